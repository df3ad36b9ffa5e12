// Signing in and out over HTTP, and what the browser may know of its session.

import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  getSession,
  redeemLink,
  type Session,
  setLanguage,
  setPassword,
  signIn,
  signOut,
  switchOrganisation,
} from '#contract/session.ts';
import { toIso } from '#core/time/instant.ts';
import { ok, type Result } from '#desk/result.ts';
import { actionsOf } from '#desk/rights.ts';
import type { Entered, From, SignedIn } from './auth-port.ts';
import type { HttpDeps } from './deps.ts';
import { actorOf, type Door } from './door.ts';
import type { Mount } from './mount.ts';
import { Refusal } from './problems.ts';

/** Tries to sign in from one address in a minute, whatever the account; failures of one account are counted by auth. */
const TRIES_PER_MINUTE = 20;

export function mountSession(mount: Mount, deps: HttpDeps, door: Door): void {
  const { auth } = deps;
  const view = (signedIn: SignedIn) => sessionView(signedIn, deps);

  async function enter(request: FastifyRequest, reply: FastifyReply, entered: Result<Entered>) {
    if (!entered.ok) return tooMany(entered.refused.detail, reply, entered);
    const { signedIn, cookies } = entered.value;
    request.signedIn = signedIn;
    request.actor = actorOf(signedIn, request.ip);
    reply.header('set-cookie', [...cookies]);
    return ok(await view(signedIn));
  }

  mount(
    signIn,
    async ({ body, request, reply, note }) => {
      note.object = body.email;
      return await enter(request, reply, await auth.signIn(body.email, body.password, fromOf(request)));
    },
    { perMinute: TRIES_PER_MINUTE },
  );

  mount(
    redeemLink,
    async ({ body, request, reply }) =>
      await enter(request, reply, await auth.redeem(body.token, fromOf(request))),
    { perMinute: TRIES_PER_MINUTE },
  );

  mount(getSession, async ({ request }) => ok(await view(signedInOf(request))));

  mount(signOut, async ({ request, reply }) => {
    reply.header('set-cookie', [...(await auth.signOut(request.headers.cookie ?? ''))]);
    door.forget();
    request.renewed = [];
    return ok(undefined);
  });

  mount(setLanguage, async ({ body, request, note }) => {
    const signedIn = signedInOf(request);
    await auth.setLanguage(signedIn, body.language);
    door.forget();
    note.detail = { language: body.language };
    return ok(await view({ ...signedIn, language: body.language }));
  });

  mount(switchOrganisation, async ({ body, request, note }) => {
    const signedIn = signedInOf(request);
    note.object = body.organisation;
    const switched = await auth.switchOrganisation(signedIn, body.organisation);
    if (!switched.ok) return switched;
    door.forget();
    return ok(await view({ ...signedIn, org: body.organisation }));
  });

  mount(
    setPassword,
    async ({ body, request, reply }) => {
      const changed = await auth.setPassword(signedInOf(request), body.current, body.password);
      door.forget();
      return changed.ok ? changed : tooMany(changed.refused.detail, reply, changed);
    },
    { perMinute: TRIES_PER_MINUTE },
  );
}

/** A refusal that says when to come back says it in Retry-After too. */
function tooMany<T>(detail: Readonly<Record<string, unknown>>, reply: FastifyReply, refused: T): T {
  const { minutes } = detail;
  if (typeof minutes === 'number') reply.header('retry-after', String(minutes * 60));
  return refused;
}

export function signedInOf(request: FastifyRequest): SignedIn {
  if (!request.signedIn) throw new Refusal('not-signed-in');
  return request.signedIn;
}

const fromOf = (request: FastifyRequest): From => ({
  address: request.ip,
  agent: (request.headers['user-agent'] ?? '').slice(0, 300),
});

async function sessionView(signedIn: SignedIn, { store }: HttpDeps): Promise<Session> {
  const membership = signedIn.memberships.find(it => it.org === signedIn.org);
  const organisations = await Promise.all(signedIn.memberships.map(it => store.roster.organisation(it.org)));
  const organisation = organisations.find(it => it?.id === signedIn.org);
  if (!membership || !organisation) throw new Refusal('no-organisation');
  const person = membership.person;
  const people = person === null ? [] : (await store.roster.roster(signedIn.org)).people;
  return {
    user: { ...signedIn.user },
    organisation: { ...organisation },
    organisations: organisations.flatMap(it => (it ? [{ id: it.id, name: it.name }] : [])),
    person:
      person === null ? null : { id: person, name: people.find(it => it.id === person)?.name ?? person },
    roles: [...membership.roles],
    may: [...actionsOf(membership.roles)],
    language: signedIn.language ?? organisation.language,
    expires: toIso(signedIn.expires),
    has_password: signedIn.has_password,
  };
}

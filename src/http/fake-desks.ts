// Desks that answer from a few fixed things, for tests of the HTTP edge alone, and a server put together of them.
import type { FastifyInstance } from 'fastify';
import { Registry } from 'prom-client';
import type { DocumentTree } from '#core/document/document.ts';
import type { Plan } from '#core/plan/plan.ts';
import { readDocument } from '#core/reading/read-document.ts';
import type { IncidentState } from '#core/response/state.ts';
import type { OrgRole } from '#desk/actor.ts';
import { makeComparisonDesk } from '#desk/comparisons.ts';
import { makeEditions } from '#desk/editions.ts';
import { makeExchangeDesk } from '#desk/exchange.ts';
import { makeKnown } from '#desk/known.ts';
import { makeLinks } from '#desk/links.ts';
import type { PaperDesk } from '#desk/paper.ts';
import { makePlanLives } from '#desk/plan-life.ts';
import type { Clock, Store } from '#desk/ports.ts';
import type { ReadUpload } from '#desk/read-upload.ts';
import { makeReadings } from '#desk/readings.ts';
import { doRehearsal, makeRehearsalDesk } from '#desk/rehearsals.ts';
import { ok, refuse } from '#desk/result.ts';
import { makeReviewDesk } from '#desk/reviews.ts';
import { makeRoutineDesk } from '#desk/routines.ts';
import type { Board, CommandBody, IncidentDesk, NewIncident, PlanDesk, ReviewDesk } from '#desk/services.ts';
import type { HttpDeps } from './deps.ts';
import { type MemoryAuth, makeMemoryAuth } from './memory-auth.ts';
import { buildServer } from './server.ts';

export const NOW = Date.UTC(2026, 10, 23, 8);
export const BASE = 'http://localhost:8230';

export const tinyPlan: Plan = {
  plan: 'outage',
  title: '停电处置',
  kind: 'on-site',
  zone: 'Asia/Shanghai',
  head: {},
  words: { immediately: 60_000, promptly: 600_000, asap: 1_800_000 },
  units: {},
  roles: { lead: { id: 'lead', title: '班长' } },
  facts: { outage: { id: 'outage', title: '停电', type: 'state', ask: ['lead'] } },
  acts: {},
  forms: {},
  contacts: { power: { id: 'power', title: '供电局', number: '95598' } },
  scenarios: {
    dark: {
      id: 'dark',
      title: '全厂停电',
      from: [],
      starts: 'outage',
      steps: ['tell'],
      never: [],
      stand_down: { when: 'not(outage)', by: 'lead', goes_on: [] },
    },
  },
  steps: {
    tell: {
      id: 'tell',
      scenario: 'dark',
      title: '报告班长',
      from: [{ clause: '3.1' }],
      force: 'must',
      who: { mode: 'one', party: { kind: 'role', role: 'lead' } },
      action: {
        kind: 'notify',
        to: [{ kind: 'role', role: 'lead' }],
        quorum: 'any',
        done: 'acknowledged',
        say: ['outage.since'],
      },
      after: [],
      if_unknown: 'ask',
      opens: [],
      limit: { within: 60_000, of: { kind: 'opened' }, word: 'immediately' },
    },
  },
  ladder: [],
  filled: [],
  ignored: {},
};

export const tinyState: IncidentState = {
  id: 'i-1',
  plan: { id: 'outage', version: 1 },
  kind: 'incident',
  title: '二车间停电',
  phase: 'active',
  scenarios: ['dark'],
  reporter: 'p-1',
  occurred: NOW,
  reported: NOW,
  activated: NOW,
  stood_down: null,
  filed: null,
  facts: {},
  states: {},
  logs: {},
  duties: {},
  openings: {},
  again: {},
  latest: NOW,
  seq: 1,
};

export type Seen = {
  readonly reported: NewIncident[];
  readonly acts: CommandBody[];
  readonly uploads: Uint8Array[];
};

/** Only organisation "a" has the incident "i-1" and the plan "outage". */
export function fakeIncidents(seen: Seen): IncidentDesk {
  const board: Board = {
    state: tinyState,
    plan: tinyPlan,
    roster: { version: 1, people: [], units: [], posts: [], holdings: [] },
    next_due: null,
    newer: {},
    closing: { may_close: false, condition: { feel: 'not(outage)', holds: null }, ticks: [], open_musts: [] },
  };
  return {
    async preview() {
      return ok({ duties: [], later: [], recent: [] });
    },
    async report(_actor, _command, input) {
      seen.reported.push(input);
      return input.plan === 'outage'
        ? ok({ incident: 'i-1', seq: 1 })
        : refuse('no-version-in-force', { plan: input.plan });
    },
    async act(actor, incident, _command, body) {
      if (actor.org !== 'a' || incident !== 'i-1') return refuse('unknown-incident', { incident });
      seen.acts.push(body);
      return ok({ seq: 2 });
    },
    async adoption() {
      return refuse('not-a-newer-version', {});
    },
    async board(org, incident) {
      return org === 'a' && incident === 'i-1' ? ok(board) : refuse('unknown-incident', { incident });
    },
  };
}

export function fakePlans(seen: Seen): PlanDesk {
  return {
    async upload(_actor, { bytes }) {
      seen.uploads.push(bytes);
      if (bytes.byteLength === 0) return refuse('empty-file');
      return ok({ document: 'd-1', plan: 'outage', version: 1, revision: 1, edition: 1, findings: [] });
    },
    async takeUpload(actor, document) {
      return refuse(actor.org === 'a' ? 'upload-settled' : 'unknown-document', { document });
    },
    async document(org, id) {
      if (org !== 'a' || id !== 'd-1') return refuse('unknown-document', { document: id });
      const bytes = new TextEncoder().encode('3.1 停电时报告班长。');
      return ok({
        id,
        org,
        name: '停电 预案.txt',
        media_type: 'text/plain',
        bytes,
        reading: null,
        uploaded: NOW,
        by: 'u',
      });
    },
    async drift(org, plan, version) {
      return org === 'a' ? ok(null) : refuse('unknown-version', { plan, version });
    },
    async freeId() {
      return 'outage-2';
    },
    async check() {
      return { plan: tinyPlan, findings: [] };
    },
    async saveDraft(actor, plan, _yaml, revision) {
      if (actor.org !== 'a') return refuse('unknown-plan', { plan });
      return revision === 1 || revision === null
        ? ok({ version: 2, revision: 2, findings: [] })
        : refuse('stale-revision', { plan });
    },
    async version(_org, plan, version) {
      return refuse('unknown-version', { plan, version });
    },
    async putIntoForce(actor, plan, version) {
      if (actor.org !== 'a') return refuse('unknown-plan', { plan });
      const finding = {
        code: 'role-without-person',
        severity: 'error',
        message: { zh: '「班长」无人担任', en: 'Nobody is "班长"' },
        place: { path: 'roles.lead' },
      } as const;
      return version === 9 ? refuse('plan-has-errors', { plan }, [finding]) : ok({ version });
    },
  };
}

const fakePaper: PaperDesk = {
  async print(org, plan, version, { format }) {
    if (org !== 'a') return refuse('unknown-version', { plan, version });
    return ok({ name: `停电处置.${format}`, bytes: new Uint8Array([1, 2, 3]) });
  },
};

/** Text with one paragraph a line. */
export const readLines: ReadUpload = async (bytes, name) => {
  const lines = new TextDecoder().decode(bytes).split('\n');
  const document: DocumentTree = {
    name,
    format: 'text',
    body: lines.map((text, i) => ({ kind: 'paragraph', text, place: { in: 'line', line: i + 1 } })),
    notes: [],
    apart: [],
    findings: [],
  };
  return { ok: true, reading: readDocument(document), carried: null, draft: () => '' };
};

/** The real desk, on the document "d-1" of organisation "a" and the entry "e-1" of its dictionary. */
export async function seededReviews(store: Store, clock: Clock, plans: PlanDesk): Promise<ReviewDesk> {
  const bytes = new TextEncoder().encode(
    '停电处置预案\n3.1 停电时，值班员应当立即报告班长。\n3.2 班长应当通知供电局。',
  );
  const read = await readLines(bytes, '停电 预案.txt');
  const named = { id: 'd-1', org: 'a', name: '停电 预案.txt', media_type: 'text/plain' };
  const reading = read.ok ? read.reading : null;
  await store.plans.addDocument({ ...named, bytes, reading, uploaded: NOW, by: 'u' });
  const meaning = { kind: 'party', as: 'post' } as const;
  await store.reviews.teach('a', [{ id: 'e-1', term: '班长', meaning, from: null, by: 'u', at: NOW }]);
  const newId = () => crypto.randomUUID();
  const readings = makeReadings(store);
  const editions = makeEditions({ store, clock, newId, readings, readUpload: readLines });
  return makeReviewDesk({ store, clock, newId, readings, editions, plans, proposer: null });
}

export const stillClock: Clock = { now: () => NOW, wakeAt: () => () => {} };

export type TestServer = {
  readonly app: FastifyInstance;
  readonly auth: MemoryAuth;
  readonly store: Store;
  readonly seen: Seen;
  /** A Cookie header of a new account with these roles in the organisation ("a" unless told otherwise). */
  cookieFor(roles: readonly OrgRole[], org?: string): Promise<string>;
};

/** Organisations "a" and "b", one person "p-1" in "a", nobody else. */
export async function startTestServer(store: Store, more: Partial<HttpDeps> = {}): Promise<TestServer> {
  const clock = more.clock ?? stillClock;
  for (const id of ['a', 'b'])
    await store.roster.addOrganisation({ id, name: `单位 ${id}`, zone: 'Asia/Shanghai', language: 'zh' });
  await store.roster.savePerson({
    id: 'p-1',
    org: 'a',
    name: '王敏',
    unit: null,
    language: 'zh',
    addresses: [{ channel: 'email', value: 'wang.min@example.com', secret: 'whsec_x', verified: true }],
    user: null,
  });
  const auth = makeMemoryAuth(clock, BASE);
  const seen: Seen = { reported: [], acts: [], uploads: [] };
  const plans = fakePlans(seen);
  const reviews = more.reviews ?? (await seededReviews(store, clock, plans));
  const app = await buildServer({
    incidents: fakeIncidents(seen),
    plans,
    lives: makePlanLives(store, clock, makeKnown(store, clock)),
    reviews,
    paper: fakePaper,
    exchange: makeExchangeDesk(store, plans),
    rehearsals: makeRehearsalDesk(store, clock, async (work, onProgress) =>
      doRehearsal(work, onProgress, Date.now),
    ),
    comparisons: makeComparisonDesk(store, reviews),
    routines: makeRoutineDesk({
      ...{ store, clock, known: makeKnown(store, clock), newId: () => 'r-1', log: () => {} },
      links: makeLinks(new Uint8Array(32), BASE),
    }),
    store,
    clock,
    auth,
    config: { baseUrl: BASE, trustProxy: false, metricsToken: null },
    version: '0.1.0',
    web: null,
    log: null,
    metrics: new Registry(),
    ...more,
  });
  let made = 0;
  return {
    app,
    auth,
    store,
    seen,
    async cookieFor(roles, org = 'a') {
      made += 1;
      const user = await auth.createUser({ email: `u${made}@example.com`, name: `用户${made}` });
      if (!user.ok) throw new Error('no user');
      await auth.saveMembership(user.value.user, { org, person: null, roles });
      return auth.cookieOf(user.value.user);
    },
  };
}

// Phone cards: one person, one duty, opened by the secret of a task link. The link never makes a session; all it may do
// is listed on the card. What a card does goes through the incident desk like everything else.

import type { Plan } from '#core/plan/plan.ts';
import { askedBy } from '#core/response/asks.ts';
import { isClosed } from '#core/response/close.ts';
import type { Command } from '#core/response/command.ts';
import { isSigner, saidByForm } from '#core/response/forms.ts';
import { itemEntry } from '#core/response/items.ts';
import { sayItem } from '#core/response/message.ts';
import type { Duty, IncidentState } from '#core/response/state.ts';
import type { Actor } from './actor.ts';
import type { Known, KnownOrganisation } from './known.ts';
import { hashOfLink, isLinkSecret } from './links.ts';
import type { Clock, Store, StoredLink } from './ports.ts';
import { ok, type Result, refuse } from './result.ts';
import type { Card, CardAct, CardDesk, CommandBody, IncidentDesk } from './services.ts';

export type CardDeskParts = {
  readonly store: Store;
  readonly clock: Clock;
  readonly known: Known;
  readonly incidents: IncidentDesk;
};

type Opened = {
  readonly link: StoredLink;
  readonly duty: Duty;
  readonly state: IncidentState;
  readonly plan: Plan;
  readonly known: KnownOrganisation;
};

export function makeCardDesk({ store, clock, known, incidents }: CardDeskParts): CardDesk {
  async function find(secret: string): Promise<Result<Opened>> {
    const link = isLinkSecret(secret) ? await store.links.find(hashOfLink(secret)) : undefined;
    if (!link) return refuse('link-unknown');
    if (link.revoked !== null) return refuse('link-revoked');
    if (link.expires <= clock.now()) return refuse('link-expired');
    const found = await store.incidents.load(link.org, link.incident);
    const organisation = await known.organisation(link.org);
    const plan = found && (await known.ofCase(link.org, found.state))?.plan;
    const duty = found?.state.duties[link.duty];
    if (!found || !organisation || !plan || !duty) return refuse('link-unknown');
    return ok({ link, duty, state: found.state, plan, known: organisation });
  }

  return {
    async open(secret) {
      const opened = await find(secret);
      return opened.ok ? ok(cardOf(opened.value)) : opened;
    },

    async act(secret, commandId, act) {
      const opened = await find(secret);
      if (!opened.ok) return opened;
      const { link } = opened.value;
      const actor: Actor = {
        org: link.org,
        user: null,
        person: link.person,
        roles: [],
        via: 'link',
        address: null,
      };
      const done = await incidents.act(actor, link.incident, commandId, bodyOf(opened.value, act));
      if (!done.ok) return done;
      const after = await find(secret);
      return after.ok ? ok(cardOf(after.value)) : after;
    },
  };
}

/** A receiver's "done" and "acknowledge" are the same: he has heard it. */
function bodyOf({ link, duty }: Opened, act: CardAct): CommandBody {
  const at = act.at === undefined ? {} : { at: act.at };
  const receives = roleOf(duty, link.person) === 'receiver' && isOnlyTold(duty, link.person);
  if (receives && act.act !== 'decline')
    return { type: 'AcknowledgeMessage', duty: duty.id, person: link.person, ...at };
  switch (act.act) {
    case 'acknowledge':
      return { type: 'AcknowledgeDuty', duty: duty.id, ...at };
    case 'accept':
      return { type: 'AcceptDuty', duty: duty.id, ...at };
    case 'arrive':
      return { type: 'ArriveForDuty', duty: duty.id, ...at };
    case 'decline':
      return { type: 'DeclineDuty', duty: duty.id, reason: act.reason ?? '', ...at };
    case 'done':
      return completion(duty, act, at);
    default:
      return act.act satisfies never;
  }
}

function completion(duty: Duty, act: CardAct, at: { readonly at?: number }): CommandBody {
  const body: Extract<Command, { type: 'CompleteDuty' }> = {
    type: 'CompleteDuty',
    by: '',
    duty: duty.id,
    ...at,
    ...(act.answer === undefined ? {} : { answer: act.answer }),
    ...(act.facts === undefined ? {} : { facts: act.facts }),
    ...(act.fields === undefined ? {} : { fields: act.fields }),
    ...(act.marks === undefined ? {} : { marks: act.marks }),
    ...(act.note === undefined ? {} : { note: act.note }),
  };
  const { by: _by, ...rest } = body;
  return rest;
}

function cardOf({ link, duty, state, plan, known }: Opened): Card {
  const person = known.record.people.find(one => one.id === link.person);
  const as = roleOf(duty, link.person);
  const heard = duty.told.find(told => told.person === link.person)?.acknowledged;
  const own = duty.acknowledged?.by === link.person ? duty.acknowledged : null;
  return {
    organisation: known.organisation.name,
    zone: known.organisation.zone,
    language: person?.language ?? known.organisation.language,
    incident: {
      title: state.title,
      drill: state.kind === 'drill',
      scenario: plan.scenarios[duty.scenario]?.title ?? '',
      phase: state.phase,
      occurred: state.occurred,
    },
    person: { name: person?.name ?? '', as },
    duty: {
      title: duty.title,
      kind: duty.kind,
      phase: duty.phase,
      due: duty.due,
      overdue: duty.phase === 'open' && duty.overdue !== null,
      acknowledged: (as === 'receiver' ? heard : own)?.at ?? null,
      done: duty.done?.at ?? null,
      say: saysOf(duty, state, plan),
      asks: as === 'receiver' && isOnlyTold(duty, link.person) ? [] : askedBy(duty, plan, state),
      call: callOf(duty, state, plan),
    },
    may: mayDo(
      duty,
      state,
      as,
      (as === 'receiver' ? heard : own) != null,
      isConcerned(duty, link.person),
      link.person,
    ),
  };
}

function roleOf(duty: Duty, person: string): Card['person']['as'] {
  if (duty.holders.some(holder => holder.person === person)) return 'holder';
  return duty.called.some(holder => holder.person === person) ? 'called' : 'receiver';
}

/** Has it to know, and nothing to do: a receiver of a message, of a form handed in. */
function isOnlyTold(duty: Duty, person: string): boolean {
  return (
    duty.kind === 'notify' ||
    duty.kind === 'level' ||
    (duty.kind === 'report' && !(duty.phase === 'open' && isSigner(duty, person)))
  );
}

function isConcerned(duty: Duty, person: string): boolean {
  return [...duty.holders, ...duty.called, ...duty.told].some(one => one.person === person);
}

function mayDo(
  duty: Duty,
  state: IncidentState,
  as: Card['person']['as'],
  acknowledged: boolean,
  isConcerned: boolean,
  person: string,
): Card['may'] {
  if (isClosed(state)) return [];
  if (!isConcerned) return []; // he declined, or the duty went to somebody else
  const acknowledge = acknowledged ? [] : (['acknowledge'] as const);
  if (as === 'receiver' && isOnlyTold(duty, person)) return acknowledge;
  if (duty.phase !== 'open') return [];
  if (as === 'receiver') return [...acknowledge, 'done'];
  return [
    ...acknowledge,
    ...(duty.arrived || duty.kind !== 'task' ? [] : (['arrive'] as const)),
    'done',
    'decline',
  ];
}

function saysOf(duty: Duty, state: IncidentState, plan: Plan): Card['duty']['say'] {
  const action = duty.step === null ? undefined : plan.steps[duty.step]?.action;
  if (action?.kind === 'report') return saidByForm({ plan }, duty);
  return action?.kind === 'notify' ? action.say.map(name => sayItem({ plan, state }, name, duty.items)) : [];
}

/** Whom to ring and what to say; the number of a list item comes from its own entry. */
function callOf(duty: Duty, state: IncidentState, plan: Plan): Card['duty']['call'] {
  const step = duty.step === null ? undefined : plan.steps[duty.step];
  if (step?.action.kind !== 'call') return null;
  const { contact, item_field, script } = step.action;
  const entry = itemEntry({ plan, state }, step, duty.item);
  const own = item_field === undefined ? undefined : entry?.values[item_field];
  const known = contact === undefined ? undefined : plan.contacts[contact];
  return {
    title: known?.title ?? step.title,
    number: own === undefined ? (known?.number ?? null) : String(own),
    script,
  };
}

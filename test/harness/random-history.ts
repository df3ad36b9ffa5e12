// Random plans and random histories for the engine's invariants. A history is data: each act says how long to wait and
// what kind of thing somebody does; whom and which duty it means is picked from the state when its turn comes.
import fc from 'fast-check';
import type { Consequence, Due, Need } from '#core/plan/clock.ts';
import type {
  Action,
  Edge,
  Limit,
  Opener,
  Origin,
  Party,
  Plan,
  Prohibition,
  Rung,
  RungTarget,
  Step,
} from '#core/plan/plan.ts';
import { casePlan } from '#core/response/case-plans.ts';
import type { Command } from '#core/response/command.ts';
import { decide } from '#core/response/decide.ts';
import type { IncidentEvent } from '#core/response/event.ts';
import type { Duty, IncidentState } from '#core/response/state.ts';
import type { Roster } from '#core/roster/roster.ts';
import { CASE_DOINGS, caseCommand, cased, OTHERS } from './random-case.ts';
import { ITEM_DOINGS, itemCommand, itemised } from './random-items.ts';
import { LEVEL_DOINGS, levelCommand, leveled } from './random-level.ts';
import { LADDER, MINUTE, plan, role, roster, rung, state, step, yesNo } from './small-plan.ts';

const POSTS = ['leader', 'ops', 'boss', 'agent', 'nobody'] as const;
const PEOPLE = Object.keys(roster.people);

const minutes = (max: number) => fc.integer({ min: 1, max }).map(count => count * MINUTE);
const party: fc.Arbitrary<Party> = fc.oneof(
  fc.constantFrom<Party>({ kind: 'scene-lead' }, { kind: 'doer-of', step: 's0' }),
  fc.constantFrom(...POSTS).map(role),
  fc.constant<Party>({ kind: 'reporter' }),
  fc.constant<Party>({ kind: 'head-of', of: role('leader') }),
);
const stateEdge = (edge: 'since' | 'ended'): Edge => ({ kind: 'state', fact: 'out', edge });
const origin: fc.Arbitrary<Origin> = fc.constantFrom<Origin>(
  stateEdge('since'),
  { kind: 'opened' },
  { kind: 'incident', instant: 'occurred' },
  { kind: 'incident', instant: 'reported' },
);
const limit: fc.Arbitrary<Limit> = fc.record({ within: minutes(90), of: origin });

const boss: Consequence = { tell: [{ kind: 'party', party: role('boss') }], opens: [] };

const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Action>({ kind: 'task', evidence: [] }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('notify' as const),
      to: fc.array(party, { minLength: 1, maxLength: 2 }),
      quorum: fc.constantFrom('any' as const, 'all' as const),
      done: fc.constantFrom('acknowledged' as const, 'sent' as const),
      say: fc.constant(['out.since']),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Action>(
      {
        kind: 'notify',
        to: [role('leader'), role('ops'), role('boss')],
        quorum: 'all',
        done: 'acknowledged',
        say: [],
        order: 'one-by-one',
      },
      {
        kind: 'notify',
        to: [],
        quorum: 'all',
        done: 'acknowledged',
        say: [],
        relay: [
          { to: [role('agent')], quorum: 'any' },
          { to: [{ kind: 'up-the-line' }], quorum: 'all' },
        ],
        via: ['radio', 'phone'],
        next_channel: 2 * MINUTE,
      },
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom<Action>(
      { kind: 'watch', every: 10 * MINUTE, from: 'grid', fields: [], missed: { after: 2 * MINUTE, ...boss } },
      { kind: 'watch', every: 15 * MINUTE, from: 'last-done', fields: [], asks: role('agent') },
      {
        kind: 'roll_call',
        of: { kind: 'parties', parties: [role('agent')] },
        ticks: ['here', 'missing'],
        missing: boss,
      },
      {
        kind: 'dispatch',
        what: 'van',
        count: { least: 2, need: 3, have: 1 },
        ends: 'arrived',
        if_short: boss,
      },
      { kind: 'convene', members: [role('agent'), role('ops')], quorum: 'half' },
      { kind: 'request', what: 'data', by: [], evidence: [] },
      { kind: 'expect', holds: 'hurt = false', otherwise: { ...boss, opens: ['s1'] } },
    ),
  },
  { weight: 1, arbitrary: fc.constant<Action>({ kind: 'assess', facts: ['hurt'] }) },
  {
    weight: 1,
    arbitrary: fc.constant<Action>({
      kind: 'decide',
      question: '?',
      answer: { kind: 'yes-no' },
      reason: 'optional',
    }),
  },
  {
    weight: 1,
    arbitrary: fc.constant<Action>({ kind: 'confirm', question: '?', of: 'customer', not_by: ['leader'] }),
  },
);

const opener: fc.Arbitrary<Opener> = fc.oneof(
  fc.record({ kind: fc.constant('instant' as const), offset: minutes(90), origin }),
  fc.constant<Opener>({ kind: 'condition', feel: 'hurt = true' }),
  fc.constant<Opener>({ kind: 'edge', edge: stateEdge('ended') }),
);

const ladder: fc.Arbitrary<readonly Rung[]> = fc.constantFrom(
  LADDER,
  [rung('first', 5, { kind: 'party', party: role('boss') }), rung('last', 20, { kind: 'alarm' }, 'done')],
  [
    rung('taken', 4, { kind: 'deputies' }, 'accepted'),
    { ...rung('there', 8, { kind: 'unit-head' }, 'arrived'), opens: ['s2'] },
  ],
  [],
);

/** Locks that open and shut as facts come in; some plans forbid the step or the act besides. */
function locks(index: number) {
  const rarely = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 4 });
  const condition: fc.Arbitrary<Need> = fc.constant<Need>({ kind: 'condition', feel: 'hurt = true' });
  const done: fc.Arbitrary<Need> = fc
    .nat({ max: Math.max(0, index - 1) })
    .map(n => ({ kind: 'edge', edge: { kind: 'step', step: `s${n}`, edge: 'done' } }));
  return {
    needs: rarely(
      fc.array(index === 0 ? condition : fc.oneof(condition, done), { minLength: 1, maxLength: 2 }),
    ),
    holds: rarely(fc.constant(['not(hurt)'])),
    on_loss: rarely(
      fc.record({
        do: fc.constantFrom('stop' as const, 'withdraw' as const),
        tell: fc.constant<readonly RungTarget[]>([{ kind: 'party', party: role('boss') }]),
        opens: fc.constantFrom([], ['s1']),
      }),
    ),
  };
}

const WINDOWS: Due = {
  kind: 'windows',
  of: stateEdge('since'),
  windows: [
    { since: '09:00', until: '13:00', due: { at: '18:00', day: 0 } },
    { since: '13:00', until: '09:00', due: { at: '12:00', day: 'next' } },
  ],
  if_past: 'overdue',
};

/** A span from an origin, or a limit by the clock on the wall. */
function limits() {
  return {
    limit: fc.option(limit, { nil: undefined }),
    due: fc.option(
      fc.constantFrom<Due>(
        WINDOWS,
        { kind: 'end-of', period: 'day', of: { kind: 'opened' } },
        { kind: 'working', count: 1, unit: 'hours', of: { kind: 'opened' } },
        { kind: 'kept', of: { kind: 'opened' }, per: { document: 'elsewhere' } },
      ),
      { nil: undefined, freq: 6 },
    ),
  };
}

/** What is decided when the step opens, or ends it: cases, discretion, those who take part, `until`. */
function choices() {
  const rarely = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 5 });
  return {
    until: rarely(
      fc.constantFrom<readonly Need[]>(
        [{ kind: 'condition', feel: 'hurt = true' }],
        [{ kind: 'edge', edge: stateEdge('ended') }],
      ),
    ),
    cases: rarely(
      fc.constant([
        { when: 'hurt = true', title: 'carry', from: [] },
        { title: 'walk', until: [{ kind: 'edge' as const, edge: stateEdge('ended') }], from: [] },
      ]),
    ),
    discretion: rarely(fc.constantFrom(role('boss'), role('nobody'))),
    sticky: rarely(fc.constant(true)),
  };
}

const bans: fc.Arbitrary<readonly Prohibition[]> = fc.subarray<Prohibition>([
  { id: 'no_leaving', blocks: 'leave', while: 'out', unless: { permission_of: 'boss' }, from: [] },
  { id: 'no_s0', blocks: '', step: 's0', while: 'hurt', from: [] },
]);
const acts: fc.Arbitrary<Plan['acts']> = fc.constantFrom<Plan['acts']>(
  {},
  { leave: { id: 'leave', title: 'Leave', by: 'agent' } },
  { leave: { id: 'leave', title: 'Leave', by: 'agent', granted_by: [role('ops')], holds: ['out'] } },
);

/** Steps may come after earlier ones only: plans of this kind have no circles. */
function stepAt(index: number): fc.Arbitrary<Step> {
  const before: fc.Arbitrary<Edge> = fc
    .nat({ max: Math.max(0, index - 1) })
    .map(n => ({ kind: 'step', step: `s${n}`, edge: 'done' }));
  return fc
    .record({
      force: fc.constantFrom('must' as const, 'must' as const, 'should' as const, 'may' as const),
      action,
      who: fc.oneof(
        { weight: 4, arbitrary: party.map(one => ({ mode: 'one' as const, party: one })) },
        {
          weight: 1,
          arbitrary: party.map(one => ({ mode: 'one' as const, party: one, with: [role('agent')] })),
        },
        { weight: 1, arbitrary: fc.constant({ mode: 'each-of' as const, party: role('agent') }) },
        {
          weight: 1,
          arbitrary: fc.constant({ mode: 'any-of' as const, parties: [role('leader'), role('ops')] }),
        },
      ),
      after: index === 0 ? fc.constant([]) : fc.array(before, { maxLength: 1 }),
      opens: fc.array(opener, { maxLength: 2 }),
      when: fc.option(fc.constantFrom('hurt = true', 'not(hurt)'), { nil: undefined }),
      while: fc.option(fc.constant('out'), { nil: undefined }),
      ...limits(),
      ladder: fc.option(ladder, { nil: undefined }),
      ...locks(index),
      ...choices(),
    })
    .map(made => {
      const without = made.due === undefined ? [] : ['limit'];
      const given = Object.fromEntries(
        Object.entries(made).filter(([key, value]) => value !== undefined && !without.includes(key)),
      );
      return step(`s${index}`, given as Partial<Step>);
    });
}

const stateLadder: fc.Arbitrary<readonly Rung[]> = fc.constantFrom<readonly Rung[]>(
  [],
  [{ ...rung('long', 30, { kind: 'party', party: role('boss') }), of: stateEdge('since') }],
);

/** Steps, locks, acts; some with levels, posts, rules and gates besides, some with items, forms and answers. */
export const anyPlan: fc.Arbitrary<Plan> = fc
  .tuple(plainPlan(), fc.nat({ max: 4 }))
  .chain(([made, one]) =>
    one === 0 ? leveled(made) : one === 1 ? cased(made) : one === 2 ? itemised(made) : fc.constant(made),
  );

function plainPlan(): fc.Arbitrary<Plan> {
  return fc
    .integer({ min: 1, max: 6 })
    .chain(count => fc.tuple(...Array.from({ length: count }, (_, i) => stepAt(i))))
    .chain(steps =>
      fc.record({ steps: fc.constant(steps), stable: minutes(15), never: bans, acts, onState: stateLadder }),
    )
    .map(({ steps, stable, never, acts: controlled, onState }) => {
      const made = plan(steps, {
        facts: { out: { ...state('out', stable), ladder: onState }, hurt: yesNo('hurt', 'agent') },
        acts: controlled,
      });
      const [s] = Object.values(made.scenarios);
      return s ? { ...made, scenarios: { s: { ...s, never } } } : made;
    });
}

export type Doing = {
  readonly wait: number;
  readonly what: string;
  readonly pick: number;
  readonly who: number;
};

const DOINGS = [
  ...['pass', 'pass', 'acknowledge', 'acknowledge', 'arrive', 'complete', 'complete', 'complete'],
  ...[
    'decline',
    'assign',
    'waive',
    'hear',
    'failed',
    'sent',
    'out',
    'out',
    'hurt',
    'correct',
    'stand-down',
    'file',
    'ask',
    'ask',
    'end',
    'through',
    'violate',
    'request',
    'count',
    ...LEVEL_DOINGS,
    ...CASE_DOINGS,
    ...ITEM_DOINGS,
  ],
] as const;

export const anyHistory: fc.Arbitrary<readonly Doing[]> = fc.array(
  fc.record({
    wait: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 40 })).map(count => count * MINUTE),
    what: fc.constantFrom(...DOINGS),
    pick: fc.nat({ max: 50 }),
    who: fc.nat({ max: 50 }),
  }),
  { maxLength: 20 },
);

export const START = Date.parse('2026-11-23T01:00:00Z');

export function reportOf(made: Plan, kind: 'incident' | 'drill' = 'incident'): Command {
  const occurred = START - 5 * MINUTE;
  return {
    type: 'ReportIncident',
    incident: 'i1',
    kind,
    plan: { id: made.plan, version: 1 },
    scenarios: ['s'],
    title: 'I',
    occurred,
    facts: {},
    by: 'he',
  };
}

/** The command an act means in this state; the clock alone when there is nothing to do it to. */
export function commandFor(doing: Doing, now: IncidentState, at: number): Command {
  const duties = Object.values(now.duties);
  const duty = duties[doing.pick % Math.max(1, duties.length)];
  const by = personFor(doing, duty);
  const id = duty?.id ?? '';
  switch (doing.what) {
    case 'acknowledge':
      return { type: 'AcknowledgeDuty', duty: id, by };
    case 'arrive':
      return { type: 'ArriveForDuty', duty: id, by };
    case 'complete':
      return { type: 'CompleteDuty', duty: id, ...answerFor(duty, doing), facts: factsFor(duty, doing), by };
    case 'decline':
      return { type: 'DeclineDuty', duty: id, reason: 'cannot', by };
    case 'assign':
      return {
        type: 'AssignDuty',
        duty: id,
        to: PEOPLE[doing.who % PEOPLE.length] ?? 'lin',
        reason: 'better',
        by: 'ma',
      };
    case 'waive':
      return { type: 'WaiveDuty', duty: id, reason: 'no need', by: 'ma' };
    case 'hear': {
      const person = duty?.told[doing.who % Math.max(1, duty.told.length)]?.person ?? 'ma';
      return { type: 'AcknowledgeMessage', duty: id, person, by: person };
    }
    case 'failed':
    case 'sent': {
      const person = [...(duty?.holders ?? []), ...(duty?.told ?? [])][doing.who % 3]?.person ?? 'ma';
      return { type: 'RecordDelivery', duty: id, person, outcome: doing.what, at };
    }
    case 'out':
      return { type: 'RecordFact', fact: 'out', value: !now.states.out?.on, by: 'lin' };
    case 'hurt':
      return { type: 'RecordFact', fact: 'hurt', value: doing.pick % 2 === 0, by: 'lin' };
    case 'correct':
      return {
        type: 'CorrectFact',
        fact: 'out',
        edge: 'since',
        to: START - (doing.pick % 30) * MINUTE,
        by: 'lin',
      };
    case 'stand-down': {
      const waivers = Object.fromEntries(
        duties.filter(one => one.phase === 'open').map(one => [one.id, 'over']),
      );
      return { type: 'StandDown', reason: 'over', waivers: doing.pick % 2 ? waivers : {}, by: 'ma' };
    }
    case 'file':
      return { type: 'FileIncident', by: 'ma' };
    case 'ask':
      return {
        type: 'AskAct',
        act: 'leave',
        by: doing.who % 2 ? 'he' : 'yu',
        ...(doing.pick % 5 ? {} : { through: { life: true, reason: 'fire' } }),
      };
    case 'end':
      return { type: 'EndAct', request: `leave/${1 + (doing.pick % 3)}`, by: doing.who % 2 ? 'he' : 'yu' };
    case 'through':
      return { type: 'GoThroughLock', duty: id, life: doing.pick % 2 === 0, reason: 'life', by };
    case 'request':
      return { type: 'RequestStep', step: `s${doing.pick % 6}`, text: 'more', by: 'lin' };
    case 'count': {
      const fields =
        duty?.kind === 'dispatch'
          ? { arrived: doing.pick % 4, available: doing.who % 4 }
          : { he: 'here', yu: 'missing' };
      return { type: 'CompleteDuty', duty: id, fields, by };
    }
    case 'violate':
      return { type: 'RecordViolation', against: 'leave', person: 'he', text: 'seen outside', by: 'lin' };
    default:
      return (
        levelCommand(doing, now) ??
        caseCommand(doing, now) ??
        itemCommand(doing, now, duty, by) ?? { type: 'PassTime' }
      );
  }
}

function personFor(doing: Doing, duty: Duty | undefined): string {
  const near = [...(duty?.holders ?? []), ...(duty?.called ?? []), ...(duty?.told ?? [])].map(
    one => one.person,
  );
  return near[doing.who % Math.max(1, near.length)] ?? PEOPLE[doing.who % PEOPLE.length] ?? 'lin';
}

function answerFor(
  duty: Duty | undefined,
  doing: Doing,
): { readonly answer: unknown; readonly note?: string } {
  if (duty?.grades) return { answer: ['I', 'II', 'III'][doing.pick % 3], note: 'seen' };
  return { answer: doing.who % 3 > 0 };
}

function factsFor(duty: Duty | undefined, doing: Doing): Readonly<Record<string, boolean | number>> {
  if (duty?.fact === 'count') return { count: doing.pick % 14 };
  return duty?.kind === 'assess' || duty?.kind === 'ask' ? { hurt: doing.pick % 2 === 0 } : {};
}

export type Lived = {
  readonly state: IncidentState;
  readonly events: readonly IncidentEvent[];
  /** The state after each command, the first after the report. */
  readonly states: readonly IncidentState[];
  /** All plans of the case as one. */
  readonly plan: Plan;
};

/** Lives a history through; `tick` wakes the clock that often between acts, as a timekeeper might. */
export type LiveOptions = {
  readonly tick?: number;
  readonly kind?: 'incident' | 'drill';
  readonly people?: Roster;
  /** After the history this becomes version 2 of the plan, and the case adopts it; then more happens. */
  readonly adopt?: { readonly plan: Plan; readonly gone: 'keep' | 'withdraw' };
  readonly afterwards?: readonly Doing[];
};

export function live(made: Plan, history: readonly Doing[], options: LiveOptions = {}): Lived {
  const people = options.people ?? roster;
  const events: IncidentEvent[] = [];
  const states: IncidentState[] = [];
  let now = START;
  let present = made;
  let current: IncidentState | null = null;
  const take = (command: Command, adopting?: Plan) => {
    const decided = decide(current, command, {
      plan: present,
      plans: OTHERS,
      roster: people,
      now,
      commands: false,
      ...(adopting ? { adopting } : {}),
    });
    present = decided.plan;
    events.push(...decided.events);
    current = decided.state ?? current;
    if (current) states.push(current);
  };
  const act = (doing: Doing) => {
    const until = now + doing.wait;
    if (options.tick !== undefined)
      for (now += options.tick; now < until; now += options.tick) take({ type: 'PassTime' });
    now = until;
    take({ type: 'PassTime' });
    if (current) take(commandFor(doing, current, now));
  };
  take(reportOf(made, options.kind));
  for (const doing of history) act(doing);
  if (options.adopt) {
    const { plan: newer, gone } = options.adopt;
    const before = states.at(-1);
    const adopting = before && casePlan(before, ({ id }) => (id === made.plan ? newer : OTHERS[id]?.plan));
    const all = Object.fromEntries(Object.keys(before?.duties ?? {}).map(id => [id, gone]));
    take({ type: 'AdoptVersion', version: 2, gone: all, reason: 'mended', by: 'ma' }, adopting);
  }
  for (const doing of options.afterwards ?? []) act(doing);
  now += 3 * 60 * MINUTE;
  take({ type: 'PassTime' });
  if (!current) throw new Error('the report was refused');
  return { state: current, events, states, plan: present };
}

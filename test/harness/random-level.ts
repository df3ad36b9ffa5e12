// Random levels, posts, rules and gates for the engine's invariants, laid over a random plan; and what people do with them.
import fc from 'fast-check';
import type { Grades, Level } from '#core/plan/grades.ts';
import type { Plan, Role, Step } from '#core/plan/plan.ts';
import type { Command } from '#core/response/command.ts';
import type { IncidentState } from '#core/response/state.ts';
import { MINUTE, role, step } from './small-plan.ts';

const LEVELS = ['I', 'II', 'III'] as const;
const row = (id: string, level: string, when: string) => ({ id, row: 0, level, when, from: [] });

const table: fc.Arbitrary<Grades['table']> = fc.record({
  hit: fc.constantFrom('highest' as const, 'first' as const, 'unique' as const),
  rows: fc.constantFrom(
    [row('a', 'I', 'count >= 10'), row('b', 'II', 'count >= 3'), row('c', 'III', 'count < 3')],
    [row('a', 'I', 'hurt'), row('b', 'III', 'count < 2')],
    [row('a', 'III', 'count < 5'), row('b', 'I', 'hurt'), row('c', 'II', 'count >= 4')],
  ),
  gap: fc.constantFrom('ask', 'II'),
  unknown: fc.constantFrom(
    { rule: 'highest-reachable' as const, ask: [] },
    { rule: 'wait' as const, ask: ['count'], until: 4 * MINUTE },
  ),
});

const grades: fc.Arbitrary<Grades> = fc.record({
  scale: fc.constant([...LEVELS]),
  table,
  override: fc.constantFrom(
    { up: ['leader', 'boss'], down: ['boss'], reason: true },
    { up: [], down: [], reason: false },
  ),
  settled: fc.constant([]),
  from: fc.constant([]),
});

function level(id: string): fc.Arbitrary<Level> {
  const rarely = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 });
  return fc
    .record({
      commander: rarely(fc.constantFrom('leader', 'boss', 'ops', 'nobody')),
      tell: fc.subarray([role('ops'), role('boss'), role('city')], { maxLength: 2 }),
      opens: fc.subarray(['s0', 's1', 's2']),
      words: fc.constantFrom({}, { immediately: MINUTE }),
      limits: fc.constantFrom({}, { s0: { within: 15 * MINUTE, of: { kind: 'opened' as const } } }),
    })
    .map(({ commander, ...made }) => ({
      id,
      title: id,
      from: [],
      ...made,
      ...(commander === undefined ? {} : { commander }),
    }));
}

const controls = fc.record({
  renew: fc.option(
    fc.integer({ min: 5, max: 40 }).map(count => count * MINUTE),
    { nil: undefined },
  ),
  rule: fc.constantFrom('count < 8', 'guard_post.present'),
  gates: fc.integer({ min: 0, max: 2 }),
  chief: fc.boolean(),
});

/** Levels and controls for a plan that has none. */
export function leveled(made: Plan): fc.Arbitrary<Plan> {
  return fc
    .record({ grades, levels: fc.tuple(level('I'), level('II'), level('III')), controls })
    .map(({ grades: graded, levels, controls: { renew, rule, gates, chief } }) => {
      const gateSteps = Array.from({ length: gates }, (_, i) => gate(i));
      const [s] = Object.values(made.scenarios);
      return {
        ...made,
        grades: graded,
        levels: Object.fromEntries(levels.map(one => [one.id, one])),
        presence: {
          guard_post: {
            id: 'guard_post',
            title: 'Post',
            by: ['agent'],
            outside: false,
            from: [],
            ...(renew === undefined ? {} : { renew }),
          },
        },
        rules: {
          two: {
            id: 'two',
            title: 'Two',
            holds: rule,
            from: [],
            on_loss: { do: 'stop', tell: [], opens: [] },
          },
        },
        ...(gates > 0 ? { gates: gateSteps.map(({ id }) => id) } : {}),
        facts: {
          ...made.facts,
          count: { id: 'count', title: 'count', type: 'number', ask: ['ops'] },
        },
        roles: { ...made.roles, city, chief: chiefRole },
        steps: { ...made.steps, ...Object.fromEntries(gateSteps.map(one => [one.id, one])) },
        scenarios: s
          ? { s: { ...s, stand_down: { ...s.stand_down, by: chief ? 'chief' : 'boss' } } }
          : made.scenarios,
      } satisfies Plan;
    });
}

const city: Role = { id: 'city', title: 'City', outside: true };
const chiefRole: Role = { id: 'chief', title: 'Chief', is: 'level-commander' };

function gate(index: number): Step {
  return step(`g${index}`, {
    scenario: 'gates',
    part: 'gate',
    ...(index > 0 ? { after: [{ kind: 'step', step: `g${index - 1}`, edge: 'done' }] } : {}),
  });
}

export const LEVEL_DOINGS = [
  'graded',
  'graded',
  'set-level',
  'release',
  'accept',
  'sign-on',
  'sign-off',
] as const;

/** The command of such an act; undefined for other acts. */
export function levelCommand(
  doing: { readonly what: string; readonly pick: number; readonly who: number },
  now: IncidentState,
): Command | undefined {
  const { pick, who } = doing;
  const person = ['lin', 'ma', 'zhou', 'he'][who % 4] ?? 'ma';
  switch (doing.what) {
    case 'graded':
      return { type: 'RecordFact', fact: 'count', value: pick % 14, by: 'zhou' };
    case 'set-level':
      return { type: 'SetLevel', level: LEVELS[pick % 3] ?? 'I', reason: 'seen', by: person };
    case 'release':
      return { type: 'ReleaseLevel', reason: 'over', by: person };
    case 'accept': {
      const offered = Object.values(now.duties).find(duty => duty.commands && duty.phase === 'open');
      const by = offered?.holders[0]?.person ?? person;
      return { type: 'AcceptDuty', duty: offered?.id ?? '', by };
    }
    case 'sign-on':
      return { type: 'SignOn', post: 'guard_post', by: who % 2 ? 'he' : 'yu' };
    case 'sign-off':
      return { type: 'SignOff', post: 'guard_post', by: who % 2 ? 'he' : 'yu' };
    default:
      return undefined;
  }
}

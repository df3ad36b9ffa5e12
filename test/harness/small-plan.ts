// Small plans for tests of the engine, written as the engine reads them: only what a test is about needs saying.
import type { Fact, Party, Plan, Role, Rung, Scenario, Step } from '#core/plan/plan.ts';
import type { Roster } from '#core/roster/roster.ts';

export const MINUTE = 60_000;

export const role = (id: string): Party => ({ kind: 'role', role: id });

export function step(id: string, change: Partial<Step> = {}): Step {
  return {
    id,
    scenario: 's',
    title: id,
    from: [],
    force: 'must',
    who: { mode: 'one', party: role('leader') },
    action: { kind: 'task', evidence: [] },
    after: [],
    if_unknown: 'ask',
    opens: [],
    ...change,
  };
}

/** The classic ladder: deputies, head of unit, head above, alarm, three minutes apart. */
export const LADDER: readonly Rung[] = [
  rung('deputies', 3, { kind: 'deputies' }),
  rung('unit-head', 6, { kind: 'unit-head' }),
  rung('parent-head', 9, { kind: 'parent-head' }),
  rung('alarm', 12, { kind: 'alarm' }),
];

export function rung(
  id: string,
  minutes: number,
  tell: Rung['tell'][number],
  unless: Rung['unless'] = 'acknowledged',
): Rung {
  return { id, offset: minutes * MINUTE, of: { kind: 'opened' }, unless, tell: [tell] };
}

export function plan(
  steps: readonly Step[],
  change: Partial<Plan> & { readonly stand_down?: Scenario['stand_down'] } = {},
): Plan {
  const { stand_down, ...rest } = change;
  return {
    plan: 'p',
    title: 'Plan',
    kind: 'special',
    zone: 'Asia/Shanghai',
    head: {},
    words: { immediately: 2 * MINUTE, promptly: 30 * MINUTE, asap: 60 * MINUTE },
    units: {},
    roles: Object.fromEntries(
      ['leader', 'ops', 'boss', 'agent'].map(id => [id, { id, title: id } satisfies Role]),
    ),
    facts: { out: state('out'), ...rest.facts },
    acts: {},
    forms: {},
    contacts: {},
    scenarios: {
      s: {
        id: 's',
        title: 'Scenario',
        from: [],
        starts: 'out',
        steps: steps.map(one => one.id),
        never: [],
        stand_down: stand_down ?? { when: 'not(out)', by: 'boss', goes_on: [] },
      },
    },
    steps: Object.fromEntries(steps.map(one => [one.id, one])),
    ladder: LADDER,
    filled: [],
    ignored: {},
    ...Object.fromEntries(Object.entries(rest).filter(([key]) => key !== 'facts')),
  };
}

export function state(id: string, stable = 0): Fact {
  return { id, title: id, type: 'state', ask: ['leader'], stable };
}

export function yesNo(id: string, ask = 'leader'): Fact {
  return { id, title: id, type: 'yes-no', ask: [ask] };
}

/** lin leads, wei is his deputy, ma heads the unit, qin the unit above; he, yu are agents; zhou does operations. */
export const roster: Roster = {
  version: 1,
  people: Object.fromEntries(
    ['lin', 'wei', 'ma', 'qin', 'he', 'yu', 'zhou'].map(id => [
      id,
      { id, name: id, unit: id === 'qin' ? 'house' : 'hall', channels: ['email'] },
    ]),
  ),
  units: {
    house: { id: 'house', title: 'House', head: 'qin' },
    hall: { id: 'hall', title: 'Hall', parent: 'house', head: 'ma' },
  },
  posts: {
    leader: {
      id: 'leader',
      title: 'Leader',
      unit: 'hall',
      holders: ['lin'],
      deputies: ['wei'],
      on_duty: ['lin', 'wei'],
    },
    ops: { id: 'ops', title: 'Operations', unit: 'hall', holders: ['zhou'], deputies: [], on_duty: ['zhou'] },
    boss: { id: 'boss', title: 'Boss', unit: 'hall', holders: ['ma'], deputies: [], on_duty: ['ma'] },
    agent: {
      id: 'agent',
      title: 'Agents',
      unit: 'hall',
      holders: ['he', 'yu'],
      deputies: [],
      on_duty: ['he', 'yu'],
    },
  },
};

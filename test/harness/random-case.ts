// What random plans and histories have besides when a case may hold several plans: conditions to tick, work after the end, a
// question that locks, a step that uses another plan; scenarios that are added, are wrong, end; the same trouble once more.
import fc from 'fast-check';
import type { Use } from '#core/plan/action.ts';
import type { Plan } from '#core/plan/plan.ts';
import type { PlanInForce } from '#core/response/case-plans.ts';
import type { Command } from '#core/response/command.ts';
import type { IncidentState } from '#core/response/state.ts';
import { MINUTE, plan, role, state, step, yesNo } from './small-plan.ts';

/** In force beside the random one; it shares a fact with it, and has a confirmation that no solver gives. */
export const OTHERS: Readonly<Record<string, PlanInForce>> = {
  other: {
    version: 7,
    plan: {
      ...plan(
        [
          step('t0', { limit: { within: 20 * MINUTE, of: { kind: 'state', fact: 'busy', edge: 'since' } } }),
          step('t1', {
            when: 'hurt = true',
            same_as: { plan: 'p', step: 's0' },
            who: { mode: 'one', party: role('ops') },
          }),
          step('t2', { action: { kind: 'confirm', question: '?', of: 'customer', not_by: ['leader'] } }),
          step('t3', {
            action: { kind: 'notify', to: [role('agent')], quorum: 'any', done: 'sent', say: [] },
          }),
        ],
        {
          facts: { busy: state('busy', 5 * MINUTE), hurt: yesNo('hurt', 'agent') },
          stand_down: { when: 'not(busy)', by: 'ops', goes_on: [] },
        },
      ),
      plan: 'other',
      scenarios: {
        s: {
          id: 's',
          title: 'Other',
          from: [],
          starts: 'busy',
          steps: ['t0', 't1', 't2', 't3'],
          never: [],
          stand_down: { when: 'not(busy)', by: 'ops', goes_on: [] },
        },
      },
    },
  },
};

export function cased(made: Plan): fc.Arbitrary<Plan> {
  const mode = fc.constantFrom<Use['mode']>('also', 'instead', 'call');
  return fc
    .record({ mode, opens: fc.constantFrom(0, 30), ticked: fc.boolean(), locked: fc.boolean() })
    .map(chosen => {
      const use = step('u', {
        action: { kind: 'use', plan: 'other', mode: chosen.mode },
        opens: [
          {
            kind: 'instant',
            offset: chosen.opens * MINUTE,
            origin: { kind: 'state', fact: 'out', edge: 'since' },
          },
        ],
      });
      const after = { scenario: 'after', part: 'after' } as const;
      const clean = step('clean', after);
      const write = step('write', {
        ...after,
        force: 'should',
        after: [{ kind: 'step', step: 'clean', edge: 'done' }],
      });
      const scenarios = Object.fromEntries(
        Object.entries(made.scenarios).map(([id, one]) => [id, { ...one, steps: [...one.steps, 'u'] }]),
      );
      return {
        ...made,
        scenarios,
        steps: { ...made.steps, u: use, clean, write },
        close: {
          conditions: chosen.ticked ? [{ id: 'safe', title: 'safe', from: [] }] : [],
          tell: [role('ops')],
          after: ['clean', 'write'],
          from: [],
        },
        ...(chosen.locked
          ? { questions: { q: { id: 'q', text: '?', ask: 'ops', locks: ['s0'], from: [] } } }
          : {}),
      };
    });
}

export const CASE_DOINGS = ['tick', 'tick', 'reply', 'add', 'wrong', 'over', 'busy', 'reopen'] as const;

/** The state that the other plan starts from, under its name in the case. */
function isBusy({ states }: IncidentState): boolean {
  return states[BUSY]?.on === true;
}

const BUSY = 'busy·other';

type Doing = { readonly what: string; readonly pick: number };

export function caseCommand(doing: Doing, now: IncidentState): Command | null {
  const scenario = now.scenarios[doing.pick % Math.max(1, now.scenarios.length)] ?? '';
  const by = doing.pick % 3 === 0 ? 'zhou' : 'ma';
  switch (doing.what) {
    case 'tick':
      return { type: 'TickCondition', condition: 'safe', ticked: doing.pick % 4 > 0, by };
    case 'reply':
      return { type: 'AnswerQuestion', question: 'q', text: 'so', by };
    case 'add':
      return { type: 'AddScenario', plan: doing.pick % 4 ? 'p' : 'other', scenario: 's', reason: 'more', by };
    case 'wrong':
      return { type: 'WithdrawScenario', scenario, reason: 'wrong', by };
    case 'over': {
      const open = Object.values(now.duties).filter(({ phase }) => phase === 'open');
      const waivers = Object.fromEntries(open.map(({ id }) => [id, 'over']));
      return { type: 'EndScenario', scenario, reason: 'over', waivers, by };
    }
    case 'busy':
      return { type: 'RecordFact', fact: BUSY, value: !isBusy(now), by };
    case 'reopen':
      return { type: 'ReopenIncident', reason: 'again', by };
    default:
      return null;
  }
}

// A case of several plans rehearsed: asked at opening, answered, called, taken over, ticked and filed by made-up people.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Use } from '#core/plan/action.ts';
import type { Plan, Step } from '#core/plan/plan.ts';
import type { IncidentEvent } from '#core/response/event.ts';
import { plan, role, roster, step } from '../../../test/harness/small-plan.ts';
import { at } from '../../../test/harness/story.ts';
import { rehearse } from './rehearse.ts';

const other: Plan = {
  ...plan([step('look', { who: { mode: 'one', party: role('ops') } })]),
  plan: 'other',
  title: 'Other',
};

function first(mode: Use['mode'], steps: readonly Step[] = []): Plan {
  const after = step('write', { scenario: 'after', part: 'after' });
  const made = plan([step('a'), step('u', { action: { kind: 'use', plan: 'other', mode } }), ...steps]);
  return {
    ...made,
    steps: { ...made.steps, write: after },
    params: { floor: { id: 'floor', title: 'Floor', type: 'number', required: true } },
    questions: { q: { id: 'q', text: '?', ask: 'ops', locks: ['a'], from: [] } },
    close: {
      conditions: [{ id: 'safe', title: 'safe', from: [] }],
      tell: [],
      after: ['write'],
      filed: { by: 'ops' },
      from: [],
    },
  };
}

function run(made: Plan, plans: readonly Plan[] = [other]): readonly IncidentEvent[] {
  const inForce = Object.fromEntries(plans.map(one => [one.plan, { version: 2, plan: one }]));
  const done = rehearse(made, roster, 's', { at: at('10:00'), plans: inForce });
  assert.ok(done.ok);
  const [one] = done.run.cases;
  assert.equal(one?.state.phase, 'filed', JSON.stringify(done.run.refused));
  return one?.events ?? [];
}

const types = (events: readonly IncidentEvent[]) => new Set(events.map(({ type }) => type));

describe('a case of several plans', () => {
  it('is asked, answered, ticked and filed by whom the plan names', () => {
    const events = run(first('also'));
    for (const type of ['QuestionAnswered', 'PlanAdded', 'ConditionTicked', 'IncidentFiled'] as const)
      assert.ok(types(events).has(type), type);
    const filed = events.find(event => event.type === 'IncidentFiled');
    assert.equal(filed?.by, 'zhou');
  });

  it('ends a plan that was called, and goes on after it', () => {
    const done = step('then', { after: [{ kind: 'step', step: 'u', edge: 'done' }] });
    const events = run(first('call', [done]));
    const left = events.find(event => event.type === 'ScenarioLeft');
    assert.equal(left?.left.how, 'ended');
    assert.ok(events.some(event => event.type === 'DutyOpened' && event.duty.step === 'then'));
  });

  it('hands over when the other side accepts', () => {
    assert.ok(types(run(first('instead'))).has('CommandHandedOver'));
  });

  it('sees to a plan that is not in force by hand', () => {
    const events = run(first('also'), []);
    assert.ok(!types(events).has('PlanAdded'));
    assert.ok(events.some(event => event.type === 'DutyDone' && event.duty === 'u/1'));
  });
});

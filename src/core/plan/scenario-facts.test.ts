import assert from 'node:assert/strict';
import { it } from 'node:test';
import { plan, role, state, step, yesNo } from '../../../test/harness/small-plan.ts';
import { factsOfScenario } from './scenario-facts.ts';

const facts = {
  out: state('out'),
  hurt: yesNo('hurt'),
  place: yesNo('place'),
  judged: yesNo('judged'),
  other: yesNo('other'),
};
const made = plan(
  [
    step('a', { when: 'hurt = true' }),
    step('b', {
      action: {
        kind: 'notify',
        to: [role('boss')],
        quorum: 'any',
        done: 'acknowledged',
        say: ['place', 'out.since'],
      },
    }),
    step('c', { action: { kind: 'assess', facts: ['judged'] } }),
  ],
  { facts },
);

it('names the facts a scenario speaks of, and no others', () => {
  const scenario = made.scenarios.s;
  assert.ok(scenario);
  assert.deepEqual([...factsOfScenario(made, scenario)].sort(), ['hurt', 'judged', 'out', 'place']);
});

// What is kept in store: what others have taken is not there for the next, until it is given back.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Resource } from '#core/plan/routine.ts';
import { plan, role, roster, step } from '../../../test/harness/small-plan.ts';
import { messages, Story } from '../../../test/harness/story.ts';

const van: Resource = { id: 'van', title: '车', kind: 'vehicle', quantity: 3, from: [] };
const send = (id: string, after: readonly string[] = []) =>
  step(id, {
    action: {
      kind: 'dispatch',
      what: '车',
      resource: 'van',
      count: { least: 2 },
      ends: 'sent',
      if_short: { tell: [{ kind: 'party', party: role('boss') }], opens: [] },
    },
    after: after.map(one => ({ kind: 'step', step: one, edge: 'done' })),
    ladder: [],
  });
const sent = (duty: string, fields: Readonly<Record<string, number>>) =>
  ({ type: 'CompleteDuty', duty, fields, by: 'lin' }) as const;

it('a shortage is told when less is left than is wanted, and not while there is enough', () => {
  const story = new Story(plan([send('a'), send('b', ['a'])], { resources: { van } }), roster);
  assert.ok(!messages(story.report('09:00', '09:00', 'he')).includes('ma trouble a/1'));
  assert.ok(messages(story.say('09:05', sent('a/1', { sent: 2 }))).includes('ma trouble b/1'));
  assert.equal(story.duty('b/1').short, 1);
});

it('what was given back is there again', () => {
  const story = new Story(
    plan([send('a'), step('c'), send('b', ['a', 'c'])], { resources: { van } }),
    roster,
  );
  story.report('09:00', '09:00', 'he');
  story.say('09:05', sent('a/1', { sent: 2 }));
  story.say('09:30', sent('a/1', { returned: 2 }));
  story.say('09:40', { type: 'CompleteDuty', duty: 'c/1', by: 'lin' });
  assert.equal(story.duty('b/1').short, undefined);
});

// The golden timeline: an application failure in the call centre, 09:00 to 11:00, against plans/call-centre. Row by row
// what must have happened by then.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { parsePlan } from '#core/plan/parse-plan.ts';
import type { Plan } from '#core/plan/plan.ts';
import type { Roster } from '#core/roster/roster.ts';
import { MINUTE } from '../../../test/harness/small-plan.ts';
import { at, messages, only, Story } from '../../../test/harness/story.ts';

const yaml = readFileSync(new URL('../../../plans/call-centre/plan.yaml', import.meta.url), 'utf8');

function callCentre(): Plan {
  const { plan, findings } = parsePlan(yaml);
  assert.ok(plan, JSON.stringify(findings));
  return plan;
}

const person = (id: string) => [id, { id, name: id, unit: 'centre', channels: ['email'] }] as const;
const post = (id: string, ...holders: string[]) =>
  [id, { id, title: id, unit: 'centre', holders, deputies: [], on_duty: holders }] as const;

const roster: Roster = {
  version: 1,
  people: Object.fromEntries(['agent1', 'agent2', 'lead', 'ops1', 'sup', 'opm', 'cm', 'dir'].map(person)),
  units: { centre: { id: 'centre', title: 'Centre', head: 'cm' } },
  posts: Object.fromEntries([
    post('agents', 'agent1', 'agent2'),
    post('leader', 'lead'),
    post('ops', 'ops1'),
    post('supervisor', 'sup'),
    post('ops_manager', 'opm'),
    post('centre_manager', 'cm'),
    post('director', 'dir'),
  ]),
};

it('golden timeline: application failure in the call centre', () => {
  const story = new Story(callCentre(), roster);

  // 09:03 an agent reports; it began at 09:00
  story.report('09:03', '09:00', 'agent1', { symptom: '全部座席不能登录' }, ['app_down']);
  assert.deepEqual(story.ids(), [
    'by_hand/1/agent1',
    'by_hand/1/agent2',
    'judge/1',
    'note/1',
    'order/1',
    'staff/1',
    'tell_leader/1',
    'tell_ops/1',
    'tell_supervisor/1',
  ]);
  assert.equal(story.duty('tell_supervisor/1').due, at('09:05'));
  assert.deepEqual(story.duty('tell_supervisor/1').short_notice, { limit: 5 * MINUTE, used: 3 * MINUTE });
  assert.equal(story.duty('judge/1').due, at('09:10'));
  for (const duty of ['tell_leader/1', 'tell_ops/1', 'order/1', 'staff/1', 'judge/1']) {
    const holder = story.duty(duty).holders[0]?.person ?? '';
    story.say('09:04', { type: 'AcknowledgeDuty', duty, by: holder });
  }

  // 09:05 the supervisor has not acknowledged
  story.pass('09:05');
  assert.equal(story.duty('tell_supervisor/1').overdue, at('09:05'));

  // 09:06 she has
  story.say('09:06', { type: 'AcknowledgeMessage', duty: 'tell_supervisor/1', person: 'sup', by: 'sup' });
  assert.equal(story.duty('tell_supervisor/1').phase, 'done');
  assert.equal(story.duty('tell_supervisor/1').late, MINUTE);

  // 09:08 operations judge that ten minutes will not do
  story.say('09:08', { type: 'CompleteDuty', duty: 'judge/1', facts: { in_10: false }, by: 'ops1' });
  assert.equal(story.duty('tell_chiefs/1').opened, at('09:08'));
  story.say('09:09', { type: 'AcknowledgeMessage', duty: 'tell_chiefs/1', person: 'opm', by: 'opm' });
  assert.equal(story.duty('tell_chiefs/1').phase, 'open', 'both must have it');
  story.say('09:10', { type: 'AcknowledgeMessage', duty: 'tell_chiefs/1', person: 'cm', by: 'cm' });
  story.pass('09:15');
  assert.equal(story.duty('tell_chiefs/1').times, 1, 'not again at 09:10');
  story.say('09:16', {
    type: 'AddEntry',
    duty: 'by_hand/1/agent2',
    entry: 'call-1',
    values: call('13800000001', true),
    by: 'agent2',
  });
  story.say('09:17', {
    type: 'AddEntry',
    duty: 'by_hand/1/agent1',
    entry: 'call-2',
    values: call('13800000002', false),
    by: 'agent1',
  });

  // 09:20 it really began at 08:50
  assert.equal(story.state.openings['next_action/1'], at('10:00'));
  const corrected = story.say('09:20', {
    type: 'CorrectFact',
    fact: 'outage',
    edge: 'since',
    to: at('08:50'),
    by: 'lead',
  });
  assert.equal(story.duty('tell_supervisor/1').late, 11 * MINUTE);
  assert.equal(story.duty('tell_supervisor/1').corrected, true);
  assert.equal(story.state.openings['next_action/1'], at('09:50'));
  assert.ok(messages(corrected).includes('sup correction tell_supervisor/1'));

  // 09:40 restored
  const ended = story.say('09:40', { type: 'RecordFact', fact: 'outage', value: false, by: 'ops1' });
  assert.deepEqual(
    only(ended, 'DutyWithdrawn').map(event => event.duty),
    ['by_hand/1/agent1', 'by_hand/1/agent2'],
  );
  assert.equal(story.state.openings['next_action/1'], undefined);
  assert.deepEqual(
    ['all_clear/1', 'call_back/1/call-1', 'write_up/1'].map(id => story.duty(id).phase),
    ['open', 'open', 'open'],
  );
  assert.equal(story.duty('call_back/1/call-1').holders[0]?.person, 'agent2');
  assert.equal(story.state.duties['call_back/1/call-2'], undefined);
  assert.deepEqual(
    story
      .duty('all_clear/1')
      .told.map(told => told.person)
      .sort(),
    ['cm', 'opm', 'sup'],
    'not the director',
  );

  // 09:45 it fails again, inside the ten stable minutes
  const again = story.say('09:45', { type: 'RecordFact', fact: 'outage', value: true, by: 'ops1' });
  assert.equal(story.state.states.outage?.round, 1);
  assert.equal(story.state.states.outage?.since, at('08:50'));
  assert.equal(story.duty('by_hand/1/agent1').phase, 'open');
  assert.deepEqual(
    messages(again).filter(line => line.includes('correction')),
    ['cm correction all_clear/1', 'opm correction all_clear/1', 'sup correction all_clear/1'],
  );
  story.pass('09:50');
  assert.equal(story.duty('next_action/1').opened, at('09:50'));
  assert.equal(story.duty('next_action/1').holders[0]?.person, 'dir');
  story.say('10:00', {
    type: 'CompleteDuty',
    duty: 'next_action/1',
    answer: 'none',
    note: '供应商已在现场',
    by: 'dir',
  });
  assert.equal(story.state.duties['call_supplier/1'], undefined);

  // 10:30 restored for good; stable from 10:40
  story.say('10:30', { type: 'RecordFact', fact: 'outage', value: false, by: 'ops1' });
  assert.ok(story.duty('all_clear/1').told.some(told => told.person === 'sup'));
  story.pass('10:41');
  assert.equal(story.state.states.outage?.settled, true);

  // 11:00 a new failure is the second round, all clocks from 11:00
  story.say('11:00', { type: 'RecordFact', fact: 'outage', value: true, by: 'agent1' });
  assert.equal(story.state.states.outage?.round, 2);
  assert.equal(story.duty('tell_supervisor/2').due, at('11:05'));
  assert.equal(story.state.duties['tell_chiefs/2'], undefined, 'the forecast of round 1 does not count');
  assert.equal(story.state.openings['next_action/2'], at('12:00'));
});

function call(number: string, call_back: boolean): Readonly<Record<string, unknown>> {
  return { caller: '王女士', number, question: '订单', call_back };
}

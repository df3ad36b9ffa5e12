// Story 2: an application failure in the call centre, the golden timeline through the whole program. (The engine's own
// view of it is core/response/golden.test.ts; here people are called, tap, and the log can be read.)
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { dutyOf, type House, openHouse, type Person } from '../harness/house.ts';

let house: House;
let supervisor: Person;
let agent: Person;
let incident: string;
before(async () => {
  house = await openHouse('09:03');
  supervisor = await house.signIn('qingchuan', 'mei');
  agent = await house.signIn('qingchuan', 'tian');
});
after(() => house.close());

const duty = async (id: string) => dutyOf(await supervisor.board(incident), id);
const told = (person: string, step: string, purpose = 'know') =>
  house.phone(person).filter(message => message.purpose === purpose && message.key.includes(`/${step}/`))
    .length;

it('09:03 opens every duty of the first minutes and calls people', async () => {
  incident = await agent.report('call-centre', 'app_down', {
    occurred: '09:00',
    facts: { symptom: '登录后一直转圈' },
  });
  const open = (await supervisor.board(incident)).duties
    .filter(one => one.phase === 'open')
    .map(one => one.id);
  assert.deepEqual(open.sort(), [
    'by_hand/1/chi',
    'by_hand/1/tian',
    'judge/1',
    'note/1',
    'order/1',
    'staff/1',
    'tell_leader/1',
    'tell_ops/1',
    'tell_supervisor/1',
  ]);
  assert.equal((await duty('tell_supervisor/1')).due, '2026-11-23T01:05:00.000Z');
  assert.deepEqual((await duty('tell_supervisor/1')).short_notice, { limit_ms: 300_000, used_ms: 180_000 });
  assert.equal(told('jin', 'tell_leader'), 1);
  assert.equal(told('pan', 'tell_ops'), 1);
  assert.equal(told('mei', 'tell_supervisor'), 1);
});

it('09:05 is overdue for the supervisor, 09:06 done one minute late', async () => {
  await house.until('09:05');
  assert.ok((await duty('tell_supervisor/1')).overdue);
  await house.until('09:06');
  assert.equal((await house.tap('mei', 'tell_supervisor/1', { act: 'acknowledge' })).status, 200);
  assert.equal((await duty('tell_supervisor/1')).late_ms, 60_000);
});

it('09:08 the judgement of operations calls the chiefs, once', async () => {
  await house.until('09:08');
  assert.equal(
    (await house.tap('pan', 'judge/1', { act: 'done', inputs: { 'fact:in_10': 'no' } })).status,
    200,
  );
  assert.deepEqual([told('hua', 'tell_chiefs'), told('kong', 'tell_chiefs')], [1, 1]);
  for (const chief of ['hua', 'kong']) await house.tap(chief, 'tell_chiefs/1', { act: 'acknowledge' });
  await house.until('09:12');
  assert.deepEqual([told('hua', 'tell_chiefs'), told('kong', 'tell_chiefs')], [1, 1]);
  await agent.tells(incident, {
    type: 'AddEntry',
    duty: 'by_hand/1/tian',
    entry: 'e1',
    values: { caller: '王女士', number: '13800000001', question: '物流', call_back: true },
  });
});

it('09:20 a correction moves what is to come, judges what is done, and tells those told', async () => {
  await house.until('09:20');
  await supervisor.tells(incident, {
    type: 'CorrectFact',
    fact: 'outage',
    edge: 'since',
    to: '2026-11-23T00:50:00Z',
  });
  assert.equal((await duty('tell_supervisor/1')).late_ms, 11 * 60_000);
  const planned = (await supervisor.board(incident)).planned.find(one => one.step === 'next_action');
  assert.equal(planned?.opens, '2026-11-23T01:50:00.000Z');
  assert.equal(told('mei', 'tell_supervisor', 'correction'), 1);
});

it('09:40 restoration stops what hangs on the outage and tells exactly those who were told', async () => {
  await house.until('09:40');
  await supervisor.tells(incident, { type: 'RecordFact', fact: 'outage', value: false });
  assert.equal((await duty('by_hand/1/tian')).phase, 'withdrawn');
  assert.equal((await duty('call_back/1/e1')).holders[0]?.id, 'tian');
  assert.deepEqual((await duty('all_clear/1')).told.map(one => one.id).sort(), ['hua', 'kong', 'mei']);
  assert.equal(told('wen', 'all_clear'), 0, 'the director was never told');
});

it('09:45 it fails again: same round, corrections; 09:50 the director must decide', async () => {
  await house.until('09:45');
  await supervisor.tells(incident, { type: 'RecordFact', fact: 'outage', value: true });
  for (const person of ['hua', 'kong', 'mei']) assert.equal(told(person, 'all_clear', 'correction'), 1);
  await house.until('09:50');
  assert.equal((await duty('next_action/1')).holders[0]?.id, 'wen');
  const bare = await house.tap('wen', 'next_action/1', { act: 'done', inputs: { 'answer:answer': 'none' } });
  assert.equal(bare.status, 422, 'a reason is required');
  assert.equal(
    (
      await house.tap('wen', 'next_action/1', {
        act: 'done',
        inputs: { 'answer:answer': 'none' },
        note: '供应商已到场',
      })
    ).status,
    200,
  );
});

it('10:30 it is restored for good; closed only when nothing stands in the way', async () => {
  await house.until('10:30');
  await supervisor.tells(incident, { type: 'RecordFact', fact: 'outage', value: false });
  assert.equal(
    await supervisor.isRefused(incident, { type: 'StandDown', reason: '恢复', waivers: {} }),
    'closing-conditions-open',
  );
  for (const person of ['hua', 'kong', 'mei']) await house.tap(person, 'all_clear/1', { act: 'acknowledge' });
  const { open_musts } = (await supervisor.board(incident)).closing;
  const waivers = Object.fromEntries(open_musts.map(one => [one.duty, '事件已恢复，补记']));
  assert.ok(!('write_up/1' in waivers), 'writing up goes on after standing down');
  await supervisor.tells(incident, { type: 'StandDown', reason: '系统恢复', waivers });
  assert.equal((await supervisor.board(incident)).header.phase, 'stood-down');
  assert.equal((await duty('write_up/1')).phase, 'open');
});

it('keeps a log of all of it, in order and without gaps', async () => {
  const log = await supervisor.log(incident);
  assert.deepEqual(
    log.map(one => one.seq),
    log.map((_, i) => i + 1),
  );
  assert.ok(log.every(one => one.text.zh !== '' && one.text.en !== ''));
});

// Story 1: a delivery lorry breaks down on the road.
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { dutyOf, type House, openHouse, type Person } from '../harness/house.ts';

let house: House;
let office: Person;
before(async () => {
  house = await openHouse('09:00');
  office = await house.signIn('yunqi', 'yan');
});
after(() => house.close());

const breakdown = (facts: Record<string, unknown>) => ({
  occurred: '09:00',
  facts: { location: 'G25 长深高速 K1843 南行', ...facts },
});

async function report(facts: Record<string, unknown>): Promise<string> {
  return await office.reportFor('deng', 'home-textile', 'vehicle', breakdown(facts));
}

const openSteps = async (incident: string) =>
  (await office.board(incident)).duties
    .filter(duty => duty.phase === 'open')
    .map(duty => duty.step ?? duty.id)
    .sort();

it('tells the head of department at once where exactly, arranges a standby vehicle and orders the repair', async () => {
  const incident = await report({ cause: 'fault', casualties: false, drivable: false });
  const [call] = house.phone('xiang').filter(message => message.purpose === 'know');
  assert.ok(call);
  assert.ok(
    call.content.say.some(said => said.value.includes('K1843')),
    'the exact place',
  );
  assert.deepEqual(await openSteps(incident), ['keep_contact', 'repair', 'standby', 'tell_head']);
  const board = await office.board(incident);
  assert.equal(dutyOf(board, 'tell_head/1').told[0]?.id, 'xiang');
  assert.equal(dutyOf(board, 'standby/1').holders[0]?.id, 'qiao');
});

it('asks the leader and lets him decide on the delivery time when people are hurt', async () => {
  const incident = await report({ cause: 'traffic_accident', casualties: true, drivable: false });
  assert.deepEqual(await openSteps(incident), [
    'keep_contact',
    'new_delivery_time',
    'repair',
    'rescue',
    'standby',
    'tell_head',
  ]);
  assert.equal(
    (
      await house.tap('su', 'new_delivery_time/1', {
        act: 'done',
        inputs: { 'answer:new_time': '2026-11-24T09:00' },
      })
    ).status,
    200,
  );
  const board = await office.board(incident);
  assert.equal(dutyOf(board, 'new_delivery_time/1').phase, 'done');
  assert.equal(dutyOf(board, 'explain_delay/1').phase, 'open');
});

it('sends a person to the scene of an accident without injured people, and no leader has to decide', async () => {
  const incident = await report({ cause: 'traffic_accident', casualties: false, drivable: true });
  assert.deepEqual(await openSteps(incident), ['handle_accident', 'keep_contact', 'repair', 'tell_head']);
});

it('sends a replacement too when the lorry cannot drive', async () => {
  const incident = await report({ cause: 'traffic_accident', casualties: false });
  assert.deepEqual(await openSteps(incident), [
    'ask:drivable/1',
    'handle_accident',
    'keep_contact',
    'repair',
    'tell_head',
  ]);
  await office.tells(incident, { type: 'RecordFact', fact: 'drivable', value: false });
  assert.ok((await openSteps(incident)).includes('standby'));
});

it('asks the driver for what is not known, and opens nothing on a guess', async () => {
  const incident = await report({});
  const asked = (await openSteps(incident)).filter(id => id.startsWith('ask:'));
  assert.deepEqual(asked, ['ask:casualties/1', 'ask:cause/1', 'ask:drivable/1']);
  assert.equal(
    (await house.tap('deng', 'ask:casualties/1', { act: 'done', inputs: { 'fact:casualties': 'yes' } }))
      .status,
    200,
  );
  assert.ok((await openSteps(incident)).includes('rescue'));
});

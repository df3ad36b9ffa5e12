// Story 4: nobody acknowledges. Deputy, head of unit, parent unit, then an alarm that is seen.
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { dutyOf, type House, openHouse, type Person } from '../harness/house.ts';

let house: House;
let manager: Person;
let incident: string;
before(async () => {
  house = await openHouse('09:00');
  manager = await house.signIn('qingchuan', 'kong');
  incident = await (await house.signIn('qingchuan', 'mei')).reportFor('tian', 'call-centre', 'power', {
    occurred: '09:00',
    facts: { power_kind: 'line' },
  });
});
after(() => house.close());

const climbs = (person: string) =>
  house.phone(person).filter(message => message.purpose === 'climb' && message.key.includes('/repair_line/'))
    .length;

it('climbs from the holder to the deputy, the head of the unit and the unit above', async () => {
  await house.tap('pan', 'line_to_ops/1', { act: 'acknowledge' });
  assert.equal(dutyOf(await manager.board(incident), 'repair_line/1').holders[0]?.id, 'pan');
  await house.until('09:02');
  assert.equal(climbs('luo'), 0, 'not before its time');
  await house.until('09:03');
  assert.equal(climbs('luo'), 1, 'the deputy, who heads operations too');
  await house.until('09:06');
  assert.equal(climbs('luo'), 1, 'nobody is called twice');
  await house.until('09:09');
  assert.equal(climbs('wen'), 1, 'the head of the centre');
  assert.equal(dutyOf(await manager.board(incident), 'repair_line/1').alarm, null);
});

it('then raises an alarm that stays until somebody has it, and is seen', async () => {
  await house.until('09:12');
  assert.ok(dutyOf(await manager.board(incident), 'repair_line/1').alarm);
  assert.ok(
    house.phone('mei').some(message => message.purpose === 'alarm' && message.key.includes('/repair_line/')),
  );
  await manager.tells(incident, { type: 'SeeAlarm', duty: 'repair_line/1' });
  const seen = dutyOf(await manager.board(incident), 'repair_line/1');
  assert.equal(seen.alarm_seen?.by.id, 'kong');
  assert.ok(seen.alarm, 'seen is not answered');
  assert.equal((await house.tap('wen', 'repair_line/1', { act: 'acknowledge' })).status, 200);
  const had = dutyOf(await manager.board(incident), 'repair_line/1');
  assert.equal(had.alarm, null);
  assert.equal(had.holders[0]?.id, 'wen');
});

// Story 3: a serious quality complaint, closed only when the customer says satisfied.
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { dutyOf, type House, openHouse, type Person } from '../harness/house.ts';

let house: House;
let sales: Person;
let office: Person;
let clerk: Person;
let incident: string;
before(async () => {
  house = await openHouse('10:00');
  sales = await house.signIn('yunqi', 'fang');
  office = await house.signIn('yunqi', 'yan');
  clerk = await house.signIn('yunqi', 'bai');
});
after(() => house.close());

it('tells the office supervisor within 30 minutes of the information', async () => {
  incident = await sales.report('home-textile', 'quality', {
    occurred: '09:50',
    facts: { customer: '东湖酒店', product: '床品', problem: '褪色' },
  });
  const told = dutyOf(await sales.board(incident), 'tell_office/1');
  assert.equal(told.due, '2026-11-23T02:20:00.000Z');
  assert.ok(
    house
      .phone('yan')
      .some(
        message => message.purpose === 'know' && message.content.say.some(said => said.value === '东湖酒店'),
      ),
  );
  await house.until('10:10');
  assert.equal((await house.tap('yan', 'tell_office/1', { act: 'acknowledge' })).status, 200);
  assert.equal(dutyOf(await sales.board(incident), 'tell_office/1').late_ms, null);
});

it('convenes the group, sets measures, and is on site within 24 hours', async () => {
  await sales.tells(incident, { type: 'CompleteDuty', duty: 'convene/1' });
  await sales.tells(incident, {
    type: 'CompleteDuty',
    duty: 'measures/1',
    answer: { measures: '上门更换', department: '售后' },
  });
  const board = await sales.board(incident);
  assert.equal(dutyOf(board, 'on_site/1').due, '2026-11-24T01:50:00.000Z');
  for (const person of ['fang', 'yan', 'tao', 'meng'])
    await house.tap(person, 'tell_group/1', { act: 'acknowledge' });
  assert.equal(dutyOf(await sales.board(incident), 'tell_group/1').phase, 'done');
  await sales.tells(incident, { type: 'CompleteDuty', duty: 'answer_customer/1' });
  await house.until('16:00');
  assert.equal((await house.tap('shi', 'on_site/1', { act: 'done' })).status, 200);
});

it('is not closed until the customer says satisfied', async () => {
  await house.tap('tao', 'supply_data/1', { act: 'done' });
  await house.tap('shi', 'guide/1', { act: 'done', inputs: { 'fact:guided': 'yes' } });
  await house.tap('shi', 'solution/1', { act: 'done', note: '更换两套' });
  assert.equal(
    await office.isRefused(incident, {
      type: 'StandDown',
      reason: '已更换',
      waivers: { 'satisfied/1': '来不及' },
    }),
    'closing-conditions-open',
  );
  const shi = await house.signIn('yunqi', 'shi');
  assert.equal(
    await shi.isRefused(incident, { type: 'CompleteDuty', duty: 'satisfied/1', answer: true }),
    'solver-may-not-confirm',
  );
  await clerk.tells(incident, {
    type: 'CompleteDuty',
    duty: 'satisfied/1',
    answer: false,
    note: '颜色仍有差别',
  });
  assert.equal(dutyOf(await office.board(incident), 'solution/1~2').phase, 'open');
  assert.equal(
    await office.isRefused(incident, { type: 'StandDown', reason: '已更换', waivers: {} }),
    'closing-conditions-open',
  );
  await house.tap('shi', 'solution/1~2', { act: 'done', note: '再换一批' });
  await clerk.tells(incident, { type: 'CompleteDuty', duty: 'satisfied/1~2', answer: true });
  await office.tells(incident, { type: 'StandDown', reason: '客户满意', waivers: {} });
  assert.equal((await office.board(incident)).header.phase, 'stood-down');
});

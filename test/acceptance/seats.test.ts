// Story: two seats of a call centre fail, a third joins, one was a mistake. Each has its own course and its own clock; the
// account of it is filled in, signed by somebody else and handed in. Every morning the inspector of the day is posted.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, it } from 'node:test';
import { getBoard, reportIncident } from '#contract/incidents.ts';
import { putIntoForce, saveDraft } from '#contract/plans.ts';
import { listRoutines } from '#contract/routines.ts';
import { dutyOf, type House, openHouse, type Person } from '../harness/house.ts';

const PLAN = `
plan: seats
title: 座席故障处置预案
words: { immediately: PT2M, promptly: PT30M }
units: { hall: { title: 大厅 } }
roles:
  agent: { title: 呼叫业务员, unit: hall, is: reporter }
  leader: { title: 值班组长, unit: hall }
  supervisor: { title: 呼叫中心主管, unit: hall }
  inspector: { title: 当日巡查员, unit: hall, posted_by: post_inspector }
facts:
  seats: { type: list, title: 座席, ask: leader, fields: { name: text } }
  down: { type: state, title: 座席故障, ask: leader, per: seats }
forms:
  account:
    title: 故障经过
    fields:
      began: { title: 开始时间, type: time, may_be: [exact, about], value: down.since }
      text: { title: 经过, type: text }
    sign: supervisor
    to: supervisor
scenarios:
  one_seat:
    title: 单个座席故障
    starts: down
    each: seats where down
    steps:
      tell_leader: { who: agent, notify: leader, within: PT5M of down.since }
      log: { who: leader, report: account, after: down.ended }
    stand_down: { when: not(down), by: supervisor, goes_on: [log] }
routines:
  post_inspector: { do: 排定当日巡查员, who: leader, every: day at 08:00, by: "08:30", fills: inspector, not_done: { keep: former, tell: supervisor } }
`;

let house: House;
let supervisor: Person; // 梅映雪 edits plans and is supervisor
let boss: Person; // 温如海 puts them into force
let leader: Person;
let incident: string;

before(async () => {
  house = await openHouse('07:30');
  supervisor = await house.signIn('qingchuan', 'mei');
  boss = await house.signIn('qingchuan', 'wen');
  leader = await house.signIn('qingchuan', 'jin');
  const saved = await supervisor.does(saveDraft, {
    params: { plan: 'seats' },
    headers: { 'if-match': 'new' },
    body: { yaml: PLAN },
  });
  assert.deepEqual(
    saved.findings.filter(({ severity }) => severity === 'error').map(({ message }) => message.zh),
    [],
  );
  await boss.does(putIntoForce, {
    params: { plan: 'seats', version: saved.version },
    headers: { 'if-match': String(saved.revision) },
  });
});
after(() => house.close());

it('at eight whoever posts the inspector is called, and by half past eight it is overdue', async () => {
  await house.until('08:00');
  const { items } = await boss.does(listRoutines, { query: {} });
  const [row] = items.filter(one => one.routine === 'routine:post_inspector');
  assert.equal(row?.standing, 'open');
  assert.ok(house.phone('jin').some(message => message.content.duty.includes('排定当日巡查员')));
  await house.until('08:31');
  const after = await boss.does(listRoutines, { query: { standing: 'overdue' } });
  assert.deepEqual(
    after.items.map(one => one.routine),
    ['routine:post_inspector'],
  );
  await leader.tells(row?.open?.incident ?? '', {
    type: 'CompleteDuty',
    duty: 'routine_posting/1',
    fields: { inspector: 'ning' },
  });
  await house.quiet();
  const done = await boss.does(listRoutines, { query: {} });
  assert.equal(done.items.find(one => one.routine === 'routine:post_inspector')?.standing, 'waiting');
});

it('each seat that fails has its own course; another joins, a mistake is taken off', async () => {
  await house.until('09:00');
  const seat = (id: string, name: string) => ({
    ...{ id, at: new Date(house.clock.now()).toISOString(), by: 'ning', values: { name } },
  });
  const reported = await boss.does(reportIncident, {
    headers: { 'idempotency-key': randomUUID() },
    body: {
      ...{ plan: 'seats', scenarios: ['one_seat'], reporter: 'ning' },
      facts: { seats: [seat('s1', '1 号座席'), seat('s2', '2 号座席')] },
    },
  });
  incident = reported.incident;
  const titles = async () =>
    (await boss.does(getBoard, { params: { incident } })).duties
      .filter(duty => duty.phase === 'open')
      .map(duty => duty.id)
      .sort();
  assert.deepEqual(await titles(), ['tell_leader/1/s1', 'tell_leader/1/s2']);
  await house.until('09:03');
  await leader.tells(incident, { type: 'AddItem', list: 'seats', item: 's3', values: { name: '3 号座席' } });
  await leader.tells(incident, { type: 'RecordFact', fact: 'down', item: 's3', value: true });
  await leader.tells(incident, { type: 'RemoveItem', list: 'seats', item: 's2', reason: '看错了座席' });
  assert.deepEqual(await titles(), ['tell_leader/1/s1', 'tell_leader/1/s3']);
  const board = await boss.board(incident);
  assert.equal(dutyOf(board, 'tell_leader/1/s3').title.endsWith('3 号座席'), true);
});

it('the account is filled in beforehand, signed by somebody else, and handed in', async () => {
  await house.until('09:20');
  await leader.tells(incident, { type: 'RecordFact', fact: 'down', item: 's1', value: false });
  const asks = dutyOf(await boss.board(incident), 'log/1/s1').asks;
  assert.equal(asks[0]?.value, new Date(house.clock.now() - 20 * 60_000).toISOString());
  await leader.tells(incident, {
    ...{ type: 'CompleteDuty', duty: 'log/1/s1', fields: { text: '话机断线' } },
    marks: { began: { certainty: 'about' } },
  });
  assert.equal(dutyOf(await boss.board(incident), 'log/1/s1').phase, 'open');
  await house.quiet();
  assert.ok(house.phone('mei').some(message => message.purpose === 'approve'));
  await supervisor.tells(incident, { type: 'CompleteDuty', duty: 'log/1/s1', answer: true });
  const handed = dutyOf(await boss.board(incident), 'log/1/s1');
  assert.equal(handed.phase, 'done');
  assert.ok(handed.lines.some(line => line.zh.includes('梅映雪 签署')));
});

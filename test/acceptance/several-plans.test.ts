// Story: smoke in the hall of a call centre. A second plan joins when callers queue up, a newer version is adopted while it
// goes on, the end is ticked, told and followed by work; an hour later it smokes again; two reports turn out to be one fire.
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { getAdoption, previewIncident } from '#contract/incidents.ts';
import { putIntoForce, saveDraft } from '#contract/plans.ts';
import { dutyOf, type House, openHouse, type Person } from '../harness/house.ts';

const ROLES = `
roles:
  leader: { title: 值班组长 }
  ops: { title: 系统运维专员 }
  supervisor: { title: 呼叫中心主管 }
  ops_manager: { title: 运营主管 }
`;

const smoke = (edition: string) => `
plan: hall-smoke
title: 话务大厅冒烟处置方案
${ROLES}
contacts: { brigade: { title: 消防队, number: "119" } }
params:
  floor: { title: 楼层, type: number }
facts:
  smoke: { type: state, title: 大厅冒烟, ask: leader }
  queue: { type: yes/no, title: 来话是否积压, ask: leader }
  large: { type: yes/no, title: 火势是否失控, ask: leader }
questions:
  door: { text: 东门钥匙由谁保管, ask: ops_manager, locks: [open_door] }
scenarios:
  hall:
    title: 大厅冒烟
    starts: smoke
    steps:
      count: { do: 清点大厅人员, who: leader }
      open_door: { do: 打开东门, who: ops }
      tell_manager: { who: leader, notify: { to: ops_manager, done: sent } }
      hand_over: { do: 移交大楼火灾预案, who: supervisor, when: large, if_unknown: wait, use: { plan: building-fire, mode: instead, accepted_by: ops_manager } }
      surge: { do: 启动来话积压方案, who: leader, when: queue, use: { plan: queue-surge } }
${edition}
    stand_down: { when: not(smoke), by: supervisor }
close:
  conditions: [{ id: embers, title: 已无火星 }, { id: counted, title: 人员已清点齐 }]
  tell: brigade
  after:
    write_up: { do: 写明经过, who: leader, within: PT24H of stood_down }
  filed: { when: write_up.done, by: supervisor }
  merged_by: supervisor
`;

const FIRST = '      close_vents: { do: 关闭通风, who: ops }';
const SECOND = `      cut_power: { do: 切断大厅电源, who: ops, within: PT30M of smoke.since }`;

const SURGE = `
plan: queue-surge
title: 来话积压应对方案
${ROLES}
facts:
  surge: { type: state, title: 来话积压, ask: leader }
scenarios:
  surge:
    title: 来话积压
    starts: surge
    steps:
      extra: { do: 召集机动话务员, who: ops_manager, within: PT15M of surge.since }
    stand_down: { when: not(surge), by: leader }
`;

const FIRE = `
plan: building-fire
title: 大楼火灾预案
${ROLES}
facts:
  fire: { type: state, title: 大楼起火, ask: leader }
scenarios:
  fire:
    title: 大楼火灾
    starts: fire
    steps:
      evacuate: { do: 疏散全楼, who: ops_manager, within: PT10M of fire.since }
    stand_down: { when: not(fire), by: ops_manager }
`;

let house: House;
let mei: Person; // plan editor; holds the post of the supervisor
let kong: Person; // approver
let hua: Person; // holds the post of the operations manager
let jin: Person; // leads the shift
let incident: string;
before(async () => {
  house = await openHouse('08:00');
  [mei, kong, hua, jin] = (await Promise.all(
    ['mei', 'kong', 'hua', 'jin'].map(person => house.signIn('qingchuan', person)),
  )) as [Person, Person, Person, Person];
  await inForce('hall-smoke', smoke(FIRST));
  await inForce('queue-surge', SURGE);
  await inForce('building-fire', FIRE);
});
after(() => house.close());

async function inForce(plan: string, yaml: string): Promise<number> {
  const saved = await mei.does(saveDraft, {
    params: { plan },
    headers: { 'if-match': 'new' },
    body: { yaml },
  });
  const { version, revision } = saved;
  await kong.does(putIntoForce, { params: { plan, version }, headers: { 'if-match': String(revision) } });
  return version;
}

const dutyIds = async (phase = 'open') =>
  (await mei.board(incident)).duties
    .filter(duty => duty.phase === phase)
    .map(({ id }) => id)
    .sort();

it('asks what the plan wants to know before it starts', async () => {
  await house.until('09:00');
  await assert.rejects(jin.report('hall-smoke', 'hall', { occurred: '09:00' }), /params-required.*楼层/s);
  incident = await jin.report('hall-smoke', 'hall', { occurred: '08:58', facts: { floor: 3 } });
  const board = await mei.board(incident);
  assert.deepEqual(board.params, [{ id: 'floor', title: '楼层', value: 3 }]);
  assert.equal(await jin.isRefused(incident, { type: 'RecordFact', fact: 'floor', value: 4 }), 'param-fixed');
});

it('keeps shut what an open question locks, says whom to ask, and opens it by the answer', async () => {
  const locked = dutyOf(await mei.board(incident), 'open_door/1');
  assert.equal(locked.locks[0]?.zh, '未决问题：东门钥匙由谁保管（请运营主管答复）');
  const answer = { type: 'AnswerQuestion', question: 'door', text: '物业值班室' } as const;
  assert.equal(await jin.isRefused(incident, answer), 'not-yours');
  await hua.tells(incident, answer);
  assert.deepEqual(dutyOf(await mei.board(incident), 'open_door/1').locks, []);
});

it('takes in a second plan when its step says so: its own duties, its own clocks, once', async () => {
  await house.until('09:05');
  await jin.tells(incident, { type: 'RecordFact', fact: 'queue', value: true });
  const extra = dutyOf(await mei.board(incident), 'extra·queue_surge/1');
  assert.equal(extra.holders[0]?.name, '华安');
  assert.equal(extra.due, '2026-11-23T01:20:00.000Z');
  const add = { type: 'AddScenario', plan: 'queue-surge', scenario: 'surge', reason: '再次' } as const;
  assert.equal(await mei.isRefused(incident, add), 'scenario-under-way');
  assert.equal((await house.tap('hua', 'extra·queue_surge/1', { act: 'done' })).status, 200);
  assert.equal(dutyOf(await mei.board(incident), 'extra·queue_surge/1').phase, 'done');
});

it('has one commander: the second plan names another, who has not taken over', async () => {
  const end = { type: 'StandDown', reason: '结束' } as const;
  assert.equal(await jin.isRefused(incident, end), 'not-yours');
  assert.deepEqual(
    (await mei.board(incident)).header.plans.map(plan => [plan.id, plan.in_command]),
    [
      ['hall-smoke', true],
      ['queue-surge', false],
    ],
  );
});

it('adopts a newer version after a look at what goes and what comes', async () => {
  await house.until('09:10');
  const version = await inForce('hall-smoke', smoke(SECOND));
  await house.until('09:11');
  const board = await mei.board(incident);
  assert.equal(board.header.plans[0]?.newer, version);
  assert.ok(
    board.duties.every(({ title }) => title !== '切断大厅电源'),
    'it is not followed by itself',
  );
  const preview = await mei.does(getAdoption, { params: { incident }, query: {} });
  assert.deepEqual(
    preview.goes.map(({ title }) => title),
    ['关闭通风'],
  );
  assert.deepEqual(
    preview.opens.map(({ title, due }) => [title, due]),
    [['切断大厅电源', '2026-11-23T01:28:00.000Z']],
  );
  const adopt = { type: 'AdoptVersion', version, reason: '补充断电' } as const;
  assert.equal(await mei.isRefused(incident, adopt), 'gone-undecided');
  assert.equal(
    await jin.isRefused(incident, { ...adopt, gone: { 'close_vents/1': 'withdraw' } }),
    'not-yours',
  );
  await mei.tells(incident, { ...adopt, gone: { 'close_vents/1': 'withdraw' } });
  assert.equal(dutyOf(await mei.board(incident), 'close_vents/1').phase, 'withdrawn');
  assert.equal(dutyOf(await mei.board(incident), 'cut_power/1').due, '2026-11-23T01:28:00.000Z');
});

it('is told from the paper log what was done while the line was down', async () => {
  await house.until('09:30');
  const at = '2026-11-23T01:20:00.000Z';
  await jin.tells(incident, { type: 'AddNote', text: '网络中断，改用对讲机', at });
  await jin.tells(incident, { type: 'CompleteDuty', duty: 'count/1', note: '42 人', at });
  const count = dutyOf(await mei.board(incident), 'count/1');
  assert.equal(count.done?.at, at);
  assert.notEqual(count.done?.recorded, at);
  const said = (await mei.log(incident)).map(({ text }) => text.zh).join('\n');
  assert.match(said, /金秋 完成「清点大厅人员」（补录，实际 11-23 09:20:00）/);
  assert.match(said, /补记，11-23 09:20:00）：网络中断，改用对讲机/);
});

it('ends when all is ticked; exactly those told before learn of it, and somebody rings the brigade', async () => {
  await house.until('09:40');
  for (const duty of ['open_door/1', 'cut_power/1'])
    await mei.tells(incident, { type: 'CompleteDuty', duty });
  await jin.tells(incident, { type: 'RecordFact', fact: 'smoke', value: false });
  await jin.tells(incident, { type: 'RecordFact', fact: 'surge·queue_surge', value: false });
  const end = { type: 'StandDown', reason: '火源已除' } as const;
  await mei.tells(incident, { type: 'TickCondition', condition: 'embers', ticked: true });
  assert.equal(await mei.isRefused(incident, end), 'closing-conditions-open');
  assert.equal(
    await jin.isRefused(incident, { type: 'TickCondition', condition: 'counted', ticked: true }),
    'not-yours',
  );
  await mei.tells(incident, { type: 'TickCondition', condition: 'counted', ticked: true });
  await mei.tells(incident, end);
  const told = (person: string) => house.phone(person).filter(({ purpose }) => purpose === 'over').length;
  assert.deepEqual(['hua', 'jin', 'pan', 'mei'].map(told), [1, 0, 0, 0]);
  const ring = (await mei.board(incident)).duties.find(({ title }) => title === '消防队');
  assert.equal(ring?.holders[0]?.name, '梅映雪');
  await mei.tells(incident, { type: 'CompleteDuty', duty: ring?.id ?? '' });
});

it('goes on with the work after it, and is filed when that is done', async () => {
  assert.deepEqual(await dutyIds(), ['write_up/1']);
  assert.equal(dutyOf(await mei.board(incident), 'write_up/1').due, '2026-11-24T01:40:00.000Z');
  assert.equal(await mei.isRefused(incident, { type: 'FileIncident' }), 'closing-conditions-open');
  await jin.tells(incident, { type: 'CompleteDuty', duty: 'write_up/1' });
  await mei.tells(incident, { type: 'FileIncident' });
  assert.equal((await mei.board(incident)).header.phase, 'filed');
});

it('an hour later it smokes again: the report offers the same incident, which goes on in another round', async () => {
  await house.until('10:40');
  const body = { plan: 'hall-smoke', scenarios: ['hall'], facts: { floor: 3 } };
  const { recent } = await jin.does(previewIncident, { body });
  assert.deepEqual(
    recent.map(one => one.incident),
    [incident],
  );
  await jin.tells(incident, { type: 'ReopenIncident', reason: '天花板复燃' });
  const board = await mei.board(incident);
  assert.equal(board.header.phase, 'active');
  assert.equal(dutyOf(board, 'count/2').phase, 'open');
  assert.ok(
    board.closing.ticks.every(({ ticked }) => ticked === null),
    'what was ticked was about the end before',
  );
});

it('a second report of the same fire is merged into it, and both logs say so', async () => {
  const second = await hua
    .report('hall-smoke', 'hall', { occurred: '10:45', facts: { floor: 3 } })
    .catch(() => '');
  assert.equal(second, '', 'not before its time');
  await house.until('10:50');
  const other = await hua.report('hall-smoke', 'hall', { occurred: '10:45', facts: { floor: 3 } });
  const merge = { type: 'MergeIncident', into: incident, reason: '同一起火' } as const;
  assert.equal(await jin.isRefused(other, merge), 'not-yours');
  await mei.tells(other, merge);
  assert.equal((await mei.board(other)).header.merged_into, incident);
  assert.ok((await mei.board(other)).duties.every(({ phase }) => phase !== 'open'));
  const log = async (of: string) => (await mei.log(of)).map(({ text }) => text.zh).join('\n');
  assert.match(await log(other), /将本事件并入另一事件：同一起火/);
  assert.match(await log(incident), /并入本事件/);
});

it('is handed over to the plan of the whole building when the other side accepts on its phone, and not before', async () => {
  await house.until('10:55');
  await jin.tells(incident, { type: 'RecordFact', fact: 'large', value: true });
  const waiting = dutyOf(await mei.board(incident), 'hand_over/2');
  assert.match(waiting.lines.map(({ zh }) => zh).join(), /等待华安接受移交/);
  assert.equal(dutyOf(await mei.board(incident), 'count/2').phase, 'open');
  const asked = house
    .phone('hua')
    .filter(({ purpose, key }) => purpose === 'approve' && key.includes('hand_over'));
  assert.equal(asked.length, 1);
  const accepted = await house.tap('hua', 'hand_over/2', { act: 'done', inputs: { 'answer:answer': 'yes' } });
  assert.equal(accepted.status, 200);
  const board = await mei.board(incident);
  assert.deepEqual(
    board.header.plans.filter(plan => plan.in_command).map(({ id }) => id),
    ['building-fire'],
  );
  assert.equal(dutyOf(board, 'count/2').reason, 'scenario:handed-over');
  assert.equal(dutyOf(board, 'evacuate·building_fire/1').due, '2026-11-23T03:05:00.000Z');
});

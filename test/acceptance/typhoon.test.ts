// Story: a typhoon comes nearer. Its figures raise the level twice and lower it once; each level has its commander, its
// people to be told and its clocks; a guard who goes home stops the work on the roof.
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { putIntoForce, saveDraft } from '#contract/plans.ts';
import { dutyOf, type House, openHouse, type Person } from '../harness/house.ts';

const PLAN = `
plan: typhoon
title: 防台风应急预案
words: { immediately: PT5M, promptly: PT30M }
units: { company: { title: 公司 } }
roles:
  office: { title: 办公室文员, unit: company, is: reporter }
  office_supervisor: { title: 办公室主管, unit: company }
  production: { title: 生产部负责人, unit: company }
  dispatcher: { title: 供应部调度员, unit: company }
  technician: { title: 专业技术人员, unit: company }
  company_leader: { title: 公司领导, unit: company }
  commander: { title: 总指挥, is: level_commander }
  town: { title: 街道办事处, outside: true }
facts:
  warning: { type: state, title: 台风影响, ask: office }
  wind: { type: number, unit: 级, title: 最大风力, ask: office }
  flooded: { type: yes/no, title: 厂区是否进水, ask: production, answer_within: PT10M }
presence:
  roof_guard: { title: 屋面监护, by: technician, renew: PT30M }
acts:
  roof: { title: 屋面作业, by: dispatcher, holds: roof_guard.present, on_loss: { do: stop, tell: production } }
grades:
  scale: [一级, 二级, 三级]
  rows:
    - { level: 一级, any: [wind >= 10, flooded] }
    - { level: 二级, when: wind >= 8 and wind < 10 }
    - { level: 三级, when: wind < 8 and not(flooded) }
  override: { up: [office_supervisor, company_leader], down: company_leader, reason: true }
levels:
  一级: { title: 一级响应, commander: company_leader, tell: [company_leader, production, town], open: [stop_work], words: { immediately: PT2M } }
  二级: { title: 二级响应, commander: office_supervisor, tell: [production, dispatcher] }
  三级: { title: 三级响应, commander: office_supervisor }
scenarios:
  typhoon:
    title: 台风
    starts: warning
    steps:
      look: { do: 检查门窗和排水, who: production }
      sandbags: { do: 堆放沙袋, who: dispatcher, when: 'level in ("一级", "二级")', within: PT1H of level.二级 }
      stop_work: { do: 停产并撤离人员, who: production, urgency: immediately }
      report_town: { do: 向街道报告, who: level.commander, within: PT2H of graded, force: should }
    stand_down: { when: not(warning), by: commander }
`;

let house: House;
let office: Person; // 白露 reports what the weather office says
let supervisor: Person; // 严立
let leader: Person; // 苏明远
let incident: string;

before(async () => {
  house = await openHouse('13:00');
  office = await house.signIn('yunqi', 'bai');
  supervisor = await house.signIn('yunqi', 'yan');
  leader = await house.signIn('yunqi', 'su');
  const saved = await supervisor.does(saveDraft, {
    params: { plan: 'typhoon' },
    headers: { 'if-match': 'new' },
    body: { yaml: PLAN },
  });
  assert.deepEqual(
    saved.findings.filter(finding => finding.severity === 'error'),
    [],
  );
  await leader.does(putIntoForce, {
    params: { plan: 'typhoon', version: saved.version },
    headers: { 'if-match': String(saved.revision) },
  });
});
after(() => house.close());

const windIs = (value: number) => office.tells(incident, { type: 'RecordFact', fact: 'wind', value });

it('begins at the level its figures give, with the row that fired on the board', async () => {
  incident = await office.report('typhoon', 'typhoon', {
    occurred: '13:00',
    facts: { wind: 7, flooded: false },
  });
  const { level, scale, commander } = await office.board(incident);
  assert.deepEqual([level?.title, level?.rows[0]?.id], ['三级响应', '三级.3']);
  assert.match(level?.rows[0]?.zh ?? '', /最大风力.*8/); // the row that fired, in words
  assert.equal(scale.length, 3);
  assert.equal(commander.offered?.of[0]?.name, '严立');
  assert.equal((await house.tap('yan', commander.offered?.duty ?? '', { act: 'done' })).status, 200);
  assert.equal((await office.board(incident)).commander.person?.name, '严立');
});

it('rises: those of the new level are told, its steps open, its clocks run from then', async () => {
  await house.until('14:00');
  await windIs(9);
  const board = await office.board(incident);
  assert.equal(board.level?.title, '二级响应');
  assert.ok(
    house.phone('tao').some(message => message.purpose === 'level' && message.content.duty === '二级响应'),
  );
  assert.equal(dutyOf(board, 'sandbags/1').due, '2026-11-23T07:00:00.000Z');
  assert.equal(board.commander.person?.name, '严立'); // his level too: nobody is asked again
  assert.equal(board.commander.offered, null);
});

it('rises again: the leader is asked to command and takes over when he accepts', async () => {
  await house.until('15:00');
  await windIs(11);
  const board = await office.board(incident);
  assert.deepEqual([board.level?.title, board.commander.person?.name], ['一级响应', '严立']);
  assert.equal(dutyOf(board, 'stop_work/1').due, '2026-11-23T07:02:00.000Z'); // two minutes at this level
  const told = board.duties.find(duty => duty.kind === 'level' && duty.phase === 'open');
  assert.ok(told?.told.some(one => one.name === '街道办事处' && one.outside));
  await house.tap('su', board.commander.offered?.duty ?? '', { act: 'done' });
  assert.equal((await office.board(incident)).commander.person?.name, '苏明远');
  await house.tap('su', told?.id ?? '', { act: 'acknowledge' });
});

it('a guard who does not renew his sign-on stops the work he guards', async () => {
  const technician = await house.signIn('yunqi', 'gu').catch(() => null);
  assert.ok(technician);
  await technician.tells(incident, { type: 'SignOn', post: 'roof_guard' });
  const dispatcher = await house.signIn('yunqi', 'qiao');
  await dispatcher.tells(incident, { type: 'AskAct', act: 'roof' });
  const before = await office.board(incident);
  assert.deepEqual([before.asked_acts[0]?.phase, before.presence[0]?.there[0]?.name], ['granted', '顾长河']);
  await house.until('15:31');
  const board = await office.board(incident);
  assert.deepEqual([board.asked_acts[0]?.phase, board.presence[0]?.there], ['halted', []]);
  assert.ok(house.phone('qiao').some(message => message.purpose === 'stop'));
});

it('by hand only whom the plan names, with a reason; it stands until it is released', async () => {
  const command = { type: 'SetLevel', level: '二级', reason: '风眼经过' } as const;
  assert.equal(await supervisor.isRefused(incident, command), 'not-yours');
  assert.equal(await leader.isRefused(incident, { ...command, reason: '' }), 'reason-required');
  await leader.tells(incident, command);
  const held = (await office.board(incident)).level;
  assert.deepEqual(
    [held?.title, held?.manual, held?.by?.name, held?.table?.title],
    ['二级响应', true, '苏明远', '一级响应'],
  );
  await leader.tells(incident, { type: 'ReleaseLevel', reason: '风眼已过' });
  assert.equal((await office.board(incident)).level?.title, '一级响应');
});

it('falls: nothing is withdrawn, those told before learn it, the commander gets the list', async () => {
  await house.until('19:00');
  const heard = house.phone('su').length;
  await windIs(8);
  const board = await office.board(incident);
  assert.equal(board.level?.title, '二级响应');
  assert.equal(dutyOf(board, 'stop_work/1').phase, 'open');
  assert.deepEqual(
    board.level?.left.map(duty => duty.title),
    ['停产并撤离人员'],
  );
  const since = house
    .phone('su')
    .slice(heard)
    .map(message => message.purpose);
  assert.ok(since.includes('level') && since.includes('left'), since.join());
  assert.equal(board.duties.filter(duty => duty.step === 'stop_work').length, 1);
});

it('the log says each change of level, by which row, in both languages', async () => {
  const said = (await office.log(incident))
    .filter(event => event.type === 'LevelChanged')
    .map(event => event.text);
  assert.equal(said.length, 6);
  assert.match(said[0]?.zh ?? '', /响应等级定为三级响应（三级\.3 .*最大风力.*8/);
  assert.match(said[3]?.zh ?? '', /苏明远 响应等级定为二级响应（人工定级）：风眼经过/);
  assert.match(said[5]?.en ?? '', /Level 二级响应/);
});

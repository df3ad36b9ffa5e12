// What a draft makes of each thing that written plans say: "does" beside "does not". The engine's present abilities play no part:
// each case says what may be used.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPlan } from '#core/plan/read-plan.ts';
import { writePlanYaml } from '#core/plan/write-plan.ts';
import { type DraftOptions, makeDraft } from '../draft-plan.ts';
import { readDocument } from '../read-document.ts';
import { runsAll } from './runs.ts';

const HEAD = '河畔商场应急预案\n';

function read(text: string) {
  const body = text
    .split('\n')
    .map(
      (line, index) => ({ kind: 'paragraph', text: line, place: { in: 'line', line: index + 1 } }) as const,
    );
  return readDocument({ name: '预案.txt', format: 'text', body, notes: [], apart: [], findings: [] });
}

function draft(text: string, options: DraftOptions = { runs: runsAll }) {
  const reading = read(`${HEAD}${text}`);
  const { plan, findings } = makeDraft(reading, options);
  const checked = readPlan(writePlanYaml(plan), { clauses: reading.clauses });
  const errors = checked.findings.filter(
    ({ severity, code }) => severity === 'error' && code !== 'not-run-yet',
  );
  assert.deepEqual(
    errors.map(({ message }) => message.zh),
    [],
  );
  const steps = Object.values(plan.scenarios).flatMap(scenario => Object.entries(scenario.steps));
  const step = (words: string) => {
    const found = steps.find(([, one]) => one.do?.includes(words));
    assert.ok(found, `${words} among ${steps.map(([, one]) => one.do).join(' / ')}`);
    return { id: found[0], ...found[1] };
  };
  return { plan, findings, steps, step, reading };
}

const FIRE = '一、商场火灾处置\n';

test('standing duties are duties, not steps; with a trigger they are steps', () => {
  const { plan, steps, step } = draft(
    `一、组织机构及职责\n1、保卫部负责消防设施的日常管理。\n2、保卫部接到火警报告后，应在3分钟内到达现场。\n`,
  );
  const unit = Object.values(plan.units ?? {}).find(({ title }) => title === '保卫部');
  assert.equal(unit?.duties?.length, 1);
  assert.equal(steps.length, 1);
  assert.match(String(step('到达现场').within), /^PT3M of /);
});

test('然后 comes after, 同时 together; items without such words open on their own', () => {
  const { step } = draft(
    `${FIRE}1、保安应立即关闭电源，然后疏散顾客。\n2、店长应立即拨打119，同时通知值班经理。\n3、收银员应保管好现金。\n`,
  );
  assert.equal(step('疏散顾客').after, step('关闭电源').id);
  assert.equal(step('通知值班经理').together, step('拨打119').id);
  const alone = step('保管好现金');
  assert.equal(alone.after ?? alone.together, undefined);
});

test('numbered items follow each other only where the text says 依次', () => {
  const listed = '1、保安应切断总电源。\n2、保安应打开排烟窗。\n';
  const inOrder = draft(`${FIRE}（一）依次按下列步骤处理\n${listed}`);
  assert.equal(inOrder.step('打开排烟窗').after, inOrder.step('切断总电源').id);
  const free = draft(`${FIRE}（一）保安的处置\n${listed}`);
  assert.equal(free.step('打开排烟窗').after, undefined);
});

test('a condition is asked for; its opposite is the no of the same fact', () => {
  const { plan, step } = draft(
    `${FIRE}1、如造成人员伤亡的，店长应立即拨打120。\n2、未造成人员伤亡的，店长应做好解释工作。\n`,
  );
  const yes = String(step('拨打120').when);
  assert.match(yes, / = true$/);
  assert.equal(step('解释工作').when, yes.replace('true', 'false'));
  const fact = plan.facts?.[yes.split(' ')[0] ?? ''];
  assert.equal(fact?.title, '造成人员伤亡？');
  assert.ok(fact?.ask);
});

test('what only repeats the scenario is no condition', () => {
  const { step } = draft(`${FIRE}1、商场发生火灾时，保安应立即报告店长。\n`);
  assert.equal(step('报告店长').when, undefined);
});

test('a figure is a number with a threshold', () => {
  const { plan, step } = draft(`一、冷库故障处置\n1、冷库温度超过8℃的，保管员应转移货物。\n`);
  const when = String(step('转移货物').when);
  assert.match(when, / > 8$/);
  assert.equal(plan.facts?.[when.split(' ')[0] ?? '']?.type, 'number');
});

test('a figure is asked for by a name of its own, in one unit wherever it stands', () => {
  const { plan, steps } = draft(
    `一、冷库火灾处置\n1、受伤3人以上的，店长应报告总经理。\n2、停电超过4小时的，电工应启动发电机。\n3、停电超过30分钟的，电工应检查冷库。\n4、死亡1人以上或者重伤3人以上的，店长应报告应急局。\n`,
  );
  const named = Object.fromEntries(
    Object.entries(plan.facts ?? {}).map(([id, { title, unit }]) => [id, `${title}（${unit}）`]),
  );
  const whens = steps.flatMap(([, { when }]) =>
    when === undefined ? [] : [when.replace(/[a-z][a-z_0-9]*(?= [<>=])/g, id => named[id] ?? id)],
  );
  assert.deepEqual(whens, [
    '受伤人数（人） >= 3',
    '停电时长（分钟） > 240',
    '停电时长（分钟） > 30',
    '(死亡人数（人） >= 1 or 重伤人数（人） >= 3)',
  ]);
});

test('conditions are FEEL: no sign of the text stands in them', () => {
  const { plan } = draft(
    `一、火灾处置\n1、温度≥60℃（含），且烟雾“报警”的，保安应断电。\n2、如：火势蔓延，无法控制；保安应撤离。\n`,
  );
  for (const { steps } of Object.values(plan.scenarios))
    for (const { when = '', while: during = '' } of Object.values(steps))
      assert.doesNotMatch(`${when} ${during}`.replace(/"[^"]*"/g, ''), /[，＝（）≥≤＞＜：；“”？]/);
});

test('a time that has passed without success opens the step then, while the state lasts', () => {
  const { step, findings } = draft(`一、停电处置\n1、超过10分钟仍未恢复的，值班员应报告总经理。\n`);
  const late = step('报告总经理');
  assert.match(String(late.opens), /^PT10M of .+\.since$/);
  assert.match(String(late.while), /_state$/);
  assert.ok(
    findings.some(({ code, place }) => code === 'origin-proposed' && place.path === `${late.id}.opens`),
  );
});

test('after an end there is the end of the state; "演练结束后" is none', () => {
  const { step, plan } = draft(
    `一、停电处置\n1、供电恢复后，电工应在2小时内检查设备。\n二、应急保障\n1、演练结束后，办公室应在一周内写出总结。\n2、办公室应保管好演练记录。\n`,
  );
  assert.match(String(step('检查设备').opens), /\.ended$/);
  assert.match(String(step('检查设备').within), /^PT2H of .+\.ended$/);
  assert.ok(JSON.stringify(plan.units).includes('演练结束后'));
});

test('approval comes before, and whoever is told first is heard first', () => {
  const { step, steps } = draft(
    `一、停电处置\n1、值班员应立即报告总经理。\n2、经总经理批准后，电工方可切换备用电源。\n`,
  );
  const approval = steps.find(([, { approve }]) => approve !== undefined);
  assert.ok(approval);
  assert.equal(step('切换备用电源').do?.startsWith('批准'), true);
  const act = steps.find(([, { needs }]) => needs !== undefined);
  assert.equal(act?.[1].needs, approval[0]);
  assert.match(String(approval[1].after), /\.acknowledged$/);
  const without = draft(`一、停电处置\n1、经总经理批准后，电工方可切换备用电源。\n`, {
    runs: keyword => keyword !== 'needs',
  });
  const [, waiting] = without.steps.find(([, { approve }]) => approve === undefined) ?? [];
  assert.equal(waiting?.needs, undefined);
  assert.ok(waiting?.after);
});

test('a prohibition locks an act; whoever may permit it is named', () => {
  const { plan } = draft(`${FIRE}1、未经店长同意，员工不得返回火场。\n2、严禁乘坐电梯。\n`);
  const [scenario] = Object.values(plan.scenarios);
  const bans = Object.values(scenario?.never ?? {});
  assert.equal(bans.length, 2);
  const [permitted, plain] = bans;
  assert.deepEqual(permitted?.unless, {
    permission_of: Object.entries(plan.roles ?? {}).find(([, { title }]) => title === '店长')?.[0],
  });
  assert.equal(plain?.unless, undefined);
  assert.ok(plain?.blocks !== undefined && plan.acts?.[plain.blocks] !== undefined);
});

test('nobody goes before somebody outside is content, and no solver answers for them', () => {
  const { plan, steps } = draft(
    `一、质量投诉处理\n1、维修员应立即上门处理。\n2、维修员应指导客户使用，待客户满意后，方可离开现场。\n`,
  );
  const confirm = steps.find(([, one]) => one.confirm !== undefined);
  assert.ok(confirm);
  assert.ok(confirm[1].confirm?.not_by?.length);
  const bans = Object.values(plan.scenarios).flatMap(({ never }) => Object.values(never ?? {}));
  assert.ok(bans.some(({ unless }) => unless === `${confirm[0]} = true`));
});

test('who is told what: people inside, numbers outside, what has to be said', () => {
  const { plan, step } = draft(
    `${FIRE}1、保安应立即通知店长和保卫部，说明起火地点、火势大小。\n2、店长应立即拨打119。\n3、客服应电话通知顾客。\n`,
  );
  const notify = step('通知店长').notify;
  assert.ok(typeof notify === 'object' && 'to' in notify && notify.say?.length);
  const call = step('拨打119').call;
  assert.ok(typeof call === 'object' && plan.contacts?.[call.contact ?? '']?.number === '119');
  assert.equal(step('通知顾客').notify, undefined);
});

test('nobody named: a post is proposed with its reason, in the plan and as a finding', () => {
  const { plan, step, findings } = draft(`${FIRE}1、保安应切断电源。\n2、疏散顾客。\n`);
  const who = step('疏散顾客');
  assert.equal(who.who, step('切断电源').who);
  const finding = findings.find(({ place }) => place.path === `${who.id}.who`);
  assert.ok(finding?.code === 'actor-proposed' || finding?.code === 'actor-carried');
  assert.ok(plan.filled?.some(({ at }) => [at].flat().includes(`${who.id}.who`)));
});

test('limits: words keep their word, figures get an origin, what is kept elsewhere is named', () => {
  const { plan, step } = draft(
    `一、客户投诉处理\n1、客服员应立即登记。\n2、客服经理应在30分钟内答复客户。\n3、客服部要按规定的时限办结。\n`,
  );
  assert.equal(step('登记').urgency, '立即');
  assert.equal(plan.words?.immediately, 'PT2M');
  assert.match(String(step('答复').within), /^PT30M of .+\.since$/);
  assert.ok(step('办结').per);
  const now = draft(`一、客户投诉处理\n1、客服部要按规定的时限办结。\n`, {
    runs: keyword => keyword !== 'per',
  });
  assert.equal(now.step('办结').per, undefined);
  assert.ok(now.findings.some(({ code }) => code === 'limit-open'));
});

test('windows of the day are one report', () => {
  const { steps } = draft(
    `一、事件报告\n1、8:00-20:00发生的事件，值班员必须于当日22点前提交事件报告；20:00-次日8:00发生的事件，值班员必须于次日10点前提交。\n`,
  );
  const report = steps.find(([, { by }]) => typeof by === 'object');
  assert.ok(report);
  assert.deepEqual((report[1].by as { windows: unknown }).windows, [
    { since: '08:00', until: '20:00', due: '22:00 same day' },
    { since: '20:00', until: '08:00', due: '10:00 next day' },
  ]);
});

test('grades: figures and events under their level, one rule for 以上', () => {
  const { plan, findings } = draft(
    `一、事故分级\n1、一级事故：死亡3人以上，或直接经济损失100万元以上的。\n2、二级事故：死亡1人以上3人以下的。\n二、火灾处置\n1、发生一级事故的，店长应立即报告总经理。\n`,
  );
  assert.deepEqual(plan.grades?.scale, ['I', 'II']);
  const tests = plan.grades?.rows.flatMap(row => [row.when ?? [], row.any ?? [], row.all ?? []].flat()) ?? [];
  assert.ok(tests.some(one => / >= 3$/.test(one)));
  assert.ok(tests.some(one => / >= 1 and .+ < 3$/.test(one)));
  assert.ok(tests.some(one => / >= 100$/.test(one))); // in 万元, as it is written
  const titles = Object.values(plan.facts ?? {}).map(({ title }) => title);
  assert.ok(titles.includes('死亡人数') && titles.includes('直接经济损失'), titles.join());
  assert.ok(findings.some(({ code }) => code === 'boundary-proposed'));
  const steps = Object.values(plan.scenarios).flatMap(one => Object.values(one.steps));
  assert.ok(steps.some(({ when }) => when === 'level = "I"'));
});

test('what comes round is a routine, an exercise or training, and no step', () => {
  const { plan, steps } = draft(
    `一、应急保障\n1、保安队每周检查消防器材一次。\n2、办公室应每年组织不少于两次演练。\n3、保卫部应储备灭火器40具。\n${'二、停电处置\n1、电工应检查线路。\n'}`,
  );
  assert.equal(Object.values(plan.routines ?? {})[0]?.every, 'week');
  assert.equal(Object.values(plan.exercises ?? {})[0]?.at_least, '2 per year');
  const [store] = Object.values(plan.resources ?? {});
  assert.equal(store?.quantity, 40);
  assert.equal(steps.length, 1);
});

test('standing down: what the text wants to be so is asked; nothing said is a proposal', () => {
  const text = `${FIRE}1、保安应疏散顾客。\n`;
  const closing = '二、应急终止\n1、满足火已扑灭、人员已清点两个条件，总指挥方可宣布解除。\n';
  const said = draft(`${text}${closing}`, { runs: keyword => keyword !== 'close' });
  const downs = Object.values(said.plan.scenarios).map(one => one.stand_down?.when ?? '');
  assert.ok(
    downs.every(when => when.split(' and ').length === 3),
    downs.join(),
  );
  const whole = draft(`${text}${closing}`);
  assert.equal(whole.plan.close?.conditions?.length, 2);
  const unsaid = draft(text);
  assert.ok(unsaid.findings.some(({ code }) => code === 'stand-down-proposed'));
});

test('after-work opens when it is over and goes on past standing down', () => {
  const { plan, step } = draft(
    `${FIRE}1、保安应疏散顾客。\n二、后期处置\n1、办公室应在3日内提交总结报告。\n`,
  );
  const report = step('总结报告');
  assert.match(String(report.opens), /\.ended$/);
  assert.ok(report.report);
  assert.ok(
    Object.values(plan.scenarios).some(({ stand_down }) =>
      [stand_down?.goes_on ?? []].flat().includes(report.id),
    ),
  );
});

test('heads and members of a group', () => {
  const { plan } = draft(
    `一、组织机构\n1、商场成立应急指挥部，总经理任总指挥。\n2、疏散组由保卫部、客服部人员组成，负责引导人员撤离。\n二、火灾处置\n1、疏散组应引导顾客撤离。\n`,
  );
  const roles = plan.roles ?? {};
  const headquarters = Object.values(plan.units ?? {}).find(({ title }) => /指挥部/.test(title));
  assert.match(roles[headquarters?.head ?? '']?.title ?? '', /^总指挥（总经理）/);
  const team = Object.values(plan.units ?? {}).find(({ title }) => title === '疏散组');
  assert.equal([team?.members ?? []].flat().length, 2);
});

test('who leads something is one person to be found, under the post and under the name of it', () => {
  const { plan, step } = draft(
    `一、组织机构\n（一）应急领导小组\n组长：店长\n副组长：生产副店长、安全总监\n二、火灾处置\n1、组长应宣布启动预案。\n2、店长应赶赴现场。\n3、副组长应清点人数。\n`,
  );
  const titles = (ids: unknown) => [ids ?? []].flat().map(id => plan.roles?.[String(id)]?.title);
  const group = Object.values(plan.units ?? {}).find(({ title }) => title === '应急领导小组');
  assert.deepEqual(titles(group?.head), ['店长']);
  assert.deepEqual(titles(group?.deputies), ['生产副店长', '安全总监']);
  assert.equal(step('启动预案').who, step('赶赴现场').who);
  const both = plan.roles?.[String(step('清点').who)];
  assert.deepEqual(titles(both?.members), ['生产副店长', '安全总监']); // a group: nobody has to be appointed to it
});

test('stocks, numbers outside and levels from tables; numbers of people stay out of the plan', () => {
  const { plan } = draft(
    [
      '一、响应分级',
      '级别|条件|响应主体',
      'Ⅰ级|受伤3人以上，或者停产超过24小时|应急领导小组',
      'Ⅱ级|受伤1人以上3人以下|安全环保部',
      '二、火灾处置',
      '1、安全员应立即拨打119。',
      '2、达到Ⅱ级以上响应条件的，店长应赶赴现场。',
      '附件1 应急物资',
      '序号|名称|数量|单位|存放地点|责任人|最低储备量',
      '1|灭火器|40|具|一号库|安全环保部|36',
      '2|照明灯|20个||配电室||',
      '附件2 通讯录',
      '单位|联系电话',
      '河畔消防救援站|119',
      '供电公司|95598',
      '姓名|职务|手机',
      '周敏|店长|13812340001',
    ].join('\n'),
  );
  assert.deepEqual(
    Object.values(plan.resources ?? {}).map(one => [
      one.title,
      one.quantity,
      one.unit,
      one.place,
      one.minimum,
    ]),
    [
      ['灭火器', 40, '具', '一号库', 36],
      ['照明灯', 20, '个', '配电室', undefined],
    ],
  );
  assert.deepEqual(
    Object.values(plan.contacts ?? {}).map(({ title, number }) => `${title} ${number}`),
    ['河畔消防救援站 119', '供电公司 95598'],
  );
  assert.ok(!writePlanYaml(plan).includes('13812340001') && !writePlanYaml(plan).includes('周敏'));
  const [first, second] = plan.grades?.rows ?? [];
  assert.equal(first?.any?.length, 2);
  assert.match(second?.when ?? '', / >= 1 and .+ < 3$/);
  const commands = Object.values(plan.levels ?? {}).map(({ command }) => plan.units?.[command ?? '']?.title);
  assert.deepEqual(commands, ['应急领导小组', '安全环保部']);
});

test('every obligation is carried by something', () => {
  const { reading, plan } = draft(
    `一、工作原则\n1、应坚持以人为本。\n二、职责\n1、保卫部负责警戒。\n三、火灾处置\n1、保安应疏散顾客。\n2、严禁围观。\n四、保障\n1、每月检查一次器材。\n`,
  );
  const { findings } = readPlan(writePlanYaml(plan), { clauses: reading.clauses });
  assert.deepEqual(
    findings.filter(({ code }) => code === 'clause-not-carried-out'),
    [],
  );
});

test('conditions listed below what announces them are those of the end; what is to be done after it is none', () => {
  const { plan, steps } = draft(
    `${FIRE}1、保安应立即关闭电源。\n二、应急结束\n同时符合下列条件的，由店长宣布应急结束：\n（一）明火已经扑灭；\n（二）受伤顾客全部送医。\n应急结束后，保安通知消防队。\n`,
  );
  assert.deepEqual(
    plan.close?.conditions?.map(one => (typeof one === 'string' ? one : one.title)),
    ['明火已经扑灭', '受伤顾客全部送医'],
  );
  assert.ok(plan.close?.by !== undefined);
  assert.ok(!steps.some(([, step]) => step.do?.includes('宣布')));
});

test('a report that is due again and again is a watch of that period; one that is due once tells', () => {
  const { step } = draft(
    `${FIRE}1、保安每30分钟向值班经理报告一次进展。\n2、保安应立即向值班经理报告伤亡情况。\n`,
  );
  const again = step('报告一次进展');
  assert.deepEqual([again.watch?.every, again.notify], ['PT30M', undefined]);
  const once = step('报告伤亡');
  assert.ok(once.notify !== undefined && once.watch === undefined);
});

test('whoever may permit what is forbidden is named by the exception after it, and has no duty by it', () => {
  const { plan, steps } = draft(
    `${FIRE}1、保安应立即关闭电源。\n2、保安不得打开防火门，但值班经理同意的除外。\n`,
  );
  const bans = Object.values(plan.scenarios).flatMap(({ never }) => Object.values(never ?? {}));
  const manager = Object.entries(plan.roles ?? {}).find(([, role]) => role.title === '值班经理')?.[0];
  assert.ok(manager !== undefined);
  assert.deepEqual(bans[0]?.unless, { permission_of: manager });
  assert.ok(!steps.some(([, step]) => step.do?.includes('除外')));
});

// Who acts and who is told, in sentences of many trades: what is found beside what is left alone.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DocumentTree } from '#core/document/document.ts';
import { actorAt, subjectAt } from './actor-name.ts';
import { groupPieces } from './grouping.ts';
import { actorsOfTitle } from './heading-actors.ts';
import { readPieces } from './pieces.ts';
import { readDocument } from './read-document.ts';
import type { Clause, Reading } from './reading.ts';
import { recipientsOf } from './recipient.ts';
import { readSynonyms } from './synonyms.ts';
import { kindOfUnit } from './units.ts';

function read(text: string): Reading {
  const body: DocumentTree['body'] = text
    .split('\n')
    .map(
      (line, index) => ({ kind: 'paragraph', text: line, place: { in: 'line', line: index + 1 } }) as const,
    );
  return readDocument({ name: '预案.txt', format: 'text', body, notes: [], apart: [], findings: [] });
}

const duties = (text: string): readonly Clause[] =>
  read(text).clauses.filter(clause => clause.modality === 'must' || clause.modality === 'must_not');
const acting = (text: string) =>
  duties(text).map(clause => clause.actors.map(actor => actor.name + (actor.implied ? '*' : '')).join('、'));

test('subjects of many trades, before verbs listed and unlisted', () => {
  const cases = [
    ['麻醉医师应密切观察体征', ['麻醉医师']],
    ['院办上报卫健委', ['院办']],
    ['总值班接到报告', ['总值班']],
    ['行调发布命令', ['行调']],
    ['站台岗立即按压按钮', ['站台岗']],
    ['大堂副理携带药箱赶到房间', ['大堂副理']],
    ['挡车工先停机', ['挡车工']],
    ['安检组划出警戒区', ['安检组']],
    ['客运值班员关闭部分闸机', ['客运值班员']],
    ['采购主管联系供货商', ['采购主管']],
    ['安全部应于当日复查', ['安全部']],
    ['组长(校长)宣布启动', ['组长(校长)']],
    ['保安、保洁协助站务员', ['保安', '保洁']],
  ] as const;
  for (const [text, names] of cases) assert.deepEqual(subjectAt(text, 0)?.names, names, text);
});

test('verbs with their objects, things and titles are no subjects', () => {
  for (const text of [
    '引导救护人员上楼',
    '交质检部存档',
    '报站长同意',
    '请网络工程师支援',
    '建议召开小组会议',
    '制定相关责任人',
    '组织受伤的人员撤离',
    '安全部位张贴标志',
    '直到家长到达医院',
  ])
    assert.equal(subjectAt(text, 0), undefined, text);
  assert.equal(actorAt('呼叫值班员到场', 0), undefined);
});

test('those who are told, asked, handed something or followed', () => {
  const cases = [
    ['报总务科汇总', ['总务科']],
    ['将伤员送校医院', ['校医院']],
    ['向上级转运中心报送积压量', ['上级转运中心']],
    ['报告现场总指挥', ['现场总指挥']],
    ['与县防办通话', ['县防办']],
    ['服从组长调遣', ['组长']],
    ['请消防、公安协助', ['消防', '公安']],
    ['拨打科技部值班电话', ['科技部']],
    ['给家属打电话', ['家属']],
    ['通知受影响的工商用户停用', ['受影响的工商用户']],
    ['向当地监管机构、银行业协会报告', ['当地监管机构', '银行业协会']],
  ] as const;
  for (const [text, names] of cases) assert.deepEqual(recipientsOf(text), names, text);
  for (const text of [
    '上报患病学生情况',
    '做好上报工作',
    '报警器失灵',
    '设置联络员',
    '向上风方向撤离',
    '报废设备',
  ])
    assert.deepEqual(recipientsOf(text), [], text);
});

test('one clause per change of subject, kind, period or time', () => {
  const cut = (text: string) =>
    groupPieces(readPieces(text, 0, text.length)).map(group => group.map(piece => piece.bare).join(','));
  assert.deepEqual(cut('门岗抬起道闸,巡逻岗到路口引导。'), ['门岗抬起道闸', '巡逻岗到路口引导']);
  assert.deepEqual(cut('Ⅰ级由总经理启动,Ⅲ级由值班站长启动。'), ['Ⅰ级由总经理启动', 'Ⅲ级由值班站长启动']);
  assert.deepEqual(cut('配电班实行轮班值守,每周试机一次,试验结果记入台账。'), [
    '配电班实行轮班值守',
    '每周试机一次',
    '试验结果记入台账',
  ]);
  assert.deepEqual(cut('网点应电话报告总行,当日17:30前提交书面报告。'), [
    '网点应电话报告总行',
    '当日17:30前提交书面报告',
  ]);
  // What is so comes before who acts; what is told or asked goes with the telling; why goes with what.
  assert.deepEqual(cut('冷通道温度超过27℃,暖通工程师应到达机房。'), [
    '冷通道温度超过27℃,暖通工程师应到达机房',
  ]);
  assert.deepEqual(cut('员工应上报领导,请求协助。'), ['员工应上报领导,请求协助']);
  assert.deepEqual(cut('为了应对停电,库房应备足蜡烛。'), ['为了应对停电,库房应备足蜡烛']);
});

test('who acts comes from list, label, title, pronoun; a thing as subject means nobody', () => {
  assert.deepEqual(acting('一、救治\n1、就医途中,陪同教师要做到:\n①带上名单;\n②收集样本。'), [
    '陪同教师',
    '陪同教师*',
    '陪同教师*',
  ]);
  assert.deepEqual(acting('一、停电处置\n责任部门:工程部\n1、启动发电机。'), ['工程部*']);
  assert.deepEqual(acting('夜班护理员应急卡\n1、呼叫医生。'), ['夜班护理员*']);
  assert.deepEqual(acting('一、处置\n门卫报告物业经理,由他决定破门。').at(-1), '物业经理');
  assert.deepEqual(acting('一、处置\n1、保安封锁出口,现场物品一律不许触碰。').at(-1), '');
  assert.deepEqual(acting('一、处置\n任何人不得进入。清点物资。').at(-1), '');
});

test('whom a condition is about acts, unless it only suffers, permits or is waited for', () => {
  assert.deepEqual(acting('一、处置\n配电班确认电压稳定后,方可送电。'), ['配电班']);
  assert.deepEqual(acting('一、处置\n经总经理批准后,发布公告。'), ['']);
  assert.deepEqual(acting('一、处置\n维修员受伤的,立即送医。'), ['']);
});

test('later news goes to those the report went to', () => {
  const told = duties('一、报告\n校长应向区教育局报告,情况有变化的应随时续报。').map(
    clause => clause.recipients,
  );
  assert.deepEqual(told, [['区教育局'], ['区教育局']]);
});

test('narratives, introductions and lists of names ask for nothing', () => {
  for (const line of [
    '保安跑到现场看了一下。',
    '配合部门:客服部、工程部',
    '抢险组:由两个班组共25人组成。',
    '编号:YJ-01(应急管理)',
  ])
    assert.deepEqual(acting(`一、处置\n${line}`), [], line);
});

test('headings that name who acts below them', () => {
  const cases = [
    ['客服部工作职能', ['客服部']],
    ['总指挥的职责是:', ['总指挥']],
    ['【前厅部】', ['前厅部']],
    ['突发情况怎么办(护理员用)', ['护理员']],
    ['各部门职责', []],
    ['医院停电应急预案', []],
  ] as const;
  for (const [title, names] of cases) assert.deepEqual(actorsOfTitle(title), names, title);
});

test('units, posts, groups and those outside', () => {
  const cases = [
    ['工程部', 'unit'],
    ['值班经理', 'post'],
    ['护士长', 'post'],
    ['抢险组', 'group'],
    ['指挥部', 'group'],
    ['客户服务部', 'unit'],
    ['消防控制室', 'unit'],
    ['县应急管理局', 'outside'],
    ['供电公司', 'outside'],
    ['家属', 'outside'],
    ['119消防', 'outside'],
  ] as const;
  for (const [name, kind] of cases) assert.equal(kindOfUnit(name), kind, name);
  assert.equal(kindOfUnit('医院', true), 'unit');
  assert.equal(kindOfUnit('医院'), 'outside');
});

test('names that may mean the same', () => {
  const units = (...names: string[]) => names.map(name => ({ name, kind: kindOfUnit(name), clauses: [] }));
  const same = (text: string, ...names: string[]) =>
    readSynonyms(text, units(...names)).map(found => [found.names.join('='), found.why]);
  assert.deepEqual(same('', '客服部', '市场客服部'), [['市场客服部=客服部', 'contains']]);
  assert.deepEqual(same('成立停电应急领导小组(以下简称领导小组)。', '领导小组'), [
    ['停电应急领导小组=领导小组', 'defined'],
  ]);
  assert.deepEqual(same('', '当值员工', '当值人员'), [['当值员工=当值人员', 'abbreviation']]);
  assert.deepEqual(same('', '安全监察部', '安监部'), [['安全监察部=安监部', 'abbreviation']]);
  // Two could be meant, another is meant, nobody in particular is meant.
  assert.deepEqual(same('', '经理', '值班经理', '大堂经理'), []);
  assert.deepEqual(same('', '组长', '副组长'), []);
  assert.deepEqual(same('', '人员', '抢修人员'), []);
});

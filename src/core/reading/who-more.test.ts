// Who acts, who is told, what binds and where clauses end, in spoken cards, night rosters and rules about the plan itself.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DocumentTree } from '#core/document/document.ts';
import { actorAt, subjectAt } from './actor-name.ts';
import { groupPieces } from './grouping.ts';
import { readPieces } from './pieces.ts';
import { readDocument } from './read-document.ts';
import type { Clause } from './reading.ts';
import { recipientsOf } from './recipient.ts';

function read(sentence: string): readonly Clause[] {
  const body: DocumentTree['body'] = ['四、处置措施', sentence].map(
    (line, index) => ({ kind: 'paragraph', text: line, place: { in: 'line', line: index + 1 } }) as const,
  );
  const reading = readDocument({
    name: '预案.txt',
    format: 'text',
    body,
    notes: [],
    apart: [],
    findings: [],
  });
  return reading.clauses.slice(1);
}

const bound = (sentence: string) => read(sentence).map(clause => clause.modality);
const acting = (sentence: string) =>
  read(sentence).map(clause => clause.actors.map(actor => actor.name).join('、'));
const cut = (text: string) =>
  groupPieces(readPieces(text, 0, text.length)).map(group => group.map(piece => piece.bare).join(','));

test('names of the night, of the house, of verbs and of several at once', () => {
  const cases = [
    ['前台打印名单', ['前台']],
    ['工程夜班10分钟内查明原因', ['工程夜班']],
    ['站里提供开水', ['站里']],
    ['值班总经理视情形决定闭店', ['值班总经理']],
    ['搭建方电工第一时间拉闸', ['搭建方电工']],
    ['维护单位接报后1小时到站', ['维护单位']],
    ['每名当班呼叫业务员应记录来电', ['当班呼叫业务员']],
    ['站长与操作员逐个核对', ['站长', '操作员']],
    ['财务科会同仓储科核定损失', ['财务科', '仓储科']],
    ['未取得资格者不得独立操作', ['未取得资格者']],
    ['未受训练的员工和游客一律不得参加', ['未受训练的员工', '游客']],
    ['由救护车转送', ['救护车']],
    ['调度通知巡救队', ['调度']],
    ['教练带学员撤回大厅', ['教练']],
    ['细纱、织布车间按次序停车', ['细纱', '织布车间']],
  ] as const;
  for (const [text, names] of cases) assert.deepEqual(subjectAt(text, 0)?.names, names, text);
  for (const text of [
    '维护秩序',
    '调度车辆支援',
    '由3人增至6人',
    '本手册放前台、监控室各一本',
    '大声告知同室人员',
    '任现场总指挥',
    '收集公司配送资料',
    '险情排除、受伤人员得到救治',
    '除网点主任外',
  ])
    assert.equal(actorAt(text, 0), undefined, text);
});

test('who does it stands behind 由, after what it is done to', () => {
  assert.deepEqual(acting('伤员由医疗点初步处理。'), ['医疗点']);
  assert.deepEqual(acting('居民的疏散，由值班长请求街道办事处组织。'), ['值班长']);
  assert.deepEqual(acting('发生事故的网点，应报告总行。'), ['发生事故的网点']);
  assert.deepEqual(acting('校医判断为中毒的，须报告校长。'), ['校医']);
  // not who approves, arrives or announces
  assert.deepEqual(acting('公安到达后移交现场。'), ['']);
  assert.deepEqual(acting('消防队宣布可以返回以前，禁止取物。'), ['']);
});

test('who is asked, moved, called, or named before the act is told', () => {
  const cases = [
    ['同时请交警在路口劝返', ['交警']],
    ['请网络工程师通知客户降载', ['网络工程师']],
    ['立刻叫值班医生', ['值班医生']],
    ['疏散围观顾客', ['围观顾客']],
    ['带领学生到操场', ['学生']],
    ['责令施工单位停工', ['施工单位']],
    ['须经总经理同意', ['总经理']],
    ['拨打119和校保卫处', ['119消防', '校保卫处']],
    ['截图发值班总经理', ['值班总经理']],
    ['家属由医生通知', ['家属']],
  ] as const;
  for (const [text, names] of cases) assert.deepEqual(recipientsOf(text), names, text);
  for (const text of [
    '疏散客流',
    '监督检查各科室准备情况',
    '事发后1小时内上报',
    '命令只能由船长下达',
    '单向栈道分段放行',
    '组织抢修人员施工',
  ])
    assert.deepEqual(recipientsOf(text), [], text);
});

test('what forbids, advises and permits in plain words', () => {
  assert.deepEqual(bound('其他岗位的人不要乱说。'), ['must_not']);
  assert.deepEqual(bound('不合格的坚决不能开工。'), ['must_not']);
  assert.deepEqual(bound('未核验的不能交人。'), ['must_not']);
  assert.deepEqual(bound('呼叫中心主管宜按高峰方案调配人员。'), ['should']);
  assert.deepEqual(bound('未经值班组长允许，业务员不得退出系统。'), ['must_not']);
  // what cannot be is no ban
  assert.deepEqual(bound('不能及时恢复的，改用手工单据。'), ['must']);
});

test('what a plan says of itself, of ranks, penalties and numbers binds nobody', () => {
  for (const sentence of [
    '涉氨事故按《现场处置方案》执行。',
    '本细则未尽事宜，按公司综合预案办理。',
    '与上级预案不一致的，以上级预案为准。',
    '站长为第一责任人。',
    '瞒报的，扣当月绩效。',
    '湖滨派出所　110',
    '呼叫中心设：值班组长、业务员。',
    '出现下列情形时启动响应：断电、断网。',
  ])
    assert.ok(
      bound(sentence).every(modality => modality === 'statement'),
      sentence,
    );
  assert.deepEqual(bound('值班员应按《操作规程》执行。'), ['must']);
  assert.deepEqual(bound('保安拨打110。'), ['must']);
  assert.deepEqual(bound('仓库应常备编织袋3000条。'), ['must']);
});

test('one clause per limit, case and gate; until belongs to the act before', () => {
  assert.deepEqual(cut('一级召回在24小时内启动,二级召回在48小时内启动。'), [
    '一级召回在24小时内启动',
    '二级召回在48小时内启动',
  ]);
  assert.deepEqual(cut('能修复的当场修复,不能的关阀挂牌。'), ['能修复的当场修复', '不能的关阀挂牌']);
  assert.deepEqual(cut('损失情况拍照取证,报财务部理赔。'), ['损失情况拍照取证', '报财务部理赔']);
  assert.deepEqual(cut('检测合格,方可恢复取水。'), ['检测合格,方可恢复取水']);
  assert.deepEqual(cut('单向栈道由保安放行,每批不超过50人,间隔不少于3分钟。'), [
    '单向栈道由保安放行,每批不超过50人,间隔不少于3分钟',
  ]);
  assert.deepEqual(cut('各单位要把安全放在首位,要落实责任制。'), ['各单位要把安全放在首位,要落实责任制']);
  assert.equal(read('值班员应每小时报告一次；直至恢复为止。').length, 1);
});

test('what others do, or what befalls them, is when somebody acts', () => {
  const whens = (sentence: string) => read(sentence).map(clause => clause.condition);
  assert.deepEqual(whens('气象台发布雷电预警，站长应关闭索道。'), ['气象台发布雷电预警']);
  assert.deepEqual(whens('医生说要送医院的，护理员打120。'), ['医生说要送医院的']);
  assert.deepEqual(whens('驾驶员突发疾病，乘务员应协助乘客下车。'), ['驾驶员突发疾病']);
  // somebody's own act is none
  assert.deepEqual(whens('门岗抬起道闸，巡逻岗到路口引导。'), [null, null]);
});

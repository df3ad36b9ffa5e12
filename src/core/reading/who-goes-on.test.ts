// Who goes on acting where a sentence or an item names nobody: whoever began the steps, was sent, or is needed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DocumentTree } from '#core/document/document.ts';
import { subjectAt } from './actor-name.ts';
import { readDocument } from './read-document.ts';
import { type Clause, isObligation } from './reading.ts';
import { recipientsOf } from './recipient.ts';

function read(...lines: readonly string[]): readonly Clause[] {
  const body: DocumentTree['body'] = lines.map(
    (line, index) => ({ kind: 'paragraph', text: line, place: { in: 'line', line: index + 1 } }) as const,
  );
  const { clauses } = readDocument({
    name: '预案.txt',
    format: 'text',
    body,
    notes: [],
    apart: [],
    findings: [],
  });
  return clauses.filter(isObligation);
}

function acting(...lines: readonly string[]): readonly string[] {
  return read(...lines).map(({ actors }) =>
    actors.map(({ name, implied }) => name + (implied ? '*' : '')).join('、'),
  );
}

test('bare steps in brackets go on with whoever began them, sentences of obligation do not', () => {
  const steps = ['四、处置', '1、渗漏', '(1)巡检员戴好面罩进入，先测浓度；', '(2)关闭前后阀门；'];
  assert.deepEqual(acting(...steps), ['巡检员', '巡检员*', '巡检员*'].slice(0, acting(...steps).length));
  assert.deepEqual(acting('四、处置', '（一）巡检员关闭阀门；', '（二）泄漏物应当引入事故池。'), [
    '巡检员',
    '',
  ]);
  assert.deepEqual(acting('四、处置', '1、巡检员关闭阀门。', '2、打开排风。'), ['巡检员', '']);
});

test('those sent do what follows in the sentence, unless the sender goes on with 并', () => {
  assert.deepEqual(acting('四、处置', '值班长派维修班组5分钟内到场查看，确认漏水后关阀。'), [
    '值班长',
    '维修班组*',
  ]);
  assert.deepEqual(acting('四、处置', '值班长派维修班组到场查看，并报告主任。').at(-1), '值班长*');
});

test('those appointed do the rest of the sentence, the appointer goes on after it', () => {
  assert.deepEqual(acting('四、保障', '设备部应指定专人，负责钥匙保管。每月检查一次电源。'), [
    '设备部',
    '专人*',
    '设备部*',
  ]);
});

test('a group that was set up is in charge, whoever set it up does the rest', () => {
  assert.deepEqual(acting('一、组织机构', '医院成立停水领导小组，负责统一指挥。'), ['停水领导小组']);
  assert.deepEqual(acting('一、组织机构', '应急办公室：办公室主任由总务科长兼任，具体负责信息汇总。'), [
    '应急办公室*',
  ]);
});

test('what all have to do says nothing of who does the next item', () => {
  assert.deepEqual(acting('四、处置', '①各岗位应当坚守；', '②保持通道畅通。'), ['各岗位', '']);
  assert.deepEqual(acting('四、处置', '①巡逻岗应当坚守；', '②保持通道畅通。'), ['巡逻岗', '巡逻岗*']);
});

test('who somebody is says who does the rest; who is taken does nothing; a limit stands before who acts', () => {
  assert.deepEqual(acting('二、职责', '园区总经理是应急总负责人，负责批准启动和终止响应。'), ['园区总经理*']);
  assert.deepEqual(acting('四、处置', '中毒人员立即送区人民医院。'), ['']);
  assert.deepEqual(acting('四、处置', '演练结束后3日内，安全部写出总结。'), ['安全部']);
  assert.deepEqual(
    acting('四、处置', '值班主管10分钟内告知调度员，由其联系供水公司。停水超过1小时的，改用备用水箱。'),
    ['值班主管', '调度员', '值班主管*'],
  );
});

test('who acts beside somebody does not act in the next sentence', () => {
  assert.deepEqual(acting('四、处置', '运行部会同检修部制定抢修方案。随后将方案通知值班室。'), [
    '运行部、检修部',
    '运行部*',
  ]);
});

test('whoever is needed acts, and anybody but those excepted', () => {
  assert.deepEqual(acting('四、处置', '巡查人员需保安队支援10人。'), ['保安队']);
  assert.deepEqual(acting('四、处置', '除站长外，任何人不得对外作出承诺。'), ['任何人']);
});

test('where people are taken, and what only looks like a service', () => {
  assert.deepEqual(recipientsOf('马上送医院救治'), ['医院']);
  assert.deepEqual(recipientsOf('由第二辆救护车送市一院'), ['市一院']);
  assert.deepEqual(recipientsOf('协助紧急救护、抢修'), []);
});

test('what is proposed, asked or explained goes to those told in the same sentence', () => {
  const told = (sentence: string) =>
    read('四、处置', sentence).map(({ recipients }) => recipients.join('、'));
  assert.deepEqual(told('运行部应向公司领导汇报，并建议召开会议研究。'), ['公司领导', '公司领导']);
  assert.deepEqual(told('驾驶员应报告调度室，并随时保持通讯联系。'), ['调度室', '调度室']);
  assert.deepEqual(told('运行部应向公司领导汇报，并起草情况通报。'), ['公司领导', '']);
});

test('those who are led, let, refused or listened to', () => {
  const cases = [
    ['引导观众从东门离场', ['观众']],
    ['尽快让其他旅客离开', ['其他旅客']],
    ['一律禁止住客返回取物', ['住客']],
    ['当面向家长说明经过', ['家长']],
    ['向其他客人了解情况', ['其他客人']],
    ['将责任落实到相关部门', ['相关部门']],
    ['引导急救车到达现场', []],
    ['核对名单和紧急联系人', []],
    ['不让无关车辆进入', []],
    ['请其在接待室等候', []],
    ['引导消防车到达', []],
    ['通知相邻的蔬菜批发市场', ['相邻的蔬菜批发市场']],
  ] as const;
  for (const [text, names] of cases) assert.deepEqual(recipientsOf(text), names, text);
});

test('names are read to their end, and verbs beside them are none of theirs', () => {
  const cases = [
    ['由供应部调度员宣布恢复', ['供应部调度员']],
    ['由设备科检修班处理', ['设备科检修班']],
    ['由保卫科组织疏散', ['保卫科']],
    ['出发台操作员停止放人', ['出发台操作员']],
    ['登记区志愿者发放手环', ['登记区志愿者']],
    ['德育处在30分钟内报告区教育局', ['德育处']],
    ['制冷班两人一组佩戴呼吸器进入', ['制冷班']],
    ['由总务处会同食堂承包方查明原因', ['总务处', '食堂承包方']],
    ['副总经理到场前', ['副总经理']],
    ['由第二辆救护车送市一院', ['第二辆救护车']],
  ] as const;
  for (const [text, names] of cases) assert.deepEqual(subjectAt(text, 0)?.names, names, text);
  for (const text of ['告现场指挥', '检查配电室', '检查配电室，排除故障', '封闭入口,保安员到场'])
    assert.equal(subjectAt(text, 0), undefined, text);
  assert.deepEqual(recipientsOf('并告现场指挥'), ['现场指挥']);
  assert.deepEqual(recipientsOf('报副总经理审批'), ['副总经理']);
});

test('the tasks below the name of a group are its own, whoever leads it', () => {
  assert.deepEqual(acting('二、职责', '1.疏散组。', '运营部牵头，检票班配合。任务：打开安全门。').slice(-1), [
    '疏散组*',
  ]);
});

test('a card is done by whoever it is for', () => {
  assert.deepEqual(
    acting('处置卡汇编', '卡一　大风停航（使用人：调度员）', '• 通知各船船长', '• 关闭检票口'),
    ['调度员*', '调度员*'],
  );
  assert.deepEqual(acting('处置卡汇编', '卡二　旅客落水　（使用人：水手）', '1. 立即抛救生圈'), ['水手*']);
  assert.deepEqual(acting('处置卡汇编', '卡三　设备检修（备件：滤芯）', '1. 立即更换滤芯'), ['']);
});

test('keys and what stands for them, then a table of who does what', () => {
  const card = [
    '卡一　候船厅拥挤',
    '触发\t候船人数达到1500人',
    '现场指挥\t值班站长',
    '谁来做\t做什么\t多久\t找谁',
  ];
  const [duty] = read(...card, '保安队长\t带4名保安拉隔离带\t5分钟\t站务室');
  assert.deepEqual(duty?.actors, [{ name: '保安队长' }]);
  assert.deepEqual(duty?.recipients, ['站务室']);
  assert.equal(duty?.deadline?.value, 5);
});

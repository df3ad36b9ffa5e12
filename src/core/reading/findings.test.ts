// Each rule with a text it finds something in, and one it leaves alone.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Finding } from '#core/finding.ts';
import { readDocument } from './read-document.ts';

function findings(text: string): readonly Finding[] {
  const body = text
    .split('\n')
    .map(
      (line, index) => ({ kind: 'paragraph', text: line, place: { in: 'line', line: index + 1 } }) as const,
    );
  return readDocument({ name: '预案.txt', format: 'text', body, notes: [], apart: [], findings: [] })
    .findings;
}

const codes = (text: string) => findings(text).map(finding => finding.code);
const one = (text: string, code: string) => findings(text).find(finding => finding.code === code);

const does: readonly (readonly [code: string, text: string])[] = [
  ['actor-missing', '一、处置\n应切断电源。'],
  ['origin-missing', '一、处置\n值班员应在30分钟内恢复供电。'],
  ['vague-urgency', '一、处置\n值班员应立即报告班长。'],
  ['limit-elsewhere', '一、处置\n客服部应按规定的时限答复。'],
  ['limit-over-parent', '一、10分钟内完成下列工作:\n1、班长应在30分钟内清点人数。'],
  ['discretion', '一、处置\n必要时班长应疏散人员。'],
  ['discretion-left-to-nobody', '一、处置\n必要时应疏散人员。'],
  ['open-question', '一、处置\n夜间由谁值守?'],
  ['open-question', '一、集合\n集合地点另行通知。'],
  [
    'contradicting-limits',
    '一、报告\n值班员接到报警后10分钟内报告总经理。\n二、处置\n值班员接到报警后30分钟内报告总经理。',
  ],
  [
    'contradicting-owners',
    '一、职责\n工程部负责备用水泵的检查与试机。\n二、准备\n保卫部负责备用水泵的检查与试机。',
  ],
  ['grade-overlap', '一、事件分级\n1、较大事件:损失1000元至5000元。\n2、重大事件:损失5000元以上。'],
  ['grade-gap', '一、事件分级\n1、一般事件:停电不足2小时。\n2、重大事件:停电超过4小时。'],
  [
    'window-gap',
    '一、时间\n1、8:00-12:00发生的事件,当日18点前提交。\n2、13:00-次日8:00发生的事件,次日9点前提交。',
  ],
  [
    'window-boundary',
    '一、时间\n1、8:00-20:00发生的事件,当日21点前提交。\n2、20:00-次日8:00发生的事件,次日9点前提交。',
  ],
  ['contents-left', '目录\n一、总则错误!未定义书签。'],
  ['garbled-text', '一、处置\n值班员应\ufffd\ufffd班长。'],
  ['name-left-out', '一、处置\n组长***应报告。'],
  ['placeholder-left', '一、处置\nXX公司值班员应报告班长。'],
  ['blank-to-fill', '一、处置\n批准人:______'],
  ['person-named', '一、人员\n组长:王小明\n二、处置\n组长应报告。'],
  ['personal-phone', '一、人员\n值班电话 13800001234\n二、处置\n组长应报告。'],
  ['scenario-without-body', '一、适用范围\n本预案涉及停电、火灾等情况。\n二、停电处置\n值班员应报告班长。'],
  ['chapter-missing', '目录\n一、处置……1\n二、善后……2\n一、处置\n值班员应报告班长。'],
  ['section-without-body', '一、报警程序\n二、处置\n值班员应报告班长。'],
  ['reference-missing', '一、处置\n值班员应按附件3填表。'],
  ['unit-not-listed', '一、组织\n成员单位:工程部、保卫部、客服部。\n二、处置\n采购部应立即调拨物资。'],
  [
    'passage-repeated',
    '一、处置\n值班员应立即切断电源并报告当班班长。\n二、善后\n值班员应立即切断电源并报告当班班长。',
  ],
  ['nothing-to-do', '一、术语\n本预案所称停电是指供电中断。'],
];

for (const [code, text] of does) {
  test(`${code} is found: ${text.slice(text.indexOf('\n') + 1, text.indexOf('\n') + 16)}`, () => {
    assert.ok(codes(text).includes(code), codes(text).join());
  });
}

test('a text that says who, when, by what and under what name has nothing to settle', () => {
  const sound =
    '一、停电处置\n1、值班员接到停电报告后,应在10分钟内到达配电室。\n2、电工应检查线路,并填写检修记录。\n3、电工确认无误后方可送电。';
  assert.deepEqual(codes(sound), []);
});

const doesNot: readonly (readonly [code: string, text: string])[] = [
  ['origin-missing', '一、处置\n接到报警后,值班员应在30分钟内恢复供电。'],
  [
    'contradicting-limits',
    '一、报告\n发生火灾后,值班员10分钟内报告总经理。\n发生停电后,值班员30分钟内报告总经理。',
  ],
  ['contradicting-owners', '一、职责\n工程部负责做好记录。\n二、准备\n保卫部负责做好记录。'],
  [
    'grade-overlap',
    '一、事件分级\n“以上”包括本数,“以下”不包括本数。\n1、较大事件:死亡3人以上10人以下。\n2、重大事件:死亡10人以上30人以下。',
  ],
  ['grade-gap', '一、事件分级\n1、一般事件:停电不足2小时。\n2、重大事件:停电2小时以上。'],
  [
    'window-gap',
    '一、时间\n1、8:00-20:00发生的事件,当日21点前提交。\n2、20:00-次日8:00发生的事件,次日9点前提交。',
  ],
  ['person-named', '一、人员\n组长:总经理\n副组长:安全部经理\n成员:各部门负责人'],
  ['personal-phone', '一、电话\n消防 119,供电公司 0512-66661234。'],
  ['placeholder-left', '一、设备\n库房使用XX0045型水泵,值班员应每日检查。'],
  [
    'repeated-number',
    '目录\n一、处置……1\n二、善后……2\n一、处置\n值班员应报告班长。\n二、善后\n值班员应报告班长。',
  ],
  ['chapter-missing', '目录\n一、处置……1\n一、处置\n值班员应报告班长。'],
  ['section-without-body', '一、处置程序:\n1、值班员应报告班长。'],
  ['reference-missing', '一、处置\n值班员应按附件1填表。\n附件1 检查表\n电源是否正常。'],
  ['unit-not-listed', '一、组织\n成员单位:工程部、保卫部、客服部。\n二、处置\n工程部应切断电源。'],
  ['passage-repeated', '一、处置\n做好记录。\n二、善后\n做好记录。'],
];

for (const [code, text] of doesNot) {
  test(`${code} is not found: ${text.slice(text.indexOf('\n') + 1, text.indexOf('\n') + 16)}`, () => {
    assert.ok(!codes(text).includes(code), codes(text).join());
  });
}

test('every finding is told in both languages and masks what it must not spread', () => {
  for (const [, text] of does) {
    for (const { message, proposal } of findings(text)) {
      assert.match(message.zh, /[一-龥]/);
      assert.match(message.en, /[A-Za-z]{3}/);
      if (proposal)
        assert.ok(proposal.value !== '' && proposal.reason.zh !== '' && proposal.reason.en !== '');
    }
  }
  const named = one('一、人员\n组长:王小明\n二、处置\n组长应报告。', 'person-named');
  assert.equal(named?.proposal?.value, '组长');
  assert.ok(!JSON.stringify(named?.message).includes('王小明'));
  const phoned = one('一、人员\n值班电话 13800001234\n二、处置\n组长应报告。', 'personal-phone');
  assert.ok(!JSON.stringify(phoned?.message).includes('13800001234'));
});

test('a clock without origin is offered the start of its scenario, a vague word its minutes', () => {
  assert.equal(
    one('一、停电处置\n值班员应在30分钟内恢复供电。', 'origin-missing')?.proposal?.value,
    '“停电”开始时',
  );
  assert.equal(one('一、处置\n值班员应尽快报告班长。', 'vague-urgency')?.proposal?.value, 'PT15M');
});

// Papers as they come: bodies that are missing, garbled text, references, heads, signing, variants, revisions, questions,
// passages that can be read in two ways or contradict each other, facts that are no duties, names to be taken out.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { comparePlans } from '#core/compare/compare-plans.ts';
import { compareReadings } from '#core/compare/compare-readings.ts';
import type { LifeRecord } from '#core/life/act.ts';
import { decideLife, isRefusal, missingSignatures } from '#core/life/decide-life.ts';
import { draftLife } from '#core/life/life.ts';
import { readDocument } from '#core/reading/read-document.ts';
import { madeUpRoster } from '#core/rehearsal/made-up-roster.ts';
import { planOf, saidOf, told } from './told.ts';

function read(text: string) {
  const body = text
    .split('\n')
    .map(
      (line, index) => ({ kind: 'paragraph', text: line, place: { in: 'line', line: index + 1 } }) as const,
    );
  return readDocument({ name: '预案.txt', format: 'text', body, notes: [], apart: [], findings: [] });
}

const found = (text: string) => read(text).findings.map(({ code }) => code);

describe('documents', () => {
  it('102 a chapter or scenario that is named and has no body is listed', () => {
    assert.ok(
      found('目录\n一、处置……1\n二、善后……2\n一、处置\n值班员应报告班长。').includes('chapter-missing'),
    );
    assert.ok(found('一、报警程序\n二、处置\n值班员应报告班长。').includes('section-without-body'));
    assert.ok(
      found('一、适用范围\n本预案涉及停电、火灾等情况。\n二、停电处置\n值班员应报告班长。').includes(
        'scenario-without-body',
      ),
    );
    assert.ok(found('一、术语\n本预案所称停电是指供电中断。').includes('nothing-to-do'));
  });

  it('103 garbled text stands as it is, is marked, and what a person made of it says so', () => {
    const reading = read('一、处置\n值班员应\ufffd\ufffd班长。');
    assert.ok(reading.findings.some(({ code }) => code === 'garbled-text'));
    assert.ok(reading.clauses.some(({ quote }) => quote.includes('\ufffd')));
    const plan = planOf({
      steps:
        'look: { do: 查看, who: guard, from: [{ clauses: ["5", "6"], reading: repaired, note: 两条印串了行 }] }',
    });
    assert.ok(JSON.stringify(plan.steps.look?.from).includes('repaired'));
  });

  it('104 what it rests on stands in the head, and a reference within the text leads to its clause', () => {
    assert.deepEqual(planOf({ parts: 'basis: [某省应急管理条例]' }).head.basis?.length, 1);
    const reading = read('一、处置\n1.1 值班员应报告班长。\n1.2 班长应按本预案1.1的规定报告站长。');
    const [reference] = reading.clauses.flatMap(({ references }) => references);
    assert.equal(reference?.to, 'inside');
    assert.ok(reading.clauses.some(({ id }) => id === reference?.clause));
    assert.ok(found('一、处置\n值班员应按附件3填表。').includes('reference-missing'));
  });

  it('105 number, issuer, drafter, dates stand in the head; a blank is found', () => {
    const { head } = planOf({
      parts: 'code: A-01\nissuer: 某站\ndrafted_by: 办公室\neffective_from: "2026-06-01"',
    });
    assert.deepEqual([head.code, head.issuer], ['A-01', '某站']);
    assert.ok(found('一、处置\n批准人:______').includes('blank-to-fill'));
  });

  it('106 a plan that waits for signatures does not take effect', () => {
    const plan = planOf({ parts: 'reviewed_by: [{ name: 带班长 }]\napproved_by: [{ name: 站长 }]' });
    const records: LifeRecord[] = [];
    const at = { version: 1, revision: 1, state: 'draft' } as const;
    const ground = () => ({
      ...{ draft: { at, plan }, in_force: null, records, roster: madeUpRoster(plan), today: '2026-08-31' },
    });
    const act = (command: Parameters<typeof decideLife>[1], person: string) => {
      const decided = decideLife(ground(), command, { person, approves: false });
      if (isRefusal(decided)) return decided.code;
      for (const one of decided)
        records.push({ seq: records.length + 1, at: records.length, by: person, act: one });
      return null;
    };
    const sign = (signature: string) =>
      ({ type: 'sign', revision: 1, signature, agrees: true, on_paper: false, note: null }) as const;
    assert.equal(act({ type: 'submit', revision: 1, note: null }, 'clerk'), null);
    assert.equal(act(sign('approval:站长'), 'manager'), 'signature-not-due');
    assert.equal(act(sign('review:带班长'), 'chief'), null);
    assert.equal(missingSignatures(ground())?.code, 'signatures-missing');
    assert.equal(act(sign('approval:站长'), 'manager'), null);
    assert.equal(missingSignatures(ground()), null);
    assert.equal(draftLife(at, records).phase, 'approved');
  });

  it('107 another edition of the same text: what only words change is told from what means something else', () => {
    const before = read('一、报告\n值班员接到报警后应在30分钟内报告站长。\n二、处置\n抢修员应更换备用车辆。');
    const after = read('一、报告\n值班员接到报警后应在24小时内报告站长。\n二、处置\n抢修员应更换备用车辆。');
    const pairs = compareReadings(before, after).clauses;
    assert.ok(pairs.some(({ likeness }) => likeness === 'differs'));
    assert.ok(pairs.some(({ likeness }) => likeness === 'same'));
  });

  it('108 who changed what, and when, stands in the head; two versions are compared by what they mean', () => {
    const first = planOf({
      parts: 'revisions: [{ edition: "1.1", date: "2026-05-20", by: 办公室, what: 增加夜间 }]',
    });
    assert.equal(first.head.revisions?.[0]?.edition, '1.1');
    const second = planOf({ steps: 'look: { do: 查看, who: crew }' });
    assert.ok(comparePlans(first, second).rows.length > 0);
  });

  it('109 a question of the text is no duty, and what hangs on it is locked till it is answered', () => {
    assert.ok(found('一、处置\n夜间由谁值守?').includes('open-question'));
    const story = told({ parts: 'questions: { joins: { text: 黄金是否参加, ask: manager, locks: look } }' });
    assert.deepEqual(story.duty('look/1').locks, ['question:joins']);
    story.say('09:05', { type: 'AnswerQuestion', question: 'joins', text: '不参加', by: 'manager' });
    assert.deepEqual(story.duty('look/1').locks, []);
  });

  it('110 what can be read in two ways is put to a person, and the reading he chose stands with its reason', () => {
    assert.ok(found('一、处置\n值班员应在24小时内汇报。').includes('origin-missing'));
    const parts = {
      parts:
        'questions: { day: { text: 24 小时是时限还是值守, ask: manager, answer: { text: 时限, by: 站长, date: "2026-06-02" } } }\nfilled: [{ at: look.within, why: 条文两读，站长定为时限 }]',
      steps: 'look: { do: 汇报, who: clerk, within: PT24H of reported }',
    };
    assert.deepEqual(told(parts).duty('look/1').locks ?? [], []);
  });

  it('111 clauses that contradict each other are listed in pairs', () => {
    const text =
      '一、报告\n值班员接到报警后10分钟内报告总经理。\n二、处置\n值班员接到报警后30分钟内报告总经理。';
    const { findings } = read(text);
    assert.ok(findings.some(({ code }) => code === 'contradicting-limits'));
    assert.ok(
      saidOf({
        steps: 'one: { do: 启用备用车, who: guard }\ntwo: { do: 启用备用车, who: crew }',
      }).includes('contradiction'),
    );
  });

  it('112 a chart that lost its boxes is no duty of anybody, and stands there to be put right by hand', () => {
    const reading = read(
      '组织架构\n总经理办公室财务部主管会计出纳人事部主管采购部主管采购员仓库主管仓管员配送部主管司机',
    );
    const chart = reading.clauses.find(({ quote }) => quote.includes('采购部主管'));
    assert.equal(chart?.modality, 'statement');
    assert.deepEqual(chart?.actors, []);
  });

  it('113 where and how large it is are facts of the site, and no duties', () => {
    const reading = read('一、工程概况\n本工程全长3.2公里,共设两台龙门吊。\n二、处置\n值班员应报告班长。');
    const [site] = reading.clauses.filter(({ quote }) => quote.includes('3.2公里'));
    assert.equal(site?.modality, 'statement');
  });

  it('114 names and private numbers are found before anything is shown outside', () => {
    const codes = found('一、人员\n组长:王小明\n值班电话 13800001234\n二、处置\n组长应报告。');
    assert.ok(codes.includes('person-named') && codes.includes('personal-phone'));
    assert.ok(
      saidOf({ steps: 'look: { do: "通知联系人:王小明", who: guard }' }).includes('name-to-anonymise'),
    );
  });
});

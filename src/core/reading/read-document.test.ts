import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { DocumentTree } from '#core/document/document.ts';
import { readDocument } from './read-document.ts';

function plain(text: string): DocumentTree {
  const body = text
    .split('\n')
    .map(
      (line, index) => ({ kind: 'paragraph', text: line, place: { in: 'line', line: index + 1 } }) as const,
    );
  return { name: '预案.txt', format: 'text', body, notes: [], apart: [], findings: [] };
}

const read = (text: string) => readDocument(plain(text));
const quotes = (text: string) => read(text).clauses.map(clause => clause.quote);

test('whole documents on one line fall apart into headings, items and clauses', () => {
  assert.deepEqual(quotes('停电预案 一、突然停电处理 1、值班员立即报告班长,并做好记录。 2、电工检查线路。'), [
    '停电预案',
    '一、突然停电处理',
    '1、值班员立即报告班长,',
    '并做好记录。',
    '2、电工检查线路。',
  ]);
});

test('lines broken by the page are joined, headings and items are not', () => {
  assert.deepEqual(
    quotes('一、处置\n值班员在接到客户的投诉电话以后应当立即向当班的客\n服经理报告情况。\n二、报告'),
    ['一、处置', '值班员在接到客户的投诉电话以后应当立即向当班的客\n服经理报告情况。', '二、报告'],
  );
});

test('numbers are printed with those above them; references within sentences are no numbers', () => {
  const { clauses } = read('二、处置\n(一)停电\n1、值班员应按第三条规定报告班长。');
  assert.deepEqual(
    clauses.map(clause => clause.number),
    ['二', '二(一)', '二(一)、1'],
  );
});

test('who acts: named, from the heading, from the sentence before, or nobody', () => {
  const { clauses } = read(
    '一、话务员的处理流程\n1、立即报告班长。\n2、班长联系维修组,并做好记录。\n二、善后处理\n清点物资。',
  );
  assert.deepEqual(
    clauses.filter(clause => clause.modality === 'must').map(clause => clause.actors),
    [[{ name: '话务员', implied: true }], [{ name: '班长' }], [{ name: '班长', implied: true }], []],
  );
});

test('bare imperatives bind under duties, not under aims', () => {
  const { clauses } = read('一、目的\n提高应急能力,减少损失。\n二、处置措施\n疏散人员。');
  assert.deepEqual(
    clauses.map(clause => clause.modality),
    ['statement', 'statement', 'statement', 'must'],
  );
});

test('scenarios: bodies under headings, and names that have none', () => {
  const { scenarios, findings } = read(
    '一、适用范围\n本预案涉及停电、火灾等情况。\n二、停电处置\n值班员应报告班长。',
  );
  assert.deepEqual(
    scenarios.map(scenario => [scenario.name, scenario.clauses.length > 0]),
    [
      ['停电', true],
      ['火灾', false],
    ],
  );
  assert.ok(findings.some(finding => finding.code === 'scenario-without-body'));
});

test('gaps are findings at their clause, with a proposal where there is one', () => {
  const { clauses, findings } = read(
    '一、处置措施\n应在30分钟内恢复。\n尽快通知班长。\n是否停业?\n按规定的时限办结。',
  );
  const codes = (quote: string) => {
    const id = clauses.find(clause => clause.quote.startsWith(quote))?.id;
    return findings.filter(finding => finding.place.clause === id).map(finding => finding.code);
  };
  assert.deepEqual(codes('应在'), ['actor-missing', 'origin-missing']);
  assert.ok(codes('尽快').includes('vague-urgency'));
  assert.deepEqual(codes('是否'), ['open-question']);
  assert.ok(codes('按规定').includes('limit-elsewhere'));
  assert.equal(findings.find(finding => finding.code === 'vague-urgency')?.proposal?.value, 'PT15M');
});

test('a text with nothing to do says so', () => {
  assert.deepEqual(
    read('一、术语\n本预案所称停电是指供电中断。').findings.map(finding => finding.code),
    ['nothing-to-do'],
  );
});

/** Text out of the pieces real plans are made of, in any order. */
const soup = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '一、',
        '(二)',
        '3.1',
        '1、',
        '①',
        '第四条',
        '2总则',
        '值班员',
        '应',
        '立即',
        '报告',
        '班长',
        ',',
        '。',
        ';',
        ':',
        '\n',
        ' ',
        '(',
        ')',
        '“',
        '《',
        '如',
        '发生火灾',
        '时',
        '不得',
        '30分钟内',
        '每日',
        '并',
        '由',
        '的',
        '~',
        '**',
        '119',
        '□',
        '\t',
        '　',
      ),
      fc.string({ maxLength: 6, unit: 'grapheme' }),
    ),
    { maxLength: 60 },
  )
  .map(parts => parts.join(''));

test('never throws; clauses are verbatim, in order, and nothing but white space lies between them', () => {
  fc.assert(
    fc.property(soup, text => {
      const { clauses, text: whole } = read(text);
      let at = 0;
      for (const clause of clauses) {
        assert.equal(whole.slice(clause.start, clause.end), clause.quote);
        assert.ok(clause.start >= at);
        assert.equal(whole.slice(at, clause.start).trim(), '');
        at = clause.end;
      }
      assert.equal(whole.slice(at).trim(), '');
    }),
    { numRuns: 1500 },
  );
});

test('long runs of one thing are read to their end, whatever they are made of', () => {
  const shapes = [
    '值班员应立即报告班长,并做好记录。',
    '一',
    '1、',
    '(',
    ' \t',
    '应',
    '如',
    '、',
    '“',
    '人员组部',
    '的',
    '时',
    ':',
    '~',
    '第一',
    '1.',
    '并',
    '或',
    '，',
    '错误!未定义书签',
  ];
  for (const shape of shapes) {
    const text = shape.repeat(Math.ceil(4_000 / shape.length));
    for (const one of [text, text.replace(/.{7}/gs, '$&\n')]) {
      const { clauses, text: whole } = read(one);
      assert.equal(clauses.at(-1)?.end ?? 0, whole.trimEnd().length, shape);
    }
  }
});

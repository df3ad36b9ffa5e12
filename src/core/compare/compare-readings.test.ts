// Two written plans side by side: what says the same in other words, what says something else, what only one has.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { DocumentTree } from '#core/document/document.ts';
import { readDocument } from '#core/reading/read-document.ts';
import type { Reading } from '#core/reading/reading.ts';
import { type ComparedClause, type Comparison, compareReadings } from './compare-readings.ts';

function read(text: string): Reading {
  const document: DocumentTree = {
    name: 'plan.txt',
    format: 'text',
    body: text
      .trim()
      .split('\n')
      .map((line, index) => ({
        kind: 'paragraph',
        text: line.trim(),
        place: { in: 'line', line: index + 1 },
      })),
    notes: [],
    apart: [],
    findings: [],
  };
  return readDocument(document);
}

const BASE = `
  锅炉房应急处置方案
  一、停水处置
  1、司炉工应在10分钟内报告值班长。
  2、值班长应立即通知维修班关闭进水阀。
  3、维修班负责检查补水泵。
  二、停电处置
  1、电工应启动备用电源。
`;

const duties = ({ clauses }: Comparison): readonly ComparedClause[] => clauses.filter(({ duty }) => duty);
const found = (comparison: Comparison, part: string): ComparedClause =>
  comparison.clauses.find(
    ({ before, after }) => before?.quote.includes(part) || after?.quote.includes(part),
  ) ?? assert.fail(`no clause with ${part}`);

describe('two documents compared by meaning', () => {
  it('are the same as themselves in every clause', () => {
    const reading = read(BASE);
    const comparison = compareReadings(reading, reading);
    assert.equal(duties(comparison).length, 4);
    assert.ok(comparison.clauses.every(({ likeness, moved }) => likeness === 'same' && !moved));
    assert.deepEqual(comparison.counts, {
      same: 4,
      worded: 0,
      differs: 0,
      'only-before': 0,
      'only-after': 0,
    });
  });

  it('differ in a limit, in who acts, in who is told', () => {
    const other = BASE.replace('10分钟', '30分钟')
      .replace('维修班负责检查', '设备科负责检查')
      .replace('通知维修班', '通知设备科');
    const comparison = compareReadings(read(BASE), read(other));
    assert.deepEqual(found(comparison, '30分钟').fields, ['deadline']);
    assert.deepEqual(found(comparison, '检查补水泵').fields, ['actors']);
    assert.deepEqual(found(comparison, '关闭进水阀').fields, ['recipients']);
    assert.equal(found(comparison, '备用电源').likeness, 'same');
    assert.deepEqual(comparison.units.only_after, ['设备科']);
    assert.deepEqual(comparison.units.only_before, ['维修班']);
  });

  it('do not differ where other words say the same', () => {
    const comparison = compareReadings(
      read(BASE),
      read(BASE.replace('10分钟内报告值班长', '十分钟内 向值班长报告')),
    );
    const row = found(comparison, '司炉工');
    assert.deepEqual([row.likeness, row.fields], ['worded', []]);
  });

  it('keep what only one of them has, where it stands there', () => {
    const less = BASE.replace(/.*检查补水泵。\n/, '');
    const comparison = compareReadings(read(BASE), read(less));
    const at = comparison.clauses.findIndex(({ likeness }) => likeness === 'only-before');
    assert.match(comparison.clauses[at]?.before?.quote ?? '', /检查补水泵/);
    assert.match(comparison.clauses[at - 1]?.after?.quote ?? '', /关闭进水阀/);
    assert.equal(comparison.counts['only-before'], 1);
    const back = compareReadings(read(less), read(BASE));
    assert.equal(back.counts['only-after'], 1);
  });

  it('take scenarios of nearly the same name for one', () => {
    const comparison = compareReadings(read(BASE), read(BASE.replace('停水处置', '停水事故处置')));
    assert.deepEqual(comparison.scenarios.only_before, []);
    assert.deepEqual(comparison.scenarios.only_after, []);
    assert.equal(comparison.counts.differs, 0);
  });

  it('tell of a condition once, though the clock of a limit starts with it', () => {
    const limited = BASE.replace('1、司炉工应在10分钟内', '1、发现停水后，司炉工应在10分钟内');
    const row = found(
      compareReadings(read(limited), read(limited.replace('发现停水后', '发现断水后'))),
      '司炉工',
    );
    assert.deepEqual(row.fields, ['condition']);
  });
});

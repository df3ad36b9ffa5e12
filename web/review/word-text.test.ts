// Blocks are found among the letters of a drawing, and pieces cut where clauses begin and end.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SourceBlock } from './review-data.ts';
import { partsOf, unitsOf } from './source-parts.ts';
import { drawnText, piecesOf, placedBlocks } from './word-text.ts';

/** The text of a document made of these blocks, as the reader lays them out. */
function blocksOf(...texts: readonly (readonly [number: string | null, text: string])[]): SourceBlock[] {
  let at = 0;
  return texts.map(([number, body], n) => {
    const text = number === null ? body : `${number} ${body}`;
    const block = {
      id: `b${n}`,
      kind: 'paragraph',
      text,
      number,
      level: 0,
      start: at,
      end: at + text.length,
    };
    at += text.length + 1;
    return { ...block, place: { in: 'paragraph', paragraph: n + 1 } };
  });
}

const nodes = (...texts: readonly string[]) => texts.map(data => ({ data })) as unknown as readonly Text[];

const cut = (drawn: ReturnType<typeof drawnText>, pieces: ReturnType<typeof piecesOf>) =>
  pieces.map(({ node, from, to, clause }) => `${clause}:${drawn.nodes[node]?.data.slice(from, to)}`);

test('pieces follow clauses over runs, whatever the white space, without the counted number', () => {
  const blocks = blocksOf(['（1）', '值班员 报告，主管到场。'], [null, '完。']);
  const drawn = drawnText(nodes('值班员 报', '告， 主管', '到场。', '完。'));
  const text = blocks.map(block => block.text).join('\n');
  const comma = text.indexOf('，') + 1;
  const clauses = [
    { id: 'a', start: 0, end: comma },
    { id: 'b', start: comma, end: blocks[0]?.end ?? 0 },
  ];
  const pieces = piecesOf(drawn, blocks, placedBlocks(drawn.letters, blocks), clauses);
  assert.deepEqual(cut(drawn, pieces), ['a:值班员 报', 'a:告，', 'b:主管', 'b:到场。', 'null:完。']);
});

test('a block that is not drawn is left out, the next one is found all the same', () => {
  const blocks = blocksOf([null, '甲乙丙'], [null, '图中文字'], [null, '丁戊己']);
  const drawn = drawnText(nodes('甲乙丙', '丁戊己'));
  assert.deepEqual(placedBlocks(drawn.letters, blocks), [0, undefined, 3]);
});

test('every character of a block is in one part', () => {
  const parts = partsOf({ start: 10, end: 20 }, [
    { id: 'a', start: 0, end: 12 },
    { id: 'b', start: 14, end: 30 },
  ]);
  assert.deepEqual(parts, [
    { start: 10, end: 12, clause: 'a' },
    { start: 12, end: 14, clause: null },
    { start: 14, end: 20, clause: 'b' },
  ]);
  assert.deepEqual(partsOf({ start: 0, end: 3 }, []), [{ start: 0, end: 3, clause: null }]);
});

test('cells of one table come together, pages are told apart', () => {
  const [first, second, third, last] = blocksOf([null, '一'], [null, '二'], [null, '三'], [null, '四']);
  assert.ok(first && second && third && last);
  const cell = (block: SourceBlock, row: number, column: number): SourceBlock => ({
    ...block,
    place: { in: 'cell', table: 1, row, column, paragraph: 1 },
  });
  const units = unitsOf([cell(first, 1, 1), cell(second, 1, 2), cell(third, 2, 1), last]);
  assert.deepEqual(
    units.map(unit => (unit.kind === 'table' ? unit.rows.map(row => row.length) : unit.kind)),
    [[2, 1], 'block'],
  );
  const paged = unitsOf([
    { ...first, place: { in: 'page', page: 1, paragraph: 1 } },
    { ...second, place: { in: 'page', page: 2, paragraph: 1 } },
  ]);
  assert.deepEqual(
    paged.map(unit => unit.kind),
    ['page', 'block', 'page', 'block'],
  );
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Block, DocumentTree, Paragraph } from './document.ts';
import { flatten } from './flat-text.ts';

const at = { in: 'paragraph', paragraph: 1 } as const;
const paragraph = (text: string, more: Partial<Paragraph> = {}): Paragraph => ({
  kind: 'paragraph',
  text,
  place: at,
  ...more,
});
const tree = (body: readonly Block[], notes: readonly Paragraph[] = []): DocumentTree => ({
  name: 'a.docx',
  format: 'word',
  body,
  notes,
  apart: [paragraph('页眉')],
  findings: [],
});

test('all paragraphs of body, cells and notes are lines; headers and footers are not', () => {
  const inCell = paragraph('值班员', { place: { in: 'cell', table: 1, row: 1, column: 1, paragraph: 1 } });
  const table: Block = { kind: 'table', rows: [[{ column: 1, columns: 1, rows: 1, blocks: [inCell] }]] };
  const note = paragraph('见附件', { place: { in: 'note', note: '1', paragraph: 1 } });
  const { text, blocks } = flatten(
    tree(
      [
        paragraph('总则', { number: '第一章', level: 1 }),
        paragraph(''),
        table,
        paragraph('', { number: '2.' }),
      ],
      [note],
    ),
  );
  assert.equal(text, '第一章 总则\n\n值班员\n2.\n见附件');
  assert.deepEqual(
    blocks.map(block => [block.id, block.kind, text.slice(block.start, block.end)]),
    [
      ['b1', 'heading', '第一章 总则'],
      ['b2', 'cell', '值班员'],
      ['b3', 'paragraph', '2.'],
      ['b4', 'note', '见附件'],
    ],
  );
});

test('lines of a contents list are marked', () => {
  const { blocks } = flatten(tree([paragraph('总则 1', { contents: true }), paragraph('总则')]));
  assert.deepEqual(
    blocks.map(block => block.contents === true),
    [true, false],
  );
});

// Written plans cut off anywhere, with pieces taken out, doubled, moved, and signs changed: the reader never throws, keeps
// every word, and says the same twice.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import type { DocumentTree } from '#core/document/document.ts';
import { readDocument } from '#core/reading/read-document.ts';

const folders = [join(import.meta.dirname, '../samples'), join(import.meta.dirname, '../corpus/train')];
const texts = folders.flatMap(folder =>
  readdirSync(folder)
    .filter(name => name.endsWith('.txt'))
    .sort()
    .map(name => readFileSync(join(folder, name), 'utf8')),
);

function lines(text: string): DocumentTree {
  const body = text
    .split('\n')
    .map(
      (line, index) => ({ kind: 'paragraph', text: line, place: { in: 'line', line: index + 1 } }) as const,
    );
  return { name: '预案.txt', format: 'text', body, notes: [], apart: [], findings: [] };
}

type Change = {
  readonly how: 'cut' | 'drop' | 'double' | 'swap' | 'sign';
  readonly at: number;
  readonly length: number;
};

const change = fc.record({
  how: fc.constantFrom('cut', 'drop', 'double', 'swap', 'sign'),
  at: fc.nat(),
  length: fc.integer({ min: 1, max: 80 }),
}) satisfies fc.Arbitrary<Change>;

const SIGNS = ['\n', ' ', '', '。', '，', '(', '）', '1、', '（二）', '\t', '\ud83d', '�', '“', '…'];

function changed(text: string, { how, at, length }: Change): string {
  const from = text.length === 0 ? 0 : at % text.length;
  const to = Math.min(text.length, from + length);
  const piece = text.slice(from, to);
  switch (how) {
    case 'cut':
      return text.slice(0, from);
    case 'drop':
      return text.slice(0, from) + text.slice(to);
    case 'double':
      return text.slice(0, to) + piece + text.slice(to);
    case 'swap':
      return text.slice(to) + piece + text.slice(0, from);
    case 'sign':
      return text.slice(0, from) + (SIGNS[length % SIGNS.length] ?? '') + text.slice(from + 1);
  }
}

test('changed plans are read whole, twice alike', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...texts),
      fc.array(change, { minLength: 1, maxLength: 8 }),
      (text, changes) => {
        const document = lines(changes.reduce(changed, text));
        const reading = readDocument(document);
        let at = 0;
        for (const { start, end, quote } of reading.clauses) {
          assert.equal(reading.text.slice(start, end), quote);
          assert.ok(start >= at && end > start);
          assert.equal(reading.text.slice(at, start).replace(/[\s|｜+:=-]/g, ''), '');
          at = end;
        }
        assert.equal(reading.text.slice(at).replace(/[\s|｜+:=-]/g, ''), '');
        assert.equal(new Set(reading.clauses.map(clause => clause.id)).size, reading.clauses.length);
        assert.deepEqual(readDocument(document), reading);
      },
    ),
    { numRuns: 60 },
  );
});

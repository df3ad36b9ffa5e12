// A stored reading as the contract shows it: by today's reader, by an older one, and none at all.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SourceDocument as View } from '#contract/plans.ts';
import { readDocument } from '#core/reading/read-document.ts';
import type { SourceDocument } from '#desk/ports.ts';
import { documentView } from './document-view.ts';

const stored = (reading: unknown): SourceDocument => ({
  id: 'd-1',
  org: 'a',
  name: '停电.txt',
  media_type: 'text/plain',
  bytes: new TextEncoder().encode('x'),
  reading,
  uploaded: Date.UTC(2026, 10, 23),
  by: 'u-1',
});

test('what the reader makes of a text fits the contract, every clause and block of it', () => {
  const lines = [
    '停电处置预案',
    '3 处置',
    '3.1 发现停电后，值班员应在5分钟内报告班长。',
    '3.2 班长通知电工。',
  ];
  const body = lines.map((text, i) => ({
    kind: 'paragraph' as const,
    text,
    place: { in: 'line' as const, line: i + 1 },
  }));
  const reading = readDocument({ body, notes: [], findings: [] } as unknown as Parameters<
    typeof readDocument
  >[0]);
  const view = View.parse(documentView(stored(JSON.parse(JSON.stringify(reading)))));
  assert.equal(view.clauses.length, reading.clauses.length);
  assert.equal(view.blocks.length, reading.blocks.length);
  const told = view.clauses.find(it => it.quote.includes('5分钟'));
  assert.ok(told?.deadline?.includes('5分钟'));
  assert.ok(told?.actors.includes('值班员'));
  const begun = view.blocks.find(it => it.text.includes('5分钟'))?.clause;
  assert.equal(
    view.clauses.find(it => it.id === begun)?.start,
    view.blocks.find(it => it.clause === begun)?.start,
  );
});

test('an unreadable upload and a reading of another shape are shown as nothing', () => {
  for (const reading of [null, {}, { clauses: 'none', blocks: [{ odd: true }] }]) {
    const view = View.parse(documentView(stored(reading)));
    assert.deepEqual([view.blocks, view.clauses, view.findings], [[], [], []]);
  }
});

// Pictures in print: pages of their own in PDF, none in Word; the file still is the very plan.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { makePaper } from '#core/paper/make-paper.ts';
import { readPlan } from '#core/plan/read-plan.ts';
import { openDocument } from '../open-document.ts';
import { printPlan } from './print-plan.ts';
import { unchangedPlanIn } from './unchanged-plan.ts';

const YAML = readFileSync(new URL('../../../plans/home-textile/plan.yaml', import.meta.url), 'utf8');

function paper(pictures: boolean) {
  const { plan } = readPlan(YAML);
  assert.ok(plan);
  const options = {
    numbering: 'decimal',
    edition: '',
    date: '',
    directory: [],
    approval: [],
    cards: 'none',
  } as const;
  return makePaper(plan, { ...options, pictures });
}

const pagesOf = (bytes: Uint8Array): number =>
  (
    Buffer.from(bytes)
      .toString('latin1')
      .match(/\/Type \/Page\b/g) ?? []
  ).length;

test('a PDF has a page across for each picture, and still is the plan', async () => {
  const [with_, without] = [
    await printPlan(paper(true), YAML, 'pdf'),
    await printPlan(paper(false), YAML, 'pdf'),
  ];
  assert.ok(pagesOf(with_) >= pagesOf(without) + 3, `${pagesOf(with_)} and ${pagesOf(without)} pages`);
  const opened = await openDocument(with_, 'plan.pdf');
  assert.ok(opened.ok);
  assert.equal(unchangedPlanIn(opened.document), YAML);
});

test('a Word file leaves them out', async () => {
  const opened = await openDocument(await printPlan(paper(true), YAML, 'docx'), 'plan.docx');
  assert.ok(opened.ok);
  assert.equal(unchangedPlanIn(opened.document), YAML);
});

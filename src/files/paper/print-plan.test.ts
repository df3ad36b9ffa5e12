// Back to paper and back again: the printed file reads as the same plan, and an edited one as the document it has become.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { flatten } from '#core/document/flat-text.ts';
import { makePaper, type PaperOptions } from '#core/paper/make-paper.ts';
import type { Paper } from '#core/paper/paper.ts';
import { readPlan } from '#core/plan/read-plan.ts';
import { openDocument } from '../open-document.ts';
import { printPlan } from './print-plan.ts';
import { unchangedPlanIn } from './unchanged-plan.ts';

const OPTIONS: PaperOptions = {
  numbering: 'decimal',
  edition: '第 1 版',
  date: '2026年11月23日',
  directory: [{ post: '值班组长', name: '喆珺', addresses: ['138****0001'] }],
  approval: [{ role: '批准', name: '', date: '' }],
  cards: 'several',
};

function sample(name: string): { readonly yaml: string; readonly paper: Paper } {
  const yaml = readFileSync(new URL(`../../../plans/${name}/plan.yaml`, import.meta.url), 'utf8');
  const plan = readPlan(yaml).plan ?? assert.fail('unreadable sample');
  return { yaml, paper: makePaper(plan, OPTIONS) };
}

const bare = (text: string): string => text.replace(/\s+/g, '');

async function opened(bytes: Uint8Array, name: string) {
  const document = await openDocument(bytes, name);
  assert.ok(document.ok, document.ok ? '' : document.code);
  return document.document;
}

describe('a printed plan', () => {
  for (const format of ['docx', 'pdf'] as const)
    it(`is a .${format} in which every heading, clause and cell can be read`, async () => {
      const { yaml, paper } = sample('call-centre');
      const document = await opened(await printPlan(paper, yaml, format), `plan.${format}`);
      const text = bare(flatten(document).text);
      for (const block of paper.blocks) {
        if (block.kind === 'heading' || block.kind === 'paragraph')
          assert.ok(text.includes(bare(block.text)), block.text);
        if (block.kind === 'table')
          for (const cell of block.rows.flat()) assert.ok(text.includes(bare(cell)), cell);
      }
    });

  for (const format of ['docx', 'pdf'] as const)
    for (const name of ['call-centre', 'home-textile'])
      it(`${name} comes back from .${format} letter by letter`, async () => {
        const { yaml, paper } = sample(name);
        const bytes = await printPlan(paper, yaml, format);
        assert.equal(unchangedPlanIn(await opened(bytes, `plan.${format}`)), yaml);
      });

  it('is only a document again once somebody has edited its text', async () => {
    const { yaml, paper } = sample('call-centre');
    const parts = unzipSync(await printPlan(paper, yaml, 'docx'));
    const body = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
    assert.match(body, /5分钟内/);
    const edited = zipSync({ ...parts, 'word/document.xml': strToU8(body.replace('5分钟内', '8分钟内')) });
    const document = await opened(edited, 'plan.docx');
    assert.match(flatten(document).text, /8分钟内/);
    assert.equal(unchangedPlanIn(document), undefined);
  });

  it('is not made of a document that never was one', async () => {
    const bytes = new TextEncoder().encode('停电处置\n1. 值班长应立即报告。');
    assert.equal(unchangedPlanIn(await opened(bytes, 'plan.txt')), undefined);
  });
});

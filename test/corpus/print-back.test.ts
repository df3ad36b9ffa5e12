// Back to paper and back again: the draft of a written plan, printed and read as text, says who does what by when as the draft does. (A
// print that nobody has edited carries the very plan; see files/paper.)
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { test } from 'node:test';
import { makePaper } from '#core/paper/make-paper.ts';
import { whoInWords } from '#core/paper/party-words.ts';
import { stepSentence } from '#core/paper/step-sentence.ts';
import type { Plan } from '#core/plan/plan.ts';
import { readPlan } from '#core/plan/read-plan.ts';
import { writePlanYaml } from '#core/plan/write-plan.ts';
import { makeDraft } from '#core/reading/draft-plan.ts';
import { readDocument } from '#core/reading/read-document.ts';
import type { Clause, Reading } from '#core/reading/reading.ts';
import { openDocument } from '#files/open-document.ts';
import { writeDocx } from '#files/paper/write-docx.ts';
import { corpusOf } from './documents.ts';

const OPTIONS = {
  numbering: 'decimal',
  edition: '',
  date: '',
  directory: [],
  approval: [],
  cards: 'none',
} as const;

async function read(bytes: Uint8Array, name: string): Promise<Reading> {
  const opened = await openDocument(bytes, name);
  assert.ok(opened.ok, name);
  return readDocument(opened.document);
}

const bare = (text: string): string => text.normalize('NFKC').replace(/[\s\p{P}]+/gu, '');

type Counts = { steps: number; found: number; who: number; limits: number; limit: number };

function count(plan: Plan, back: readonly Clause[], counts: Counts): void {
  const duties = back
    .filter(({ modality }) => modality !== 'statement')
    .map(clause => ({ clause, words: bare(clause.quote).replace(/^\d+/, '') }))
    .filter(({ words }) => words.length > 1);
  for (const step of Object.values(plan.steps)) {
    if (step.force !== 'must') continue;
    const sentence = bare(stepSentence(step, plan));
    const who = whoInWords(step.who, plan).replace(/^每名/, '');
    const same = duties.filter(({ words }) => sentence.includes(words)).map(({ clause }) => clause);
    const acts = same.some(({ actors }) =>
      actors.some(({ name }) => who.includes(name) || name.includes(who)),
    );
    counts.steps++;
    if (same.length > 0) counts.found++;
    if (acts) counts.who++;
    if (step.limit === undefined && step.due === undefined) continue;
    counts.limits++;
    if (same.some(({ deadline }) => deadline !== null)) counts.limit++;
  }
}

test('drafts printed and read back say who does what by when', async () => {
  const counts: Counts = { steps: 0, found: 0, who: 0, limits: 0, limit: 0 };
  for (const { path } of corpusOf('train').slice(0, 12)) {
    const { plan } = readPlan(writePlanYaml(makeDraft(await read(readFileSync(path), basename(path))).plan));
    assert.ok(plan, path);
    const back = await read(await writeDocx(makePaper(plan, OPTIONS)), 'plan.docx');
    count(plan, back.clauses, counts);
  }
  const { steps, found, who, limits, limit } = counts;
  const said = JSON.stringify(counts);
  assert.ok(steps > 200, said);
  assert.ok(found >= 0.94 * steps, said);
  assert.ok(who >= 0.88 * steps, said);
  assert.ok(limit >= 0.94 * limits, said);
});

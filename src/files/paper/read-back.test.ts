// The printed text itself, without the plan that travels inside: the reader finds in it who does what, whom they tell and
// by when, as the plan says.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { makePaper } from '#core/paper/make-paper.ts';
import { NUMBERING_STYLES } from '#core/paper/paper.ts';
import { partiesInWords, whoInWords } from '#core/paper/party-words.ts';
import { stepSentence } from '#core/paper/step-sentence.ts';
import type { Plan, Step } from '#core/plan/plan.ts';
import { readPlan } from '#core/plan/read-plan.ts';
import { readDocument } from '#core/reading/read-document.ts';
import type { Clause } from '#core/reading/reading.ts';
import { openDocument } from '../open-document.ts';
import { writeDocx } from './write-docx.ts';

const bare = (text: string): string => text.normalize('NFKC').replace(/[\s\p{P}]+/gu, '');

/** "4.1.2 ", "1. ", "第十二条 ": the printed number of a clause. */
const NUMBER = /^(?:第[一二三四五六七八九十百零]+条|[\d.]+)\s+/;

/** Clauses that lie in the sentence of a step. */
function clausesOf(step: Step, plan: Plan, clauses: readonly Clause[]): readonly Clause[] {
  const sentence = bare(stepSentence(step, plan));
  const words = ({ quote }: Clause): string => bare(quote.replace(NUMBER, ''));
  const at = clauses.findIndex(clause => words(clause) !== '' && sentence.startsWith(words(clause)));
  return at < 0 ? [] : clauses.slice(at, at + 5).filter(clause => sentence.includes(words(clause)));
}

describe('a printed plan read as text', () => {
  for (const name of ['call-centre', 'home-textile'])
    for (const numbering of NUMBERING_STYLES)
      it(`${name}, numbered ${numbering}: the steps come back with who, whom and by when`, async () => {
        const yaml = readFileSync(new URL(`../../../plans/${name}/plan.yaml`, import.meta.url), 'utf8');
        const plan = readPlan(yaml).plan ?? assert.fail('unreadable sample');
        const options = {
          numbering,
          edition: '',
          date: '',
          directory: [],
          approval: [],
          cards: 'none',
        } as const;
        const opened = await openDocument(await writeDocx(makePaper(plan, options)), 'plan.docx');
        assert.ok(opened.ok);
        const { clauses } = readDocument(opened.document);
        const lost = Object.values(plan.steps)
          .filter(step => step.force === 'must' && step.who.mode === 'one' && step.who.party.kind === 'role')
          .flatMap(step => faultsOf(step, plan, clausesOf(step, plan, clauses)));
        assert.deepEqual(lost, []);
      });
});

function faultsOf(step: Step, plan: Plan, clauses: readonly Clause[]): readonly string[] {
  const who = whoInWords(step.who, plan);
  const told =
    step.action.kind === 'notify' && step.action.to[0]?.kind === 'role'
      ? partiesInWords(step.action.to.slice(0, 1), plan)
      : '';
  const minutes =
    step.limit !== undefined && step.limit.word === undefined ? step.limit.within / 60_000 : null;
  const faults = [
    clauses.some(clause => clause.actors.some(actor => actor.name === who)) ? '' : `who: ${who}`,
    told === '' ||
    clauses.some(({ recipients }) => recipients.some(one => one.includes(told) || told.includes(one)))
      ? ''
      : `whom: ${told}`,
    minutes === null || clauses.some(({ deadline }) => minutesOf(deadline) === minutes)
      ? ''
      : `by when: ${minutes}`,
  ].filter(text => text !== '');
  return faults.map(fault => `${step.id}: ${fault} in ${stepSentence(step, plan)}`);
}

const UNITS = { minutes: 1, hours: 60, days: 1_440 } as const;

const minutesOf = (deadline: Clause['deadline']): number | null =>
  deadline?.value != null && deadline.unit !== null ? deadline.value * UNITS[deadline.unit] : null;

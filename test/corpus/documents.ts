// The written plans of the corpus with their annotations, and what the reader makes of them.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readDocument } from '#core/reading/read-document.ts';
import type { Reading } from '#core/reading/reading.ts';
import { openFile } from '#files/open-file.ts';
import { type Score, type Scored, score, type Understood } from './score.ts';

/** Those who write rules look at `train` and never into `held`. */
export const PARTS = ['train', 'held'] as const;
export type Part = (typeof PARTS)[number];

const names = z.array(z.string());
const GoldClause = z.object({
  id: z.string(),
  number: z.string().nullable(),
  quote: z.string().min(1),
  kind: z.string(),
  scenario: z.string().nullable(),
  modality: z.enum(['must', 'must_not', 'should', 'may', 'statement']),
  actor: z.array(z.object({ name: z.string(), implied: z.literal(true).optional() })),
  recipient: names,
  deadline: z
    .object({
      text: z.string(),
      value: z.number().nullable(),
      unit: z.enum(['minutes', 'hours', 'days']).nullable(),
      class: z.enum(['hard', 'clock', 'immediate', 'prompt', 'event', 'referenced']),
      origin: z.string().nullable(),
    })
    .nullable(),
  periodicity: z.object({ text: z.string(), every: z.string().nullable() }).nullable(),
  condition: z.string().nullable(),
});
const Gold = z.object({
  sector: z.string(),
  layout: z.string(),
  title: z.string(),
  scenarios: z.array(z.object({ name: z.string(), trigger: z.string().nullable(), clauses: names })),
  organisation_units: z.array(z.object({ name: z.string(), clauses: names })),
  clauses: z.array(GoldClause),
});
export type Gold = z.infer<typeof Gold>;

export type CorpusDocument = {
  readonly name: string;
  readonly part: Part;
  readonly path: string;
  readonly text: string;
  readonly gold: Gold;
};

export type Measured = {
  readonly document: CorpusDocument;
  readonly read: Understood;
  readonly score: Score;
};

export function corpusOf(part: Part): readonly CorpusDocument[] {
  const folder = join(import.meta.dirname, part);
  return readdirSync(folder)
    .filter(file => file.endsWith('.txt'))
    .sort()
    .map(file => {
      const name = file.slice(0, -'.txt'.length);
      const gold = Gold.parse(JSON.parse(readFileSync(join(folder, `${name}.gold.json`), 'utf8')));
      const path = join(folder, file);
      return { name, part, path, text: readFileSync(path, 'utf8'), gold };
    });
}

/** Reads a document as the program does and scores what came out. */
export async function measure(document: CorpusDocument): Promise<Measured> {
  const opened = await openFile(document.path);
  if (!opened.ok) throw new Error(`${document.name}: ${opened.code}`);
  const read = ofReading(readDocument(opened.document));
  return { document, read, score: score(ofGold(document.gold), read, document.text) };
}

export function ofGold({ clauses, scenarios }: Gold): Understood {
  return {
    clauses: clauses.map(
      ({ quote, modality, actor, recipient, deadline, periodicity, condition }): Scored => ({
        quote,
        modality,
        actors: actor.map(one => one.name),
        recipients: recipient,
        deadline,
        periodicity: periodicity?.text ?? null,
        condition,
      }),
    ),
    scenarios: scenarios.map(scenario => scenario.name),
  };
}

function ofReading({ clauses, scenarios }: Reading): Understood {
  return {
    clauses: clauses.map(
      ({ quote, modality, actors, recipients, deadline, periodicity, condition }): Scored => ({
        quote,
        modality,
        actors: actors.map(actor => actor.name),
        recipients,
        deadline,
        periodicity: periodicity?.text ?? null,
        condition,
      }),
    ),
    scenarios: scenarios.map(scenario => scenario.name),
  };
}

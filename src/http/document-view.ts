// A stored document as the contract shows it. The reading is JSON made by the reader of that day: whatever an older one
// left out is shown as nothing, never as a fault.
import { z } from 'zod';
import type { SourceDocument as View } from '#contract/plans.ts';
import { Finding } from '#contract/text.ts';
import { toIso } from '#core/time/instant.ts';
import type { SourceDocument } from '#desk/ports.ts';

const Named = z.union([z.string(), z.object({ name: z.string() }).transform(it => it.name)]);
const Quoted = z.union([z.string(), z.object({ text: z.string() }).transform(it => it.text)]).nullable();
const Numbered = z.string().nullable().catch(null);

const Block = z.object({
  id: z.string().catch(''),
  kind: z.string(),
  text: z.string(),
  level: z.int().catch(0),
  start: z.int().catch(0),
  end: z.int().catch(0),
});

const Clause = z.object({
  id: z.string(),
  block: z.string().catch(''),
  number: Numbered,
  path: z.array(z.string()).catch([]),
  quote: z.string(),
  start: z.int(),
  end: z.int(),
  kind: z.string().catch('other'),
  modality: z.string().nullable().catch(null),
  actors: z.array(Named).catch([]),
  recipients: z.array(Named).catch([]),
  deadline: Quoted.catch(null),
  periodicity: Quoted.catch(null),
  condition: z.string().nullable().catch(null),
  scenario: z.string().nullable().catch(null),
});

const Reading = z.object({
  blocks: z.array(Block).catch([]),
  clauses: z.array(Clause).catch([]),
  scenarios: z.array(Named).catch([]),
  units: z.array(Named).catch([]),
  findings: z.array(Finding).catch([]),
});

export function documentView({ id, name, media_type, bytes, uploaded, by, reading }: SourceDocument): View {
  const read = Reading.safeParse(reading ?? {}).data ?? Reading.parse({});
  const begins = new Map(read.clauses.toReversed().map(clause => [clause.block, clause.id]));
  return {
    id,
    name,
    media_type,
    size: bytes.byteLength,
    uploaded: toIso(uploaded),
    by,
    ...read,
    // the text of a block begins with its printed number already
    blocks: read.blocks.map(block => ({
      ...block,
      number: null,
      clause: begins.get(block.id) ?? null,
      rows: null,
    })),
  };
}

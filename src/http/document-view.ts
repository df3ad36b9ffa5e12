// A stored document as the contract shows it. The reading is JSON made by the reader of that day: whatever an older one
// left out is shown as nothing, never as a fault.
import { z } from 'zod';
import { Block, Clause, type SourceDocument as View } from '#contract/plans.ts';
import { Finding } from '#contract/text.ts';
import { toIso } from '#core/time/instant.ts';
import type { SourceDocument } from '#desk/ports.ts';

const Named = z.union([z.string(), z.object({ name: z.string() }).transform(it => it.name)]);

const Reading = z.object({
  blocks: z.array(Block).catch([]),
  clauses: z.array(Clause).catch([]),
  scenarios: z.array(Named).catch([]),
  units: z.array(Named).catch([]),
  findings: z.array(Finding).catch([]),
});

export function documentView({ id, name, media_type, bytes, uploaded, by, reading }: SourceDocument): View {
  const read = Reading.safeParse(reading ?? {});
  const nothing = { blocks: [], clauses: [], scenarios: [], units: [], findings: [] };
  return {
    id,
    name,
    media_type,
    size: bytes.byteLength,
    uploaded: toIso(uploaded),
    by,
    ...(read.success ? read.data : nothing),
  };
}

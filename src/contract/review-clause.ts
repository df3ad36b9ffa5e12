// A clause under review, as the API says it: what was read of it, how it stands, what was decided in the edition before, what
// a model proposes.
import { z } from 'zod';
import { Finding, IsoInstant } from './text.ts';

export const Modality = z.enum(['must', 'must_not', 'should', 'may', 'statement']);
export const ClauseKind = z.enum([
  'heading',
  'purpose',
  'scope',
  'basis',
  'definition',
  'principle',
  'grading',
  'condition',
  'question',
  'notification',
  'report',
  'call',
  'recording',
  'assessment',
  'decision',
  'approval',
  'confirmation',
  'training',
  'periodic',
  'prohibition',
  'step',
  'other',
]);
export const UnitKind = z.enum(['unit', 'post', 'group', 'outside']);

export const Name = z.string().trim().min(1).max(120);
export const Words = z.string().trim().min(1).max(1000);
const Amount = z.number().positive().max(1_000_000);

/** `implied`: named not in the clause but by its heading, lead-in or the sentence before. */
const Actor = z.strictObject({ name: Name, implied: z.literal(true).optional() });
const Deadline = z.strictObject({
  /** As the text says it; what a person adds is said in words as well. */
  text: Words,
  value: Amount.nullable(),
  unit: z.enum(['minutes', 'hours', 'days']).nullable(),
  class: z.enum(['hard', 'clock', 'immediate', 'prompt', 'event', 'referenced']),
  /** What it counts from, in words; null: not said. */
  origin: Words.nullable(),
  /** The time is the condition's, not the act's. */
  elapsed: z.literal(true).optional(),
});
const Periodicity = z.strictObject({ text: Words, every: z.string().max(40).nullable() });
const Resource = z.strictObject({
  text: Words,
  name: Name,
  quantity: Amount.nullable(),
  unit: z.string().max(20).nullable(),
  /** Who keeps it and where, as a list of stocks says. */
  keeper: Words.optional(),
  place: Words.optional(),
});
const Outside = z.strictObject({ name: Name, number: z.string().max(40).nullable() });

/** What of a clause a person may say otherwise than the rules. */
export const Meaning = z.strictObject({
  kind: ClauseKind,
  modality: Modality,
  actors: z.array(Actor).max(30),
  recipients: z.array(Name).max(60),
  deadline: Deadline.nullable(),
  periodicity: Periodicity.nullable(),
  condition: Words.nullable(),
  scenario: Name.nullable(),
  gate: Words.nullable(),
  until: Words.nullable(),
  exception: Words.nullable(),
  escalation: Words.nullable(),
  resources: z.array(Resource).max(60),
  evidence: z.array(Words).max(60),
  fields: z.array(Words).max(60),
  discretion: z.array(Words).max(30),
  outside: z.array(Outside).max(30),
});
export type Meaning = z.infer<typeof Meaning>;
export const Correction = Meaning.partial();
export type Correction = z.infer<typeof Correction>;

export const Person = z.object({ id: z.string(), name: z.string() });

/** How a clause was settled. `by` null: by the organisation's threshold. */
export const Settlement = z.object({
  how: z.enum(['accepted', 'corrected', 'ignored']),
  by: Person.nullable(),
  at: IsoInstant,
  seq: z.int(),
  reason: z.string().nullable(),
  /** The edition it was decided in, when it was carried over from there. */
  from: z.string().nullable(),
});

/** unchanged: the same text in its place; moved: the same text elsewhere; edited: other words, the same clause. */
export const Change = z.enum(['unchanged', 'moved', 'edited', 'new']);

/** What was decided about this clause in the edition before; its text was edited since, so it is to be confirmed again. */
export const Earlier = z.object({
  how: z.enum(['accepted', 'corrected', 'ignored']),
  by: Person.nullable(),
  at: IsoInstant,
  reason: z.string().nullable(),
  quote: z.string(),
  /** What was corrected then; empty when it was accepted as read. */
  fields: Correction,
});

/** What a language model proposes where the rules are unsure: never taken over by itself. */
export const Proposal = z.object({
  model: z.string(),
  at: IsoInstant,
  fields: Correction,
  /** What it said and the clause's text does not bear out: left out of `fields`. */
  dropped: z.array(z.string()),
});

export const ReviewedClause = z.object({
  id: z.string(),
  number: z.string().nullable(),
  path: z.array(z.string()),
  block: z.string(),
  quote: z.string(),
  /** In the document's text, in UTF-16 units; `split` counts the same way. */
  start: z.int(),
  end: z.int(),
  meaning: Meaning,
  references: z.array(
    z.object({
      text: z.string(),
      to: z.enum(['inside', 'document', 'law']),
      title: z.string(),
      clause: z.string().nullable(),
    }),
  ),
  confidence: z.number(),
  doubts: z.array(z.string()),
  /** Open, and the rules are unsure: to be shaded. */
  uncertain: z.boolean(),
  settled: Settlement.nullable(),
  /** As the rules read it, where a person has changed something. */
  read: Meaning.nullable(),
  findings: z.array(Finding.extend({ key: z.string(), answer: z.string().nullable() })),
  /** Against the edition before; null in the first. */
  change: Change.nullable(),
  earlier: Earlier.nullable(),
  proposal: Proposal.nullable(),
});
export type ReviewedClause = z.infer<typeof ReviewedClause>;

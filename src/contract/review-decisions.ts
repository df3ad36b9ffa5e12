// Deciding about clauses: one route that takes every decision, the list of those made, and asking a model for proposals.
import { z } from 'zod';
import { DictionaryEntry, Taught } from './dictionary.ts';
import { Correction, Name, Person, ReviewedClause, Words } from './review-clause.ts';
import { documentParams, Progress, underDocument } from './reviews.ts';
import { route } from './route.ts';
import { IdempotencyKey, IfMatch, IsoInstant, pageOf, paging, Text } from './text.ts';

const Clauses = z.array(z.string().min(1).max(40)).min(1).max(1000);
const Reason = z.string().trim().min(1).max(1000);

export const Answer = z.discriminatedUnion('how', [
  z.strictObject({ how: z.literal('taken') }),
  z.strictObject({ how: z.literal('own'), value: Words }),
  z.strictObject({ how: z.literal('left'), reason: Reason }),
]);

export const ReviewCommand = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('accept'), clauses: Clauses }),
  /** All open statements and headings the rules are sure enough of, in one act. */
  z.strictObject({ type: z.literal('accept-together') }),
  z.strictObject({
    type: z.literal('correct'),
    clause: z.string().min(1).max(40),
    fields: Correction,
    /** Words of this clause that the reader is to know from now on. Names that were corrected are learnt anyway. */
    teach: z.array(Taught).max(10).default([]),
    /** The model whose proposal this takes over. */
    proposed: z.string().max(200).optional(),
  }),
  /** `at` counts in the document's text and lies inside the clause. */
  z.strictObject({ type: z.literal('split'), clause: z.string().min(1).max(40), at: z.int() }),
  /** Neighbours. */
  z.strictObject({ type: z.literal('merge'), clauses: Clauses.min(2) }),
  z.strictObject({ type: z.literal('ignore'), clauses: Clauses, reason: Reason }),
  z.strictObject({ type: z.literal('reopen'), clauses: Clauses }),
  /** These names mean the same, and are called `as`; or they do not. */
  z.strictObject({
    type: z.literal('same'),
    names: z.array(Name).min(2).max(20),
    as: Name,
    same: z.boolean(),
  }),
  z.strictObject({ type: z.literal('settle'), finding: z.string().min(1).max(200), answer: Answer }),
  /** A decision by its seq; nothing later may rest on it. Undoing an undo brings it back. */
  z.strictObject({ type: z.literal('undo'), seq: z.int().min(1) }),
]);
export type ReviewCommand = z.infer<typeof ReviewCommand>;

/** Up to so many changed clauses come with the answer; of more, only their ids. */
export const MOST_CHANGED = 200;

export const DecisionRow = z.object({
  seq: z.int(),
  type: z.enum([
    'accept',
    'correct',
    'split',
    'merge',
    'ignore',
    'reopen',
    'same',
    'settle',
    'draft',
    'undo',
  ]),
  by: Person.nullable(),
  at: IsoInstant,
  clauses: z.array(z.string()),
  /** What was decided, in words. */
  said: Text,
  /** A later decision undid it. */
  undone: z.boolean(),
  /** The edition it was made in, when it was carried over. */
  from: z.string().nullable(),
});
export type DecisionRow = z.infer<typeof DecisionRow>;

/**
 * `if-match` is the `seq` that was looked at. What others have decided about other clauses since is in nobody's way; about
 * the same ones it is refused with `settled-meanwhile` and the other's decision in `values`.
 */
export const decideReview = route({
  id: 'decide-review',
  method: 'POST',
  path: `${underDocument}/review/decisions`,
  action: 'review.decide',
  summary: {
    zh: '复核：确认、更正、拆分、合并、不采用、撤销',
    en: 'Accept, correct, split, merge, ignore, undo',
  },
  params: documentParams,
  headers: IfMatch.extend(IdempotencyKey.shape),
  body: ReviewCommand,
  status: 200,
  answer: z.object({
    seq: z.int(),
    decision: DecisionRow,
    /** As they stand now; empty when there are more than MOST_CHANGED: then load them again. */
    clauses: z.array(ReviewedClause),
    changed: z.array(z.string()),
    removed: z.array(z.string()),
    progress: Progress,
    learnt: z.array(DictionaryEntry),
  }),
});

export const listDecisions = route({
  id: 'list-decisions',
  method: 'GET',
  path: `${underDocument}/review/decisions`,
  action: 'review.read',
  summary: { zh: '复核记录', en: 'Decisions of a review, latest first' },
  params: documentParams,
  query: z.object({ ...paging, clause: z.string().max(40).optional() }),
  status: 200,
  answer: pageOf(DecisionRow),
});

/** Asks the configured model about clauses the rules are unsure of; a large document needs several calls. */
export const askProposer = route({
  id: 'ask-proposer',
  method: 'POST',
  path: `${underDocument}/review/proposals`,
  action: 'review.decide',
  summary: {
    zh: '请模型对没有把握的条款提出建议',
    en: 'Ask the model about clauses the rules are unsure of',
  },
  params: documentParams,
  body: z.strictObject({ clauses: z.array(z.string().max(40)).max(40).optional() }),
  status: 200,
  answer: z.object({ asked: z.int(), proposed: z.array(z.string()), left: z.int() }),
});

export const decisionRoutes = [decideReview, listDecisions, askProposer] as const;

// Editions of a document: a later one keeps what is unchanged, says what it changes for people, and the plan's draft is made
// of what was reviewed.
import { z } from 'zod';
import { MOST_BYTES } from './plans.ts';
import { Modality } from './review-clause.ts';
import { documentParams, Progress, underDocument } from './reviews.ts';
import { route } from './route.ts';
import { Finding, IdempotencyKey, IfMatch, pageOf, paging } from './text.ts';

const NewEdition = z.object({
  document: z.string(),
  edition: z.int(),
  plan: z.string().nullable(),
  progress: Progress,
  unchanged: z.int(),
  moved: z.int(),
  edited: z.int(),
  new: z.int(),
  removed: z.int(),
});

/** A new edition of the same plan: read again; what is unchanged keeps its ids and its review. */
export const uploadEdition = route({
  id: 'upload-edition',
  method: 'POST',
  path: `${underDocument}/editions`,
  action: 'plan.edit',
  summary: { zh: '上传同一预案的新版文档', en: 'Upload a new edition of a document' },
  params: documentParams,
  headers: z.object({
    'x-file-name': z.string().min(1).max(900),
    'x-file-type': z.string().max(200).optional(),
  }),
  bytes: { most: MOST_BYTES },
  status: 201,
  answer: NewEdition,
});

/** The same file read again with what the reader and the dictionary know now, as a new edition. */
export const rereadDocument = route({
  id: 'reread-document',
  method: 'POST',
  path: `${underDocument}/reread`,
  action: 'plan.edit',
  summary: { zh: '按现有词典和规则重新读取', en: 'Read the document again with what is known now' },
  params: documentParams,
  status: 201,
  answer: NewEdition,
});

const DutySide = z.object({
  quote: z.string(),
  modality: Modality,
  actors: z.array(z.string()),
  recipients: z.array(z.string()),
  deadline: z.string().nullable(),
  condition: z.string().nullable(),
});

/** What a new edition changes for people: duties that came, went, or say otherwise who, whom, when, on what condition. */
export const DutyChange = z.object({
  clause: z.string(),
  change: z.enum(['added', 'removed', 'changed']),
  fields: z.array(z.enum(['modality', 'actors', 'recipients', 'deadline', 'condition'])),
  before: DutySide.nullable(),
  after: DutySide.nullable(),
});
export type DutyChange = z.infer<typeof DutyChange>;

export const getEditionChanges = route({
  id: 'get-edition-changes',
  method: 'GET',
  path: `${underDocument}/changes`,
  action: 'review.read',
  summary: {
    zh: '与上一版相比，任务和时限的变化',
    en: 'What changed in duties and limits since the edition before',
  },
  params: documentParams,
  query: z.object(paging),
  status: 200,
  answer: pageOf(DutyChange).extend({
    before: z.string().nullable(),
    unchanged: z.int(),
    moved: z.int(),
    edited: z.int(),
    new: z.int(),
    removed: z.array(z.object({ clause: z.string(), quote: z.string() })),
  }),
});

/** `if-match` is the revision of the plan's draft, "new" while it has none. The draft is replaced by what was reviewed. */
export const draftFromReview = route({
  id: 'draft-from-review',
  method: 'POST',
  path: `${underDocument}/review/draft`,
  action: 'plan.edit',
  summary: { zh: '由复核结果生成预案草稿', en: 'Make the draft plan from what was reviewed' },
  params: documentParams,
  headers: IfMatch.extend(IdempotencyKey.shape),
  status: 200,
  answer: z.object({
    plan: z.string(),
    version: z.int(),
    revision: z.int(),
    seq: z.int(),
    /** Clauses still open: the draft takes them as the rules read them. */
    open: z.int(),
    findings: z.array(Finding),
  }),
});

export const editionRoutes = [uploadEdition, rereadDocument, getEditionChanges, draftFromReview] as const;

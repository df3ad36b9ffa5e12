// The review of a reading: how far it is, every clause as it stands, the text it came from, and how sure an organisation wants
// the rules to be. `seq` counts the decisions; it is what If-Match carries.
import { z } from 'zod';
import { Person, ReviewedClause, UnitKind } from './review-clause.ts';
import { route } from './route.ts';
import { Finding, Id, IsoInstant, pageOf, paging } from './text.ts';

export const Progress = z.object({
  clauses: z.int(),
  settled: z.int(),
  obligations: z.int(),
  obligations_settled: z.int(),
  accepted: z.int(),
  corrected: z.int(),
  ignored: z.int(),
  /** By the organisation's threshold, of those accepted. */
  by_itself: z.int(),
  uncertain: z.int(),
  /** Statements and headings that may be accepted in one act. */
  together: z.int(),
  findings: z.int(),
  findings_settled: z.int(),
});
export type Progress = z.infer<typeof Progress>;

export const ReviewSettings = z.strictObject({
  together_above: z.number().min(0).max(1),
  alone_above: z.number().min(0).max(1).nullable(),
  unsure_below: z.number().min(0).max(1),
});
export type ReviewSettings = z.infer<typeof ReviewSettings>;

export const EditionRow = z.object({
  document: z.string(),
  chain: z.string(),
  edition: z.int(),
  before: z.string().nullable(),
  plan: z.string().nullable(),
  name: z.string(),
  by: Person,
  began: IsoInstant,
  seq: z.int(),
  clauses: z.int(),
  settled: z.int(),
});
export type EditionRow = z.infer<typeof EditionRow>;

export const Review = EditionRow.extend({
  title: z.string(),
  /** Length of the document's text. */
  length: z.int(),
  progress: Progress,
  settings: ReviewSettings,
  editions: z.array(EditionRow),
  scenarios: z.array(
    z.object({ name: z.string(), trigger: z.string().nullable(), clauses: z.array(z.string()) }),
  ),
  units: z.array(z.object({ name: z.string(), kind: UnitKind, clauses: z.array(z.string()) })),
  /** Names that may mean the same; `same` null: nobody has said so yet. */
  synonyms: z.array(
    z.object({
      names: z.array(z.string()),
      kind: UnitKind,
      why: z.string(),
      same: z.boolean().nullable(),
      as: z.string().nullable(),
    }),
  ),
  /** Findings that belong to no clause. */
  findings: z.array(Finding.extend({ key: z.string(), answer: z.string().nullable() })),
  /** Runs of text that belong to no clause: to be shaded. */
  uncovered: z.array(z.object({ start: z.int(), end: z.int(), text: z.string() })),
  /** Draft of the plan, whose revision making a draft of the review has to name; null: "new". */
  draft: z.object({ version: z.int(), revision: z.int() }).nullable(),
  /** Whether a model may be asked, and about how many clauses still. */
  proposer: z.object({ model: z.string(), left: z.int() }).nullable(),
});
export type Review = z.infer<typeof Review>;

export const underDocument = '/api/v1/documents/:document' as const;
export const documentParams = z.object({ document: Id });

export const listReviews = route({
  id: 'list-reviews',
  method: 'GET',
  path: '/api/v1/reviews',
  action: 'review.read',
  summary: { zh: '各文档的复核进度', en: 'Documents under review, the latest edition of each' },
  query: z.object(paging),
  status: 200,
  answer: pageOf(EditionRow),
});

/** The ETag is `seq`. */
export const getReview = route({
  id: 'get-review',
  method: 'GET',
  path: `${underDocument}/review`,
  action: 'review.read',
  summary: { zh: '一份文档的复核', en: 'The review of one document' },
  params: documentParams,
  status: 200,
  answer: Review,
});

/** Clauses in the order of the text, page by page; a page of a large document holds up to 1000. */
export const listReviewClauses = route({
  id: 'list-review-clauses',
  method: 'GET',
  path: `${underDocument}/review/clauses`,
  action: 'review.read',
  summary: { zh: '复核中的条款', en: 'Clauses of a review' },
  params: documentParams,
  query: z.object({
    show: z
      .enum(['all', 'open', 'settled', 'uncertain', 'obligations', 'changed', 'findings', 'proposals'])
      .default('all'),
    /** Part of the clause's text or number. */
    text: z.string().max(80).optional(),
    /** Only those decided about after this `seq`: what others have done meanwhile. */
    since: z.coerce.number<number>().int().min(0).optional(),
    after: paging.after,
    limit: z.coerce.number<number>().int().min(1).max(1000).default(200),
  }),
  status: 200,
  answer: pageOf(ReviewedClause).extend({ seq: z.int() }),
});

/** The text of the document block by block, page by page: what the left side of the screen shows. */
export const listBlocks = route({
  id: 'list-blocks',
  method: 'GET',
  path: `${underDocument}/blocks`,
  action: 'review.read',
  summary: { zh: '文档的正文', en: 'Blocks of the document, with their places in the original' },
  params: documentParams,
  query: z.object({
    after: paging.after,
    limit: z.coerce.number<number>().int().min(1).max(2000).default(500),
  }),
  status: 200,
  answer: pageOf(
    z.object({
      id: z.string(),
      kind: z.string(),
      text: z.string(),
      number: z.string().nullable(),
      level: z.int(),
      start: z.int(),
      end: z.int(),
      /** Paragraph, cell, page, sheet or line of the original. */
      place: z.record(z.string(), z.unknown()),
    }),
  ),
});

export const getReviewSettings = route({
  id: 'get-review-settings',
  method: 'GET',
  path: '/api/v1/review-settings',
  action: 'review.read',
  summary: { zh: '复核设置', en: 'Settings of reviews' },
  status: 200,
  answer: ReviewSettings,
});

/** For uploads from now on; what was accepted stays accepted. */
export const saveReviewSettings = route({
  id: 'save-review-settings',
  method: 'PUT',
  path: '/api/v1/review-settings',
  action: 'review.set',
  summary: { zh: '修改复核设置', en: 'Set how sure the rules must be' },
  body: ReviewSettings,
  status: 200,
  answer: ReviewSettings,
});

export const reviewRoutes = [
  listReviews,
  getReview,
  listReviewClauses,
  listBlocks,
  getReviewSettings,
  saveReviewSettings,
] as const;

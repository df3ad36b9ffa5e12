// Side by side by meaning: two documents as their reviews stand, two versions of a plan. What differs is said in words, page by page.
import { z } from 'zod';
import { MEANING_FIELDS } from '#core/compare/clause-difference.ts';
import { DIFFERENCE_KINDS } from '#core/compare/difference-kinds.ts';
import { PLAN_FIELDS, PLAN_PARTS } from '#core/compare/plan-comparison.ts';
import { PlanVersionState } from './plans.ts';
import { route } from './route.ts';
import { Id, IsoInstant, pageOf, paging } from './text.ts';

const Shared = z.object({
  both: z.array(z.string()),
  only_before: z.array(z.string()),
  only_after: z.array(z.string()),
});

const ComparedDocument = z.object({
  document: z.string(),
  /** Of the file. */
  name: z.string(),
  edition: z.int(),
  title: z.string(),
  clauses: z.int(),
});
export type ComparedDocument = z.infer<typeof ComparedDocument>;

export const Likeness = z.enum(['same', 'worded', 'differs', 'only-before', 'only-after']);
export type Likeness = z.infer<typeof Likeness>;

/** Counts are of duties: what somebody must or must not do. */
export const DocumentComparison = z.object({
  before: ComparedDocument,
  after: ComparedDocument,
  counts: z.record(Likeness, z.int()),
  /** How many duties differ in each way; one may differ in several. */
  kinds: z.record(z.enum(DIFFERENCE_KINDS), z.int()),
  units: Shared,
  scenarios: Shared,
});
export type DocumentComparison = z.infer<typeof DocumentComparison>;

const ofDocuments = z.object({ document: Id, other: Id });

/** `document` is the earlier or first one, `other` the later or second. */
export const compareDocuments = route({
  id: 'compare-documents',
  method: 'GET',
  path: '/api/v1/documents/:document/comparison/:other',
  action: 'review.read',
  summary: { zh: '按含义比较两份文档', en: 'Two documents compared by meaning' },
  params: ofDocuments,
  status: 200,
  answer: DocumentComparison,
});

const ComparedSide = z.object({
  clause: z.string(),
  number: z.string().nullable(),
  /** Headings above it, highest first. */
  path: z.array(z.string()),
  quote: z.string(),
});

export const ComparedRow = z.object({
  likeness: Likeness,
  /** It stands elsewhere in the other document. */
  moved: z.boolean(),
  /** Somebody must or must not do it, in one of them at least. */
  duty: z.boolean(),
  before: ComparedSide.nullable(),
  after: ComparedSide.nullable(),
  /** In what they differ, as each says it; "" where it says nothing. `modality` is a word of the program: must, should … */
  fields: z.array(z.object({ field: z.enum(MEANING_FIELDS), before: z.string(), after: z.string() })),
});
export type ComparedRow = z.infer<typeof ComparedRow>;

export const listComparedClauses = route({
  id: 'list-compared-clauses',
  method: 'GET',
  path: '/api/v1/documents/:document/comparison/:other/clauses',
  action: 'review.read',
  summary: { zh: '两份文档逐条对照', en: 'Clauses of two documents side by side' },
  params: ofDocuments,
  query: z.object({
    /** differences: duties that do not say the same; all: every clause. */
    show: z.enum(['differences', 'all']).default('differences'),
    kind: z.enum(DIFFERENCE_KINDS).optional(),
    /** Part of the text of either side. */
    text: z.string().max(80).optional(),
    ...paging,
  }),
  status: 200,
  answer: pageOf(ComparedRow),
});

// ---------------------------------------------------------------- versions of a plan

const ComparedVersion = z.object({
  version: z.int(),
  state: PlanVersionState,
  title: z.string(),
  saved: IsoInstant,
});
export type ComparedVersion = z.infer<typeof ComparedVersion>;

const Part = z.enum(PLAN_PARTS);
const Change = z.enum(['added', 'removed', 'changed']);

export const PlanDifference = z.object({
  part: Part,
  change: Change,
  title: z.string(),
  scenario: z.string().nullable(),
  /** The whole as a sentence, in the language of the plan on paper; null: it is not there, or has no sentence. */
  before: z.string().nullable(),
  after: z.string().nullable(),
  fields: z.array(
    z.object({
      field: z.enum(PLAN_FIELDS),
      /** Where it stands in the plan, when its words do not say it. */
      at: z.string().nullable(),
      before: z.string(),
      after: z.string(),
    }),
  ),
});
export type PlanDifference = z.infer<typeof PlanDifference>;

const number = z.coerce.number<number | string>().int().min(1);

export const compareVersions = route({
  id: 'compare-versions',
  method: 'GET',
  path: '/api/v1/plans/:plan/versions/:version/comparison/:other',
  action: 'plan.read',
  summary: { zh: '按含义比较预案的两个版本', en: 'Two versions of a plan compared by meaning' },
  params: z.object({ plan: Id, version: number, other: number }),
  query: z.object({
    part: Part.optional(),
    change: Change.optional(),
    text: z.string().max(80).optional(),
    ...paging,
  }),
  status: 200,
  answer: pageOf(PlanDifference).extend({
    before: ComparedVersion,
    after: ComparedVersion,
    same: z.int(),
    changes: z.record(Change, z.int()),
    parts: z.array(z.object({ part: Part, count: z.int() })),
  }),
});

export const compareRoutes = [compareDocuments, listComparedClauses, compareVersions] as const;

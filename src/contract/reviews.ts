// The review of a reading: every clause as it stands, what a person decides about it, editions of the document, and the
// draft plan made of what was reviewed. `seq` counts the decisions; it is what If-Match carries.
import { z } from 'zod';
import { MOST_BYTES } from './plans.ts';
import { route } from './route.ts';
import { Finding, Id, IdempotencyKey, IfMatch, IsoInstant, pageOf, paging, Text } from './text.ts';

// ---------------------------------------------------------------- clauses

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

const Name = z.string().trim().min(1).max(120);
const Words = z.string().trim().min(1).max(1000);
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
});
const Periodicity = z.strictObject({ text: Words, every: z.string().max(40).nullable() });
const Resource = z.strictObject({
  text: Words,
  name: Name,
  quantity: Amount.nullable(),
  unit: z.string().max(20).nullable(),
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

// ---------------------------------------------------------------- the review

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
  /** Whether a model may be asked, and about how many clauses still. */
  proposer: z.object({ model: z.string(), left: z.int() }).nullable(),
});
export type Review = z.infer<typeof Review>;

const document = z.object({ document: Id });
const under = '/api/v1/documents/:document' as const;

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
  path: `${under}/review`,
  action: 'review.read',
  summary: { zh: '一份文档的复核', en: 'The review of one document' },
  params: document,
  status: 200,
  answer: Review,
});

/** Clauses in the order of the text, page by page; a page of a large document holds up to 1000. */
export const listReviewClauses = route({
  id: 'list-review-clauses',
  method: 'GET',
  path: `${under}/review/clauses`,
  action: 'review.read',
  summary: { zh: '复核中的条款', en: 'Clauses of a review' },
  params: document,
  query: z.object({
    show: z
      .enum(['all', 'open', 'settled', 'uncertain', 'obligations', 'changed', 'findings', 'proposals'])
      .default('all'),
    /** Part of the clause's text or number. */
    text: z.string().max(80).optional(),
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
  path: `${under}/blocks`,
  action: 'review.read',
  summary: { zh: '文档的正文', en: 'Blocks of the document, with their places in the original' },
  params: document,
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

// ---------------------------------------------------------------- deciding

const Clauses = z.array(z.string().min(1).max(40)).min(1).max(1000);
const Reason = z.string().trim().min(1).max(1000);

export const Lesson = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('party'), as: UnitKind }),
  z.strictObject({ kind: z.literal('no-party') }),
  z.strictObject({ kind: z.literal('same'), name: Name }),
  z.strictObject({ kind: z.literal('not-same'), name: Name }),
  z.strictObject({ kind: z.literal('duty'), duty: z.boolean() }),
  z.strictObject({ kind: z.literal('minutes'), minutes: z.number().positive().max(100_000) }),
]);
const Taught = z.strictObject({ term: z.string().trim().min(1).max(60), meaning: Lesson });

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

export const DictionaryEntry = z.object({
  id: z.string(),
  term: z.string(),
  meaning: Lesson,
  /** The clause it was learnt from; null: entered by hand. */
  from: z.object({ document: z.string(), clause: z.string() }).nullable(),
  by: Person,
  at: IsoInstant,
});
export type DictionaryEntry = z.infer<typeof DictionaryEntry>;

/**
 * `if-match` is the `seq` that was looked at. What others have decided about other clauses since is in nobody's way; about
 * the same ones it is refused with `settled-meanwhile` and the other's decision in `values`.
 */
export const decideReview = route({
  id: 'decide-review',
  method: 'POST',
  path: `${under}/review/decisions`,
  action: 'review.decide',
  summary: {
    zh: '复核：确认、更正、拆分、合并、不采用、撤销',
    en: 'Accept, correct, split, merge, ignore, undo',
  },
  params: document,
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
  path: `${under}/review/decisions`,
  action: 'review.read',
  summary: { zh: '复核记录', en: 'Decisions of a review, latest first' },
  params: document,
  query: z.object({ ...paging, clause: z.string().max(40).optional() }),
  status: 200,
  answer: pageOf(DecisionRow),
});

// ---------------------------------------------------------------- editions

/** A new edition of the same plan: read again; what is unchanged keeps its ids and its review. */
export const uploadEdition = route({
  id: 'upload-edition',
  method: 'POST',
  path: `${under}/editions`,
  action: 'plan.edit',
  summary: { zh: '上传同一预案的新版文档', en: 'Upload a new edition of a document' },
  params: document,
  headers: z.object({
    'x-file-name': z.string().min(1).max(900),
    'x-file-type': z.string().max(200).optional(),
  }),
  bytes: { most: MOST_BYTES },
  status: 201,
  answer: z.object({
    document: z.string(),
    edition: z.int(),
    plan: z.string().nullable(),
    progress: Progress,
    unchanged: z.int(),
    moved: z.int(),
    edited: z.int(),
    new: z.int(),
    removed: z.int(),
  }),
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
  path: `${under}/changes`,
  action: 'review.read',
  summary: {
    zh: '与上一版相比，任务和时限的变化',
    en: 'What changed in duties and limits since the edition before',
  },
  params: document,
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
  path: `${under}/review/draft`,
  action: 'plan.edit',
  summary: { zh: '由复核结果生成预案草稿', en: 'Make the draft plan from what was reviewed' },
  params: document,
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

/** Asks the configured model about clauses the rules are unsure of; a large document needs several calls. */
export const askProposer = route({
  id: 'ask-proposer',
  method: 'POST',
  path: `${under}/review/proposals`,
  action: 'review.decide',
  summary: {
    zh: '请模型对没有把握的条款提出建议',
    en: 'Ask the model about clauses the rules are unsure of',
  },
  params: document,
  body: z.strictObject({ clauses: z.array(z.string().max(40)).max(40).optional() }),
  status: 200,
  answer: z.object({ asked: z.int(), proposed: z.array(z.string()), left: z.int() }),
});

// ---------------------------------------------------------------- what the organisation sets and teaches

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

export const listDictionary = route({
  id: 'list-dictionary',
  method: 'GET',
  path: '/api/v1/dictionary',
  action: 'review.read',
  summary: { zh: '本单位词典', en: 'The organisation’s own dictionary, latest first' },
  query: z.object({ text: z.string().max(80).optional(), ...paging }),
  status: 200,
  answer: pageOf(DictionaryEntry),
});

export const teachDictionary = route({
  id: 'teach-dictionary',
  method: 'POST',
  path: '/api/v1/dictionary',
  action: 'dictionary.edit',
  summary: { zh: '添加词条', en: 'Add an entry' },
  body: Taught,
  status: 201,
  answer: DictionaryEntry,
});

export const forgetEntry = route({
  id: 'forget-entry',
  method: 'DELETE',
  path: '/api/v1/dictionary/:entry',
  action: 'dictionary.edit',
  summary: { zh: '删除词条', en: 'Remove an entry' },
  params: z.object({ entry: Id }),
  status: 204,
  answer: 'none',
});

export const reviewRoutes = [
  listReviews,
  getReview,
  listReviewClauses,
  listBlocks,
  decideReview,
  listDecisions,
  uploadEdition,
  getEditionChanges,
  draftFromReview,
  askProposer,
  getReviewSettings,
  saveReviewSettings,
  listDictionary,
  teachDictionary,
  forgetEntry,
] as const;

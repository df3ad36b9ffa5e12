// Plans: the documents they come from, their drafts and versions, checking and putting into force.
import { z } from 'zod';
import type { Plan } from '#core/plan/plan.ts';
import type { Drift } from '#core/plan/refine-plan.ts';
import { PartyRef } from './party.ts';
import { route } from './route.ts';
import { Finding, Id, IfMatch, IsoInstant, pageOf, paging, Span } from './text.ts';

export const PlanVersionState = z.enum(['draft', 'in-force', 'retired']);

export const PlanRow = z.object({
  plan: z.string(),
  title: z.string(),
  in_force: z.int().nullable(),
  draft: z.int().nullable(),
  changed: IsoInstant,
  scenarios: z.array(z.object({ id: z.string(), title: z.string() })),
});
export type PlanRow = z.infer<typeof PlanRow>;

export const listPlans = route({
  id: 'list-plans',
  method: 'GET',
  path: '/api/v1/plans',
  action: 'plan.read',
  summary: { zh: '预案列表', en: 'Plans' },
  query: z.object({ text: z.string().max(80).optional(), state: PlanVersionState.optional(), ...paging }),
  status: 200,
  answer: pageOf(PlanRow),
});

// ---------------------------------------------------------------- documents

export const MOST_BYTES = 30_000_000;

export const UploadedDocument = z.object({
  document: z.string(),
  plan: z.string(),
  version: z.int(),
  revision: z.int(),
  /** Null: it was printed here, and there is nothing to review. */
  edition: z.int().nullable(),
  findings: z.array(Finding),
});

/**
 * Where a plan of the same title is here, the file is kept and refused with `same-title`: `values` has its `document`, that
 * plan, and what is proposed; take-upload answers. `x-same-title: separate` says beforehand that it is a plan of its own.
 */
export const uploadDocument = route({
  id: 'upload-document',
  method: 'POST',
  path: '/api/v1/documents',
  action: 'plan.edit',
  summary: { zh: '上传预案文档，读成预案草稿', en: 'Upload a document; it is read into a draft plan' },
  /** File name, percent-encoded (encodeURIComponent), and its media type where the browser knows it. */
  headers: z.object({
    'x-file-name': z.string().min(1).max(900),
    'x-file-type': z.string().max(200).optional(),
    'x-same-title': z.literal('separate').optional(),
  }),
  bytes: { most: MOST_BYTES },
  status: 201,
  answer: UploadedDocument,
});

/** A paragraph, heading, table cell or note of the document, in its order. */
export const Block = z.object({
  id: z.string(),
  kind: z.string(),
  /** With its printed number: "3.2 报告". */
  text: z.string(),
  /** Null where `text` has it already. */
  number: z.string().nullable(),
  /** Heading level, 0 for text. */
  level: z.int(),
  /** The first clause that begins here. */
  clause: z.string().nullable(),
  /** Where in the document's text, in UTF-16 units. */
  start: z.int(),
  end: z.int(),
  /** Rows of cells, when it is a whole table. */
  rows: z.array(z.array(z.string())).nullable(),
});

/** What the reader understood of one clause; `start` and `end` in the document's text. */
export const Clause = z.object({
  id: z.string(),
  number: z.string().nullable(),
  /** Headings above it, highest first. */
  path: z.array(z.string()),
  quote: z.string(),
  start: z.int(),
  end: z.int(),
  kind: z.string(),
  modality: z.string().nullable(),
  actors: z.array(z.string()),
  recipients: z.array(z.string()),
  /** As the text says it. */
  deadline: z.string().nullable(),
  periodicity: z.string().nullable(),
  condition: z.string().nullable(),
  scenario: z.string().nullable(),
});

export const SourceDocument = z.object({
  id: z.string(),
  name: z.string(),
  media_type: z.string(),
  size: z.int(),
  uploaded: IsoInstant,
  by: z.string(),
  blocks: z.array(Block),
  clauses: z.array(Clause),
  scenarios: z.array(z.string()),
  units: z.array(z.string()),
  findings: z.array(Finding),
});
export type SourceDocument = z.infer<typeof SourceDocument>;

export const getDocument = route({
  id: 'get-document',
  method: 'GET',
  path: '/api/v1/documents/:document',
  action: 'plan.read',
  summary: { zh: '文档的正文、条款和读取发现', en: 'A document: its blocks, clauses and findings' },
  params: z.object({ document: Id }),
  status: 200,
  answer: SourceDocument,
});

export const downloadDocument = route({
  id: 'download-document',
  method: 'GET',
  path: '/api/v1/documents/:document/original',
  action: 'plan.read',
  summary: { zh: '下载上传时的原件', en: 'The upload as it came' },
  params: z.object({ document: Id }),
  status: 200,
  answer: 'bytes',
});

// ---------------------------------------------------------------- versions

const VersionRow = z.object({
  plan: z.string(),
  version: z.int(),
  state: PlanVersionState,
  title: z.string(),
  source: z.string().nullable(),
  saved: IsoInstant,
  saved_by: z.string(),
  /** As the person is called here; an account that belongs to nobody by its own name. */
  saved_by_name: z.string(),
  in_force_from: IsoInstant.nullable(),
  approved_by: z.string().nullable(),
  approved_by_name: z.string().nullable(),
  revision: z.int(),
});

export const listVersions = route({
  id: 'list-versions',
  method: 'GET',
  path: '/api/v1/plans/:plan/versions',
  action: 'plan.read',
  summary: { zh: '预案的各版本', en: 'Versions of a plan, newest first' },
  params: z.object({ plan: Id }),
  status: 200,
  answer: z.object({ items: z.array(VersionRow) }),
});

/** A step as a row: what a reader of the plan wants to see at a glance. */
export const StepRow = z.object({
  id: z.string(),
  scenario: z.string(),
  title: z.string(),
  kind: z.string(),
  force: z.enum(['must', 'should', 'may']),
  /** Who does it, and who is told, asked or called. */
  who: z.array(PartyRef),
  to: z.array(PartyRef),
  when: z.string().nullable(),
  limit: z.object({ within: Span, word: z.string().nullable() }).nullable(),
  clauses: z.array(z.string()),
});
export type StepRow = z.infer<typeof StepRow>;

export const PlanVersion = VersionRow.extend({
  yaml: z.string(),
  /** As the engine runs it (spans in milliseconds); null while the draft has errors. */
  compiled: z.custom<Plan>().nullable(),
  steps: z.array(StepRow),
  findings: z.array(Finding),
});
export type PlanVersion = z.infer<typeof PlanVersion>;

export const getVersion = route({
  id: 'get-version',
  method: 'GET',
  path: '/api/v1/plans/:plan/versions/:version',
  action: 'plan.read',
  summary: { zh: '预案的一个版本', en: 'One version of a plan' },
  params: z.object({ plan: Id, version: z.coerce.number<number | string>().int().min(1) }),
  status: 200,
  answer: PlanVersion,
});

const Yaml = z.string().min(1).max(2_000_000);

export const checkPlan = route({
  id: 'check-plan',
  method: 'POST',
  path: '/api/v1/plans/check',
  action: 'plan.read',
  summary: { zh: '检查预案 YAML，不保存', en: 'Check a plan, saving nothing' },
  body: z.object({ yaml: Yaml }),
  status: 200,
  answer: z.object({
    findings: z.array(Finding),
    compiled: z.custom<Plan>().nullable(),
    steps: z.array(StepRow),
  }),
});

/** `if-match` is the revision that was edited, or "new" when the plan has no draft yet. */
export const saveDraft = route({
  id: 'save-draft',
  method: 'PUT',
  path: '/api/v1/plans/:plan/draft',
  action: 'plan.edit',
  summary: { zh: '保存草稿（有错也能保存）', en: 'Save the draft, errors or not' },
  params: z.object({ plan: Id }),
  headers: IfMatch,
  body: z.object({ yaml: Yaml }),
  status: 200,
  answer: z.object({ version: z.int(), revision: z.int(), findings: z.array(Finding) }),
});

/** Refused with all findings while any is an error. `if-match` is the revision of the draft that was looked at. */
export const putIntoForce = route({
  id: 'put-into-force',
  method: 'POST',
  path: '/api/v1/plans/:plan/versions/:version/put-into-force',
  action: 'plan.put-into-force',
  summary: { zh: '批准并生效', en: 'Approve a draft and put it into force' },
  params: z.object({ plan: Id, version: z.coerce.number<number | string>().int().min(1) }),
  headers: IfMatch,
  status: 200,
  answer: z.object({ version: z.int() }),
});

const DRIFTS = [
  'overridden',
  'changed-underneath',
  'gone-underneath',
  'changed',
  'added',
  'removed',
  'without-gone',
] as const satisfies readonly Drift['kind'][];

/** A branch's plan beside the group's it refines: what it writes itself, and what the group has changed since. */
export const PlanDrift = z.object({
  base: z.string(),
  title: z.string(),
  base_version: z.int(),
  /** Version of the base that stood when this one was saved; null: none did. */
  written_on: z.int().nullable(),
  /** `at` is "part.id"; its title where the plans give it one. */
  drifts: z.array(z.object({ kind: z.enum(DRIFTS), at: z.string(), title: z.string().nullable() })),
});
export type PlanDrift = z.infer<typeof PlanDrift>;

export const getDrift = route({
  id: 'get-plan-drift',
  method: 'GET',
  path: '/api/v1/plans/:plan/versions/:version/drift',
  action: 'plan.read',
  summary: { zh: '与上级预案的差异', en: 'How far a version has drifted from the plan it refines' },
  params: z.object({ plan: Id, version: z.coerce.number<number | string>().int().min(1) }),
  status: 200,
  answer: z.object({ drift: PlanDrift.nullable() }),
});

export const planRoutes = [
  getDrift,
  listPlans,
  uploadDocument,
  getDocument,
  downloadDocument,
  listVersions,
  getVersion,
  checkPlan,
  saveDraft,
  putIntoForce,
] as const;

// The life of a plan: handed in, reviewed and approved by the posts it names, issued and confirmed, looked at again, retired.
import { z } from 'zod';
import { REVIEW_TRIGGERS } from '#core/plan/head.ts';
import { route } from './route.ts';
import { Id, IfMatch, IsoInstant, pageOf, paging } from './text.ts';

const Someone = z.object({ id: z.string(), name: z.string() });
const Day = z.iso.date();
const Note = z.string().trim().max(2_000);

const Signed = z.object({
  at: IsoInstant,
  by: Someone,
  agrees: z.boolean(),
  on_paper: z.boolean(),
  note: z.string().nullable(),
});

const Signature = z.object({
  id: z.string(),
  kind: z.enum(['review', 'approval']),
  /** As the plan has it: a post, a unit or a name. */
  name: z.string(),
  people: z.array(Someone),
  signed: Signed.nullable(),
  /** It is this signature's turn. */
  due: z.boolean(),
  /** The asker may sign it here, or enter it as signed on paper. */
  may_sign: z.boolean(),
  may_enter: z.boolean(),
});

const DraftLife = z.object({
  version: z.int(),
  revision: z.int(),
  phase: z.enum(['drafted', 'in-review', 'in-approval', 'approved']),
  submitted: z.object({ at: IsoInstant, by: Someone, note: z.string().nullable() }).nullable(),
  /** Asked for once it is handed in; before that, what will be asked for. */
  signatures: z.array(Signature),
  turned_down: Signed.extend({ name: z.string() }).nullable(),
});

const Issue = z.object({
  issued: IsoInstant,
  to: z.array(
    z.object({ title: z.string(), people: z.array(Someone.extend({ received: IsoInstant.nullable() })) }),
  ),
  missing: z.int(),
  may_receive: z.boolean(),
});

const Review = z.object({
  /** Local day; null: the plan does not say. */
  due: Day.nullable(),
  overdue: z.boolean(),
  last: z
    .object({ at: IsoInstant, by: Someone, outcome: z.enum(['stands', 'to-be-revised']), note: z.string() })
    .nullable(),
  calls: z.array(
    z.object({ trigger: z.enum(REVIEW_TRIGGERS), note: z.string(), at: IsoInstant, by: Someone }),
  ),
});

/** One line of the record; texts of the act that a reader wants to see. */
const Act = z.object({
  seq: z.int(),
  at: IsoInstant,
  by: Someone,
  type: z.enum([
    'submitted',
    'signed',
    'taken-back',
    'issued',
    'received',
    'review-called',
    'looked-at-again',
    'retired',
  ]),
  version: z.int().nullable(),
  /** What exactly: agrees, refuses, edited, by-hand, a trigger, an outcome. */
  what: z.string().nullable(),
  name: z.string().nullable(),
  note: z.string().nullable(),
});

export const PlanLife = z.object({
  plan: z.string(),
  in_force: z.int().nullable(),
  zone: z.string(),
  draft: DraftLife.nullable(),
  issue: Issue.nullable(),
  /** Whom the version in force names as receivers, in count; 0: it names nobody. */
  issued_to: z.int(),
  review: Review.nullable(),
  /** Newest first. */
  acts: z.array(Act),
});
export type PlanLife = z.infer<typeof PlanLife>;

const params = z.object({ plan: Id });
const seq = z.object({ seq: z.int() });

export const getPlanLife = route({
  id: 'get-plan-life',
  method: 'GET',
  path: '/api/v1/plans/:plan/life',
  action: 'plan.read',
  summary: { zh: '预案的审批、发放与评审情况', en: 'Where a plan stands between draft and retirement' },
  params,
  status: 200,
  answer: PlanLife,
});

/** `if-match` is the revision of the draft that was looked at. */
export const submitDraft = route({
  id: 'submit-draft',
  method: 'POST',
  path: '/api/v1/plans/:plan/draft/submission',
  action: 'plan.edit',
  summary: { zh: '提交草稿，送审核和批准', en: 'Hand the draft in for review and approval' },
  params,
  headers: IfMatch,
  body: z.object({ note: Note.nullable().default(null) }),
  status: 200,
  answer: seq,
});

export const takeDraftBack = route({
  id: 'take-draft-back',
  method: 'DELETE',
  path: '/api/v1/plans/:plan/draft/submission',
  action: 'plan.edit',
  summary: { zh: '撤回已提交的草稿', en: 'Take a draft back that was handed in' },
  params,
  status: 200,
  answer: seq,
});

/** Signed by whoever holds the post; on paper: entered by somebody who may approve, with a note where the paper is. */
export const signDraft = route({
  id: 'sign-draft',
  method: 'POST',
  path: '/api/v1/plans/:plan/draft/signatures',
  action: 'plan.sign',
  summary: { zh: '签署草稿：同意或退回', en: 'Sign the draft: agree or turn it down' },
  params,
  headers: IfMatch,
  body: z.object({
    signature: z.string().min(1).max(300),
    agrees: z.boolean(),
    on_paper: z.boolean().default(false),
    note: Note.nullable().default(null),
  }),
  status: 200,
  answer: seq,
});

export const issuePlan = route({
  id: 'issue-plan',
  method: 'POST',
  path: '/api/v1/plans/:plan/issue',
  action: 'plan.put-into-force',
  summary: { zh: '按现在的人员重新发放生效版本', en: 'Issue the version in force to who is there now' },
  params,
  status: 200,
  answer: seq,
});

export const receivePlan = route({
  id: 'receive-plan',
  method: 'POST',
  path: '/api/v1/plans/:plan/receipt',
  action: 'plan.sign',
  summary: { zh: '签收生效版本', en: 'Confirm that you have the version in force' },
  params,
  status: 200,
  answer: seq,
});

export const callReview = route({
  id: 'call-plan-review',
  method: 'POST',
  path: '/api/v1/plans/:plan/review-calls',
  action: 'plan.edit',
  summary: { zh: '报告需要修订预案的情形', en: 'Report a reason to look at the plan again' },
  params,
  body: z.object({ trigger: z.enum(REVIEW_TRIGGERS), note: Note.min(1) }),
  status: 200,
  answer: seq,
});

export const finishReview = route({
  id: 'finish-plan-review',
  method: 'POST',
  path: '/api/v1/plans/:plan/review-results',
  action: 'plan.put-into-force',
  summary: { zh: '记录评审结论', en: 'Record what a review of the plan found' },
  params,
  body: z.object({
    outcome: z.enum(['stands', 'to-be-revised']),
    note: Note.min(1),
    /** Day of the next review; null: by the plan's own rule. */
    next: Day.nullable().default(null),
  }),
  status: 200,
  answer: seq,
});

export const retirePlan = route({
  id: 'retire-plan',
  method: 'POST',
  path: '/api/v1/plans/:plan/retirement',
  action: 'plan.put-into-force',
  summary: { zh: '废止生效版本', en: 'Retire the version in force without a successor' },
  params,
  body: z.object({ reason: Note.min(1) }),
  status: 200,
  answer: seq,
});

const Paper = z.object({
  plan: z.string(),
  title: z.string(),
  version: z.int(),
  for: z.enum(['review', 'approval', 'receipt']),
  since: IsoInstant,
});

/** Signatures and receipts that wait for the one who asks. */
export const listPapers = route({
  id: 'list-papers',
  method: 'GET',
  path: '/api/v1/papers',
  action: 'plan.read',
  summary: { zh: '等我签署或签收的预案', en: 'Plans that wait for my signature or receipt' },
  status: 200,
  answer: z.object({ items: z.array(Paper) }),
});

export const listReviewsDue = route({
  id: 'list-plan-reviews-due',
  method: 'GET',
  path: '/api/v1/plan-reviews-due',
  action: 'plan.read',
  summary: { zh: '到期应评审的预案', en: 'Plans due for review' },
  query: z.object({ before: Day, ...paging }),
  status: 200,
  answer: pageOf(z.object({ plan: z.string(), title: z.string(), due: Day.nullable(), called: z.boolean() })),
});

export const planLifeRoutes = [
  getPlanLife,
  submitDraft,
  takeDraftBack,
  signDraft,
  issuePlan,
  receivePlan,
  callReview,
  finishReview,
  retirePlan,
  listPapers,
  listReviewsDue,
] as const;

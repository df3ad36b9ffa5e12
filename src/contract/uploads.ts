// Uploads: every document that was brought in with what became of it, and the answer where one waits to be told whose
// edition it is.
import { z } from 'zod';
import { UploadedDocument } from './plans.ts';
import { Person } from './review-clause.ts';
import { route } from './route.ts';
import { Id, IsoInstant, pageOf, paging, Text } from './text.ts';

/** What is asked where a plan of the same title is here already. */
export const SameTitle = z.object({
  plan: z.string(),
  title: z.string(),
  /** Latest document of that plan; null: the plan was written here. */
  before: z.string().nullable(),
  /** Share of the clauses that both documents have, 0 … 1; null: there is no document to compare with. */
  share: z.number().nullable(),
  proposed: z.enum(['edition', 'separate']),
});
export type SameTitle = z.infer<typeof SameTitle>;

export const UploadRow = z.object({
  document: z.string(),
  name: z.string(),
  media_type: z.string(),
  size: z.int(),
  uploaded: IsoInstant,
  by: Person,
  /** read: it has a review; printed: a plan of this program, taken back; waiting: to be told whose edition it is. */
  state: z.enum(['read', 'refused', 'printed', 'waiting']),
  /** Why it was refused, and what to do. */
  why: Text.extend({ code: z.string() }).nullable(),
  question: SameTitle.nullable(),
  /** That it is a document of; of a printed one with the version that it became. */
  plan: z.string().nullable(),
  version: z.int().nullable(),
  edition: z.int().nullable(),
  clauses: z.int(),
  settled: z.int(),
});
export type UploadRow = z.infer<typeof UploadRow>;

export const listUploads = route({
  id: 'list-uploads',
  method: 'GET',
  path: '/api/v1/documents',
  action: 'plan.read',
  summary: { zh: '上传过的文件和处理结果', en: 'Uploads and what became of each, latest first' },
  query: z.object({ text: z.string().max(80).optional(), ...paging }),
  status: 200,
  answer: pageOf(UploadRow),
});

/** edition: of the plan of that title, keeping the review of what is unchanged. separate: a plan of its own. */
export const takeUpload = route({
  id: 'take-upload',
  method: 'POST',
  path: '/api/v1/documents/:document/take',
  action: 'plan.edit',
  summary: {
    zh: '答复同名文件是新版还是另一份预案',
    en: 'Say whether an upload is a new edition or a plan of its own',
  },
  params: z.object({ document: Id }),
  body: z.strictObject({ as: z.enum(['edition', 'separate']) }),
  status: 201,
  answer: UploadedDocument,
});

export const uploadRoutes = [listUploads, takeUpload] as const;

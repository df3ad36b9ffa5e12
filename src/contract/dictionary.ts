// The organisation's own dictionary: what its people have taught the reader about names and words. Shown, and removable.
import { z } from 'zod';
import { Name, Person, UnitKind } from './review-clause.ts';
import { route } from './route.ts';
import { Id, IsoInstant, pageOf, paging } from './text.ts';

export const Lesson = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('party'), as: UnitKind }),
  z.strictObject({ kind: z.literal('no-party') }),
  z.strictObject({ kind: z.literal('same'), name: Name }),
  z.strictObject({ kind: z.literal('not-same'), name: Name }),
  z.strictObject({ kind: z.literal('duty'), duty: z.boolean() }),
  z.strictObject({ kind: z.literal('minutes'), minutes: z.number().positive().max(100_000) }),
]);
export const Taught = z.strictObject({ term: z.string().trim().min(1).max(60), meaning: Lesson });

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

export const dictionaryRoutes = [listDictionary, teachDictionary, forgetEntry] as const;

// Roles of a plan that nobody holds, with who may be meant, and filling many posts in one act.
import { z } from 'zod';
import { Post } from './roster.ts';
import { route } from './route.ts';
import { Id } from './text.ts';

export const Vacancy = z.object({
  post: z.string(),
  title: z.string(),
  /** The unit of that name, where there is one. */
  unit: z.string().nullable(),
  proposals: z.array(
    z.object({
      /** Null: named in the document's list of contacts and not in the roster yet. */
      person: z.string().nullable(),
      name: z.string(),
      why: z.enum(['post', 'unit', 'contacts']),
      of: z.string(),
      exact: z.boolean(),
    }),
  ),
});
export type Vacancy = z.infer<typeof Vacancy>;

export const listVacancies = route({
  id: 'list-vacancies',
  method: 'GET',
  path: '/api/v1/plans/:plan/versions/:version/vacancies',
  action: 'roster.read',
  summary: { zh: '预案中无人担任的岗位和人选建议', en: 'Roles nobody holds, with who may be meant' },
  params: z.object({ plan: Id, version: z.coerce.number<number | string>().int().min(1) }),
  status: 200,
  answer: z.object({ items: z.array(Vacancy) }),
});

/** Posts that are not there yet are made. Whoever holds a post already stays; nothing is written when anybody is unknown. */
export const fillPosts = route({
  id: 'fill-posts',
  method: 'POST',
  path: '/api/v1/posts/fill',
  action: 'roster.edit',
  summary: { zh: '一次安排多个岗位的人员', en: 'Fill many posts at once' },
  body: z.object({
    posts: z
      .array(
        z.strictObject({
          post: Id,
          title: z.string().trim().min(1).max(80),
          unit: Id.nullable().optional(),
          person: Id,
        }),
      )
      .min(1)
      .max(300),
  }),
  status: 200,
  answer: z.object({ version: z.int(), items: z.array(Post) }),
});

export const vacancyRoutes = [listVacancies, fillPosts] as const;

// People, units, posts and who holds them. Addresses leave the server masked; revealing them is an act of its own
// that the audit log keeps.
import { z } from 'zod';
import { route } from './route.ts';
import { Id, Language, pageOf, paging } from './text.ts';

export const MaskedAddress = z.object({ channel: z.string(), masked: z.string(), verified: z.boolean() });

export const Person = z.object({
  id: z.string(),
  name: z.string(),
  unit: z.string().nullable(),
  unit_title: z.string().nullable(),
  language: Language,
  addresses: z.array(MaskedAddress),
  has_account: z.boolean(),
  posts: z.array(
    z.object({
      post: z.string(),
      title: z.string(),
      capacity: z.enum(['holder', 'deputy']),
      on_duty: z.boolean(),
    }),
  ),
});
export type Person = z.infer<typeof Person>;

export const Unit = z.object({
  id: z.string(),
  title: z.string(),
  parent: z.string().nullable(),
  head: z.string().nullable(),
  head_name: z.string().nullable(),
});
export type Unit = z.infer<typeof Unit>;

export const Holding = z.object({
  person: z.string(),
  capacity: z.enum(['holder', 'deputy']),
  order: z.int().min(0),
  on_duty: z.boolean(),
});

export const Post = z.object({
  id: z.string(),
  title: z.string(),
  unit: z.string().nullable(),
  holdings: z.array(Holding.extend({ name: z.string() })),
});
export type Post = z.infer<typeof Post>;

export const listPeople = route({
  id: 'list-people',
  method: 'GET',
  path: '/api/v1/people',
  action: 'roster.read',
  summary: { zh: '人员列表（联系方式已遮盖）', en: 'People, their addresses masked' },
  query: z.object({ text: z.string().max(80).optional(), unit: Id.optional(), ...paging }),
  status: 200,
  answer: pageOf(Person),
});

export const getPerson = route({
  id: 'get-person',
  method: 'GET',
  path: '/api/v1/people/:person',
  action: 'roster.read',
  summary: { zh: '一个人的资料（联系方式已遮盖）', en: 'One person, addresses masked' },
  params: z.object({ person: Id }),
  status: 200,
  answer: Person,
});

export const revealAddresses = route({
  id: 'reveal-addresses',
  method: 'POST',
  path: '/api/v1/people/:person/reveal',
  action: 'roster.reveal',
  summary: { zh: '查看完整联系方式（记入审计日志）', en: 'Show addresses in full; kept in the audit log' },
  params: z.object({ person: Id }),
  body: z.object({ reason: z.string().trim().min(1).max(200) }),
  status: 200,
  answer: z.object({
    addresses: z.array(
      z.object({ channel: z.string(), value: z.string(), verified: z.boolean(), has_secret: z.boolean() }),
    ),
  }),
});

export const savePerson = route({
  id: 'save-person',
  method: 'PUT',
  path: '/api/v1/people/:person',
  action: 'roster.edit',
  summary: { zh: '新建或修改人员', en: 'Add or change a person' },
  params: z.object({ person: Id }),
  body: z.object({
    name: z.string().trim().min(1).max(80),
    unit: Id.nullable(),
    language: Language,
    /** All addresses in the order wanted; missing: they stay as they are. A secret that is left out stays. */
    addresses: z
      .array(
        z.object({
          channel: z.string().min(1).max(40),
          value: z.string().trim().min(1).max(500),
          secret: z.string().min(1).max(500).optional(),
        }),
      )
      .max(20)
      .optional(),
  }),
  status: 200,
  answer: Person,
});

export const listUnits = route({
  id: 'list-units',
  method: 'GET',
  path: '/api/v1/units',
  action: 'roster.read',
  summary: { zh: '部门列表', en: 'Units of the organisation' },
  status: 200,
  answer: z.object({ items: z.array(Unit) }),
});

export const saveUnit = route({
  id: 'save-unit',
  method: 'PUT',
  path: '/api/v1/units/:unit',
  action: 'roster.edit',
  summary: { zh: '新建或修改部门', en: 'Add or change a unit' },
  params: z.object({ unit: Id }),
  body: z.object({ title: z.string().trim().min(1).max(80), parent: Id.nullable(), head: Id.nullable() }),
  status: 200,
  answer: Unit,
});

export const listPosts = route({
  id: 'list-posts',
  method: 'GET',
  path: '/api/v1/posts',
  action: 'roster.read',
  summary: { zh: '岗位及任职人员', en: 'Posts and who holds them' },
  status: 200,
  answer: z.object({ version: z.int(), items: z.array(Post) }),
});

export const savePost = route({
  id: 'save-post',
  method: 'PUT',
  path: '/api/v1/posts/:post',
  action: 'roster.edit',
  summary: { zh: '新建或修改岗位', en: 'Add or change a post' },
  params: z.object({ post: Id }),
  body: z.object({ title: z.string().trim().min(1).max(80), unit: Id.nullable() }),
  status: 200,
  answer: Post,
});

export const saveHoldings = route({
  id: 'save-holdings',
  method: 'PUT',
  path: '/api/v1/posts/:post/holdings',
  action: 'roster.edit',
  summary: { zh: '设置岗位的任职人员和值班状态', en: 'Set who holds a post and who is on duty' },
  params: z.object({ post: Id }),
  body: z.object({ holdings: z.array(Holding).max(200) }),
  status: 200,
  answer: Post,
});

export const rosterRoutes = [
  listPeople,
  getPerson,
  revealAddresses,
  savePerson,
  listUnits,
  saveUnit,
  listPosts,
  savePost,
  saveHoldings,
] as const;

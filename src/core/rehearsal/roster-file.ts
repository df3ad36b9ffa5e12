// A roster written by hand for rehearsing a plan file: people, units and posts as YAML or JSON. What is left out is
// filled in the usual way: holders are on duty, people have an in-app channel.
import { parse } from 'yaml';
import { z } from 'zod';
import type { Roster } from '#core/roster/roster.ts';

const Person = z.strictObject({
  name: z.string().optional(),
  unit: z.string().optional(),
  channels: z.array(z.string()).default(['in-app']),
});
const Unit = z.strictObject({
  title: z.string().optional(),
  parent: z.string().optional(),
  head: z.string().optional(),
});
const Post = z.strictObject({
  title: z.string().optional(),
  unit: z.string().optional(),
  holders: z.array(z.string()).default([]),
  deputies: z.array(z.string()).default([]),
  on_duty: z.array(z.string()).optional(),
});
const RosterFile = z.strictObject({
  people: z.record(z.string(), Person.nullable()),
  units: z.record(z.string(), Unit.nullable()).default({}),
  posts: z.record(z.string(), Post.nullable()),
});

export type ReadRoster =
  | { readonly ok: true; readonly roster: Roster }
  | { readonly ok: false; readonly troubles: readonly string[] };

export function readRosterFile(text: string): ReadRoster {
  let data: unknown;
  try {
    data = parse(text, { version: '1.2', schema: 'core', maxAliasCount: 100 });
  } catch (error) {
    return { ok: false, troubles: [error instanceof Error ? error.message : String(error)] };
  }
  const read = RosterFile.safeParse(data);
  if (!read.success)
    return {
      ok: false,
      troubles: read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`),
    };
  const { people, posts } = read.data;
  const named = Object.values(posts).flatMap(post => [
    ...(post?.holders ?? []),
    ...(post?.deputies ?? []),
    ...(post?.on_duty ?? []),
  ]);
  const strangers = [...new Set(named)].filter(person => !Object.hasOwn(people, person));
  if (strangers.length > 0)
    return {
      ok: false,
      troubles: strangers.map(person => `posts: people 里没有 ${person} (not among people)`),
    };
  return { ok: true, roster: rosterOf(read.data) };
}

function rosterOf({ people, units, posts }: z.infer<typeof RosterFile>): Roster {
  const each = <T, U>(all: Readonly<Record<string, T>>, make: (id: string, one: T) => U) =>
    Object.fromEntries(Object.entries(all).map(([id, one]) => [id, make(id, one)]));
  return {
    version: 1,
    people: each(people, (id, one) => {
      const { name = id, unit, channels } = one ?? Person.parse({});
      return { id, name, channels, ...(unit === undefined ? {} : { unit }) };
    }),
    units: each(units, (id, one) => {
      const { title = id, parent, head } = one ?? {};
      return {
        id,
        title,
        ...(parent === undefined ? {} : { parent }),
        ...(head === undefined ? {} : { head }),
      };
    }),
    posts: each(posts, (id, one) => {
      const { title = id, unit, holders, deputies, on_duty } = one ?? Post.parse({});
      const present = on_duty ?? [...holders, ...deputies];
      return { id, title, holders, deputies, on_duty: present, ...(unit === undefined ? {} : { unit }) };
    }),
  };
}

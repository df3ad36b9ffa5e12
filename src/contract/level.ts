// The level of a response, posts to be present at and rules that do not hold, as the board shows them.
import { z } from 'zod';
import { PersonRef } from './person-ref.ts';
import { IsoInstant, Text } from './text.ts';

export const LevelView = z.object({
  id: z.string(),
  title: z.string(),
  since: IsoInstant,
  /** Rows of the table that fired, in words; or that a person said so, and why he was asked. */
  rows: z.array(Text.extend({ id: z.string() })),
  /** Facts are missing that may change it. */
  provisional: z.boolean(),
  /** Set by hand: stands until it is released. */
  manual: z.boolean(),
  by: PersonRef.nullable(),
  reason: z.string().nullable(),
  /** What the table says now, beside a level set by hand; null where it cannot say. */
  table: z.object({ id: z.string(), title: z.string() }).nullable(),
  /** The unit that commands at this level. */
  unit: z.string().nullable(),
  /** Duties still open that a higher level opened: nothing withdraws them by itself. */
  left: z.array(z.object({ id: z.string(), title: z.string() })),
});
export type LevelView = z.infer<typeof LevelView>;

export const CommanderView = z.object({
  role: z.string(),
  /** Who took command; null: whoever holds the post. */
  person: PersonRef.nullable(),
  since: IsoInstant.nullable(),
  /** Somebody is asked to take over and has not accepted yet. */
  offered: z.object({ duty: z.string(), of: z.array(PersonRef) }).nullable(),
});

/** `name` of somebody outside is as it was written down. */
export const PostView = z.object({
  id: z.string(),
  title: z.string(),
  outside: z.boolean(),
  there: z.array(PersonRef.extend({ since: IsoInstant, lapses: IsoInstant.nullable() })),
});
export type PostView = z.infer<typeof PostView>;

export const BrokenRule = z.object({
  rule: z.string(),
  title: z.string(),
  item: z.string().nullable(),
  since: IsoInstant,
});
export type BrokenRule = z.infer<typeof BrokenRule>;

// Rehearsals: a version of a plan played through with made-up people under a simulated clock. Asking is a GET, so that a
// setting can be sent to a colleague as an address; the same setting and seed give the same answer. Nobody is called.
import { z } from 'zod';
import { route } from './route.ts';
import { Finding, Id, IsoInstant, Span } from './text.ts';

export const MOST_REHEARSALS = 5_000;

/** One entry a line, as on the command line: "in_10=false@8m". */
const Lines = z.string().max(4_000).default('');
const version = z.object({ plan: Id, version: z.coerce.number<number>().int().min(1) });

const Script = z.object({
  /** Absent: the only one there is. */
  scenario: z.string().max(200).optional(),
  /** "2027-02-07 03:00", "03:00", ISO 8601, "spring-festival" (3 a.m. on its second day); absent: now. */
  at: z.string().max(40).optional(),
  facts: Lines,
  answers: Lines,
  silent: Lines,
  manned: Lines,
  /** Other incidents meanwhile: "power@10m". */
  also: Lines,
  people: z.enum(['organisation', 'made-up']).default('organisation'),
  language: z.enum(['zh', 'en']).default('zh'),
});

const Person = z.object({ id: z.string(), name: z.string(), post: z.string().nullable() });
const Shown = z.object({ run: z.int(), seed: z.int() });
const Share = z.object({ share: z.number(), low: z.number(), high: z.number(), of: z.int() });

export const RehearsalRow = z.object({
  at: IsoInstant,
  case: z.int(),
  what: z.string(),
  person: Person.nullable(),
  /** The step, fact, scenario, level or post that it is about. */
  title: z.string(),
  step: z.string().nullable(),
  /** An answer, a value, a rung. */
  detail: z.string().nullable(),
  late: Span.nullable(),
  call: z.int().nullable(),
});
export type RehearsalRow = z.infer<typeof RehearsalRow>;

export const RehearsalCall = z.object({
  at: IsoInstant,
  person: Person,
  purpose: z.string(),
  channels: z.array(z.object({ channel: z.string(), answered: IsoInstant.nullable() })),
  answered: IsoInstant.nullable(),
  /** An answer was wanted. */
  wanted: z.boolean(),
  /** What this person would see. */
  subject: z.string(),
  text: z.string(),
});
export type RehearsalCall = z.infer<typeof RehearsalCall>;

export const RehearsalRun = z.object({
  version: z.int(),
  zone: z.string(),
  seed: z.int().nullable(),
  began: IsoInstant,
  ended: IsoInstant,
  /** It was not over when the watch ended. */
  cut: z.enum(['horizon', 'too-long']).nullable(),
  cases: z.array(z.object({ scenario: z.string(), title: z.string(), phase: z.string() })),
  rows: z.array(RehearsalRow),
  calls: z.array(RehearsalCall),
  limits: z.array(
    z.object({
      key: z.string(),
      title: z.string(),
      force: z.enum(['must', 'should', 'may']),
      outcome: z.enum(['kept', 'late', 'never', 'void', 'ahead']),
      within: Span.nullable(),
      took: Span.nullable(),
    }),
  ),
  refused: z.array(z.object({ at: IsoInstant, person: Person, code: z.string() })),
});
export type RehearsalRun = z.infer<typeof RehearsalRun>;

export const RehearsalSum = z.object({
  version: z.int(),
  runs: z.int(),
  seed: z.int(),
  require: z.number(),
  /** Time ran out: the sum of the runs that were done. */
  stopped: z.boolean(),
  all_kept: Share,
  over: Share,
  alarms: Share,
  limits: z.array(
    z.object({
      key: z.string(),
      title: z.string(),
      force: z.enum(['must', 'should']),
      within: Span.nullable(),
      kept: Share,
      median: Span.nullable(),
      worst: Span.nullable(),
      never: z.int(),
      posts: z.array(z.string()),
      broken: Shown.nullable(),
    }),
  ),
  posts: z.array(
    z.object({
      post: z.string(),
      title: z.string(),
      breaks: z.int(),
      waited: Span,
      peak: z.int(),
      on_duty: z.int(),
    }),
  ),
  needed: z.object({ people: z.int(), on_duty: z.int(), shown: Shown.nullable() }),
  chain: z.object({ steps: z.array(z.string()), took: Span, shown: Shown.nullable() }),
  points: z.array(
    z.object({
      person: Person,
      limits: z.array(z.string()),
      undone: z.array(z.string()),
      alarm: z.boolean(),
      over: z.boolean(),
    }),
  ),
  findings: z.array(Finding.extend({ shown: Shown.nullable() })),
});
export type RehearsalSum = z.infer<typeof RehearsalSum>;

export const rehearseOnce = route({
  id: 'rehearse-once',
  method: 'GET',
  path: '/api/v1/plans/:plan/versions/:version/rehearsals/one',
  action: 'plan.read',
  summary: {
    zh: '推演一次：什么时候叫到谁、各人看到什么',
    en: 'One rehearsal: who is called when, and what each would see',
  },
  params: version,
  /** `seed`: random people; absent: everybody as usual. */
  query: Script.extend({
    seed: z.coerce
      .number<number>()
      .int()
      .min(0)
      .max(2 ** 32 - 1)
      .optional(),
  }),
  status: 200,
  answer: RehearsalRun,
});

/**
 * SSE events: "progress" (data: {done, runs}), then one of "result" (data: RehearsalSum) and "problem" (data: Problem).
 * Closing the connection stops the work.
 */
export const rehearseMany = route({
  id: 'rehearse-many',
  method: 'GET',
  path: '/api/v1/plans/:plan/versions/:version/rehearsals/many',
  action: 'plan.read',
  summary: {
    zh: '推演多次：各时限守住的可能性（SSE，带进度）',
    en: 'Many rehearsals: how likely each limit is kept (SSE, with progress)',
  },
  params: version,
  query: Script.extend({
    runs: z.coerce.number<number>().int().min(1).max(MOST_REHEARSALS).default(500),
    seed: z.coerce
      .number<number>()
      .int()
      .min(0)
      .max(2 ** 32 - 1)
      .default(1),
    require: z.coerce.number<number>().min(0).max(1).default(0.95),
  }),
  status: 200,
  answer: 'stream',
});

export const rehearsalRoutes = [rehearseOnce, rehearseMany] as const;

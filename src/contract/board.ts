// The incident board as the console shows it: everything that is known of one incident, names resolved, instants in
// ISO 8601. Made by board-view.ts from the incident's state, its plan and the roster.
import { z } from 'zod';
import { BrokenRule, CommanderView, LevelView, PostView } from './level.ts';
import { PartyRef } from './party.ts';
import { PersonRef } from './person-ref.ts';
import { IsoInstant, Span, Text } from './text.ts';

const When = IsoInstant.nullable();

export const Phase = z.enum(['active', 'stood-down', 'filed', 'false-alarm', 'merged']);

/** A person and the code of why that person: "holder", "deputy", "unit-head", "reporter" … */
export const Called = PersonRef.extend({ reason: z.string() });
export type Called = z.infer<typeof Called>;

/** `at` is when it happened; `recorded` when the server was told, later for a phone that was offline. */
export const MarkView = z.object({ at: IsoInstant, recorded: IsoInstant, by: PersonRef });
export type MarkView = z.infer<typeof MarkView>;

export const ToldView = Called.extend({
  /** A number outside, called by a person; never signs in. */
  outside: z.boolean(),
  attempted: When,
  sent: When,
  delivered: When,
  acknowledged: MarkView.nullable(),
  failed: When,
});
export type ToldView = z.infer<typeof ToldView>;

export const RungView = z.object({
  id: z.string(),
  at: IsoInstant,
  fired: When,
  /** The mark that stops it. */
  unless: z.enum(['acknowledged', 'accepted', 'arrived', 'done']).nullable(),
  /** Whom it calls; "alarm" raises the alarm. */
  tell: z.array(PartyRef),
});
export type RungView = z.infer<typeof RungView>;

/**
 * An input asked for when the duty is done, and where it goes in CompleteDuty: 'fact' → `facts[id]`, 'field' →
 * `fields[id]`, 'answer' → `answer` itself when `id` is "answer", else `answer[id]`.
 */
export const Ask = z.object({
  target: z.enum(['answer', 'fact', 'field']),
  id: z.string(),
  title: z.string(),
  type: z.string(),
  values: z.array(z.string()),
  unit: z.string().nullable(),
  required: z.boolean(),
  /** How sure a value may be, where there is a choice: exact, about, unconfirmed. Empty: none. */
  may_be: z.array(z.string()),
  /** So many photos or people at least. */
  least: z.int().nullable(),
  /** A note why there is none stands in for it. */
  or_reason: z.boolean(),
  /** What is known already, or filled in beforehand. */
  value: z.unknown(),
});
export type Ask = z.infer<typeof Ask>;

export const EntryView = z.object({
  id: z.string(),
  at: IsoInstant,
  by: PersonRef,
  values: z.record(z.string(), z.unknown()),
});
export type EntryView = z.infer<typeof EntryView>;

export const FromClause = z.object({
  clause: z.string(),
  repaired: z.boolean(),
  note: z.string().nullable(),
});

export const DutyView = z.object({
  id: z.string(),
  step: z.string().nullable(),
  fact: z.string().nullable(),
  kind: z.string(),
  title: z.string(),
  force: z.enum(['must', 'should', 'may']),
  scenario: z.object({ id: z.string(), title: z.string() }),
  item: z.string().nullable(),
  round: z.string(),
  /** How often this very duty opened: more than 1 when it was withdrawn and needed again. */
  times: z.int(),
  opened: IsoInstant,
  phase: z.enum(['open', 'done', 'waived', 'withdrawn']),
  closed: When,
  reason: z.string().nullable(),
  /** The first is accountable; empty only with `alarm`. */
  holders: z.array(Called),
  called: z.array(Called),
  declined: z.array(PersonRef),
  /** Holders and called whose messages all failed. */
  unreachable: z.array(PersonRef),
  told: z.array(ToldView),
  due: When,
  overdue: When,
  late_ms: Span.nullable(),
  corrected: z.boolean(),
  short_notice: z.object({ limit_ms: Span, used_ms: Span }).nullable(),
  /** 立即 / 及时 / 尽快 as the text says; the deadline was taken from the organisation's minutes for it. */
  urgency: z.enum(['immediately', 'promptly', 'asap']).nullable(),
  acknowledged: MarkView.nullable(),
  accepted: MarkView.nullable(),
  arrived: MarkView.nullable(),
  done: MarkView.nullable(),
  answer: z.unknown(),
  note: z.string().nullable(),
  entries: z.array(EntryView),
  approvals: z.array(PersonRef.extend({ yes: z.boolean() })),
  rungs: z.array(RungView),
  alarm: When,
  alarm_seen: MarkView.nullable(),
  condition_gone: z.boolean(),
  from: z.array(FromClause),
  asks: z.array(Ask),
  /** The question of a decide or confirm duty. */
  question: z.string().nullable(),
  reason_required: z.boolean(),
  /** What the message must carry, with what is known now; `instant` instead of `value` for "since" and the like. */
  say: z.array(z.object({ title: z.string(), value: z.unknown(), instant: When })),
  /** Whom to telephone, and what to say. */
  call: z
    .object({ title: z.string(), number: z.string().nullable(), script: z.array(z.string()) })
    .nullable(),
  /** A record duty that keeps a log while it is open: fields of a line. */
  log: z.object({ name: z.string(), fields: z.array(Ask) }).nullable(),
  waivable: z.boolean(),
  /** What else is to be known of it, in words; `warn` is to be seen at once. */
  lines: z.array(Text.extend({ warn: z.boolean() })),
  /** Why it may not be done now; empty when it may. */
  locks: z.array(Text),
  /** Something that must hold throughout was lost: the work is stopped since then. */
  halted: When,
  /** Somebody went past the locks: for danger to life, or by right. */
  through: z.object({ by: PersonRef, at: IsoInstant, life: z.boolean(), reason: z.string() }).nullable(),
});
export type DutyView = z.infer<typeof DutyView>;

export const FactView = z.object({
  /** "fact", or "fact/item" where each item of a list has a value of its own. */
  id: z.string(),
  title: z.string(),
  type: z.string(),
  unit: z.string().nullable(),
  values: z.array(z.string()),
  fields: z.array(Ask),
  known: z.boolean(),
  value: z.unknown(),
  observed: When,
  recorded: When,
  by: PersonRef.nullable(),
  /** State facts: whether it lasts, since when, until when. */
  state: z
    .object({ on: z.boolean(), since: When, ended: When, round: z.int(), settled: z.boolean() })
    .nullable(),
  /** Of which item it is; null: of none. */
  item: z.string().nullable(),
  /** It follows from other facts and is not recorded by hand. */
  derived: z.boolean(),
  /** What is on the list now. */
  items: z.array(z.object({ id: z.string(), name: z.string() })),
  /** The open question for it and who was asked. */
  asked: z.object({ duty: z.string(), of: z.array(Called) }).nullable(),
});
export type FactView = z.infer<typeof FactView>;

export const ClosingView = z.object({
  may_close: z.boolean(),
  /** As the plan writes it, and in words. */
  condition: z.object({ feel: z.string(), words: Text, holds: z.boolean().nullable() }),
  /** In the words of the text: ticked by whoever stands it down; null while not. */
  ticks: z.array(z.object({ id: z.string(), title: z.string(), ticked: MarkView.nullable() })),
  open_musts: z.array(z.object({ duty: z.string(), title: z.string(), waivable: z.boolean() })),
});
export type ClosingView = z.infer<typeof ClosingView>;

/** What the text leaves open: who is asked, what it locks, what was answered for this incident. */
export const QuestionView = z.object({
  id: z.string(),
  text: z.string(),
  ask: z.object({ role: z.string(), title: z.string() }).nullable(),
  locks: z.array(z.string()),
  answer: z.object({ text: z.string(), mark: MarkView }).nullable(),
});
export type QuestionView = z.infer<typeof QuestionView>;

/** A controlled act somebody asked for. */
export const ActView = z.object({
  id: z.string(),
  act: z.string(),
  title: z.string(),
  item: z.string().nullable(),
  by: PersonRef,
  asked: IsoInstant,
  phase: z.enum(['asked', 'granted', 'refused', 'halted', 'ended']),
  /** What stood in the way when it was asked for. */
  locks: z.array(Text),
  /** Who answered; null while nobody has, and where the plan itself did. */
  answered_by: PersonRef.nullable(),
  answered: When,
  reason: z.string().nullable(),
  /** It went past a ban, for danger to life or by right. */
  through: z.object({ life: z.boolean(), reason: z.string() }).nullable(),
  ended: When,
});
export type ActView = z.infer<typeof ActView>;

export const ViolationView = z.object({
  against: z.object({ id: z.string(), title: z.string() }),
  person: PersonRef.nullable(),
  text: z.string(),
  by: PersonRef,
  at: IsoInstant,
  recorded: IsoInstant,
});
export type ViolationView = z.infer<typeof ViolationView>;

export const CasePlanView = z.object({
  id: z.string(),
  title: z.string(),
  version: z.int(),
  /** What its names end in; empty: the first one. */
  alias: z.string(),
  since: IsoInstant,
  newer: z.int().nullable(),
  in_command: z.boolean(),
  scenarios: z.array(z.object({ id: z.string(), title: z.string() })),
});
export type CasePlanView = z.infer<typeof CasePlanView>;

/** A scenario that runs no more, and why. */
export const FormerView = z.object({
  scenario: z.object({ id: z.string(), title: z.string() }),
  how: z.enum(['ended', 'withdrawn', 'handed-over', 'not-in-version']),
  at: IsoInstant,
  by: PersonRef.nullable(),
  reason: z.string(),
});

/** A drill that follows an exercise of its plan. Injects to come are not told: whoever takes part reads the board too. */
export const ExerciseView = z.object({
  id: z.string(),
  title: z.string(),
  given: z.array(z.object({ at: IsoInstant, text: z.string() })),
  to_come: z.int(),
  expected: z.array(
    z.object({
      step: z.string(),
      title: z.string(),
      by: When,
      /** Titles of what it has to follow. */
      after: z.array(z.string()),
      done: When,
      verdict: z.enum(['met', 'late', 'missed', 'out-of-order', 'waiting']),
    }),
  ),
  /** One for each expectation that was met. */
  points: z.int(),
  of: z.int(),
  /** Nothing waits any more. */
  final: z.boolean(),
  /** What people are to score besides, in words. */
  scores: z.array(z.string()),
});
export type ExerciseView = z.infer<typeof ExerciseView>;

export const BoardView = z.object({
  header: z.object({
    id: z.string(),
    title: z.string(),
    kind: z.enum(['incident', 'drill', 'routine']),
    phase: Phase,
    plan: z.object({ id: z.string(), title: z.string(), version: z.int() }),
    /** All plans of the case, the first one first; `newer`: a later version in force. */
    plans: z.array(CasePlanView),
    case: z.enum(['incident', 'operation', 'event', 'drill']),
    /** The incident that goes on instead. */
    merged_into: z.string().nullable(),
    /** It may be opened again. */
    may_reopen: z.boolean(),
    zone: z.string(),
    scenarios: z.array(z.object({ id: z.string(), title: z.string() })),
    reporter: PersonRef,
    occurred: IsoInstant,
    reported: IsoInstant,
    activated: IsoInstant,
    stood_down: When,
    filed: When,
    next_due: When,
    counts: z.object({
      open: z.int(),
      overdue: z.int(),
      alarms: z.int(),
      done: z.int(),
      unacknowledged: z.int(),
    }),
  }),
  /** Most urgent first: alarms, overdue, by deadline, then by opening; closed ones last, latest first. */
  duties: z.array(DutyView),
  /** Steps that open later by their clock. */
  planned: z.array(z.object({ opening: z.string(), step: z.string(), title: z.string(), opens: IsoInstant })),
  facts: z.array(FactView),
  logs: z.array(z.object({ name: z.string(), entries: z.array(EntryView) })),
  /** Acts that are controlled in these scenarios: what may be asked for. */
  acts: z.array(z.object({ id: z.string(), title: z.string(), list: z.string().nullable() })),
  asked_acts: z.array(ActView),
  violations: z.array(ViolationView),
  /** What is never to be done, as people are shown it. */
  never: z.array(z.object({ id: z.string(), title: z.string() })),
  /** The present level; null before it is graded, and in plans without levels. */
  level: LevelView.nullable(),
  /** Levels of the plan, highest first. */
  scale: z.array(z.object({ id: z.string(), title: z.string() })),
  commander: CommanderView,
  /** Posts that somebody is signed on to, or nobody. */
  presence: z.array(PostView),
  /** What must hold as long as the incident is open, and does not now. */
  broken: z.array(BrokenRule),
  closing: ClosingView,
  questions: z.array(QuestionView),
  former: z.array(FormerView),
  /** Null for an incident, and for a drill that follows no exercise. */
  exercise: ExerciseView.nullable(),
  /** What was given at opening. */
  params: z.array(z.object({ id: z.string(), title: z.string(), value: z.unknown() })),
  /** Server's clock when this was made: countdowns correct the browser's by it. */
  now: IsoInstant,
  /** Events that made this; fetch anew when the stream tells of a higher seq. */
  seq: z.int(),
});
export type BoardView = z.infer<typeof BoardView>;

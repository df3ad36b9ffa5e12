// The state of one incident, rebuilt from its events by evolve.ts. Plain JSON: it is stored as it stands.

import type { Certainty } from '#core/plan/field.ts';
import type { Quorum } from '#core/plan/party.ts';
import type { FactId, LevelId, Party, PlanId, ScenarioId, StepId, StepKind } from '#core/plan/plan.ts';
import type { PersonId } from '#core/roster/roster.ts';
import type { Instant, Millis } from '#core/time/instant.ts';

export type IncidentId = string;

/** `<step>/<round>` or `<step>/<round>/<item>`; a question for a fact is `ask:<fact>/<round>`. */
export type DutyId = string;

export type FactValue =
  | string
  | number
  | boolean
  | null
  | readonly Entry[]
  | Readonly<Record<string, unknown>>;

/** Which items somebody works on, by list: the one of the step, the one of the scenario's course. */
export type Items = Readonly<Record<string, string>>;

/** One item of a list fact or one entry in a named log. */
export type Entry = {
  readonly id: string;
  readonly at: Instant;
  readonly by: PersonId;
  readonly values: Readonly<Record<string, unknown>>;
  readonly marks?: FieldMarks;
};

export type FactState = {
  readonly value: FactValue;
  readonly observed: Instant; // when it was so
  readonly recorded: Instant; // when we were told
  readonly by: PersonId;
};

export type StateFact = {
  readonly on: boolean;
  readonly since: Instant | null; // of the present round
  readonly ended: Instant | null;
  readonly round: number; // 0 before the first rise
  readonly began_recorded: Instant | null; // when we were told that this round began
  readonly settled: boolean; // off for `stable`: the round is over
  readonly fired?: readonly string[]; // rungs of the state that fired in this round
};

/** A mark somebody put on a duty: `at` is when it happened, `recorded` when we were told (an offline phone). */
export type Mark = { readonly at: Instant; readonly recorded: Instant; readonly by: PersonId };

/** How sure a value of a form is; `note` explains it, or says why there is none. */
export type FieldMark = { readonly certainty?: Certainty; readonly note?: string };
export type FieldMarks = Readonly<Record<string, FieldMark>>;

export type Filled = {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly marks: FieldMarks;
  readonly note: string | null;
  readonly mark: Mark;
};

/** A person the duty was given to and how we came to them. */
export type Holder = { readonly person: PersonId; readonly reason: string };

export type Told = {
  readonly person: PersonId; // or "contact:<id>"
  readonly reason: string;
  readonly attempted: Instant | null;
  readonly sent: Instant | null;
  readonly delivered: Instant | null;
  readonly acknowledged: Mark | null;
  readonly failed: Instant | null; // no channel left
  readonly stage?: number; // of a relay, from 0
  readonly quorum?: Quorum; // of that stage
  readonly channel?: number; // of `via`, the one tried last, from 0
  readonly arrived?: Mark; // convene: is there
  readonly overdue?: Instant; // did not answer within the limit of the stage
};

export type RungState = {
  readonly id: string;
  readonly at: Instant; // origin + offset
  readonly fired: Instant | null;
};

/** Leave asked for a controlled act: `request` is the key of IncidentState.acts. */
export type Permit = {
  readonly request: string;
  readonly act: string;
  readonly by: PersonId;
  readonly of: readonly Party[]; // one of them gives it
};

/** A lock that yielded: to danger to life, or to whoever the plan names. */
export type Through = {
  readonly by: PersonId;
  readonly at: Instant;
  readonly life: boolean;
  readonly reason: string;
  readonly locks: readonly string[];
};

/** A controlled act somebody asked for: `<act>/<n>`. */
export type ActRequest = {
  readonly id: string;
  readonly act: string;
  readonly item: string | null;
  readonly by: PersonId;
  readonly asked: Instant;
  readonly phase: 'asked' | 'granted' | 'refused' | 'halted' | 'ended';
  readonly locks: readonly string[]; // what stood in the way when it was asked for
  readonly answered: { readonly at: Instant; readonly by: PersonId | null } | null; // null: by the plan itself
  readonly reason: string | null;
  readonly through: { readonly life: boolean; readonly reason: string } | null;
  readonly ended: Instant | null;
};

/** What was done although it is forbidden, as it was seen. */
export type Violation = {
  readonly against: string; // id of the ban or of the act
  readonly person: PersonId | null;
  readonly text: string;
  readonly by: PersonId;
  readonly at: Instant;
  readonly recorded: Instant;
};

/** `rows` of the table that fired; "gap", "overlap:I.1+II.1" or "unknown" where a person said, "by-hand", "released". */
export type LevelState = {
  readonly level: LevelId;
  readonly since: Instant;
  readonly reached: Readonly<Record<LevelId, Instant>>; // since when it is at that level or a higher one
  readonly round: number; // of the scenario it was graded in
  readonly rows: readonly string[];
  readonly provisional: boolean; // facts are missing that may change it
  readonly manual: boolean; // stands until released
  readonly by: PersonId | null; // null: by the table
  readonly reason: string | null;
  readonly basis?: string; // the facts on which a person said so
  readonly left: readonly DutyId[]; // what a higher level opened, when it was lowered: for the commander to settle
};

/** Somebody signed on at a post, until he signs off or it lapses. `name`: of somebody outside, as written down. */
export type SignedOn = {
  readonly person: PersonId;
  readonly name: string | null;
  readonly since: Instant;
  readonly renewed: Instant;
};

/** The tick that is on, and how many were done and missed before. */
export type WatchState = {
  readonly tick: number;
  readonly due: Instant;
  readonly reminded: boolean;
  readonly done: number;
  readonly missed: number;
};

export type RollEntry = { readonly id: string; readonly title: string; readonly tick: string | null };

export type DutyPhase = 'open' | 'done' | 'waived' | 'withdrawn';

export type Duty = {
  readonly id: DutyId;
  readonly step: StepId | null; // null: a question for a fact
  readonly fact: FactId | null; // the fact asked for
  readonly kind: StepKind | 'ask' | 'permit' | 'discretion' | 'grade' | 'command' | 'level' | 'unreachable';
  readonly title: string;
  readonly force: 'must' | 'should' | 'may';
  readonly scenario: ScenarioId;
  readonly item: string | null;
  readonly round: string; // "1"; "1~2" when the step opened a second time within round 1
  readonly times: number; // how often this very duty opened: rises when it is withdrawn and needed again
  readonly opened: Instant;
  readonly phase: DutyPhase;
  readonly closed: Instant | null;
  readonly reason: string | null; // why waived or withdrawn
  readonly holders: readonly Holder[]; // the first is accountable; empty only with `alarm`
  readonly called: readonly Holder[]; // called in by the ladder
  readonly declined: readonly PersonId[];
  readonly unreachable: readonly PersonId[]; // holders and called whose messages all failed
  readonly told: readonly Told[]; // notify: the receivers; approve: the approvers
  readonly due: Instant | null;
  readonly overdue: Instant | null; // the instant it became overdue, once it has
  readonly late: Millis | null; // done later than due, by so much
  readonly corrected: boolean; // judged late by a later correction of its clock's origin
  readonly short_notice: { readonly limit: Millis; readonly used: Millis } | null; // time gone before we knew
  readonly acknowledged: Mark | null;
  readonly accepted: Mark | null;
  readonly arrived: Mark | null;
  readonly done: Mark | null;
  readonly answer: unknown;
  readonly note: string | null;
  readonly entries: readonly Entry[];
  readonly approvals: Readonly<Record<PersonId, boolean>>;
  readonly rungs: readonly RungState[];
  readonly alarm: Instant | null; // "nobody reachable" is open since
  readonly alarm_seen: Mark | null;
  readonly condition_gone: boolean; // `when` no longer holds; the duty stays
  // Later parts of the language; absent where a step does not use them, and in logs written before them.
  readonly permit?: Permit; // permission asked of the holders
  readonly watch?: WatchState;
  readonly roll?: readonly RollEntry[]; // who is ticked off, fixed at opening
  readonly counts?: Readonly<Record<string, number>>; // dispatch: how many came to each edge
  readonly reached?: Readonly<Record<string, Instant>>; // since when there are any
  readonly short?: number | null; // so many there are, fewer than wanted
  readonly failed_to?: Instant; // expect: it did not hold in time
  readonly stages_empty?: boolean; // a stage of the relay has nobody
  readonly due_set?: boolean; // its limit is kept elsewhere and was filled in by hand
  readonly because?: string; // done by what came about, not by a person: "until:crew.arrived"
  readonly asked_of?: readonly Party[]; // whose answer it is, where no step says
  readonly grades?: { readonly about: string; readonly basis: string }; // which level, where the table does not say
  readonly commands?: { readonly level: LevelId; readonly role: string }; // command of the case is offered
  readonly announces?: LevelId; // those in `told` are told of the level
  readonly decides?: StepId; // the holder says whether this step is needed
  readonly chosen?: number | null; // which of the step's cases it is; null: cannot be told yet
  readonly helpers?: readonly Holder[]; // take part and are told; the first holder answers for it
  readonly locks?: readonly string[]; // why it cannot be done now: "need:look.done", "holds:…", "never:…"
  readonly halted?: Instant | null; // something that must hold throughout was lost, since then
  readonly through?: Through; // somebody went through its locks
  readonly tried?: readonly { readonly mark: Mark; readonly outcome: string }[]; // calls nobody answered
  readonly call_again?: Instant | null; // when it is to be tried once more
  readonly answers?: readonly {
    readonly mark: Mark;
    readonly answer: unknown;
    readonly note: string | null;
  }[]; // decided again
  readonly silences?: number; // how often nobody outside was there to answer in time
  readonly about?: DutyId; // how that duty goes on is to be decided
  readonly raised?: boolean; // an approval that went up the line
  readonly filled?: Filled; // a form as it was filled in last
  readonly signed?: readonly Mark[]; // who signed it, and when
  readonly revised?: number; // how often it was corrected after it was handed in
  readonly items?: Items; // the list items it is for
  readonly came?: Readonly<Record<string, number>>; // dispatch: how often more came to each edge
  readonly place?: string; // those items as one key: "s3", "s3/i1"
};

/** What a drill follows, as it was when the drill began: instants, not offsets; a later version of the plan changes nothing. */
export type DrillScript = {
  readonly id: string; // of the exercise in the plan
  readonly title: string;
  readonly lead: string | null; // the post that runs it; null: whoever reported the drill
  readonly injects: readonly {
    readonly at: Instant;
    readonly tell: readonly Party[];
    readonly text: string;
    readonly sets: Readonly<Record<FactId, FactValue>>;
  }[];
  readonly expect: readonly {
    readonly step: StepId;
    readonly by: Instant | null;
    readonly after: readonly StepId[];
  }[];
  readonly scores: readonly string[]; // what people are to score, in words
};

/** A plan that runs in the case beside the first one. */
export type CasePlan = {
  readonly alias: string; // what its names end in: "look·night_shift"
  readonly id: PlanId;
  readonly version: number;
  readonly since: Instant;
  readonly mode: 'also' | 'instead' | 'call' | 'by-hand';
  readonly by: PersonId | null; // null: by a step of the plan
  readonly duty: DutyId | null;
};

/** A scenario that runs no more: it ended by itself, was the wrong one, or another plan took over. */
export type FormerScenario = {
  readonly scenario: ScenarioId;
  readonly at: Instant;
  readonly how: 'ended' | 'withdrawn' | 'handed-over' | 'not-in-version';
  readonly by: PersonId | null;
  readonly reason: string;
};

export type IncidentPhase = 'active' | 'stood-down' | 'filed' | 'false-alarm' | 'merged';

export type IncidentState = {
  readonly id: IncidentId;
  readonly plan: { readonly id: PlanId; readonly version: number };
  readonly kind: 'incident' | 'drill' | 'routine';
  readonly title: string;
  readonly phase: IncidentPhase;
  readonly scenarios: readonly ScenarioId[];
  readonly reporter: PersonId;
  readonly occurred: Instant;
  readonly reported: Instant;
  readonly activated: Instant;
  readonly stood_down: Instant | null;
  readonly filed: Instant | null;
  /** By fact; "fact/item" where each item of a list has a value of its own. */
  readonly facts: Readonly<Record<FactId, FactState>>;
  readonly states: Readonly<Record<FactId, StateFact>>;
  readonly logs: Readonly<Record<string, readonly Entry[]>>;
  readonly duties: Readonly<Record<DutyId, Duty>>;
  /** Instants at which a step may open by its clock: "step/round" → when. Moves when its origin is corrected. */
  readonly openings: Readonly<Record<string, Instant>>;
  /** How often a step was called for once more within a round ("step/round"): not satisfied, refused, all-clear taken back. */
  readonly again: Readonly<Record<string, number>>;
  /** Controlled acts asked for. Absent before the first, as are the parts below. */
  readonly acts?: Readonly<Record<string, ActRequest>>;
  readonly violations?: readonly Violation[];
  /** Who leads at the scene since somebody was relieved; before, whoever was there first. */
  readonly scene_lead?: PersonId;
  readonly level?: LevelState;
  readonly graded?: Instant; // when it first had a level in this round
  /** Who took command at a level; absent: whoever may stand it down. */
  readonly command?: { readonly person: PersonId; readonly role: string; readonly since: Instant };
  /** Who is signed on at which post. */
  readonly presence?: Readonly<Record<string, readonly SignedOn[]>>;
  /** Rules that do not hold now: "rule" or "rule/item" → since when. */
  readonly broken?: Readonly<Record<string, Instant>>;
  /** What was asked for of steps that stand by: "step/label" → by whom, what. */
  readonly requests?: Readonly<Record<string, { readonly by: PersonId; readonly text: string }>>;
  /** Steps that a rung, a loss, a shortage or a level called for: "step/round" → since when. */
  readonly called?: Readonly<Record<string, Instant>>;
  /** What called for them: "level:I", "rung:…". */
  readonly called_for?: Readonly<Record<string, string>>;
  /** Plans beside the first one, in the order they came; their steps, facts and duties bear their alias. */
  readonly further?: readonly CasePlan[];
  readonly former?: readonly FormerScenario[];
  /** Alias of the plan in command since it took over; absent: the first one. */
  readonly in_command?: string;
  /** Versions followed before the present one. */
  readonly adopted?: readonly {
    readonly plan: PlanId;
    readonly from: number;
    readonly to: number;
    readonly at: Instant;
    readonly by: PersonId;
  }[];
  /** Responses to this case that had ended before it was opened again. */
  readonly reopened?: readonly {
    readonly at: Instant;
    readonly by: PersonId;
    readonly stood_down: Instant;
    readonly reason: string;
  }[];
  /** Conditions of closing that are ticked, by whom and when. */
  readonly ticks?: Readonly<Record<string, Mark>>;
  /** Questions of the plan answered for this incident. */
  readonly answered?: Readonly<Record<string, { readonly text: string; readonly mark: Mark }>>;
  /** The incident that goes on instead of this one. */
  readonly merged_into?: IncidentId;
  /** Incidents that were merged into this one. */
  readonly absorbed?: readonly IncidentId[];
  /** Items that were taken off their list, by list. */
  readonly gone?: Readonly<Record<string, readonly string[]>>;
  /** What `opens: every …` has answered already, by "step/round". */
  readonly every?: Readonly<Record<string, readonly string[]>>;
  /** The script of a drill, and when each of its injects was given, by its place in the script. */
  readonly exercise?: DrillScript;
  readonly injected?: Readonly<Record<string, Instant>>;
  /** The latest instant of any event: time never runs backwards in an incident, even if a machine's clock does. */
  readonly latest: Instant;
  /** How many events made this state. */
  readonly seq: number;
};

// What happened in an incident: the append-only log. Past tense; each carries the instant it took effect (`at`) and,
// where it was found out late, by how much. Messages to send are events too; nothing in the core sends.
import type { FactId, PlanId, ScenarioId } from '#core/plan/plan.ts';
import type { PersonId } from '#core/roster/roster.ts';
import type { Instant, Millis } from '#core/time/instant.ts';
import type {
  CasePlan,
  DrillScript,
  Duty,
  DutyId,
  Entry,
  FactValue,
  FieldMarks,
  Filled,
  FormerScenario,
  Holder,
  IncidentId,
  LevelState,
  Mark,
  SignedOn,
  Told,
  Violation,
} from './state.ts';

/** Why a message goes out. Its key is `<incident>/<duty>/<purpose>/<person>[/<n>]`: the receiver may drop repeats by it. */
export type MessagePurpose =
  | 'do' // you have a duty
  | 'know' // you are told (notify)
  | 'climb' // called in by the ladder
  | 'overdue'
  | 'correction' // what you were told has changed
  | 'approve'
  | 'withdrawn' // you need not do it any more
  | 'alarm' // nobody reachable
  | 'answered' // what you asked for is granted or refused
  | 'stop' // something that must hold while you work is lost
  | 'over' // what you were told of is over
  | 'level' // the level of the response has changed
  | 'grade' // say which level it is
  | 'command' // take command
  | 'left' // it was lowered: what the higher level opened and is still open
  | 'trouble'; // something is short, missed, missing or lost: you are told

/** What a message says, as data; the words are made by the channel in the receiver's language. */
export type MessageContent = {
  readonly incident: string; // title
  readonly drill: boolean;
  readonly scenario: string;
  readonly duty: string; // title of the duty
  readonly due: Instant | null;
  readonly say: readonly { readonly title: string; readonly value: string; readonly instant?: Instant }[]; // `instant`: to be shown in local time
  readonly from: PersonId | null; // in whose name
  readonly from_name?: string; // his name, filled in by desk/outgoing
  readonly why: string; // reason code: "holder", "deputy", "unit-head" …
  readonly via?: readonly string[]; // channels to be used, in this order; absent: any
};

export type IncidentEvent = { readonly at: Instant; readonly late?: Millis } & (
  | {
      readonly type: 'IncidentReported';
      readonly incident: IncidentId;
      readonly plan: { readonly id: PlanId; readonly version: number };
      readonly kind: 'incident' | 'drill' | 'routine';
      readonly title: string;
      readonly scenarios: readonly ScenarioId[];
      readonly reporter: PersonId;
      readonly occurred: Instant;
      readonly exercise?: DrillScript; // a drill that follows an exercise of the plan
    }
  /** The script says so by now; `sets` are facts of the drill alone, nobody observed them. */
  | {
      readonly type: 'InjectGiven';
      readonly inject: number; // place in the script, from 0
      readonly text: string;
      readonly tell: readonly PersonId[]; // or "contact:<id>"
      readonly sets: Readonly<Record<FactId, FactValue>>;
      readonly due: Instant;
    }
  | {
      readonly type: 'FactRecorded';
      readonly fact: FactId;
      readonly value: FactValue;
      readonly observed: Instant;
      readonly by: PersonId;
    }
  | {
      readonly type: 'FactCorrected';
      readonly fact: FactId;
      readonly edge: 'since' | 'ended' | 'observed';
      readonly from: Instant | null;
      readonly to: Instant;
      readonly by: PersonId;
    }
  | { readonly type: 'StateBegan'; readonly fact: FactId; readonly since: Instant; readonly round: number }
  | {
      readonly type: 'StateEnded';
      readonly fact: FactId;
      readonly ended: Instant;
      readonly round: number;
    }
  | { readonly type: 'StateEndTakenBack'; readonly fact: FactId; readonly round: number }
  | { readonly type: 'RoundClosed'; readonly fact: FactId; readonly round: number }
  | {
      readonly type: 'OpeningSet';
      readonly opening: string;
      readonly due: Instant | null;
      readonly was: Instant | null;
    }
  | { readonly type: 'ItemAdded'; readonly list: FactId; readonly entry: Entry }
  | {
      readonly type: 'ItemRemoved';
      readonly list: FactId;
      readonly item: string;
      readonly by: PersonId;
      readonly reason: string;
    }
  /** The whole duty as it stands at its opening; also when it opens again after it was withdrawn. */
  | { readonly type: 'DutyOpened'; readonly duty: Duty; readonly why: string; readonly again: boolean }
  | { readonly type: 'DutyWithdrawn'; readonly duty: DutyId; readonly reason: string } // "while:outage", "taken-back:outage.ended", "stood-down"
  | { readonly type: 'DutyConditionGone'; readonly duty: DutyId; readonly gone: boolean }
  | { readonly type: 'DutyAcknowledged'; readonly duty: DutyId; readonly mark: Mark }
  | { readonly type: 'DutyAccepted'; readonly duty: DutyId; readonly mark: Mark }
  | { readonly type: 'DutyArrived'; readonly duty: DutyId; readonly mark: Mark }
  | {
      readonly type: 'DutyTaken';
      readonly duty: DutyId;
      readonly holders: readonly Holder[];
      readonly reason: string;
    }
  | {
      readonly type: 'DutyDeclined';
      readonly duty: DutyId;
      readonly by: PersonId;
      readonly reason: string;
      readonly to: readonly Holder[];
    }
  | {
      readonly type: 'DutyDone';
      readonly duty: DutyId;
      readonly mark: Mark;
      readonly answer: unknown;
      readonly note: string | null;
      readonly late_by: Millis | null;
      readonly because?: string; // ended by what came about, not by a person: "until:crew.arrived"
    }
  | { readonly type: 'DutyJudgedLate'; readonly duty: DutyId; readonly late_by: Millis | null } // done, judged again by a correction
  | {
      readonly type: 'AnswerRevised';
      readonly duty: DutyId;
      readonly by: PersonId;
      readonly answer: unknown;
      readonly note: string | null;
      readonly marks?: FieldMarks;
    }
  | {
      readonly type: 'CallTried';
      readonly duty: DutyId;
      readonly mark: Mark;
      readonly outcome: string;
      readonly note: string | null;
      readonly next: Instant;
    }
  | { readonly type: 'CallDue'; readonly duty: DutyId; readonly due: Instant }
  /** A decision that may be made any number of times is made once more. */
  | {
      readonly type: 'DecidedAgain';
      readonly duty: DutyId;
      readonly mark: Mark;
      readonly answer: unknown;
      readonly note: string | null;
    }
  /** Refused, and put to those above. */
  | { readonly type: 'ApprovalRaised'; readonly duty: DutyId; readonly told: readonly Told[] }
  | { readonly type: 'OutsiderSilent'; readonly duty: DutyId; readonly due: Instant }
  | { readonly type: 'FormFilled'; readonly duty: DutyId; readonly filled: Filled }
  | { readonly type: 'FormSigned'; readonly duty: DutyId; readonly mark: Mark }
  | {
      readonly type: 'FormSentBack';
      readonly duty: DutyId;
      readonly by: PersonId;
      readonly reason: string;
    }
  | {
      readonly type: 'ApprovalGiven';
      readonly duty: DutyId;
      readonly person: PersonId;
      readonly yes: boolean;
      readonly note: string | null;
    }
  | {
      readonly type: 'EntryAdded';
      readonly duty: DutyId;
      readonly log: string;
      readonly list: FactId | null;
      readonly entry: Entry;
      readonly copy?: true; // of a line that stands elsewhere
    }
  | { readonly type: 'DutyWaived'; readonly duty: DutyId; readonly by: PersonId; readonly reason: string }
  | { readonly type: 'DutyOverdue'; readonly duty: DutyId; readonly due: Instant }
  | {
      readonly type: 'DeadlineMoved';
      readonly duty: DutyId;
      readonly from: Instant | null;
      readonly to: Instant;
      readonly because: string; // "origin", "level", "correction", "filled-in"
      readonly by?: PersonId;
      readonly reason?: string;
    }
  | {
      readonly type: 'RungMoved';
      readonly duty: DutyId;
      readonly rung: string;
      readonly from: Instant | null;
      readonly to: Instant;
    }
  | {
      readonly type: 'RungFired';
      readonly duty: DutyId;
      readonly rung: string;
      readonly due: Instant;
      readonly called: readonly Holder[];
    }
  | { readonly type: 'NobodyReachable'; readonly duty: DutyId; readonly why: string }
  | { readonly type: 'AlarmSeen'; readonly duty: DutyId; readonly mark: Mark }
  | { readonly type: 'AlarmCleared'; readonly duty: DutyId }
  | {
      readonly type: 'ReceiverMarked';
      readonly duty: DutyId;
      readonly person: PersonId;
      readonly mark: 'attempted' | 'sent' | 'delivered' | 'failed';
    }
  | {
      readonly type: 'ReceiverAcknowledged';
      readonly duty: DutyId;
      readonly person: PersonId;
      readonly mark: Mark;
    }
  | { readonly type: 'ReceiverAdded'; readonly duty: DutyId; readonly told: Told }
  | {
      readonly type: 'MessageRequested';
      readonly key: string;
      readonly to: PersonId;
      readonly duty: DutyId;
      readonly purpose: MessagePurpose;
      readonly content: MessageContent;
    }
  | { readonly type: 'WatchDue'; readonly duty: DutyId; readonly tick: number; readonly due: Instant }
  | {
      readonly type: 'WatchTicked';
      readonly duty: DutyId;
      readonly tick: number;
      readonly entry: Entry;
      readonly next: Instant;
    }
  | {
      readonly type: 'WatchMissed';
      readonly duty: DutyId;
      readonly tick: number;
      readonly due: Instant;
      readonly next: Instant;
    }
  | {
      readonly type: 'RollTicked';
      readonly duty: DutyId;
      readonly who: string;
      readonly tick: string;
      readonly by: PersonId;
    }
  | {
      readonly type: 'Counted';
      readonly duty: DutyId;
      readonly counts: Readonly<Record<string, number>>;
      readonly mark: Mark;
    }
  | {
      readonly type: 'FellShort';
      readonly duty: DutyId;
      readonly available: number;
      readonly wanted: number;
    }
  | {
      readonly type: 'ReceiverArrived';
      readonly duty: DutyId;
      readonly person: PersonId;
      readonly mark: Mark;
    }
  | { readonly type: 'ExpectationFailed'; readonly duty: DutyId }
  | {
      readonly type: 'StepRequested';
      readonly step: string;
      readonly round: number;
      readonly by: PersonId;
      readonly text: string;
    }
  | {
      readonly type: 'NextChannel';
      readonly duty: DutyId;
      readonly person: PersonId;
      readonly channel: number;
    }
  | {
      readonly type: 'ReceiverOverdue';
      readonly duty: DutyId;
      readonly person: PersonId;
      readonly due: Instant;
    }
  /** A rung that hangs on a state. */
  | {
      readonly type: 'StateRungFired';
      readonly fact: FactId;
      readonly round: number;
      readonly rung: string;
      readonly due: Instant;
      readonly called: readonly Holder[];
    }
  | { readonly type: 'PersonUnreachable'; readonly duty: DutyId; readonly person: PersonId }
  /** `place`: of these items alone ("s3"); `because` "every:…" names what happened once more. */
  | {
      readonly type: 'StepAgain';
      readonly step: string;
      readonly round: string;
      readonly because: string;
      readonly place?: string;
      readonly instead?: true; // of the occurrence before, which has not opened
    }
  /** Something called for the step: a rung, a loss, a shortage, a level. */
  | {
      readonly type: 'StepCalled';
      readonly step: string;
      readonly round: number;
      readonly because: string;
      readonly place?: string;
    }
  /** Not called for any more: the level that wanted it is over, and it had not opened. */
  | { readonly type: 'StepUncalled'; readonly step: string; readonly round: number; readonly because: string }
  /** The level as it is now; `from` null: the first. */
  | { readonly type: 'LevelChanged'; readonly from: string | null; readonly level: LevelState }
  | { readonly type: 'LevelReleased'; readonly by: PersonId; readonly reason: string }
  /** Somebody accepted the command of the case. */
  | {
      readonly type: 'CommandTaken';
      readonly person: PersonId;
      readonly role: string;
      readonly level: string;
    }
  | { readonly type: 'SignedOn'; readonly post: string; readonly entry: SignedOn; readonly again: boolean }
  | {
      readonly type: 'SignedOff';
      readonly post: string;
      readonly person: PersonId;
      readonly by: PersonId | null; // null: not renewed in time
      readonly reason: string | null;
    }
  | { readonly type: 'RuleBroken'; readonly rule: string; readonly item: string | null }
  | { readonly type: 'RuleRestored'; readonly rule: string; readonly item: string | null }
  /** What keeps the duty from being done now; empty: nothing any more. */
  | { readonly type: 'DutyLocked'; readonly duty: DutyId; readonly locks: readonly string[] }
  | {
      readonly type: 'CaseChosen';
      readonly duty: DutyId;
      readonly index: number;
      readonly title: string;
    }
  | {
      readonly type: 'SceneLeadTaken';
      readonly person: PersonId;
      readonly by: PersonId;
      readonly reason: string;
    }
  | { readonly type: 'DutyHalted'; readonly duty: DutyId; readonly lost: readonly string[] }
  | {
      readonly type: 'LockOverridden';
      readonly duty: DutyId;
      readonly locks: readonly string[];
      readonly by: PersonId;
      readonly life: boolean;
      readonly reason: string;
    }
  | {
      readonly type: 'ActAsked';
      readonly request: string;
      readonly act: string;
      readonly item: string | null;
      readonly by: PersonId;
      readonly asked: Instant;
      readonly locks: readonly string[];
    }
  /** `by` null: the plan itself lets it through. `through`: past a lock, for danger to life or by right. */
  | {
      readonly type: 'ActGranted';
      readonly request: string;
      readonly by: PersonId | null;
      readonly through?: { readonly life: boolean; readonly reason: string };
    }
  /** `by` null: the plan itself forbids it, for what `because` names. */
  | {
      readonly type: 'ActRefused';
      readonly request: string;
      readonly by: PersonId | null;
      readonly because: readonly string[];
      readonly reason: string | null;
    }
  | { readonly type: 'ActHalted'; readonly request: string; readonly lost: readonly string[] }
  | { readonly type: 'ActResumed'; readonly request: string }
  | {
      readonly type: 'ActEnded';
      readonly request: string;
      readonly by: PersonId | null;
      readonly reason: string | null;
    }
  | { readonly type: 'ViolationRecorded'; readonly violation: Violation }
  /** Another plan runs in the case from now on. */
  | { readonly type: 'PlanAdded'; readonly plan: CasePlan; readonly reason: string }
  | {
      readonly type: 'ScenarioAdded';
      readonly scenario: ScenarioId;
      readonly by: PersonId | null;
      readonly by_duty: DutyId | null; // the step that uses it
      readonly reason: string;
    }
  | { readonly type: 'ScenarioLeft'; readonly left: FormerScenario }
  /** Another plan has accepted: who stands that one down commands the case. */
  | { readonly type: 'CommandHandedOver'; readonly alias: string; readonly by: PersonId }
  | {
      readonly type: 'VersionAdopted';
      readonly alias: string;
      readonly plan: { readonly id: PlanId; readonly version: number };
      readonly from: number;
      readonly gone: readonly DutyId[]; // open duties the new version does not have: kept or withdrawn, as decided
      readonly by: PersonId;
      readonly reason: string;
    }
  | { readonly type: 'IncidentReopened'; readonly by: PersonId; readonly reason: string }
  /** Another incident was this one: what it had open goes on here where it was not open already. */
  | {
      readonly type: 'IncidentAbsorbed';
      readonly incident: IncidentId;
      readonly title: string;
      readonly duties: readonly DutyId[]; // those that moved here
      readonly by: PersonId;
      readonly reason: string;
    }
  | {
      readonly type: 'IncidentMerged';
      readonly into: IncidentId;
      readonly by: PersonId;
      readonly reason: string;
    }
  /** A condition of closing in the words of the text is so, or is taken back. */
  | {
      readonly type: 'ConditionTicked';
      readonly condition: string;
      readonly ticked: boolean;
      readonly mark: Mark;
    }
  /** A question the text leaves open, answered for this incident alone. */
  | {
      readonly type: 'QuestionAnswered';
      readonly question: string;
      readonly text: string;
      readonly mark: Mark;
    }
  /** `happened`: of a note entered afterwards, when it was so. */
  | {
      readonly type: 'NoteAdded';
      readonly text: string;
      readonly by: PersonId;
      readonly happened?: Instant;
    }
  | { readonly type: 'IncidentStoodDown'; readonly by: PersonId; readonly reason: string }
  | { readonly type: 'IncidentFiled'; readonly by: PersonId }
  | { readonly type: 'FalseAlarmDeclared'; readonly by: PersonId; readonly reason: string }
);

export type EventType = IncidentEvent['type'];

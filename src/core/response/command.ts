// What people and the clock may ask of an incident. A command carries an id; the desk answers each id once.
import type { FactId, PlanId, ScenarioId } from '#core/plan/plan.ts';
import type { PersonId } from '#core/roster/roster.ts';
import type { Instant } from '#core/time/instant.ts';
import type { Duty, DutyId, FactValue, FieldMarks, IncidentId } from './state.ts';

/** `at` is when it really happened (an offline phone, a late report); never later than now. */
type ByPerson = { readonly by: PersonId; readonly at?: Instant };

export type Command =
  | ({
      readonly type: 'ReportIncident';
      readonly incident: IncidentId;
      readonly kind: 'incident' | 'drill' | 'routine';
      readonly plan: { readonly id: PlanId; readonly version: number };
      readonly scenarios: readonly ScenarioId[];
      readonly title: string;
      readonly occurred: Instant;
      readonly facts: Readonly<Record<FactId, FactValue>>; // first known facts ("fact/item"), observed at `occurred`
      readonly exercise?: string; // of the plan, whose script the drill follows
    } & ByPerson)
  /** A new value, observed at `at`. State facts take true (began) or false (ended). */
  | ({
      readonly type: 'RecordFact';
      readonly fact: FactId;
      readonly item?: string; // where each item of a list has a value of its own
      readonly value: FactValue;
    } & ByPerson)
  /** The value stands, but it was so at another instant (state facts: since or ended). */
  | ({
      readonly type: 'CorrectFact';
      readonly fact: FactId;
      readonly item?: string;
      readonly edge: 'since' | 'ended' | 'observed';
      readonly to: Instant;
    } & ByPerson)
  /** Another item of a list: a seat, a casualty, a machine. */
  | ({
      readonly type: 'AddItem';
      readonly list: FactId;
      readonly item: string;
      readonly values: Readonly<Record<string, unknown>>;
    } & ByPerson)
  /** It is none after all; its open duties are withdrawn. */
  | ({
      readonly type: 'RemoveItem';
      readonly list: FactId;
      readonly item: string;
      readonly reason: string;
    } & ByPerson)
  | ({ readonly type: 'AcknowledgeDuty'; readonly duty: DutyId } & ByPerson)
  | ({ readonly type: 'AcceptDuty'; readonly duty: DutyId } & ByPerson)
  | ({ readonly type: 'ArriveForDuty'; readonly duty: DutyId } & ByPerson)
  /** Task, call, record, report: done, with what is asked for. Assess: facts. Decide, approve, confirm: the answer. */
  | ({
      readonly type: 'CompleteDuty';
      readonly duty: DutyId;
      readonly answer?: unknown; // decide: value or fields; approve, confirm: true | false
      readonly facts?: Readonly<Record<FactId, FactValue>>; // assess, ask
      readonly fields?: Readonly<Record<string, unknown>>; // record, report, evidence; a signature is the answer true
      readonly marks?: FieldMarks; // how sure each field is
      readonly note?: string;
    } & ByPerson)
  /** A line in the named log of a record duty that stays open (each manual call while the outage lasts). */
  | ({
      readonly type: 'AddEntry';
      readonly duty: DutyId;
      readonly entry: string;
      readonly values: Readonly<Record<string, unknown>>;
    } & ByPerson)
  | ({ readonly type: 'DeclineDuty'; readonly duty: DutyId; readonly reason: string } & ByPerson)
  | ({
      readonly type: 'AssignDuty';
      readonly duty: DutyId;
      readonly to: PersonId;
      readonly reason: string;
    } & ByPerson)
  | ({ readonly type: 'WaiveDuty'; readonly duty: DutyId; readonly reason: string } & ByPerson)
  /** A receiver of a notify duty has the message: by his own tap, or as the doer says ("told him by phone"). */
  | ({ readonly type: 'AcknowledgeMessage'; readonly duty: DutyId; readonly person: PersonId } & ByPerson)
  /** By hand: stands until it is released. */
  | ({ readonly type: 'SetLevel'; readonly level: string; readonly reason: string } & ByPerson)
  | ({ readonly type: 'ReleaseLevel'; readonly reason: string } & ByPerson)
  /** Is at a post from now on, or still; `name`: of somebody outside, for whom it is written down. */
  | ({ readonly type: 'SignOn'; readonly post: string; readonly name?: string } & ByPerson)
  | ({
      readonly type: 'SignOff';
      readonly post: string;
      readonly person?: PersonId;
      readonly reason?: string;
    } & ByPerson)
  /** Asks for what a step stands by to give. */
  | ({ readonly type: 'RequestStep'; readonly step: string; readonly text: string } & ByPerson)
  /** The figure that another document keeps is known now. */
  | ({
      readonly type: 'SetDeadline';
      readonly duty: DutyId;
      readonly due: Instant;
      readonly reason: string;
    } & ByPerson)
  /** Past the locks of a duty: for danger to life, or by whoever the plan lets through. */
  | ({
      readonly type: 'GoThroughLock';
      readonly duty: DutyId;
      readonly life: boolean;
      readonly reason: string;
    } & ByPerson)
  /** Asks for a controlled act; `through`: goes past what forbids it, and says why. */
  | ({
      readonly type: 'AskAct';
      readonly act: string;
      readonly item?: string;
      readonly through?: { readonly life: boolean; readonly reason: string };
    } & ByPerson)
  /** Who leads at the scene is relieved by somebody. */
  | ({ readonly type: 'TakeSceneLead'; readonly person: PersonId; readonly reason: string } & ByPerson)
  | ({ readonly type: 'EndAct'; readonly request: string } & ByPerson)
  /** `against`: an act, or a ban by its id. `person` null: it was not seen who. */
  | ({
      readonly type: 'RecordViolation';
      readonly against: string;
      readonly person: PersonId | null;
      readonly text: string;
    } & ByPerson)
  | ({ readonly type: 'SeeAlarm'; readonly duty: DutyId } & ByPerson)
  | ({ readonly type: 'AddNote'; readonly text: string } & ByPerson)
  | ({
      readonly type: 'StandDown';
      readonly reason: string;
      readonly waivers: Readonly<Record<DutyId, string>>; // open must-duties given up, each with its reason
    } & ByPerson)
  /** Another scenario of a plan of the case, or another plan in force, as well. */
  | ({
      readonly type: 'AddScenario';
      readonly plan?: PlanId; // absent: the first plan of the case
      readonly scenario: ScenarioId;
      readonly since?: Instant; // when it began; else now
      readonly facts?: Readonly<Record<FactId, FactValue>>; // parameters that the plan asks for
      readonly reason: string;
    } & ByPerson)
  /** It was the wrong one: what is open is withdrawn, what was done keeps its evidence. */
  | ({ readonly type: 'WithdrawScenario'; readonly scenario: ScenarioId; readonly reason: string } & ByPerson)
  /** One of several scenarios is over; the case goes on. */
  | ({
      readonly type: 'EndScenario';
      readonly scenario: ScenarioId;
      readonly reason: string;
      readonly waivers: Readonly<Record<DutyId, string>>;
    } & ByPerson)
  /** A newer version of a plan of the case; `gone`: what becomes of each open duty it does not have. */
  | ({
      readonly type: 'AdoptVersion';
      readonly plan?: PlanId; // absent: the first plan of the case
      readonly version: number;
      readonly gone: Readonly<Record<DutyId, 'keep' | 'withdraw'>>;
      readonly reason: string;
    } & ByPerson)
  /** A new rise soon after stand-down: the same case goes on in another round. */
  | ({ readonly type: 'ReopenIncident'; readonly since?: Instant; readonly reason: string } & ByPerson)
  /** This incident is another one: that one goes on. */
  | ({ readonly type: 'MergeIncident'; readonly into: IncidentId; readonly reason: string } & ByPerson)
  /** The other half, given by the desk: what the merged incident had open. */
  | ({
      readonly type: 'AbsorbIncident';
      readonly incident: IncidentId;
      readonly title: string;
      readonly plans: readonly PlanId[]; // of that case, the first one first
      readonly duties: readonly Duty[];
      readonly reason: string;
    } & ByPerson)
  /** What whoever stands it down has to tick, one by one; may be taken back. */
  | ({
      readonly type: 'TickCondition';
      readonly condition: string;
      readonly ticked: boolean;
    } & ByPerson)
  /** Answers a question that the text leaves open, for this incident. */
  | ({ readonly type: 'AnswerQuestion'; readonly question: string; readonly text: string } & ByPerson)
  | ({ readonly type: 'FileIncident' } & ByPerson)
  | ({ readonly type: 'DeclareFalseAlarm'; readonly reason: string } & ByPerson)
  /** What became of a message, as its channel says. */
  | {
      readonly type: 'RecordDelivery';
      readonly duty: DutyId;
      readonly person: PersonId;
      readonly outcome: 'sent' | 'delivered' | 'failed';
      readonly at: Instant;
    }
  /** A routine that was not done in time: the next has come. */
  | ({ readonly type: 'LapseRoutine' } & ByPerson)
  | { readonly type: 'PassTime' };

export type CommandType = Command['type'];

/** A rule said no. Codes are stable; desk/refusals maps them to status and text. */
export type Refusal = { readonly code: RefusalCode; readonly detail: Readonly<Record<string, string>> };

export type RefusalCode =
  | 'incident-closed'
  | 'unknown-duty'
  | 'duty-not-open'
  | 'unknown-fact'
  | 'unknown-scenario'
  | 'unknown-person'
  | 'not-yours' // the person is neither holder nor called, nor may command
  | 'value-of-wrong-type'
  | 'at-in-future'
  | 'reason-required'
  | 'answer-required'
  | 'field-required'
  | 'solver-may-not-confirm'
  | 'approver-is-doer'
  | 'already-declined'
  | 'not-a-receiver'
  | 'closing-conditions-open' // detail lists what stands in the way
  | 'may-not-be-waived'
  | 'not-run-yet' // the plan asks for a kind of step that this version cannot carry out
  | 'not-on'
  | 'duty-locked' // detail lists the locks
  | 'not-locked'
  | 'unknown-level'
  | 'level-not-by-hand'
  | 'unknown-post'
  | 'not-signed-on'
  | 'unknown-request'
  | 'not-asked-now'
  | 'deadline-is-the-plans'
  | 'unknown-act'
  | 'unknown-item'
  | 'item-required'
  | 'certainty-not-allowed'
  | 'unconfirmed-without-note'
  | 'late-reason-required'
  | 'signature-required'
  | 'follows-from-facts'
  | 'not-forbidden'
  | 'unknown-condition'
  | 'unknown-plan' // not in force, or not in the case
  | 'scenario-under-way'
  | 'last-scenario' // a case has at least one: stand it down, or declare a false alarm
  | 'params-required' // detail lists them
  | 'param-fixed' // asked at opening, and the same until it is filed
  | 'not-a-newer-version'
  | 'gone-undecided' // detail lists open duties that the new version does not have
  | 'too-late-to-reopen'
  | 'reopen-or-new' // it has begun again soon after it ended: open the incident again, or report a new one
  | 'not-stood-down'
  | 'merged-into-itself'
  | 'not-the-same-kind' // a drill and an incident are never merged
  | 'plan-for-drills'
  | 'unknown-exercise' // the plan has none of that name for these scenarios, or it is no drill
  | 'unknown-question'
  | 'order-of-instants'; // ended before since, or before it was reported

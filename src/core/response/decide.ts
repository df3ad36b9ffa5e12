// The engine's front door: what follows from a command, as events, or why not. Pure: the plan version, the roster, the
// state and the instant are given; effects are data in the events. Catches up with the clock before anything else.

import type { Plan } from '#core/plan/plan.ts';
import * as acts from './acts.ts';
import { addScenario } from './add-scenario.ts';
import { adoptVersion } from './adopt.ts';
import { passTime } from './clock.ts';
import { isClosed } from './close.ts';
import * as closing from './closing-commands.ts';
import { tickCondition } from './closing-ticks.ts';
import type { Command, Refusal } from './command.ts';
import * as completion from './completion.ts';
import { scriptFor } from './drill-script.ts';
import * as duties from './duty-commands.ts';
import type { IncidentEvent } from './event.ts';
import { evolve } from './evolve.ts';
import * as facts from './fact-commands.ts';
import * as items from './item-commands.ts';
import { endScenario, withdrawScenario } from './leave-scenario.ts';
import * as level from './level-commands.ts';
import { goThroughLock } from './locks.ts';
import { absorbIncident, mergeIncident } from './merge.ts';
import { signOff, signOn } from './presence.ts';
import { answerQuestion } from './questions.ts';
import { refusal } from './refuse.ts';
import { beginsAgain, reopenIncident } from './reopen.ts';
import { requestStep } from './requests.ts';
import { setDeadline } from './set-deadline.ts';
import { settle } from './settle.ts';
import { lapseRoutine } from './settle-routine.ts';
import type { IncidentState } from './state.ts';
import { takeSceneLead } from './take-scene-lead.ts';
import { emit, type Given, type Work } from './work.ts';

export type Decided =
  | {
      readonly ok: true;
      readonly events: readonly IncidentEvent[];
      readonly state: IncidentState;
      readonly plan: Plan; // of the case from now on: another once a plan was added or a version adopted
    }
  | {
      readonly ok: false;
      readonly refusal: Refusal;
      readonly events: readonly IncidentEvent[];
      readonly state: IncidentState | null;
      readonly plan: Plan;
    };

/**
 * Events that follow from a command. A refusal still carries what the clock did before it was refused: those events
 * happened and must be written.
 */
export function decide(state: IncidentState | null, command: Command, given: Given): Decided {
  if (command.type === 'ReportIncident') return report(command, given);
  if (!state) throw new Error(`${command.type} needs an incident`);
  const now = Math.max(given.now, state.latest);
  const { plan, plans, adopting, roster, days_off } = given;
  const work: Work = { plan, plans, adopting, roster, now, days_off, at: state.latest, state, events: [] };
  const isAtRest = passTime(work);
  const before = { events: work.events.length, state: work.state, plan: work.plan };
  const refused = checkCommon(work, command) ?? apply(work, command, given);
  if (refused) return { ok: false, refusal: refused, ...before, events: work.events.slice(0, before.events) };
  if (command.type !== 'PassTime' || !isAtRest) {
    settle(work);
    passTime(work);
  }
  return { ok: true, events: work.events, state: work.state, plan: work.plan };
}

function report(command: Extract<Command, { type: 'ReportIncident' }>, given: Given): Decided {
  const refused = facts.mayReport(command, given);
  if (refused) return { ok: false, refusal: refused, events: [], state: null, plan: given.plan };
  const { incident, plan, kind, title, scenarios, occurred } = command;
  const reported: IncidentEvent = {
    type: 'IncidentReported',
    at: given.now,
    incident,
    plan,
    kind,
    title,
    scenarios,
    reporter: command.by,
    occurred,
    ...scriptFor(given.plan, command, given.now),
  };
  const work: Work = {
    plan: given.plan,
    plans: given.plans,
    roster: given.roster,
    now: given.now,
    days_off: given.days_off,
    at: given.now,
    state: evolve(null, reported),
    events: [reported],
  };
  const wrong = facts.recordFirst(work, command);
  if (wrong) return { ok: false, refusal: wrong, events: [], state: null, plan: given.plan };
  settle(work);
  passTime(work);
  return { ok: true, events: work.events, state: work.state, plan: work.plan };
}

function apply(
  work: Work,
  command: Exclude<Command, { type: 'ReportIncident' }>,
  given: Given,
): Refusal | null {
  switch (command.type) {
    case 'PassTime':
      return null;
    case 'RecordFact':
      return facts.recordFact(work, command);
    case 'CorrectFact':
      return facts.correctFact(work, command);
    case 'LapseRoutine':
      lapseRoutine(work, command.by);
      return null;
    case 'AddItem':
      return items.addItemByPerson(work, command);
    case 'RemoveItem':
      return items.removeItem(work, command);
    case 'AcknowledgeDuty':
    case 'AcceptDuty':
    case 'ArriveForDuty':
      return duties.markDuty(work, command, given.commands);
    case 'CompleteDuty':
      return completion.completeByPerson(work, command, given.commands);
    case 'AddEntry':
      return completion.addEntry(work, command, given.commands);
    case 'DeclineDuty':
      return duties.declineDuty(work, command);
    case 'AssignDuty':
      return duties.assignDuty(work, command, given.commands);
    case 'AcknowledgeMessage':
      return duties.acknowledgeMessage(work, command, given.commands);
    case 'SeeAlarm':
      return duties.seeAlarm(work, command);
    case 'RecordDelivery':
      return duties.recordDelivery(work, command);
    case 'SetLevel':
      return level.setLevel(work, command, given.commands);
    case 'ReleaseLevel':
      return level.releaseLevel(work, command, given.commands);
    case 'SignOn':
      return signOn(work, command, given.commands);
    case 'SignOff':
      return signOff(work, command, given.commands);
    case 'RequestStep':
      return requestStep(work, command, given.commands);
    case 'SetDeadline':
      return setDeadline(work, command, given.commands);
    case 'GoThroughLock':
      return goThroughLock(work, command, given.commands);
    case 'AskAct':
      return acts.askAct(work, command, given.commands);
    case 'TakeSceneLead':
      return takeSceneLead(work, command, given.commands);
    case 'EndAct':
      return acts.endAct(work, command, given.commands);
    case 'RecordViolation':
      return acts.recordViolation(work, command);
    case 'AddNote':
      emit(work, {
        type: 'NoteAdded',
        text: command.text,
        by: command.by,
        ...(command.at === undefined || command.at === work.now ? {} : { happened: command.at }),
      });
      return null;
    case 'AddScenario':
      return addScenario(work, command, given.commands);
    case 'WithdrawScenario':
      return withdrawScenario(work, command, given.commands);
    case 'EndScenario':
      return endScenario(work, command, given.commands);
    case 'AdoptVersion':
      return adoptVersion(work, command, given.commands);
    case 'ReopenIncident':
      return reopenIncident(work, command, given.commands);
    case 'MergeIncident':
      return mergeIncident(work, command, given.commands);
    case 'AbsorbIncident':
      return absorbIncident(work, command);
    case 'TickCondition':
      return tickCondition(work, command, given.commands);
    case 'AnswerQuestion':
      return answerQuestion(work, command, given.commands);
    case 'WaiveDuty':
      return closing.waiveDuty(work, command, given.commands);
    case 'StandDown':
      return closing.standDown(work, command, given.commands);
    case 'FileIncident':
      return closing.fileIncident(work, command, given.commands);
    case 'DeclareFalseAlarm':
      return closing.declareFalseAlarm(work, command, given.commands);
    default:
      return command satisfies never;
  }
}

/** What holds for every command: the case is not closed, the person exists, nothing happens in the future. */
function checkCommon(work: Work, command: Exclude<Command, { type: 'ReportIncident' }>): Refusal | null {
  if (command.type === 'PassTime' || command.type === 'RecordDelivery') return null;
  if (beginsAgain(work, command)) return refusal('reopen-or-new', { incident: work.state.id });
  if (isClosed(work.state) && command.type !== 'AddNote' && command.type !== 'ReopenIncident')
    return refusal('incident-closed', { phase: work.state.phase });
  if (!(command.by in work.roster.people)) return refusal('unknown-person', { person: command.by });
  if (command.at !== undefined && command.at > work.now)
    return refusal('at-in-future', { at: new Date(command.at).toISOString() });
  return null;
}

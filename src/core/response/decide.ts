// The engine's front door: what follows from a command, as events, or why not. Pure: the plan version, the roster, the
// state and the instant are given; effects are data in the events. Catches up with the clock before anything else.

import * as acts from './acts.ts';
import { passTime } from './clock.ts';
import { isClosed } from './close.ts';
import * as closing from './closing-commands.ts';
import type { Command, Refusal } from './command.ts';
import * as completion from './completion.ts';
import * as duties from './duty-commands.ts';
import type { IncidentEvent } from './event.ts';
import { evolve } from './evolve.ts';
import * as facts from './fact-commands.ts';
import { goThroughLock } from './locks.ts';
import { refusal } from './refuse.ts';
import { requestStep } from './requests.ts';
import { setDeadline } from './set-deadline.ts';
import { settle } from './settle.ts';
import type { IncidentState } from './state.ts';
import { takeSceneLead } from './take-scene-lead.ts';
import { emit, type Given, type Work } from './work.ts';

export type Decided =
  | { readonly ok: true; readonly events: readonly IncidentEvent[]; readonly state: IncidentState }
  | {
      readonly ok: false;
      readonly refusal: Refusal;
      readonly events: readonly IncidentEvent[];
      readonly state: IncidentState | null;
    };

/**
 * Events that follow from a command. A refusal still carries what the clock did before it was refused: those events
 * happened and must be written.
 */
export function decide(state: IncidentState | null, command: Command, given: Given): Decided {
  if (command.type === 'ReportIncident') return report(command, given);
  if (!state) throw new Error(`${command.type} needs an incident`);
  const now = Math.max(given.now, state.latest);
  const { plan, roster, days_off } = given;
  const work: Work = { plan, roster, now, days_off, at: state.latest, state, events: [] };
  passTime(work);
  const before = { events: work.events.length, state: work.state };
  const refused = checkCommon(work, command) ?? apply(work, command, given);
  if (refused)
    return { ok: false, refusal: refused, events: work.events.slice(0, before.events), state: before.state };
  settle(work);
  passTime(work);
  return { ok: true, events: work.events, state: work.state };
}

function report(command: Extract<Command, { type: 'ReportIncident' }>, given: Given): Decided {
  const refused = facts.mayReport(command, given);
  if (refused) return { ok: false, refusal: refused, events: [], state: null };
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
  };
  const work: Work = {
    plan: given.plan,
    roster: given.roster,
    now: given.now,
    days_off: given.days_off,
    at: given.now,
    state: evolve(null, reported),
    events: [reported],
  };
  const wrong = facts.recordFirst(work, command);
  if (wrong) return { ok: false, refusal: wrong, events: [], state: null };
  settle(work);
  passTime(work);
  return { ok: true, events: work.events, state: work.state };
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
      emit(work, { type: 'NoteAdded', text: command.text, by: command.by });
      return null;
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
  if (isClosed(work.state) && command.type !== 'AddNote')
    return refusal('incident-closed', { phase: work.state.phase });
  if (!(command.by in work.roster.people)) return refusal('unknown-person', { person: command.by });
  if (command.at !== undefined && command.at > work.now)
    return refusal('at-in-future', { at: new Date(command.at).toISOString() });
  return null;
}

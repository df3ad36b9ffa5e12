// State of an incident after an event. Total and without rules: whatever was decided is simply so. Replaying the log
// through `evolve` gives the live state (`replay`).

import { againKey } from './again-key.ts';
import type { IncidentEvent } from './event.ts';
import { actsAfter } from './evolve-acts.ts';
import { answersAfter } from './evolve-answers.ts';
import { caseAfter } from './evolve-case.ts';
import { levelAfter } from './evolve-level.ts';
import { presenceAfter } from './evolve-presence.ts';
import { workAfter } from './evolve-work.ts';
import type { Duty, DutyId, Entry, FactState, IncidentState, StateFact, Told } from './state.ts';

/** State after all these events; the first must be IncidentReported. */
export function replay(events: readonly IncidentEvent[]): IncidentState {
  let state: IncidentState | null = null;
  for (const event of events) {
    state = evolve(state, event);
    ours.add(state.duties);
  }
  if (!state) throw new Error('a log begins with IncidentReported');
  ours.delete(state.duties);
  return state;
}

/**
 * Records of duties that only a replay under way knows of: they are written in place, so that an event of a long log costs no
 * more than one of a short log.
 */
const ours = new WeakSet<IncidentState['duties']>();

function withDuty(state: IncidentState, duty: Duty): IncidentState {
  if (!ours.has(state.duties)) return { ...state, duties: { ...state.duties, [duty.id]: duty } };
  (state.duties as Record<DutyId, Duty>)[duty.id] = duty;
  return state;
}

export function evolve(state: IncidentState | null, event: IncidentEvent): IncidentState {
  if (event.type === 'IncidentReported') return reported(event);
  if (!state) throw new Error(`a log begins with IncidentReported, not ${event.type}`);
  return { ...changed(state, event), latest: Math.max(state.latest, event.at), seq: state.seq + 1 };
}

function reported(event: Extract<IncidentEvent, { type: 'IncidentReported' }>): IncidentState {
  return {
    id: event.incident,
    plan: event.plan,
    kind: event.kind,
    title: event.title,
    phase: 'active',
    scenarios: event.scenarios,
    reporter: event.reporter,
    occurred: event.occurred,
    reported: event.at,
    activated: event.at,
    stood_down: null,
    filed: null,
    facts: {},
    states: {},
    logs: {},
    duties: {},
    openings: {},
    again: {},
    ...(event.exercise ? { exercise: event.exercise } : {}),
    latest: event.at,
    seq: 1,
  };
}

type AfterReport = Exclude<IncidentEvent, { type: 'IncidentReported' }>;

function changed(state: IncidentState, event: AfterReport): IncidentState {
  switch (event.type) {
    case 'FactRecorded':
      return withFact(state, event.fact, {
        value: event.value,
        observed: event.observed,
        recorded: event.at,
        by: event.by,
      });
    case 'InjectGiven':
      return { ...state, injected: { ...state.injected, [String(event.inject)]: event.due } };
    case 'FactCorrected':
      return corrected(state, event);
    case 'StateBegan':
      return withState(state, event.fact, {
        on: true,
        since: event.since,
        ended: null,
        round: event.round,
        began_recorded: event.at,
        settled: false,
      });
    case 'StateEnded':
      return changeState(state, event.fact, { on: false, ended: event.ended });
    case 'StateEndTakenBack':
      return changeState(state, event.fact, { on: true, ended: null });
    case 'StateRungFired': {
      const fired = state.states[event.fact]?.fired ?? [];
      return changeState(state, event.fact, { fired: [...fired, event.rung] });
    }
    case 'RoundClosed':
      return changeState(state, event.fact, { settled: true });
    case 'OpeningSet':
      return { ...state, openings: withKey(state.openings, event.opening, event.due) };
    case 'StepAgain':
      return again(state, event);
    case 'ItemAdded': {
      const entries = [...(state.logs[event.list] ?? []), event.entry];
      return { ...state, logs: { ...state.logs, [event.list]: entries } };
    }
    case 'ItemRemoved': {
      const gone = [...(state.gone?.[event.list] ?? []), event.item];
      return { ...state, gone: { ...state.gone, [event.list]: gone } };
    }
    case 'DutyOpened':
      return withDuty(state, event.duty);
    case 'EntryAdded':
      return withEntry(state, event);
    case 'IncidentStoodDown':
      return { ...state, phase: 'stood-down', stood_down: event.at };
    case 'IncidentFiled':
      return { ...state, phase: 'filed', filed: event.at };
    case 'FalseAlarmDeclared':
      return { ...state, phase: 'false-alarm', stood_down: event.at };
    case 'StepRequested':
      return requested(state, event);
    case 'StepCalled': {
      const key = againKey(event.step, event.round, event.place);
      return {
        ...state,
        called: { ...state.called, [key]: event.at },
        called_for: { ...state.called_for, [key]: event.because },
      };
    }
    case 'StepUncalled':
      return uncalled(state, `${event.step}/${event.round}`);
    case 'LevelChanged':
    case 'LevelReleased':
    case 'CommandTaken':
      return levelAfter(state, event);
    case 'SignedOn':
    case 'SignedOff':
    case 'RuleBroken':
    case 'RuleRestored':
      return presenceAfter(state, event);
    case 'ActAsked':
    case 'ActGranted':
    case 'ActRefused':
    case 'ActHalted':
    case 'ActResumed':
    case 'ActEnded':
      return actsAfter(state, event);
    case 'SceneLeadTaken':
      return { ...state, scene_lead: event.person };
    case 'ViolationRecorded':
      return { ...state, violations: [...(state.violations ?? []), event.violation] };
    case 'PlanAdded':
    case 'ScenarioAdded':
    case 'ScenarioLeft':
    case 'CommandHandedOver':
    case 'VersionAdopted':
    case 'IncidentReopened':
    case 'IncidentAbsorbed':
    case 'IncidentMerged':
      return caseAfter(state, event);
    case 'ConditionTicked':
      return ticked(state, event);
    case 'QuestionAnswered': {
      const { question, text, mark } = event;
      return { ...state, answered: { ...state.answered, [question]: { text, mark } } };
    }
    case 'NoteAdded':
    case 'MessageRequested':
      return state;
    default:
      return changeDuty(state, event.duty, duty => dutyAfter(duty, event));
  }
}

type DutyEvent = Exclude<
  Extract<AfterReport, { duty: DutyId }>,
  { type: 'DutyOpened' } | { type: 'EntryAdded' } | { type: 'MessageRequested' }
>;

function dutyAfter(duty: Duty, event: DutyEvent): Duty {
  switch (event.type) {
    case 'DutyWithdrawn':
      return { ...duty, phase: 'withdrawn', closed: event.at, reason: event.reason, alarm: null };
    case 'DutyWaived':
      return { ...duty, phase: 'waived', closed: event.at, reason: event.reason, alarm: null };
    case 'DutyLocked': {
      const over = event.locks.length === 0 && duty.halted != null;
      return { ...duty, locks: event.locks, ...(over ? { halted: null } : {}) };
    }
    case 'CaseChosen':
      return { ...duty, chosen: event.index, title: event.title };
    case 'DutyHalted':
      return { ...duty, halted: event.at };
    case 'LockOverridden': {
      const { by, life, reason, locks } = event;
      return { ...duty, locks: [], through: { by, at: event.at, life, reason, locks } };
    }
    case 'DutyConditionGone':
      return { ...duty, condition_gone: event.gone };
    case 'DutyAcknowledged':
      return { ...duty, acknowledged: event.mark };
    case 'DutyAccepted':
      return { ...duty, accepted: event.mark };
    case 'DutyArrived':
      return { ...duty, arrived: event.mark };
    case 'DutyTaken':
      return { ...duty, holders: event.holders };
    case 'DutyDeclined':
      return {
        ...duty,
        holders: event.to,
        declined: [...duty.declined, event.by],
        acknowledged: null,
        accepted: null,
      };
    case 'DutyDone':
      return {
        ...duty,
        phase: 'done',
        closed: event.at,
        done: event.mark,
        answer: event.answer,
        note: event.note,
        late: event.late_by,
        alarm: null,
        ...(event.because === undefined ? {} : { because: event.because }),
      };
    case 'DutyJudgedLate':
      return { ...duty, late: event.late_by, corrected: true };
    case 'AnswerRevised':
      return revised(duty, event);
    case 'CallTried':
    case 'CallDue':
    case 'DecidedAgain':
    case 'ApprovalRaised':
    case 'OutsiderSilent':
      return answersAfter(duty, event);
    case 'FormFilled':
      return { ...duty, filled: event.filled, signed: [] };
    case 'FormSigned':
      return { ...duty, signed: [...(duty.signed ?? []), event.mark] };
    case 'FormSentBack': {
      const { filled: _filled, ...rest } = duty;
      return { ...rest, signed: [], told: duty.told.filter(({ reason }) => reason !== 'signs') };
    }
    case 'ApprovalGiven':
      return { ...duty, approvals: { ...duty.approvals, [event.person]: event.yes } };
    case 'DutyOverdue':
      return { ...duty, overdue: event.at };
    case 'DeadlineMoved':
      return {
        ...duty,
        due: event.to,
        ...(event.because === 'filled-in' ? { due_set: true } : {}),
        overdue: duty.overdue !== null && event.to > event.at ? null : duty.overdue,
      };
    case 'RungMoved':
      return { ...duty, rungs: movedRung(duty, event.rung, event.to) };
    case 'RungFired':
      return {
        ...duty,
        rungs: duty.rungs.map(rung => (rung.id === event.rung ? { ...rung, fired: event.at } : rung)),
        called: [...duty.called, ...event.called],
      };
    case 'NobodyReachable':
      return { ...duty, alarm: duty.alarm ?? event.at, alarm_seen: null };
    case 'AlarmSeen':
      return { ...duty, alarm_seen: event.mark };
    case 'AlarmCleared':
      return { ...duty, alarm: null };
    case 'PersonUnreachable':
      return { ...duty, unreachable: [...duty.unreachable, event.person] };
    case 'ReceiverMarked':
      return withReceiver(duty, event.person, told => ({
        ...told,
        [event.mark]: told[event.mark] ?? event.at,
      }));
    case 'ReceiverAcknowledged':
      return withReceiver(duty, event.person, told => ({
        ...told,
        acknowledged: told.acknowledged ?? event.mark,
      }));
    case 'WatchDue':
    case 'WatchTicked':
    case 'WatchMissed':
    case 'RollTicked':
    case 'Counted':
    case 'FellShort':
    case 'ReceiverArrived':
    case 'ExpectationFailed':
      return workAfter(duty, event);
    case 'NextChannel':
      return withReceiver(duty, event.person, told => ({ ...told, channel: event.channel }));
    case 'ReceiverOverdue':
      return withReceiver(duty, event.person, told => ({ ...told, overdue: event.at }));
    case 'ReceiverAdded':
      return { ...duty, told: [...duty.told, event.told] };
    default:
      return event satisfies never;
  }
}

function uncalled(state: IncidentState, key: string): IncidentState {
  const { [key]: _at, ...called } = state.called ?? {};
  const { [key]: _for, ...called_for } = state.called_for ?? {};
  return { ...state, called, called_for };
}

/** `every`: what happened is kept by name; it is another occurrence once the one before has opened. */
function again(
  state: IncidentState,
  { step, round, place, because, instead }: Extract<AfterReport, { type: 'StepAgain' }>,
): IncidentState {
  const key = againKey(step, round, place);
  const counts = instead ? state.again : { ...state.again, [key]: (state.again[key] ?? 0) + 1 };
  if (!because.startsWith('every:')) return { ...state, again: counts };
  const taken = [...(state.every?.[key] ?? []), because.slice('every:'.length)];
  return { ...state, again: counts, every: { ...state.every, [key]: taken } };
}

/** Each request is another occurrence of its step. */
function requested(
  state: IncidentState,
  { step, round, by, text, at }: Extract<AfterReport, { type: 'StepRequested' }>,
): IncidentState {
  const key = `${step}/${round}`;
  const first = state.called?.[key] === undefined;
  const times = first ? 0 : (state.again[key] ?? 0) + 1;
  const label = times > 0 ? `${round}~${times + 1}` : String(round);
  return {
    ...state,
    called: { ...state.called, [key]: state.called?.[key] ?? at },
    again: times > 0 ? { ...state.again, [key]: times } : state.again,
    requests: { ...state.requests, [`${step}/${label}`]: { by, text } },
  };
}

function ticked(
  state: IncidentState,
  { condition, ticked: so, mark }: Extract<AfterReport, { type: 'ConditionTicked' }>,
): IncidentState {
  const { [condition]: _before, ...rest } = state.ticks ?? {};
  return { ...state, ticks: so ? { ...rest, [condition]: mark } : rest };
}

function revised(duty: Duty, event: Extract<DutyEvent, { type: 'AnswerRevised' }>): Duty {
  const { answer, note, marks, by, at } = event;
  const next = { ...duty, answer, note };
  if (!marks || !duty.filled) return next;
  const filled = {
    fields: answer as Readonly<Record<string, unknown>>,
    marks,
    note,
    mark: { at, recorded: at, by },
  };
  return { ...next, filled, revised: (duty.revised ?? 0) + 1 };
}

function corrected(
  state: IncidentState,
  event: Extract<AfterReport, { type: 'FactCorrected' }>,
): IncidentState {
  if (event.edge !== 'observed') return changeState(state, event.fact, { [event.edge]: event.to });
  const fact = state.facts[event.fact];
  return fact ? withFact(state, event.fact, { ...fact, observed: event.to }) : state;
}

function withEntry(state: IncidentState, event: Extract<AfterReport, { type: 'EntryAdded' }>): IncidentState {
  const append = (before: readonly Entry[] | undefined) => [...(before ?? []), event.entry];
  const logged = { ...state, logs: { ...state.logs, [event.log]: append(state.logs[event.log]) } };
  if (event.copy) return logged;
  return changeDuty(logged, event.duty, duty => ({ ...duty, entries: append(duty.entries) }));
}

function withFact(state: IncidentState, id: string, fact: FactState): IncidentState {
  return { ...state, facts: { ...state.facts, [id]: fact } };
}

function withState(state: IncidentState, id: string, fact: StateFact): IncidentState {
  return { ...state, states: { ...state.states, [id]: fact } };
}

function changeState(state: IncidentState, id: string, change: Partial<StateFact>): IncidentState {
  const before = state.states[id];
  return before ? withState(state, id, { ...before, ...change }) : state;
}

function changeDuty(state: IncidentState, id: DutyId, change: (duty: Duty) => Duty): IncidentState {
  const duty = state.duties[id];
  return duty ? withDuty(state, change(duty)) : state;
}

function withReceiver(duty: Duty, person: string, change: (told: Told) => Told): Duty {
  return { ...duty, told: duty.told.map(told => (told.person === person ? change(told) : told)) };
}

function movedRung(duty: Duty, id: string, to: number): Duty['rungs'] {
  return duty.rungs.some(rung => rung.id === id)
    ? duty.rungs.map(rung => (rung.id === id ? { ...rung, at: to } : rung))
    : [...duty.rungs, { id, at: to, fired: null }];
}

function withKey(
  map: Readonly<Record<string, number>>,
  key: string,
  value: number | null,
): Readonly<Record<string, number>> {
  if (value !== null) return { ...map, [key]: value };
  const { [key]: _gone, ...rest } = map;
  return rest;
}

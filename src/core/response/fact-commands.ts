// Facts coming in: first report, later values, corrections of when something was so. A state begins a round, ends, or has
// its ending taken back when it comes again before it was stable.
import { firstNotRun } from '#core/plan/not-run-yet.ts';
import type { Fact } from '#core/plan/plan.ts';
import type { Instant } from '#core/time/instant.ts';
import type { Command, Refusal } from './command.ts';
import { latenessOf } from './fulfil.ts';
import { correctThoseTold, dueOf } from './open-duty.ts';
import { endingEdges } from './opening.ts';
import { refusal } from './refuse.ts';
import type { Duty, FactValue } from './state.ts';
import { emit, type Given, roundOf, scenarioRound, type Work } from './work.ts';

type Of<T extends Command['type']> = Extract<Command, { type: T }>;

export function mayReport(command: Of<'ReportIncident'>, given: Given): Refusal | null {
  const notRun = firstNotRun(given.plan);
  if (notRun !== null) return refusal('not-run-yet', { kind: notRun });
  const { plan, roster, now } = given;
  const unknown = command.scenarios.find(scenario => !(scenario in plan.scenarios));
  if (command.scenarios.length === 0 || unknown !== undefined)
    return refusal('unknown-scenario', { scenario: unknown ?? '' });
  if (!(command.by in roster.people)) return refusal('unknown-person', { person: command.by });
  if (command.occurred > now)
    return refusal('at-in-future', { at: new Date(command.occurred).toISOString() });
  return null;
}

/** The first facts of a report, observed when it occurred; each scenario's starting state begins then. */
export function recordFirst(work: Work, command: Of<'ReportIncident'>): Refusal | null {
  const starts = command.scenarios.flatMap(scenario => work.plan.scenarios[scenario]?.starts ?? []);
  for (const [id, value] of Object.entries(command.facts)) {
    const fact = work.plan.facts[id];
    const wrong = checkValue(id, fact, value);
    if (wrong) return wrong;
    if (fact?.type === 'state' && !starts.includes(id) && value === true) begin(work, id, command.occurred);
    if (fact?.type !== 'state') setFact(work, id, value, command.occurred, command.by);
  }
  for (const state of new Set(starts)) begin(work, state, command.occurred);
  return null;
}

export function recordFact(work: Work, command: Of<'RecordFact'>): Refusal | null {
  if (work.state.phase !== 'active') return refusal('incident-closed', { phase: work.state.phase });
  const fact = work.plan.facts[command.fact];
  const wrong = checkValue(command.fact, fact, command.value);
  if (wrong) return wrong;
  const observed = command.at ?? work.now;
  if (fact?.type === 'state')
    return command.value === true
      ? riseAgain(work, command.fact, observed)
      : end(work, command.fact, observed);
  setFact(work, command.fact, command.value, observed, command.by);
  return null;
}

export function setFact(work: Work, fact: string, value: FactValue, observed: Instant, by: string): void {
  emit(work, { type: 'FactRecorded', fact, value, observed, by });
}

/** Clocks move with their origin; what fired stays fired; those told get a correction; done duties are judged again. */
export function correctFact(work: Work, command: Of<'CorrectFact'>): Refusal | null {
  if (work.state.phase !== 'active') return refusal('incident-closed', { phase: work.state.phase });
  const { fact, edge, to, by } = command;
  if (to > work.now) return refusal('at-in-future', { at: new Date(to).toISOString() });
  const state = work.state.states[fact];
  const known = edge === 'observed' ? work.state.facts[fact]?.observed : state?.[edge];
  if (known === undefined || known === null) return refusal('unknown-fact', { fact });
  if (edge === 'ended' && state?.since != null && to < state.since)
    return refusal('order-of-instants', { fact });
  if (edge === 'since' && state?.ended != null && to > state.ended)
    return refusal('order-of-instants', { fact });
  emit(work, { type: 'FactCorrected', fact, edge, from: known, to, by });
  for (const duty of Object.values(work.state.duties)) {
    judgeAgain(work, duty);
    if (saysOf(work, duty).some(said => said === fact || said.startsWith(`${fact}.`)))
      correctThoseTold(work, duty);
  }
  return null;
}

/** A done duty whose clock moved is judged again, never reopened. */
function judgeAgain(work: Work, duty: Duty): void {
  const step = duty.step === null ? undefined : work.plan.steps[duty.step];
  if (!step || duty.phase !== 'done' || !duty.done || roundOf(duty) !== scenarioRound(work, step.scenario))
    return;
  const due = dueOf(work, step, { round: roundOf(duty), opened: duty.opened, item: duty.item });
  if (due === null || due === duty.due) return;
  emit(work, { type: 'DeadlineMoved', duty: duty.id, from: duty.due, to: due, because: 'correction' });
  const late_by = latenessOf(due, duty.done.at);
  if (late_by !== duty.late) emit(work, { type: 'DutyJudgedLate', duty: duty.id, late_by });
}

function saysOf(work: Work, duty: Duty): readonly string[] {
  const action = duty.step === null ? undefined : work.plan.steps[duty.step]?.action;
  return action?.kind === 'notify' ? action.say : [];
}

function begin(work: Work, fact: string, since: Instant): void {
  emit(work, { type: 'StateBegan', fact, since, round: (work.state.states[fact]?.round ?? 0) + 1 });
}

function riseAgain(work: Work, fact: string, since: Instant): Refusal | null {
  const state = work.state.states[fact];
  if (state?.on) return null; // already so: nothing changes
  if (!state || state.settled) {
    begin(work, fact, since);
    return null;
  }
  emit(work, { type: 'StateEndTakenBack', fact, round: state.round });
  takeBackWhatWasTold(work, fact);
  return null;
}

/** An all-clear that was too early: those told get a correction, and will be told again when it really ends. */
function takeBackWhatWasTold(work: Work, fact: string): void {
  for (const duty of Object.values(work.state.duties)) {
    const step = duty.step === null ? undefined : work.plan.steps[duty.step];
    if (!step || duty.kind !== 'notify' || duty.phase === 'withdrawn') continue;
    const waited = endingEdges(step).some(edge => edge.kind === 'state' && edge.fact === fact);
    if (!waited || roundOf(duty) !== scenarioRound(work, step.scenario)) continue;
    correctThoseTold(work, duty);
    if (duty.phase === 'done')
      emit(work, {
        type: 'StepAgain',
        step: step.id,
        round: String(roundOf(duty)),
        because: `taken-back:${fact}.ended`,
      });
  }
}

function end(work: Work, fact: string, ended: Instant): Refusal | null {
  const state = work.state.states[fact];
  if (!state?.on) return refusal('not-on', { fact });
  if (state.since !== null && ended < state.since) return refusal('order-of-instants', { fact });
  emit(work, { type: 'StateEnded', fact, ended, round: state.round });
  return null;
}

/** Values must be of the fact's type; null says "no longer known". */
export function checkValue(id: string, fact: Fact | undefined, value: FactValue): Refusal | null {
  if (!fact) return refusal('unknown-fact', { fact: id });
  const wrong = () => refusal('value-of-wrong-type', { fact: id, title: fact.title, type: fact.type });
  if (value === null) return fact.type === 'state' ? wrong() : null;
  switch (fact.type) {
    case 'state':
    case 'yes-no':
      return typeof value === 'boolean' ? null : wrong();
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) ? null : wrong();
    case 'one-of':
      return typeof value === 'string' && (fact.values ?? []).includes(value) ? null : wrong();
    case 'text':
    case 'time':
    case 'place':
      return typeof value === 'string' && value.trim() !== '' && value.length <= 4000 ? null : wrong();
    case 'people':
    case 'list':
      return typeof value === 'object' ? null : wrong();
    default:
      return fact.type satisfies never;
  }
}

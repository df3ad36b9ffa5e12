// Facts coming in: first report, later values, corrections of when something was so. A state begins a round, ends, or has
// its ending taken back when it comes again before it was stable.
import { firstNotRun } from '#core/plan/not-run-yet.ts';
import type { Fact } from '#core/plan/plan.ts';
import type { Instant } from '#core/time/instant.ts';
import type { Command, Refusal } from './command.ts';
import { mayFollow } from './drill-script.ts';
import { latenessOf } from './fulfil.ts';
import { addItem } from './item-commands.ts';
import { factKey, factOf, isAmong, itemOf, listItems } from './items.ts';
import { correctThoseTold, dueOf } from './open-duty.ts';
import { endingEdges } from './opening.ts';
import { isParam, missingParams, wrongParam } from './params.ts';
import { refusal } from './refuse.ts';
import type { Duty, FactValue } from './state.ts';
import { emit, type Given, isOfThisRound, roundOf, type Work } from './work.ts';

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
  if (!mayFollow(plan, command)) return refusal('unknown-exercise', { exercise: command.exercise ?? '' });
  if (plan.applies_to === 'drill' && command.kind === 'incident') return refusal('plan-for-drills', {});
  return missingParams(plan, null, '', command.facts);
}

/** The first facts of a report, observed when it occurred; each scenario's starting state begins then. */
export function recordFirst(work: Work, command: Of<'ReportIncident'>): Refusal | null {
  const starts = command.scenarios.flatMap(scenario => work.plan.scenarios[scenario]?.starts ?? []);
  for (const [key, value] of listsFirst(work, command.facts)) {
    const id = factOf(key);
    const fact = work.plan.facts[id];
    const param = isParam(work.plan, id);
    const wrong = param
      ? wrongParam(work.plan, { [id]: value })
      : (checkValue(key, fact, value) ?? checkItem(work, key, fact));
    if (wrong) return wrong;
    if (fact?.type === 'state' && !starts.includes(key) && value === true) begin(work, key, command.occurred);
    if (fact?.type !== 'state') setFact(work, key, value, command.occurred, command.by);
  }
  for (const state of new Set(starts)) {
    const refused = beginFirst(work, state, command);
    if (refused) return refused;
  }
  return null;
}

/** The items are known before what is said of each. */
function listsFirst(work: Work, facts: Of<'ReportIncident'>['facts']) {
  const isList = (key: string) => Number(work.plan.facts[key]?.type === 'list');
  return Object.entries(facts).sort(([a], [b]) => isList(b) - isList(a));
}

/** Where each item has the state of its own: those that the report names; else the items it brings; else one without a name. */
function beginFirst(work: Work, state: string, command: Of<'ReportIncident'>): Refusal | null {
  const per = work.plan.facts[state]?.per;
  if (per === undefined) {
    begin(work, state, command.occurred);
    return null;
  }
  if (listItems(work, per).some(({ id }) => work.state.states[factKey(state, id)]?.on)) return null;
  const title = work.plan.facts[per]?.title ?? per;
  const known = listItems(work, per);
  if (known.length > 1 && command.facts[per] === undefined) return refusal('item-required', { list: title });
  if (known.length === 0) addItem(work, per, { id: '1', at: command.occurred, by: command.by, values: {} });
  for (const { id } of listItems(work, per)) begin(work, factKey(state, id), command.occurred);
  return null;
}

export function recordFact(work: Work, command: Of<'RecordFact'>): Refusal | null {
  if (work.state.phase !== 'active') return refusal('incident-closed', { phase: work.state.phase });
  if (isParam(work.plan, command.fact))
    return refusal('param-fixed', { title: work.plan.params?.[command.fact]?.title ?? command.fact });
  const fact = work.plan.facts[command.fact];
  const key = factKey(command.fact, command.item);
  const wrong = checkValue(command.fact, fact, command.value) ?? checkItem(work, key, fact);
  if (wrong) return wrong;
  if (fact?.when !== undefined) return refusal('follows-from-facts', { fact: fact.title });
  const observed = command.at ?? work.now;
  if (fact?.type === 'state')
    return command.value === true ? riseAgain(work, key, observed) : endState(work, key, observed);
  setFact(work, key, command.value, observed, command.by);
  return null;
}

/** Of which item, where each has a value of its own; and of none, where not. */
export function checkItem(work: Work, key: string, fact: Fact | undefined): Refusal | null {
  const item = itemOf(key);
  if (!fact || (fact.per === undefined && item === undefined)) return null;
  if (fact.per === undefined) return refusal('unknown-item', { act: fact.title });
  const list = work.plan.facts[fact.per]?.title ?? fact.per;
  if (item === undefined) return refusal('item-required', { list });
  return listItems(work, fact.per).some(({ id }) => id === item)
    ? null
    : refusal('unknown-item', { act: fact.title });
}

export function setFact(work: Work, fact: string, value: FactValue, observed: Instant, by: string): void {
  emit(work, { type: 'FactRecorded', fact, value, observed, by });
}

/** As the answer to a question: a state that is so begins, or goes on; one that is not so has that written down. */
export function recordValue(work: Work, key: string, value: FactValue, at: Instant, by: string): void {
  setFact(work, key, value, at, by);
  if (work.plan.facts[factOf(key)]?.type !== 'state') return;
  if (value === true) riseAgain(work, key, at);
  else if (work.state.states[key]?.on) endState(work, key, at);
}

/** Clocks move with their origin; what fired stays fired; those told get a correction; done duties are judged again. */
export function correctFact(work: Work, command: Of<'CorrectFact'>): Refusal | null {
  if (work.state.phase !== 'active') return refusal('incident-closed', { phase: work.state.phase });
  const { edge, to, by } = command;
  const fact = factKey(command.fact, command.item);
  if (to > work.now) return refusal('at-in-future', { at: new Date(to).toISOString() });
  const state = work.state.states[fact];
  const known = edge === 'observed' ? work.state.facts[fact]?.observed : state?.[edge];
  if (known === undefined || known === null) return refusal('unknown-fact', { fact });
  if (edge === 'ended' && state?.since != null && to < state.since)
    return refusal('order-of-instants', { fact });
  if (edge === 'since' && state?.ended != null && to > state.ended)
    return refusal('order-of-instants', { fact });
  const before = Object.values(work.state.duties).map(duty => ({ duty, due: dueOfDone(work, duty) }));
  emit(work, { type: 'FactCorrected', fact, edge, from: known, to, by });
  for (const { duty, due } of before) {
    judgeAgain(work, duty, due);
    const says = saysOf(work, duty).some(
      said => said === command.fact || said.startsWith(`${command.fact}.`),
    );
    if (says && isAbout(work, duty, fact)) correctThoseTold(work, duty);
  }
  return null;
}

/** What is said of one item does not concern those who work on another. */
function isAbout(work: Work, duty: Duty, key: string): boolean {
  const per = work.plan.facts[factOf(key)]?.per;
  const item = itemOf(key);
  return per === undefined || item === undefined || isAmong(duty.items, { [per]: item });
}

/** When a done duty of this round would be due as things are now. */
function dueOfDone(work: Work, duty: Duty): Instant | null {
  const step = duty.step === null ? undefined : work.plan.steps[duty.step];
  if (!step || duty.phase !== 'done' || !duty.done || !isOfThisRound(work, duty)) return null;
  const { item, items, opened } = duty;
  return dueOf(work, step, { round: roundOf(duty), opened, item, items });
}

/** A done duty whose clock moved is judged again, never reopened: by as much as it moved, for the limit was its level's. */
function judgeAgain(work: Work, duty: Duty, before: Instant | null): void {
  const now = dueOfDone(work, duty);
  if (now === null || now === before || !duty.done) return;
  const due = before === null || duty.due === null ? now : duty.due + (now - before);
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

export function riseAgain(work: Work, fact: string, since: Instant): Refusal | null {
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
    const waited = endingEdges(step).some(edge => edge.kind === 'state' && edge.fact === factOf(fact));
    if (!waited || !isOfThisRound(work, duty) || !isAbout(work, duty, fact)) continue;
    correctThoseTold(work, duty);
    if (duty.phase === 'done')
      emit(work, {
        type: 'StepAgain',
        step: step.id,
        round: String(roundOf(duty)),
        because: `taken-back:${fact}.ended`,
        ...(duty.place === undefined ? {} : { place: duty.place }),
      });
  }
}

export function endState(work: Work, fact: string, ended: Instant): Refusal | null {
  const state = work.state.states[fact];
  if (!state?.on) return refusal('not-on', { fact });
  if (state.since !== null && ended < state.since) return refusal('order-of-instants', { fact });
  emit(work, { type: 'StateEnded', fact, ended, round: state.round });
  return null;
}

/** Values must be of the fact's type; null says "no longer known". */
export function checkValue(id: string, fact: Fact | undefined, value: FactValue): Refusal | null {
  if (!fact) return refusal('unknown-fact', { fact: id });
  const expected = fact.values?.join(' / ') ?? fact.type;
  const wrong = () =>
    refusal('value-of-wrong-type', { fact: id, title: fact.title, type: fact.type, expected });
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

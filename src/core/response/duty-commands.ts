// What people do with their duties. Acknowledged, accepted, arrived and done are four different things, each recorded
// with the instant it really happened and the instant we were told.
import type { Action, Field, Step } from '#core/plan/plan.ts';
import type { Command, Refusal } from './command.ts';
import { checkValue, setFact } from './fact-commands.ts';
import { completeDuty } from './fulfil.ts';
import { current, raiseAlarm } from './ladder.ts';
import { requestMessages } from './message.ts';
import { holderFor } from './open-duty.ts';
import { holdsRole } from './people.ts';
import { refusal } from './refuse.ts';
import type { Duty, Entry, Mark } from './state.ts';
import { dutiesOfStep, emit, roundOf, type Work } from './work.ts';

type Of<T extends Command['type']> = Extract<Command, { type: T }>;

export function markDuty(
  work: Work,
  command: Of<'AcknowledgeDuty' | 'AcceptDuty' | 'ArriveForDuty'>,
  commands: boolean,
): Refusal | null {
  const duty = work.state.duties[command.duty];
  if (!duty) return refusal('unknown-duty', { duty: command.duty });
  const mark = markOf(work, command);
  if (duty.told.some(told => told.person === command.by) && command.type === 'AcknowledgeDuty')
    acknowledgeAsReceiver(work, duty, command.by, mark);
  else if (!isConcerned(duty, command.by) && !mayCommand(work, duty, command.by, commands))
    return refusal('not-yours', { duty: duty.title });
  if (duty.phase !== 'open' && (duty.closed === null || mark.at > duty.closed)) {
    return isConcerned(duty, command.by) && duty[MARKS[command.type]]
      ? null
      : refusal('duty-not-open', { duty: duty.title, phase: duty.phase });
  }
  if (!isConcerned(duty, command.by)) return null;
  if (duty.phase === 'open') take(work, duty, command.by);
  setMark(work, duty, command.type, mark);
  return null;
}

const MARKS = { AcknowledgeDuty: 'acknowledged', AcceptDuty: 'accepted', ArriveForDuty: 'arrived' } as const;
const EVENTS = {
  AcknowledgeDuty: 'DutyAcknowledged',
  AcceptDuty: 'DutyAccepted',
  ArriveForDuty: 'DutyArrived',
} as const;

function setMark(work: Work, duty: Duty, type: keyof typeof MARKS, mark: Mark): void {
  if (duty[MARKS[type]]) return; // the first stands
  emit(work, { type: EVENTS[type], duty: duty.id, mark });
  if (current(work, duty).alarm !== null) emit(work, { type: 'AlarmCleared', duty: duty.id });
}

/** Whoever the ladder called in and who answers first has it from now on; the former holder stays in sight. */
function take(work: Work, duty: Duty, person: string): void {
  if (duty.holders[0]?.person === person || duty.acknowledged) return;
  const called = [...duty.holders, ...duty.called].find(holder => holder.person === person);
  if (!called) return;
  const holders = [called, ...duty.holders.filter(holder => holder.person !== person)];
  emit(work, { type: 'DutyTaken', duty: duty.id, holders, reason: called.reason });
}

export function acknowledgeMessage(
  work: Work,
  command: Of<'AcknowledgeMessage'>,
  commands: boolean,
): Refusal | null {
  const duty = work.state.duties[command.duty];
  if (!duty) return refusal('unknown-duty', { duty: command.duty });
  if (!duty.told.some(told => told.person === command.person))
    return refusal('not-a-receiver', { person: command.person });
  const own = command.by === command.person;
  if (!own && !isHolder(duty, command.by) && !mayCommand(work, duty, command.by, commands))
    return refusal('not-yours', { duty: duty.title });
  acknowledgeAsReceiver(work, duty, command.person, markOf(work, command));
  return null;
}

function acknowledgeAsReceiver(work: Work, duty: Duty, person: string, mark: Mark): void {
  const told = duty.told.find(one => one.person === person);
  if (!told || told.acknowledged) return;
  emit(work, { type: 'ReceiverAcknowledged', duty: duty.id, person, mark });
  const after = current(work, duty);
  if (after.phase === 'open' && after.alarm !== null) emit(work, { type: 'AlarmCleared', duty: duty.id });
}

export function completeByPerson(work: Work, command: Of<'CompleteDuty'>, commands: boolean): Refusal | null {
  const duty = work.state.duties[command.duty];
  if (!duty) return refusal('unknown-duty', { duty: command.duty });
  const step = duty.step === null ? null : (work.plan.steps[duty.step] ?? null);
  if (duty.phase !== 'open' && !(duty.phase === 'done' && duty.kind === 'decide'))
    return refusal('duty-not-open', { duty: duty.title, phase: duty.phase });
  if (!mayComplete(work, duty, step, command.by, commands)) return refusal('not-yours', { duty: duty.title });
  const mark = markOf(work, command);
  const refused = completion(work, duty, step, command, mark);
  if (refused || current(work, duty).phase !== 'open') return refused;
  if (current(work, duty).alarm !== null && isConcerned(duty, command.by))
    emit(work, { type: 'AlarmCleared', duty: duty.id });
  return null;
}

function completion(
  work: Work,
  duty: Duty,
  step: Step | null,
  command: Of<'CompleteDuty'>,
  mark: Mark,
): Refusal | null {
  const note = command.note?.trim() || null;
  if (duty.kind === 'ask')
    return recordAsked(work, duty, duty.fact === null ? [] : [duty.fact], command, mark, note);
  const action = step?.action;
  switch (action?.kind) {
    case 'assess':
      return recordAsked(work, duty, action.facts, command, mark, note);
    case 'notify':
      for (const told of duty.told) acknowledgeAsReceiver(work, duty, told.person, mark);
      completeDuty(work, current(work, duty), mark, null, note);
      return null;
    case 'record':
      return (
        fieldsMissing(action.fields, command.fields) ?? recordEntry(work, duty, action, command, mark, note)
      );
    case 'report': {
      const fields = work.plan.forms[action.form]?.fields ?? [];
      return fieldsMissing(fields, command.fields) ?? finish(work, duty, mark, command.fields ?? {}, note);
    }
    case 'decide':
      return decideAnswer(work, duty, action, command, mark, note);
    case 'approve':
      return approve(work, duty, step, command, note);
    case 'confirm':
      return confirm(work, duty, step, action, command, mark, note);
    case 'task':
      return evidenceMissing(action, command) ?? finish(work, duty, mark, command.fields ?? null, note);
    default:
      return finish(work, duty, mark, command.fields ?? command.answer ?? null, note);
  }
}

function finish(work: Work, duty: Duty, mark: Mark, answer: unknown, note: string | null): null {
  completeDuty(work, duty, mark, answer, note);
  return null;
}

function recordAsked(
  work: Work,
  duty: Duty,
  facts: readonly string[],
  command: Of<'CompleteDuty'>,
  mark: Mark,
  note: string | null,
): Refusal | null {
  const given = command.facts ?? {};
  for (const [id, value] of Object.entries(given)) {
    const wrong = facts.includes(id)
      ? checkValue(id, work.plan.facts[id], value)
      : refusal('unknown-fact', { fact: id });
    if (wrong) return wrong;
  }
  const missing = facts.find(id => given[id] === undefined && (work.state.facts[id]?.value ?? null) === null);
  if (missing !== undefined)
    return refusal('answer-required', { fact: missing, title: work.plan.facts[missing]?.title ?? missing });
  for (const [id, value] of Object.entries(given)) setFact(work, id, value, mark.at, command.by);
  return finish(work, duty, mark, given, note);
}

function recordEntry(
  work: Work,
  duty: Duty,
  action: Extract<Action, { kind: 'record' }>,
  command: Of<'CompleteDuty'>,
  mark: Mark,
  note: string | null,
): null {
  const values = command.fields ?? {};
  if (Object.keys(values).length > 0)
    addTo(work, duty, action, {
      id: `${duty.id}#${duty.entries.length + 1}`,
      at: mark.at,
      by: command.by,
      values,
    });
  return finish(work, duty, mark, values, note);
}

/** A line more in a log that is kept while the duty lasts. The same entry id is written once. */
export function addEntry(work: Work, command: Of<'AddEntry'>, commands: boolean): Refusal | null {
  const duty = work.state.duties[command.duty];
  const action = duty?.step == null ? undefined : work.plan.steps[duty.step]?.action;
  if (!duty || action?.kind !== 'record') return refusal('unknown-duty', { duty: command.duty });
  if (duty.phase !== 'open' && (duty.closed === null || (command.at ?? work.now) > duty.closed))
    return refusal('duty-not-open', { duty: duty.title, phase: duty.phase });
  if (!isConcerned(duty, command.by) && !mayCommand(work, duty, command.by, commands))
    return refusal('not-yours', { duty: duty.title });
  const missing = fieldsMissing(action.fields, command.values);
  if (missing) return missing;
  if (duty.entries.some(entry => entry.id === command.entry)) return null;
  addTo(work, duty, action, {
    id: command.entry,
    at: command.at ?? work.now,
    by: command.by,
    values: command.values,
  });
  return null;
}

function addTo(work: Work, duty: Duty, action: Extract<Action, { kind: 'record' }>, entry: Entry): void {
  emit(work, { type: 'EntryAdded', duty: duty.id, log: action.in, list: action.list ?? null, entry });
}

function decideAnswer(
  work: Work,
  duty: Duty,
  action: Extract<Action, { kind: 'decide' }>,
  command: Of<'CompleteDuty'>,
  mark: Mark,
  note: string | null,
): Refusal | null {
  const { answer } = command;
  const wanted = action.answer;
  if (wanted.kind === 'yes-no' && typeof answer !== 'boolean')
    return refusal('answer-required', { duty: duty.title });
  if (wanted.kind === 'one-of' && !wanted.values.includes(String(answer)))
    return refusal('answer-required', { duty: duty.title, values: wanted.values.join(', ') });
  if (wanted.kind === 'fields') {
    const missing = fieldsMissing(wanted.fields, asRecord(answer) ?? command.fields);
    if (missing) return missing;
  }
  if (action.reason === 'required' && note === null) return refusal('reason-required', { duty: duty.title });
  const value = wanted.kind === 'fields' ? (asRecord(answer) ?? command.fields) : answer;
  if (duty.phase === 'done')
    emit(work, { type: 'AnswerRevised', duty: duty.id, by: command.by, answer: value, note });
  else completeDuty(work, duty, mark, value, note);
  return null;
}

/** Each approver has one say; the doer of what is to be approved has none. */
function approve(
  work: Work,
  duty: Duty,
  step: Step | null,
  command: Of<'CompleteDuty'>,
  note: string | null,
): Refusal | null {
  if (typeof command.answer !== 'boolean') return refusal('answer-required', { duty: duty.title });
  if (!duty.told.some(told => told.person === command.by)) return refusal('not-yours', { duty: duty.title });
  const doers = (step?.after ?? []).flatMap(edge =>
    edge.kind === 'step' ? dutiesOfStep(work.state, edge.step, roundOf(duty)) : [],
  );
  if (doers.some(done => done.done?.by === command.by))
    return refusal('approver-is-doer', { duty: duty.title });
  if (!command.answer && note === null) return refusal('reason-required', { duty: duty.title });
  emit(work, { type: 'ApprovalGiven', duty: duty.id, person: command.by, yes: command.answer, note });
  acknowledgeAsReceiver(work, duty, command.by, markOf(work, command));
  return null;
}

/** What somebody outside says, written down by a person who is not among the solvers. `no` opens the next round. */
function confirm(
  work: Work,
  duty: Duty,
  step: Step | null,
  action: Extract<Action, { kind: 'confirm' }>,
  command: Of<'CompleteDuty'>,
  mark: Mark,
  note: string | null,
): Refusal | null {
  if (typeof command.answer !== 'boolean') return refusal('answer-required', { duty: duty.title });
  const solver =
    action.not_by.some(role => holdsRole(command.by, role, work)) ||
    solvedBy(work, step, action, roundOf(duty), command.by);
  if (solver) return refusal('solver-may-not-confirm', { duty: duty.title });
  completeDuty(work, duty, mark, command.answer, note);
  if (!command.answer && step && action.again)
    for (const id of stepsFrom(work, action.again, step.id, roundOf(duty)))
      emit(work, { type: 'StepAgain', step: id, round: String(roundOf(duty)), because: `no:${step.id}` });
  return null;
}

function solvedBy(
  work: Work,
  step: Step | null,
  action: Extract<Action, { kind: 'confirm' }>,
  round: number,
  person: string,
): boolean {
  const before = (step?.after ?? []).flatMap(edge => (edge.kind === 'step' ? [edge.step] : []));
  const solving = action.again === undefined ? before : [...before, action.again];
  return solving.some(id =>
    dutiesOfStep(work.state, id, round).some(duty => duty.done?.by === person || duty.arrived?.by === person),
  );
}

/** The step to begin again at, and all between it and the asking step that had opened. */
function stepsFrom(work: Work, from: string, to: string, round: number): readonly string[] {
  const found = new Set([from]);
  for (let grew = true; grew; ) {
    grew = false;
    for (const step of Object.values(work.plan.steps)) {
      if (found.has(step.id) || !step.after.some(edge => edge.kind === 'step' && found.has(edge.step)))
        continue;
      if (step.id === to || dutiesOfStep(work.state, step.id, round).length > 0) {
        found.add(step.id);
        grew = true;
      }
    }
  }
  found.add(to);
  return [...found];
}

export function declineDuty(work: Work, command: Of<'DeclineDuty'>): Refusal | null {
  const duty = work.state.duties[command.duty];
  if (!duty) return refusal('unknown-duty', { duty: command.duty });
  if (duty.phase !== 'open') return refusal('duty-not-open', { duty: duty.title, phase: duty.phase });
  if (duty.declined.includes(command.by)) return refusal('already-declined', { duty: duty.title });
  if (!isConcerned(duty, command.by)) return refusal('not-yours', { duty: duty.title });
  if (!command.reason.trim()) return refusal('reason-required', { duty: duty.title });
  const step = duty.step === null ? null : (work.plan.steps[duty.step] ?? null);
  const others = duty.holders.filter(holder => holder.person !== command.by);
  const next =
    others.length > 0 || !step
      ? others
      : holderFor(work, step, duty.item, roundOf(duty), [...duty.declined, command.by]);
  emit(work, { type: 'DutyDeclined', duty: duty.id, by: command.by, reason: command.reason, to: next });
  if (next.length === 0) raiseAlarm(work, current(work, duty), 'declined');
  else requestMessages(work, current(work, duty), 'do', next, `declined:${command.by}`);
  return null;
}

export function assignDuty(work: Work, command: Of<'AssignDuty'>, commands: boolean): Refusal | null {
  const duty = work.state.duties[command.duty];
  if (!duty) return refusal('unknown-duty', { duty: command.duty });
  if (duty.phase !== 'open') return refusal('duty-not-open', { duty: duty.title, phase: duty.phase });
  if (!(command.to in work.roster.people)) return refusal('unknown-person', { person: command.to });
  if (!isHolder(duty, command.by) && !mayCommand(work, duty, command.by, commands))
    return refusal('not-yours', { duty: duty.title });
  if (!command.reason.trim()) return refusal('reason-required', { duty: duty.title });
  if (duty.holders[0]?.person === command.to) return null;
  const holder = { person: command.to, reason: 'assigned' };
  emit(work, {
    type: 'DutyTaken',
    duty: duty.id,
    holders: [holder, ...duty.holders.filter(one => one.person !== command.to)],
    reason: command.reason,
  });
  if (duty.alarm !== null) emit(work, { type: 'AlarmCleared', duty: duty.id });
  requestMessages(work, current(work, duty), 'do', [holder], `assigned:${work.state.seq}`);
  return null;
}

export function seeAlarm(work: Work, command: Of<'SeeAlarm'>): Refusal | null {
  const duty = work.state.duties[command.duty];
  if (!duty || duty.alarm === null) return refusal('unknown-duty', { duty: command.duty });
  if (duty.alarm_seen === null) emit(work, { type: 'AlarmSeen', duty: duty.id, mark: markOf(work, command) });
  return null;
}

/** What a channel says became of a message. When nobody concerned can be reached the alarm is raised at once. */
export function recordDelivery(work: Work, command: Of<'RecordDelivery'>): Refusal | null {
  const duty = work.state.duties[command.duty];
  if (!duty) return null;
  const told = duty.told.find(one => one.person === command.person);
  if (told && told[command.outcome] === null)
    emit(work, { type: 'ReceiverMarked', duty: duty.id, person: command.person, mark: command.outcome });
  if (command.outcome !== 'failed' || duty.phase !== 'open') return null;
  if (isConcerned(duty, command.person) && !duty.unreachable.includes(command.person))
    emit(work, { type: 'PersonUnreachable', duty: duty.id, person: command.person });
  const after = current(work, duty);
  const asked = [...after.holders, ...after.called].map(holder => holder.person);
  const nobody = asked.every(person => after.unreachable.includes(person)) && !after.acknowledged;
  const unheard = after.told.length > 0 && after.told.every(one => one.failed !== null && !one.acknowledged);
  if (nobody || unheard) raiseAlarm(work, after, 'no-channel');
  return null;
}

function mayComplete(work: Work, duty: Duty, step: Step | null, by: string, commands: boolean): boolean {
  if (step?.action.kind === 'approve') return duty.told.some(told => told.person === by);
  if (step?.action.kind === 'confirm') return true; // anyone but the solvers, checked with the answer
  return isConcerned(duty, by) || mayCommand(work, duty, by, commands);
}

export function mayCommand(
  work: Work,
  duty: Pick<Duty, 'scenario'>,
  person: string,
  commands: boolean,
): boolean {
  const by = work.plan.scenarios[duty.scenario]?.stand_down.by;
  return commands || (by !== undefined && holdsRole(person, by, work));
}

function isHolder(duty: Duty, person: string): boolean {
  return duty.holders.some(holder => holder.person === person);
}

function isConcerned(duty: Duty, person: string): boolean {
  return isHolder(duty, person) || duty.called.some(holder => holder.person === person);
}

function fieldsMissing(
  fields: readonly Field[],
  given: Readonly<Record<string, unknown>> | undefined,
): Refusal | null {
  const missing = fields.filter(field => field.required && isEmpty(given?.[field.id]));
  return missing.length > 0
    ? refusal('field-required', { fields: missing.map(field => field.title).join('、') })
    : null;
}

/** Evidence is a field of its name; what cannot be given wants a reason instead. */
function evidenceMissing(
  action: Extract<Action, { kind: 'task' }>,
  command: Of<'CompleteDuty'>,
): Refusal | null {
  const missing = action.evidence.filter(one => isEmpty(command.fields?.[one.id]));
  if (missing.length === 0 || command.note?.trim()) return null;
  return refusal('field-required', { fields: missing.map(one => one.title).join('、') });
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : undefined;
}

function markOf(work: Work, command: { readonly by: string; readonly at?: number }): Mark {
  return { at: command.at ?? work.now, recorded: work.now, by: command.by };
}

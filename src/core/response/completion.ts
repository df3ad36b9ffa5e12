// Doing a duty: what each kind asks for is given, and then it is done. Entries go into logs that are kept meanwhile.

import type { Action, Field, Step } from '#core/plan/plan.ts';
import { answerPermit } from './acts.ts';
import { approve, confirm, decideAnswer } from './answers.ts';
import { answerCall } from './calls.ts';
import type { Command, Refusal } from './command.ts';
import { takeCommand } from './command-offer.ts';
import { isConcerned, markOf, mayCommand } from './concerned.ts';
import { current } from './current-duty.ts';
import { answerDiscretion } from './discretion.ts';
import { countDispatch } from './dispatch.ts';
import { acknowledgeAsReceiver } from './duty-commands.ts';
import { checkValue, recordValue } from './fact-commands.ts';
import { evidenceMissing, fieldsMissing } from './fields-given.ts';
import { completeReport, isSigner } from './forms.ts';
import { completeDuty } from './fulfil.ts';
import { factOf, itemOf, keyIn, keysOf, titleOfKey } from './items.ts';
import { levelAnswered } from './level-commands.ts';
import { refuseLocked } from './locks.ts';
import { prefilled } from './prefilled.ts';
import { refusal } from './refuse.ts';
import { tellRequester } from './requests.ts';
import { tickRoll } from './roll-call.ts';
import type { Duty, Entry, Mark } from './state.ts';
import { answerSilence } from './unreachable.ts';
import { answerUse, mayAnswerUse } from './use.ts';
import { mayTick, tickWatch } from './watch.ts';
import { emit, type Work } from './work.ts';

type Of<T extends Command['type']> = Extract<Command, { type: T }>;

export function completeByPerson(work: Work, command: Of<'CompleteDuty'>, commands: boolean): Refusal | null {
  const duty = work.state.duties[command.duty];
  if (!duty) return refusal('unknown-duty', { duty: command.duty });
  const step = duty.step === null ? null : (work.plan.steps[duty.step] ?? null);
  if (
    duty.phase !== 'open' &&
    !(
      duty.phase === 'done' &&
      (['decide', 'dispatch', 'report'].includes(duty.kind) || duty.decides !== undefined)
    )
  )
    return refusal('duty-not-open', { duty: duty.title, phase: duty.phase });
  if (!mayComplete(work, duty, step, command.by, commands)) return refusal('not-yours', { duty: duty.title });
  const mark = markOf(work, command);
  const refused = refuseLocked(duty) ?? completion(work, duty, step, command, mark);
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
  if (duty.decides !== undefined) return answerDiscretion(work, duty, command, mark, note);
  if (duty.grades) return levelAnswered(work, duty, command, mark, note);
  if (duty.commands) {
    takeCommand(work, duty, mark);
    return null;
  }
  if (duty.announces !== undefined) return everybodyHasIt(work, duty, mark, note);
  if (duty.about !== undefined) return answerSilence(work, duty, command, mark, note);
  if (duty.permit) return answerPermit(work, duty, command, mark, note);
  if (duty.kind === 'ask')
    return recordAsked(work, duty, duty.fact === null ? [] : [duty.fact], command, mark, note);
  if (step?.due?.kind === 'windows' && step.due.if_past === 'ask' && cameTooLate(duty) && note === null)
    return refusal('reason-required', { duty: duty.title });
  const action = step?.action;
  switch (action?.kind) {
    case 'assess':
      return recordAsked(work, duty, action.facts, command, mark, note);
    case 'notify':
      return everybodyHasIt(work, duty, mark, note);
    case 'record':
      return (
        fieldsMissing(action.fields, fieldsGiven(work, duty, action.fields, command), command.marks) ??
        recordEntry(work, duty, action, command, mark, note)
      );
    case 'report':
      return step && completeReport(work, duty, step, action, command, mark, note);
    case 'decide':
      return decideAnswer(work, duty, action, command, mark, note);
    case 'approve':
      return approve(work, duty, step, command, note);
    case 'confirm':
      return confirm(work, duty, step, action, command, mark, note);
    case 'task':
      return (
        evidenceMissing(action, command, work.plan) ?? finish(work, duty, mark, command.fields ?? null, note)
      );
    case 'watch':
      return tickWatch(work, duty, action, command, mark);
    case 'roll_call':
      return tickRoll(work, duty, action, command, mark, note);
    case 'dispatch':
      return countDispatch(work, duty, action, command, mark, note);
    case 'request': {
      const missing = evidenceMissing(action, command, work.plan);
      if (missing) return missing;
      tellRequester(work, duty);
      return finish(work, duty, mark, command.fields ?? null, note);
    }
    case 'call':
      return answerCall(work, duty, action, command, mark, note);
    case 'use':
      return answerUse(work, duty, action, command, mark, note);
    default:
      return finish(work, duty, mark, command.fields ?? command.answer ?? null, note);
  }
}

/** Whoever has to tell them says that they all know. */
function everybodyHasIt(work: Work, duty: Duty, mark: Mark, note: string | null): null {
  for (const told of duty.told) acknowledgeAsReceiver(work, duty, told.person, mark);
  completeDuty(work, current(work, duty), mark, null, note);
  return null;
}

/** Its limit lay behind when it opened. */
function cameTooLate(duty: Duty): boolean {
  return duty.due !== null && duty.due <= duty.opened;
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
  const given = Object.entries(command.facts ?? {}).map(
    ([id, value]) => [itemOf(id) === undefined ? keyIn(work.plan, id, duty.items) : id, value] as const,
  );
  const keys = facts.flatMap(fact => keysOf(work, fact, duty.items));
  for (const [key, value] of given) {
    const wrong = keys.includes(key)
      ? checkValue(key, work.plan.facts[factOf(key)], value)
      : refusal('unknown-fact', { fact: key });
    if (wrong) return wrong;
  }
  const missing = keys.find(
    key => !given.some(([id]) => id === key) && (work.state.facts[key]?.value ?? null) === null,
  );
  if (missing !== undefined)
    return refusal('answer-required', { fact: missing, title: titleOfKey(work, missing) });
  for (const [key, value] of given) recordValue(work, key, value, mark.at, command.by);
  return finish(work, duty, mark, Object.fromEntries(given), note);
}

function recordEntry(
  work: Work,
  duty: Duty,
  action: Extract<Action, { kind: 'record' }>,
  command: Of<'CompleteDuty'>,
  mark: Mark,
  note: string | null,
): null {
  const values = command.fields ? fieldsGiven(work, duty, action.fields, command) : {};
  if (Object.keys(values).length > 0)
    addTo(work, duty, action, {
      id: `${duty.id}#${duty.entries.length + 1}`,
      at: mark.at,
      by: command.by,
      values,
      ...(command.marks ? { marks: command.marks } : {}),
    });
  return finish(work, duty, mark, values, note);
}

/** A line more in a log that is kept while the duty lasts. The same entry id is written once. */
export function addEntry(work: Work, command: Of<'AddEntry'>, commands: boolean): Refusal | null {
  const duty = work.state.duties[command.duty];
  const action = duty?.step == null ? undefined : work.plan.steps[duty.step]?.action;
  const list = action && logKept(action);
  if (!duty || !action || !list) return refusal('unknown-duty', { duty: command.duty });
  if (duty.phase !== 'open' && (duty.closed === null || (command.at ?? work.now) > duty.closed))
    return refusal('duty-not-open', { duty: duty.title, phase: duty.phase });
  if (!isConcerned(duty, command.by) && !mayCommand(work, duty, command.by, commands))
    return refusal('not-yours', { duty: duty.title });
  const missing =
    refuseLocked(duty) ?? (action.kind === 'record' ? fieldsMissing(action.fields, command.values) : null);
  if (missing) return missing;
  if (duty.entries.some(entry => entry.id === command.entry)) return null;
  addTo(work, duty, list, {
    id: command.entry,
    at: command.at ?? work.now,
    by: command.by,
    values: command.values,
  });
  return null;
}

type Log = { readonly in: string; readonly list?: string; readonly copy?: readonly string[] };

/** With what the plan fills in beforehand. */
function fieldsGiven(work: Work, duty: Duty, fields: readonly Field[], command: Of<'CompleteDuty'>) {
  return { ...prefilled(work, fields, duty.items), ...command.fields };
}

/** The log that a duty keeps: its own, or the measures that a meeting decides. */
function logKept(action: Action): Log | undefined {
  if (action.kind === 'record') return action;
  return action.kind === 'convene' && action.gives !== undefined
    ? { in: action.gives, list: action.gives }
    : undefined;
}

function addTo(work: Work, duty: Duty, log: Log, entry: Entry): void {
  emit(work, { type: 'EntryAdded', duty: duty.id, log: log.in, list: log.list ?? null, entry });
  for (const copy of log.copy ?? [])
    emit(work, { type: 'EntryAdded', duty: duty.id, log: copy, list: null, entry, copy: true });
}

function mayComplete(work: Work, duty: Duty, step: Step | null, by: string, commands: boolean): boolean {
  if (duty.commands) return isConcerned(duty, by); // it is not for others to accept
  if (step?.action.kind === 'watch' && mayTick(work, duty, by)) return true;
  if (step?.action.kind === 'use') return mayAnswerUse(work, duty, step.action, by, commands);
  if (isSigner(duty, by)) return true;
  if (step?.action.kind === 'approve') return duty.told.some(told => told.person === by);
  if (step?.action.kind === 'confirm') return true; // anyone but the solvers, checked with the answer
  return isConcerned(duty, by) || mayCommand(work, duty, by, commands);
}

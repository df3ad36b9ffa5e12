// Calls to outside numbers: what came of each attempt. Where the plan says so, one that nobody answered is made again
// after its time; the first of the outcomes it names is that somebody was reached.
import type { Action } from '#core/plan/plan.ts';
import type { Instant } from '#core/time/instant.ts';
import type { Command, Refusal } from './command.ts';
import { current } from './current-duty.ts';
import { completeDuty } from './fulfil.ts';
import { requestMessages } from './message.ts';
import { refusal } from './refuse.ts';
import type { Duty, Mark } from './state.ts';
import { emit, type Work } from './work.ts';

type Call = Extract<Action, { kind: 'call' }>;

/** What is asked of whoever rings up: one of the outcomes, or whether anybody answered; nothing where neither matters. */
export function outcomesOf({ outcomes, again }: Call): readonly string[] | 'yes-no' | null {
  if (outcomes && outcomes.length > 0) return outcomes;
  return again === undefined ? null : 'yes-no';
}

export function answerCall(
  work: Work,
  duty: Duty,
  action: Call,
  command: Extract<Command, { type: 'CompleteDuty' }>,
  mark: Mark,
  note: string | null,
): Refusal | null {
  const wanted = outcomesOf(action);
  const { answer } = command;
  if (wanted === null) {
    completeDuty(work, duty, mark, command.fields ?? answer ?? null, note);
    return null;
  }
  const known = wanted === 'yes-no' ? typeof answer === 'boolean' : wanted.includes(String(answer));
  if (!known)
    return refusal('answer-required', {
      duty: duty.title,
      values: wanted === 'yes-no' ? '' : wanted.join(', '),
    });
  const reached = wanted === 'yes-no' ? answer === true : answer === wanted[0];
  if (reached || action.again === undefined) {
    completeDuty(work, duty, mark, answer, note);
    return null;
  }
  const next = mark.at + action.again;
  emit(work, { type: 'CallTried', duty: duty.id, mark, outcome: String(answer), note, next });
  return null;
}

export function callClock(duty: Duty): Instant | null {
  return duty.call_again ?? null;
}

export function fireCallClock(work: Work, duty: Duty, due: Instant): void {
  emit(work, { type: 'CallDue', duty: duty.id, due }, due);
  requestMessages(work, current(work, duty), 'do', duty.holders, `again:${duty.tried?.length ?? 0}`);
}

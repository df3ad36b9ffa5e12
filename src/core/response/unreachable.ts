// Nobody outside to ask: after the time the plan gives, those it names decide how it goes on. It is never confirmed by
// silence; what they decide is on the record with its reason, and is not the outsider's answer.
import type { Action } from '#core/plan/plan.ts';
import type { Instant } from '#core/time/instant.ts';
import { raiseAlarm } from './alarm.ts';
import { doAgain } from './answers.ts';
import type { Command, Refusal } from './command.ts';
import { completeDuty } from './fulfil.ts';
import { requestMessages } from './message.ts';
import { blankDuty } from './open-duty.ts';
import { candidates } from './people.ts';
import { refusal } from './refuse.ts';
import type { Duty, Mark } from './state.ts';
import { emit, openDuties, roundOf, type Work } from './work.ts';

type Confirm = Extract<Action, { kind: 'confirm' }>;

/** keep: go on asking, and decide once more after the same time; without: go on without the answer; again: do it once more. */
export const SILENCE_ANSWERS = ['keep', 'without', 'again'] as const;
type SilenceAnswer = (typeof SILENCE_ANSWERS)[number];

export function silenceAnswers(action: Confirm): readonly SilenceAnswer[] {
  return action.again === undefined ? ['keep', 'without'] : SILENCE_ANSWERS;
}

/** When whoever is to decide is asked next; null while they are. */
export function silenceClock(work: Pick<Work, 'plan' | 'state'>, duty: Duty): Instant | null {
  const action = confirmOf(work, duty);
  if (!action?.unreachable || duty.locks?.length || asked(work, duty)) return null;
  return duty.opened + action.unreachable.after * ((duty.silences ?? 0) + 1);
}

export function fireSilence(work: Work, duty: Duty, due: Instant): void {
  const action = confirmOf(work, duty);
  const step = duty.step === null ? undefined : work.plan.steps[duty.step];
  if (!action?.unreachable || !step) return;
  emit(work, { type: 'OutsiderSilent', duty: duty.id, due }, due);
  const context = { step, item: duty.item, round: roundOf(duty) };
  const holders = candidates(action.unreachable.decide, work, context).slice(0, 1);
  const question: Duty = {
    ...blankDuty(work, `silent:${duty.id}/${(duty.silences ?? 0) + 1}`, duty.scenario, undefined),
    kind: 'unreachable',
    title: duty.title,
    round: duty.round,
    item: `${duty.id}#${(duty.silences ?? 0) + 1}`,
    holders,
    due: work.at + work.plan.words.immediately,
    ...(duty.items ? { items: duty.items } : {}),
    about: duty.id,
  };
  emit(work, { type: 'DutyOpened', duty: question, why: `silent:${duty.id}`, again: false });
  requestMessages(work, question, 'do', holders);
  if (holders.length === 0) raiseAlarm(work, question, 'nobody-holds-the-post');
}

export function answerSilence(
  work: Work,
  question: Duty,
  command: Extract<Command, { type: 'CompleteDuty' }>,
  mark: Mark,
  note: string | null,
): Refusal | null {
  const duty = question.about === undefined ? undefined : work.state.duties[question.about];
  const action = duty && confirmOf(work, duty);
  if (!duty || !action) return refusal('unknown-duty', { duty: question.id });
  const answer = silenceAnswers(action).find(one => one === command.answer);
  if (answer === undefined)
    return refusal('answer-required', { duty: question.title, values: silenceAnswers(action).join(', ') });
  if (note === null) return refusal('reason-required', { duty: question.title });
  completeDuty(work, question, mark, answer, note);
  if (answer === 'keep' || duty.phase !== 'open') return null;
  emit(work, { type: 'DutyWaived', duty: duty.id, by: command.by, reason: `unreachable: ${note}` });
  requestMessages(work, duty, 'withdrawn', [...duty.holders, ...duty.called], 'unreachable');
  if (answer === 'again' && action.again !== undefined && duty.step !== null)
    doAgain(work, duty, action.again, duty.step, `silent:${duty.id}`);
  return null;
}

/** The outsider has answered, or need not any more: nobody has to decide. */
export function withdrawSilenceQuestions(work: Work): void {
  for (const question of openDuties(work.state)) {
    if (question.about === undefined || work.state.duties[question.about]?.phase === 'open') continue;
    emit(work, { type: 'DutyWithdrawn', duty: question.id, reason: `answered:${question.about}` });
    requestMessages(work, question, 'withdrawn', question.holders, 'answered');
  }
}

function asked(work: Pick<Work, 'state'>, duty: Duty): boolean {
  return work.state.duties[`silent:${duty.id}/${duty.silences ?? 0}`]?.phase === 'open';
}

function confirmOf({ plan }: Pick<Work, 'plan'>, duty: Duty): Confirm | undefined {
  const action = duty.step === null ? undefined : plan.steps[duty.step]?.action;
  return action?.kind === 'confirm' ? action : undefined;
}

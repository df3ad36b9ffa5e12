// 必要时: a step that opens only when somebody says it is needed. That person is asked once, without nagging; "not needed"
// is an answer with its reason, and may be changed later.

import type { Step } from '#core/plan/plan.ts';
import { raiseAlarm } from './alarm.ts';
import type { Command, Refusal } from './command.ts';
import { completeDuty } from './fulfil.ts';

import { NO_ITEMS } from './items.ts';
import { requestMessages } from './message.ts';
import { blankDuty } from './open-duty.ts';
import { candidates } from './people.ts';
import { refusal } from './refuse.ts';
import type { Duty, Items, Mark } from './state.ts';
import { emit, type Work } from './work.ts';

/** Yes, no, or not said yet; asks when nobody has been. */
export function isNeeded(
  work: Work,
  step: Step,
  label: string,
  round: number,
  item: string | null,
  items: Items = NO_ITEMS,
): boolean | null {
  if (!step.discretion) return true;
  const id = discretionId(step.id, label, item);
  const duty = work.state.duties[id];
  if (duty?.phase === 'done') return duty.answer === true;
  if (duty?.phase === 'open') return null;
  if (duty) return false;
  const holders = candidates(step.discretion, work, { step, item, round }).slice(0, 1);
  const asked: Duty = {
    ...blankDuty(work, id, step.scenario, undefined),
    kind: 'discretion',
    title: step.title,
    force: 'may',
    round: label,
    item,
    holders,
    decides: step.id,
    ...(Object.keys(items).length > 0 ? { items } : {}),
  };
  emit(work, { type: 'DutyOpened', duty: asked, why: `discretion:${step.id}`, again: false });
  requestMessages(work, asked, 'do', holders);
  if (holders.length === 0) raiseAlarm(work, asked, 'nobody-holds-the-post');
  return null;
}

export function discretionId(step: string, label: string, item: string | null): string {
  return item === null ? `needed:${step}/${label}` : `needed:${step}/${label}/${item}`;
}

export function answerDiscretion(
  work: Work,
  duty: Duty,
  command: Extract<Command, { type: 'CompleteDuty' }>,
  mark: Mark,
  note: string | null,
): Refusal | null {
  const { answer } = command;
  if (typeof answer !== 'boolean') return refusal('answer-required', { duty: duty.title });
  if (!answer && note === null) return refusal('reason-required', { duty: duty.title });
  if (duty.phase !== 'done') completeDuty(work, duty, mark, answer, note);
  else if (duty.answer === answer) return null;
  else emit(work, { type: 'AnswerRevised', duty: duty.id, by: command.by, answer, note });
  return null;
}

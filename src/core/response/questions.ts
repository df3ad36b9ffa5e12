// Questions that the text leaves open: what they lock stays locked, in every incident, until somebody who may answers in
// that incident. An answer for good is an edit of the plan.
import type { Question } from '#core/plan/close.ts';
import type { Plan, Step } from '#core/plan/plan.ts';
import type { Command, Refusal } from './command.ts';
import { commandsCase, markOf } from './concerned.ts';
import { holdsRole } from './people.ts';
import { refusal } from './refuse.ts';
import type { IncidentState } from './state.ts';
import { emit, type Work } from './work.ts';

/** Those that keep a step from being done now: on the step itself, or on the form it hands in. */
export function questionsLocking(
  { plan, state }: { readonly plan: Plan; readonly state: IncidentState },
  step: Step,
): readonly Question[] {
  if (!plan.questions) return [];
  const form = step.action.kind === 'report' ? step.action.form : undefined;
  const evidence =
    step.action.kind === 'task' || step.action.kind === 'request'
      ? step.action.evidence.flatMap(one => one.form ?? [])
      : [];
  const locked = [step.id, ...(form === undefined ? [] : [form]), ...evidence];
  return openQuestions({ plan, state }).filter(({ locks }) => locks.some(one => locked.includes(one)));
}

/** Answered neither in the plan nor in this incident. */
export function openQuestions({
  plan,
  state,
}: {
  readonly plan: Plan;
  readonly state: IncidentState;
}): readonly Question[] {
  return Object.values(plan.questions ?? {}).filter(
    ({ id, answer }) => answer === undefined && state.answered?.[id] === undefined,
  );
}

export function answerQuestion(
  work: Work,
  command: Extract<Command, { type: 'AnswerQuestion' }>,
  commands: boolean,
): Refusal | null {
  const { question: id } = command;
  const question = work.plan.questions?.[id];
  if (!question || question.answer) return refusal('unknown-question', { question: id });
  const asked = question.ask !== undefined && holdsRole(command.by, question.ask, work);
  if (!asked && !commandsCase(work, command.by, commands))
    return refusal('not-yours', { act: question.text });
  const text = command.text.trim();
  if (text === '') return refusal('answer-required', { title: question.text });
  if (work.state.answered?.[id]?.text === text) return null;
  emit(work, { type: 'QuestionAnswered', question: id, text, mark: markOf(work, command) });
  return null;
}

// The minutes of urgency words and the limits of steps as the present level has them; else the plan's own.
import type { Due } from '#core/plan/clock.ts';
import type { Limit, Plan, UrgencyWord } from '#core/plan/plan.ts';
import type { Step } from '#core/plan/step.ts';
import type { Millis } from '#core/time/instant.ts';
import type { IncidentState } from './state.ts';

type Case = { readonly plan: Plan; readonly state: IncidentState };

export function limitOf(work: Case, step: Step): Limit | undefined {
  const level = levelNow(work);
  const own = level?.limits[step.id];
  if (own) return own;
  const limit = step.limit ?? (step.due === undefined ? formOf(work.plan, step)?.limit : undefined);
  const minutes = limit?.word === undefined ? undefined : level?.words[limit.word];
  // beside `within` the word is only kept: its own figure stands
  return limit && minutes !== undefined && limit.of.kind === 'opened' && isOfWord(work, limit)
    ? { ...limit, within: minutes }
    : limit;
}

/** A limit that is not a span; of the form, where the step writes none. */
export function dueOfStep({ plan }: Pick<Case, 'plan'>, step: Step): Due | undefined {
  return step.due ?? (step.limit === undefined ? formOf(plan, step)?.due : undefined);
}

function formOf(plan: Plan, { action }: Step) {
  return action.kind === 'report' ? plan.forms[action.form] : undefined;
}

/** Do some levels have a limit of their own for it? */
export function isOfLevels(plan: Plan, step: Step): boolean {
  const word = step.limit?.word;
  return Object.values(plan.levels ?? {}).some(
    level => step.id in level.limits || (word !== undefined && word in level.words),
  );
}

export function minutesOf(work: Case, word: UrgencyWord): Millis {
  return levelNow(work)?.words[word] ?? work.plan.words[word];
}

function isOfWord({ plan }: Case, limit: Limit): boolean {
  return limit.word !== undefined && limit.within === plan.words[limit.word];
}

function levelNow({ plan, state }: Case) {
  return state.level ? plan.levels?.[state.level.level] : undefined;
}

// Steps that are one of several: the first case that holds is what is to be done. As long as an earlier one cannot be told,
// none is chosen, and what would tell it is asked for; once chosen it stands.

import type { Case, Step } from '#core/plan/step.ts';
import { truthOf } from './condition.ts';
import { current } from './current-duty.ts';
import { itemsOf } from './items.ts';
import { requestMessages } from './message.ts';
import { scopeAt } from './scope.ts';
import type { Duty, Items } from './state.ts';
import { emit, openDuties, scenarioRound, type Work } from './work.ts';

type Chosen =
  | { readonly kind: 'one'; readonly index: number; readonly title: string }
  | { readonly kind: 'none' } // every case is known not to hold
  | { readonly kind: 'unknown'; readonly facts: readonly string[] };

export function chooseCase(work: Pick<Work, 'plan' | 'state'>, step: Step, item: string | null): Chosen {
  const items = itemsOf(work, step, item);
  const scope = scopeAt(work, step, scenarioRound(work, step.scenario, items), items, item);
  for (const [index, one] of (step.cases ?? []).entries()) {
    const { holds, unknown } =
      one.when === undefined ? { holds: true, unknown: [] } : truthOf(one.when, scope);
    if (holds === true) return { kind: 'one', index, title: one.title };
    if (holds === null) return { kind: 'unknown', facts: unknown };
  }
  return { kind: 'none' };
}

/** Chooses where it can be told now; answers the facts that would tell. */
export function settleCases(
  work: Work,
): readonly { readonly fact: string; readonly scenario: string; readonly items?: Items | undefined }[] {
  return openDuties(work.state).flatMap(duty => {
    const step = duty.step === null ? undefined : work.plan.steps[duty.step];
    if (!step?.cases || duty.chosen !== null) return [];
    const chosen = chooseCase(work, step, duty.item);
    if (chosen.kind === 'unknown')
      return chosen.facts.map(fact => ({ fact, scenario: duty.scenario, items: duty.items }));
    if (chosen.kind === 'none') {
      emit(work, { type: 'DutyWithdrawn', duty: duty.id, reason: 'no-case' });
      requestMessages(work, duty, 'withdrawn', [...duty.holders, ...duty.called], 'no-case');
      return [];
    }
    emit(work, { type: 'CaseChosen', duty: duty.id, index: chosen.index, title: chosen.title });
    requestMessages(work, current(work, duty), 'do', duty.holders, `case:${chosen.index}`);
    return [];
  });
}

export function caseOf(step: Step, duty: Pick<Duty, 'chosen'>): Case | undefined {
  return duty.chosen == null ? undefined : step.cases?.[duty.chosen];
}

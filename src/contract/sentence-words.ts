// The words of a plan and the names of people, for the sentences of its log.
import type { Plan } from '#core/plan/plan.ts';
import type { SentenceWords } from './event-sentence.ts';
import { actTitle, banTitle, lockWords } from './lock-words.ts';

export function sentenceWords(plan: Plan, own: Pick<SentenceWords, 'name' | 'duty' | 'time'>): SentenceWords {
  return {
    ...own,
    fact: id => plan.facts[id]?.title ?? id,
    scenario: id => plan.scenarios[id]?.title ?? id,
    step: id => plan.steps[id]?.title ?? id,
    act: id => actTitle(id, plan),
    against: id => banTitle(id, plan),
    lock: lock => lockWords(lock, plan),
  };
}

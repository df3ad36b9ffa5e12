// The words of a plan and the names of people, for the sentences of its log.
import type { Plan } from '#core/plan/plan.ts';
import { factOf, titleOfKey } from '#core/response/items.ts';
import type { IncidentState } from '#core/response/state.ts';
import type { SentenceWords } from './event-sentence.ts';
import { levelTitle, rowWords } from './level-words.ts';
import { actTitle, banTitle, lockWords } from './lock-words.ts';

/** `state`: to name the items of lists; without it their keys are shown. */
export function sentenceWords(
  plan: Plan,
  own: Pick<SentenceWords, 'name' | 'duty' | 'time'>,
  state?: IncidentState,
): SentenceWords {
  return {
    ...own,
    fact: key => (state ? titleOfKey({ plan, state }, key) : (plan.facts[factOf(key)]?.title ?? key)),
    scenario: id => plan.scenarios[id]?.title ?? id,
    step: id => plan.steps[id]?.title ?? id,
    act: id => actTitle(id, plan),
    condition: id => plan.close?.conditions.find(one => one.id === id)?.title ?? id,
    plan: id => plan.beside?.[id] ?? (id === plan.plan || id === '' ? plan.title : id),
    question: id => plan.questions?.[id]?.text ?? id,
    against: id => banTitle(id, plan),
    level: id => levelTitle(id, plan),
    row: row => rowWords(row, plan),
    post: id => plan.presence?.[id]?.title ?? id,
    rule: id => plan.rules?.[id]?.title ?? id,
    lock: lock => lockWords(lock, plan),
  };
}

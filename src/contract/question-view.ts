// Questions that the plan's text leaves open, on the board: what waits for the answer, and whom to ask.
import type { Plan } from '#core/plan/plan.ts';
import type { IncidentState } from '#core/response/state.ts';
import type { QuestionView } from './board.ts';
import { markView, type Names } from './duty-view.ts';

/** Those the plan itself has no answer to, answered for this incident or not. */
export function questionsView(state: IncidentState, plan: Plan, names: Names): QuestionView[] {
  return Object.values(plan.questions ?? {})
    .filter(question => question.answer === undefined)
    .map(({ id, text, ask, locks }) => {
      const answered = state.answered?.[id];
      const mark = markView(answered?.mark ?? null, names);
      return {
        id,
        text,
        ask: ask === undefined ? null : { role: ask, title: plan.roles[ask]?.title ?? ask },
        locks: locks.map(one => plan.steps[one]?.title ?? plan.forms[one]?.title ?? one),
        answer: answered && mark ? { text: answered.text, mark } : null,
      };
    });
}

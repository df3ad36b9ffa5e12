// Controlled acts on the board: what may be asked for, what was asked, what was done against a ban.
import type { Plan } from '#core/plan/plan.ts';
import type { ActRequest, IncidentState } from '#core/response/state.ts';
import { toIso } from '#core/time/instant.ts';
import type { ActView, BoardView } from './board.ts';
import { iso, type Names, personRef } from './duty-view.ts';
import { banTitle, lockWords } from './lock-words.ts';

type Acts = Pick<BoardView, 'acts' | 'asked_acts' | 'violations' | 'never'>;

export function actsView(state: IncidentState, plan: Plan, names: Names): Acts {
  const bans = state.scenarios.flatMap(id => plan.scenarios[id]?.never ?? []);
  return {
    acts: Object.values(plan.acts).map(({ id, title, per }) => ({ id, title, list: per ?? null })),
    asked_acts: Object.values(state.acts ?? {}).map(request => actView(request, plan, names)),
    violations: (state.violations ?? []).map(it => ({
      against: { id: it.against, title: banTitle(it.against, plan) },
      person: it.person === null ? null : personRef(it.person, names),
      text: it.text,
      by: personRef(it.by, names),
      at: toIso(it.at),
      recorded: toIso(it.recorded),
    })),
    never: bans.map(({ id }) => ({ id, title: banTitle(id, plan) })),
  };
}

function actView(request: ActRequest, plan: Plan, names: Names): ActView {
  const { id, act, item, by, asked, phase, locks, answered, reason, through, ended } = request;
  return {
    id,
    act,
    title: plan.acts[act]?.title ?? act,
    item,
    by: personRef(by, names),
    asked: toIso(asked),
    phase,
    locks: locks.map(lock => lockText(lock, plan)),
    answered_by: answered?.by == null ? null : personRef(answered.by, names),
    answered: iso(answered?.at ?? null),
    reason,
    through,
    ended: iso(ended),
  };
}

export function lockText(lock: string, plan: Plan): { readonly zh: string; readonly en: string } {
  const [zh, en] = lockWords(lock, plan);
  return { zh, en };
}

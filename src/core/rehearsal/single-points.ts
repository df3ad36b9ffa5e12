// Single points of failure: the people without whom the plan does not hold. Each person who is called when all goes the
// usual way is left silent once; what breaks then, and would not have otherwise, hangs on that person alone.
import type { Plan, ScenarioId } from '#core/plan/plan.ts';
import type { PersonId, Roster } from '#core/roster/roster.ts';
import { postOf } from './answering.ts';
import { keyOf, type LimitKey, limitsOf } from './limits.ts';
import { rehearse } from './rehearse.ts';
import type { Run } from './run.ts';
import type { RosterAt, Setting } from './setting.ts';

export type SinglePoint = {
  readonly person: PersonId;
  readonly post: string | null;
  readonly limits: readonly LimitKey[]; // must-limits that break without this person
  readonly undone: readonly LimitKey[]; // must-duties that nobody ever does
  readonly alarm: boolean; // "nobody reachable" rings
  readonly over: boolean; // the response still ends
};

/** Everybody as usual but one: no luck is in it, so one run a person tells. */
export function singlePoints(
  plan: Plan,
  roster: Roster | RosterAt,
  scenario: ScenarioId,
  setting: Setting,
): readonly SinglePoint[] {
  const silent = setting.silent ?? [];
  const usual = rehearse(plan, roster, scenario, { ...setting, seed: null });
  if (!usual.ok) return [];
  const before = troubleOf(plan, usual.run);
  const at = typeof roster === 'function' ? roster(setting.at) : roster;
  const reporter = usual.run.cases[0]?.state.reporter;
  const called = [...new Set(usual.run.calls.filter(one => one.wanted).map(one => one.person))];
  return called
    .filter(person => !silent.includes(person))
    .flatMap((person): readonly SinglePoint[] => {
      const without = rehearse(plan, roster, scenario, {
        ...setting,
        seed: null,
        silent: [...silent, person],
        ...(reporter === undefined ? {} : { reporter }),
      });
      if (!without.ok) return [];
      const after = troubleOf(plan, without.run);
      const limits = after.limits.filter(key => !before.limits.includes(key));
      const undone = after.undone.filter(key => !before.undone.includes(key));
      const alarm = after.alarm && !before.alarm;
      if (limits.length + undone.length === 0 && !alarm) return [];
      return [{ person, post: postOf(person, at), limits, undone, alarm, over: after.over }];
    })
    .toSorted((a, b) => weight(b) - weight(a));
}

function weight({ limits, undone, alarm }: SinglePoint): number {
  return undone.length * 100 + limits.length * 10 + Number(alarm);
}

type Trouble = {
  readonly limits: readonly LimitKey[];
  readonly undone: readonly LimitKey[];
  readonly alarm: boolean;
  readonly over: boolean;
};

function troubleOf(plan: Plan, run: Run): Trouble {
  const limits = limitsOf(plan, run).filter(
    one => one.force === 'must' && (one.outcome === 'late' || one.outcome === 'never'),
  );
  const undone = run.cases.flatMap(({ state }) =>
    Object.values(state.duties).filter(duty => duty.force === 'must' && duty.phase === 'open'),
  );
  return {
    limits: [...new Set(limits.map(one => one.key))],
    undone: [...new Set(undone.map(keyOf))],
    alarm: run.cases.some(({ events }) => events.some(event => event.type === 'NobodyReachable')),
    over: run.cases.every(({ state }) => state.phase !== 'active'),
  };
}

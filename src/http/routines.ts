// What comes round over HTTP: the list, the history of one, beginning with it before its day.
import { listRoutines, type RoutineRow, routineHistory, startRoutine } from '#contract/routines.ts';
import { cadenceInEnglish } from '#core/paper/english/times.ts';
import { cadenceInWords } from '#core/paper/time-words.ts';
import type { Party, Plan } from '#core/plan/plan.ts';
import { toIso } from '#core/time/instant.ts';
import type { RoutineSlot } from '#desk/ports.ts';
import { ok } from '#desk/result.ts';
import type { RoutineListed } from '#desk/routines.ts';
import type { HttpDeps } from './deps.ts';
import type { Mount } from './mount.ts';

export function mountRoutines(mount: Mount, { routines }: HttpDeps): void {
  mount(listRoutines, async ({ query: { text, kind, standing }, actor }) => {
    const wanted = text?.trim().toLowerCase() ?? '';
    const all = (await routines.list(actor.org)).map(rowOf);
    const items = all.filter(
      row =>
        (kind === undefined || row.kind === kind) &&
        (standing === undefined || row.standing === standing) &&
        `${row.title}\n${row.plan_title}\n${row.who ?? ''}`.toLowerCase().includes(wanted),
    );
    return ok({ items, total: items.length });
  });

  mount(routineHistory, async ({ params: { plan, routine }, actor }) => {
    const found = await routines.history(actor.org, plan, routine);
    return found.ok ? ok({ items: found.value.map(slotView) }) : found;
  });

  mount(startRoutine, async ({ params: { plan, routine }, actor, note }) => {
    note.object = `${plan}/${routine}`;
    return await routines.start(actor.org, plan, routine);
  });
}

function rowOf({ inForce, what, standing, next, open, last, last_done }: RoutineListed): RoutineRow {
  const { plan, version } = inForce;
  return {
    plan: plan.plan,
    plan_title: plan.title,
    version,
    routine: what.scenario,
    kind: what.kind,
    title: what.title,
    how_often: { zh: cadenceInWords(what.how_often), en: cadenceInEnglish(what.how_often) },
    who: whoOf(plan, what.who),
    standing,
    next: next && { opens: toIso(next.opens), due: toIso(next.due) },
    open: open && slotView(open),
    last: last && slotView(last),
    last_done: last_done === null ? null : toIso(last_done),
    drills: what.drills ?? null,
  };
}

function whoOf(plan: Plan, who: RoutineListed['what']['who']): string | null {
  if (who === null) return null;
  const parties: readonly Party[] = who.mode === 'any-of' ? who.parties : [who.party];
  const titles = parties.flatMap(party =>
    party.kind === 'role' ? [plan.roles[party.role]?.title ?? party.role] : [],
  );
  return titles.length === 0 ? null : titles.join('、');
}

function slotView({ slot, opens, due, state, incident, done_at }: RoutineSlot) {
  return {
    ...{ slot, state, incident },
    opens: toIso(opens),
    due: toIso(due),
    done_at: done_at === null ? null : toIso(done_at),
  };
}

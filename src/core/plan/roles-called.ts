// Which roles a plan calls, and where: duties, messages, questions, ladders, levels, routines; groups with their members.
import { isRecord } from './not-run-places.ts';
import type { Plan, RoleId } from './plan.ts';

/** Each role that somebody must hold, with the places that need it. */
export function rolesCalled(plan: Plan): ReadonlyMap<RoleId, readonly string[]> {
  const uses = new Map<RoleId, string[]>();
  const call = (role: RoleId | undefined, where: string) => {
    if (role === undefined) return;
    const known = uses.get(role) ?? [];
    if (known.includes(where)) return;
    uses.set(role, [...known, where]);
    const { members = [], first_present = [] } = plan.roles[role] ?? {};
    for (const member of [...members, ...first_present]) call(member, where);
  };
  for (const step of Object.values(plan.steps)) for (const role of partiesIn(step)) call(role, step.id);
  for (const role of partiesIn(plan.ladder)) call(role, 'ladder');
  for (const fact of Object.values(plan.facts)) {
    for (const role of fact.ask) call(role, `facts.${fact.id}`);
    for (const role of partiesIn(fact.ladder)) call(role, `facts.${fact.id}`);
  }
  for (const [id, act] of Object.entries(plan.acts)) {
    call(act.by, `acts.${id}`);
    for (const role of partiesIn(act)) call(role, `acts.${id}`);
  }
  for (const { id, stand_down, never } of Object.values(plan.scenarios)) {
    call(stand_down.by, `${id}.stand_down`);
    for (const { unless, id: name } of never)
      if (typeof unless === 'object') call(unless.permission_of, `${id}.never.${name}`);
    for (const role of partiesIn(never)) call(role, `${id}.never`);
  }
  callParts(plan, call);
  return uses;
}

function callParts(plan: Plan, call: (role: RoleId | undefined, where: string) => void): void {
  for (const [part, value] of Object.entries({
    forms: plan.forms,
    routines: plan.routines,
    exercises: plan.exercises,
    training: plan.training,
    rules: plan.rules,
    close: plan.close,
  }))
    for (const role of partiesIn(value)) call(role, part);
  for (const { id, commander, tell } of Object.values(plan.levels ?? {})) {
    call(commander, `levels.${id}`);
    for (const role of partiesIn(tell)) call(role, `levels.${id}`);
  }
  const { up = [], down = [] } = plan.grades?.override ?? {};
  for (const role of [...up, ...down]) call(role, 'grades.override');
  for (const { id, who, approved_by } of Object.values(plan.exercises ?? {}))
    for (const role of [who, ...approved_by]) call(role, `exercises.${id}`);
  for (const { id, who } of Object.values(plan.training ?? {})) call(who, `training.${id}`);
  for (const { id, ask } of Object.values(plan.questions ?? {})) call(ask, `questions.${id}`);
  for (const { id, keeper } of Object.values(plan.resources ?? {})) call(keeper, `resources.${id}`);
  for (const { id, by } of Object.values(plan.presence ?? {}))
    for (const role of by) call(role, `presence.${id}`);
  const { by, filed, false_alarm_by, merged_by } = plan.close ?? {};
  for (const role of [by, filed?.by, false_alarm_by, merged_by]) call(role, 'close');
  call(plan.head.review?.by, 'review');
}

/** Roles that are named without being called: solvers, members of units, posts that a routine fills. */
export function rolesNamed(plan: Plan): ReadonlySet<RoleId> {
  const units = Object.values(plan.units).flatMap(({ head, deputies = [], members = [] }) => [
    ...(head === undefined ? [] : [head]),
    ...deputies,
    ...members,
  ]);
  const fills = Object.values(plan.routines ?? {}).flatMap(routine => routine.fills);
  const solvers = Object.values(plan.steps).flatMap(({ action }) =>
    action.kind === 'confirm' ? action.not_by : [],
  );
  return new Set([...units, ...fills, ...solvers, ...(plan.head.issued_to ?? [])]);
}

/** Roles in any party below: { kind: 'role', role }. */
function partiesIn(value: unknown): readonly RoleId[] {
  if (Array.isArray(value)) return value.flatMap(partiesIn);
  if (!isRecord(value)) return [];
  if (value.kind === 'role' && typeof value.role === 'string') return [value.role];
  return Object.values(value).flatMap(partiesIn);
}

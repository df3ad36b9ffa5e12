// Roles against the people there are: does somebody hold each role the plan calls, can a message reach them?
import type { Roster } from '#core/roster/roster.ts';
import type { Checking } from './checking.ts';
import type { Party, Plan, RoleId, Rung, Step, Unit } from './plan.ts';

export function checkPeople(checking: Checking): void {
  const { plan, roster } = checking;
  const uses = rolesCalled(plan);
  for (const role of Object.keys(plan.roles)) if (!uses.has(role)) reportUnused(role, checking);
  reportCircles('unit-cycle', 'units', 'parent', id => parentOf(plan.units[id]), checking);
  reportCircles('group-cycle', 'roles', 'members', id => plan.roles[id]?.members ?? [], checking);
  if (!roster) return;
  for (const [role, steps] of uses) checkRole(role, steps, roster, checking);
}

function checkRole(id: RoleId, steps: readonly string[], roster: Roster, { plan, find }: Checking): void {
  const role = plan.roles[id];
  if (!role || role.is || role.outside || role.members) return;
  const post = roster.posts[id];
  const people = [...(post?.holders ?? []), ...(post?.deputies ?? [])];
  const path = ['roles', id];
  const used = steps.join('、');
  if (people.length === 0) {
    find('error', 'role-without-person', path, {
      zh: `岗位“${role.title}”（${id}）没有人担任，用于：${used}。请在名册里指定人员后再生效。`,
      en: `Nobody holds the role "${role.title}" (${id}), needed by: ${used}. Assign somebody in the roster before it takes effect.`,
    });
    return;
  }
  if (!people.some(person => (roster.people[person]?.channels.length ?? 0) > 0))
    find('error', 'role-without-channel', path, {
      zh: `岗位“${role.title}”（${id}）的人都没有可用的联系方式，消息送不到。请补上邮箱等联系方式。`,
      en: `Nobody who holds "${role.title}" (${id}) has a channel that works; add an address to reach them.`,
    });
  else if (!people.some(person => post?.on_duty.includes(person)))
    find('warning', 'role-nobody-on-duty', path, {
      zh: `岗位“${role.title}”（${id}）现在没有人在岗，事发时会先找上级。`,
      en: `Nobody who holds "${role.title}" (${id}) is on duty now; the head of the unit would be called instead.`,
    });
  if (post && post.deputies.length === 0 && post.holders.length < 2 && plan.ladder.some(tellsDeputies))
    find('info', 'role-without-deputy', path, {
      zh: `岗位“${role.title}”（${id}）没有替补，无人应答时直接找上级。`,
      en: `"${role.title}" (${id}) has no deputy; when nobody answers, the ladder goes straight to the head.`,
    });
}

function tellsDeputies(rung: Rung): boolean {
  return rung.tell.some(({ kind }) => kind === 'deputies');
}

function reportUnused(id: RoleId, { plan, find }: Checking): void {
  find('info', 'unused-role', ['roles', id], {
    zh: `岗位“${plan.roles[id]?.title ?? id}”（${id}）没有任何步骤用到；不需要的话请删去。`,
    en: `No step uses the role "${plan.roles[id]?.title ?? id}" (${id}); remove it if it is not needed.`,
  });
}

function parentOf(unit: Unit | undefined): readonly string[] {
  return unit?.parent === undefined ? [] : [unit.parent];
}

/** Units above themselves, groups that hold themselves: each circle is told at its first member. */
function reportCircles(
  code: 'unit-cycle' | 'group-cycle',
  part: 'units' | 'roles',
  key: string,
  next: (id: string) => readonly string[],
  { plan, find }: Checking,
): void {
  const told = new Set<string>();
  for (const start of Object.keys(plan[part])) {
    const reached = new Set(next(start));
    for (const id of reached) for (const further of next(id)) reached.add(further); // a Set goes on with what is added
    if (!reached.has(start) || told.has(start)) continue;
    for (const id of reached) told.add(id);
    find('error', code, [part, start, key], {
      zh: `“${start}”通过 ${key} 又回到了自己，请改正。`,
      en: `"${start}" comes back to itself over ${key}; correct it.`,
    });
  }
}

// ---------------------------------------------------------------- who is called where

/** Roles that duties, messages, questions and ladders call, groups with their members; each with where. */
function rolesCalled(plan: Plan): ReadonlyMap<RoleId, readonly string[]> {
  const uses = new Map<RoleId, string[]>();
  const call = (role: RoleId, where: string) => {
    const known = uses.get(role) ?? [];
    if (known.includes(where)) return;
    uses.set(role, [...known, where]);
    for (const member of plan.roles[role]?.members ?? []) call(member, where);
  };
  for (const step of Object.values(plan.steps)) for (const role of rolesOfStep(step)) call(role, step.id);
  for (const role of plan.ladder.flatMap(rolesOfRung)) call(role, 'ladder');
  for (const fact of Object.values(plan.facts)) for (const role of fact.ask) call(role, `facts.${fact.id}`);
  for (const { by, id } of Object.values(plan.acts)) call(by, `acts.${id}`);
  for (const { id, stand_down, never } of Object.values(plan.scenarios)) {
    call(stand_down.by, `${id}.stand_down`);
    for (const { unless, id: name } of never)
      if (typeof unless === 'object') call(unless.permission_of, `${id}.never.${name}`);
  }
  return uses;
}

function rolesOfStep(step: Step): readonly RoleId[] {
  const { who, action } = step;
  const parties: Party[] = who.mode === 'any-of' ? [...who.parties] : [who.party];
  if (action.kind === 'notify' || action.kind === 'report') parties.push(...action.to);
  if (action.kind === 'approve') parties.push(...action.by);
  if (action.kind === 'decide' && action.asked_by) parties.push(action.asked_by);
  return [...parties.flatMap(rolesOfParty), ...(step.ladder ?? []).flatMap(rolesOfRung)];
}

function rolesOfRung(rung: Rung): readonly RoleId[] {
  return rung.tell.flatMap(target => (target.kind === 'party' ? rolesOfParty(target.party) : []));
}

function rolesOfParty(party: Party): readonly RoleId[] {
  if (party.kind === 'role') return [party.role];
  return party.kind === 'head-of' ? rolesOfParty(party.of) : [];
}

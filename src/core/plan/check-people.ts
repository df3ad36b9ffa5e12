// Roles against the people there are: does somebody hold each role the plan calls, can a message reach them?
import type { Roster } from '#core/roster/roster.ts';
import type { Checking } from './checking.ts';
import type { RoleId, Rung, Unit } from './plan.ts';
import { rolesCalled, rolesNamed } from './roles-called.ts';

export function checkPeople(checking: Checking): void {
  const { plan, roster } = checking;
  const uses = rolesCalled(plan);
  const named = rolesNamed(plan);
  for (const [role, { duties }] of Object.entries(plan.roles))
    if (!uses.has(role) && !named.has(role) && !duties?.length) reportUnused(role, checking);
  reportCircles('unit-cycle', 'units', 'parent', id => parentOf(plan.units[id]), checking);
  reportCircles('group-cycle', 'roles', 'members', id => plan.roles[id]?.members ?? [], checking);
  if (!roster) return;
  for (const [role, steps] of uses) {
    checkRole(role, steps, roster, checking);
    checkComing(role, roster, checking);
  }
}

/** Days to come on which nobody who holds the role is on duty, or nobody on duty has a channel. */
function checkComing(id: RoleId, roster: Roster, { plan, coming, find }: Checking): void {
  const role = plan.roles[id];
  if (!role || role.is || role.outside || role.members || role.first_present || role.posted_by) return;
  const bare = (coming ?? []).filter(({ on_duty }) => {
    const people = on_duty[id] ?? [];
    return !people.some(person => (roster.people[person]?.channels.length ?? 0) > 0);
  });
  if (bare.length === 0) return;
  const days = bare.map(({ day }) => day).join('、');
  find('warning', 'role-nobody-on-duty-then', ['roles', id], {
    zh: `岗位“${role.title}”（${id}）在 ${days} 没有排到能联系上的人；请排班，或指定替补。`,
    en: `Nobody who can be reached is on duty as "${role.title}" (${id}) on ${days}; fill the shifts or appoint deputies.`,
  });
}

function checkRole(id: RoleId, steps: readonly string[], roster: Roster, { plan, find }: Checking): void {
  const role = plan.roles[id];
  if (!role || role.is || role.outside || role.members || role.first_present || role.posted_by) return;
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

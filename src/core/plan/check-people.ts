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
  const wanting: Wanting[] = [];
  for (const [role, steps] of uses) {
    wanting.push(...checkRole(role, steps, roster, checking));
    checkComing(role, roster, checking);
  }
  for (const [want, roles] of Map.groupBy(wanting, one => one.want)) reportWanting(want, roles, checking);
}

type Want = keyof typeof WANTS;
type Wanting = { readonly want: Want; readonly id: RoleId; readonly used: string };

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

/** What this role lacks for the plan to reach somebody. */
function checkRole(
  id: RoleId,
  steps: readonly string[],
  roster: Roster,
  { plan }: Checking,
): readonly Wanting[] {
  const role = plan.roles[id];
  if (!role || role.is || role.outside || role.members || role.first_present || role.posted_by) return [];
  const post = roster.posts[id];
  const people = [...(post?.holders ?? []), ...(post?.deputies ?? [])];
  const wants = (want: Want): Wanting => ({ want, id, used: steps.join('、') });
  if (people.length === 0) return [wants('person')];
  const found: Wanting[] = [];
  if (!people.some(person => (roster.people[person]?.channels.length ?? 0) > 0)) found.push(wants('channel'));
  else if (!people.some(person => post?.on_duty.includes(person))) found.push(wants('duty'));
  if (post && post.deputies.length === 0 && post.holders.length < 2 && plan.ladder.some(tellsDeputies))
    found.push(wants('deputy'));
  return found;
}

/** One role is told with where it is needed; several at once, so that they can be filled at once. */
function reportWanting(want: Want, roles: readonly Wanting[], { plan, find }: Checking): void {
  const { code, severity, one, many } = WANTS[want];
  const named = roles.map(({ id }) => ({ id, title: plan.roles[id]?.title ?? id }));
  const [first] = named;
  if (first === undefined) return;
  if (named.length === 1) find(severity, code, ['roles', first.id], one(first, roles[0]?.used ?? ''));
  else find(severity, code, ['roles', first.id], many(named));
}

type NamedRole = { readonly id: RoleId; readonly title: string };

const listed = (roles: readonly NamedRole[]): string => roles.map(({ title }) => title).join('、');

const WANTS = {
  person: {
    code: 'role-without-person',
    severity: 'error',
    one: ({ id, title }: NamedRole, used: string) => ({
      zh: `岗位“${title}”（${id}）没有人担任，用于：${used}。请在名册里指定人员后再生效。`,
      en: `Nobody holds the role "${title}" (${id}), needed by: ${used}. Assign somebody in the roster before it takes effect.`,
    }),
    many: (roles: readonly NamedRole[]) => ({
      zh: `${roles.length} 个岗位没有人担任：${listed(roles)}。请在名册里指定人员后再生效。`,
      en: `Nobody holds ${roles.length} roles: ${listed(roles)}. Assign people in the roster before it takes effect.`,
    }),
  },
  channel: {
    code: 'role-without-channel',
    severity: 'error',
    one: ({ id, title }: NamedRole) => ({
      zh: `岗位“${title}”（${id}）的人都没有可用的联系方式，消息送不到。请补上邮箱等联系方式。`,
      en: `Nobody who holds "${title}" (${id}) has a channel that works; add an address to reach them.`,
    }),
    many: (roles: readonly NamedRole[]) => ({
      zh: `${roles.length} 个岗位的人都没有可用的联系方式，消息送不到：${listed(roles)}。请补上邮箱等联系方式。`,
      en: `Nobody who holds these ${roles.length} roles has a channel that works: ${listed(roles)}. Add addresses to reach them.`,
    }),
  },
  duty: {
    code: 'role-nobody-on-duty',
    severity: 'warning',
    one: ({ id, title }: NamedRole) => ({
      zh: `岗位“${title}”（${id}）现在没有人在岗，事发时会先找上级。`,
      en: `Nobody who holds "${title}" (${id}) is on duty now; the head of the unit would be called instead.`,
    }),
    many: (roles: readonly NamedRole[]) => ({
      zh: `${roles.length} 个岗位现在没有人在岗，事发时会先找上级：${listed(roles)}。`,
      en: `Nobody is on duty now for ${roles.length} roles; the heads of their units would be called instead: ${listed(roles)}.`,
    }),
  },
  deputy: {
    code: 'role-without-deputy',
    severity: 'info',
    one: ({ id, title }: NamedRole) => ({
      zh: `岗位“${title}”（${id}）没有替补，无人应答时直接找上级。`,
      en: `"${title}" (${id}) has no deputy; when nobody answers, the ladder goes straight to the head.`,
    }),
    many: (roles: readonly NamedRole[]) => ({
      zh: `${roles.length} 个岗位没有替补，无人应答时直接找上级：${listed(roles)}。`,
      en: `${roles.length} roles have no deputy; when nobody answers, the ladder goes straight to the head: ${listed(roles)}.`,
    }),
  },
} as const;

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

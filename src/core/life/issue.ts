// To whom a plan in force is handed out: the units and posts it names, each with the people who belong to them now.
import type { Plan } from '#core/plan/plan.ts';
import type { PersonId, Roster } from '#core/roster/roster.ts';
import type { Issue } from './act.ts';

export function issuesOf(plan: Plan, roster: Roster): readonly Issue[] {
  return (plan.head.issued_to ?? []).map(to => {
    const role = plan.roles[to];
    if (role) {
      const posts = role.members ?? [to];
      const people = posts.flatMap(id => [
        ...(roster.posts[id]?.holders ?? []),
        ...(roster.posts[id]?.deputies ?? []),
      ]);
      return { to, title: role.title, people: [...new Set(people)] };
    }
    return { to, title: plan.units[to]?.title ?? to, people: peopleOfUnit(to, roster) };
  });
}

/** Of the unit and of those below it, in the order of the roster. */
function peopleOfUnit(unit: string, roster: Roster): readonly PersonId[] {
  const inside = new Set<string>([unit]);
  for (let before = 0; before !== inside.size; ) {
    before = inside.size;
    for (const { id, parent } of Object.values(roster.units))
      if (parent !== undefined && inside.has(parent)) inside.add(id);
  }
  const belongs = (id: string | undefined): boolean => id !== undefined && inside.has(id);
  const posts = Object.values(roster.posts).filter(post => belongs(post.unit));
  const people = Object.values(roster.people).filter(
    ({ id, unit: own }) =>
      belongs(own) || posts.some(post => post.holders.includes(id) || post.deputies.includes(id)),
  );
  const heads = Object.values(roster.units).flatMap(it =>
    belongs(it.id) && it.head !== undefined ? [it.head] : [],
  );
  return [...new Set([...heads, ...people.map(({ id }) => id)])];
}

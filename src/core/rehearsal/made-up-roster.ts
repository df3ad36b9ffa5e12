// People for a plan that has no roster yet: one holder and one deputy for each post it names, a head for each unit.
// Nobody of them is real, and none has an address.
import type { Plan, Role } from '#core/plan/plan.ts';
import type { Person, Post, Roster, RosterUnit } from '#core/roster/roster.ts';

const CHANNELS = ['in-app', 'email'];

export function madeUpRoster(plan: Plan): Roster {
  const posts = Object.values(plan.roles).filter(isPost);
  const people = posts.flatMap(({ id, title, unit }) => [
    person(id, title, unit),
    person(`${id}_deputy`, `${title}（副）`, unit),
  ]);
  const units = Object.values(plan.units).map((unit): RosterUnit => {
    const head = unit.head ?? `${unit.id}_head`;
    return {
      id: unit.id,
      title: unit.title,
      head,
      ...(unit.parent === undefined ? {} : { parent: unit.parent }),
    };
  });
  const heads = Object.values(plan.units)
    .filter(unit => unit.head === undefined)
    .map(unit => person(`${unit.id}_head`, `${unit.title}负责人`, unit.id));
  return {
    version: 1,
    people: Object.fromEntries([...people, ...heads].map(one => [one.id, one])),
    units: Object.fromEntries(units.map(one => [one.id, one])),
    posts: Object.fromEntries(posts.map(role => [role.id, post(role)])),
  };
}

/** Groups and relative roles are found by way of others; people outside are nobody's to call. */
function isPost({ is, members, first_present, outside }: Role): boolean {
  return is === undefined && (members ?? first_present) === undefined && outside !== true;
}

function person(id: string, name: string, unit: string | undefined): Person {
  return { id, name, channels: CHANNELS, ...(unit === undefined ? {} : { unit }) };
}

function post({ id, title, unit }: Role): Post {
  return {
    id,
    title,
    holders: [id],
    deputies: [`${id}_deputy`],
    on_duty: [id, `${id}_deputy`],
    ...(unit === undefined ? {} : { unit }),
  };
}

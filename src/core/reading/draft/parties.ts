// Who the draft plan names: units and posts of the text as units and roles, services behind emergency numbers as
// contacts, several names as a group, and one role for what the text assigns to nobody.
import type { WrittenPlan } from '#core/plan/plan-schema.ts';
import { kindOfUnit } from '../units.ts';
import type { IdBook } from './ids.ts';

export const UNASSIGNED = 'unassigned';

export type Parties = {
  /** Role id of a name. */
  readonly role: (name: string) => string;
  /** Role id of several names together. */
  readonly group: (names: readonly string[]) => string;
  readonly unassigned: () => string;
  /** Contact id of a service or number. */
  readonly contact: (title: string, number?: string) => string;
  readonly isOutside: (name: string) => boolean;
  readonly written: () => Pick<WrittenPlan, 'units' | 'roles' | 'contacts'>;
};

type Roles = NonNullable<WrittenPlan['roles']>;

export function parties(ids: IdBook): Parties {
  const units: NonNullable<WrittenPlan['units']> = {};
  const roles: Roles = { reporter: { title: '报告人', is: 'reporter' } };
  const contacts: NonNullable<WrittenPlan['contacts']> = {};
  const known = new Map<string, string>();
  const once = (key: string, make: () => string): string => {
    const id = known.get(key) ?? make();
    known.set(key, id);
    return id;
  };
  const role = (name: string): string =>
    once(`role ${name}`, () => {
      const kind = kindOfUnit(name);
      const id = ids(name, 'role');
      if (kind === 'outside') roles[id] = { title: name, outside: true };
      else if (kind === 'post') roles[id] = { title: name };
      else {
        const unit = ids(`${name}`, 'unit');
        units[unit] = { title: name };
        roles[id] = { title: name, unit };
      }
      return id;
    });
  return {
    role,
    group: names =>
      once(`group ${names.join('、')}`, () => {
        const id = ids('', 'group');
        roles[id] = { title: names.join('、'), members: names.map(role) };
        return id;
      }),
    unassigned() {
      roles[UNASSIGNED] ??= { title: '待指定（条文未写由谁负责）' };
      return UNASSIGNED;
    },
    contact: (title, number) =>
      once(`contact ${title}`, () => {
        const id = ids(title.replace(/^\d+/, ''), number === undefined ? 'contact' : `call_${number}`);
        contacts[id] = { title, ...(number === undefined ? {} : { number }) };
        return id;
      }),
    isOutside: name => kindOfUnit(name) === 'outside',
    written: () => ({ units, roles, contacts }),
  };
}

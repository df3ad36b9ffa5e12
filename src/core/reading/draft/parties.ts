// Whom the draft names: posts and units as roles, services behind numbers as contacts, several names as a group, and one
// role for what the text gives to nobody. Names that a person, or the text itself, has said are one are one role.
import type { WrittenPlan } from '#core/plan/plan-schema.ts';
import type { Reading, Synonym } from '../reading.ts';
import { kindOfUnit } from '../units.ts';
import { type IdBook, snakeName } from './ids.ts';

const UNASSIGNED = 'unassigned';

type Roles = NonNullable<WrittenPlan['roles']>;
type Units = NonNullable<WrittenPlan['units']>;
type Contacts = NonNullable<WrittenPlan['contacts']>;
type Duty = Exclude<NonNullable<Units[string]['duties']>[number], string>;

export type Parties = {
  /** Role id of a name. */
  readonly role: (name: string) => string;
  /** Role id of several names together. */
  readonly group: (names: readonly string[]) => string;
  readonly unassigned: () => string;
  /** Contact id of a service or number. */
  readonly contact: (title: string, number?: string, from?: string) => string;
  readonly isOutside: (name: string) => boolean;
  readonly isPost: (name: string) => boolean;
  /** Unit id of a name that is a unit or group. */
  readonly unit: (name: string) => string;
  readonly addDuty: (name: string, duty: Duty) => void;
  /** Duties of everybody: of the organisation itself. */
  readonly everyone: (duty: Duty) => string;
  readonly lead: (unit: string, role: string, as: 'head' | 'deputy') => void;
  readonly join: (unit: string, roles: readonly string[], from: string) => void;
  readonly retitle: (role: string, title: string) => void;
  /** A name under which the text speaks of a role besides its own; the first such role has it. */
  readonly sameAs: (name: string, role: () => string) => void;
  readonly written: () => Pick<WrittenPlan, 'units' | 'roles' | 'contacts'>;
};

export function parties(ids: IdBook, reading: Pick<Reading, 'synonyms'>): Parties {
  const units: Units = {};
  const roles: Roles = { reporter: { title: '报告人', is: 'reporter' } };
  const contacts: Contacts = {};
  const numbers = new Map<string, string>(); // number → contact
  const duties = new Map<string, Duty[]>(); // unit or role → its duties
  const aliases = new Map<string, () => string>(); // name → role
  const sameAs = oneName(reading.synonyms);
  const plain = (name: string) => sameAs.get(bareName(name)) ?? bareName(name);

  const unit = (written: string): string => {
    const name = plain(written);
    const id = ids.named('units', name, `${snakeName(name, 'part')}_unit`);
    units[id] ??= { title: name, kind: kindOfUnit(name) === 'group' ? 'group' : 'department' };
    return id;
  };
  const role = (written: string): string => {
    const name = plain(written);
    if (FINDER.test(name)) return 'reporter';
    const known = aliases.get(name);
    if (known !== undefined) return known();
    const kind = kindOfUnit(name, true);
    const id = ids.named('roles', name);
    roles[id] ??=
      !/^上级/.test(name) && (kind === 'outside' || kindOfUnit(name) === 'outside')
        ? { title: name, outside: true }
        : kind === 'post' || VAGUE.test(name)
          ? { title: name }
          : { title: name, unit: unit(name) };
    return id;
  };
  const dutiesOf = (key: string): Duty[] => {
    const own = duties.get(key) ?? [];
    duties.set(key, own);
    return own;
  };
  const addDuty = (name: string, duty: Duty): void => {
    const bare = plain(name);
    const key = kindOfUnit(bare, true) === 'post' ? role(name) : unit(name);
    dutiesOf(key).push(duty);
  };
  return {
    role,
    unit,
    addDuty,
    group: names => {
      const title = names.map(plain).join('、');
      const id = ids.named('roles', title, `${snakeName(names.map(plain).join(''), 'several')}_group`);
      roles[id] ??= { title, members: [...new Set(names.map(role))] };
      return id;
    },
    unassigned() {
      roles[UNASSIGNED] ??= { title: '待指定（条文未写由谁负责）' };
      return UNASSIGNED;
    },
    contact(title, number, from) {
      const name = number === undefined ? title : title.replace(number, '') || number;
      const same = number === undefined ? contactNamed(name, contacts) : numbers.get(number);
      if (same !== undefined) return same;
      const id = ids.named('contacts', name, callId(number));
      const known = contacts[id]?.number ?? number;
      contacts[id] = {
        title: name,
        ...(known === undefined ? {} : { number: known }),
        ...(from === undefined ? {} : { from }),
      };
      if (known !== undefined) numbers.set(known, id);
      return id;
    },
    isOutside: name => !/^上级/.test(bareName(name)) && kindOfUnit(bareName(name)) === 'outside',
    isPost: name => kindOfUnit(plain(name), true) === 'post',
    everyone(duty) {
      const id = ids.named('units', '全体人员', 'everybody');
      units[id] ??= { title: '全体人员' };
      dutiesOf(id).push(duty);
      return id;
    },
    lead(id, role, as) {
      const now = units[id];
      if (now === undefined) return;
      if (as === 'head') units[id] = { ...now, head: now.head ?? role };
      else units[id] = { ...now, deputies: [...new Set([now.deputies ?? [], role].flat())] };
    },
    join(id, more, from) {
      const now = units[id];
      if (now === undefined) return;
      units[id] = {
        ...now,
        members: [...new Set([now.members ?? [], ...more].flat())],
        from: now.from ?? from,
      };
    },
    sameAs(name, known) {
      const bare = plain(name);
      const taken = Object.values(roles).some(({ title }) => title === bare);
      if (!taken && !aliases.has(bare)) aliases.set(bare, known);
    },
    retitle(id, title) {
      const now = roles[id];
      if (now !== undefined) roles[id] = { ...now, title };
    },
    written() {
      const withDuties = <T extends object>(all: Readonly<Record<string, T>>) =>
        Object.fromEntries(
          Object.entries(all).map(([id, one]) => {
            const own = duties.get(id);
            return [id, own === undefined ? one : { ...one, duties: own }];
          }),
        );
      return { units: withDuties(units), roles: withDuties(roles), contacts };
    },
  };
}

/** "电力公司" is 市电力公司 of the list of numbers, where there is one such. */
function contactNamed(name: string, contacts: Contacts): string | undefined {
  const [one, ...more] = Object.keys(contacts).filter(id => {
    const { title, number } = contacts[id] ?? {};
    return (
      number !== undefined &&
      name.length >= 3 &&
      title !== undefined &&
      (title.includes(name) || name.includes(title))
    );
  });
  return more.length === 0 ? one : undefined;
}

/** 119 → call_119; a long number is named by its sounds. */
const callId = (number: string | undefined): string | undefined =>
  number !== undefined && /^\d{3,6}$/.test(number) ? `call_${number}` : undefined;

/** "相关部门", "有关人员": nobody in particular. */
export const VAGUE =
  /^(?:各)?(?:相关|有关|各相关|各有关|其他|责任|各责任|相关责任|有关责任)(?:的)?(?:部门|单位|人员|科室|岗位|领导|负责人|方|方面|机构)|^上级$/;

/** Whoever finds it reports it. */
const FINDER =
  /^(?:报告人|报警人|(?:首先|最先|最早|第一)?发现[^,]{0,12}?(?:的)?(?:人|人员|员工|职工|科室|部门|单位|者))$/;

/** "会同人力资源部", "两名操作工", "由保卫部" → the name alone. */
function bareName(name: string): string {
  const bare = name
    .replace(/[\s*＊×]+/g, '')
    .replace(/^(?:会同|由|请|及|和|与)(?=[^,]{2})/, '')
    .replace(/^(?:[一两二三四五六七八九十]|\d{1,3})[名位](?=[^,]{2})/, '');
  return bare === '' ? '未写明' : bare.slice(0, 100);
}

/** Names that the text defines as one, or that somebody has confirmed; anything else is for a person to say. */
function oneName(synonyms: readonly Synonym[]): ReadonlyMap<string, string> {
  const same = new Map<string, string>();
  for (const { names, why } of synonyms) {
    if (why !== 'defined' && why !== 'known') continue;
    const [first = '', ...others] = names.map(bareName);
    for (const other of others) if (other !== first) same.set(other, same.get(first) ?? first);
  }
  return same;
}

// Several plans of one case as one plan that the engine runs. What belongs to the case in each of them keeps its own name
// with the plan's behind it ("look·night_shift"), so that no two are ever taken for one; posts, contacts and forms that are
// the same in both, and facts that both know by the same name, title and type, are one: nobody is asked twice.
import { renamed } from '#core/feel/qualify.ts';
import { aliasIn, nameIn } from './case-name.ts';
import type { Plan } from './plan.ts';
import type { Step } from './step.ts';

/** A further plan in force, under its alias. The same three give the same object. */
export function beside(first: Plan, alias: string, further: Plan): Plan {
  const byAlias = known.get(first) ?? new Map<string, WeakMap<Plan, Plan>>();
  known.set(first, byAlias);
  const byPlan = byAlias.get(alias) ?? new WeakMap<Plan, Plan>();
  byAlias.set(alias, byPlan);
  const found = byPlan.get(further) ?? joined(first, alias, further);
  byPlan.set(further, found);
  return found;
}

/** Kept as long as the plans are: conditions are compiled once for each. */
const known = new WeakMap<Plan, Map<string, WeakMap<Plan, Plan>>>();

function joined(first: Plan, alias: string, further: Plan): Plan {
  const to = renaming(first, alias, further);
  const part = <K extends keyof typeof PARTS & keyof Plan>(key: K): Plan[K] => {
    const own = Object.entries((further[key] ?? {}) as Things).map(([id, it]) => [
      to.name(PARTS[key], id),
      withId(to.thing(it), to.name(PARTS[key], id)),
    ]);
    const all = { ...Object.fromEntries(own), ...first[key] };
    return (Object.keys(all).length === 0 ? first[key] : all) as Plan[K];
  };
  const steps = Object.values(further.steps)
    .filter(step => step.part !== 'routine')
    .map(step => stepBeside(step, further, to));
  const graded = first.grades ? undefined : further.grades;
  return {
    ...first,
    beside: { ...first.beside, [alias]: further.title, [further.plan]: further.title },
    units: { ...further.units, ...first.units },
    roles: part('roles'),
    facts: part('facts'),
    acts: part('acts'),
    forms: part('forms'),
    contacts: part('contacts'),
    scenarios: part('scenarios'),
    ...defined({
      calendars: part('calendars'),
      params: part('params'),
      presence: part('presence'),
      rules: part('rules'),
      resources: part('resources'),
      questions: part('questions'),
      close: closeBeside(first, further, to),
    }),
    ...(graded ? (to.thing({ grades: graded, levels: levelsBeside(further, to) }) as Partial<Plan>) : {}),
    ...(further.gates || first.gates
      ? { gates: [...(first.gates ?? []), ...(further.gates ?? []).map(id => to.name('step', id))] }
      : {}),
    steps: { ...first.steps, ...Object.fromEntries(steps.map(step => [step.id, step])) },
  };
}

type Things = Readonly<Record<string, unknown>>;

/** What the entries of a part are called in references. */
const PARTS = {
  roles: 'role',
  facts: 'fact',
  acts: 'act',
  forms: 'form',
  contacts: 'contact',
  scenarios: 'scenario',
  calendars: 'calendar',
  params: 'fact',
  presence: 'post',
  rules: 'rule',
  resources: 'resource',
  questions: 'question',
} as const;

type Kind = (typeof PARTS)[keyof typeof PARTS] | 'step' | 'said' | 'feel';

const LOCKED: readonly Kind[] = ['step', 'form'];

/** Keys of a plan that hold a name, or a list of names, of that kind; objects under them are looked into. */
const KEYS: Readonly<Record<string, readonly Kind[]>> = {
  ...names('step', 'step', 'again', 'back_to', 'chase', 'steps', 'opens', 'goes_on', 'after', 'gates'),
  ...names('fact', 'fact', 'facts', 'starts', 'list', 'gives', 'in', 'per', 'event', 'param', 'year'),
  ...names('said', 'say', 'script', 'from_fact'),
  ...names('role', 'role', 'by', 'not_by', 'members', 'first_present', 'permission_of', 'commander', 'ask'),
  ...names('feel', 'feel', 'when', 'while', 'where', 'holds', 'for', 'unless'),
  ...names('act', 'act', 'blocks'),
  scenario: ['scenario'],
  form: ['form'],
  contact: ['contact'],
  post: ['post'],
  calendar: ['calendar'],
  resource: ['resource'],
  locks: LOCKED,
};

function names(kind: Kind, ...keys: readonly string[]): Readonly<Record<string, readonly Kind[]>> {
  return Object.fromEntries(keys.map(key => [key, [kind]]));
}

type Renaming = { name(kind: Kind, id: string): string; thing<T>(value: T): T };

function renaming(first: Plan, alias: string, further: Plan): Renaming {
  const maps = new Map<Kind, ReadonlySet<string>>();
  const add = (kind: Kind, ids: readonly string[]) =>
    maps.set(kind, new Set([...(maps.get(kind) ?? []), ...ids]));
  add('step', Object.keys(further.steps));
  add('scenario', [...Object.keys(further.scenarios), 'gates', 'after']);
  for (const key of ['facts', 'params', 'roles', 'forms', 'contacts', 'calendars', 'resources'] as const)
    add(
      PARTS[key],
      Object.entries(further[key] ?? {})
        .filter(([id, it]) => !isShared(key, it, (first[key] as Things | undefined)?.[id]))
        .map(([id]) => id),
    );
  for (const key of ['acts', 'presence', 'rules', 'questions'] as const)
    add(PARTS[key], Object.keys(further[key] ?? {}));
  const inConditions = new Set([
    ...(maps.get('fact') ?? []),
    ...(maps.get('step') ?? []),
    ...(maps.get('post') ?? []),
  ]);

  function name(kind: Kind, id: string): string {
    if (kind === 'feel') return renamed(id, one => (inConditions.has(one) ? nameIn(alias, one) : one));
    if (kind === 'said') return id.replace(/^[^.]+/, one => name('fact', one));
    return maps.get(kind)?.has(id) ? nameIn(alias, id) : id;
  }

  function thing(value: unknown, key = ''): unknown {
    if (typeof value === 'string') {
      const kind = (KEYS[key] ?? []).find(one => name(one, value) !== value);
      return kind === undefined ? value : name(kind, value);
    }
    if (key === 'count' || key === 'answer') return value; // holds no names
    if (Array.isArray(value)) return value.map(one => thing(one, key));
    if (typeof value !== 'object' || value === null) return value;
    if ('kind' in value && value.kind === 'use') return { ...value, ...accepting(value) };
    if (key === 'same_as' && 'plan' in value) return value; // a step of a plan that names itself
    return Object.fromEntries(Object.entries(value).map(([inner, it]) => [inner, thing(it, inner)]));
  }

  /** A plan used names its own scenarios. */
  const accepting = (use: object) =>
    'accepted_by' in use ? { accepted_by: thing(use.accepted_by, 'accepted_by') } : {};

  return { name, thing: value => thing(value) as typeof value };
}

type Shareable = 'facts' | 'params' | 'roles' | 'forms' | 'contacts' | 'calendars' | 'resources';

/** The same thing in both plans? A post that only one of them names is the organisation's own. */
function isShared(part: Shareable, one: unknown, other: unknown): boolean {
  if (part === 'roles') return other === undefined || SAME_ROLE.every(key => same(one, other, key));
  if (other === undefined) return part !== 'facts' && part !== 'params';
  if (part === 'facts' || part === 'params') return SAME_FACT.every(key => same(one, other, key));
  return JSON.stringify(one) === JSON.stringify(other);
}

const SAME_ROLE = ['is', 'members', 'outside', 'first_present', 'posted_by'];
const SAME_FACT = ['title', 'type', 'unit', 'values', 'fields', 'per', 'when'];

function same(one: unknown, other: unknown, key: string): boolean {
  const value = (of: unknown) => JSON.stringify((of as Things)[key]);
  return value(one) === value(other);
}

/** Rungs and the ways of its own plan go with the step: the ladder of the first plan is not its own. */
function stepBeside(step: Step, further: Plan, to: Renaming): Step {
  const moved = to.thing(step);
  const ladder = moved.ladder ?? (step.force === 'must' ? to.thing(further.ladder) : undefined);
  return { ...moved, id: to.name('step', step.id), ...(ladder ? { ladder } : {}) };
}

function closeBeside(first: Plan, further: Plan, to: Renaming): Plan['close'] {
  const { close } = further;
  if (!close) return first.close;
  const own = to.thing(close);
  const conditions = own.conditions.map(one => ({ ...one, id: conditionName(one.id, to) }));
  const { conditions: before = [], tell = [], after = [], from = [], ...rest } = first.close ?? {};
  return {
    ...rest,
    conditions: [...before, ...conditions],
    tell: [...tell, ...own.tell],
    after: [...after, ...own.after],
    from,
  };
}

/** Conditions of closing are of their plan, as its scenarios are. */
function conditionName(id: string, to: Renaming): string {
  return nameIn(aliasIn(to.name('scenario', 'after')), id);
}

function levelsBeside({ levels }: Plan, to: Renaming): Plan['levels'] {
  if (!levels) return undefined;
  return Object.fromEntries(
    Object.entries(levels).map(([id, level]) => {
      const limits = Object.entries((level as { readonly limits?: Things }).limits ?? {});
      const moved = limits.map(([step, limit]) => [to.name('step', step), limit]);
      return [id, moved.length > 0 ? { ...level, limits: Object.fromEntries(moved) } : level];
    }),
  );
}

function withId(thing: unknown, id: string): unknown {
  return typeof thing === 'object' && thing !== null && 'id' in thing ? { ...thing, id } : thing;
}

function defined<T extends object>(parts: T): { readonly [K in keyof T]: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(parts).filter(([, it]) => it !== undefined)) as never;
}

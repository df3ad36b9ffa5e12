// What the parts of the parser share: the names a plan defines, and one way to report a finding at an element.
import type { Bilingual, Finding } from '#core/finding.ts';
import { nearest } from './nearest.ts';
import type { FactId, FactType, FormId, RoleId, ScenarioId, StepId, UnitId } from './plan.ts';
import type { WrittenPlan } from './plan-schema.ts';
import { writtenSteps } from './written-steps.ts';
import type { Path, Places } from './yaml-text.ts';

export type Report = {
  readonly severity?: Finding['severity'];
  readonly column?: number;
  readonly proposal?: Finding['proposal'];
};

export type PlanReading = {
  readonly written: WrittenPlan;
  readonly names: PlanNames;
  readonly findings: Finding[];
  /** Adds a finding at an element; an error unless told otherwise. */
  report(code: string, path: Path, message: Bilingual, more?: Report): void;
};

export type PlanNames = {
  readonly facts: ReadonlyMap<FactId, FactType>;
  readonly steps: ReadonlyMap<StepId, ScenarioId>;
  readonly acts: ReadonlySet<string>;
  /** By id and by title, where no two share the title. */
  readonly roles: ReadonlyMap<string, RoleId>;
  readonly units: ReadonlyMap<string, UnitId>;
  readonly forms: ReadonlyMap<string, FormId>;
  readonly contacts: ReadonlyMap<string, string>;
  readonly resources: ReadonlyMap<string, string>;
  readonly routines: ReadonlyMap<string, string>;
  readonly calendars: ReadonlyMap<string, string>;
  readonly presence: ReadonlyMap<string, string>;
  readonly levels: ReadonlySet<string>;
  readonly params: ReadonlyMap<string, string>; // id → type
};

/** `lists`: list facts that no one declared, because a record step keeps them. */
export function planReading(written: WrittenPlan, places: Places, lists: readonly FactId[]): PlanReading {
  const findings: Finding[] = [];
  const steps = new Map<StepId, ScenarioId>();
  for (const { id, scenario } of writtenSteps(written)) if (!steps.has(id)) steps.set(id, scenario);
  return {
    written,
    findings,
    names: {
      facts: new Map<FactId, FactType>([
        ...lists.map(list => [list, 'list'] as const),
        ...Object.entries(written.facts ?? {}).map(([id, { type }]) => [id, factTypeOf(type)] as const),
      ]),
      steps,
      acts: new Set(Object.keys(written.acts ?? {})),
      roles: named(written.roles),
      units: named(written.units),
      forms: named(written.forms),
      contacts: named(written.contacts),
      resources: named(written.resources),
      calendars: named(written.calendars),
      presence: named(written.presence),
      routines: named(titled(written.routines)),
      levels: new Set(written.grades?.scale ?? Object.keys(written.levels ?? {})),
      params: new Map(Object.entries(written.params ?? {}).map(([id, { type }]) => [id, type])),
    },
    report(code, path, message, { severity = 'error', column, proposal } = {}) {
      findings.push({
        code,
        severity,
        message,
        place: places.at(path, column),
        ...(proposal ? { proposal } : {}),
      });
    },
  };
}

export function factTypeOf(written: string): FactType {
  if (written === 'yes/no') return 'yes-no';
  return (written === 'one of' ? 'one-of' : written) as FactType;
}

/** Routines are called by what is done. */
function titled(routines: WrittenPlan['routines']): Readonly<Record<string, { readonly title: string }>> {
  return Object.fromEntries(Object.entries(routines ?? {}).map(([id, it]) => [id, { title: it.do }]));
}

function named(
  things: Readonly<Record<string, { readonly title: string }>> | undefined,
): ReadonlyMap<string, string> {
  const byName = new Map<string, string>();
  const titles = Object.values(things ?? {}).map(({ title }) => title);
  for (const [id, { title }] of Object.entries(things ?? {}))
    if (titles.indexOf(title) === titles.lastIndexOf(title)) byName.set(title, id);
  for (const id of Object.keys(things ?? {})) byName.set(id, id);
  return byName;
}

/** Says that a name leads nowhere, with the nearest one that does. */
export function reportUnknown(
  reading: PlanReading,
  code: string,
  path: Path,
  what: Bilingual,
  name: string,
  known: Iterable<string>,
): void {
  const meant = nearest(name, known);
  reading.report(
    code,
    path,
    {
      zh: `没有名为“${name}”的${what.zh}${meant ? `，是不是“${meant}”？` : '；请先定义它或改正名称。'}`,
      en: `There is no ${what.en} "${name}"${meant ? `; is it "${meant}"?` : '; define it or correct the name.'}`,
    },
    meant
      ? { proposal: { value: meant, reason: { zh: '拼写最接近的名称', en: 'the name spelt most alike' } } }
      : {},
  );
}

export function listOf<T>(written: T | readonly T[] | undefined): readonly T[] {
  if (written === undefined) return [];
  return Array.isArray(written) ? (written as readonly T[]) : [written as T];
}

type Given<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** The object without its undefined values: what is not written is absent. */
export function given<T extends object>(thing: T): Given<T> {
  return Object.fromEntries(Object.entries(thing).filter(([, value]) => value !== undefined)) as Given<T>;
}

/** The same ids, each thing read. */
export function mapped<T, R>(
  things: Readonly<Record<string, T>> | undefined,
  make: (id: string, thing: T) => R,
): Record<string, R> {
  return Object.fromEntries(Object.entries(things ?? {}).map(([id, thing]) => [id, make(id, thing)]));
}

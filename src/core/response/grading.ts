// Which level the facts make it, by the plan's table: the rows that fit, what is still unknown, overlaps and gaps that a
// person must decide. Nothing is decided here; level.ts puts it into force.
import { feelOf } from '#core/feel/feel.ts';
import type { GradeRow, Grades } from '#core/plan/grades.ts';
import type { FactId, LevelId, Plan } from '#core/plan/plan.ts';
import { truthOf } from './condition.ts';
import { isSettledGap } from './settled-gap.ts';
import type { IncidentState } from './state.ts';

export type Grading =
  /** `provisional`: facts are missing that may change it. */
  | {
      readonly kind: 'level';
      readonly level: LevelId;
      readonly rows: readonly string[];
      readonly provisional: boolean;
    }
  | { readonly kind: 'ask'; readonly why: 'gap' | 'overlap'; readonly rows: readonly string[] }
  | { readonly kind: 'wait' };

/** `unknown`: the facts that would tell more; `basis`: the facts that the table reads, as they are now. */
export type Graded = {
  readonly grading: Grading;
  readonly unknown: readonly FactId[];
  readonly basis: string;
};

type Judged = GradeRow & { readonly holds: boolean | null; readonly unknown: readonly string[] };

/** Null in a plan without a table, and before any scenario runs. */
export function gradeNow(plan: Plan, state: IncidentState): Graded | null {
  const { grades } = plan;
  const [scenario] = state.scenarios;
  if (!grades || scenario === undefined) return null;
  const scope = { plan, state, scenario };
  const rows = grades.table.rows.map((row): Judged => ({ ...row, ...truthOf(row.when, scope) }));
  const grading = judge(plan, grades, state, rows);
  return { grading, unknown: askedFor(grades, rows, grading), basis: basisOf(plan, grades, state) };
}

function judge(plan: Plan, grades: Grades, state: IncidentState, all: readonly Judged[]): Grading {
  const { hit, unknown, gap } = grades.table;
  const rows = hit === 'first' ? upToFirst(all) : all;
  const fits = rows.filter(row => row.holds === true);
  const open = rows.filter(row => row.holds === null);
  if (hit === 'unique' && levelsOf(fits).length > 1) return overlapping(grades, fits);
  const best = highest(grades, fits);
  const possible = highest(grades, [...fits, ...open]);
  if (possible && rank(grades, possible) < rank(grades, best)) {
    if (unknown.rule === 'highest-reachable') return leveled([possible], true);
    if (!best || hit === 'first') return { kind: 'wait' };
    return leveled(
      fits.filter(row => row.level === best.level),
      true,
    );
  }
  if (best) {
    const same = fits.filter(row => row.level === best.level);
    const unsure = hit !== 'highest' && open.some(row => row.level !== best.level);
    return leveled(same, unsure);
  }
  const settled = grades.settled.find(
    one => one.kind === 'gap' && one.take !== 'ask' && isSettledGap(plan, state, one.example),
  );
  if (settled) return { kind: 'level', level: settled.take, rows: ['gap'], provisional: false };
  return gap === 'ask'
    ? { kind: 'ask', why: 'gap', rows: [] }
    : { kind: 'level', level: gap, rows: ['gap'], provisional: false };
}

function leveled(rows: readonly Judged[], provisional: boolean): Grading {
  return { kind: 'level', level: rows[0]?.level ?? '', rows: rows.map(({ id }) => id), provisional };
}

/** In order: those before the first that fits may still turn out to be it. */
function upToFirst(rows: readonly Judged[]): readonly Judged[] {
  const at = rows.findIndex(row => row.holds === true);
  return at < 0 ? rows : rows.slice(0, at + 1);
}

/** An overlap that was settled knowingly; else a person says. */
function overlapping(grades: Grades, fits: readonly Judged[]): Grading {
  const ids = fits.map(({ id }) => id);
  const settled = grades.settled.find(
    one => one.kind === 'overlap' && fits.every(row => one.rows.some(name => isNamed(row, name))),
  );
  return settled && settled.take !== 'ask'
    ? { kind: 'level', level: settled.take, rows: ids, provisional: false }
    : { kind: 'ask', why: 'overlap', rows: ids };
}

/** By its id, the id of the written row it comes from, or its level. */
function isNamed(row: GradeRow, name: string): boolean {
  return row.id === name || row.level === name || row.id.startsWith(`${name}.`);
}

/** 0 is the highest; none ranks below all. */
function rank({ scale }: Grades, row: GradeRow | undefined): number {
  const at = row ? scale.indexOf(row.level) : -1;
  return at < 0 ? scale.length : at;
}

function highest(grades: Grades, rows: readonly Judged[]): Judged | undefined {
  return rows.reduce<Judged | undefined>(
    (best, row) => (rank(grades, row) < rank(grades, best) ? row : best),
    undefined,
  );
}

function levelsOf(rows: readonly Judged[]): readonly LevelId[] {
  return [...new Set(rows.map(({ level }) => level))];
}

/** What would tell whether it is another level: as the plan says, else whatever those rows need. */
function askedFor(grades: Grades, rows: readonly Judged[], grading: Grading): readonly FactId[] {
  const present =
    grading.kind === 'level' && !grading.provisional
      ? grades.scale.indexOf(grading.level)
      : grades.scale.length;
  const open = rows.filter(row => row.holds === null && rank(grades, row) < present);
  const missing = new Set(open.flatMap(row => row.unknown));
  const named = grades.table.unknown.ask.filter(fact => missing.has(fact));
  return named.length > 0 ? named : [...missing];
}

/** What a person's answer is an answer to: other facts make it another question. */
function basisOf(plan: Plan, grades: Grades, state: IncidentState): string {
  const names = new Set(
    grades.table.rows.flatMap(row => feelOf(plan, row.when).names.map(name => name.split('__')[0] ?? name)),
  );
  const values = [...names]
    .toSorted()
    .map(name => [name, state.facts[name]?.value ?? state.states[name]?.on ?? null]);
  return JSON.stringify(values);
}

// Looks for facts that fall between the rows of a grade table or into several: every figure that a row names is tried,
// with the figures just below and above it, and every choice. Exhaustive up to MOST cases, then an even sample.
import { type CompiledFeel, compileFeel } from '#core/feel/feel.ts';
import { literalsIn } from '#core/feel/literals.ts';
import { conditionNames } from './condition-names.ts';
import type { GradeRow } from './grades.ts';
import type { Plan } from './plan.ts';

export type Example = Readonly<Record<string, string | number | boolean>>;

export type GradeSearch = {
  /** No row fits. */
  readonly gap?: Example;
  /** Rows of different levels fit at once; one example for each pair of levels. */
  readonly overlaps: readonly { readonly rows: readonly [GradeRow, GradeRow]; readonly example: Example }[];
  /** Rows that fit nothing that was tried. */
  readonly never: readonly GradeRow[];
};

const MOST = 20_000;

/** Undefined when the rows cannot be read or speak of things that cannot be tried (lists, places). */
export function searchGrades(plan: Plan): GradeSearch | undefined {
  const rows = plan.grades?.table.rows ?? [];
  const names = conditionNames(plan);
  const compiled = rows.flatMap(row => {
    const { value } = compileFeel(row.when, names);
    return value ? [{ row, feel: value }] : [];
  });
  if (compiled.length < rows.length || rows.length === 0) return undefined;
  const values = valuesToTry(rows, plan);
  return values && search(compiled, values);
}

type Compiled = { readonly row: GradeRow; readonly feel: CompiledFeel };
type Values = readonly (readonly [string, readonly (string | number | boolean)[]])[];

function search(rows: readonly Compiled[], values: Values): GradeSearch {
  const overlaps = new Map<string, GradeSearch['overlaps'][number]>();
  const fitted = new Set<string>();
  let gap: Example | undefined;
  for (const example of examples(values)) {
    const fitting = rows.filter(({ feel }) => feel.evaluate(example).value === true).map(({ row }) => row);
    for (const { id } of fitting) fitted.add(id);
    const [first] = fitting;
    if (!first) gap ??= example;
    for (const other of fitting)
      if (first && other.level !== first.level) {
        const pair = `${first.level}/${other.level}`;
        if (!overlaps.has(pair)) overlaps.set(pair, { rows: [first, other], example });
      }
  }
  return {
    ...(gap ? { gap } : {}),
    overlaps: [...overlaps.values()],
    never: rows.filter(({ row }) => !fitted.has(row.id)).map(({ row }) => row),
  };
}

/** What each name of the rows may be; undefined when one is of a kind that cannot be tried. */
function valuesToTry(rows: readonly GradeRow[], plan: Plan): Values | undefined {
  const numbers = new Map<string, Set<number>>();
  const texts = new Map<string, Set<string>>();
  for (const { when } of rows)
    for (const [name, literals] of literalsIn(when)) {
      numbers.set(name, new Set([...(numbers.get(name) ?? []), ...literals.numbers]));
      texts.set(name, new Set([...(texts.get(name) ?? []), ...literals.texts]));
    }
  const values: (readonly [string, readonly (string | number | boolean)[]])[] = [];
  for (const name of numbers.keys()) {
    const tried = valuesOf(name, [...(numbers.get(name) ?? [])], [...(texts.get(name) ?? [])], plan);
    if (!tried || tried.length === 0) return undefined;
    values.push([name, tried]);
  }
  return values;
}

function valuesOf(
  name: string,
  numbers: readonly number[],
  texts: readonly string[],
  plan: Plan,
): readonly (string | number | boolean)[] | undefined {
  const fact = plan.facts[name] ?? plan.params?.[name];
  switch (fact?.type) {
    case 'yes-no':
    case 'state':
      return [false, true];
    case 'one-of':
      return fact.values;
    case 'number':
      return around(numbers);
    case 'text':
      return [...texts, ''];
    default:
      return undefined;
  }
}

/** Each figure, a little under, a little over, and the middle between neighbours; zero, for there may be nothing. */
function around(numbers: readonly number[]): readonly number[] {
  const sorted = [...new Set([0, ...numbers])].toSorted((a, b) => a - b);
  const step = sorted.every(Number.isInteger) ? 1 : 0.01;
  const middles = sorted.slice(1).map((number, index) => (number + (sorted[index] ?? 0)) / 2);
  const near = sorted.flatMap(number => [number - step, number, number + step]);
  const all = new Set([...near, ...middles.map(middle => (step === 1 ? Math.floor(middle) : middle))]);
  return [...all].filter(number => number >= Math.min(0, sorted[0] ?? 0)).toSorted((a, b) => a - b);
}

/** All combinations; of more than MOST every n-th, n prime to their number, so that the sample is even. */
function* examples(values: Values): Generator<Example> {
  const total = values.reduce((product, [, options]) => product * options.length, 1);
  const stride = total <= MOST ? 1 : Math.ceil(total / MOST) | 1;
  for (let index = 0; index < total; index += stride) {
    let rest = index;
    const example: Record<string, string | number | boolean> = {};
    for (const [name, options] of values) {
      const option = options[rest % options.length];
      if (option !== undefined) example[name] = option;
      rest = Math.floor(rest / options.length);
    }
    yield example;
  }
}

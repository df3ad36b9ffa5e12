// Grades: the scale, the decision table, what each level changes.
import type { GradeRow, Grades, Level } from './grades.ts';
import { parseSpanIf, parseSpanOf, parseStepNames } from './parse-clock.ts';
import { parseParties, parseRole, parseRoles, unitNamed } from './parse-party.ts';
import { parseSources } from './parse-step.ts';
import { given, listOf, type PlanReading, reportUnknown } from './plan-reading.ts';
import type { WrittenPlan } from './plan-schema.ts';
import type { Path } from './yaml-text.ts';

type WrittenGrades = NonNullable<WrittenPlan['grades']>;
type WrittenLevel = NonNullable<WrittenPlan['levels']>[string];

export function parseGrades(reading: PlanReading): Grades | undefined {
  const { grades: written } = reading.written;
  if (!written) return undefined;
  const path = ['grades'];
  if (new Set(written.scale).size < written.scale.length)
    reading.report('duplicate-level', ['grades', 'scale'], {
      zh: '等级表（scale）里有重复的等级，请改名。',
      en: 'The scale names a level twice; rename one.',
    });
  const { override } = written;
  return {
    scale: written.scale,
    table: {
      hit: written.hit ?? 'highest',
      rows: written.rows.flatMap((row, index) => parseRows(row, index, reading)),
      gap: levelOr(written.gap, 'ask', [...path, 'gap'], reading),
      unknown: parseUnknown(written.unknown, reading),
    },
    settled: (written.settled ?? []).map((one, index) => ({
      kind: one.kind,
      rows: one.rows ?? [],
      example: one.example,
      take: levelOr(one.take, 'ask', [...path, 'settled', index, 'take'], reading),
      why: one.why,
    })),
    from: parseSources(written.from),
    ...given({
      boundary: written.boundary && {
        above: sideOf(written.boundary.above),
        below: sideOf(written.boundary.below),
      },
      override: override && {
        up: parseRoles(override.up, [...path, 'override', 'up'], reading),
        down: parseRoles(override.down, [...path, 'override', 'down'], reading),
        reason: override.reason ?? true,
      },
    }),
  };
}

/** `when`, or a row for each of `any` ("I.1", "I.2"), or one for all of `all` together. */
function parseRows(
  row: WrittenGrades['rows'][number],
  index: number,
  reading: PlanReading,
): readonly GradeRow[] {
  const path = ['grades', 'rows', index];
  const level = levelOr(row.level, '', [...path, 'level'], reading);
  const tests = [row.when, row.any, row.all].filter(test => test !== undefined);
  if (tests.length !== 1)
    reading.report('grade-row-without-test', path, {
      zh: '分级表的每一行写一种条件：when、any（任一）或 all（全部）。',
      en: 'Each row of the grade table has one test: when, any or all.',
    });
  const name = row.id ?? `${row.level}.${index + 1}`;
  const one = (id: string, when: string): GradeRow => ({
    id,
    row: index,
    level,
    when,
    from: parseSources(row.from),
    ...given({ title: row.title }),
  });
  if (row.any)
    return row.any.map((test, place) => one(row.any?.length === 1 ? name : `${name}.${place + 1}`, test));
  if (row.all) return [one(name, row.all.map(test => `(${test})`).join(' and '))];
  return [one(name, row.when ?? '')];
}

function levelOr<T extends string | undefined>(
  name: string | undefined,
  otherwise: T,
  path: Path,
  reading: PlanReading,
): string | T {
  if (name === undefined || name === otherwise) return otherwise;
  if (!reading.names.levels.has(name)) {
    const what = { zh: '等级', en: 'level' };
    reportUnknown(reading, 'unknown-level', path, what, name, reading.names.levels);
  }
  return name;
}

function parseUnknown(written: WrittenGrades['unknown'], reading: PlanReading): Grades['table']['unknown'] {
  const path = ['grades', 'unknown'];
  const ask = listOf(written?.ask).filter((fact, index) => {
    if (reading.names.facts.has(fact)) return true;
    const what = { zh: '事实', en: 'fact' };
    reportUnknown(reading, 'unknown-fact', [...path, 'ask', index], what, fact, reading.names.facts.keys());
    return false;
  });
  return {
    rule: written?.rule === 'wait' ? 'wait' : 'highest-reachable',
    ask,
    ...given({ until: parseSpanIf(written?.until, [...path, 'until'], reading) }),
  };
}

function sideOf(written: string): 'inclusive' | 'exclusive' {
  return written === 'inclusive' || written.endsWith('=') ? 'inclusive' : 'exclusive';
}

// ---------------------------------------------------------------- levels

/** One for each of the scale, and those written besides. */
export function parseLevels(reading: PlanReading): Readonly<Record<string, Level>> | undefined {
  const { grades, levels } = reading.written;
  if (!grades && !levels) return undefined;
  for (const id of Object.keys(levels ?? {}))
    if (grades && !grades.scale.includes(id)) levelOr(id, undefined, ['levels', id], reading);
  const ids = grades?.scale ?? Object.keys(levels ?? {});
  return Object.fromEntries(ids.map(id => [id, parseLevel(id, levels?.[id] ?? {}, reading)]));
}

function parseLevel(id: string, written: WrittenLevel, reading: PlanReading): Level {
  const path = ['levels', id];
  const { command, commander, words } = written;
  const minutes = Object.entries(words ?? {}).flatMap(([word, text]) => {
    const span = parseSpanIf(text, [...path, 'words', word], reading);
    return span === undefined ? [] : [[word, span] as const];
  });
  const limits = Object.entries(written.limits ?? {}).flatMap(([step, text]) => {
    const at = [...path, 'limits', step];
    const span = parseSpanOf(text, at, reading);
    const [known] = parseStepNames(step, at, reading);
    return span && known ? [[known, { within: span.span, of: span.of }] as const] : [];
  });
  return {
    id,
    title: written.title ?? id,
    tell: written.tell === undefined ? [] : parseParties(written.tell, [...path, 'tell'], reading),
    opens: parseStepNames(written.open, [...path, 'open'], reading),
    words: Object.fromEntries(minutes),
    limits: Object.fromEntries(limits),
    from: parseSources(written.from),
    ...given({
      command: command === undefined ? undefined : unitNamed(command, [...path, 'command'], reading),
      commander: commander === undefined ? undefined : parseRole(commander, [...path, 'commander'], reading),
    }),
  };
}

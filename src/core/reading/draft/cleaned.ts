// A reading as a draft can use it: no empty names, no figure that is none, no sign that a text file cannot hold. What reading
// documents gives is so anyhow; a reading that was stored, or corrected by hand, may be otherwise.
import type { Clause, Deadline, Reading } from '../reading.ts';
import { gradeRows, type TableRow } from './grade-table.ts';
import { actsOfRows, type DraftTable, tablesOf } from './tables.ts';

/** What the row of a table adds: the words of what is to be done, and the level it is about. */
export type CleanClause = Clause & { readonly act?: string; readonly gradeRow?: TableRow };

export type CleanReading = Reading & {
  readonly clauses: readonly CleanClause[];
  readonly tables: readonly DraftTable[];
};

export function cleaned(reading: Reading): CleanReading {
  const tables = tablesOf(reading);
  const acts = actsOfRows(tables, reading.text);
  const grades = gradeRows(tables);
  const clauses = reading.clauses.map(cleanClause).map((clause): CleanClause => {
    const [act, gradeRow] = [acts.get(clause.id), grades.get(clause.id)];
    return {
      ...clause,
      ...(act === undefined ? {} : { act: plain(act) }),
      ...(gradeRow === undefined ? {} : { gradeRow }),
    };
  });
  return { ...reading, title: plain(reading.title), clauses, tables };
}

function cleanClause(clause: Clause): Clause {
  const actors = clause.actors.flatMap(actor => {
    const name = plain(actor.name);
    return name === '' ? [] : [{ ...actor, name }];
  });
  const finds = clause.condition !== null && FINDER.test(clause.condition.trim());
  return {
    ...clause,
    quote: plain(clause.quote),
    actors: finds && actors.length === 0 ? [{ name: '发现人' }] : actors,
    recipients: texts(clause.recipients),
    deadline: clause.deadline === null ? null : cleanDeadline(clause.deadline),
    condition: finds ? null : textOrNull(clause.condition),
    gate: textOrNull(clause.gate),
    until: textOrNull(clause.until),
    resources: clause.resources
      .map(one => ({ ...one, name: plain(one.name), quantity: figure(one.quantity) }))
      .filter(({ name }) => name !== ''),
    evidence: texts(clause.evidence),
    fields: texts(clause.fields),
    discretion: texts(clause.discretion),
    outside: clause.outside
      .map(one => ({ name: plain(one.name), number: textOrNull(one.number) }))
      .filter(({ name }) => name !== ''),
    references: clause.references
      .map(one => ({ ...one, title: plain(one.title) }))
      .filter(({ title }) => title !== ''),
  };
}

/** "发现人应立即通知": who, not when. */
const FINDER = /^(?:首先|最先|最早|第一)?发现(?:火情|险情|事故|异常|情况)?(?:的)?(?:人|人员|者|员工)$/;

const TEN_YEARS = { minutes: 5_259_600, hours: 87_660, days: 3652 } as const;

/** A limit of no time, or of more than ten years, is a slip. */
function cleanDeadline(deadline: Deadline): Deadline {
  const { unit } = deadline;
  const value = figure(deadline.value);
  const fits = value !== null && unit !== null && value <= TEN_YEARS[unit] && value * 60 >= 1;
  return {
    ...deadline,
    text: plain(deadline.text),
    origin: textOrNull(deadline.origin),
    value: fits ? value : null,
  };
}

function figure(value: number | null): number | null {
  return value !== null && Number.isFinite(value) && value > 0 ? value : null;
}

function texts(all: readonly string[]): readonly string[] {
  return all.map(plain).filter(one => one !== '');
}

function textOrNull(text: string | null): string | null {
  const said = text === null ? '' : plain(text);
  return said === '' ? null : said;
}

function plain(text: string): string {
  return text.replace(/(?!\s)\p{Cc}|\p{Cs}/gu, '').trim();
}

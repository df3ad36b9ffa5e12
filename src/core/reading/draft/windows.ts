// One report whose hour depends on when it happened: "9:00-13:00发生的，当日18点前；13:00-18:00发生的，第二天9:00前". The clauses are
// one step with windows that cover the day.
import type { WrittenBy } from '#core/plan/plan-schema.ts';
import { bareText } from '../bare-text.ts';
import type { Clause } from '../reading.ts';
import { clockTime } from './limit.ts';

type Windows = Extract<WrittenBy, { readonly windows: unknown }>['windows'];

const HOUR = '(\\d{1,2})(?:[::](\\d{2})|[点时])';
const SPAN = new RegExp(`${HOUR}(?:-|—|–|~|～|至|到)(?:次日|第二天|翌日)?${HOUR}`);
const DUE = new RegExp(`(当日|当天|次日|第二天|翌日)?${HOUR}(?:之?前|以前)`);

/** Clauses that stand side by side and give a window each → the windows; undefined where they do not cover a day. */
export function windowsIn(clauses: readonly Clause[]): Windows | undefined {
  const windows = clauses.flatMap(windowOf);
  if (windows.length < 2) return undefined;
  const sorted = windows.toSorted((a, b) => a.since.localeCompare(b.since));
  const covers = sorted.every(
    (window, index) => window.until === (sorted[(index + 1) % sorted.length]?.since ?? ''),
  );
  return covers ? sorted : undefined;
}

export function isWindow(clause: Clause): boolean {
  return clause.deadline?.class === 'clock' && windowOf(clause).length > 0;
}

function windowOf(clause: Clause): Windows {
  const text = bareText(clause.quote);
  const span = SPAN.exec(text);
  const due = span === null ? null : DUE.exec(text.slice(span.index + span[0].length));
  if (span === null || due === null) return [];
  const hour = (found: RegExpExecArray, at: number) =>
    clockTime(
      Object.assign([found[0], found[at] ?? '', found[at + 1]], { index: 0, input: '' }) as RegExpExecArray,
    );
  const [since, until, at] = [hour(span, 1), hour(span, 3), hour(due, 2)];
  if (since === undefined || until === undefined || at === undefined) return [];
  const day = /次日|第二天|翌日/.test(due[1] ?? '')
    ? `${at} next day`
    : due[1] === undefined
      ? `next ${at}`
      : `${at} same day`;
  return [{ since, until, due: day }];
}

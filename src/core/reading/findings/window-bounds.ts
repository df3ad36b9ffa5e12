// Windows of the day that decide when something is due ("9:00-13:00发生的…", "13:00-18:00发生的…"): hours in two of them,
// hours in none. Ends that meet are settled as "with its beginning, without its end".
import { bareText } from '../bare-text.ts';
import type { Clause } from '../reading.ts';
import { at, type Rule } from './rule.ts';

type Window = { readonly clause: Clause; readonly from: number; readonly to: number };

const DAY = 24 * 60;
const HOUR = '(\\d{1,2})(?:[::](\\d{2})|[点时])';
const SPAN = new RegExp(
  `${HOUR}(?:-|—|~|～|至|到)(次日|第二天|翌日)?${HOUR}(?=[^。]{0,12}(?:发生|接到|受理|收到|报告|提交|上报))`,
);

export const windowBounds: Rule = ({ clauses }) => {
  const windows = clauses.flatMap((clause): readonly Window[] => {
    const found = clause.kind === 'heading' ? null : SPAN.exec(bareText(clause.quote));
    if (found === null) return [];
    const from = Number(found[1]) * 60 + Number(found[2] ?? 0);
    const to = Number(found[4]) * 60 + Number(found[5] ?? 0);
    return from >= DAY || to > DAY ? [] : [{ clause, from, to: to <= from ? to + DAY : to }];
  });
  return [...Map.groupBy(windows, ({ clause }) => clause.path.join('/')).values()].flatMap(group =>
    group.length < 2
      ? []
      : group
          .toSorted((a, b) => a.from - b.from)
          .flatMap((window, index, all) => meet(all[index - 1] ?? last(all), window)),
  );
};

/** The last window of the day before comes before the first. */
function last(all: readonly Window[]): Window | undefined {
  const window = all.at(-1);
  return window && { ...window, from: window.from - DAY, to: window.to - DAY };
}

function meet(before: Window | undefined, window: Window) {
  if (before === undefined || before.to === window.from)
    return before === undefined ? [] : [touching(before, window)];
  const overlap = before.to > window.from;
  const [from, to] = overlap ? [window.from, before.to] : [before.to, window.from];
  const hours = `${clock(from)}–${clock(to)}`;
  return [
    at(window.clause, {
      code: overlap ? 'window-overlap' : 'window-gap',
      severity: 'warning',
      message: overlap
        ? {
            zh: `${hours}落入两个时段。请写明按哪一个。`,
            en: `${hours} belongs to two windows. Say which one holds.`,
          }
        : { zh: `${hours}不属于任何时段。请补齐。`, en: `${hours} belongs to no window. Close the gap.` },
    }),
  ];
}

function touching(before: Window, window: Window) {
  const hour = clock(window.from);
  return at(window.clause, {
    code: 'window-boundary',
    severity: 'info',
    message: {
      zh: `${hour}是两个时段的端点（另见 ${before.clause.id}）。请确认归哪一段。`,
      en: `${hour} is the end of one window and the beginning of another (${before.clause.id}). Confirm which has it.`,
    },
    proposal: {
      value: `${hour}归后一时段`,
      reason: { zh: '按“含起点、不含终点”计', en: 'windows have their beginning and not their end' },
    },
  });
}

function clock(minutes: number): string {
  const at = ((minutes % DAY) + DAY) % DAY;
  return `${Math.floor(at / 60)}:${String(at % 60).padStart(2, '0')}`;
}

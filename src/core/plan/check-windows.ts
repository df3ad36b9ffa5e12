// Windows of the day: do they cover it, and only once? Half-open, so that 13:00 belongs to one of them.
import { type Checking, mend, stepPath } from './checking.ts';
import type { DayWindow, Due, TimeOfDay } from './clock.ts';
import type { Path } from './yaml-text.ts';

const DAY = 24 * 60;

export function checkWindows(checking: Checking): void {
  const { plan } = checking;
  for (const step of Object.values(plan.steps)) checkDue(step.due, stepPath(step, 'by'), checking);
  for (const form of Object.values(plan.forms)) checkDue(form.due, ['forms', form.id, 'by'], checking);
  for (const calendar of Object.values(plan.calendars ?? {})) {
    const path = ['calendars', calendar.id, 'shifts'];
    if (calendar.shifts.length > 0) reportCover(calendar.shifts, path, checking);
  }
}

function checkDue(due: Due | undefined, path: Path, checking: Checking): void {
  if (due?.kind === 'windows') reportCover(due.windows, [...path, 'windows'], checking);
}

type Span = Pick<DayWindow, 'since' | 'until'>;

function reportCover(windows: readonly Span[], path: Path, { find }: Checking): void {
  const covering = Array.from({ length: DAY }, (_, minute) =>
    windows.flatMap((window, index) => (holds(window, minute) ? [index] : [])),
  );
  const gap = covering.findIndex(found => found.length === 0);
  if (gap >= 0)
    find(
      'error',
      'windows-gap',
      path,
      {
        zh: `时段没有覆盖一整天：例如 ${clock(gap)} 不在任何一段里；请补上。时段含开始、不含结束。`,
        en: `The windows do not cover the day: ${clock(gap)} is in none; add one. A window holds its beginning, not its end.`,
      },
      mend(`{ since: "${clock(gap)}", until: …, due: … }`, '补上这一段', 'the missing window'),
    );
  const twice = covering.findIndex(found => found.length > 1);
  if (twice < 0) return;
  const both = (covering[twice] ?? []).map(index => `${windows[index]?.since}–${windows[index]?.until}`);
  find('error', 'windows-overlap', path, {
    zh: `时段重叠：${clock(twice)} 同时在 ${both.join('、')} 里；请改成首尾相接。时段含开始、不含结束。`,
    en: `The windows overlap: ${clock(twice)} is in ${both.join(' and ')}; make them meet. A window holds its beginning, not its end.`,
  });
}

/** "18:00–09:00" goes over midnight; a window that begins where it ends is the whole day. */
function holds({ since, until }: Span, minute: number): boolean {
  const [from, to] = [minutes(since), minutes(until)];
  return from < to ? minute >= from && minute < to : minute >= from || minute < to;
}

function minutes(time: TimeOfDay): number {
  const [hours, rest] = time.split(':');
  return Number(hours) * 60 + Number(rest);
}

function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

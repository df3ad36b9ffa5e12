// Rows of a page → the order in which they are read. Where running text stands in columns, each column is read to its
// end before the next; tables without lines also have a gap from top to bottom, but their cells are short.
import type { Row, Segment } from './segments.ts';

/** Rows read one after the other, between two edges. */
export type Region = { readonly rows: readonly Row[]; readonly left: number; readonly right: number };

const LEAST_LINES = 4;
/** Width of a column, in characters. */
const LEAST_WIDTH = 9;

export function regionsOf(rows: readonly Row[]): readonly Region[] {
  return split(rows, 0).filter(region => region.rows.length > 0);
}

type Gutter = { readonly at: number; readonly from: number; readonly to: number; readonly weight: number };

function split(rows: readonly Row[], depth: number): readonly Region[] {
  const gutter = depth < 3 ? gutterOf(rows) : undefined;
  if (gutter === undefined) return [whole(rows)];
  const inside = rows.slice(gutter.from, gutter.to);
  const side = (keep: (segment: Segment) => boolean) =>
    inside.map(row => row.filter(keep)).filter(row => row.length > 0);
  return [
    ...split(rows.slice(0, gutter.from), depth + 1),
    ...split(
      side(segment => segment.x < gutter.at),
      depth + 1,
    ),
    ...split(
      side(segment => segment.x >= gutter.at),
      depth + 1,
    ),
    ...split(rows.slice(gutter.to), depth + 1),
  ];
}

function whole(rows: readonly Row[]): Region {
  const segments = rows.flat();
  return {
    rows,
    left: Math.min(...segments.map(segment => segment.x)),
    right: Math.max(...segments.map(segment => segment.right)),
  };
}

/** The gap between two columns with the most lines beside it. */
function gutterOf(rows: readonly Row[]): Gutter | undefined {
  const { left, right } = whole(rows);
  const starts = Map.groupBy(
    rows.flat().filter(segment => segment.x > left + (right - left) * 0.2),
    segment => Math.round(segment.x / 4),
  );
  let best: Gutter | undefined;
  for (const [, segments] of [...starts].sort((a, b) => b[1].length - a[1].length).slice(0, 6)) {
    if (segments.length < LEAST_LINES - 1) continue;
    const at = Math.min(...segments.map(segment => segment.x)) - 2;
    const found = longestRun(rows, at);
    if (found !== undefined && found.weight > (best?.weight ?? 0)) best = found;
  }
  return best;
}

/** The longest run of rows that nothing crosses at `at`, if columns of text stand on both sides of it. */
function longestRun(rows: readonly Row[], at: number): Gutter | undefined {
  let best: Gutter | undefined;
  let from = 0;
  for (let i = 0; i <= rows.length; i++) {
    const row = rows[i];
    if (row?.every(segment => segment.x >= at || segment.right < at)) continue;
    const run = trimmed(rows, at, from, i);
    if (run !== undefined && run.weight > (best?.weight ?? 0)) best = run;
    from = i + 1;
  }
  return best;
}

/** Short lines above the columns belong to what is above; below them the left column may go on alone. */
function trimmed(rows: readonly Row[], at: number, from: number, to: number): Gutter | undefined {
  const isRight = (row: Row) => row.some(segment => segment.x >= at);
  let first = from;
  while (first < to && !isRight(rows[first] ?? [])) first++;
  const above = rows[first - 1];
  // A row or two of the left column may stand higher than the first of the right one.
  if (first > from && above !== undefined && near(above, rows[first]) && isHalf(above, rows[first], at))
    first--;
  const inside = rows.slice(first, to);
  const left = inside.flatMap(row => row.filter(segment => segment.x < at));
  const right = inside.flatMap(row => row.filter(segment => segment.x >= at));
  if (!isColumn(left) || !isColumn(right)) return undefined;
  if (fullOf(left) + fullOf(right) < (left.length + right.length) * 0.45) return undefined;
  return { at, from: first, to, weight: inside.length };
}

function near(above: Row, below: Row | undefined): boolean {
  return (below?.[0]?.y ?? 0) - (above[0]?.y ?? 0) < (above[0]?.size ?? 0) * 1.2;
}

/** The two rows are not on one line: columns whose lines do not stand level. */
function isHalf(above: Row, below: Row | undefined, at: number): boolean {
  return above.every(segment => segment.right < at) && (below ?? []).every(segment => segment.x >= at);
}

/** Running text: lines enough, wide enough, a good part of them full. */
function isColumn(segments: readonly Segment[]): boolean {
  if (segments.length < LEAST_LINES) return false;
  const left = Math.min(...segments.map(segment => segment.x));
  const right = Math.max(...segments.map(segment => segment.right));
  const size = segments.reduce((sum, segment) => sum + segment.size, 0) / segments.length;
  return right - left > size * LEAST_WIDTH && fullOf(segments) >= segments.length * 0.3;
}

function fullOf(segments: readonly Segment[]): number {
  const left = Math.min(...segments.map(segment => segment.x));
  const right = Math.max(...segments.map(segment => segment.right));
  return segments.filter(segment => segment.right - segment.x > (right - left) * 0.75).length;
}

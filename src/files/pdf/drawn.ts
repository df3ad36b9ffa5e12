// What a page draws besides text: ruled lines (for tables) and whether there is a picture. Pictures are never decoded:
// their place is known from the matrix under which they would be painted, a square of 1 × 1 stretched to their size.
import type { Rule } from './page-content.ts';
import { apply, combine, IDENTITY, type Matrix, matrixOf } from './transform.ts';

export type Drawn = { readonly rules: readonly Rule[]; readonly pictured: boolean };

/** Numbers of pdf.js for the operators that matter here. */
export type Operators = Readonly<
  Record<
    | 'save'
    | 'restore'
    | 'transform'
    | 'constructPath'
    | 'endPath'
    | 'paintFormXObjectBegin'
    | 'paintFormXObjectEnd',
    number
  >
>;
export type OperatorList = { readonly fnArray: readonly number[]; readonly argsArray: readonly unknown[] };

/** A line thinner than this is a rule, thicker it is an area. */
const THIN = 3;
const SHORTEST = 6;
/** Share of the page that a picture takes at least; ordinary scales stay far below. */
const PICTURE = 0.02;
/** Paths of a flow chart or of letters turned into outlines. */
const DRAWING = 60;
const MOST_RULES = 20_000;

/** `view` maps the coordinates of the page to those of `PageContent`. */
export function drawnOn(list: OperatorList, operators: Operators, view: Matrix, area: number): Drawn {
  const rules: Rule[] = [];
  const stack: Matrix[] = [];
  let now: Matrix = IDENTITY;
  let pictured = false;
  let shapes = 0;
  list.fnArray.forEach((operator, index) => {
    const args = list.argsArray[index];
    if (operator === operators.save) stack.push(now);
    else if (operator === operators.restore || operator === operators.paintFormXObjectEnd)
      now = stack.pop() ?? now;
    else if (operator === operators.transform) {
      now = combined(now, args);
      pictured ||= Math.abs(now[0] * now[3] - now[1] * now[2]) > area * PICTURE;
    } else if (operator === operators.paintFormXObjectBegin) {
      stack.push(now);
      now = combined(now, Array.isArray(args) ? args[0] : undefined);
    } else if (operator === operators.constructPath) {
      const path = pathOf(args, operators.endPath);
      if (path === undefined) return;
      const found = rulesOf(path, combine(view, now));
      if (found.length === 0) shapes++;
      else if (rules.length < MOST_RULES) rules.push(...found);
    }
  });
  return { rules, pictured: pictured || shapes > DRAWING };
}

function combined(now: Matrix, args: unknown): Matrix {
  const inner = matrixOf(args);
  return inner === undefined ? now : combine(now, inner);
}

/** Numbers of a path that is painted (not one that only clips). */
function pathOf(args: unknown, endPath: number): ArrayLike<number> | undefined {
  if (!Array.isArray(args) || args[0] === endPath || !Array.isArray(args[1])) return undefined;
  return args[1][0] instanceof Float32Array && args[1][0].length < 4_000 ? args[1][0] : undefined;
}

type Point = readonly [number, number];

function rulesOf(path: ArrayLike<number>, matrix: Matrix): readonly Rule[] {
  const found: Rule[] = [];
  for (const outline of outlines(path, matrix)) {
    const xs = outline.map(([x]) => x);
    const ys = outline.map(([, y]) => y);
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    if (bottom - top <= THIN) level(found, (top + bottom) / 2, left, right);
    else if (right - left <= THIN) upright(found, (left + right) / 2, top, bottom);
    else sides(found, outline);
  }
  return found;
}

/** Each straight side of an outline that is level or upright. */
function sides(found: Rule[], outline: readonly Point[]): void {
  for (let i = 1; i < outline.length; i++) {
    const [a, b] = [outline[i - 1], outline[i]];
    if (a === undefined || b === undefined) continue;
    if (Math.abs(a[1] - b[1]) <= 0.5) level(found, a[1], Math.min(a[0], b[0]), Math.max(a[0], b[0]));
    else if (Math.abs(a[0] - b[0]) <= 0.5) upright(found, a[0], Math.min(a[1], b[1]), Math.max(a[1], b[1]));
  }
}

function level(found: Rule[], at: number, from: number, to: number): void {
  if (to - from >= SHORTEST) found.push({ direction: 'level', at, from, to });
}

function upright(found: Rule[], at: number, from: number, to: number): void {
  if (to - from >= SHORTEST) found.push({ direction: 'upright', at, from, to });
}

/** The parts of a path that are made of straight lines only, in the coordinates of the page. */
function* outlines(path: ArrayLike<number>, matrix: Matrix): Generator<readonly Point[]> {
  let outline: Point[] = [];
  let straight = true;
  for (let i = 0; i < path.length; ) {
    const kind = path[i];
    const size = kind === 2 ? 6 : kind === 3 ? 4 : kind === 4 ? 0 : 2; // curves of two kinds, close, move and line
    if (kind === 0) {
      if (straight && outline.length > 1) yield outline;
      outline = [];
      straight = true;
    }
    if (kind === 2 || kind === 3) straight = false;
    const first = outline[0];
    if (kind === 4 && first !== undefined) outline.push(first);
    else if (size > 0) outline.push(apply(matrix, path[i + size - 1] ?? 0, path[i + size] ?? 0));
    i += size + 1;
  }
  if (straight && outline.length > 1) yield outline;
}

// Ruled lines → the cells of ruled tables. Cells between which no line is drawn are one cell that spans rows or columns.
import type { Rule } from './page-content.ts';

export type GridCell = {
  readonly row: number; // from 1
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
};
export type Grid = Readonly<Record<'left' | 'right' | 'top' | 'bottom', number>> & {
  readonly columns: readonly number[]; // x of the upright lines
  readonly cells: readonly GridCell[];
};

/** Lines as near as this are one. */
const NEAR = 3;
const MOST_LINES = 400;

export function gridsOf(rules: readonly Rule[]): readonly Grid[] {
  return clusters(merged(rules))
    .map(gridOf)
    .filter(grid => grid !== undefined)
    .sort((a, b) => a.top - b.top);
}

/** Pieces of a line, often one for each cell, put together; doubled borders become one. */
function merged(rules: readonly Rule[]): readonly Rule[] {
  const result: Rule[] = [];
  for (const direction of ['level', 'upright'] as const) {
    const sorted = rules
      .filter(rule => rule.direction === direction)
      .sort((a, b) => a.at - b.at || a.from - b.from);
    const open: Rule[] = [];
    for (const rule of sorted) {
      const index = open.findLastIndex(
        one => Math.abs(one.at - rule.at) <= NEAR && rule.from <= one.to + NEAR && rule.to >= one.from - NEAR,
      );
      const one = open[index];
      if (one === undefined) open.push(rule);
      else open[index] = { ...one, from: Math.min(one.from, rule.from), to: Math.max(one.to, rule.to) };
      if (open.length > MOST_LINES) result.push(...open.splice(0, open.length - MOST_LINES));
    }
    result.push(...open);
  }
  return result;
}

/** Lines that touch each other, directly or through others. */
function clusters(rules: readonly Rule[]): readonly (readonly Rule[])[] {
  const levels = rules.filter(rule => rule.direction === 'level');
  const uprights = rules.filter(rule => rule.direction === 'upright');
  if (levels.length > MOST_LINES || uprights.length > MOST_LINES) return [];
  const group = new Map<Rule, Rule>(rules.map(rule => [rule, rule]));
  const root = (rule: Rule): Rule => {
    let at = rule;
    for (let up = group.get(at); up !== undefined && up !== at; up = group.get(at)) at = up;
    group.set(rule, at);
    return at;
  };
  for (const level of levels)
    for (const upright of uprights) if (meet(level, upright)) group.set(root(level), root(upright));
  return [...Map.groupBy(rules, root).values()];
}

function meet(level: Rule, upright: Rule): boolean {
  return (
    upright.at >= level.from - NEAR &&
    upright.at <= level.to + NEAR &&
    level.at >= upright.from - NEAR &&
    level.at <= upright.to + NEAR
  );
}

function gridOf(rules: readonly Rule[]): Grid | undefined {
  const levels = rules.filter(rule => rule.direction === 'level');
  const uprights = rules.filter(rule => rule.direction === 'upright');
  const ys = distinct(levels.map(rule => rule.at));
  const xs = withOpenSides(distinct(uprights.map(rule => rule.at)), levels);
  const [left, right, top, bottom] = [xs[0], xs.at(-1), ys[0], ys.at(-1)];
  if (left === undefined || right === undefined || top === undefined || bottom === undefined)
    return undefined;
  const cells = cellsOf(xs, ys, levels, uprights);
  if (cells.length < 3 || xs.length < 3 || ys.length < 2) return undefined;
  return { left, right, top, bottom, columns: xs, cells };
}

/** Tables are often drawn without their outer upright lines: there the level lines end. */
function withOpenSides(xs: readonly number[], levels: readonly Rule[]): readonly number[] {
  const from = Math.min(...levels.map(rule => rule.from));
  const to = Math.max(...levels.map(rule => rule.to));
  return distinct([...xs, from, to].filter(Number.isFinite), NEAR * 2);
}

function distinct(values: readonly number[], near = NEAR): readonly number[] {
  const result: number[] = [];
  for (const value of [...values].sort((a, b) => a - b)) {
    if (value - (result.at(-1) ?? Number.NEGATIVE_INFINITY) > near) result.push(value);
  }
  return result;
}

function cellsOf(
  xs: readonly number[],
  ys: readonly number[],
  levels: readonly Rule[],
  uprights: readonly Rule[],
): readonly GridCell[] {
  const [columns, rows] = [xs.length - 1, ys.length - 1];
  if (columns < 1 || rows < 1 || columns * rows > 20_000) return [];
  const middle = (values: readonly number[], i: number) => ((values[i] ?? 0) + (values[i + 1] ?? 0)) / 2;
  const open = {
    right: (row: number, column: number) => !covers(uprights, xs[column + 1] ?? 0, middle(ys, row)),
    below: (row: number, column: number) => !covers(levels, ys[row + 1] ?? 0, middle(xs, column)),
  };
  const taken = new Set<number>();
  const cells: GridCell[] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (taken.has(row * columns + column)) continue;
      let wide = 1;
      while (
        column + wide < columns &&
        !taken.has(row * columns + column + wide) &&
        open.right(row, column + wide - 1)
      )
        wide++;
      let high = 1;
      while (row + high < rows && allOpen(wide, offset => open.below(row + high - 1, column + offset)))
        high++;
      for (let r = 0; r < high; r++)
        for (let c = 0; c < wide; c++) taken.add((row + r) * columns + column + c);
      cells.push({
        row: row + 1,
        column: column + 1,
        rows: high,
        columns: wide,
        left: xs[column] ?? 0,
        right: xs[column + wide] ?? 0,
        top: ys[row] ?? 0,
        bottom: ys[row + high] ?? 0,
      });
    }
  }
  return cells;
}

function allOpen(count: number, isOpen: (offset: number) => boolean): boolean {
  for (let offset = 0; offset < count; offset++) if (!isOpen(offset)) return false;
  return true;
}

function covers(rules: readonly Rule[], at: number, along: number): boolean {
  return rules.some(
    rule => Math.abs(rule.at - at) <= NEAR * 2 && rule.from - NEAR <= along && along <= rule.to + NEAR,
  );
}

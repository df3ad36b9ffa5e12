// Tables typed into lines with tabs, bars or wide gaps: below a row of heads the rules know, as rows of a key and what it
// stands for, or, with tabs and bars, as rows that are alike.
import type { FlatBlock, FlatText } from '#core/document/flat-text.ts';
import type { Grid, PlacedGrid, Row } from './grids.ts';
import { isContact, isLimit, isNames } from './table-cells.ts';
import { roleOfHead } from './table-heads.ts';
import { widthOf } from './wrap.ts';

type Open = { readonly grid: Row[]; readonly first: number; readonly split: RegExp; rule: number };

export function typedGrids(flat: FlatText): readonly PlacedGrid[] {
  const grids: PlacedGrid[] = [];
  let open: Open | undefined;
  const close = () => {
    if (open !== undefined && open.grid.filter(row => row.length > 0).length > 1)
      grids.push({ grid: aligned(open, flat), first: open.first, last: open.first + open.grid.length - 1 });
    open = undefined;
  };
  flat.blocks.forEach((block, index) => {
    if (open !== undefined) {
      const row = block.place.in === 'line' ? cellsOf(block, open.split) : [];
      if (isRule(block.text)) {
        const heads = opensNext(open, block.text) ? open.grid.pop() : undefined;
        const { split } = open;
        if (heads !== undefined) {
          close();
          open = { grid: [heads], first: index - 1, split, rule: 0 };
        }
        open.rule = open.grid.length;
        open.grid.push(row);
        return;
      }
      if (row.length >= 2) {
        const { split } = open;
        // keys and what stands for them, then the heads of a table
        if (row.length > 2 && isHeadRow(row) && open.grid.every(({ length }) => length === 2)) {
          close();
          open = { grid: [], first: index, split, rule: 0 };
        }
        open.grid.push(row);
        return;
      }
      close();
    }
    if (block.place.in !== 'line' || !GAP.test(block.text)) return;
    const split = SPLITS.find(candidate => opens(flat, index, candidate));
    if (split !== undefined) open = { grid: [cellsOf(block, split)], first: index, split, rule: 0 };
  });
  close();
  return grids;
}

/** "|---|---|" comes again behind another row: the heads of the next table stand right below the one before. */
function opensNext({ grid, rule }: Open, text: string): boolean {
  return /[|｜]/.test(text) && !text.includes('+') && rule > 0 && grid.length - rule >= 3;
}

const WIDE = /[ \u3000]{2,}/;
const SPLITS = [/[|｜]/, /\t/, WIDE];
const GAP = /[|｜\t]|\S[ \u3000]{2,}\S/;

function isRule(text: string): boolean {
  return /^[\s|｜+:=\-─━┄│┼├┤]{3,400}$/.test(text);
}

function opens(flat: FlatText, index: number, split: RegExp): boolean {
  const block = flat.blocks[index];
  const row = block === undefined ? [] : cellsOf(block, split);
  if (row.length < 2) return false;
  if (isHeadRow(row)) return true;
  const following = nextRow(flat, index, split);
  if (row.length === 2 && isKeyRow(row) && isKeyRow(following)) return true;
  return split !== WIDE && row.length >= 3 && row.length === following.length && isAlike(row, following);
}

/** Both rows have names or limits in the same column and words in another: a table whose head is missing. */
function isAlike(one: Row, other: Row): boolean {
  const same = (is: (text: string) => boolean) =>
    one.some(({ text }, index) => is(text) && is(other[index]?.text ?? ''));
  return (
    same(isNames) && !same(isContact) && (same(isLimit) || same(text => text.length >= 6 && !isNames(text)))
  );
}

function nextRow(flat: FlatText, index: number, split: RegExp): Row {
  for (let at = index + 1; at <= index + 2; at++) {
    const next = flat.blocks[at];
    if (next !== undefined && !isRule(next.text)) return cellsOf(next, split);
  }
  return [];
}

/** "处置措施	1.…": a key the rules know and what stands for it. */
function isKeyRow(row: Row): boolean {
  return row.length === 2 && roleOfHead(row[0]?.text ?? '') !== undefined;
}

/** All short, two of them heads the rules know. */
function isHeadRow(row: Row): boolean {
  if (row.length > 12) return false;
  if (row.some(cell => cell.text.length > 14 || /[，,。；;]/.test(cell.text))) return false;
  return row.filter(cell => roleOfHead(cell.text) !== undefined).length >= 2;
}

function cellsOf(block: FlatBlock, split: RegExp): Row {
  const { text } = block;
  if (text.length > 2000 || block.place.in !== 'line' || isRule(text)) return [];
  const cells: { start: number; end: number; column: number; text: string }[] = [];
  const wide = split === WIDE;
  const gaps = new RegExp(split, 'g');
  let at = 0;
  let column = 0;
  const add = (to: number) => {
    const part = text.slice(at, to);
    const start = block.start + at + (part.length - part.trimStart().length);
    const words = part.trim();
    column++;
    if (words !== '') cells.push({ start, end: start + words.length, column, text: words });
  };
  for (const gap of text.matchAll(gaps)) {
    add(gap.index);
    at = gap.index + gap[0].length;
  }
  add(text.length);
  const bars = split === SPLITS[0];
  const edge = block.start + text.trimEnd().length;
  // wide gaps differ in width: what counts is the order
  return cells.map((cell, index) => ({
    ...cell,
    outer: bars
      ? { start: index === 0 ? block.start : cell.start, end: cells[index + 1]?.start ?? edge }
      : { start: cell.start, end: cell.end },
    column: wide ? index + 1 : cell.column,
    columns: 1,
    rows: 1,
    order: block.start + index,
  }));
}

/** Wide gaps set under each other: a row with fewer cells than heads has each below the head that begins nearest to it. */
function aligned({ grid, first, split }: Open, { blocks }: FlatText): Grid {
  const [heads] = grid;
  if (split !== WIDE || heads === undefined || grid.every(({ length }) => length >= heads.length))
    return grid;
  const edgesOf = (row: Row, index: number) => {
    const { text = '', start = 0 } = blocks[first + index] ?? {};
    return row.map(cell => widthOf(text.slice(0, cell.start - start)));
  };
  const edges = edgesOf(heads, 0);
  const isStraight = (row: Row, index: number) =>
    edgesOf(row, index).every((edge, at) => Math.abs(edge - (edges[at] ?? edge)) <= 2);
  const full = grid.filter(({ length }) => length === heads.length);
  if (full.length < 2 || !grid.every((row, index) => row.length !== heads.length || isStraight(row, index)))
    return grid;
  return grid.map((row, index) => {
    if (row.length >= heads.length) return row;
    let at = 0;
    const starts = edgesOf(row, index);
    return row.map((cell, n) => {
      const edge = starts[n] ?? 0;
      while (
        at + 1 < edges.length &&
        Math.abs(edge - (edges[at + 1] ?? 0)) <= Math.abs(edge - (edges[at] ?? 0))
      )
        at++;
      return { ...cell, column: at + 1 };
    });
  });
}

// The way of each arrow on the grid of rows and columns: down from its step, along the space above a row, down again
// through empty cells or the gutter between two columns. Never through a box. Lengths come later (place-flow.ts).
import type { Arrow } from './flow.ts';
import { makeTracks, type Tracks } from './tracks.ts';

export type GridCell = { readonly row: number; readonly column: number };

/** A stretch along the space above `row` (its channel), on a track of it; ends are columns or gutters. */
export type Route = {
  readonly arrow: Arrow;
  readonly from: GridCell;
  readonly to: GridCell;
  readonly up: boolean;
  readonly way:
    | { readonly kind: 'straight' } // the same column, nothing between
    | { readonly kind: 'once'; readonly channel: number; readonly track: number } // down, along, down
    | {
        readonly kind: 'gutter';
        readonly first: number; // channel
        readonly firstTrack: number;
        readonly gutter: number;
        readonly gutterTrack: number;
        readonly last: number; // channel
        readonly lastTrack: number;
      };
};

export type Grid = {
  readonly routes: readonly Route[];
  readonly channels: readonly Tracks[];
  readonly gutters: readonly Tracks[];
};

export function routesOf(
  arrows: readonly {
    readonly arrow: Arrow;
    readonly from: GridCell;
    readonly to: GridCell;
    readonly up: boolean;
  }[],
  rows: number,
  columns: number,
  filled: ReadonlySet<string>, // "row column"
): Grid {
  const channels = Array.from({ length: rows + 1 }, makeTracks);
  const gutters = Array.from({ length: columns + 1 }, makeTracks);
  const isFree = (column: number, above: number, below: number) => {
    for (let row = above + 1; row < below; row++) if (filled.has(`${row} ${column}`)) return false;
    return true;
  };
  const along = (channel: number, a: number, b: number, key: string) =>
    channels[channel]?.take(a, b, key) ?? 0;
  const nearFirst = arrows.toSorted((a, b) => reach(a) - reach(b));
  const routes = nearFirst.map(({ arrow, from, to, up }): Route => {
    const base = { arrow, from, to, up };
    const leaving = `${up ? 'back' : 'from'} ${arrow.from}`;
    const coming = `${up ? 'back' : arrow.kind} to ${arrow.to}`;
    if (!up && from.column === to.column && isFree(from.column, from.row, to.row))
      return { ...base, way: { kind: 'straight' } };
    if (!up && isFree(to.column, from.row, to.row)) {
      const channel = from.row + 1;
      const track = along(channel, from.column, to.column, leaving);
      return { ...base, way: { kind: 'once', channel, track } };
    }
    if (!up && isFree(from.column, from.row, to.row)) {
      const track = along(to.row, from.column, to.column, coming);
      return { ...base, way: { kind: 'once', channel: to.row, track } };
    }
    const gutter = gutterFor(from, to);
    const firstTrack = along(from.row + 1, from.column, gutter - 0.5, leaving);
    const gutterTrack = gutters[gutter]?.take(from.row + 1, to.row, coming) ?? 0;
    const lastTrack = along(to.row, gutter - 0.5, to.column, coming);
    const way = {
      kind: 'gutter',
      first: from.row + 1,
      firstTrack,
      gutter,
      gutterTrack,
      last: to.row,
      lastTrack,
    } as const;
    return { ...base, way };
  });
  return { routes, channels, gutters };
}

const reach = ({ from, to }: { readonly from: GridCell; readonly to: GridCell }): number =>
  Math.abs(to.row - from.row) * 100 + Math.abs(to.column - from.column);

/** Beside the target, on the side that the arrow comes from; of the same column on its right. */
const gutterFor = (from: GridCell, to: GridCell): number =>
  to.column > from.column ? to.column : to.column + 1;

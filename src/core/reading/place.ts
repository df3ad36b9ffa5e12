// Where the reader of an outline stands: what is above, what has been counted, and the passages found so far.
import { numberOfEntry } from './contents.ts';
import { type Entry, type Heading, numberOf, push, type Stack } from './heading-stack.ts';
import type { Bare } from './items.ts';
import type { Line } from './lines.ts';
import type { NumberStyle } from './numbering/construct.ts';
import type { ClauseKind } from './reading.ts';
import type { RowSaid } from './table-row.ts';

/** A heading, or a sentence of a body, with what stands above it. */
export type Passage = {
  readonly start: number; // of its marker, when it begins an item
  readonly body: number; // after the marker
  readonly end: number;
  readonly heading: boolean;
  readonly above: readonly Heading[]; // highest first; of a heading: itself last
  readonly number: string | null;
  readonly item: number; // sentences of one item share it
  readonly style: NumberStyle | undefined; // of that item's number
  readonly cell: boolean;
  /** Set where nothing binds: contents lists, page headers, flattened charts, cells that fill in. */
  readonly silent: ClauseKind | undefined;
  /** What the other cells of its row say. */
  readonly row: RowSaid | undefined;
  /** Where its clause ends, when what stands behind it in its row belongs to it. */
  readonly tail?: number;
  /** Its printed number repeats, skips or restarts. */
  readonly outOfOrder: boolean;
  /** Where people have cut it or joined it with its neighbour; `whole`: one clause, however it reads. */
  readonly parts?: readonly PassagePart[];
};

export type PassagePart = { readonly start: number; readonly end: number; readonly whole: boolean };

export type Place = {
  readonly text: string;
  readonly passages: Passage[];
  stack: Stack;
  above: readonly Heading[]; // of the stack: those that are headings
  number: string | null; // of the stack
  order: number;
  empty: boolean; // nothing said yet below the last entry
  outOfOrder: boolean; // of the item being read
  readonly bare: Bare;
};

export function emptyPlace(text: string): Place {
  return {
    text,
    passages: [],
    stack: [],
    above: [],
    number: null,
    order: 0,
    empty: false,
    outOfOrder: false,
    bare: { last: 0 },
  };
}

/** Reads something whose items do not count for what follows. */
export function apart(place: Place, read: () => void): void {
  const { stack, above, number, empty } = place;
  read();
  Object.assign(place, { stack, above, number, empty });
}

export function enter(place: Place, entry: Omit<Entry, 'afterEmpty'>): void {
  const pushed = push(place.stack, entry, place.empty);
  place.stack = pushed.stack;
  place.above = pushed.stack.filter(one => one.isHeading);
  place.number = numberOf(pushed.stack);
  place.outOfOrder = entry.marker !== undefined && pushed.outOfOrder;
  place.empty = true;
}

export type Said = Pick<Passage, 'start' | 'body' | 'end' | 'heading' | 'style' | 'cell'>;

export function add(place: Place, passage: Said): void {
  place.passages.push({
    ...passage,
    above: place.above,
    number: place.number,
    item: place.order,
    silent: undefined,
    row: undefined,
    outOfOrder: place.outOfOrder,
  });
  place.outOfOrder = false;
  if (!passage.heading) place.empty = false;
}

export function silentLine(
  place: Place,
  { start, end }: Pick<Line, 'start' | 'end'>,
  silent: ClauseKind,
  row?: RowSaid,
): void {
  place.order++;
  place.passages.push({
    start,
    body: start,
    end,
    heading: false,
    above: place.above,
    number: null,
    item: place.order,
    style: undefined,
    cell: false,
    silent,
    row,
    outOfOrder: false,
  });
}

export function contentsEntry(place: Place, line: Pick<Line, 'start' | 'end'>): void {
  silentLine(place, line, 'heading');
  const last = place.passages.pop();
  if (last !== undefined) place.passages.push({ ...last, number: numberOfEntry(place.text, line) });
}

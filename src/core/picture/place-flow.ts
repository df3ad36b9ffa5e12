// A flow → a picture with a place for everything, in pixels. Pure and deterministic: the same flow gives the same picture.
import { BOX, type Box, boxOf } from './box.ts';
import type { Arrow, Flow, FlowStep, Lane, Mark, Phase } from './flow.ts';
import { type Grid, type Route, routesOf } from './routes.ts';
import { type Rows, rowsOf } from './rows.ts';
import { wrap } from './text-lines.ts';

export type Point = readonly [x: number, y: number];

export type PlacedBox = Box & { readonly x: number; readonly y: number; readonly width: number };
export type PlacedLane = Lane & {
  readonly x: number;
  readonly width: number;
  readonly lines: readonly string[];
};
export type PlacedPhase = Phase & {
  readonly y: number;
  readonly height: number;
  readonly lines: readonly string[];
};
export type PlacedArrow = Arrow & { readonly points: readonly Point[] };

export type Picture = {
  readonly title: string;
  readonly scenario: string;
  readonly width: number;
  readonly height: number; // of lanes and phases; notes come below
  readonly head: number; // height of the names of the lanes
  readonly rail: number; // width of the names of the phases
  readonly lanes: readonly PlacedLane[];
  readonly phases: readonly PlacedPhase[];
  readonly boxes: readonly PlacedBox[];
  readonly arrows: readonly PlacedArrow[];
  /** Heights at which the picture may be cut between two rows. */
  readonly cuts: readonly number[];
  readonly notes: readonly Mark[];
};

export const RAIL = { width: 104, size: 13, text: 11, line: 16 } as const;
const SPACE = { channel: 16, track: 8, gutter: 11, gutterTrack: 8, phase: 16 } as const;
const LANE = { size: 13, line: 18, pad: 9 } as const;
/** Where arrows leave and reach a box, from its middle: each sort at a place of its own, so that none lies on another. */
const PORT = { straight: 0, out: 22, backOut: 44, backIn: 66, gate: -44 } as const;

/** `make` gives each step its box: its height counts, and a narrow one has all its arrows at its middle. */
export function placeFlow(flow: Flow, make: (step: FlowStep) => Box = boxOf): Picture {
  const rows = rowsOf(flow);
  const starts = columnStarts(flow, rows);
  const columns = starts.total;
  const boxes = flow.steps.map(make);
  const cellOf = (id: string, lane: string) => {
    const { row = 0, column = 0 } = rows.cells.get(id) ?? {};
    return { row, column: (starts.of.get(lane) ?? 0) + column };
  };
  const cells = new Map(flow.steps.map(({ id, lane }) => [id, cellOf(id, lane)]));
  const filled = new Set([...cells.values()].map(({ row, column }) => `${row} ${column}`));
  const wanted = [
    ...rows.down.map(arrow => ({ arrow, up: false })),
    ...rows.up.map(arrow => ({ arrow, up: true })),
  ];
  const grid = routesOf(
    wanted.flatMap(({ arrow, up }) => {
      const [from, to] = [cells.get(arrow.from), cells.get(arrow.to)];
      return from && to ? [{ arrow, from, to, up }] : [];
    }),
    rows.phaseOfRow.length,
    columns,
    filled,
  );
  const head = headOf(flow, rows);
  const measure = measured(rows, grid, boxes, cells, head.height, columns);
  const width = measure.gutterX(columns) + measure.gutterWidth(columns);
  return {
    title: flow.title,
    scenario: flow.scenario,
    width,
    height: measure.height,
    head: head.height,
    rail: RAIL.width,
    lanes: placedLanes(flow, rows, starts.of, measure, head.lines),
    phases: placedPhases(flow, rows, measure),
    boxes: boxes.map(box => {
      const { row = 0, column = 0 } = cells.get(box.step.id) ?? {};
      return { ...box, x: measure.columnX(column), y: measure.rowY(row), width: BOX.width };
    }),
    arrows: grid.routes.map(route => ({
      ...route.arrow,
      points: pointsOf(route, measure, boxHeights(boxes)),
    })),
    cuts: rows.phaseOfRow.map((_, row) => measure.channelY(row)),
    notes: flow.notes,
  };
}

function columnStarts(flow: Flow, rows: Rows) {
  const of = new Map<string, number>();
  let total = 0;
  for (const { id } of flow.lanes) {
    of.set(id, total);
    total += rows.widths.get(id) ?? 1;
  }
  return { of, total };
}

function headOf(flow: Flow, rows: Rows) {
  const lines = new Map(
    flow.lanes.map(({ id, title }) => {
      const room = (rows.widths.get(id) ?? 1) * BOX.width;
      return [id, wrap(title, LANE.size, room, 3)];
    }),
  );
  const most = Math.max(1, ...[...lines.values()].map(one => one.length));
  return { lines, height: most * LANE.line + 2 * LANE.pad };
}

type Measure = ReturnType<typeof measured>;

/** Where columns, gutters, rows and the channels above them lie. */
function measured(
  rows: Rows,
  grid: Grid,
  boxes: readonly Box[],
  cells: ReadonlyMap<string, { readonly row: number }>,
  head: number,
  columns: number,
) {
  const gutterWidths = grid.gutters.map(
    ({ count }) => 2 * SPACE.gutter + Math.max(0, count - 1) * SPACE.gutterTrack,
  );
  const gutterXs: number[] = [];
  let x = RAIL.width;
  for (let column = 0; column <= columns; column++) {
    gutterXs.push(x);
    x += (gutterWidths[column] ?? 0) + BOX.width;
  }
  const heights = rows.phaseOfRow.map((_, row) =>
    Math.max(0, ...boxes.filter(({ step }) => cells.get(step.id)?.row === row).map(({ height }) => height)),
  );
  const isFirst = (row: number) => rows.phaseOfRow[row] !== rows.phaseOfRow[row - 1];
  const channelHeights = grid.channels.map(
    ({ count }, row) =>
      2 * SPACE.channel +
      Math.max(0, count - 1) * SPACE.track +
      (row > 0 && row < heights.length && isFirst(row) ? SPACE.phase : 0),
  );
  const channelYs: number[] = [];
  const rowYs: number[] = [];
  let y = head;
  for (const [row, height] of channelHeights.entries()) {
    channelYs.push(y);
    y += height;
    rowYs.push(y);
    y += heights[row] ?? 0;
  }
  return {
    height: y,
    gutterX: (gutter: number) => gutterXs[gutter] ?? RAIL.width,
    gutterWidth: (gutter: number) => gutterWidths[gutter] ?? 0,
    columnX: (column: number) => (gutterXs[column] ?? 0) + (gutterWidths[column] ?? 0),
    rowY: (row: number) => rowYs[row] ?? 0,
    rowHeight: (row: number) => heights[row] ?? 0,
    channelY: (row: number) => channelYs[row] ?? 0,
    channelHeight: (row: number) => channelHeights[row] ?? 0,
    isFirst,
  };
}

function boxHeights(boxes: readonly Box[]): ReadonlyMap<string, number> {
  return new Map(boxes.map(({ step, height }) => [step.id, height]));
}

function pointsOf(
  { arrow, from, to, up, way }: Route,
  at: Measure,
  heights: ReadonlyMap<string, number>,
): readonly Point[] {
  const middle = (column: number) => at.columnX(column) + BOX.width / 2;
  const top = at.rowY(to.row);
  const bottom = at.rowY(from.row) + (heights.get(arrow.from) ?? 0);
  const track = (channel: number, index: number) =>
    at.channelY(channel) + SPACE.channel + index * SPACE.track + phaseGap(channel, at);
  const inX = middle(to.column) + (up ? PORT.backIn : arrow.kind === 'gate' ? PORT.gate : PORT.straight);
  if (way.kind === 'straight')
    return [
      [inX, bottom],
      [inX, top],
    ];
  const side = to.column === from.column ? 1 : Math.sign(to.column - from.column);
  const outX = middle(from.column) + (up ? PORT.backOut : side * PORT.out);
  if (way.kind === 'once') {
    const y = track(way.channel, way.track);
    return [
      [outX, bottom],
      [outX, y],
      [inX, y],
      [inX, top],
    ];
  }
  const first = track(way.first, way.firstTrack);
  const last = track(way.last, way.lastTrack);
  const gutter = at.gutterX(way.gutter) + SPACE.gutter + way.gutterTrack * SPACE.gutterTrack;
  return [
    [outX, bottom],
    [outX, first],
    [gutter, first],
    [gutter, last],
    [inX, last],
    [inX, top],
  ];
}

/** Tracks lie below the line that begins a phase. */
const phaseGap = (channel: number, at: Measure): number =>
  channel > 0 && at.isFirst(channel) ? SPACE.phase : 0;

function placedLanes(
  flow: Flow,
  rows: Rows,
  starts: ReadonlyMap<string, number>,
  at: Measure,
  lines: ReadonlyMap<string, readonly string[]>,
): readonly PlacedLane[] {
  const edge = (gutter: number) =>
    gutter === 0 ? RAIL.width : at.gutterX(gutter) + at.gutterWidth(gutter) / 2;
  const last = [...rows.widths.values()].reduce((sum, width) => sum + width, 0);
  return flow.lanes.map(lane => {
    const first = starts.get(lane.id) ?? 0;
    const next = first + (rows.widths.get(lane.id) ?? 1);
    const x = edge(first);
    const end = next === last ? at.gutterX(last) + at.gutterWidth(last) : edge(next);
    return { ...lane, x, width: end - x, lines: lines.get(lane.id) ?? [] };
  });
}

/** The line that begins a phase keeps its distance from the boxes above it. */
const phaseY = (row: number, at: Measure): number => at.channelY(row) + phaseGap(row, at);

function placedPhases(flow: Flow, rows: Rows, at: Measure): readonly PlacedPhase[] {
  return flow.phases.map(phase => {
    const first = rows.phaseOfRow.indexOf(phase.id);
    const next = rows.phaseOfRow.lastIndexOf(phase.id) + 1;
    const y = phaseY(first, at);
    const end = next >= rows.phaseOfRow.length ? at.height : phaseY(next, at);
    return { ...phase, y, height: end - y, lines: wrap(phase.text, RAIL.text, RAIL.width - 20, 9) };
  });
}

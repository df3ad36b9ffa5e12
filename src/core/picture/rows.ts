// Which row and which column of its lane each step stands in. A step stands below everything that leads to it; steps that
// nothing orders stand in the order of the text. Arrows that would go up (or round in a circle) are found here.
import type { Arrow, Flow, FlowStep } from './flow.ts';

export type Cell = { readonly row: number; readonly column: number };

export type Rows = {
  readonly cells: ReadonlyMap<string, Cell>;
  readonly phaseOfRow: readonly string[];
  /** Columns of each lane, at least one. */
  readonly widths: ReadonlyMap<string, number>;
  readonly down: readonly Arrow[];
  readonly up: readonly Arrow[];
};

/** So many steps side by side in one lane; with few lanes there is room for more. */
export const besideAtMost = (lanes: number): number => (lanes <= 2 ? 3 : lanes <= 4 ? 2 : 1);

export function rowsOf(flow: Flow): Rows {
  const most = besideAtMost(flow.lanes.length);
  const { order, down, up } = sorted(flow);
  const into = Map.groupBy(down, ({ to }) => to);
  const cells = new Map<string, Cell>();
  const taken = new Map<string, number>(); // "lane row" → how many
  const phaseOfRow: string[] = [];
  let first = 0;
  for (const { id: phase } of flow.phases) {
    let next = first;
    for (const step of order.filter(one => one.phase === phase)) {
      const above = (into.get(step.id) ?? []).map(({ from }) => (cells.get(from)?.row ?? -1) + 1);
      let row = Math.max(first, ...above, ...earlier(step, flow.steps, cells));
      while ((taken.get(`${step.lane} ${row}`) ?? 0) >= most) row++;
      const column = taken.get(`${step.lane} ${row}`) ?? 0;
      taken.set(`${step.lane} ${row}`, column + 1);
      cells.set(step.id, { row, column });
      next = Math.max(next, row + 1);
    }
    for (let row = first; row < next; row++) phaseOfRow[row] = phase;
    first = next;
  }
  return { cells, phaseOfRow, widths: widthsOf(flow, cells), down, up };
}

/** What opens after so long stands below what was due by then. */
function earlier(
  { opensAfter, phase, number }: FlowStep,
  steps: readonly FlowStep[],
  cells: ReadonlyMap<string, Cell>,
): readonly number[] {
  if (opensAfter === null) return [];
  return steps
    .filter(one => one.phase === phase && one.number < number)
    .filter(({ dueWithin, opensAfter: other }) => (dueWithin ?? other ?? opensAfter + 1) <= opensAfter)
    .flatMap(({ id }) => (cells.has(id) ? [(cells.get(id)?.row ?? 0) + 1] : []));
}

function widthsOf(flow: Flow, cells: ReadonlyMap<string, Cell>): ReadonlyMap<string, number> {
  const widths = new Map(flow.lanes.map(({ id }) => [id, 1]));
  for (const { id, lane } of flow.steps)
    widths.set(lane, Math.max(widths.get(lane) ?? 1, (cells.get(id)?.column ?? 0) + 1));
  return widths;
}

/** Each step after all that lead to it, else as written. Where they go round in a circle, the first written goes first. */
function sorted({ steps, arrows, phases }: Flow) {
  const rank = new Map(phases.map(({ id }, index) => [id as string, index]));
  const phaseOf = new Map(steps.map(({ id, phase }) => [id, rank.get(phase) ?? 0]));
  const isUp = ({ from, to, kind }: Arrow) =>
    kind === 'back' || (phaseOf.get(from) ?? 0) > (phaseOf.get(to) ?? 0);
  const up = new Set(arrows.filter(isUp));
  const left = new Map<string, Set<Arrow>>(steps.map(({ id }) => [id, new Set()]));
  for (const arrow of arrows) if (!up.has(arrow)) left.get(arrow.to)?.add(arrow);
  const out = Map.groupBy(arrows, ({ from }) => from);
  const waiting = new Set<FlowStep>(steps);
  const order: FlowStep[] = [];
  while (waiting.size > 0) {
    const [firstWritten] = waiting;
    const free = waiting.values().find(({ id }) => left.get(id)?.size === 0);
    const step = free ?? firstWritten;
    if (!step) break;
    if (!free) for (const arrow of left.get(step.id) ?? []) up.add(arrow);
    waiting.delete(step);
    order.push(step);
    for (const arrow of out.get(step.id) ?? []) left.get(arrow.to)?.delete(arrow);
  }
  return { order, down: arrows.filter(arrow => !up.has(arrow)), up: arrows.filter(arrow => up.has(arrow)) };
}

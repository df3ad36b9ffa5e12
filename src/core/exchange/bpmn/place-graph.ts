// Where everything of the BPMN diagram lies: the same layout as the picture, with the sizes that BPMN shapes have.
import { BOX, type Box } from '#core/picture/box.ts';
import type { Arrow, FlowStep } from '#core/picture/flow.ts';
import { type Picture, type Point, placeFlow } from '#core/picture/place-flow.ts';
import type { BpmnGraph, BpmnNode } from './graph.ts';

export type Bounds = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

export type PlacedGraph = {
  readonly picture: Picture;
  readonly bounds: ReadonlyMap<string, Bounds>; // node or boundary
  readonly ways: ReadonlyMap<string, readonly Point[]>; // flow
};

const SIZES = {
  step: { width: BOX.width, height: 80 },
  gateway: { width: 50, height: 50 },
  event: { width: 36, height: 36 },
};

export function sizeOf({ what }: BpmnNode) {
  if (what.kind === 'step') return what.step.action.kind === 'wait' ? SIZES.event : SIZES.step;
  return what.kind === 'start' || what.kind === 'end' || what.kind === 'event' ? SIZES.event : SIZES.gateway;
}

export function placeGraph({ flow, nodes, flows, boundaries }: BpmnGraph): PlacedGraph {
  const steps = nodes.map(asStep);
  const arrows = flows.map(({ from, to, back }): Arrow => ({ from, to, kind: back ? 'back' : 'order' }));
  const sizes = new Map(nodes.map(node => [node.id, sizeOf(node)]));
  const picture = placeFlow({ ...flow, steps, arrows }, step =>
    boxFor(step, sizes.get(step.id)?.height ?? 0),
  );
  const bounds = new Map<string, Bounds>();
  for (const box of picture.boxes) {
    const size = sizes.get(box.step.id) ?? SIZES.gateway;
    bounds.set(box.step.id, { x: box.x + (box.width - size.width) / 2, y: box.y, ...size });
  }
  for (const [step, all] of Map.groupBy(boundaries, one => one.step)) {
    const at = bounds.get(step);
    if (at) for (const [index, { id }] of all.entries()) bounds.set(id, edgeOf(at, index));
  }
  const ways = new Map(
    picture.arrows.map(({ from, to, points }) => [
      `Flow_${from}__${to}`,
      docked(points, bounds.get(from), bounds.get(to)),
    ]),
  );
  return { picture, bounds, ways };
}

function asStep({ id, lane, phase, name }: BpmnNode, index: number): FlowStep {
  return {
    id,
    lane,
    phase,
    number: index + 1,
    kind: 'task',
    kindTitle: '',
    title: name,
    force: 'must',
    forceTitle: '',
    entry: [],
    lines: [],
    exit: [],
    opensAfter: null,
    dueWithin: null,
    many: false,
    clauses: [],
  };
}

const boxFor = (step: FlowStep, height: number): Box => ({
  step,
  entry: [],
  title: [],
  lines: [],
  exit: [],
  at: { head: 0, title: 0, lines: 0, exit: 0 },
  height,
});

/** Timers sit on the lower edge of their step, from the left. */
function edgeOf({ x, y, height }: Bounds, index: number): Bounds {
  return { x: x + 8 + index * 34, y: y + height - 14, width: 28, height: 28 };
}

/** Arrows of narrow shapes leave and reach them at the middle. */
function docked(
  points: readonly Point[],
  from: Bounds | undefined,
  to: Bounds | undefined,
): readonly Point[] {
  const middle = (bounds: Bounds | undefined) =>
    bounds && bounds.width < BOX.width ? bounds.x + bounds.width / 2 : undefined;
  const [out, into] = [middle(from), middle(to)];
  const last = points.length - 1;
  return points.map(([x, y], index) => {
    if (out !== undefined && index <= 1 && last > 1) return [out, y];
    if (into !== undefined && index >= last - 1 && last > 1) return [into, y];
    return [x, y];
  });
}

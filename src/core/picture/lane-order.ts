// The order of lanes: as they first come up in the text, then neighbours are exchanged as long as that makes the arrows
// between lanes shorter. Deterministic.
import type { Arrow, FlowStep, Lane } from './flow.ts';

const MOST_ROUNDS = 40;

export function orderLanes(
  lanes: readonly Lane[],
  steps: readonly FlowStep[],
  arrows: readonly Arrow[],
): readonly Lane[] {
  const laneOf = new Map(steps.map(step => [step.id, step.lane]));
  const pairs = arrows.flatMap(({ from, to }): (readonly [string, string])[] => {
    const [a, b] = [laneOf.get(from), laneOf.get(to)];
    return a === undefined || b === undefined || a === b ? [] : [[a, b]];
  });
  const order = lanes.map(({ id }) => id);
  let best = lengthOf(order, pairs);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const before = best;
    for (let at = 0; at + 1 < order.length; at++) {
      exchange(order, at);
      const length = lengthOf(order, pairs);
      if (length < best) best = length;
      else exchange(order, at);
    }
    if (best === before) break;
  }
  const byId = new Map(lanes.map(lane => [lane.id, lane]));
  return order.flatMap(id => byId.get(id) ?? []);
}

function exchange(order: string[], at: number): void {
  const [a, b] = [order[at], order[at + 1]];
  if (a !== undefined && b !== undefined) order.splice(at, 2, b, a);
}

function lengthOf(order: readonly string[], pairs: readonly (readonly [string, string])[]): number {
  const place = new Map(order.map((id, index) => [id, index]));
  return pairs.reduce((sum, [a, b]) => sum + Math.abs((place.get(a) ?? 0) - (place.get(b) ?? 0)), 0);
}

// What the layout promises for any flow: boxes apart, no arrow through a box, no two arrows on one line unless they
// share an end, everything inside the picture, the same flow the same picture.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Arrow, Flow, FlowStep } from './flow.ts';
import { type Picture, type PlacedArrow, placeFlow } from './place-flow.ts';

const PHASES = ['before', 'response', 'over', 'after'] as const;

function stepOf(number: number, lane: number, phase: number, words: number): FlowStep {
  return {
    id: `s${number}`,
    number,
    lane: `l${lane}`,
    phase: PHASES[phase] ?? 'response',
    kind: 'task',
    kindTitle: '办理',
    title: '办'.repeat(words),
    force: 'must',
    forceTitle: '',
    entry: words % 3 === 0 ? [{ icon: 'condition', text: '如'.repeat(words) }] : [],
    lines: words % 2 === 0 ? [{ icon: 'clock', text: '5分钟内' }] : [],
    exit: [],
    opensAfter: words % 5 === 0 ? words * 60_000 : null,
    dueWithin: words % 7 === 0 ? 60_000 : null,
    many: false,
    clauses: [],
  };
}

function flowOfParts(
  parts: readonly (readonly [lane: number, phase: number, words: number])[],
  pairs: readonly (readonly [number, number, Arrow['kind']])[],
): Flow {
  const steps = parts.map(([lane, phase, words], index) => stepOf(index + 1, lane, phase, words));
  const id = (index: number) => steps[index % steps.length]?.id ?? '';
  const arrows = new Map(
    pairs.map(([a, b, kind]): [string, Arrow] => [`${id(a)} ${id(b)}`, { from: id(a), to: id(b), kind }]),
  );
  return {
    scenario: 'fire',
    title: '火警',
    lanes: [...new Set(steps.map(({ lane }) => lane))].map(lane => ({ id: lane, title: lane })),
    phases: PHASES.filter(phase => steps.some(one => one.phase === phase)).map(id => ({
      id,
      title: id,
      text: '',
    })),
    steps,
    arrows: [...arrows.values()].filter(({ from, to, kind }) => from !== to || kind === 'back'),
    notes: [],
  };
}

const kinds = fc.constantFrom<Arrow['kind'][]>('order', 'branch', 'gate', 'called', 'back', 'beside');
const flows = fc
  .tuple(
    fc.array(
      fc.tuple(
        fc.integer({ min: 0, max: 6 }),
        fc.integer({ min: 0, max: 3 }),
        fc.integer({ min: 1, max: 60 }),
      ),
      {
        minLength: 1,
        maxLength: 24,
      },
    ),
    fc.array(fc.tuple(fc.nat(23), fc.nat(23), kinds), { maxLength: 30 }),
  )
  .map(([parts, pairs]) => flowOfParts(parts, pairs));

type Piece = { readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number };

const piecesOf = ({ points }: PlacedArrow): readonly Piece[] =>
  points.slice(1).map(([x2, y2], index) => {
    const [x1, y1] = points[index] ?? [0, 0];
    return { x1: Math.min(x1, x2), y1: Math.min(y1, y2), x2: Math.max(x1, x2), y2: Math.max(y1, y2) };
  });

function crossesNoBox(picture: Picture): void {
  for (const arrow of picture.arrows)
    for (const piece of piecesOf(arrow))
      for (const { x, y, width, height, step } of picture.boxes) {
        const inside =
          piece.x2 > x + 1 && piece.x1 < x + width - 1 && piece.y2 > y + 1 && piece.y1 < y + height - 1;
        assert.ok(!inside, `${arrow.from} → ${arrow.to} goes through ${step.id}`);
      }
}

function boxesApart({ boxes, width, height, head, rail }: Picture): void {
  for (const [index, a] of boxes.entries()) {
    assert.ok(a.x >= rail && a.y >= head && a.x + a.width <= width && a.y + a.height <= height, a.step.id);
    for (const b of boxes.slice(index + 1)) {
      const apart =
        a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
      assert.ok(apart, `${a.step.id} lies on ${b.step.id}`);
    }
  }
}

function noSharedLines({ arrows }: Picture): void {
  for (const [index, a] of arrows.entries())
    for (const b of arrows.slice(index + 1)) {
      if (a.from === b.from || a.to === b.to) continue;
      for (const p of piecesOf(a))
        for (const q of piecesOf(b)) {
          const alongX = p.y1 === p.y2 && q.y1 === q.y2 && p.y1 === q.y1;
          const alongY = p.x1 === p.x2 && q.x1 === q.x2 && p.x1 === q.x1;
          const overlap =
            (alongX && Math.min(p.x2, q.x2) - Math.max(p.x1, q.x1) > 1) ||
            (alongY && Math.min(p.y2, q.y2) - Math.max(p.y1, q.y1) > 1);
          assert.ok(!overlap, `${a.from} → ${a.to} lies on ${b.from} → ${b.to}`);
        }
    }
}

test('boxes never lie on one another and stay inside the picture', () =>
  fc.assert(fc.property(flows, flow => boxesApart(placeFlow(flow)))));

test('no arrow goes through a box', () =>
  fc.assert(fc.property(flows, flow => crossesNoBox(placeFlow(flow)))));

test('two arrows lie on one line only when they begin or end at the same step', () =>
  fc.assert(fc.property(flows, flow => noSharedLines(placeFlow(flow)))));

test('the same flow gives the same picture', () =>
  fc.assert(fc.property(flows, flow => assert.deepEqual(placeFlow(flow), placeFlow(flow)))));

test('every step has a box in its lane and every arrow is drawn', () =>
  fc.assert(
    fc.property(flows, flow => {
      const picture = placeFlow(flow);
      assert.deepEqual(
        picture.boxes.map(({ step }) => step.id),
        flow.steps.map(({ id }) => id),
      );
      assert.equal(picture.arrows.length, flow.arrows.length);
      const lanes = new Map(picture.lanes.map(lane => [lane.id, lane]));
      for (const { x, width, step } of picture.boxes) {
        const lane = lanes.get(step.lane);
        assert.ok(lane && x >= lane.x && x + width <= lane.x + lane.width, step.id);
      }
    }),
  ));

test('a step stands below what leads to it, except where it leads back', () => {
  const flow = flowOfParts(
    [
      [0, 1, 4],
      [1, 1, 4],
      [0, 1, 4],
    ],
    [
      [0, 1, 'order'],
      [1, 2, 'order'],
      [2, 0, 'back'],
    ],
  );
  const [first, second, third] = placeFlow(flow).boxes;
  assert.ok(first && second && third && first.y < second.y && second.y < third.y);
});

test('a circle is drawn all the same, one of its arrows leading up', () => {
  const flow = flowOfParts(
    [
      [0, 1, 4],
      [1, 1, 4],
    ],
    [
      [0, 1, 'order'],
      [1, 0, 'order'],
    ],
  );
  assert.equal(placeFlow(flow).arrows.length, 2);
});

test('two hundred steps keep all that', () => {
  const parts = Array.from({ length: 200 }, (_, index) => [index % 9, 1, (index % 40) + 1] as const);
  const pairs = parts.map((_, index) => [index, (index * 7 + 3) % 200, 'order' as const] as const);
  const picture = placeFlow(flowOfParts(parts, pairs));
  boxesApart(picture);
  crossesNoBox(picture);
  assert.equal(picture.boxes.length, 200);
});

// A placed picture → SVG elements: lanes, phases, arrows, boxes, notes. With `live` each box shows how its step stands.
import type { Palette } from './colours.ts';
import { drawBox } from './draw-box.ts';
import { type Drawn, element } from './drawn.ts';
import type { Mark } from './flow.ts';
import { MARK_ICONS } from './icons.ts';
import { type DrawOptions, iconAt, type Pen, penOf, round } from './pen.ts';
import type { Picture, PlacedArrow, PlacedLane, PlacedPhase, Point } from './place-flow.ts';
import { RAIL } from './place-flow.ts';
import { wrap } from './text-lines.ts';

const TITLE = 40;
const NOTE = { size: 12, line: 18, pad: 14 } as const;

/** The whole, or of a long picture the part between two of its cuts, each with the names of the lanes above it. */
export function draw(
  picture: Picture,
  options: DrawOptions,
  part?: { readonly from: number; readonly to: number },
): Drawn {
  const { from, to } = part ?? { from: picture.head, to: picture.height };
  const notes = to < picture.height ? [] : noteLines(picture);
  const above = (options.title === undefined ? 0 : TITLE) + (options.headless ? 0 : picture.head);
  const height = above + (to - from) + (notes.length === 0 ? 0 : notes.length * NOTE.line + 2 * NOTE.pad);
  const pen = penOf(options);
  const shift = above - from;
  const cut = { from, to };
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${picture.width} ${round(height)}`,
      width: picture.width,
      height: round(height),
      'font-family': pen.font,
      'font-size': 12,
      role: 'group',
    },
    [
      element('title', {}, [options.title ?? picture.title]),
      element('rect', { width: picture.width, height: round(height), fill: pen.colours.ground }),
      ...(options.title === undefined ? [] : [titleOf(options.title, pen)]),
      element('g', { transform: `translate(0 ${round(shift)})` }, [
        ...laneGrounds(picture, cut, pen),
        ...phasesOf(picture, cut, pen),
        ...picture.arrows.flatMap(arrow => arrowOf(arrow, cut, pen)),
        ...picture.boxes.filter(({ y }) => y >= from && y < to).map(box => drawBox(box, pen)),
      ]),
      ...(options.headless
        ? []
        : [element('g', { transform: `translate(0 ${above - picture.head})` }, headOf(picture, pen))]),
      ...notesOf(notes, height - notes.length * NOTE.line - NOTE.pad, pen),
    ],
  );
}

/** The names of the lanes alone. */
export function drawHead(picture: Picture, options: DrawOptions): Drawn {
  const pen = penOf(options);
  const size = { width: picture.width, height: picture.head };
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${size.width} ${size.height}`,
      ...size,
      'font-family': pen.font,
    },
    headOf(picture, pen),
  );
}

function titleOf(title: string, { colours }: Pen): Drawn {
  const at = { x: 14, y: 27, 'font-size': 18, 'font-weight': 700, fill: colours.ink };
  return element('text', at, [title]);
}

function headOf({ lanes, head, width, rail }: Picture, { colours }: Pen): readonly Drawn[] {
  return [
    element('rect', { width, height: head, fill: colours.head }),
    ...lanes.flatMap(lane => laneName(lane, head, colours.headInk)),
    ...lanes.map(({ x }) =>
      element('path', { d: `M${round(x)} 0V${head}`, stroke: colours.line, fill: 'none' }),
    ),
    element('path', { d: `M0 ${head}H${width}`, stroke: colours.phase, fill: 'none' }),
    element('path', { d: `M${rail} 0V${head}`, stroke: colours.phase, fill: 'none' }),
  ];
}

function laneName({ x, width, lines }: PlacedLane, head: number, fill: string): readonly Drawn[] {
  const first = head / 2 - ((lines.length - 1) * 18) / 2 + 5;
  return lines.map((line, index) =>
    element(
      'text',
      {
        x: round(x + width / 2),
        y: round(first + index * 18),
        'text-anchor': 'middle',
        'font-size': 13,
        'font-weight': 700,
        fill,
      },
      [line],
    ),
  );
}

type Cut = { readonly from: number; readonly to: number };

function laneGrounds({ lanes }: Picture, { from, to }: Cut, { colours }: Pen): readonly Drawn[] {
  return lanes.flatMap(({ x, width }, index) => [
    ...(index % 2 === 0
      ? [
          element('rect', {
            x: round(x),
            y: round(from),
            width: round(width),
            height: round(to - from),
            fill: colours.lane,
          }),
        ]
      : []),
    element('path', { d: `M${round(x)} ${round(from)}V${round(to)}`, stroke: colours.line, fill: 'none' }),
  ]);
}

function phasesOf({ phases, width, rail }: Picture, cut: Cut, { colours }: Pen): readonly Drawn[] {
  return phases.flatMap(phase => {
    const from = Math.max(phase.y, cut.from);
    const to = Math.min(phase.y + phase.height, cut.to);
    if (to <= from) return [];
    return [
      element('rect', { y: round(from), width: rail, height: round(to - from), fill: colours.rail }),
      element('path', {
        d: `M0 ${round(from)}H${width}`,
        stroke: colours.phase,
        'stroke-width': 1.5,
        'stroke-dasharray': from === phase.y ? undefined : '2 4',
        fill: 'none',
      }),
      element('path', { d: `M${rail} ${round(from)}V${round(to)}`, stroke: colours.phase, fill: 'none' }),
      ...phaseName(phase, from, colours),
    ];
  });
}

function phaseName({ title, lines }: PlacedPhase, from: number, colours: Palette): readonly Drawn[] {
  const y = from + 24;
  return [
    element(
      'text',
      { x: 10, y: round(y), 'font-size': RAIL.size, 'font-weight': 700, fill: colours.headInk },
      [title],
    ),
    ...lines.map((line, index) =>
      element(
        'text',
        { x: 10, y: round(y + 18 + index * RAIL.line), 'font-size': RAIL.text, fill: colours.soft },
        [line],
      ),
    ),
  ];
}

const DASHES = {
  order: undefined,
  branch: undefined,
  gate: '7 3 2 3',
  called: '2 3',
  back: '6 4',
  beside: '1 3',
} as const;

/** The head of an arrow is a shape of its own: not every program that shows SVG knows markers. */
function arrowOf({ points, kind, from, to }: PlacedArrow, cut: Cut, { colours }: Pen): readonly Drawn[] {
  const ys = points.map(([, y]) => y);
  if (Math.max(...ys) < cut.from || Math.min(...ys) > cut.to) return [];
  const colour = kind === 'back' ? colours.back : colours.arrow;
  const [x, y] = points.at(-1) ?? [0, 0];
  const line = {
    d: roundedPath([...points.slice(0, -1), [x, y - 5]]),
    stroke: colour,
    'stroke-width': 1.4,
    'stroke-dasharray': DASHES[kind],
    fill: 'none',
    'data-arrow': `${from} ${to}`,
  };
  return [element('path', line), element('path', { d: `M${round(x)} ${round(y)}l-4-7h8z`, fill: colour })];
}

/** Bends are rounded, so that a line that turns is told from one that crosses. */
export function roundedPath(points: readonly Point[]): string {
  return points
    .map(([x, y], index) => {
      const [before, after] = [points[index - 1], points[index + 1]];
      if (!before) return `M${round(x)} ${round(y)}`;
      if (!after) return `L${round(x)} ${round(y)}`;
      const [near, far] = [distance(before, [x, y]), distance([x, y], after)];
      const bend = Math.min(6, near / 2, far / 2);
      if (bend < 0.5) return `L${round(x)} ${round(y)}`;
      const [a, b] = [towards([x, y], before, bend / near), towards([x, y], after, bend / far)];
      return `L${round(a[0])} ${round(a[1])}Q${round(x)} ${round(y)} ${round(b[0])} ${round(b[1])}`;
    })
    .join('');
}

const distance = ([ax, ay]: Point, [bx, by]: Point): number => Math.hypot(bx - ax, by - ay);
const towards = ([ax, ay]: Point, [bx, by]: Point, share: number): Point => [
  ax + (bx - ax) * share,
  ay + (by - ay) * share,
];

type NoteLine = { readonly icon: Mark['icon'] | null; readonly text: string };

function noteLines({ notes, width }: Picture): readonly NoteLine[] {
  return notes.flatMap(({ icon, text }) =>
    wrap(text, NOTE.size, width - 60, 8).map((line, index) => ({
      icon: index === 0 ? icon : null,
      text: line,
    })),
  );
}

function notesOf(lines: readonly NoteLine[], top: number, { colours }: Pen): readonly Drawn[] {
  return lines.flatMap(({ icon, text }, index) => {
    const y = round(top + index * NOTE.line);
    const colour = icon === 'ban' ? colours.ban : colours.soft;
    const sign = icon === null ? [] : [iconAt(MARK_ICONS[icon], 14, y, colour)];
    return [
      ...sign,
      element('text', { x: 34, y: y + 11, 'font-size': NOTE.size, fill: colours.ink }, [text]),
    ];
  });
}

/** Several under one another, each with its title. */
export function drawAll(drawings: readonly Drawn[], colours: Palette): Drawn {
  const sizes = drawings.map(({ attributes: { width, height } }) => [Number(width), Number(height)] as const);
  const width = Math.max(1, ...sizes.map(([one]) => one));
  let y = 0;
  const placed = drawings.map((drawing, index): Drawn => {
    const at = y;
    y += (sizes[index]?.[1] ?? 0) + 24;
    return { ...drawing, attributes: { ...drawing.attributes, y: at } };
  });
  const height = Math.max(1, round(y - 24));
  const size = { viewBox: `0 0 ${width} ${height}`, width, height };
  return element('svg', { xmlns: 'http://www.w3.org/2000/svg', ...size }, [
    element('rect', { width, height, fill: colours.ground }),
    ...placed,
  ]);
}

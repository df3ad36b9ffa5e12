// The box of a step. Its outline tells its sort (doing, telling, deciding, waiting), its dashes how binding it is, a
// second sheet behind it that there is one for each; number, kind and state stand in words at its top.
import type { StepKind } from '#core/plan/action.ts';
import { BOX, type BoxLine } from './box.ts';
import type { Colour } from './colours.ts';
import { type Drawn, element } from './drawn.ts';
import { KIND_ICONS, MARK_ICONS, STATE_ICONS } from './icons.ts';
import type { LiveMark, LiveState } from './live-marks.ts';
import { iconAt, type Pen, round } from './pen.ts';
import type { PlacedBox } from './place-flow.ts';
import { widthOf } from './text-lines.ts';

type Sort = 'doing' | 'telling' | 'deciding' | 'waiting';

const SORTS: Readonly<Record<StepKind, Sort>> = {
  task: 'doing',
  record: 'doing',
  dispatch: 'doing',
  convene: 'doing',
  roll_call: 'doing',
  request: 'doing',
  use: 'doing',
  notify: 'telling',
  call: 'telling',
  report: 'telling',
  assess: 'deciding',
  decide: 'deciding',
  approve: 'deciding',
  confirm: 'deciding',
  expect: 'deciding',
  wait: 'waiting',
  watch: 'waiting',
};

const DASHES = { must: undefined, should: '7 3', may: '2 3' } as const;

export function drawBox(box: PlacedBox, pen: Pen): Drawn {
  const { step } = box;
  const sort = SORTS[step.kind];
  const live = pen.live?.get(step.id);
  const href = pen.hrefOf?.(step.id);
  const inside = [
    // a link is called by the words in it; a title would be called instead of them
    ...(href === undefined ? [element('title', {}, [`${step.number} ${step.title}`])] : []),
    ...outline(box, sort, live, pen),
    ...strip(box, box.entry, 0, 'entry', pen),
    ...head(box, sort, live, pen),
    ...box.title.map((line, index) =>
      element(
        'text',
        {
          x: box.x + BOX.pad,
          y: box.y + box.at.title + index * BOX.title.line + 12,
          'font-size': BOX.title.size,
          'font-weight': 600,
          fill: pen.colours.ink,
          'text-decoration': live?.state === 'withdrawn' ? 'line-through' : undefined,
        },
        [line],
      ),
    ),
    ...textLines(box, box.lines, box.at.lines, pen.colours.soft, pen.colours[sort]),
    ...strip(box, box.exit, box.at.exit, 'exit', pen),
  ];
  const marks = { 'data-step': step.id, class: 'picture-step' };
  return href === undefined ? element('g', marks, inside) : element('a', { ...marks, href }, inside);
}

const STATES: Readonly<
  Record<LiveState, { readonly fill: Colour; readonly line: Colour; readonly width: number }>
> = {
  waiting: { fill: 'box', line: 'boxLine', width: 1.3 },
  open: { fill: 'open', line: 'openLine', width: 2.4 },
  late: { fill: 'late', line: 'lateLine', width: 2.8 },
  alarm: { fill: 'late', line: 'lateLine', width: 3.6 },
  done: { fill: 'done', line: 'doneLine', width: 1.6 },
  waived: { fill: 'gone', line: 'goneLine', width: 1.3 },
  withdrawn: { fill: 'gone', line: 'goneLine', width: 1.3 },
  locked: { fill: 'locked', line: 'lockedLine', width: 2 },
};

function outline(box: PlacedBox, sort: Sort, live: LiveMark | undefined, pen: Pen): readonly Drawn[] {
  const { colours, chosen } = pen;
  const state = live && STATES[live.state];
  const line = colours[state?.line ?? (pen.live ? 'boxLine' : sort)];
  const look = {
    fill: colours[state?.fill ?? 'box'],
    stroke: line,
    'stroke-width': state?.width ?? 1.3,
    'stroke-dasharray': DASHES[box.step.force],
  };
  const halo = element('path', {
    d: shapeOf(box, sort, -4),
    fill: 'none',
    stroke: colours.link,
    'stroke-width': 3,
  });
  return [
    ...(chosen === box.step.id ? [halo] : []),
    ...(box.step.many
      ? [element('path', { ...look, d: shapeOf({ ...box, x: box.x + 4, y: box.y + 4 }, sort, 0) })]
      : []),
    element('path', { ...look, d: shapeOf(box, sort, 0) }),
  ];
}

/** Rounded for what is done, with cut corners for what decides, with round ends for what waits. */
function shapeOf(
  { x, y, width, height }: Pick<PlacedBox, 'x' | 'y' | 'width' | 'height'>,
  sort: Sort,
  by: number,
): string {
  const [left, top, right, bottom] = [x + by, y + by, x + width - by, y + height - by].map(round);
  if (left === undefined || top === undefined || right === undefined || bottom === undefined) return '';
  if (sort === 'deciding')
    return `M${left + 10} ${top}H${right - 10}L${right} ${top + 10}V${bottom - 10}L${right - 10} ${bottom}H${left + 10}L${left} ${bottom - 10}V${top + 10}Z`;
  const bend = sort === 'waiting' ? 16 : sort === 'telling' ? 2 : 7;
  return `M${left + bend} ${top}H${right - bend}Q${right} ${top} ${right} ${top + bend}V${bottom - bend}Q${right} ${bottom} ${right - bend} ${bottom}H${left + bend}Q${left} ${bottom} ${left} ${bottom - bend}V${top + bend}Q${left} ${top} ${left + bend} ${top}Z`;
}

/** When it opens, above; where a no leads, below. */
function strip(
  box: PlacedBox,
  lines: readonly BoxLine[],
  at: number,
  which: 'entry' | 'exit',
  { colours }: Pen,
): readonly Drawn[] {
  if (lines.length === 0) return [];
  const height = lines.length * BOX.text.line + 8;
  const y = box.y + at;
  const inset = 5;
  return [
    element('rect', {
      x: box.x + inset,
      y: y + (which === 'entry' ? inset : 0),
      width: box.width - 2 * inset,
      height: height - inset,
      rx: 4,
      fill: colours.entry,
      stroke: colours.entryLine,
    }),
    ...textLines(box, lines, at + (which === 'entry' ? inset + 1 : 1), colours.entryInk, colours.entryInk),
  ];
}

function textLines(
  box: PlacedBox,
  lines: readonly BoxLine[],
  at: number,
  ink: string,
  signs: string,
): readonly Drawn[] {
  return lines.flatMap(({ icon, text }, index) => {
    const y = box.y + at + index * BOX.text.line;
    const sign = icon === null ? [] : [iconAt(MARK_ICONS[icon], box.x + BOX.pad, y + 1.5, signs, 0.8)];
    const place = { x: box.x + BOX.pad + BOX.icon, y: y + 11, 'font-size': BOX.text.size, fill: ink };
    return [...sign, element('text', place, [text])];
  });
}

function head(box: PlacedBox, sort: Sort, live: LiveMark | undefined, { colours }: Pen): readonly Drawn[] {
  const { step } = box;
  const y = box.y + box.at.head + 6;
  const kind = `${step.number} ${step.kindTitle}`;
  const right = live?.title ?? step.forceTitle;
  const place = { 'font-size': 11, y: y + 11 };
  const state = live && STATES[live.state];
  const clauses = step.clauses.length === 0 ? '' : `§${step.clauses.slice(0, 2).join('、')}`;
  const room = box.width - 2 * BOX.pad - 18 - widthOf(kind, 11) - widthOf(right, 11) - 24;
  return [
    iconAt(KIND_ICONS[step.kind], box.x + BOX.pad, y, colours[sort]),
    element('text', { ...place, x: box.x + BOX.pad + 18, 'font-weight': 700, fill: colours[sort] }, [kind]),
    ...(clauses !== '' && widthOf(clauses, 10) < room
      ? [
          element(
            'text',
            {
              'font-size': 10,
              y: y + 11,
              x: box.x + BOX.pad + 18 + widthOf(kind, 11) + 8,
              fill: colours.soft,
            },
            [clauses],
          ),
        ]
      : []),
    ...(right === ''
      ? []
      : [
          element(
            'text',
            {
              ...place,
              x: box.x + box.width - BOX.pad,
              'text-anchor': 'end',
              'font-weight': live ? 700 : 400,
              fill: colours[state?.line ?? 'soft'],
            },
            [right],
          ),
        ]),
    ...(live
      ? [
          iconAt(
            STATE_ICONS[live.state],
            box.x + box.width - BOX.pad - widthOf(right, 11) - 16,
            y,
            colours[state?.line ?? 'soft'],
            0.9,
          ),
        ]
      : []),
  ];
}

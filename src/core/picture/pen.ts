// What a picture is drawn with: colours, font, how steps stand, where they lead. And the strokes that everything shares.
import type { Palette } from './colours.ts';
import { type Drawn, element } from './drawn.ts';
import type { LiveMark } from './live-marks.ts';

const FONT =
  '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", sans-serif';

export type DrawOptions = {
  readonly colours: Palette;
  readonly font?: string;
  /** How steps stand in an incident. */
  readonly live?: ReadonlyMap<string, LiveMark>;
  /** Where a click on a step leads; none: no links. */
  readonly hrefOf?: (step: string) => string | undefined;
  readonly chosen?: string;
  /** The names of the lanes are drawn elsewhere (a head that stays while the rest moves). */
  readonly headless?: boolean;
  /** Above everything; none where the place it stands in says it. */
  readonly title?: string;
};

export type Pen = DrawOptions & { readonly font: string };

export const penOf = (options: DrawOptions): Pen => ({ ...options, font: options.font ?? FONT });

/** To a hundredth of a pixel: enough for the eye, and the same text everywhere. */
export const round = (value: number): number => Math.round(value * 100) / 100;

export function iconAt(d: string, x: number, y: number, colour: string, scale = 1): Drawn {
  return element('path', {
    d,
    transform: `translate(${round(x)} ${round(y)})${scale === 1 ? '' : ` scale(${scale})`}`,
    stroke: colour,
    'stroke-width': 1.2,
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
    fill: 'none',
  });
}

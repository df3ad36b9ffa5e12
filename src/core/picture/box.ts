// The box of a step: its lines of text broken to its width and its height, before it has a place. Everything that the
// box says lies inside it, so that no arrow ever crosses a word.
import type { FlowStep, Mark } from './flow.ts';
import { wrap } from './text-lines.ts';

export const BOX = {
  width: 196,
  pad: 10,
  title: { size: 13, line: 18, most: 6 },
  text: { size: 11, line: 15, most: 4 },
  head: 20,
  icon: 14, // what an icon before a line takes
} as const;

export type BoxLine = { readonly icon: Mark['icon'] | null; readonly text: string };

export type Box = {
  readonly step: FlowStep;
  readonly entry: readonly BoxLine[];
  readonly title: readonly string[];
  readonly lines: readonly BoxLine[];
  readonly exit: readonly BoxLine[];
  /** Top of each part, from the top of the box. */
  readonly at: {
    readonly head: number;
    readonly title: number;
    readonly lines: number;
    readonly exit: number;
  };
  readonly height: number;
};

export function boxOf(step: FlowStep): Box {
  const { title, text, pad, width } = BOX;
  const inner = width - 2 * pad;
  const entry = step.entry.flatMap(mark => linesOf(mark, inner));
  const lines = step.lines.flatMap(mark => linesOf(mark, inner));
  const exit = step.exit.flatMap(mark => linesOf(mark, inner));
  const titles = wrap(step.title, title.size, inner, title.most);
  const strip = (count: number) => (count === 0 ? 0 : count * text.line + 8);
  const head = strip(entry.length);
  const titleAt = head + BOX.head + 6;
  const linesAt = titleAt + titles.length * title.line + (lines.length > 0 ? 3 : 0);
  const exitAt = linesAt + lines.length * text.line + 8;
  return {
    step,
    entry,
    title: titles,
    lines,
    exit,
    at: { head, title: titleAt, lines: linesAt, exit: exitAt },
    height: exitAt + strip(exit.length),
  };
}

/** The icon stands before the first line; what follows is set in under it. */
function linesOf({ icon, text }: Mark, inner: number): readonly BoxLine[] {
  const { size, most } = BOX.text;
  return wrap(text, size, inner - BOX.icon, most).map((line, index) => ({
    icon: index === 0 ? icon : null,
    text: line,
  }));
}

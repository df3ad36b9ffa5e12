// Which paragraphs are headings, and of which level: short, without an end, larger or heavier than the text. Levels are
// the looks found, from the largest down; numbers are left to the reader of plans.
import type { TextParagraph } from './paragraphs.ts';

const LONGEST = 45;
const LEVELS = 6;
/** Where more than this share of the characters is bold, bold says nothing. */
const MOSTLY = 0.5;

/** "二〇二五年六月" on a cover. */
const DATE =
  /^[二〇○零一三四五六七八九\d]{4}年[一二三四五六七八九十\d]{1,2}月([一二三四五六七八九十\d]{1,3}日)?$/;

/** For each paragraph its level, undefined for those that are none. */
export function headingLevels(
  paragraphs: readonly TextParagraph[],
  bodySize: number,
): readonly (number | undefined)[] {
  const length = (list: readonly TextParagraph[]) => list.reduce((sum, { text }) => sum + text.length, 0);
  const boldSays = length(paragraphs.filter(({ bold }) => bold)) < length(paragraphs) * MOSTLY;
  const looks = paragraphs.map(paragraph => lookOf(paragraph, bodySize, boldSays));
  const ranks = ranked(looks.filter(look => look !== undefined));
  return looks.map(look => (look === undefined ? undefined : Math.min(ranks.get(look) ?? LEVELS, LEVELS)));
}

/** Size relative to the text in steps of a sixteenth; a half step more when bold. Undefined for no heading. */
function lookOf(
  { text, size, bold, lines }: TextParagraph,
  bodySize: number,
  boldSays: boolean,
): number | undefined {
  if (lines > 2 || text.length > LONGEST || /[。；;，,!?！？]$/.test(text)) return undefined;
  if (!/\p{L}/u.test(text) || DATE.test(text.replace(/\s/g, ''))) return undefined;
  const larger = size > bodySize * 1.1;
  const heavier = bold && boldSays && size > bodySize * 0.93;
  return larger || heavier ? Math.round((size / bodySize) * 16) + (bold ? 0.5 : 0) : undefined;
}

/** Looks that differ by less than a step and a half are one level. */
function ranked(looks: readonly number[]): ReadonlyMap<number, number> {
  const ranks = new Map<number, number>();
  let rank = 0;
  let last = Number.POSITIVE_INFINITY;
  for (const look of [...new Set(looks)].sort((a, b) => b - a)) {
    if (last - look >= 1.5 || rank === 0 || (last >= 17.5 && look < 17.5)) rank++;
    ranks.set(look, rank);
    last = look;
  }
  return ranks;
}

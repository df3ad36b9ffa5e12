// Which words of two sentences differ, to be marked in both: joined again, the pieces of a side are its sentence. A single
// sign that happens to stand in both amid others that differ is marked with them, for it is no word of its own.

export type Piece = { readonly text: string; readonly differs: boolean };

export type WordDifference = { readonly before: readonly Piece[]; readonly after: readonly Piece[] };

/** Beyond this many looks the middle of long sentences is marked as a whole. */
const MOST_LOOKS = 1_000_000;

export function wordDifference(before: string, after: string): WordDifference {
  const [a, b] = [wordsOf(before), wordsOf(after)];
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (
    tail < a.length - head &&
    tail < b.length - head &&
    a[a.length - 1 - tail] === b[b.length - 1 - tail]
  )
    tail++;
  const [inA, inB] = [a.slice(head, a.length - tail), b.slice(head, b.length - tail)];
  const { keptA, keptB } = inA.length * inB.length > MOST_LOOKS ? NOTHING_KEPT : kept(inA, inB);
  return {
    before: pieces(a, index => isKept(index, head, inA.length, keptA)),
    after: pieces(b, index => isKept(index, head, inB.length, keptB)),
  };
}

/** Chinese by its signs, numbers and Latin words whole: "10分钟" → "10", "分", "钟". */
const wordsOf = (text: string): readonly string[] =>
  text.match(/\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}])+(?:\.\p{N}+)?|\s+|./gsu) ?? [];

type Kept = { readonly keptA: ReadonlySet<number>; readonly keptB: ReadonlySet<number> };

const NOTHING_KEPT: Kept = { keptA: new Set(), keptB: new Set() };

/** The longest run of words, gaps allowed, that stands in both. */
function kept(a: readonly string[], b: readonly string[]): Kept {
  const width = b.length + 1;
  const longest = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number): number => longest[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      longest[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const pairs: (readonly [number, number])[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) pairs.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  const words = pairs.filter(([i, j], index) => {
    const [before, after] = [pairs[index - 1], pairs[index + 1]];
    const joined = (other: readonly [number, number] | undefined, step: number) =>
      other !== undefined && other[0] === i + step && other[1] === j + step;
    const alone = !joined(before, -1) && !joined(after, 1);
    return !alone || (a[i] ?? '').length > 1;
  });
  return { keptA: new Set(words.map(([i]) => i)), keptB: new Set(words.map(([, j]) => j)) };
}

function isKept(index: number, head: number, middle: number, kept: ReadonlySet<number>): boolean {
  return index < head || index >= head + middle || kept.has(index - head);
}

function pieces(words: readonly string[], isSame: (index: number) => boolean): readonly Piece[] {
  const found: { text: string; differs: boolean }[] = [];
  words.forEach((word, index) => {
    const differs = !isSame(index);
    const last = found.at(-1);
    if (last?.differs === differs) last.text += word;
    else found.push({ text: word, differs });
  });
  return found;
}

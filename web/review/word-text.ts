// Finds the document's blocks in the pages that were drawn of a Word file, and puts the marks of clauses round their text.
// The drawing has no ids of ours: blocks are found by their letters, in order. White space and numbers drawn by Word's
// own counting are not compared.
import type { SourceBlock } from './review-data.ts';
import { partsOf, type Span } from './source-parts.ts';

/** Letters of the drawn text nodes, one after the other. */
export type Drawn = { readonly letters: string; readonly nodes: readonly Text[]; readonly from: Int32Array };

const SPACE = /\s/;

export function drawnText(nodes: readonly Text[]): Drawn {
  const from = new Int32Array(nodes.length + 1);
  const letters: string[] = [];
  let count = 0;
  for (const [n, node] of nodes.entries()) {
    from[n] = count;
    const bare = node.data.replace(/\s+/g, '');
    letters.push(bare);
    count += bare.length;
  }
  from[nodes.length] = count;
  return { letters: letters.join(''), nodes, from };
}

/** Where the body of each block begins among the letters; undefined: not found there. */
export function placedBlocks(
  letters: string,
  blocks: readonly SourceBlock[],
): readonly (number | undefined)[] {
  let at = 0;
  return blocks.map(block => {
    const body = bodyOf(block).replace(/\s+/g, '');
    if (body === '') return undefined;
    // Short texts are looked for nearby only: "3" stands everywhere.
    const found = letters.indexOf(body, at);
    if (found === -1 || found - at > Math.max(400, body.length * 200)) return undefined;
    at = found + body.length;
    return found;
  });
}

/** Without the printed number, which Word counts and does not hold. */
function bodyOf({ text, number }: SourceBlock): string {
  return number !== null && text.startsWith(number) ? text.slice(number.length) : text;
}

/** A piece of a text node, from and to in its letters with white space. */
export type Piece = {
  readonly node: number;
  readonly from: number;
  readonly to: number;
  readonly clause: string | null;
};

export function piecesOf(
  drawn: Drawn,
  blocks: readonly SourceBlock[],
  places: readonly (number | undefined)[],
  clauses: readonly Span[],
): readonly Piece[] {
  const pieces: Piece[] = [];
  let node = 0;
  for (const [n, block] of blocks.entries()) {
    const place = places[n];
    if (place === undefined) continue;
    const skipped = block.text.length - bodyOf(block).length;
    let letter = place;
    for (const part of partsOf(block, clauses)) {
      const text = block.text.slice(Math.max(part.start - block.start, skipped), part.end - block.start);
      const length = text.replace(/\s+/g, '').length;
      const end = letter + length;
      while (letter < end) {
        while ((drawn.from[node + 1] ?? end) <= letter) node++;
        const base = drawn.from[node] ?? 0;
        const stop = Math.min(end, drawn.from[node + 1] ?? end);
        const data = drawn.nodes[node]?.data ?? '';
        pieces.push({
          node,
          from: placeOf(data, letter - base),
          to: placeOf(data, stop - base - 1) + 1,
          clause: part.clause,
        });
        letter = stop;
      }
    }
  }
  return pieces;
}

/** Where the letter of this count stands in the text. */
function placeOf(text: string, letter: number): number {
  let seen = -1;
  for (let i = 0; i < text.length; i++) {
    if (!SPACE.test(text.charAt(i))) seen++;
    if (seen === letter) return i;
  }
  return text.length;
}

/** Cuts the nodes at the pieces; the function given back puts everything as it was. */
export function wrapped(
  drawn: Drawn,
  pieces: readonly Piece[],
): { readonly spans: ReadonlyMap<string | null, readonly HTMLElement[]>; readonly undo: () => void } {
  const spans = new Map<string | null, HTMLElement[]>();
  const undo: (() => void)[] = [];
  for (const [at, own] of Map.groupBy(pieces, piece => piece.node)) {
    const node = drawn.nodes[at];
    if (!node?.parentNode) continue;
    const made: Node[] = [];
    let done = 0;
    for (const { from, to, clause } of own) {
      if (from > done) made.push(document.createTextNode(node.data.slice(done, from)));
      const span = document.createElement('span');
      span.textContent = node.data.slice(from, to);
      if (clause !== null) span.dataset.clause = clause;
      made.push(span);
      spans.set(clause, [...(spans.get(clause) ?? []), span]);
      done = to;
    }
    if (done < node.data.length) made.push(document.createTextNode(node.data.slice(done)));
    node.replaceWith(...made);
    undo.push(() => {
      const [first, ...rest] = made;
      (first as ChildNode | undefined)?.replaceWith(node);
      for (const one of rest) (one as ChildNode).remove();
    });
  }
  return { spans, undo: () => undo.forEach(back => void back()) };
}

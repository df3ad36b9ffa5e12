// Lays the clauses over the blocks of a source document: every character of every block is shown once, in order, and
// belongs to the clause it was quoted in or to none. A paragraph may hold many clauses; a clause may span blocks.

export type LaidBlock = { readonly text: string; readonly clause: string | null };
export type LaidClause = { readonly id: string; readonly quote: string };
export type Part = { readonly text: string; readonly clause: string | null };

const isSpace = (char: string | undefined): boolean => char !== undefined && /\s/u.test(char);

/** How far `text` agrees with `quote` from the given places, spaces aside: the end in both, or undefined at a difference. */
function follow(
  text: string,
  at: number,
  quote: string,
  from: number,
): { readonly at: number; readonly from: number } | undefined {
  let [i, j] = [at, from];
  for (;;) {
    while (isSpace(quote[j])) j += 1;
    if (j >= quote.length) return { at: i, from: j };
    while (isSpace(text[i])) i += 1;
    if (i >= text.length) return { at: i, from: j };
    if (text[i] !== quote[j]) return undefined;
    i += 1;
    j += 1;
  }
}

/** Parts of each block, in the order of the blocks. Clauses are expected in the order of the document. */
export function layClauses(
  blocks: readonly LaidBlock[],
  clauses: readonly LaidClause[],
): readonly (readonly Part[])[] {
  let next = 0; // clause to place
  let open: { readonly id: string; readonly quote: string; readonly from: number } | null = null; // goes on in the next block
  return blocks.map(block => {
    const parts: Part[] = [];
    let at = 0;
    const push = (end: number, clause: string | null) => {
      if (end > at) parts.push({ text: block.text.slice(at, end), clause });
      at = Math.max(at, end);
    };
    if (open) {
      const end = follow(block.text, 0, open.quote, open.from);
      if (end) push(end.at, open.id);
      open = end && end.from < open.quote.length ? { ...open, from: end.from } : null;
    }
    while (open === null) {
      const found = findNext(block.text, at, clauses, next);
      if (!found) break;
      push(found.start, null);
      push(found.end, found.clause.id);
      next = found.index + 1;
      open = found.from < found.clause.quote.length ? { ...found.clause, from: found.from } : null;
    }
    push(block.text.length, parts.length === 0 ? block.clause : null);
    return parts;
  });
}

const LOOK_AHEAD = 3;
const LEAST_TAIL = 6; // a clause that runs over the end of a block must agree in at least so many characters

function findNext(text: string, at: number, clauses: readonly LaidClause[], next: number) {
  for (let index = next; index < Math.min(next + LOOK_AHEAD, clauses.length); index += 1) {
    const clause = clauses[index];
    const first = clause?.quote.trimStart()[0];
    if (!clause || first === undefined) continue;
    for (let start = text.indexOf(first, at); start >= 0; start = text.indexOf(first, start + 1)) {
      const end = follow(text, start, clause.quote, 0);
      if (!end) continue;
      const whole = end.from >= clause.quote.length;
      if (whole || end.from >= LEAST_TAIL) return { index, clause, start, end: end.at, from: end.from };
    }
  }
  return undefined;
}

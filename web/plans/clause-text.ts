// Lays the clauses over the blocks of a source document: every character of every block is shown once, in order, and
// belongs to the clause that spans it or to none. A paragraph may hold many clauses; a clause may span blocks.

export type LaidBlock = { readonly text: string; readonly start: number; readonly end: number };
export type LaidClause = { readonly id: string; readonly start: number; readonly end: number };
export type Part = { readonly text: string; readonly clause: string | null };

/** Parts of each block, in the order of the blocks. Where clauses overlap, the one that begins first has the text. */
export function layClauses(
  blocks: readonly LaidBlock[],
  clauses: readonly LaidClause[],
): readonly (readonly Part[])[] {
  const ordered = [...clauses].sort((a, b) => a.start - b.start);
  return blocks.map(block => {
    const parts: Part[] = [];
    let at = 0;
    const push = (end: number, clause: string | null) => {
      const stop = Math.min(end, block.text.length);
      if (stop > at) parts.push({ text: block.text.slice(at, stop), clause });
      at = Math.max(at, stop);
    };
    for (const clause of ordered) {
      if (clause.end <= block.start || clause.start >= block.end) continue;
      push(clause.start - block.start, null);
      push(clause.end - block.start, clause.id);
    }
    push(block.text.length, null);
    return parts;
  });
}

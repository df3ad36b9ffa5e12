// What lies around a clause: its section, the chapter that is of, the whole document; each with the clauses still open in it.
// Pure.
import type { ReviewedClause } from '#contract/review-clause.ts';

/** `title` null: the whole document. */
export type Scope = { readonly title: string | null; readonly open: readonly ReviewedClause[] };

/** Narrowest first; a wider one only where it holds more, none where nothing is open. */
export function scopesOf(
  clauses: readonly ReviewedClause[],
  chosen: ReviewedClause | undefined,
): readonly Scope[] {
  const at = clauses.findIndex(({ id }) => id === chosen?.id);
  const path = chosen?.path ?? [];
  const scopes: Scope[] = [];
  for (let depth = at === -1 ? 0 : path.length; depth >= 0; depth--) {
    const within = depth === 0 ? clauses : together(clauses, at, path.slice(0, depth));
    const open = within.filter(({ settled }) => settled === null);
    if (open.length > (scopes.at(-1)?.open.length ?? 0))
      scopes.push({ title: depth === 0 ? null : (path[depth - 1] ?? null), open });
  }
  return scopes;
}

/** Those round the clause that stand below the same headings without a break: a title may come again elsewhere. */
function together(
  clauses: readonly ReviewedClause[],
  at: number,
  path: readonly string[],
): readonly ReviewedClause[] {
  const below = (clause: ReviewedClause | undefined) =>
    clause !== undefined && path.every((title, depth) => clause.path[depth] === title);
  let [from, to] = [at, at];
  while (below(clauses[from - 1])) from--;
  while (below(clauses[to + 1])) to++;
  return clauses.slice(from, to + 1);
}

/** Whether the box of a clause is ticked: as it was set by hand, else by how sure the rules are. */
export const isTicked = (
  { id, confidence }: ReviewedClause,
  above: number,
  byHand: ReadonlyMap<string, boolean>,
): boolean => byHand.get(id) ?? confidence >= above;

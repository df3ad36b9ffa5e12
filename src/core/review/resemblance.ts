// How much of a later document stands in an earlier one: what a new edition is told by, beside its title.
import { matchClauses } from '#core/reading/matching.ts';
import type { Reading } from '#core/reading/reading.ts';

/** From here on a document of the same title is taken for a new edition, unless a person says otherwise. */
const ALIKE = 0.5;

/** Share of the longer one's clauses that the other has as well, edited or not; titles alone make nothing alike. */
export function resemblance(before: Reading, after: Reading): number {
  const [was, is] = [before, after].map(({ clauses }) => clauses.filter(({ kind }) => kind !== 'heading'));
  if (!was || !is) return 0;
  const most = Math.max(was.length, is.length);
  if (most === 0) return 0;
  const matched = matchClauses(was, is).filter(match => match !== undefined).length;
  return Math.round((matched / most) * 100) / 100;
}

export const looksLikeEdition = (share: number | null): boolean => share !== null && share >= ALIKE;

/** What of a title counts when two are compared: letters and digits, whatever the script. */
export function titleKey(title: string): string {
  return title
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '');
}

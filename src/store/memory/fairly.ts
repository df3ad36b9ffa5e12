// A fair share for each organisation: first one of each, then the next of each, in the order given.
import type { OrgId } from '#desk/ports.ts';

/** At most `limit` of `rows`, which come oldest first; an organisation with many never shuts out one with few. */
export function fairly<Row extends { readonly org: OrgId }>(
  rows: readonly Row[],
  limit: number,
): readonly Row[] {
  if (rows.length <= limit) return rows;
  const seen = new Map<OrgId, number>();
  const ranked = rows.map((row, place) => {
    const rank = seen.get(row.org) ?? 0;
    seen.set(row.org, rank + 1);
    return { row, rank, place };
  });
  return ranked
    .sort((a, b) => a.rank - b.rank || a.place - b.place)
    .slice(0, limit)
    .map(({ row }) => row);
}

// The edges between which running text is set, for each page: what all pages of that width have in common, so that a page
// with a few short lines does not take them for full.
import type { Row } from './segments.ts';

export type Edges = { readonly left: number; readonly right: number };
type Page = { readonly width: number; readonly rows: readonly Row[] };

export function textEdges(pages: readonly Page[]): readonly Edges[] {
  const widths = Map.groupBy(pages, ({ width }) => Math.round(width / 10));
  const common = new Map(
    [...widths].map(([width, list]) => [
      width,
      edgesOf(
        list.flatMap(({ rows }) => rows),
        width * 10,
      ),
    ]),
  );
  return pages.map(({ width }) => common.get(Math.round(width / 10)) ?? { left: 0, right: width });
}

/** Text that is nowhere set wider than half a page is no full line yet. */
function edgesOf(rows: readonly Row[], width: number): Edges {
  const rights = rows.map(row => row.at(-1)?.right ?? 0).sort((a, b) => a - b);
  const lefts = rows.map(row => row[0]?.x ?? 0).sort((a, b) => a - b);
  const at = (values: readonly number[], share: number) =>
    values[Math.floor((values.length - 1) * share)] ?? 0;
  const left = at(lefts, 0.03);
  const usual = mostCommon(rights.slice(Math.floor(rights.length / 2)));
  return { left, right: Math.max(at(rights, 0.9), usual, left + width / 2) };
}

function mostCommon(values: readonly number[]): number {
  const sums = Map.groupBy(values, value => Math.round(value / 3));
  const [, most = []] = [...sums].reduce(
    (best, one) => (one[1].length > best[1].length ? one : best),
    [0, [] as number[]],
  );
  return most.at(-1) ?? 0;
}

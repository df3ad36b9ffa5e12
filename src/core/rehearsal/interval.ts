// How sure a share is after so many runs: Wilson's interval, which stays inside 0 and 1 and holds for shares near them.

export type Share = {
  readonly share: number;
  readonly low: number; // 95 % confidence
  readonly high: number;
  readonly of: number; // how many runs it was seen in
};

const Z = 1.959964; // two-sided 95 %

export function shareOf(count: number, of: number): Share {
  if (of === 0) return { share: 0, low: 0, high: 1, of };
  const p = count / of;
  const square = Z * Z;
  const middle = (p + square / (2 * of)) / (1 + square / of);
  const half = (Z / (1 + square / of)) * Math.sqrt((p * (1 - p)) / of + square / (4 * of * of));
  return {
    share: p,
    low: count === 0 ? 0 : Math.max(0, middle - half),
    high: count === of ? 1 : Math.min(1, middle + half),
    of,
  };
}

/** The value below which `share` of all lie; null when there are none. */
export function quantile(sorted: readonly number[], share: number): number | null {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
}

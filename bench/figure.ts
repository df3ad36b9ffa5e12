// What a figure of the bench is: something measured beside its limit or a peer of the same run, and whether it holds.

export type Measure = {
  readonly figure: string; // "report", "waiting: lateness p99"
  readonly measured: number;
  readonly unit: string; // "ms", "acts/s", "MB", "×"
  /** What it is held against; null when it only informs. */
  readonly against: {
    readonly what: string; // "limit" or the name of the peer
    readonly value: number;
    readonly ratio: number; // measured / value
    readonly held: boolean;
  } | null;
  readonly note?: string;
};

/** Each file exports one as `figure`. It says what it is doing through `say`, and cleans up behind itself. */
export type Figure = {
  readonly name: string;
  readonly about: string;
  measure(say: (line: string) => void): Promise<readonly Measure[]>;
  /** Ends what several figures share. */
  readonly close?: () => Promise<void>;
};

/** Held while it stays at or below the limit. */
export function below(figure: string, measured: number, unit: string, limit: number, note?: string): Measure {
  const against = { what: 'limit', value: limit, ratio: measured / limit, held: measured <= limit };
  return { figure, measured, unit, against, ...(note === undefined ? {} : { note }) };
}

/** Held while it stays at or above what is wanted. */
export function above(
  figure: string,
  measured: number,
  unit: string,
  wanted: number,
  note?: string,
): Measure {
  const against = { what: 'at least', value: wanted, ratio: measured / wanted, held: measured >= wanted };
  return { figure, measured, unit, against, ...(note === undefined ? {} : { note }) };
}

/** Held while measured / peer stays at or above `least`. */
export function besidePeer(
  figure: string,
  {
    measured,
    unit,
    peer,
    what,
    least,
  }: Readonly<Record<'measured' | 'peer' | 'least', number>> & {
    readonly unit: string;
    readonly what: string;
  },
  note?: string,
): Measure {
  const ratio = measured / peer;
  const against = { what: `${what} × ${least}`, value: peer, ratio, held: ratio >= least };
  return { figure, measured, unit, against, ...(note === undefined ? {} : { note }) };
}

export function informs(figure: string, measured: number, unit: string, note?: string): Measure {
  return { figure, measured, unit, against: null, ...(note === undefined ? {} : { note }) };
}

/** The value below which `share` of all lie; NaN when there are none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** Milliseconds of a clock that all processes of this machine share and nobody sets. */
export const instant = (): number => Number(process.hrtime.bigint() / 1_000n) / 1_000;

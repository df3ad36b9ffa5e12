// Luck that is the same for the same seed: every throw is named, so that one person's silence changes nothing of how the
// others fare. Without a seed everything goes the usual way: medians, and what is more likely than not.

export type Luck = {
  readonly seed: number | null;
  /** Uniform in [0, 1), by the name of the throw; 0.5 without a seed. */
  roll(name: string): number;
};

export function luckOf(seed: number | null): Luck {
  if (seed === null) return { seed, roll: () => 0.5 };
  const start = mixed((seed ^ 0x9e3779b9) >>> 0);
  return { seed, roll: name => hashed(name, start) / 4_294_967_296 };
}

/** The seed of one run of many: far from that of its neighbours. */
export function seedOfRun(seed: number, run: number): number {
  return mixed((mixed(seed >>> 0) + Math.imul(run, 0x85ebca6b)) >>> 0);
}

/** A log-normal span: half of them are shorter than the median; `spread` is the deviation of its logarithm. */
export function logNormal(roll: number, median: number, spread: number): number {
  return spread === 0 || roll === 0.5 ? median : median * Math.exp(spread * normal(roll));
}

/** FNV-1a over the code units, then mixed so that near names are far apart. */
function hashed(name: string, start: number): number {
  let hash = start;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  return mixed(hash >>> 0);
}

/** The finaliser of MurmurHash3. */
function mixed(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Quantile of the standard normal distribution (Acklam's approximation, relative error below 1.2e-9). */
function normal(probability: number): number {
  const p = Math.min(1 - 1e-9, Math.max(1e-9, probability));
  if (p < LOW || p > 1 - LOW) {
    const q = Math.sqrt(-2 * Math.log(p < LOW ? p : 1 - p));
    const tail = ratio(C, [...D, 1], q);
    return p < LOW ? tail : -tail;
  }
  const q = p - 0.5;
  return q * ratio(A, [...B, 1], q * q);
}

const LOW = 0.02425;
const A = [
  -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716,
  2.506628277459239,
];
const B = [-54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572];
const C = [
  -0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968,
  2.938163982698783,
];
const D = [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416];

function ratio(over: readonly number[], under: readonly number[], x: number): number {
  const value = (terms: readonly number[]) => terms.reduce((sum, term) => sum * x + term, 0);
  return value(over) / value(under);
}

// How evenly the figures are spread over the documents: a rule that helps one document only shows here, not in a total.
import type { Measured } from './documents.ts';
import { all, sum } from './score.ts';

export type Named = { readonly name: string; readonly all: number };

export type Spread = {
  readonly mean: number; // of the documents, each counting the same
  readonly deviation: number;
  readonly worst: Named | null;
  readonly best: Named | null;
  /** The total with one document left out, where it is lowest and highest: how much hangs on a single document. */
  readonly without: { readonly lowest: Named | null; readonly highest: Named | null };
  readonly sectors: readonly Named[]; // worst first
};

export function spreadOf(measured: readonly Measured[]): Spread {
  const each = measured.map(({ document, score }) => ({ name: document.name, all: all(score) }));
  const left = measured.map(({ document }) => ({
    name: document.name,
    all: all(sum(measured.filter(one => one.document !== document).map(one => one.score))),
  }));
  const mean = meanOf(each.map(one => one.all));
  const bySector = Map.groupBy(measured, ({ document }) => sectorOf(document.gold.sector));
  const sectors = [...bySector].map(([name, some]) => ({
    name,
    all: meanOf(some.map(one => all(one.score))),
  }));
  return {
    mean,
    deviation: Math.sqrt(meanOf(each.map(one => (one.all - mean) ** 2))),
    worst: ascending(each)[0] ?? null,
    best: ascending(each).at(-1) ?? null,
    without: { lowest: ascending(left)[0] ?? null, highest: ascending(left).at(-1) ?? null },
    sectors: ascending(sectors),
  };
}

/** "医院/后勤保障" is of the sector 医院. */
function sectorOf(sector: string): string {
  return sector.split('/')[0] ?? sector;
}

function ascending(named: readonly Named[]): readonly Named[] {
  return [...named].sort((a, b) => a.all - b.all);
}

function meanOf(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((a, b) => a + b, 0) / values.length;
}

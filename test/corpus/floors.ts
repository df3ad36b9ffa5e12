// What the reader has reached on the corpus, a little under: totals below these fail the test. Raise them with the reader.
import type { Part } from './documents.ts';
import type { Figure } from './score.ts';

export type Floors = Readonly<Record<Figure | 'all' | 'kept', number>>;

export const FLOORS: Readonly<Record<Part, Floors>> = {
  train: {
    all: 0.87,
    kept: 0.998,
    obligation: 0.84,
    actor: 0.83,
    recipient: 0.76,
    deadline: 0.85,
    numeric: 0.87,
    period: 0.82,
    condition: 0.84,
    scenario: 0.96,
  },
  held: {
    all: 0.75,
    kept: 0.998,
    obligation: 0.76,
    actor: 0.69,
    recipient: 0.63,
    deadline: 0.74,
    numeric: 0.77,
    period: 0.68,
    condition: 0.72,
    scenario: 0.83,
  },
};

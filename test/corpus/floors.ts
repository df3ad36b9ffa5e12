// What the reader has reached on the corpus, a little under: totals below these fail the test. Raise them with the reader.
import type { Part } from './documents.ts';
import type { Figure } from './score.ts';

export type Floors = Readonly<Record<Figure | 'all' | 'kept', number>>;

export const FLOORS: Readonly<Record<Part, Floors>> = {
  train: {
    all: 0.8,
    kept: 0.998,
    obligation: 0.81,
    actor: 0.77,
    recipient: 0.71,
    deadline: 0.81,
    numeric: 0.83,
    period: 0.77,
    condition: 0.81,
    scenario: 0.92,
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

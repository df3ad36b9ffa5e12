// What the reader has reached on the corpus, a little under: totals below these fail the test. Raise them with the reader.
import type { Part } from './documents.ts';
import type { Figure } from './score.ts';

export type Floors = Readonly<Record<Figure | 'all' | 'kept', number>>;

export const FLOORS: Readonly<Record<Part, Floors>> = {
  train: {
    all: 0.78,
    kept: 0.998,
    obligation: 0.8,
    actor: 0.74,
    recipient: 0.69,
    deadline: 0.77,
    numeric: 0.84,
    period: 0.74,
    condition: 0.77,
    scenario: 0.89,
  },
  held: {
    all: 0.69,
    kept: 0.998,
    obligation: 0.74,
    actor: 0.6,
    recipient: 0.59,
    deadline: 0.7,
    numeric: 0.72,
    period: 0.66,
    condition: 0.71,
    scenario: 0.84,
  },
};

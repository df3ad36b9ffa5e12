// What the reader has reached on the corpus, a little under: totals below these fail the test. Raise them with the reader.
import type { Part } from './documents.ts';
import type { Figure } from './score.ts';

export type Floors = Readonly<Record<Figure | 'all' | 'kept', number>>;

export const FLOORS: Readonly<Record<Part, Floors>> = {
  train: {
    all: 0.845,
    kept: 0.995,
    obligation: 0.86,
    actor: 0.84,
    recipient: 0.78,
    deadline: 0.845,
    numeric: 0.865,
    period: 0.83,
    condition: 0.86,
    scenario: 0.885,
  },
  // Four documents: a single one moves these far.
  held: {
    all: 0.71,
    kept: 0.99,
    obligation: 0.74,
    actor: 0.685,
    recipient: 0.645,
    deadline: 0.73,
    numeric: 0.73,
    period: 0.79,
    condition: 0.69,
    scenario: 0.65,
  },
};

// What an organisation sets for its reviews. Unless it says so, nothing is accepted by itself.
export type ReviewSettings = {
  /** From this confidence on, statements and headings may be accepted in one act. */
  readonly together_above: number;
  /** From this confidence on, clauses of a new upload are accepted by themselves; null: none ever. */
  readonly alone_above: number | null;
  /** Below this, a clause is shown as uncertain, and a proposer may be asked. */
  readonly unsure_below: number;
};

export const USUAL_SETTINGS: ReviewSettings = { together_above: 0.9, alone_above: null, unsure_below: 0.7 };

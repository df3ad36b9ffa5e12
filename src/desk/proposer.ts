// The port of a language model that may propose how a clause is to be read. What it says is checked by the core before it is kept.
import type { ProposalQuestion } from '#core/review/proposal.ts';

/** Proposes readings of clauses the rules are unsure of. Never throws; gives up by itself after its time limit. */
export interface Proposer {
  readonly model: string;
  /** How many clauses of one document it may be asked about in all. */
  readonly budget: number;
  propose(questions: readonly ProposalQuestion[]): Promise<
    | { readonly ok: true; readonly answers: unknown } // as the model gave it: to be checked against the text
    | { readonly ok: false; readonly code: string; readonly detail: string }
  >;
}

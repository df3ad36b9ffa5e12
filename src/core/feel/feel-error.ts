// What a FEEL expression is evaluated over, and what can be wrong with its text.
import type { Bilingual } from '#core/finding.ts';

/** What a condition is evaluated over: facts and answers by id, marks as `outage__since`, `item` as a context. Not mutated by callers. */
export type FeelContext = Readonly<Record<string, unknown>>;

export type FeelError = {
  readonly code: 'feel-syntax' | 'feel-unknown-name' | 'feel-unknown-function' | 'feel-reads-clock';
  readonly message: Bilingual;
  readonly column: number; // from 1, in the text of the expression
  readonly name?: string; // the name it is about
};

// A part of a chapter: clauses, with a title of their own or none.
import type { PaperTable } from './paper.ts';

/** Clauses below a title of their own, or straight below the chapter when `title` is "". */
export type Section = {
  readonly title: string;
  readonly numbered: boolean;
  readonly clauses: readonly string[];
  readonly tables?: readonly PaperTable[];
};

/** Clauses straight below the chapter; none when there are none. */
export function list(clauses: readonly string[] | undefined, title = ''): readonly Section[] {
  return clauses === undefined || clauses.length === 0 ? [] : [{ title, numbered: true, clauses }];
}

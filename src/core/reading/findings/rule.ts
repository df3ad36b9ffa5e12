// A rule looks at a whole reading and says what a person has to settle, each finding at its clause.
import type { Bilingual, Finding, Severity } from '#core/finding.ts';
import type { Clause, Reading } from '../reading.ts';

export type Found = Omit<Reading, 'findings'>;
export type Rule = (reading: Found) => readonly Finding[];

export type Note = {
  readonly code: string;
  readonly severity: Severity;
  readonly message: Bilingual;
  readonly proposal?: Finding['proposal'];
};

export function at(clause: Pick<Clause, 'id'>, { proposal, ...note }: Note): Finding {
  return { ...note, place: { clause: clause.id }, ...(proposal === undefined ? {} : { proposal }) };
}

/** A rule that looks at one clause at a time. */
export function each(look: (clause: Clause) => Note | undefined): Rule {
  return ({ clauses }) =>
    clauses.flatMap(clause => {
      const note = look(clause);
      return note === undefined ? [] : [at(clause, note)];
    });
}

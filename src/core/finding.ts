// What a reader or checker has to say about a document. Findings are data: reading never throws on text.

export type Severity = 'error' | 'warning' | 'info';

/** Where a finding points. Lines and columns count from 1 (YAML); clauses name the source plan's clause ids. */
export type Place = {
  readonly line?: number;
  readonly column?: number;
  readonly path?: string;
  readonly clause?: string;
};

/** Both languages, Chinese first. */
export type Bilingual = { readonly zh: string; readonly en: string };

export type Finding = {
  readonly code: string; // stable, kebab-case: "role-without-person"
  readonly severity: Severity;
  readonly message: Bilingual; // names the field and says what to do
  readonly place: Place;
  readonly proposal?: { readonly value: string; readonly reason: Bilingual };
};

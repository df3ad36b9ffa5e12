// Tables for tests: the same rows as cells of a document or typed into lines, and what of their clauses is looked at.
import type { Block, Cell, DocumentTree } from '#core/document/document.ts';
import { readDocument } from './read-document.ts';
import { type Clause, isObligation, type Reading } from './reading.ts';

/** A cell: its text, its paragraphs, or a merged cell with what it spans; undefined: no cell of its own here. */
export type Sample =
  | string
  | readonly string[]
  | { readonly text: string; readonly rows?: number; readonly columns?: number }
  | undefined;

export function tree(body: readonly Block[]): DocumentTree {
  return { name: '预案.docx', format: 'word', body, notes: [], apart: [], findings: [] };
}

export function line(text: string, number = 1): Block {
  return { kind: 'paragraph', text, place: { in: 'line', line: number } };
}

export function table(rows: readonly (readonly Sample[])[], number = 1): Block {
  return {
    kind: 'table',
    rows: rows.map((row, r) =>
      row.flatMap((sample, c): readonly Cell[] => {
        if (sample === undefined) return [];
        const merged = typeof sample === 'object' && 'text' in sample ? sample : undefined;
        const texts = merged !== undefined ? [merged.text] : typeof sample === 'string' ? [sample] : sample;
        const place = { in: 'cell', table: number, row: r + 1, column: c + 1 } as const;
        const paragraphs = (texts as readonly string[]).map(
          (text, p) => ({ kind: 'paragraph', text, place: { ...place, paragraph: p + 1 } }) as const,
        );
        return [
          { column: c + 1, columns: merged?.columns ?? 1, rows: merged?.rows ?? 1, blocks: paragraphs },
        ];
      }),
    ),
  };
}

export function readTable(rows: readonly (readonly Sample[])[], before = '三、应急处置'): Reading {
  return readDocument(tree([line(before), table(rows)]));
}

export function readTyped(text: string): Reading {
  return readDocument(tree(text.split('\n').map((words, index) => line(words, index + 1))));
}

/** What a duty says, leaving out what it does not say. */
export function duty(clause: Clause) {
  const { deadline, periodicity } = clause;
  return {
    who: clause.actors.map(({ name }) => name).join('、'),
    ...(clause.recipients.length > 0 ? { told: clause.recipients.join('、') } : {}),
    ...(deadline === null
      ? {}
      : { by: deadline.value === null ? deadline.text : `${deadline.value} ${deadline.unit}` }),
    ...(periodicity === null ? {} : { every: periodicity.every ?? periodicity.text }),
    ...(clause.condition === null ? {} : { when: clause.condition }),
    ...(clause.scenario === null ? {} : { at: clause.scenario }),
  };
}

/** The duties of a reading by their words, white space left out. */
export function duties({ clauses }: Reading): Readonly<Record<string, ReturnType<typeof duty>>> {
  return Object.fromEntries(
    clauses.filter(isObligation).map(clause => [clause.quote.replace(/\s+/g, '|'), duty(clause)]),
  );
}

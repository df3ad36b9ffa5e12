// A source document as a tree: paragraphs with their printed numbers, tables with their cells, and what stands apart
// (headers, footers). Every paragraph keeps the place it came from, so that a screen can point back into the original.
import type { Finding } from '#core/finding.ts';

export type DocumentFormat = 'text' | 'markdown' | 'word' | 'html' | 'pdf' | 'sheet';

/** Where a paragraph stands in the original. Lines, paragraphs, tables, rows and columns count from 1. */
export type Place =
  | { readonly in: 'line'; readonly line: number }
  | { readonly in: 'paragraph'; readonly paragraph: number }
  | {
      readonly in: 'cell';
      readonly table: number;
      readonly row: number;
      readonly column: number;
      readonly paragraph: number;
      readonly page?: number; // where pages are known
    }
  | { readonly in: 'page'; readonly page: number; readonly paragraph: number } // paragraph of that page
  | { readonly in: 'sheet'; readonly sheet: string; readonly row: number; readonly column: number }
  | { readonly in: 'note'; readonly note: string; readonly paragraph: number; readonly page?: number }
  | { readonly in: 'header' | 'footer'; readonly paragraph: number; readonly page?: number };

export type Paragraph = {
  readonly kind: 'paragraph';
  readonly text: string; // may hold tabs and line breaks, never the automatic number
  /** The number as printed, when the program that wrote the document computes it: "第一条", "3.2.1", "（一）", "•". */
  readonly number?: string;
  /** Level of the outline, 1 the highest; only headings have one. */
  readonly level?: number;
  readonly style?: string; // name of the paragraph style
  /** Part of a table of contents: repeats headings and has no clauses of its own. */
  readonly contents?: true;
  readonly place: Place;
};

export type Cell = {
  readonly column: number; // of its left edge, from 1
  readonly columns: number; // how many it spans
  readonly rows: number; // how many it spans
  readonly blocks: readonly Block[];
};

export type Table = { readonly kind: 'table'; readonly rows: readonly (readonly Cell[])[] };

export type Block = Paragraph | Table;

export type DocumentTree = {
  readonly name: string; // file name
  readonly format: DocumentFormat;
  readonly body: readonly Block[];
  readonly notes: readonly Paragraph[]; // footnotes and endnotes, in order
  readonly apart: readonly Paragraph[]; // headers and footers: shown, never read as clauses
  /** What was settled on the way in: an encoding guessed, tracked changes resolved. */
  readonly findings: readonly Finding[];
  /** The plan that a printed file brings along, with the digest of the text it was printed with. Anybody may have made it. */
  readonly carried?: { readonly yaml: string; readonly digest: string };
};

// A plan on paper: a list of blocks that any writer (.docx, PDF) can lay out. Numbers are printed text, so that every
// writer shows the same ones and what is read back has them too.

import type { PaperLanguage } from './fixed-words.ts';

/** How chapters and clauses are numbered: 1 / 1.1 / 1.1.1; 一、（一）1.（1）; 第一章 / 第一条. */
export const NUMBERING_STYLES = ['decimal', 'chinese', 'articles'] as const;
export type NumberingStyle = (typeof NUMBERING_STYLES)[number];

export type Paper = {
  readonly language: PaperLanguage;
  readonly title: string;
  readonly issuer: string;
  readonly code: string; // "" when the plan has none
  readonly blocks: readonly PaperBlock[];
};

export type PaperBlock =
  | { readonly kind: 'cover'; readonly lines: readonly CoverLine[] }
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly number: string; readonly text: string }
  | { readonly kind: 'paragraph'; readonly number: string; readonly text: string; readonly indent: 0 | 1 }
  | PaperTable
  | { readonly kind: 'card'; readonly card: PostCard; readonly page: boolean } // on a page of its own, or kept together
  | { readonly kind: 'page-break' }
  /** Pages across, each an SVG; a writer that cannot hold SVG leaves them out. */
  | { readonly kind: 'picture'; readonly title: string; readonly pages: readonly string[] };

/** Cards for posts: several a page where they fit, each on a page of its own, or none. */
export const CARD_LAYOUTS = ['several', 'page', 'none'] as const;
export type CardLayout = (typeof CARD_LAYOUTS)[number];

/** `widths`: shares of the width, one a column. */
export type PaperTable = {
  readonly kind: 'table';
  readonly caption: string;
  readonly widths: readonly number[];
  readonly head: Row;
  readonly rows: readonly Row[];
  readonly toFillIn?: true; // rows with room for handwriting
};

export type CoverLine = {
  readonly role: 'code' | 'title' | 'edition' | 'issuer' | 'date';
  readonly text: string;
};

export type Row = readonly string[];

/** One post on one page: what it does in each scenario, whom it tells, whom it calls. */
export type PostCard = {
  readonly language: PaperLanguage;
  readonly post: string;
  readonly plan: string;
  readonly scenarios: readonly { readonly title: string; readonly duties: readonly CardDuty[] }[];
  readonly contacts: readonly Row[]; // name, number
};

export type CardDuty = { readonly limit: string; readonly text: string };

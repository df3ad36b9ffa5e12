// What stands on a page before anything is made of it: pieces of text, ruled lines, whether something is pictured there.
// Points (1/72 inch) from the upper left corner of the page as it is read, whatever way it was turned.

/** A run of text in one font on one baseline. */
export type Piece = {
  readonly text: string;
  readonly x: number;
  readonly right: number;
  readonly y: number; // baseline
  readonly size: number; // of the font
  readonly font: string; // the same for one font within a document
  readonly bold: boolean;
};

/** A straight line, level or upright, as drawn round the cells of tables; from < to. */
export type Rule = {
  readonly direction: 'level' | 'upright';
  readonly at: number; // y of a level one, x of an upright one
  readonly from: number;
  readonly to: number;
};

export type PageContent = {
  readonly page: number; // from 1
  readonly width: number;
  readonly height: number;
  readonly pieces: readonly Piece[];
  readonly rules: readonly Rule[];
  /** Text that stands across the reading direction: stamps and watermarks. */
  readonly slanted: readonly string[];
  /** Characters whose font does not say what they are. */
  readonly unreadable: number;
  /** A picture or a larger drawing stands on the page. */
  readonly pictured: boolean;
};

// What is known while one story of a Word document (the body, a header, the notes, a text box) is read.
import type { Block, Place } from '#core/document/document.ts';
import type { Noted } from '../noted.ts';
import type { Xml } from '../xml.ts';
import type { Fields } from './fields.ts';
import type { Numbering, Story } from './numbering.ts';
import type { Styles } from './styles.ts';

export type Part = {
  readonly styles: Styles;
  readonly numbering: Numbering;
  /** Where the n-th paragraph of the part stands. */
  readonly place: (paragraph: number) => Place;
  readonly noted: Noted;
  /** Texts of the SmartArt diagram with this relation. */
  readonly diagram: (relation: string) => readonly string[];
};

export type State = Part & {
  readonly story: Story;
  readonly fields: Fields;
  paragraphs: number;
  tables: number;
};

/** Reads what stands in an element: a cell's content is read like the body. */
export type ReadBlocks = (parent: Xml, state: State, place: Part['place']) => readonly Block[];

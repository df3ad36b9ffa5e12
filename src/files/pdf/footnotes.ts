// Footnotes: small lines at the foot of a page that begin with a mark. They are read after the text, as notes.
import { type Row, textOf } from './segments.ts';

export type Footnote = { readonly mark: string; readonly text: string };
export type Foot = { readonly body: readonly Row[]; readonly notes: readonly Footnote[] };

/** "① …", "[1] …", "¹ …", "* …"; "1 …" only where it stands raised, which makes it "¹". */
const MARK = /^(?:[①-⑳]|[[〔]\d{1,2}[\]〕]|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}|[*＊※])\s*/;
const SMALLER = 0.93;

export function withoutFootnotes(rows: readonly Row[], bodySize: number): Foot {
  let first = rows.length;
  for (let i = rows.length - 1; i > 0; i--) {
    const row = rows[i];
    if (row === undefined || row.some(segment => segment.size > bodySize * SMALLER)) break;
    if (MARK.test(textOf(row))) first = i;
  }
  const notes: Footnote[] = [];
  for (const row of rows.slice(first)) {
    const text = textOf(row);
    const mark = MARK.exec(text)?.[0];
    const last = notes.at(-1);
    if (mark !== undefined) notes.push({ mark: mark.trim(), text: text.slice(mark.length) });
    else if (last !== undefined) notes[notes.length - 1] = { ...last, text: last.text + text };
  }
  return { body: rows.slice(0, first), notes };
}

// Sentences of a body. They end at 。；！？, before a label set off by a space ("… 职责:"), and after a
// title glued on by a space; brackets and quotation marks close with the sentence they stand in.
import { isTitle } from './headings.ts';
import { quantityAt } from './numbering/measure.ts';

export type Sentence = {
  readonly start: number;
  readonly end: number;
  readonly titled: boolean; // a title glued to what follows
};

/** A sentence without an end is cut here, so that every later rule works on a bounded length. */
const LONGEST = 800;
const STOP = /[。；;！!？?]/;
const CLOSER = /[)）」』”"》\]】]/;
const LABEL = /\s{1,20}[^\s,，。;；:：、()（）]{2,12}[:：]/y;
const WORDS = /((?:[^\s,，。;；:：()（）]{2,16}[:：])?[^\s,，。;；:：()（）]{2,25})\s+(?=\S)/y;

export function readSentences(text: string, from: number, to: number): readonly Sentence[] {
  const sentences: Sentence[] = [];
  let start = skip(text, from, to);
  const add = (end: number, titled = false) => {
    if (end > start) sentences.push({ start, end, titled });
    start = skip(text, end, to);
  };
  let closing = -1; // where the open bracket closes
  for (let at = start; at < to; at++) {
    const sign = text[at] ?? '';
    if (at < start) continue;
    if (at === start) {
      const title = gluedTitle(text, at, to);
      if (title !== undefined) {
        add(title, true);
        at = start - 1;
        continue;
      }
    }
    if (/[(（]/.test(sign) && closing < at) closing = closeOf(text, at, to);
    if (/[；;]/.test(sign) && goesOnUntil(text, at + 1)) continue;
    if (STOP.test(sign) && (at >= closing || closesBracket(text, at, closing))) {
      let end = at + 1;
      while (end < to && (CLOSER.test(text[end] ?? '') || /[!！?？]/.test(text[end] ?? ''))) end++;
      add(end);
      at = start - 1;
    } else if (at - start >= LONGEST) {
      add(at);
      at = start - 1;
    } else if (/[:：]/.test(sign) && /\s/.test(text[at + 1] ?? '') && at + 1 < to && at - start <= 40) {
      add(at + 1);
      at = start - 1;
    } else if (/\s/.test(sign) && opensLabel(text, at)) {
      add(at);
      at = start - 1;
    }
  }
  add(to);
  return sentences;
}

/** "序言 为确保…": the first words are a title of their own. */
function gluedTitle(text: string, at: number, to: number): number | undefined {
  WORDS.lastIndex = at;
  const found = WORDS.exec(text);
  const words = found?.[1];
  if (
    !found ||
    words === undefined ||
    at + found[0].length >= to ||
    quantityAt(text, at + words.length) ||
    !words.split(/[:：]/).every(part => isTitle(part, true))
  ) {
    return undefined;
  }
  return at + words.length;
}

/** "…每小时报告一次；直至恢复为止。": how long the act before goes on is no sentence of its own. */
function goesOnUntil(text: string, at: number): boolean {
  UNTIL.lastIndex = at;
  return UNTIL.test(text);
}

const UNTIL = /\s{0,4}直[至到][^。；;,，\n]{1,24}(?:[。；;]|$)/y;

function opensLabel(text: string, at: number): boolean {
  LABEL.lastIndex = at;
  return LABEL.test(text);
}

/** "(可能时,将双方带离。)": the stop ends the sentence although the bracket is still open. */
function closesBracket(text: string, at: number, closing: number): boolean {
  return closing === at + 1 && STOP.test(text[at] ?? '');
}

/** Brackets close within 80 characters or are taken for strays. */
function closeOf(text: string, at: number, to: number): number {
  for (let i = at + 1; i < Math.min(to, at + 80); i++) if (/[)）]/.test(text[i] ?? '')) return i;
  return -1;
}

function skip(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && /\s/.test(text[at] ?? '')) at++;
  return at;
}

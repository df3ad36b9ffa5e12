// The words of a clause as a step shows them: without its number, the punctuation around it, and the names of who acts.
import type { Clause } from '../reading.ts';

const NUMBER =
  /^(?:第[^\s]{1,6}[章节条]|\d+(?:\.\d+)+[.、]?|[(（]?[\d.一二三四五六七八九十]{1,8}[)）、.．]+|[\u2460-\u249b•]|[a-z][)）])\s*/i;

/** `act`: what a row of a table wants done, where it is one. */
type Worded = Pick<Clause, 'quote' | 'id' | 'number'> & { readonly act?: string };

export function wordsOf(clause: Worded): string {
  const last = clause.number?.split('、').pop() ?? '';
  const words = (clause.act ?? clause.quote)
    .replace(/\s+/g, ' ')
    .replace(/[*＊×]{2,}/g, '')
    .trim()
    .replace(NUMBER, '')
    .replace(/^[\s,，、~；;]+|[\s,，。;；~：:]+$/g, '')
    .replace(/^(?:并且?|且|而后|则)(?![列行不非存])/, '')
    .replace(/^[,，]/, '')
    .trim();
  const text = /^\d/.test(last) && words.startsWith(last) ? words.slice(last.length).trim() : words;
  return cut(text === '' ? clause.quote.trim() || clause.id : text, 200);
}

/** Not more than so many signs, and never half of one. */
export function cut(text: string, most: number): string {
  const signs = [...text];
  return signs.length <= most ? text : `${signs.slice(0, most - 1).join('')}…`;
}

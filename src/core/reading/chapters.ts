// What a document promises and does not say: chapters of its contents list that never come, and headings with nothing
// below them. Findings are made of this.
import type { Clause } from './reading.ts';

/** Entries of the contents list whose chapter is not in the text. */
export function promisedOnly(clauses: readonly Clause[]): readonly Clause[] {
  const entries = clauses.filter(isEntry);
  if (entries.length === 0) return [];
  const titles = new Set<string>();
  for (const clause of clauses) {
    if (clause.kind !== 'heading' || isEntry(clause)) continue;
    titles.add(bareTitle(clause.quote));
    const last = clause.path.at(-1);
    if (last !== undefined) titles.add(bareTitle(last));
  }
  return entries.filter(entry => !titles.has(bareTitle(entry.quote)));
}

/** A line of a contents list: it ends in leaders, a page or what is left of them. */
export function isEntry({ kind, quote }: Clause): boolean {
  return kind === 'heading' && ENTRY.test(quote);
}

const ENTRY =
  /(?:(?:[.．·・‥]\s?){3}|…\s?)[.．·・…‥\s]*\d{0,3}$|错误[!！]\s*未定义书签|(?:\t|[ \u3000]{3})\s*\d{1,3}$/;

/** "第一章　总 则……3" → "总则". */
function bareTitle(words: string): string {
  return words
    .replace(/错误[!！]\s*未定义书签[。.]?/, '')
    .replace(/[\s.．·・…‥]*\d{0,3}\s*$/, '')
    .replace(
      /^\s*(?:第\s*[^\s章节条]{1,4}\s*[章节条编]|[（(]?[\d.．一二三四五六七八九十]{1,8}[)）]?[、.．]?)/,
      '',
    )
    .replace(/[\s:：。]+/g, '');
}

/** Whether the text says nothing below the heading at `index`: neither a sentence nor a further heading. */
export function standsEmpty(clauses: readonly Clause[], index: number): boolean {
  const heading = clauses[index];
  if (heading?.kind !== 'heading' || heading.path.length === 0 || isEntry(heading)) return false;
  const next = clauses[index + 1];
  return next === undefined || !isBelow(next, heading);
}

function isBelow({ path, kind }: Clause, heading: Clause): boolean {
  const deeper = kind === 'heading' ? path.length > heading.path.length : path.length >= heading.path.length;
  return deeper && heading.path.every((title, index) => path[index] === title);
}

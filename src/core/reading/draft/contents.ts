// What a report has to hold, where the text lists it apart from who reports: "报告应包括以下内容：（一）时间、地点；…".
import { bareText } from '../bare-text.ts';
import type { Clause } from '../reading.ts';
import { partOf } from './part-of-clause.ts';
import { wordsOf } from './words.ts';

type List = { readonly names: string[]; readonly clauses: string[] };

export type Contents = {
  /** `near`: only a list in the same chapter. */
  readonly names: (clause: Clause, near?: boolean) => readonly string[];
  readonly clauses: (clause: Clause, near?: boolean) => readonly string[];
};

export function contentsOf(clauses: readonly Clause[]): Contents {
  const lists = new Map<string, List>();
  let open: { readonly list: List; readonly lead: Clause } | undefined;
  for (const clause of clauses) {
    if (partOf(clause) === 'content') {
      const key = clause.path.join('/');
      const list = lists.get(key) ?? { names: [], clauses: [] };
      lists.set(key, list);
      list.clauses.push(clause.id);
      list.names.push(...namesIn(clause, AFTER_LEAD.exec(bareText(clause.quote))?.[1] ?? ''));
      open = { list, lead: clause };
    } else if (open !== undefined && isItem(clause, open.lead)) {
      open.list.clauses.push(clause.id);
      open.list.names.push(...namesIn(clause, bareText(wordsOf(clause))));
    } else open = undefined;
  }
  const listFor = (clause: Clause, near: boolean) =>
    lists.get(clause.path.join('/')) ?? (!near && lists.size === 1 ? [...lists.values()][0] : undefined);
  return {
    names: (clause, near = false) => [...new Set(listFor(clause, near)?.names ?? [])].slice(0, 20),
    clauses: (clause, near = false) => listFor(clause, near)?.clauses ?? [],
  };
}

const AFTER_LEAD = /(?:包括(?:以下)?(?:内容|几[点项])?|如下|写明|内容为?):?([^。;]*)/;

/** "（一）…" below "第十二条 报告应包括以下内容：". */
function isItem({ modality, kind, number, resources }: Clause, lead: Clause): boolean {
  if (modality !== 'statement' || kind === 'question') return false;
  if (number === null || lead.number === null)
    return number === lead.number && kind !== 'heading' && resources.length === 0;
  return number !== lead.number && number.startsWith(lead.number);
}

function namesIn({ fields }: Clause, text: string): readonly string[] {
  const names = fields.length > 0 ? fields : text.split(/、|,|;|及其?|和|以及/);
  return names
    .map(name =>
      name
        .replace(/^(?:事[故件]发生的|发生的|有关|相关|应?包括)/, '')
        .replace(/等$/, '')
        .trim(),
    )
    .filter(name => name.length >= 2 && name.length <= 24);
}

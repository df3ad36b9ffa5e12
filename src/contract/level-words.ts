// Levels and rows of the grade table in words of both languages: which row fired, or who said so.
import { feelInWords } from '#core/paper/feel-words.ts';
import type { Plan } from '#core/plan/plan.ts';

export function levelTitle(id: string, plan: Plan): string {
  return plan.levels?.[id]?.title ?? id;
}

/** A row by its id, with its title and its condition in words; else "gap", "overlap:…", "unknown", "by-hand", "released". */
export function rowWords(row: string, plan: Plan): readonly [zh: string, en: string] {
  const found = plan.grades?.table.rows.find(one => one.id === row);
  if (found) {
    const title = found.title === undefined ? '' : `${found.title} `;
    const words = (language: 'zh' | 'en') => feelInWords(found.when, plan, language);
    return [`${row} ${title}${words('zh')}`, `${row} ${title}${words('en')}`];
  }
  const [kind = row, rows = ''] = row.split(':');
  const said = SAID[kind];
  if (!said) return [row, row];
  return rows === '' ? said : [`${said[0]} ${rows}`, `${said[1]} ${rows}`];
}

const SAID: Readonly<Record<string, readonly [string, string]>> = {
  gap: ['分级表没有对应的一行', 'no row of the table fits'],
  overlap: ['分级表有几行同时成立', 'several rows of the table fit'],
  unknown: ['情况未按时查明', 'facts not known in time'],
  'by-hand': ['人工定级', 'set by hand'],
  released: ['人工定级已解除', 'released'],
};

// Numbers outside the house, from lists of numbers and from what clauses name in passing: they are contacts of the plan. How people of the
// house are reached is private and belongs into the roster: it is never written into a plan.
import type { Block } from '#core/document/document.ts';
import { readContacts } from '#core/roster/contact-list.ts';
import { bareText } from '../bare-text.ts';
import type { Clause } from '../reading.ts';
import type { Drafting } from './drafting.ts';
import type { DraftTable } from './tables.ts';
import { cut } from './words.ts';

const MOST = 200;

export function addContacts(
  tables: readonly DraftTable[],
  clauses: readonly Clause[],
  { parties }: Drafting,
): void {
  let count = 0;
  const listed = new Set<string>();
  for (const table of tables) {
    for (const row of table.rows) for (const { id } of row.clauses) if (isList(table)) listed.add(id);
    for (const { name, post, unit, phones, place } of readContacts({ body: [blockOf(table)] }).contacts) {
      const title = unit ?? post;
      if (name !== null || title === null || ++count > MOST) continue;
      const row = table.grid[place.in === 'line' ? place.line : 0];
      const clause = clauses.find(
        ({ start, end }) => start <= (row?.[0]?.start ?? -1) && end > (row?.[0]?.start ?? -1),
      );
      phones
        .filter(number => !isMobile(number))
        .forEach((number, index) => {
          parties.contact(cut(index === 0 ? title : `${title}（${index + 1}）`, 60), number, clause?.id);
        });
    }
  }
  for (const { id, outside, quote, modality } of clauses)
    if (modality === 'statement' && !listed.has(id))
      for (const { name, number } of outside)
        if (number !== null && !isMobile(number) && ++count <= MOST)
          parties.contact(cut(nameBefore(bareText(quote), number) ?? name, 60), number, id);
}

const isList = ({ heads }: DraftTable): boolean => heads.some(head => /电话|手机|号码|联系方式/.test(head));

/** Somebody's own: it belongs into the roster. */
const isMobile = (number: string): boolean => /^(?:\+?86)?1[3-9]\d{9}$/.test(number.replace(/[^\d+]/g, ''));

/** "市供电公司：95598": the list's own name is better than that of the service. */
function nameBefore(text: string, number: string): string | undefined {
  const found = /([一-龥]{2,16})(?:电话|热线)?[::]?$/.exec(
    text.slice(0, Math.max(0, text.indexOf(number))),
  )?.[1];
  return found?.replace(/(?:报警|服务|联系|值班|抢修|急救|报修)?(?:电话|热线|号码)$/, '') || undefined;
}

/** The row of the grid stands in the place of each cell. */
function blockOf({ grid }: DraftTable): Block {
  return {
    kind: 'table',
    rows: grid.map((row, index) =>
      row.map(({ column, columns, rows, text }) => ({
        column,
        columns,
        rows,
        blocks: [{ kind: 'paragraph', text, place: { in: 'line', line: index } }],
      })),
    ),
  };
}

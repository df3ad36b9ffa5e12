// A table of grades that stands in one passage: "级别 泄漏量 影响范围 响应主体 Ⅰ级 1吨以上 超出厂界 公司应急指挥部 Ⅱ级 …". Its cells
// are told apart by white space, its rows by the names of levels.
import { bareText } from '../bare-text.ts';
import { type LevelName, levelAtStart } from './level-names.ts';
import type { DraftTable } from './tables.ts';

export type TableRow = {
  readonly level: LevelName;
  /** Heading of the column → cell. */
  readonly cells: readonly (readonly [column: string, cell: string])[];
};

export function tableRowsIn(quote: string): readonly TableRow[] {
  const tokens = quote
    .slice(0, 4000)
    .split(/[\s|｜]+/)
    .filter(token => token !== '');
  const starts = tokens.flatMap((token, index) => (isLevel(token) ? [index] : []));
  const [first] = starts;
  if (starts.length < 2 || first === undefined || first < 2) return [];
  const heads = tokens.slice(0, first).slice(1); // the first column holds the levels
  return starts.flatMap(start => {
    const level = levelAtStart(bareText(tokens[start] ?? ''));
    const cells = tokens.slice(start + 1, start + 1 + heads.length);
    if (level === undefined || cells.some(isLevel) || cells.length < heads.length) return [];
    return [
      { level, cells: cells.map((cell, index) => [bareText(heads[index] ?? ''), bareText(cell)] as const) },
    ];
  });
}

/** Tables of the document whose rows are levels: clause → its row; the clauses after the first of a row have no cells of their own. */
export function gradeRows(tables: readonly DraftTable[]): ReadonlyMap<string, TableRow> {
  const found = new Map<string, TableRow>();
  for (const { rows } of tables) {
    const graded = rows.flatMap(({ cells, clauses }) => {
      const at = cells.findIndex(({ text }) => isLevel(text.replace(/\s+/g, '')));
      const level = levelAtStart(bareText(cells[at]?.text ?? ''));
      if (at < 0 || at > 1 || level === undefined) return [];
      const others = cells.filter(({ text }, index) => index !== at && text.trim() !== '');
      const row: TableRow = {
        level,
        cells: others.map(({ head, text }) => [bareText(head), bareText(text)] as const),
      };
      return [{ row, clauses }];
    });
    if (new Set(graded.map(({ row }) => row.level.id)).size < 2) continue;
    for (const { row, clauses } of graded)
      clauses.forEach(({ id }, index) => {
        found.set(id, index === 0 ? row : { level: row.level, cells: [] });
      });
  }
  return found;
}

function isLevel(token: string): boolean {
  return token.length <= 6 && levelAtStart(bareText(token)) !== undefined;
}

/** Columns that say who acts, not what makes it the level. */
export function saysWho(column: string): boolean {
  return /主体|指挥|负责|责任|部门|单位|机构|启动|响应人|报告|措施|要求|时限|备注|颜色/.test(column);
}

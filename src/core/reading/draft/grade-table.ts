// A table of grades that stands in one passage: "级别 泄漏量 影响范围 响应主体 Ⅰ级 1吨以上 超出厂界 公司应急指挥部 Ⅱ级 …". Its cells
// are told apart by white space, its rows by the names of levels.
import { bareText } from '../bare-text.ts';
import { type LevelName, levelAtStart } from './level-names.ts';

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

function isLevel(token: string): boolean {
  return token.length <= 6 && levelAtStart(bareText(token)) !== undefined;
}

/** Columns that say who acts, not what makes it the level. */
export function saysWho(column: string): boolean {
  return /主体|指挥|负责|部门|单位|启动|响应人|报告|措施|要求/.test(column);
}

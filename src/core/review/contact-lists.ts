// The people a document names in its lists of contacts: rows of a table with a column of names, and lines such as
// "总经理：周敏 13800000000". What is a title and what a name is told by the head of the column, never guessed from the cell.
import type { FlatBlock } from '#core/document/flat-text.ts';

/** `titles`: post and unit of the row, as written. */
export type Contact = {
  readonly titles: readonly string[];
  readonly name: string;
  readonly phone: string | null;
};

const NAME = /^(?:姓\s*名|联系人|人员(?:姓名)?|负责人|值班人员?)$/;
const TITLE = /职务|职位|岗位|职责|角色|部门|单位|科室|小组|组别|应急职务/;
const PHONE = /电话|手机|联系方式|号码/;

/** Two to four Chinese characters that are no word of an organisation. */
const PERSON = /^[\u4e00-\u9fff·]{2,4}$/;
const NO_PERSON = /[部科组室处站队班员长岗]$|待定|空缺|姓名|负责/;

export function contactsIn(blocks: readonly FlatBlock[]): readonly Contact[] {
  const found = [...tablesOf(blocks).values()].flatMap(contactsOfTable);
  const lines = blocks.filter(({ kind }) => kind !== 'cell').flatMap(({ text }) => contactOfLine(text) ?? []);
  const known = new Set<string>();
  return [...found, ...lines].filter(({ titles, name }) => {
    const key = JSON.stringify([titles, name]);
    return !known.has(key) && known.add(key) !== undefined;
  });
}

type Rows = Map<number, string[]>;

function tablesOf(blocks: readonly FlatBlock[]): ReadonlyMap<string, Rows> {
  const tables = new Map<string, Rows>();
  for (const { text, place } of blocks) {
    if (place.in !== 'cell' && place.in !== 'sheet') continue;
    const key = place.in === 'cell' ? `t${place.table}` : `s${place.sheet}`;
    const rows: Rows = tables.get(key) ?? new Map<number, string[]>();
    tables.set(key, rows);
    const row = rows.get(place.row) ?? [];
    rows.set(place.row, row);
    const column = Number(place.column);
    row[column] = [row[column], text.trim()].filter(Boolean).join(' ');
  }
  return tables;
}

type Columns = { readonly name: number; readonly titles: readonly number[]; readonly phone: number };

function contactsOfTable(table: Rows): readonly Contact[] {
  let columns: Columns | undefined;
  const above: string[] = []; // a merged cell stands for the rows below it
  return [...table.values()].flatMap((row): readonly Contact[] => {
    const head = columnsOf(row);
    if (head) {
      columns = head;
      above.length = 0;
      return [];
    }
    if (!columns) return [];
    for (const column of columns.titles) if (row[column]) above[column] = row[column];
    const name = (row[columns.name] ?? '').replace(/\s+/g, '');
    if (!isPerson(name)) return [];
    const titles = columns.titles.flatMap(column => above[column] ?? []);
    return titles.length === 0 ? [] : [{ titles, name, phone: phoneIn(row[columns.phone] ?? '') }];
  });
}

function columnsOf(row: readonly (string | undefined)[]): Columns | undefined {
  const cells = Array.from(row, cell => (cell ?? '').replace(/\s+/g, ''));
  const name = cells.findIndex(cell => NAME.test(cell));
  const titles = cells.flatMap((cell, column) => (column !== name && TITLE.test(cell) ? [column] : []));
  if (name < 0 || titles.length === 0) return undefined;
  return { name, titles, phone: cells.findIndex(cell => PHONE.test(cell)) };
}

/** "应急总指挥：周敏（13800000000）" */
function contactOfLine(text: string): Contact | undefined {
  const match =
    /^[\s\d.、（）()一二三四五六七八九十]*([^：:，,。\s\d]{2,16})[：:\s]\s*([\u4e00-\u9fff·]{2,4})[\s（(，,：:]*(1\d{10}|\d{3,4}-\d{7,8})/.exec(
      text,
    );
  const [, title, name = '', phone = null] = match ?? [];
  return title !== undefined && isPerson(name) ? { titles: [title], name, phone } : undefined;
}

const isPerson = (name: string): boolean => PERSON.test(name) && !NO_PERSON.test(name);

const phoneIn = (text: string): string | null => /1\d{10}|\d{3,4}-\d{7,8}/.exec(text)?.[0] ?? null;

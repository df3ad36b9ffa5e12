// The columns of a table: where its heads stand, in one row or two, and what each column holds; where they are missing,
// what stands in the columns tells.
import { endsAsEvent } from './events.ts';
import { columnText, type Grid, type GridCell, type Row } from './grids.ts';
import { verbAt } from './lexicon.ts';
import { isBlank, isContact, isDitto, isLimit, isNames, namesIn } from './table-cells.ts';
import { type ColumnRole, isTeller, originOfHead, roleOfHead, unitOfHead } from './table-heads.ts';
import { kindOfUnit } from './units.ts';

export type Column = {
  readonly role: ColumnRole | undefined;
  readonly title: string; // empty: the table has no heads
  readonly start: number; // of the head
  readonly unit: string | undefined; // of its figures
  readonly origin: string | undefined; // where its clocks start
  readonly actors: readonly string[]; // the head is who acts
};
export type Columns = ReadonlyMap<number, Column>;

export type Head = { readonly columns: Columns; readonly rows: number };

/** The heads that begin in the n-th row; undefined: it is no row of heads. */
export function headAt(grid: Grid, at: number): Head | undefined {
  const first = grid[at] ?? [];
  if (!mayBeHeads(first)) return undefined;
  const second = secondHeads(first, grid[at + 1]);
  const rows = second === undefined ? 1 : 2;
  const titles = titlesOf(first, second ?? []);
  const body = bodyOf(grid, at + rows);
  const matrix = matrixOf(first, body);
  if (matrix !== undefined) return { columns: matrix, rows: 1 };
  const columns = new Map<number, Column>();
  for (const [column, { title, start, over }] of titles) {
    const role = roleOfHead(title) ?? roleOfHead(over + title) ?? roleOfHead(over);
    const whole = over + title;
    columns.set(column, {
      ...{ role, title, start, actors: role === 'act' ? doersIn(title) : [] },
      ...{ unit: unitOfHead(whole), origin: originOfHead(whole) },
    });
  }
  const known = [...columns.values()].filter(({ role }) => role !== undefined).length;
  const unknown = [...columns.values()].filter(({ role }) => role === undefined);
  if (known === 0 || (known === 1 && (columns.size > 2 || unknown.some(({ title }) => isNames(title)))))
    return undefined;
  return { columns: settled(columns, body), rows };
}

/** "班主任做什么", "抢修队职责": the head says who acts as well. */
function doersIn(title: string): readonly string[] {
  const who = /^(.{2,10}?)的?(?:应|要|该)?(?:做什么|干什么|怎么做|怎么办|做法|动作|行动|任务|职责)$/.exec(
    title,
  )?.[1];
  return who !== undefined && isNames(who) && !ANYBODY.test(who) ? namesIn(who) : [];
}

const ANYBODY = /^(?:各?(?:部门|岗位|人员|单位|科室|班组|小组|负责人|责任人)|主要.*|工作.*|成员.*)$/;

function mayBeHeads(row: Row): boolean {
  const columns = new Set(row.map(cell => cell.column));
  if (columns.size < 2 || columns.size > 40) return false;
  return row.every(
    ({ text }) =>
      text.length <= 16 &&
      !/[。；;]/.test(text) &&
      !/^[\d.、()（）-]+$/.test(text) &&
      !isLimit(text) &&
      !isContact(text) &&
      !(text.length > 6 && verbAt(text, 0) && roleOfHead(text) === 'act'),
  );
}

/** The row below where a head above spans several columns. */
function secondHeads(first: Row, second: Row | undefined): Row | undefined {
  if (second === undefined || second.length === 0) return undefined;
  const within = (cell: GridCell) =>
    first.some(
      ({ column, columns }) => columns > 1 && column <= cell.column && cell.column < column + columns,
    );
  const short = second.every(
    cell => within(cell) && cell.text.length <= 12 && !/[，,。；;]/.test(cell.text) && !isLimit(cell.text),
  );
  return short ? second : undefined;
}

type Title = { readonly title: string; readonly start: number; readonly over: string };

/** By column; the lines of one head are one title, and a head that spans columns stands over each. */
function titlesOf(first: Row, second: Row): ReadonlyMap<number, Title> {
  const titles = new Map<number, Title>();
  for (const { column, columns, start } of first) {
    if (titles.has(column)) continue;
    const title = columnText(first, column, '');
    for (let at = column; at < column + Math.min(columns, 40); at++) {
      const below = second.find(cell => cell.column === at);
      titles.set(
        at,
        below === undefined
          ? { title, start, over: '' }
          : { title: columnText(second, at, ''), start: below.start, over: title },
      );
    }
  }
  return titles;
}

type Body = ReadonlyMap<number, readonly string[]>;

/** What stands below, by column; a few dozen rows tell enough. */
function bodyOf(grid: Grid, from: number): Body {
  const body = new Map<number, string[]>();
  for (const row of grid.slice(from, from + 40)) {
    const columns = new Set(row.map(cell => cell.column));
    if (columns.size === 1 && row.some(cell => cell.columns > 1)) continue; // a band
    for (const column of columns) {
      const text = columnText(row, column, ' ');
      if (isBlank(text) || isDitto(text)) continue;
      const cells = body.get(column) ?? [];
      body.set(column, cells);
      cells.push(text);
    }
  }
  return body;
}

/** "阶段 | 总指挥 | 抢险组": below the name of each stands what it does. */
function matrixOf(first: Row, body: Body): Columns | undefined {
  const [corner, ...others] = first;
  if (corner === undefined || others.length < 2) return undefined;
  const named = others.every(({ text }) => roleOfHead(text) === undefined && isNames(text));
  if (!named || isNames(corner.text)) return undefined;
  const acts = others.filter(({ column }) =>
    mostly(body.get(column), text => text.length >= 5 && !isNames(text)),
  );
  if (acts.length * 2 < others.length) return undefined;
  const plain = { unit: undefined, origin: undefined };
  return new Map<number, Column>([
    [corner.column, { role: 'number', title: corner.text, start: corner.start, actors: [], ...plain }],
    ...others.map(
      ({ column, text, start }) =>
        [column, { role: 'act', title: text, start, actors: namesIn(text), ...plain }] as const,
    ),
  ]);
}

function mostly(cells: readonly string[] | undefined, is: (text: string) => boolean): boolean {
  return cells !== undefined && cells.length > 0 && cells.filter(is).length * 2 >= cells.length;
}

function all(cells: readonly string[] | undefined, is: (text: string) => boolean): boolean {
  return cells !== undefined && cells.length > 0 && cells.every(is);
}

const COUNT = /^[\d一二三四五六七八九十()（）①-⑳.、第步]{1,4}$/;

/** Heads alone may mean several things: the other heads and what stands below tell which. */
function settled(found: Map<number, Column>, body: Body): Columns {
  const set = (column: number, role: ColumnRole | undefined) => {
    const old = found.get(column);
    if (old !== undefined) found.set(column, { ...old, role });
  };
  const of = (role: ColumnRole) =>
    [...found].filter(([, one]) => one.role === role).map(([column]) => column);
  const has = (role: ColumnRole) => of(role).length > 0;
  for (const [column, { role, origin, title }] of found) {
    const cells = body.get(column);
    if (
      role !== undefined &&
      role !== 'contact' &&
      role !== 'amount' &&
      role !== 'limit' &&
      all(cells, text => COUNT.test(text))
    )
      set(column, 'number');
    else if (role === 'condition' && origin !== undefined && all(cells, isLimit)) set(column, 'limit');
    else if (role === 'condition' && /情[形景况]|现象|^遇/.test(title) && mostly(cells, isEvent))
      set(column, 'scenario');
    else if (role === undefined && HAZARD.test(title) && mostly(cells, isEvent) && !prevents(found))
      set(column, 'scenario');
    else if (role === undefined && /^(?:报告|上报|通报|报送)$/.test(title))
      set(column, mostly(cells, isReport) ? 'act' : mostly(cells, isNames) ? 'recipient' : undefined);
    else if (role === 'limit' && mostly(cells, text => text.length > 24)) set(column, undefined);
  }
  if (!has('amount')) for (const column of of('unit')) set(column, 'actor');
  settleGroups(found, body, set, of);
  settleTold(found, set, of);
  const acts = of('act');
  const [first] = acts;
  if (acts.length > 1 && first !== undefined && STAGES.test(found.get(first)?.title ?? ''))
    if (all(body.get(first), isStage)) set(first, 'number');
  if (!has('act') && (has('actor') || has('period')) && !has('amount'))
    for (const column of of('check').slice(0, 1)) set(column, 'act');
  if (has('act')) {
    for (const column of of('person'))
      if (/联[系络]人/.test(found.get(column)?.title ?? '') && mostly(body.get(column), isNames))
        set(column, 'recipient');
    for (const column of of('thing'))
      if (/物资|器材|装备|设备|车辆|资源|物品/.test(found.get(column)?.title ?? '')) set(column, 'means');
  } else for (const column of of('means')) set(column, 'thing');
  return found;
}

/** "值长1小时内报街道", not "街道办". */
function isReport(text: string): boolean {
  return text.length >= 5 && /\d|.报(?!社)|通知|告知/.test(text);
}

/** "工作组 | 组长 | 成员部门 | 职责": the group acts, headed by one; without groups whoever leads does, else the members. */
function settleGroups(
  found: ReadonlyMap<number, Column>,
  body: Body,
  set: (column: number, role: ColumnRole) => void,
  of: (role: ColumnRole) => readonly number[],
): void {
  const groups = of('actor').filter(column => mostly(body.get(column), isGroup));
  const [first] = groups;
  if (first !== undefined)
    for (const column of of('actor'))
      if (!groups.includes(column) && LEADS.test(found.get(column)?.title ?? '')) set(column, 'head');
  if (of('actor').length > 0) return;
  const own = of('head').length > 0 ? of('head') : of('members');
  for (const column of own) set(column, 'actor');
}

const LEADS = /负责人$|牵头|领导|[组队班]长/;

function isGroup(text: string): boolean {
  const [name, ...others] = namesIn(text);
  return name !== undefined && others.length === 0 && kindOfUnit(name.replace(/\(.*$/, '')) === 'group';
}

/** 报告人 tells, beside a column of those told; alone, 通知单位 is told. */
function settleTold(
  found: ReadonlyMap<number, Column>,
  set: (column: number, role: ColumnRole) => void,
  of: (role: ColumnRole) => readonly number[],
): void {
  const told = of('recipient');
  for (const column of told) {
    const title = found.get(column)?.title ?? '';
    if (of('actor').length > 0 || !isTeller(title)) continue;
    if (told.length > 1 || /[人者]$/.test(title)) set(column, 'actor');
  }
}

export function isEvent(text: string): boolean {
  return text.length <= 16 && !/[，,。；;]/.test(text) && endsAsEvent(text);
}

const HAZARD = /^(?:主要|可能|潜在)?的?(?:风险|危险|隐患|问题|异常|突发)/;

/** Measures before anything happens are of no event. */
function prevents(found: ReadonlyMap<number, Column>): boolean {
  return [...found.values()].some(({ title }) => /防范|预防|管控|防控/.test(title));
}

const STAGES = /^(?:步骤|阶段|环节|程序|流程|任务|工作|行动|内容)/;

/** "步骤 | 处置": a column of a word or two beside another of acts names its stages. */
function isStage(text: string): boolean {
  return text.length <= 6 && !/[，,。；;]/.test(text);
}

/** Without heads: a column of names, one of limits, one of figures, and one that says what to do. */
export function columnsByBody(grid: Grid): Columns | undefined {
  if (grid.length < 2) return undefined;
  const body = bodyOf(grid, 0);
  const roles = new Map<number, ColumnRole>();
  let act: number | undefined;
  let longest = 0;
  for (const [column, cells] of body) {
    if (cells.length * 2 < Math.min(grid.length, 40)) continue;
    const role = roleByBody(cells);
    if (role !== undefined) roles.set(column, role);
    const acts = cells.filter(
      text => text.length >= 4 && verbAt(text.replace(/^\d{1,2}[.、)）]\s*/, ''), 0),
    ).length;
    const size = cells.reduce((sum, text) => sum + Math.min(text.length, 200), 0);
    if (role === undefined && acts * 2 >= cells.length && size > longest) {
      act = column;
      longest = size;
    }
  }
  const found = new Set(roles.values());
  if (
    act === undefined ||
    found.has('contact') ||
    !(found.has('actor') || (found.has('number') && found.has('limit')))
  )
    return undefined;
  roles.set(act, 'act');
  return new Map(
    [...roles].map(([column, role]) => [
      column,
      { role, title: '', start: 0, unit: undefined, origin: undefined, actors: [] },
    ]),
  );
}

function roleByBody(cells: readonly string[]): ColumnRole | undefined {
  if (cells.every(text => COUNT.test(text))) return 'number';
  if (cells.some(isContact)) return 'contact';
  if (cells.every(isLimit)) return 'limit';
  if (cells.every(isNames)) return 'actor';
  return undefined;
}

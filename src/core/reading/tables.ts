// Tables are read by row: a cell that says what is to be done gets the heads above it, who acts and what it is about from
// the cells beside it, and its limit and condition. Cells that only fill in are kept and bind nobody.
import type { FlatText } from '#core/document/flat-text.ts';
import { splitNames } from './actor-name.ts';
import { bareText } from './bare-text.ts';
import { type Grid, type GridCell, gridsOf, typedGrids } from './grids.ts';
import type { ClauseKind } from './reading.ts';
import { type Section, sectionOf } from './sections.ts';
import { type ColumnRole, roleOfHead } from './table-heads.ts';

/** What the other cells of its row say about a cell. */
export type Row = {
  readonly limit?: string;
  readonly condition?: string;
  readonly recipients?: readonly string[];
};

/** A cell that stands above another as a heading does. */
export type CellHeading = {
  readonly title: string;
  readonly section: Section | undefined;
  readonly actors: readonly string[];
  readonly start: number;
};

export type CellSense = {
  /** Set for cells that bind nobody: heads, numbers, names. */
  readonly silent: ClauseKind | undefined;
  readonly act: boolean;
  /** Where its row begins: what stands before it in the row belongs to its clause. */
  readonly lead: number | undefined;
  /** Belongs to the clause of a later cell of its row. */
  readonly leading: boolean;
  readonly above: readonly CellHeading[];
  readonly row: Row | undefined;
};

/** How each cell is to be read, by where it starts; and the cells of lines that are rows, by block. */
export type Tables = {
  readonly senses: ReadonlyMap<number, CellSense>;
  readonly rows: ReadonlyMap<number, readonly GridCell[]>;
};

export function readTables(flat: FlatText): Tables {
  const senses = new Map<number, CellSense>();
  const rows = new Map<number, readonly GridCell[]>();
  for (const grid of gridsOf(flat.blocks)) senseOf(grid, senses);
  for (const { grid, first } of typedGrids(flat)) {
    grid.forEach((row, index) => {
      rows.set(first + index, row);
    });
    senseOf(grid, senses);
  }
  return { senses, rows };
}

function senseOf(grid: Grid, senses: Map<number, CellSense>): void {
  const head = grid[0] ?? [];
  const roles = rolesOf(head, grid.slice(1));
  if ((roles?.size ?? 0) < 2 && isKeyed(grid)) {
    readKeyed(grid, senses);
    return;
  }
  if (roles !== undefined) {
    for (const cell of head) senses.set(cell.start, silent('heading'));
    readRows(grid.slice(1), head, roles, senses);
  }
}

/** What each column holds; undefined: the first row is no row of heads. */
function rolesOf(head: readonly GridCell[], rows: Grid): ReadonlyMap<number, ColumnRole> | undefined {
  const roles = new Map<number, ColumnRole>();
  for (const { column, text } of head) {
    if (text.length > 16 || /[。；;]/.test(text)) return undefined;
    const role = roleOfHead(text);
    if (role !== undefined) roles.set(column, isCount(rows, column) ? 'number' : role);
  }
  const acts = [...roles].filter(([, role]) => role === 'act').map(([column]) => column);
  const [first] = acts;
  if (acts.length > 1 && first !== undefined && isStage(rows, first)) roles.set(first, 'number');
  return roles.size >= 2 || (roles.size === 1 && head.length === 1)
    ? roles
    : roles.size === 1 && head.length === 2
      ? roles
      : undefined;
}

/** A column of nothing but figures counts its rows, whatever its head says: "步骤". */
function isCount(rows: Grid, column: number): boolean {
  const cells = rows.flatMap(row => row.filter(cell => cell.column === column));
  return (
    cells.length > 0 && cells.every(({ text }) => /^[\d一二三四五六七八九十()（）①-⑳.、]{1,4}$/.test(text))
  );
}

/** "步骤 | 处置": a column of a word or two beside another of acts names its stages. */
function isStage(rows: Grid, column: number): boolean {
  const cells = rows.flatMap(row => row.filter(cell => cell.column === column));
  return cells.length > 0 && cells.every(({ text }) => text.length <= 6 && !/[，,。；;]/.test(text));
}

const PLAIN: CellSense = {
  silent: undefined,
  act: false,
  lead: undefined,
  leading: false,
  above: [],
  row: undefined,
};

function silent(kind: ClauseKind): CellSense {
  return { ...PLAIN, silent: kind };
}

function readRows(
  rows: Grid,
  head: readonly GridCell[],
  roles: ReadonlyMap<number, ColumnRole>,
  senses: Map<number, CellSense>,
): void {
  const held = new Set(roles.values());
  const carried = new Map<ColumnRole, GridCell>(); // of a merged cell, which stands only in its first row
  for (const row of rows) {
    const found = new Map<ColumnRole, GridCell>();
    for (const cell of row) {
      const role = roles.get(cell.column);
      if (role !== undefined && !found.has(role)) found.set(role, cell);
    }
    for (const role of ['actor', 'scenario', 'condition'] as const) {
      const cell = found.get(role) ?? (found.has('act') ? carried.get(role) : undefined);
      if (cell !== undefined) {
        carried.set(role, cell);
        found.set(role, cell);
      }
    }
    const beside = besideOf(found);
    for (const cell of row) {
      const role = roles.get(cell.column);
      senses.set(cell.start, cellSense(cell, role, head, beside, held));
    }
    joinLead(row, roles, senses);
  }
}

const LEADS: ReadonlySet<ColumnRole | undefined> = new Set([
  'number',
  'actor',
  'limit',
  'condition',
  'grade',
]);

/** "15分钟 | 运维经理 | 远程接入": number, name and limit before the act are of its clause. */
function joinLead(
  row: readonly GridCell[],
  roles: ReadonlyMap<number, ColumnRole>,
  senses: Map<number, CellSense>,
): void {
  const at = row.findIndex(cell => roles.get(cell.column) === 'act');
  const before = row.slice(0, Math.max(at, 0));
  const act = row[at];
  const first = row[0];
  if (act === undefined || first === undefined || before.length === 0) return;
  if (!before.every(cell => LEADS.has(roles.get(cell.column)) && cell.text.length <= 20)) return;
  for (const cell of before) senses.set(cell.start, { ...PLAIN, leading: true });
  senses.set(act.start, { ...(senses.get(act.start) ?? PLAIN), lead: first.start });
}

type Beside = { readonly above: readonly CellHeading[]; readonly row: Row };

function besideOf(found: ReadonlyMap<ColumnRole, GridCell>): Beside {
  const text = (role: ColumnRole) => bareText(found.get(role)?.text ?? '');
  const above: CellHeading[] = [];
  const scenario = found.get('scenario');
  if (scenario !== undefined) above.push(heading(scenario, []));
  const actor = found.get('actor');
  if (actor !== undefined) above.push(heading(actor, namesIn(text('actor'))));
  const limit = text('limit');
  const condition = text('condition');
  const recipients = namesIn(text('recipient'));
  return {
    above,
    row: {
      ...(limit === '' ? {} : { limit }),
      ...(condition === '' ? {} : { condition }),
      ...(recipients.length === 0 ? {} : { recipients }),
    },
  };
}

function cellSense(
  cell: GridCell,
  role: ColumnRole | undefined,
  head: readonly GridCell[],
  { above, row }: Beside,
  held: ReadonlySet<ColumnRole>,
): CellSense {
  const column = head.find(one => one.column === cell.column);
  if (role === 'act') {
    const title = column === undefined ? [] : [{ ...heading(column, []), section: 'action' as const }];
    return { ...PLAIN, act: true, above: [...title, ...above], row };
  }
  if (role === undefined || role === 'remark' || role === 'condition' || role === 'grade') {
    const long = cell.text.length > 16;
    return long && !held.has('act')
      ? { ...PLAIN, above }
      : silent(role === 'grade' || role === 'condition' ? 'grading' : 'other');
  }
  return silent(role === 'scenario' ? 'heading' : 'definition');
}

function heading(cell: GridCell, actors: readonly string[]): CellHeading {
  const title = cell.text.replace(/\s+/g, '').slice(0, 40);
  return { title, section: sectionOf(title), actors, start: cell.start };
}

/** A cell of the actor's column is a name, whatever it ends with. */
function namesIn(text: string): readonly string[] {
  return splitNames(text.replace(/[;/]/g, '、')).filter(
    name => name.length >= 2 && name.length <= 20 && !/[。:]|\d{5}/.test(name),
  );
}

/** Rows of a key and what it stands for: "触发条件 | …", "处置措施 | …". */
function isKeyed(grid: Grid): boolean {
  const keys = grid.filter(row => row.length >= 2 && roleOfHead(row[0]?.text ?? '') !== undefined);
  return keys.length >= 2 && keys.length * 2 >= grid.length;
}

function readKeyed(grid: Grid, senses: Map<number, CellSense>): void {
  let key: GridCell | undefined;
  for (const row of grid) {
    const [first, ...rest] = row;
    if (first === undefined) continue;
    if (first.column === 1 && first.text.length <= 16) {
      key = first;
      senses.set(first.start, silent('heading'));
    } else if (key !== undefined) senses.set(first.start, keyedSense(key));
    for (const cell of rest) if (key !== undefined) senses.set(cell.start, keyedSense(key));
  }
}

/** What a key announces that binds nobody. */
const KEPT: Partial<Record<ColumnRole, ClauseKind>> = {
  contact: 'definition',
  person: 'definition',
  number: 'definition',
  condition: 'condition',
  grade: 'grading',
};

function keyedSense(key: GridCell): CellSense {
  const role = roleOfHead(key.text);
  const title = heading(key, []);
  return {
    ...PLAIN,
    silent: role === undefined ? undefined : KEPT[role],
    act: role === 'act',
    above: [role === 'act' ? { ...title, section: 'action' } : title],
    row: undefined,
  };
}

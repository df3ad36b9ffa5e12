// What a row says of the act in it: for each column the text of its cell, of the merged cell above, or what 同上 repeats.
import { bareText } from './bare-text.ts';
import { columnText, type GridCell, type Row } from './grids.ts';
import { actorsOfTitle } from './heading-actors.ts';
import type { Resource } from './reading.ts';
import { sectionOf } from './sections.ts';
import { amountIn, isBlank, isDitto, isNames, limitIn, namesIn, periodIn } from './table-cells.ts';
import { type Column, type Columns, isEvent } from './table-columns.ts';
import { type ColumnRole, roleOfHead } from './table-heads.ts';
import type { RowSaid } from './table-row.ts';
import type { CellHeading } from './table-senses.ts';

export type { CellHeading } from './table-senses.ts';

type Value = {
  readonly text: string;
  readonly cell: GridCell;
  readonly here: boolean;
  readonly column: Column;
};
type Carried = Map<number, { readonly value: Value; rows: number }>;

export type RowReading = {
  readonly columns: Columns;
  readonly above: readonly CellHeading[]; // the title of the table
  readonly band: CellHeading | undefined; // a row over all columns
  readonly carried: Carried;
};

/** What stands beside a cell that speaks. */
export type Beside = { readonly above: readonly CellHeading[]; readonly row: RowSaid };
export type SaidOf = ((cell: GridCell) => Beside) & {
  /** The row is a duty although no cell says so. */
  readonly whole: RowSaid | undefined;
  /** Of a row that binds nobody: what it lists. */
  readonly kept: RowSaid | undefined;
};

/** These are written once for several rows, also where the cells are not merged. */
const CARRIED: ReadonlySet<ColumnRole | undefined> = new Set(['actor', 'scenario', 'condition', 'grade']);

export function readRow(row: Row, { columns, above, band, carried }: RowReading, hasAct: boolean): SaidOf {
  const acts = row.some(cell => columns.get(cell.column)?.role === 'act');
  const values = new Map<number, Value>();
  for (const [at, column] of columns) {
    const value = valueAt(row, at, column, carried, acts);
    if (value !== undefined) values.set(at, value);
  }
  const of = (role: ColumnRole) => [...values.values()].filter(({ column }) => column.role === role);
  const lastAct = row.findLast(cell => columns.get(cell.column)?.role === 'act')?.column;
  const actor = actorIn(of('actor'));
  const said = saidBy(of, actor, hasAct);
  const outer = [...above, ...(band === undefined ? [] : [band])];
  const scenario = of('scenario')[0];
  const scenarios = scenario === undefined ? [] : [titleOf(scenario.cell)];
  const by = actor === undefined ? [] : [heading(actor.cell, namesIn(actor.text))];
  const looked = said.period !== null && said.actors.length > 0;
  const beside = (cell: GridCell): Beside => {
    const column = columns.get(cell.column);
    if (column?.role !== 'act') return { above: [...outer, ...scenarios, ...by], row: said };
    const matrix = column.actors.length > 0;
    // what stands behind several acts bounds the last
    const bounded = cell.column === lastAct ? said : { ...said, limit: null };
    // what is looked at names nobody who looks: "食堂阀门 | 每班 | 厨师长"
    const own =
      looked && roleOfHead(column.title) === 'check' ? { ...bounded, whole: 'periodic' as const } : bounded;
    const title = { title: column.title.slice(0, 40), section: 'action' as const, actors: column.actors };
    const head = [{ ...title, start: column.start }];
    return {
      above: [...outer, ...(column.title === '' ? [] : head), ...scenarios, ...by],
      row: matrix ? { ...own, actors: column.actors, carried: true, duty: true } : own,
    };
  };
  const told = said.recipients.length > 0 && (said.actors.length > 0 || said.limit !== null);
  const whole: RowSaid['whole'] = told ? 'report' : looked ? 'periodic' : null;
  return Object.assign(beside, {
    whole: hasAct || whole === null ? undefined : { ...said, whole },
    kept: said.resources.length > 0 ? said : undefined,
  });
}

function valueAt(row: Row, at: number, column: Column, carried: Carried, acts: boolean): Value | undefined {
  const cell = row.find(one => one.column === at);
  const before = carried.get(at);
  if (cell === undefined || isDitto(cell.text)) {
    if (before === undefined) return undefined;
    before.rows--;
    const goesOn = cell !== undefined || before.rows > 0 || (acts && CARRIED.has(column.role));
    return goesOn ? before.value : undefined;
  }
  const text = columnText(row, at, column.role === 'actor' || column.role === 'recipient' ? '、' : ' ');
  const value = { text, cell, here: true, column };
  carried.set(at, { value: { ...value, here: false }, rows: cell.rows });
  return isBlank(text) ? undefined : value;
}

/** Of 部门 and 岗位 the post acts; a person's name or who only helps does not say more. */
function actorIn(values: readonly Value[]): Value | undefined {
  const own = values.filter(({ column }) => !/配合|协助|协作|监督|审批|领导|分管/.test(column.title));
  const posts = own.filter(({ column, text }) => /岗|职务|职位|人$|者$/.test(column.title) && isNames(text));
  const named = own.find(({ text }) => isNames(text));
  const anybody = own.find(({ text }) => namesIn(text).length > 0);
  return posts.at(-1) ?? named ?? anybody ?? values.find(({ text }) => namesIn(text).length > 0);
}

function saidBy(
  of: (role: ColumnRole) => readonly Value[],
  actor: Value | undefined,
  hasAct: boolean,
): RowSaid {
  const [limits, grades, conditions] = [of('limit'), of('grade'), of('condition')];
  const limit = limits
    .map(({ text, column }) => withOrigin(limitIn(text, column.unit), column))
    .find(found => found !== null);
  const shifts = (value: Value) => Number(/班次/.test(value.column.title)); // 频次 says more than 班次
  const periods = of('period').toSorted((one, other) => shifts(one) - shifts(other));
  const period = [...periods, ...limits.filter(({ text }) => /^每|次[/／]|次$/.test(text))]
    .map(({ text }) => periodIn(text))
    .find(found => found !== null);
  const condition = conditions[0] ?? caseOf(of('scenario')[0]) ?? grades[0];
  return {
    duty: hasAct && actor !== undefined,
    whole: null,
    actors: actor === undefined ? [] : namesIn(actor.text),
    carried: actor?.here === false,
    group: actor?.here === true ? groupIn(namesIn(actor.text), of('head'), of('members')) : undefined,
    limit: limit ?? null,
    period: period ?? null,
    condition: condition === undefined ? null : bareText(condition.text).replace(/[。;]$/, ''),
    recipients: of('recipient').flatMap(({ text }) => namesIn(text)),
    resources: resourcesIn(
      of('means').length > 0 ? of('means') : hasAct ? [] : of('thing'),
      of('amount')[0],
      of('unit')[0],
      hasAct ? {} : { keeper: keeperOf(of), place: of('place')[0]?.text.replace(/\s+/g, '') },
    ),
    evidence: of('evidence').map(({ text }) => text.replace(/\s+/g, '')),
    fields: of('fields')
      .flatMap(({ text }) => bareText(text).split(/[、,;]/))
      .filter(field => field.length >= 2 && field.length <= 20),
  };
}

function groupIn(
  [name]: readonly string[],
  heads: readonly Value[],
  members: readonly Value[],
): RowSaid['group'] {
  if (name === undefined || heads.length + members.length === 0) return undefined;
  return {
    name,
    heads: heads.flatMap(({ column, text }) =>
      namesIn(text).map(holder => ({ post: column.title.replace(/\s+/g, ''), holder })),
    ),
    members: members.flatMap(({ text }) => namesIn(text)),
  };
}

/** Not every 情形 among events is one: it says when. */
function caseOf(value: Value | undefined): Value | undefined {
  return value !== undefined && !isEvent(value.text) ? value : undefined;
}

function withOrigin(limit: RowSaid['limit'], { origin }: Column): RowSaid['limit'] {
  return limit === null || limit.origin !== null || origin === undefined ? limit : { ...limit, origin };
}

/** "围油栏 | 200米", "吸油毡 | 40 | 箱". */
function resourcesIn(
  things: readonly Value[],
  amount: Value | undefined,
  unit: Value | undefined,
  { keeper, place }: { readonly keeper?: string | undefined; readonly place?: string | undefined },
): readonly Resource[] {
  const [thing] = things;
  if (thing === undefined) return [];
  const found = amount === undefined ? null : amountIn(amount.text);
  if (found === null) {
    return thing.column.role === 'means'
      ? bareText(thing.text)
          .split(/[、,;]/)
          .filter(name => name.length >= 2 && name.length <= 20)
          .map(name => ({ text: name, name, quantity: null, unit: null }))
      : [];
  }
  const { quantity } = found;
  const measure = found.unit ?? unit?.text ?? null;
  const name = thing.text.replace(/\s+/g, '');
  return [
    {
      text: `${name}${amount?.text ?? ''}${found.unit === null ? (measure ?? '') : ''}`,
      name,
      quantity,
      unit: measure,
      ...(keeper === undefined ? {} : { keeper }),
      ...(place === undefined ? {} : { place }),
    },
  ];
}

/** "保管人", "责任部门": a post, a unit or a name as it stands. */
function keeperOf(of: (role: ColumnRole) => readonly Value[]): string | undefined {
  const found = of('actor')[0] ?? of('person')[0];
  return found?.text.replace(/\s+/g, '').slice(0, 40);
}

export function columnOf(cell: GridCell): ColumnRole | undefined {
  return roleOfHead(cell.text);
}

function heading(cell: GridCell, actors: readonly string[]): CellHeading {
  const title = cell.text.replace(/\s+/g, '').slice(0, 40);
  return { title, section: sectionOf(title), actors, start: cell.start };
}

/** "二、压缩机爆炸": the name without its number; "前台应急卡" says who acts. */
export function titleOf(cell: GridCell): CellHeading {
  const title = cell.text.replace(
    /^(?:[一二三四五六七八九十]{1,3}|\d{1,2}|[（(][一二三四五六七八九十\d]{1,3}[)）])[、.．\s]?/,
    '',
  );
  const named = title.length >= 2 ? title : cell.text;
  return { ...heading({ ...cell, text: named }, []), actors: actorsOfTitle(named) };
}

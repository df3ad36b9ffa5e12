// Cards: rows of a key and what stands for it ("触发条件 | …", "处置措施 | …"), also twice in a row. What the card says of
// who acts and which event it is for holds for all that is to be done on it.
import type { Grid, GridCell, Row } from './grids.ts';
import type { ClauseKind } from './reading.ts';
import { isBlank, namesIn } from './table-cells.ts';
import { type ColumnRole, roleOfHead } from './table-heads.ts';
import type { RowSaid } from './table-row.ts';
import { columnOf, titleOf } from './table-said.ts';
import { type CellHeading, type CellSense, endsOf, fillIn, PLAIN, silence } from './table-senses.ts';

type Senses = Map<number, CellSense>;
type Entry = {
  readonly key: GridCell | undefined;
  readonly role: ColumnRole | undefined;
  readonly values: readonly GridCell[];
};

export function isKeyed(grid: Grid): boolean {
  const keys = grid.filter(row => row.length >= 2 && row[0] !== undefined && columnOf(row[0]) !== undefined);
  return keys.length >= 2 && keys.length * 2 >= grid.length;
}

export function readCard(grid: Grid, above: readonly CellHeading[], senses: Senses): void {
  const entries = entriesOf(grid);
  const value = (role: ColumnRole) =>
    entries.find(entry => entry.role === role)?.values.find(({ text }) => !isBlank(text));
  const [actor, event] = [value('actor'), value('scenario')];
  const actors = actor === undefined ? [] : namesIn(actor.text);
  const events = event === undefined || event.text.length > 30 ? [] : [titleOf(event)];
  const by = actor === undefined ? [] : [{ ...titleOf(actor), section: undefined, actors }];
  for (const { key, role, values } of entries) {
    const title = key === undefined ? undefined : { ...titleOf(key), actors: [] };
    const own =
      title === undefined ? [] : [role === 'act' ? { ...title, section: 'action' as const } : title];
    const silent = role === undefined || role === 'act' ? undefined : KEPT[role];
    if (silent !== undefined || values.length === 0) {
      fillIn([...(key === undefined ? [] : [key]), ...values], silent ?? 'other', senses);
      continue;
    }
    if (key !== undefined) silence([key], 'heading', senses);
    const row = saidOf(actors, role === 'act');
    for (const cell of values) {
      const sense = {
        ...PLAIN,
        act: role === 'act',
        above: [...above, ...events, ...own, ...by],
        row,
        ...endsOf(cell),
      };
      if (isBlank(cell.text)) fillIn([cell], 'other', senses);
      else senses.set(cell.start, sense);
    }
  }
}

/** Keys stand in the first column, and once more where the key of a second value is known. */
function entriesOf(grid: Grid): readonly Entry[] {
  const entries: { key: GridCell | undefined; role: ColumnRole | undefined; values: GridCell[] }[] = [];
  for (const row of grid) {
    row.forEach((cell, index) => {
      if (isKey(row, cell, index)) entries.push({ key: cell, role: roleOfHead(cell.text), values: [] });
      else if (entries.length === 0) entries.push({ key: undefined, role: undefined, values: [cell] });
      else entries.at(-1)?.values.push(cell);
    });
  }
  return entries;
}

function isKey(row: Row, cell: GridCell, index: number): boolean {
  if (index === 0) return cell.column === 1 && cell.text.length <= 16;
  const before = row[index - 1];
  return (
    index % 2 === 0 &&
    row.length % 2 === 0 &&
    before?.column !== cell.column &&
    roleOfHead(cell.text) !== undefined
  );
}

/** What a key announces that binds nobody. */
const KEPT: Partial<Record<ColumnRole, ClauseKind>> = {
  contact: 'definition',
  person: 'definition',
  number: 'definition',
  actor: 'definition',
  head: 'definition',
  members: 'definition',
  recipient: 'definition',
  scenario: 'definition',
  condition: 'condition',
  grade: 'grading',
  amount: 'definition',
  unit: 'definition',
  evidence: 'other',
};

function saidOf(actors: readonly string[], act: boolean): RowSaid {
  return {
    duty: act && actors.length > 0,
    whole: null,
    actors,
    carried: true,
    group: undefined,
    limit: null,
    period: null,
    condition: null,
    recipients: [],
    resources: [],
    evidence: [],
    fields: [],
  };
}

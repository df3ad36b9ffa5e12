// Lists of stocks as tables: what is kept, how much, where, by whom, and how much there has to be. A row without a figure stays a clause
// that a person looks at.
import type { WrittenPlan } from '#core/plan/plan-schema.ts';
import { endsAsActor } from '../lexicon.ts';
import { amountIn, isBlank, isDitto, namesIn } from '../table-cells.ts';
import type { Drafting } from './drafting.ts';
import { kindOfResource } from './standing.ts';
import { cellUnder, type DraftTable, type TableRow } from './tables.ts';
import { cut } from './words.ts';

type Resource = NonNullable<WrittenPlan['resources']>[string];

const THING =
  /^(?:应急)?(?:物资|器材|装备|设备|设施|物品|车辆|工具|药品|资源|品名|名称)(?:名称|品名|种类)?$|^(?:物资|器材|装备|设备)(?:及|和)?[^规型]{0,4}名称$/;
const AMOUNT = /数量|库存|储量|配备数|现有|台数|辆数|人数/;
const UNIT = /^(?:计量|数量)?单位$/;
const PLACE = /地[点址]|位置|场所|存放|区域|存储/;
const KEEPER = /责任|负责|保管|管理|维护|联系人/;
const LEAST = /最低|最少|下限|定额|标准|应[有配]/;

export function stocksOf(
  tables: readonly DraftTable[],
  drafting: Drafting,
): readonly (readonly [string, Resource])[] {
  return tables.flatMap(table => {
    const heads = table.heads.map(head => head.replace(/\s+/g, ''));
    const isStock = heads.some(head => THING.test(head)) && heads.some(head => AMOUNT.test(head));
    if (!isStock || heads.some(head => /电话|手机|时限|措施|职责/.test(head))) return [];
    let before: TableRow | undefined;
    return table.rows.flatMap(row => {
      const found = stockOf(row, before, drafting);
      before = row;
      return found === undefined ? [] : [found];
    });
  });
}

function stockOf(
  row: TableRow,
  before: TableRow | undefined,
  drafting: Drafting,
): readonly [string, Resource] | undefined {
  const said = (head: RegExp): string => {
    const text = cellUnder(row, head);
    return isDitto(text) && before !== undefined ? cellUnder(before, head) : isBlank(text) ? '' : text;
  };
  const title = said(THING).replace(/\s+/g, '');
  const amount = amountIn(said(AMOUNT));
  const [clause] = row.clauses;
  if (title.length < 2 || amount === null || !(amount.quantity > 0) || clause === undefined) return undefined;
  const unit = amount.unit ?? said(UNIT);
  const place = said(PLACE);
  const [keeper] = namesIn(said(KEEPER)).filter(name => endsAsActor(name));
  const least = amountIn(said(LEAST));
  const id = drafting.ids.named('resources', cut(title, 60));
  return [
    id,
    {
      title: cut(title, 60),
      kind: kindOfResource(title, unit),
      quantity: amount.quantity,
      ...(unit === '' ? {} : { unit: cut(unit, 10) }),
      ...(keeper === undefined ? {} : { keeper: drafting.parties.role(keeper) }),
      ...(place === '' ? {} : { place: cut(place.replace(/\s+/g, ' '), 100) }),
      ...(least !== null && least.quantity > 0 ? { minimum: least.quantity } : {}),
      from: clause.id,
    },
  ];
}

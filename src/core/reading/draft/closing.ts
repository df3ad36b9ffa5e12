// When a scenario is stood down and by whom: what the text says has to be so ("同时满足泄漏源已切断、…三个条件，总指挥方可宣布解除") is asked
// of whoever stands it down.
import type { WrittenPlan } from '#core/plan/plan-schema.ts';
import { bareText } from '../bare-text.ts';
import type { Clause } from '../reading.ts';
import type { Drafting } from './drafting.ts';
import { namedOr } from './proposed-or.ts';
import { cut, wordsOf } from './words.ts';

export type Closing = {
  readonly by: string | undefined;
  /** The text says both when and by whom. */
  readonly said: boolean;
  /** FEEL of each condition. */
  readonly conditions: readonly string[];
  /** Clauses that say no condition: to be carried out as steps. */
  readonly rest: readonly Clause[];
  readonly close: Pick<WrittenPlan, 'close'>;
};

export function closingOf(clauses: readonly Clause[], drafting: Drafting): Closing {
  const { facts, runs } = drafting;
  const found = clauses.map(clause => {
    const titles = conditionsIn(clause).map(title => ({ title, from: clause.id }));
    return { clause, titles: titles.length > 0 ? titles : listedBelow(clause, drafting.reading.clauses) };
  });
  const saying = found.filter(({ titles }) => titles.length > 0);
  const rest = found.filter(({ titles }) => titles.length === 0).map(({ clause }) => clause);
  const speaker = clauses.find(({ actors }) => actors.length > 0);
  const by = speaker === undefined ? undefined : namedOr(speaker, 'close', 'by', drafting);
  if (runs('close') && saying.length > 0)
    return {
      by,
      said: by !== undefined,
      conditions: [],
      rest,
      close: {
        close: {
          conditions: saying.flatMap(({ titles }) => titles),
          ...(by === undefined ? {} : { by }),
        },
      },
    };
  const asked = by ?? drafting.commander() ?? 'reporter';
  const conditions = saying.flatMap(({ titles }) =>
    titles.map(({ title, from }) => `${facts.of('yes/no', `${title}？`, asked, { from })} = true`),
  );
  const said = by !== undefined && conditions.length > 0;
  return { by, said, conditions: [...new Set(conditions)], rest, close: {} };
}

/** "同时符合下列条件的，由总指挥宣布应急结束：" and then an item for each. */
function listedBelow(
  clause: Clause,
  all: readonly Clause[],
): readonly { readonly title: string; readonly from: string }[] {
  if (!/(?:下列|以下|下述|如下)[^,。;]{0,6}(?:条件|要求|情形)/.test(bareText(clause.quote))) return [];
  const below = all.slice(all.findIndex(({ id }) => id === clause.id) + 1).slice(0, 10);
  const end = below.findIndex(
    ({ modality, kind, number, path }) =>
      modality !== 'statement' ||
      kind === 'heading' ||
      number === clause.number ||
      path.slice(0, clause.path.length).join('/') !== clause.path.join('/'),
  );
  return (end < 0 ? below : below.slice(0, end)).map(item => ({
    title: cut(wordsOf(item), 60),
    from: item.id,
  }));
}

/** "满足A、B、C三个条件", "火已扑灭、人员已清点后", "符合下列条件：…". */
function conditionsIn({ condition, gate, quote }: Clause): readonly string[] {
  const said = bareText(condition ?? gate ?? '');
  const text =
    said.length >= 4
      ? said
      : (/(?:满足|具备|符合)([^。;]{4,120}?)(?:条件|要求|时|后|的)/.exec(bareText(quote))?.[1] ?? '');
  return text
    .replace(/^(?:同时)?(?:满足|具备|符合|经|当|待|确认|在)+(?:以下|下列)?/, '')
    .replace(/(?:[一二两三四五六]个|等|以上|下列|各项|所有|的)*(?:条件|要求)?(?:时|后|的)?$/, '')
    .split(/、|,|且|并且|和(?=[^,]{4})/)
    .map(part => part.replace(/^(?:并|已经由)/, '').trim())
    .filter(part => part.length >= 3 && !/^(?:由|经)?[^,]{0,8}(?:总指挥|组长|领导)$/.test(part))
    .slice(0, 10)
    .map(part => cut(part, 60));
}

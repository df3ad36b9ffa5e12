// The head of the plan: its kind, papers, purpose, scope, principles, basis, definitions, revision record, when it is looked at
// again.
import type { WrittenPlan } from '#core/plan/plan-schema.ts';
import { bareText } from '../bare-text.ts';
import type { Clause, Reading } from '../reading.ts';
import type { Drafting } from './drafting.ts';
import { namedOr } from './proposed-or.ts';
import { howOften } from './standing.ts';
import { cut, wordsOf } from './words.ts';

export function headOf({ title, clauses }: Reading): Partial<WrittenPlan> {
  const of = (kind: Clause['kind']) =>
    clauses.filter(clause => clause.kind === kind).map(clause => cut(wordsOf(clause), 400));
  const scope = of('scope').join('');
  const purpose = of('purpose').join('');
  const [principles, basis] = [of('principle'), basisOf(clauses)];
  const definitions = definitionsOf(clauses);
  return {
    kind: kindOf(title, clauses),
    ...papersOf(clauses),
    ...(purpose === '' ? {} : { purpose: cut(purpose, 1000) }),
    ...(scope === '' ? {} : { scope: cut(scope, 1000) }),
    ...(principles.length === 0 ? {} : { principles }),
    ...(basis.length === 0 ? {} : { basis }),
    ...(Object.keys(definitions).length === 0 ? {} : { definitions }),
  };
}

function kindOf(title: string, clauses: readonly Clause[]): NonNullable<WrittenPlan['kind']> {
  const said = `${title} ${clauses
    .slice(0, 4)
    .map(({ quote }) => quote.slice(0, 60))
    .join(' ')}`;
  if (/处置卡|应急卡/.test(said)) return 'card';
  if (/现场处置方案/.test(said)) return 'on-site';
  return /综合应急预案|总体应急预案/.test(said) ? 'comprehensive' : 'special';
}

const PAPERS: readonly (readonly [
  keyof WrittenPlan & ('code' | 'edition' | 'effective_from' | 'issuer'),
  RegExp,
])[] = [
  ['code', /(?:预案|文件)?编号[:：]\s*([A-Za-z0-9][^\s,，。;；]{1,30})/],
  ['edition', /版(?:本|次)(?:号)?[:：]\s*([^\s,，。;；]{1,16})/],
  ['effective_from', /(?:实施|生效|施行)日期[:：]\s*([^\s,，。;；]{4,16})/],
  ['issuer', /(?:发布|颁布|编制)(?:单位|部门)[:：]\s*([^\s,，。;；]{2,30})/],
];

/** Figures of the cover: they stand before the chapters. */
function papersOf(clauses: readonly Clause[]): Partial<WrittenPlan> {
  const cover = clauses
    .slice(0, 20)
    .map(({ quote }) => quote)
    .join('\n')
    .slice(0, 4000);
  return Object.fromEntries(
    PAPERS.flatMap(([key, pattern]) => {
      const found = pattern.exec(cover)?.[1];
      return found === undefined ? [] : [[key, found]];
    }),
  );
}

/** Laws and papers named by the clauses that say what the plan rests on. */
function basisOf(clauses: readonly Clause[]): string[] {
  const bases = clauses.filter(({ kind }) => kind === 'basis' || kind === 'purpose');
  const named = bases.flatMap(({ references }) =>
    references.filter(({ to }) => to !== 'inside').map(({ title }) => title),
  );
  return [...new Set(named)].filter(title => title.trim() !== '').slice(0, 40);
}

/** "初期火情是指…", "本预案所称突发事件，是指…". */
function definitionsOf(clauses: readonly Clause[]): Record<string, string> {
  return Object.fromEntries(
    clauses.flatMap(clause => {
      if (clause.kind !== 'definition') return [];
      const found =
        /^(?:本[^,]{1,8}所[称指])?["”“]?([^,，。;；:：]{2,24}?)["”“]?[,，]?(?:是指|主要是指|指的是|系指)(.{2,300})/.exec(
          bareText(wordsOf(clause)),
        );
      const [, term = '', means = ''] = found ?? [];
      return found === null ? [] : [[term.replace(/主要$/, ''), means.replace(/[。;；]+$/, '')] as const];
    }),
  );
}

const TRIGGERS = [
  ['law-changed', /法律|法规|规章|标准|上位预案/],
  ['organisation-changed', /机构|职责|人员[^,]{0,4}(?:变|调)/],
  ['risk-changed', /风险|生产工艺|环境[^,]{0,4}变/],
  ['resources-changed', /资源|物资|装备/],
  ['lessons', /演练|救援|教训|问题|不足/],
] as const;

/** "每三年修订一次", "演练中发现问题的，应及时修订". */
export function reviewOf(clauses: readonly Clause[], drafting: Drafting): Pick<WrittenPlan, 'review'> {
  const [first] = clauses;
  if (first === undefined) return {};
  const often = clauses.flatMap(clause =>
    clause.periodicity?.every ? [howOften(clause, 'review', drafting)] : [],
  )[0];
  const text = clauses.map(({ quote }) => bareText(quote)).join();
  const when = TRIGGERS.filter(([, says]) => says.test(text)).map(([trigger]) => trigger);
  const named = clauses.find(({ actors }) => actors.length > 0) ?? first;
  return {
    review: {
      ...(often?.every === undefined ? {} : { every: often.every }),
      by: namedOr(named, 'review', 'by', drafting),
      ...(when.length === 0 ? {} : { when: [...when] }),
      from: clauses.map(({ id }) => id),
    },
  };
}

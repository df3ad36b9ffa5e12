// Names that may mean the same unit or post: defined so ("以下简称领导小组"), one held by the other (客服部 / 市场客服部), or an
// abbreviation (安监部 / 安全监察部). Offered for a person to confirm; nothing is renamed by it.
import { bareText } from './bare-text.ts';
import { endsAsParty } from './lexicon.ts';
import type { ReadUnit, Synonym, SynonymReason } from './reading.ts';

type Pair = { readonly long: string; readonly short: string; readonly why: SynonymReason };

export function readSynonyms(text: string, units: readonly ReadUnit[]): readonly Synonym[] {
  const inside = units.filter(unit => unit.kind !== 'outside').map(unit => unit.name);
  const pairs = [
    ...defined(text, new Set(units.map(unit => unit.name))),
    ...contained(inside),
    ...abbreviated(inside),
  ];
  return merged(pairs).map(({ names, why }) => ({
    names,
    kind: units.find(unit => names.includes(unit.name))?.kind ?? 'unit',
    why,
  }));
}

const DEFINED =
  /([^,。;:()"]{3,40})\((?:以下|下文|后文|下面)?(?:统一)?(?:简称|统称|称作?为?|又称)[:"「『]?([^()"」』,。]{2,12})["」』]?\)/g;
/** What comes before a name that is set up or named. */
const BEFORE = /^.*(?:成立|设立|组建|建立|组成|设置|任命|是指|由|向|对|供|和|与|、)(?=.{3})/;

/** "成立停电应急领导小组(以下简称领导小组)"; at least one of the two must act or be told somewhere. */
function defined(text: string, known: ReadonlySet<string>): readonly Pair[] {
  return [...bareText(text).matchAll(DEFINED)].flatMap(([, before = '', short = '']) => {
    const long = before.replace(BEFORE, '').replace(/^(?:本|我|该)(?=.{4})/, '');
    if (long.length <= short.length || !endsAsParty(short) || !endsAsParty(long)) return [];
    return known.has(short) || known.has(long) ? [{ long, short, why: 'defined' as const }] : [];
  });
}

/** Too general to mean anybody in particular. */
const GENERAL =
  /^(?:人员|员工|职工|部门|单位|领导|负责人|责任人|专人|公司|成员|机构|专家|人|者|代表|值班|其他.*|相关.*|有关.*|各.*|任何.*|全体.*|所有.*|上级.*|.*[、和及].*)$/;
/** With these before it, the name means somebody else. */
const OTHER =
  /副$|^(?:各|其他|其它|非|原|上级|下级|相关|有关|全体|所有|分管|外部|对方|兄弟|[^,]*[省市县区镇乡])$/;

/** A name that exactly one other ends with; where several do, nobody can tell which is meant. */
function contained(names: readonly string[]): readonly Pair[] {
  const longer = new Map<string, string[]>();
  const known = new Set(names);
  for (const name of names)
    for (let cut = 1; cut <= name.length - 2; cut++) {
      const tail = name.slice(cut);
      if (!known.has(tail) || GENERAL.test(tail) || GENERAL.test(name) || OTHER.test(name.slice(0, cut)))
        continue;
      longer.set(tail, [...(longer.get(tail) ?? []), name]);
    }
  return [...longer].flatMap(([short, long]) => {
    const outer = long.filter(name => !long.some(other => other !== name && other.endsWith(name)));
    const [only] = outer;
    if (outer.length !== 1 || only === undefined) return [];
    return long.map(name => ({ long: name, short, why: 'contains' as const }));
  });
}

/** 当值员工 and 当值人员 are one. */
const PERSON = /(?:工作人员|员工|人员|职工|员|人)$/;

function abbreviated(names: readonly string[]): readonly Pair[] {
  const byStem = Map.groupBy(
    names.filter(name => !GENERAL.test(name)),
    stemOf,
  );
  const pairs: Pair[] = [];
  for (const [stem, same] of byStem) {
    const [first, ...others] = [...same].sort((a, b) => b.length - a.length);
    if (first !== undefined && stem.length >= 2)
      for (const other of others) pairs.push({ long: first, short: other, why: 'abbreviation' });
  }
  const byEnds = Map.groupBy(
    names.filter(name => name.length >= 3 && !GENERAL.test(name)),
    endsOf,
  );
  for (const alike of byEnds.values())
    for (const short of alike) {
      const long = alike.filter(name => name.length > short.length && isWithin(short, name));
      const [only] = long;
      if (long.length === 1 && only !== undefined && !only.endsWith(short))
        pairs.push({ long: only, short, why: 'abbreviation' });
    }
  return pairs;
}

/** The name without what every person is called; a name that ends otherwise is its own stem. */
function stemOf(name: string): string {
  const stem = name.replace(PERSON, '');
  return stem === name ? `${name}$` : stem;
}

function endsOf(name: string): string {
  return `${name[0]}${name.endsWith('委员会') ? '委' : name.at(-1)}`;
}

/** Every sign of the short name stands in the long one, in order. */
function isWithin(short: string, long: string): boolean {
  let at = 0;
  for (const sign of long) if (sign === short[at]) at++;
  return at === short.length;
}

const STRENGTH: readonly SynonymReason[] = ['known', 'defined', 'contains', 'abbreviation'];

/** Pairs that share a name are one group; the longest name is proposed, the strongest reason given. */
function merged(
  pairs: readonly Pair[],
): readonly { readonly names: readonly string[]; readonly why: SynonymReason }[] {
  const groups = new Map<string, { names: Set<string>; why: SynonymReason }>();
  for (const { long, short, why } of pairs) {
    const a = groups.get(long);
    const b = groups.get(short);
    const names = new Set([long, short, ...(a?.names ?? []), ...(b?.names ?? [])]);
    const reasons = [why, a?.why ?? why, b?.why ?? why];
    const group = { names, why: STRENGTH.find(reason => reasons.includes(reason)) ?? why };
    for (const name of names) groups.set(name, group);
  }
  return [...new Set(groups.values())].map(({ names, why }) => ({
    names: [...names].sort((x, y) => y.length - x.length),
    why,
  }));
}

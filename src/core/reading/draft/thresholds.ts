// Figures that something has to reach: "死亡3人以上10人以下", "温度达到32℃", "低于40%", "100千克至1吨". 以上 holds the figure
// itself and 以下 does not, unless the text says otherwise.

export type Threshold = {
  readonly noun: string; // what is counted: "死亡"
  readonly unit: string;
  readonly tests: readonly { readonly sign: '>=' | '>' | '<' | '<='; readonly figure: number }[];
  /** The text says 以上 or 以下, where a rule decides whether the figure itself is meant. */
  readonly bounded: boolean;
};

const UNIT =
  '亿元|万元|元|人次|人|名|小时|分钟|天|公里|千米|米|毫米|吨|公斤|千克|立方米|平方米|亩|万户|户|处|台|辆|件|万条|万件|条|起|次|%|％|℃|度|级|分贝|毫克|升|兆瓦|千瓦';
const FIGURE = '(\\d{1,9}(?:\\.\\d{1,3})?)';
const OVER = '超过|超出|大于|高于|多于|达到?|不少于|不低于|满';
const UNDER = '不足|少于|小于|低于|不满|未达到?|不超过|不高于';
const RANGE = new RegExp(
  `${FIGURE}(${UNIT})?(?:\\(含\\))?(?:及?以上,?[、,]?(?:不足|不满|低于|少于)?|-|—|–|~|～|至|到)${FIGURE}(${UNIT})(?:\\((?:不)?含\\))?(?:以下|以内|之间)?`,
);
const SINGLE = new RegExp(`(${OVER}|${UNDER})?${FIGURE}(${UNIT})(?:\\((?:不)?含\\))?(及?以上|及?以下|以内)?`);

/** Bigger units in smaller ones, so that 1吨 and 100千克 can be compared. */
const SMALLER: Readonly<Record<string, readonly [string, number]>> = {
  亿元: ['元', 100_000_000],
  万元: ['元', 10_000],
  万户: ['户', 10_000],
  万条: ['条', 10_000],
  万件: ['件', 10_000],
  吨: ['千克', 1000],
  公斤: ['千克', 1],
  公里: ['米', 1000],
  千米: ['米', 1000],
  '％': ['%', 1],
  名: ['人', 1],
  人次: ['人', 1],
};

/** The figure of one piece of a text in bare form; undefined where there is none that a thing has to reach. */
export function thresholdIn(piece: string): Threshold | undefined {
  const range = RANGE.exec(piece);
  if (range !== null) {
    const [whole, low = '', lowUnit, high = '', highUnit = ''] = range;
    const [unit, lower] = scaled(Number(low), lowUnit ?? highUnit);
    const [, upper] = scaled(Number(high), highUnit);
    if (!(upper > lower)) return undefined;
    const tests = [{ sign: '>=', figure: lower } as const, { sign: '<', figure: upper } as const];
    return counted(piece, range.index, whole, unit, tests, /以上|以下/.test(whole));
  }
  const single = SINGLE.exec(piece);
  if (single === null) return undefined;
  const [whole, word = '', figure = '', written = '', end = ''] = single;
  const sign = signOf(word, end);
  if (sign === undefined) return undefined;
  const [unit, value] = scaled(Number(figure), written);
  return counted(piece, single.index, whole, unit, [{ sign, figure: value }], end !== '');
}

function signOf(word: string, end: string): Threshold['tests'][number]['sign'] | undefined {
  if (/不超过|不高于/.test(word)) return '<=';
  if (/超过|超出|大于|高于|多于/.test(word)) return '>';
  if (/不少于|不低于|满$|达/.test(word) && !/不足|不满|未达/.test(word)) return '>=';
  if (word !== '') return '<';
  if (/以上/.test(end)) return '>=';
  if (/以下|以内/.test(end)) return '<';
  return undefined;
}

function scaled(figure: number, unit: string): readonly [string, number] {
  const [smaller, times] = SMALLER[unit] ?? [unit, 1];
  return [smaller, Math.round(figure * times * 1000) / 1000];
}

/** What is counted stands before the figure ("死亡3人") or right after it ("3人以上死亡的"). */
function counted(
  piece: string,
  at: number,
  whole: string,
  unit: string,
  tests: Threshold['tests'],
  bounded: boolean,
): Threshold {
  const before = plainNoun(piece.slice(0, at));
  const after = plainNoun(piece.slice(at + whole.length));
  // what follows the figure names what is counted only where it is a short name: "3人以上死亡", not "低于40%时通知供油商"
  const follows = /^[一-龥]{2,6}$/.test(after) && !/^[时则应须要]|通知|报告|启动/.test(after);
  const noun = before !== '' ? before : follows ? after : '';
  return { noun: noun === '' ? '数量' : noun, unit, tests, bounded };
}

function plainNoun(text: string): string {
  return text
    .replace(/^.*(?:造成|导致|引起|发生|一次|直接造成|:)/, '')
    .replace(/^(?:如果?|若|当|有|的|且|在|因)+/, '')
    .replace(/(?:超过|大于|高于|达到?|为|约|在|的|且|或|人数|时|,)+$/, '')
    .replace(/^(?:及?以上|及?以下|以内|的)+/, '')
    .slice(-16);
}

/** "deaths >= 3 and deaths < 10". */
export function feelOf(fact: string, { tests }: Threshold): string {
  return tests.map(({ sign, figure }) => `${fact} ${sign} ${figure}`).join(' and ');
}

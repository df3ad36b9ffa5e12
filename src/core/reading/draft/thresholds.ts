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

/** Other words for the same unit. */
const SAME: Readonly<Record<string, string>> = {
  公斤: '千克',
  千米: '公里',
  '％': '%',
  名: '人',
  人次: '人',
};

/** Units that can be compared, in the smallest of them. */
const SIZES: Readonly<Record<string, readonly [family: string, size: number]>> = {
  元: ['money', 1],
  万元: ['money', 10_000],
  亿元: ['money', 100_000_000],
  户: ['户', 1],
  万户: ['户', 10_000],
  条: ['条', 1],
  万条: ['条', 10_000],
  件: ['件', 1],
  万件: ['件', 10_000],
  千克: ['weight', 1],
  吨: ['weight', 1000],
  毫米: ['length', 1],
  米: ['length', 1000],
  公里: ['length', 1_000_000],
  分钟: ['time', 1],
  小时: ['time', 60],
  天: ['time', 1440],
};

/** The figure of one piece of a text in bare form; undefined where there is none that a thing has to reach. */
export function thresholdIn(piece: string): Threshold | undefined {
  const range = RANGE.exec(piece);
  if (range !== null) {
    const [whole, low = '', lowUnit, high = '', highUnit = ''] = range;
    const unit = smallerOf(plainUnit(lowUnit ?? highUnit), plainUnit(highUnit));
    const lower = inUnit(Number(low), plainUnit(lowUnit ?? highUnit), unit);
    const upper = inUnit(Number(high), plainUnit(highUnit), unit);
    if (!(upper > lower)) return undefined;
    const tests = [{ sign: '>=', figure: lower } as const, { sign: '<', figure: upper } as const];
    return counted(piece, range.index, whole, unit, tests, /以上|以下/.test(whole));
  }
  const single = SINGLE.exec(piece);
  if (single === null) return undefined;
  const [whole, word = '', figure = '', written = '', end = ''] = single;
  const sign = signOf(word, end);
  if (sign === undefined) return undefined;
  return counted(
    piece,
    single.index,
    whole,
    plainUnit(written),
    [{ sign, figure: Number(figure) }],
    end !== '',
  );
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

const plainUnit = (written: string): string => SAME[written] ?? written;

function smallerOf(one: string, other: string): string {
  const [a, b] = [SIZES[one], SIZES[other]];
  return a !== undefined && b !== undefined && a[0] === b[0] && b[1] < a[1] ? other : one;
}

function inUnit(figure: number, from: string, to: string): number {
  const [a, b] = [SIZES[from], SIZES[to]];
  const times = a === undefined || b === undefined || a[0] !== b[0] ? 1 : a[1] / b[1];
  return Math.round(figure * times * 1000) / 1000;
}

/** The smallest unit a thing is measured in anywhere in the text, so that its figures can be compared. */
export type UnitBook = (found: Threshold) => Threshold;

export function unitBook(pieces: Iterable<string>): UnitBook {
  const units = new Map<string, string>();
  const key = ({ noun, unit }: Threshold) => `${noun} ${SIZES[unit]?.[0] ?? unit}`;
  for (const piece of pieces) {
    const found = thresholdIn(piece);
    if (found !== undefined)
      units.set(key(found), smallerOf(units.get(key(found)) ?? found.unit, found.unit));
  }
  return found => {
    const unit = units.get(key(found)) ?? found.unit;
    if (unit === found.unit) return found;
    const tests = found.tests.map(test => ({ ...test, figure: inUnit(test.figure, found.unit, unit) }));
    return { ...found, unit, tests };
  };
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
  return { noun: measured(noun, unit), unit, tests, bounded };
}

/** What is asked for by a name of its own: 受伤人数 for "受伤3人以上", 停电时长 for "停电超过4小时". */
function measured(noun: string, unit: string): string {
  const bare = noun.replace(/(?:人员|人数|的人)$/, '');
  if (unit === '人') {
    if (bare === '') return '涉及人数';
    return /(?:人数|客流量?|流量|编制)$/.test(noun) ? noun : `${bare}人数`;
  }
  if (noun === '') return '数量';
  if (SIZES[unit]?.[0] === 'time' || unit === '秒')
    return /(?:时长|时间|周期)$/.test(noun) ? noun : `${noun}时长`;
  if (SIZES[unit]?.[0] === 'money') return /损失|金额|费用|资金|价值|赔偿/.test(noun) ? noun : `${noun}金额`;
  return noun;
}

function plainNoun(text: string): string {
  return text
    .replace(/^.*(?:造成|导致|引起|发生|一次|直接造成|:)/, '')
    .replace(/^(?:如果?|若|当|有|的|且|在|因)+/, '')
    .replace(/^(?:及?以上|及?以下|以内|的)+/, '')
    .replace(
      /(?:超过|大于|高于|[回下]?[降落]到?至?|上?升[到至]|增加?[到至]|达到?|为|约|在|的|且|或者?|和|及|、|(?<!客)人数|时(?!长)|,|仍|已经?|持续|连续|累计|共)+$/,
      '',
    )
    .replace(/^.*(?:或者?|以及|、)(?=[一-龥]{2,})/, '')
    .slice(-16);
}

/** "deaths >= 3 and deaths < 10". */
export function feelOf(fact: string, { tests }: Threshold): string {
  return tests.map(({ sign, figure }) => `${fact} ${sign} ${figure}`).join(' and ');
}

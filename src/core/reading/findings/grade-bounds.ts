// Grades told apart by figures ("死亡3人以上10人以下", "1000-5000元", "5000元以上"): figures that belong to two grades, and
// figures that belong to none. The higher grade is proposed for a figure on the boundary.
import { bareText } from '../bare-text.ts';
import type { Clause } from '../reading.ts';
import { at, type Found, type Rule } from './rule.ts';

type Range = {
  readonly clause: Clause;
  readonly measure: string; // "死亡|人"
  readonly low: number;
  readonly lowIn: boolean;
  readonly high: number;
  readonly highIn: boolean;
};

const UNIT =
  '万元|亿元|元|人次|人|名|小时|分钟|天|日|公里|千米|米|毫米|吨|公斤|千克|立方米|平方米|亩|户|处|台|辆|件|万件|条|起|次|%|℃|度|级|分贝|毫克|升|兆瓦|千瓦';
const FIGURE = '(\\d{1,9}(?:\\.\\d{1,3})?)';
const NOUN = '([一-龥]{0,10}?)';
const BETWEEN = new RegExp(
  `${NOUN}(?:为|达到?|在|约)?${FIGURE}(${UNIT})?(\\((?:不)?含\\))?(?:及?以上,?[、,]?(?:不足|不满|低于|少于)?|-|—|~|～|至|到)${FIGURE}(${UNIT})(\\((?:不)?含\\))?(以下|以内|之间)?`,
  'g',
);
const FROM = new RegExp(
  `${NOUN}(超过|大于|高于|多于|达到?|不少于|不低于)?${FIGURE}(${UNIT})(\\((?:不)?含\\))?(及?以上)?`,
  'g',
);
const UP_TO = new RegExp(
  `${NOUN}(不足|少于|小于|低于|不满|未达到?)?${FIGURE}(${UNIT})(\\((?:不)?含\\))?(及?以下|以内)?`,
  'g',
);

export const gradeBounds: Rule = reading => {
  const groups = Map.groupBy(rangesOf(reading), range => `${range.clause.path.join('/')}|${range.measure}`);
  return [...groups.values()].flatMap(ranges => {
    const sorted = ranges.toSorted((a, b) => a.low - b.low || a.high - b.high);
    return sorted.flatMap((range, index) => {
      const before = sorted[index - 1];
      return before === undefined || before.clause.id === range.clause.id ? [] : between(before, range);
    });
  });
};

function between(before: Range, range: Range) {
  const unit = range.measure.split('|')[1] ?? '';
  const same = before.low === range.low && before.high === range.high;
  if (same) return [];
  if (before.high > range.low || (before.high === range.low && before.highIn && range.lowIn)) {
    const example = `${range.low}${unit}`;
    return [
      at(range.clause, {
        code: 'grade-overlap',
        severity: 'warning',
        message: {
          zh: `${example}同时落入两级（另见 ${before.clause.id}）。请写明边界归哪一级。`,
          en: `${example} belongs to two grades (see also ${before.clause.id}). Say which grade has the boundary.`,
        },
        proposal: {
          value: `${example}归较高一级`,
          reason: { zh: '宁高勿低：按较高一级响应更安全', en: 'the higher grade is the safer one' },
        },
      }),
    ];
  }
  if (before.high < range.low || (before.high === range.low && !before.highIn && !range.lowIn)) {
    if (before.high === Number.NEGATIVE_INFINITY) return [];
    const gap = before.high === range.low ? `${range.low}${unit}` : `${before.high}–${range.low}${unit}`;
    return [
      at(range.clause, {
        code: 'grade-gap',
        severity: 'warning',
        message: {
          zh: `${gap}不属于任何一级（另见 ${before.clause.id}）。请补齐。`,
          en: `${gap} belongs to no grade (see also ${before.clause.id}). Close the gap.`,
        },
        proposal: {
          value: `${gap}归较高一级`,
          reason: { zh: '宁高勿低：按较高一级响应更安全', en: 'the higher grade is the safer one' },
        },
      }),
    ];
  }
  return [];
}

function rangesOf({ clauses, text }: Found): readonly Range[] {
  // "本办法所称“以上”包括本数,“以下”不包括本数": then nothing overlaps.
  const belowOut = /以下[”"]?[^。]{0,8}不(?:包括|含)本数/.test(text);
  return clauses.flatMap(clause => {
    if (clause.modality !== 'statement' && clause.kind !== 'grading') return [];
    if (!/级|类|型|重大|较大|一般|严重|轻微/.test([...clause.path.slice(-2), clause.quote].join())) return [];
    return rangesIn(clause, bareText(clause.quote), belowOut);
  });
}

function rangesIn(clause: Clause, body: string, belowOut: boolean): readonly Range[] {
  const found: Range[] = [];
  const rest = body.replace(
    BETWEEN,
    (
      whole,
      noun: string,
      low: string,
      _u,
      lowMark = '',
      high: string,
      unit: string,
      highMark = '',
      below = '',
    ) => {
      const out =
        /不含/.test(highMark) || (below === '以下' && belowOut) || /不足|不满|低于|少于/.test(whole);
      if (Number(high) > Number(low))
        found.push({
          clause,
          measure: measure(noun, unit),
          low: Number(low),
          lowIn: !/不含/.test(lowMark),
          high: Number(high),
          highIn: !out,
        });
      return ';';
    },
  );
  for (const [, noun = '', word = '', low = '', unit = '', mark = '', above = ''] of rest.matchAll(FROM)) {
    if (word === '' && above === '') continue;
    const lowIn = !/超过|大于|高于|多于/.test(word) && !/不含/.test(mark);
    found.push({
      clause,
      measure: measure(noun, unit),
      low: Number(low),
      lowIn,
      high: Number.POSITIVE_INFINITY,
      highIn: false,
    });
  }
  for (const [, noun = '', word = '', high = '', unit = '', mark = '', below = ''] of rest.matchAll(UP_TO)) {
    if (word === '' && below === '') continue;
    const highIn = word === '' && !belowOut && !/不含/.test(mark);
    found.push({
      clause,
      measure: measure(noun, unit),
      low: Number.NEGATIVE_INFINITY,
      lowIn: false,
      high: Number(high),
      highIn,
    });
  }
  return found;
}

/** What is counted, by its last words, and in what. */
function measure(noun: string, unit: string): string {
  const bare = noun.replace(
    /(?:超过|大于|高于|多于|达到?|不少于|不低于|不足|少于|小于|低于|不满|未达到?|为|约|在|且|或者?|造成|导致|一次)/g,
    '',
  );
  return `${bare.slice(-4)}|${unit}`;
}

// How often: 每日, 每半小时, 每班 with their frequency; 随时, 日夜, 定期, 高峰期 where the text gives none.
import { CHINESE_NUMBER, readNumber } from './numbering/construct.ts';
import type { Periodicity } from './reading.ts';
import { remembered } from './remembered.ts';

const UNITS: Readonly<Record<string, string>> = {
  年: 'Y',
  季度: '3M',
  季: '3M',
  月: 'M',
  周: 'W',
  星期: 'W',
  天: 'D',
  日: 'D',
  工作日: 'D',
  小时: 'H',
  整点: 'H',
  分钟: 'MIN',
};

const NUMBER = `(?:半|\\d{1,3}|${CHINESE_NUMBER}|两)`;
/** "每日", "每隔两小时", "每年至少两次", "每周一", "每月25日", "每班", "每次…前". */
const EVERY = new RegExp(
  `[/／]?每(?:隔)?(${NUMBER})?个?(年度?|季度?|月份?|周|星期|工作日|天|日|小时|分钟|班次?|餐|趟|车次|学期|整点|次(?=[^,。]{0,6}前))([一二三四五六日天末](?![次个名人]))?(?:(?:至少|不少于|最少|应|须|要|不低于|组织|开展|进行|安排|举行|检查|巡查|巡视|演练|培训|召开){0,4}?(${NUMBER})[次遍](?!性))?`,
);
/** "半年一次", "两小时一次", "一年两次", "1次/月". */
const RATE = new RegExp(
  `(?<!第)(${NUMBER})个?(年|季度|月|周|星期|天|日|小时|分钟|班)(?!内)[^,。;\\d]{0,3}?(${NUMBER})[次遍](?!性)|(${NUMBER})次[/／](?:每)?(年|季度?|月|周|天|日|小时|班)`,
);
/** Words for a period: 逐日, 按月, 月度检查, 年度演练. */
const NAMED: readonly (readonly [RegExp, string])[] = [
  [/逐日|按日|日检|日巡/, 'P1D'],
  [/按周|周检|周例会/, 'P1W'],
  [/按月|逐月|月度(?=检查|演练|例会|培训|总结|考核)|月检/, 'P1M'],
  [/按季度?|季度(?=检查|演练|例会|培训|总结|考核)|季检/, 'P3M'],
  [/年度(?=检查|演练|例会|培训|总结|评审|考核|体检)|年检/, 'P1Y'],
];
const VAGUE: readonly (readonly [RegExp, string | null])[] = [
  [
    /日夜|昼夜|持续(?=监|供|跟踪|关注|观察|巡)|(?:7\s?[×xX*]\s?)?24小时(?=[^,。]{0,4}(?:值班|值守|监护|监控|监测|监视|不间断|不停|开通|开机|保持|畅通|轮流|轮换|有人|待命|在岗|通信|专人|驻守|看守|服务))|(?<!提前|超过|达到?|后)(?:24|二十四)小时(?=不得|不准|备勤|[^,。内以之后前的汇上报到完有无未不仍还尚一出]{2})|全天候|不间断|全天(?=值)|实时(?=监[控测视]|掌握|关注|跟踪)/,
    'continuous',
  ],
  [
    /(?<!以便|便于|能够|可)随时(?=[^,]{0,4}(?:保持|提供|掌握|监控|注意|报告|汇报|续报|上报|待命|准备|检查|了解|关注))|时刻(?=保持|关注|注意|监)/,
    'continuous',
  ],
  [
    /不定期|定期|经常性?地?(?!活动|工作)|(?<![稳确规指固约限设特])定时(?!间)|适时(?=组织|开展|检查|演练)|(?:[^,。;]{0,4})高峰期(?=,)|加强对?[^,。;]{2,16}的?(?:观测|监测|巡视|巡查)/,
    null,
  ],
];

export const periodicityOf: (text: string) => Periodicity | null = remembered(rhythmOf);

function rhythmOf(text: string): Periodicity | null {
  const found = EVERY.exec(text);
  if (found && !/^每[一个]?(?:位|名|人|项|班组|日常)/.test(text.slice(found.index))) {
    const unit = found[2] ?? '';
    const months = /^每年((?:\d{1,2}月份?[、和及,]?){2,6})/
      .exec(text.slice(found.index))?.[1]
      ?.match(/月/g)?.length;
    const times = months === undefined ? found[4] : String(months);
    return { text: told(found[0]), every: often(frequency(found[1], unit), times) };
  }
  const rate = RATE.exec(text);
  if (rate) {
    const every =
      rate[1] === undefined
        ? often(frequency(undefined, rate[5] ?? ''), rate[4])
        : often(frequency(rate[1], rate[2] ?? ''), rate[3]);
    return { text: rate[0], every };
  }
  const distance = /每(?:行驶|运行|使用|满)[^,。;]{2,10}?(?:公里|千米|小时|次)/.exec(text);
  if (distance) return { text: distance[0], every: null };
  for (const [pattern, every] of [...NAMED, ...VAGUE]) {
    const vague = pattern.exec(text);
    if (vague) return { text: vague[0], every };
  }
  return null;
}

/** Without what merely stands between "每半年" and "一次". */
function told(phrase: string): string {
  return /[次遍]$/.test(phrase) &&
    !/(?:应|须|要|组织|开展|进行|安排|举行|检查|巡查|巡视|演练|培训|召开)/.test(phrase)
    ? phrase
    : phrase.replace(
        /(?:至少|不少于|最少|不低于|应|须|要|组织|开展|进行|安排|举行|检查|巡查|巡视|演练|培训|召开).*$/,
        '',
      );
}

/** Twice a year is every six months; what does not divide evenly keeps the longer period. */
function often(every: string | null, times: string | undefined): string | null {
  const count = times === undefined || times === '半' ? 1 : readNumber(times.replace('两', '二'));
  const found = every === null ? null : /^P(T?)(\d+)([YMWDH])$/.exec(every);
  if (found === null || !(count > 1)) return every;
  const [, clock = '', size = '', unit = ''] = found;
  const parts: Readonly<Record<string, readonly [number, string]>> = {
    Y: [12, 'M'],
    W: [7, 'D'],
    D: [24, 'H'],
  };
  const [each, smaller] = (clock === '' ? parts[unit] : undefined) ?? [1, unit];
  const total = Number(size) * each;
  if (total % count !== 0) return every;
  return smaller === 'H' || clock === 'T' ? `PT${total / count}${smaller}` : `P${total / count}${smaller}`;
}

function frequency(number: string | undefined, unit: string): string | null {
  if (unit.startsWith('班')) return 'shift';
  const size = UNITS[unit.replace(/[度份]$/, '')] ?? UNITS[unit];
  if (size === undefined) return null;
  if (number === '半') return { Y: 'P6M', M: 'P15D', D: 'PT12H', H: 'PT30M' }[size] ?? null;
  const count = number === undefined ? 1 : readNumber(number.replace('两', '二'));
  if (!(count > 0)) return null;
  if (size === 'H') return `PT${count}H`;
  if (size === 'MIN') return `PT${count}M`;
  return size === '3M' ? `P${3 * count}M` : `P${count}${size}`;
}

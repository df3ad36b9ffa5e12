// How often: 每日, 每半小时, 每班 with their frequency; 随时, 日夜, 定期, 高峰期 where the text gives none.
import { CHINESE_NUMBER, readNumber } from './numbering/construct.ts';
import type { Periodicity } from './reading.ts';

const UNITS: Readonly<Record<string, string>> = {
  年: 'Y',
  季度: '3M',
  季: '3M',
  月: 'M',
  周: 'W',
  星期: 'W',
  天: 'D',
  日: 'D',
  小时: 'H',
  分钟: 'MIN',
};

const EVERY = new RegExp(
  `[/／]?每(?:隔)?(半|\\d{1,3}|${CHINESE_NUMBER}|两)?个?(年度?|季度?|月|周|星期|天|日|小时|分钟|班次?|次(?=[^,。]{0,4}前))(?:不少于|至少)?`,
);
const VAGUE: readonly (readonly [RegExp, string | null])[] = [
  [/日夜|昼夜|24小时(?=值班|值守|监护|不间断|开通|保持)|全天候|不间断/, 'continuous'],
  [/随时(?=保持|提供|掌握|监控|注意|报告|汇报)/, 'continuous'],
  [
    /不定期|定期|经常性?地?|(?:[^,。;]{0,4})高峰期?时?(?=,)|加强对?[^,。;]{2,16}的?(?:观测|监测|巡视|巡查)/,
    null,
  ],
];

export function periodicityOf(text: string): Periodicity | null {
  const found = EVERY.exec(text);
  if (found && !/^每[一个]?(?:位|名|人|项|班组)/.test(text.slice(found.index))) {
    return { text: found[0].replace(/(?:不少于|至少)$/, ''), every: frequency(found[1], found[2] ?? '') };
  }
  for (const [pattern, every] of VAGUE) {
    const vague = pattern.exec(text);
    if (vague) return { text: vague[0], every };
  }
  return null;
}

function frequency(number: string | undefined, unit: string): string | null {
  if (unit.startsWith('班')) return 'shift';
  const size = UNITS[unit.replace(/度$/, '')] ?? UNITS[unit];
  if (size === undefined) return null;
  if (number === '半') return { Y: 'P6M', M: 'P15D', D: 'PT12H', H: 'PT30M' }[size] ?? null;
  const count = number === undefined ? 1 : readNumber(number.replace('两', '二'));
  if (!(count > 0)) return null;
  if (size === 'H') return `PT${count}H`;
  if (size === 'MIN') return `PT${count}M`;
  return size === '3M' ? `P${3 * count}M` : `P${count}${size}`;
}

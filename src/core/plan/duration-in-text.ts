// Does a Chinese text say this length of time, or this figure? "5分钟", "５ 分钟", "三十分钟", "半小时", "24小时" for a day.
import type { Millis } from '#core/time/instant.ts';

const UNITS: readonly (readonly [Millis, string])[] = [
  [1_000, '秒'],
  [60_000, '分'],
  [3_600_000, '(?:个)?(?:小时|钟头)'],
  [86_400_000, '(?:天|日|个工作日)'],
  [7 * 86_400_000, '(?:周|个?星期)'],
];

export function saysDuration(text: string, span: Millis): boolean {
  const plain = text.normalize('NFKC').replaceAll(/\s/g, '');
  if (span === 30 * 60_000 && /半(?:个)?(?:小时|钟头)/.test(plain)) return true;
  if (span === 12 * 3_600_000 && /半[天日]/.test(plain)) return true;
  return UNITS.some(([size, unit]) => {
    const count = span / size;
    if (!Number.isInteger(count)) return false;
    const number = [String(count), ...(chineseNumeral(count) ?? [])].join('|');
    return new RegExp(`(?<![\\d.零一二两三四五六七八九十百])(?:${number})${unit}`).test(plain);
  });
}

/** "5000户", "一万元" for 10000, "两名", "1万" for 10000. */
export function saysNumber(text: string, figure: number): boolean {
  const plain = text.normalize('NFKC').replaceAll(/[\s,]/g, '');
  const thousands = figure % 10_000 === 0 ? figure / 10_000 : undefined;
  const written = [
    ...numerals(figure),
    ...(thousands === undefined ? [] : numerals(thousands).map(number => `${number}万`)),
  ];
  return written.some(number =>
    new RegExp(
      `(?<![\\d.零一二两三四五六七八九十百千万])${number}(?![\\d.零一二两三四五六七八九十百千])`,
    ).test(plain),
  );
}

function numerals(figure: number): readonly string[] {
  return [String(figure).replace('.', '\\.'), ...(chineseNumeral(figure) ?? [])];
}

const DIGITS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** The numeral of 1–99, with 两 for a lone two. */
function chineseNumeral(count: number): readonly string[] | undefined {
  if (count < 1 || count > 99 || !Number.isInteger(count)) return undefined;
  const [tens, ones] = [Math.floor(count / 10), count % 10];
  const head = tens === 0 ? '' : `${tens === 1 ? '' : DIGITS[tens]}十`;
  return [`${head}${ones === 0 ? '' : DIGITS[ones]}`, ...(count === 2 ? ['两'] : [])];
}

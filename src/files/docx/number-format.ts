// The number formats of Word: how the n-th item is written in each of them. Formats not listed print as decimals, as
// Word itself does for languages it has no rules for.

type Format = (n: number) => string;

const DIGITS = '零一二三四五六七八九';

/** 1 → 一, 12 → 十二, 20 → 二十, 105 → 一百零五. Beyond 9999 in Arabic digits. */
export function chineseNumber(n: number): string {
  if (n < 0 || n > 9999 || !Number.isInteger(n)) return String(n);
  if (n < 20) return n < 10 ? (DIGITS[n] ?? '') : `十${n === 10 ? '' : DIGITS[n - 10]}`;
  let text = '';
  let gap = false;
  for (const [size, unit] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(n / size) % 10;
    if (digit === 0) gap = text !== '';
    else {
      text += `${gap ? '零' : ''}${DIGITS[digit]}${unit}`;
      gap = false;
    }
  }
  return text;
}

const LEGAL: Readonly<Record<string, string>> = {
  一: '壹',
  二: '贰',
  三: '叁',
  四: '肆',
  五: '伍',
  六: '陆',
  七: '柒',
  八: '捌',
  九: '玖',
  十: '拾',
  百: '佰',
  千: '仟',
};

function roman(n: number): string {
  const steps = [
    [1000, 'm'],
    [900, 'cm'],
    [500, 'd'],
    [400, 'cd'],
    [100, 'c'],
    [90, 'xc'],
    [50, 'l'],
    [40, 'xl'],
    [10, 'x'],
    [9, 'ix'],
    [5, 'v'],
    [4, 'iv'],
    [1, 'i'],
  ] as const;
  if (n < 1 || n > 32_767) return String(n);
  let rest = n;
  let text = '';
  for (const [value, sign] of steps) {
    text += sign.repeat(Math.floor(rest / value));
    rest %= value;
  }
  return text;
}

/** a … z, aa, bb … as Word counts, not as spreadsheets do. */
function letters(n: number): string {
  if (n < 1 || n > 780) return String(n);
  return String.fromCharCode(97 + ((n - 1) % 26)).repeat(Math.ceil(n / 26));
}

function from(signs: string): Format {
  const list = [...signs];
  return n => list[n - 1] ?? String(n);
}

function digits(signs: string): Format {
  return n => [...String(n)].map(digit => signs[Number(digit)] ?? digit).join('');
}

const circled = from('①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳');
const padded =
  (width: number): Format =>
  n =>
    String(n).padStart(width, '0');

const FORMATS: Readonly<Record<string, Format>> = {
  decimal: String,
  decimalZero: padded(2),
  decimalHalfWidth: String,
  decimalFullWidth: digits('０１２３４５６７８９'),
  decimalFullWidth2: digits('０１２３４５６７８９'),
  decimalEnclosedCircle: circled,
  decimalEnclosedCircleChinese: circled,
  decimalEnclosedParen: from('⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇'),
  decimalEnclosedFullstop: from('⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛'),
  chineseCounting: chineseNumber,
  chineseCountingThousand: chineseNumber,
  japaneseCounting: chineseNumber,
  taiwaneseCounting: chineseNumber,
  taiwaneseCountingThousand: chineseNumber,
  koreanDigital2: chineseNumber,
  ideographDigital: digits('〇一二三四五六七八九'),
  japaneseDigitalTenThousand: digits('〇一二三四五六七八九'),
  taiwaneseDigital: digits('○一二三四五六七八九'),
  chineseLegalSimplified: legal,
  ideographLegalTraditional: legal,
  ideographEnclosedCircle: from('㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉'),
  ideographTraditional: from('甲乙丙丁戊己庚辛壬癸'),
  ideographZodiac: from('子丑寅卯辰巳午未申酉戌亥'),
  lowerLetter: letters,
  upperLetter: n => letters(n).toUpperCase(),
  lowerRoman: roman,
  upperRoman: n => roman(n).toUpperCase(),
  ordinal: n => `${n}${[11, 12, 13].includes(n % 100) ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')}`,
  numberInDash: n => `- ${n} -`,
  none: () => '',
};

/** Sums of money and law say 壹拾贰 where people count 十二. */
function legal(n: number): string {
  const lead = n >= 10 && n < 20 ? '壹' : '';
  return lead + [...chineseNumber(n)].map(sign => LEGAL[sign] ?? sign).join('');
}

/** `custom` is the pattern of a custom format: "001, 002, …" pads with zeros to its width. */
export function formatNumber(format: string, n: number, custom?: string): string {
  const pattern = /^(0*)1\b/.exec(custom ?? '');
  if (format === 'custom' && pattern) return padded((pattern[1]?.length ?? 0) + 1)(n);
  return (FORMATS[format] ?? String)(n);
}

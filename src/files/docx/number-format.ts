// The number formats of Word (ST_NumberFormat): how the n-th item is written in each of them. Formats not listed print as
// decimals, as Word itself does for languages it has no rules for.
import {
  inDigits,
  inTens,
  inUnits,
  JAPANESE,
  LEGAL,
  LEGAL_JAPANESE,
  LEGAL_TRADITIONAL,
  PLAIN,
  TRADITIONAL,
} from './cjk-number.ts';
import { cardinalText, ordinal, ordinalText } from './number-words.ts';

type Format = (n: number) => string;

const ROMAN = [
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

function roman(n: number): string {
  if (n < 1 || n > 32_767) return String(n);
  let rest = n;
  let text = '';
  for (const [value, sign] of ROMAN) {
    text += sign.repeat(Math.floor(rest / value));
    rest %= value;
  }
  return text;
}

/** Each sign once; beyond the last in decimals. */
function once(signs: string): Format {
  const list = [...signs];
  return n => list[n - 1] ?? String(n);
}

/** a … z, aa, bb …: as Word counts, not as spreadsheets do. At most thirty of a sign. */
function doubling(signs: string): Format {
  const list = [...signs];
  return n =>
    n < 1 || n > list.length * 30
      ? String(n)
      : (list[(n - 1) % list.length] ?? '').repeat(Math.ceil(n / list.length));
}

const padded =
  (width: number): Format =>
  n =>
    String(n).padStart(width, '0');

const upper =
  (format: Format): Format =>
  n =>
    format(n).toUpperCase();

const STEMS = [...'甲乙丙丁戊己庚辛壬癸'];
const BRANCHES = [...'子丑寅卯辰巳午未申酉戌亥'];
const KATAKANA =
  'アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン';
const IROHA =
  'イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン';

/** ①–⑳, ㉑–㉟, ㊱–㊿. */
const circled: Format = n => {
  if (n >= 1 && n <= 20) return String.fromCharCode(0x245f + n);
  if (n > 20 && n <= 35) return String.fromCharCode(0x323c + n);
  return n > 35 && n <= 50 ? String.fromCharCode(0x328d + n) : String(n);
};
const fullWidth: Format = n => inDigits(n, '０１２３４５６７８９');
const letters = doubling('abcdefghijklmnopqrstuvwxyz');
const russian = doubling('абвгдежзиклмнопрстуфхцчшщыэюя');

const FORMATS: Readonly<Record<string, Format>> = {
  decimal: String,
  decimalHalfWidth: String,
  decimalZero: padded(2),
  decimalFullWidth: fullWidth,
  decimalFullWidth2: fullWidth,
  decimalEnclosedCircle: circled,
  decimalEnclosedCircleChinese: circled,
  decimalEnclosedParen: once('⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇'),
  decimalEnclosedFullstop: once('⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛'),
  numberInDash: n => `- ${n} -`,
  hex: n => n.toString(16).toUpperCase(),
  ordinal,
  ordinalText,
  cardinalText,
  chicago: doubling('*†‡§'),

  chineseCounting: n => inTens(n, '○'),
  chineseCountingThousand: n => inUnits(n, PLAIN),
  chineseLegalSimplified: n => inUnits(n, LEGAL),
  taiwaneseCounting: n => inTens(n, '○'),
  taiwaneseCountingThousand: n => inUnits(n, TRADITIONAL),
  taiwaneseDigital: n => inDigits(n, '○一二三四五六七八九'),
  ideographDigital: n => inDigits(n, PLAIN.digits),
  ideographLegalTraditional: n => inUnits(n, LEGAL_TRADITIONAL),
  ideographEnclosedCircle: once('㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩'),
  ideographTraditional: once(STEMS.join('')),
  ideographZodiac: once(BRANCHES.join('')),
  ideographZodiacTraditional: n =>
    n < 1 || n > 60 ? String(n) : `${STEMS[(n - 1) % 10]}${BRANCHES[(n - 1) % 12]}`,
  japaneseCounting: n => inUnits(n, JAPANESE),
  japaneseLegal: n => inUnits(n, LEGAL_JAPANESE),
  japaneseDigitalTenThousand: n => inDigits(n, PLAIN.digits),
  aiueo: doubling(KATAKANA),
  aiueoFullWidth: doubling(KATAKANA),
  iroha: doubling(IROHA),
  irohaFullWidth: doubling(IROHA),
  koreanDigital: n => inDigits(n, '영일이삼사오육칠팔구'),
  koreanDigital2: n => inDigits(n, '零一二三四五六七八九'),
  ganada: doubling('가나다라마바사아자차카타파하'),
  chosung: doubling('ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ'),

  lowerLetter: letters,
  upperLetter: upper(letters),
  lowerRoman: roman,
  upperRoman: upper(roman),
  russianLower: russian,
  russianUpper: upper(russian),
  thaiNumbers: n => inDigits(n, '๐๑๒๓๔๕๖๗๘๙'),
  hindiNumbers: n => inDigits(n, '०१२३४५६७८९'),

  none: () => '',
  bullet: () => '',
};

/** `custom` is the pattern of a custom format: "001, 002, …" pads with zeros to its width. */
export function formatNumber(format: string, n: number, custom?: string): string {
  const pattern = /^(0{1,8})1\b/.exec(custom ?? '');
  if (format === 'custom' && pattern) return padded((pattern[1]?.length ?? 0) + 1)(n);
  return Object.hasOwn(FORMATS, format) ? (FORMATS[format] ?? String)(n) : String(n);
}

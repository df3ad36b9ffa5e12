// A cell of telephone numbers → the numbers in it, written the usual way. What is a mobile number but for its count of
// digits is kept and reported: a wrong number must not look right.

export type Phones = {
  readonly numbers: readonly string[];
  /** Numbers whose count of digits cannot be right. */
  readonly wrong: readonly string[];
  /** Full-width digits or signs were written. */
  readonly mended: boolean;
  /** What else the cell says: "转总机", "24小时". */
  readonly rest: string;
};

// "+86 138 0000 0001", "0571-8800 0001转12", "400-800-0001", "(0571)88000001", "8001", "119"
const NUMBER = /(?:\+?86[- ]?)?(?:\(0\d{2,3}\)|\d)(?:[- ]?\d)*(?:[-转 ]*(?:转|ext\.?|分机)[-: ]?\d{1,6})?/gi;
const HOURS = /\d{1,2}\s*(?:小时|h\b|:\d{2})(?:\s*[-~至]\s*\d{1,2}:\d{2})?/gi;

export function readPhones(cell: string): Phones {
  const text = cell
    .normalize('NFKC')
    .replace(/[—–―‐−]/g, '-')
    .replace(/（/g, '(')
    .replace(/）/g, ')');
  const bare = text.replace(HOURS, '');
  const numbers: string[] = [];
  const wrong: string[] = [];
  for (const [found] of bare.matchAll(NUMBER)) {
    for (const one of apart(found)) {
      const number = usual(one);
      if (number.replace(/\D/g, '').length < 3) continue;
      numbers.push(number);
      if (!isRight(number)) wrong.push(number);
    }
  }
  const hours = text.match(HOURS) ?? [];
  const others = bare.replace(NUMBER, ' ').replace(/[\s,，;；、/|:：()]+/g, ' ');
  const rest = [...hours, others].join(' ').trim();
  return {
    numbers: [...new Set(numbers)],
    wrong,
    mended: /[０-９（）－＋]/.test(cell),
    rest: numbers.length > 0 ? rest : text.trim(),
  };
}

/** Two mobile numbers with a space between are two; the groups of one are one. */
function apart(found: string): readonly string[] {
  const mobiles = found.match(/(?<!\d)1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)/g) ?? [];
  if (mobiles.length > 0) {
    const others = mobiles.reduce((rest, mobile) => rest.replace(mobile, '|'), found);
    return [...mobiles, ...others.split('|').map(other => other.trim())].filter(other =>
      /\d{3}/.test(other.replace(/\D/g, '')),
    );
  }
  const parts = found.split(' ');
  const whole = parts.length < 2 || parts.some(part => part.replace(/\D/g, '').length < 5);
  return whole ? [found] : parts;
}

/** "(0571)88000001-801", "010 88000001", "88000001-801": area, number, extension. */
const LANDLINE = /^(?:\(?(0(?:10|2\d|[3-9]\d{2}))\)?[- ]*)?(\d[\d ]{6,8})(?:-(\d{1,5}))?$/;
const EXTENSION = /^(.*?)[- ]*(?:转|ext\.?|分机)[-: ]?(\d{1,6})$/i;

function usual(found: string): string {
  const [, main = found, extension] = EXTENSION.exec(found) ?? [];
  const home = main.trim().replace(/^\+?86[- ]?(?=1[3-9]|0)/, '');
  const [, area, number, more] = LANDLINE.exec(home) ?? [];
  const parts = number === undefined ? [digitsOf(home)] : [area, number.replaceAll(' ', ''), more];
  return [...parts, extension].filter(part => part !== undefined).join('-');
}

/** An area code that is set off stays so: what follows it may be wrong. */
function digitsOf(text: string): string {
  const [, area, rest] = /^\(?(0\d{2,3})\)?[- ]+(.+)$/.exec(text) ?? [];
  const digits = (part: string) => part.replace(/\D/g, '');
  return area === undefined || rest === undefined ? digits(text) : `${area}-${digits(rest)}`;
}

/** 1xxxxxxxxxx; 400 and 800 numbers; area and seven or eight digits; those alone; short numbers. */
function isRight(number: string): boolean {
  const [first = '', second = '', third] = number.split('-');
  if (/^0\d{2,3}$/.test(first))
    return /^\d{7,8}$/.test(second) && (third === undefined || /^\d{1,6}$/.test(third));
  if (/^1[3-9]/.test(first) && first.length > 6) return first.length === 11;
  if (/^0/.test(first)) return first.length >= 10 && first.length <= 12;
  if (/^[48]00/.test(first) && first.length > 8) return first.length === 10;
  return first.length <= 8;
}

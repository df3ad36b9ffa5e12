// Numbers in Chinese and Japanese characters, as Word writes them in lists. What each format prints beyond ninety-nine
// was taken from Word 16 itself: "counting" goes over to single digits, "counting thousand" goes on with 百 and 千.

export type Characters = {
  readonly digits: string; // zero to nine
  readonly units: readonly [ten: string, hundred: string, thousand: string, tenThousand: string];
  /** 十 rather than 一十 at the head of ten to nineteen. */
  readonly bareTen: boolean;
  /** 百 and 千 rather than 一百 and 一千 (Japanese). */
  readonly bareUnits?: true;
};

export const PLAIN: Characters = {
  digits: '〇一二三四五六七八九',
  units: ['十', '百', '千', '万'],
  bareTen: true,
};
export const TRADITIONAL: Characters = {
  digits: '零一二三四五六七八九',
  units: ['十', '百', '千', '萬'],
  bareTen: true,
};
export const JAPANESE: Characters = { ...PLAIN, bareUnits: true };
export const LEGAL: Characters = {
  digits: '零壹贰叁肆伍陆柒捌玖',
  units: ['拾', '佰', '仟', '万'],
  bareTen: false,
};
export const LEGAL_TRADITIONAL: Characters = {
  digits: '零壹貳參肆伍陸柒捌玖',
  units: ['拾', '佰', '仟', '萬'],
  bareTen: false,
};
export const LEGAL_JAPANESE: Characters = {
  digits: '〇壱弐参四伍六七八九',
  units: ['拾', '百', '千', '萬'],
  bareTen: false,
};

/** 105 → 一百〇五, 12 → 十二, 120000 → 一十二万. From a million on in Arabic digits. */
export function inUnits(n: number, characters: Characters): string {
  const { digits, units, bareTen } = characters;
  if (!Number.isInteger(n) || n < 0 || n >= 1_000_000) return String(n);
  if (n === 0) return digits[0] ?? '';
  const high = Math.floor(n / 10_000);
  const low = n % 10_000;
  const text = underTenThousand(low, characters);
  if (high === 0) return bareTen && n >= 10 && n < 20 ? text.replace(/^一/, '') : text;
  const gap = low > 0 && low < 1000 && characters.bareUnits === undefined ? digits[0] : '';
  return underTenThousand(high, characters) + units[3] + gap + text;
}

function underTenThousand(n: number, { digits, units, bareUnits }: Characters): string {
  let text = '';
  let gap = false;
  for (const [index, size] of [1000, 100, 10, 1].entries()) {
    const digit = Math.floor(n / size) % 10;
    if (digit === 0) {
      gap = text !== '';
      continue;
    }
    if (gap && bareUnits === undefined) text += digits[0];
    const unit = size === 1 ? '' : (units[2 - index] ?? '');
    text += (digit === 1 && size > 1 && bareUnits ? '' : (digits[digit] ?? '')) + unit;
    gap = false;
  }
  return text;
}

/** 25 → 二五, 100 → 一〇〇. */
export function inDigits(n: number, digits: string): string {
  return [...String(n)].map(digit => digits[Number(digit)] ?? digit).join('');
}

/** Up to ninety-nine with 十, then digit by digit: 21 → 二十一, 101 → 一○一. */
export function inTens(n: number, zero: string): string {
  return n > 0 && n < 100 ? inUnits(n, PLAIN) : inDigits(n, zero + PLAIN.digits.slice(1));
}

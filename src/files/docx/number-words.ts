// Numbers in English words, for the list formats "One, Two, Three" and "First, Second, Third".

const SMALL =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'zero ten twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const IRREGULAR: Readonly<Record<string, string>> = {
  one: 'first',
  two: 'second',
  three: 'third',
  five: 'fifth',
  eight: 'eighth',
  nine: 'ninth',
  twelve: 'twelfth',
};

/** 21 → "Twenty-one". From a million on in digits. */
export function cardinalText(n: number): string {
  return isWordy(n) ? capital(words(n)) : String(n);
}

/** 21 → "Twenty-first". */
export function ordinalText(n: number): string {
  if (!isWordy(n)) return ordinal(n);
  const [, head = '', last = ''] = /^(.*?)([a-z]+)$/.exec(words(n)) ?? [];
  return capital(head + (IRREGULAR[last] ?? (last.endsWith('y') ? `${last.slice(0, -1)}ieth` : `${last}th`)));
}

/** 21 → "21st". */
export function ordinal(n: number): string {
  const teen = n % 100 >= 11 && n % 100 <= 13;
  return `${n}${teen ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')}`;
}

function isWordy(n: number): boolean {
  return Number.isInteger(n) && n >= 0 && n < 1_000_000;
}

function words(n: number): string {
  if (n < 20) return SMALL[n] ?? '';
  if (n < 100) return (TENS[Math.floor(n / 10)] ?? '') + (n % 10 === 0 ? '' : `-${words(n % 10)}`);
  const [size, name] = n < 1000 ? [100, 'hundred'] : [1000, 'thousand'];
  return `${words(Math.floor(n / size))} ${name}${n % size === 0 ? '' : ` ${words(n % size)}`}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

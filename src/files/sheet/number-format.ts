// A number of a cell as the sheet shows it: dates and times (kept as days since 1900 or 1904), percentages, plain numbers.
// Always in one form: 2024-05-01, 08:30, 15%; never 1.38E+10 for a telephone number.

export type Shown = 'number' | 'percent' | 'date' | 'time' | 'date-time';

/** Formats that are known by number alone; 27–36 and 50–58 are dates in Chinese and Japanese Excel. */
const BUILT_IN: Readonly<Record<number, Shown>> = {
  9: 'percent',
  10: 'percent',
  14: 'date',
  15: 'date',
  16: 'date',
  17: 'date',
  18: 'time',
  19: 'time',
  20: 'time',
  21: 'time',
  22: 'date-time',
  27: 'date',
  28: 'date',
  29: 'date',
  30: 'date',
  31: 'date',
  32: 'time',
  33: 'time',
  34: 'time',
  35: 'time',
  36: 'date',
  45: 'time',
  46: 'time',
  47: 'time',
  50: 'date',
  51: 'date',
  52: 'date',
  53: 'date',
  54: 'date',
  55: 'time',
  56: 'time',
  57: 'date',
  58: 'date',
};

/** What a format shows: its number, or its code when the workbook defines it. */
export function shownBy(id: number, code: string | undefined): Shown {
  if (code === undefined) return BUILT_IN[id] ?? 'number';
  // Without quoted text, escaped characters, colours and conditions: "[$-804]yyyy\"年\"m\"月\"" is yyyym.
  const bare = (code.split(';')[0] ?? '')
    .replace(/"[^"]*"|\\.|_.|\*.|\[(?!h|m|s)[^\]]*\]/gi, '')
    .toLowerCase();
  if (/general/.test(bare)) return 'number';
  const hasTime = /h|s/.test(bare);
  const hasDate = /y|d|e(?![+-])|上午|g{3}/.test(bare) || (/m/.test(bare) && !hasTime);
  if (hasDate) return hasTime ? 'date-time' : 'date';
  if (hasTime) return 'time';
  return bare.includes('%') ? 'percent' : 'number';
}

export function showNumber(value: number, shown: Shown, from1904: boolean): string {
  if (shown === 'number') return plain(value);
  if (shown === 'percent') return `${plain(Number((value * 100).toPrecision(12)))}%`;
  return moment(value, shown, from1904) ?? plain(value);
}

function plain(value: number): string {
  if (!Number.isFinite(value)) return '';
  const text = String(Number(value.toPrecision(15)));
  return text.includes('e') && Math.abs(value) >= 1 ? BigInt(Math.round(value)).toString() : text;
}

const DAY = 86_400_000;
/** Day 60 of the 1900 calendar is 29 February 1900, which never was. */
const BEFORE_1900 = Date.UTC(1899, 11, 30);
const BEFORE_1904 = Date.UTC(1904, 0, 1);
const LAST_DAY = 2_958_466; // in the year 9999

function moment(value: number, shown: Shown, from1904: boolean): string | undefined {
  if (!(value >= 0 && value < LAST_DAY)) return undefined;
  const within = Math.round((value - Math.floor(value)) * 86_400) * 1000;
  const iso = new Date(
    (from1904 ? BEFORE_1904 : BEFORE_1900) + Math.floor(value) * DAY + within,
  ).toISOString();
  const time = iso.slice(17, 19) === '00' ? iso.slice(11, 16) : iso.slice(11, 19);
  if (shown === 'time') return time;
  const date = iso.slice(0, 10);
  // A date format over a time of day, and the reverse, show what there is.
  if (value < 1) return time;
  return shown === 'date' || Number.isInteger(value) ? date : `${date} ${time}`;
}

/** Days since 1900 that stand where a date should, in a cell without a format of dates: 2000 to 2079. */
export function dateOfSerial(text: string): string | undefined {
  return /^\d{5}$/.test(text) && Number(text) >= 36_526 && Number(text) < 65_746
    ? moment(Number(text), 'date', false)
    : undefined;
}

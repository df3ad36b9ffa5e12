// Instants as people read them: local date and time in an organisation's zone with the zone's name, and how far away
// they are. An unknown zone is shown as UTC rather than failing, for a message must go out.
import type { Instant } from './instant.ts';

export type Language = 'zh' | 'en';

const LOCALES = { zh: 'zh-CN', en: 'en-GB' } as const;
const ZONE_NAMES: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  'Asia/Shanghai': { zh: '北京时间', en: 'Beijing time' },
};

/** "11月23日周一 16:00" or "Mon 23 Nov, 16:00"; the year is added when it is not `now`'s. */
export function localTime(at: Instant, zone: string, language: Language, now: Instant = at): string {
  const year = format(at, zone, 'en', { year: 'numeric' });
  const other = year !== format(now, zone, 'en', { year: 'numeric' });
  const day = format(at, zone, language, {
    ...(other ? { year: 'numeric' } : {}),
    month: language === 'zh' ? 'long' : 'short',
    day: 'numeric',
    weekday: 'short',
  });
  return `${day}${language === 'zh' ? ' ' : ', '}${clockTime(at, zone, language)}`;
}

/** "2026年11月23日", "23 November 2026". */
export function localDay(at: Instant, zone: string, language: Language): string {
  return format(at, zone, language, { year: 'numeric', month: 'long', day: 'numeric' });
}

/** "16:00". */
export function clockTime(at: Instant, zone: string, language: Language): string {
  return format(at, zone, language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
}

/** "北京时间", "Coordinated Universal Time". */
export function zoneName(at: Instant, zone: string, language: Language): string {
  const known = ZONE_NAMES[zone];
  if (known) return known[language];
  const parts = formatter(zone, language, { timeZoneName: 'long' }).formatToParts(at);
  return parts.find(part => part.type === 'timeZoneName')?.value ?? zone;
}

/** "还有 25 分钟", "已超过 5 分钟"; "25 min left", "5 min over". Whole minutes, rounded towards now. */
export function timeLeft(at: Instant, now: Instant, language: Language): string {
  const minutes = Math.floor(Math.abs(at - now) / 60_000);
  const over = at < now;
  const span = spanText(minutes, language);
  if (language === 'zh') return over ? `已超过${zhGap(span)}` : `还有${zhGap(span)}`;
  return over ? `${span} over` : `${span} left`;
}

function spanText(minutes: number, language: Language): string {
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60];
  if (minutes === 0) return language === 'zh' ? '不到 1 分钟' : 'less than 1 min';
  if (language === 'en')
    return [days && `${days} d`, hours && `${hours} h`, !days && rest && `${rest} min`]
      .filter(Boolean)
      .join(' ');
  const parts = [days && `${days} 天`, hours && `${hours} 小时`, !days && rest && `${rest} 分钟`];
  return parts.filter(Boolean).join(' ');
}

/** A space between a Chinese character and a figure, none between two characters. */
function zhGap(span: string): string {
  return /^\d/.test(span) ? ` ${span}` : span;
}

function format(at: Instant, zone: string, language: Language, options: Intl.DateTimeFormatOptions): string {
  return formatter(zone, language, options).format(at);
}

function formatter(
  zone: string,
  language: Language,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const key = JSON.stringify([zone, language, options]);
  const made = formatters.get(key) ?? make(zone, language, options);
  if (formatters.size < 500) formatters.set(key, made);
  return made;
}

/** Making a formatter costs some 50 µs, using one 1 µs. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function make(zone: string, language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat(LOCALES[language], { ...options, timeZone: zone });
  } catch {
    return new Intl.DateTimeFormat(LOCALES[language], { ...options, timeZone: 'UTC' });
  }
}

// Times as people read them: local, with the zone, and a clock that only re-renders what counts.
import { Tooltip } from 'antd';
import { createContext, useContext, useSyncExternalStore } from 'react';
import { type Say, useText } from '#web/i18n/i18n.ts';

/** The zone times are shown in: the organisation's, so that everybody reads the same clock. */
export const Zone = createContext(Intl.DateTimeFormat().resolvedOptions().timeZone);

let skew = 0;
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    now = Date.now() + skew;
    for (const tell of listeners) tell();
  }, 1000);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

/** Countdowns follow the server's clock, not the one of this computer, once it is known to be off by a second. */
export function setServerClock(iso: string): void {
  const off = Date.parse(iso) - Date.now();
  skew = Math.abs(off) > 1_000 ? off : 0;
}

/** This second, in milliseconds; one timer for the whole page. */
export const useNow = (): number => useSyncExternalStore(subscribe, () => now);

/** "8 分 05 秒", "2 小时 10 分", "3 天 4 小时": the two largest units. */
export function spanText(span: number, say: Say): string {
  const s = Math.floor(Math.abs(span) / 1000);
  const [d, h, m] = [Math.floor(s / 86_400), Math.floor(s / 3600) % 24, Math.floor(s / 60) % 60];
  const two = (a: string, b: string, zero: boolean) => (zero ? a : `${a} ${b}`);
  if (d > 0) return two(say('time.d', { n: d }), say('time.h', { n: h }), h === 0);
  if (h > 0) return two(say('time.h', { n: h }), say('time.m', { n: m }), m === 0);
  if (m >= 10) return say('time.m', { n: m });
  if (m > 0) return two(say('time.m', { n: m }), say('time.s', { n: s % 60 }), s % 60 === 0);
  return say('time.s', { n: s % 60 });
}

const dayIn = (zone: string, at: number) => new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(at);

/** "14:05", with the date when it is not today, with the year when it is not this one. */
export function clockText(iso: string, locale: string, zone: string, seconds = false): string {
  const at = Date.parse(iso);
  const [day, today] = [dayIn(zone, at), dayIn(zone, Date.now())];
  return new Intl.DateTimeFormat(locale, {
    timeZone: zone,
    ...(day === today ? {} : { month: '2-digit', day: '2-digit' }),
    ...(day.slice(0, 4) === today.slice(0, 4) ? {} : { year: 'numeric' }),
    hour: '2-digit',
    minute: '2-digit',
    ...(seconds ? { second: '2-digit' } : {}),
    hour12: false,
  }).format(at);
}

export const fullText = (iso: string, locale: string, zone: string): string =>
  new Intl.DateTimeFormat(locale, {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hour12: false,
    timeZoneName: 'short',
  }).format(new Date(iso));

/** A clock time; the tooltip gives date, seconds and zone. */
export function When(props: { readonly at: string; readonly seconds?: boolean }) {
  const { locale } = useText();
  const zone = useContext(Zone);
  return (
    <Tooltip title={fullText(props.at, locale, zone)}>
      <time className="when" dateTime={props.at}>
        {clockText(props.at, locale, zone, props.seconds)}
      </time>
    </Tooltip>
  );
}

/** How long something has been going on. */
export function Since(props: { readonly at: string }) {
  const { say } = useText();
  return <span className="num">{spanText(useNow() - Date.parse(props.at), say)}</span>;
}

/** Counts down to `at`, then up in red: "还有 4 分 10 秒", "超时 2 分". */
export function Countdown(props: { readonly at: string }) {
  const { say } = useText();
  const left = Date.parse(props.at) - useNow();
  const tone = left < 0 ? 'over' : left < 120_000 ? 'soon' : 'calm';
  return (
    <span className={`countdown countdown-${tone} num`}>
      {say(left < 0 ? 'time.over' : 'time.in', { span: spanText(left, say) })}
    </span>
  );
}

/** "Asia/Shanghai (GMT+8)". */
export function zoneText(zone: string, locale: string): string {
  const short = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: 'shortOffset' })
    .formatToParts(new Date())
    .find(part => part.type === 'timeZoneName')?.value;
  return short ? `${zone} (${short})` : zone;
}

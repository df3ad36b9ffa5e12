// Time as the core sees it: instants are whole milliseconds since 1970-01-01T00:00Z, spans are whole
// milliseconds. Nothing here reads a clock; every rule that depends on time takes `now`.

/** UTC instant, milliseconds since the epoch. */
export type Instant = number;

/** Length of time, milliseconds. */
export type Millis = number;

const UNITS: readonly (readonly [RegExp, Millis])[] = [
  [/(\d+)W/, 7 * 86_400_000],
  [/(\d+)D/, 86_400_000],
  [/T.*?(\d+)H/, 3_600_000],
  [/T.*?(\d+)M/, 60_000],
  [/T.*?(\d+)S/, 1_000],
];

/** ISO 8601 duration with weeks, days, hours, minutes, seconds ("PT5M", "P1DT2H"). A day is 24 hours. Undefined when the text is none. */
export function parseDuration(text: string): Millis | undefined {
  if (!/^P(?=\d|T\d)(\d+W)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?$/.test(text)) return undefined;
  return UNITS.reduce((sum, [unit, size]) => sum + Number(unit.exec(text)?.[1] ?? 0) * size, 0);
}

/** The shortest ISO 8601 text for a span, in days, hours, minutes and seconds; zero is "PT0S". */
export function formatDuration(span: Millis): string {
  const seconds = Math.round(Math.abs(span) / 1000);
  const [d, h, m, s] = [
    Math.floor(seconds / 86_400),
    Math.floor(seconds / 3600) % 24,
    Math.floor(seconds / 60) % 60,
    seconds % 60,
  ];
  const clock = `${h ? `${h}H` : ''}${m ? `${m}M` : ''}${s ? `${s}S` : ''}`;
  const text = `P${d ? `${d}D` : ''}${clock ? `T${clock}` : ''}`;
  return (span < 0 ? '-' : '') + (text === 'P' ? 'PT0S' : text);
}

/** "2026-11-23T08:00:00.000Z". */
export function toIso(at: Instant): string {
  return new Date(at).toISOString();
}

/** Instant of an ISO 8601 text with offset or Z; undefined when it is none. */
export function fromIso(text: string): Instant | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/.test(text)) return undefined;
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : at;
}

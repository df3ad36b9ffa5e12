// Between instants and the text of a <input type="datetime-local">, read in a given zone.

const parts = (at: number, zone: string) =>
  Object.fromEntries(
    new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    })
      .formatToParts(at)
      .map(part => [part.type, part.value]),
  );

/** "2026-11-23T14:05:09" as the clock on the wall of `zone` shows it. */
export function wallText(at: number, zone: string): string {
  const p = parts(at, zone);
  return `${p.year}-${p.month}-${p.day}T${p.hour}:${p.minute}:${p.second}`;
}

/** The instant of a wall clock text in `zone`; NaN when it is none. A time the clock skips or repeats is taken after the change. */
export function wallInstant(text: string, zone: string): number {
  const asUtc = Date.parse(`${text.length === 16 ? `${text}:00` : text}Z`);
  if (Number.isNaN(asUtc)) return Number.NaN;
  const offset = (at: number) => Date.parse(`${wallText(at, zone)}Z`) - Math.floor(at / 1000) * 1000;
  const first = asUtc - offset(asUtc);
  return asUtc - offset(first);
}

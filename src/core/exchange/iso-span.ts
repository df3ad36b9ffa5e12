// Spans as ISO 8601, as BPMN timers and plans write them.

/** Milliseconds, to the second: 90000 → "PT1M30S". */
export function isoSpan(span: number): string {
  const seconds = Math.max(span > 0 ? 1 : 0, Math.round(span / 1000));
  const [hours, minutes, rest] = [
    Math.floor(seconds / 3600),
    Math.floor((seconds % 3600) / 60),
    seconds % 60,
  ];
  const text = `${hours > 0 ? `${hours}H` : ''}${minutes > 0 ? `${minutes}M` : ''}${rest > 0 ? `${rest}S` : ''}`;
  return text === '' ? 'PT0S' : `PT${text}`;
}

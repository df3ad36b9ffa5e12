// Plain data told apart: a thing with keys, not a list.

type Thing = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is Thing {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

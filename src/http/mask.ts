// Hides most of an address, so that a list can be checked by eye without giving the addresses away.

/** "zhang.wei@example.com" → "zh***@example.com"; "13800001234" → "138****1234"; a URL keeps its host. */
export function maskAddress(value: string): string {
  const at = value.lastIndexOf('@');
  if (at > 0) return `${value.slice(0, at > 2 ? 2 : 1)}***${value.slice(at)}`;
  if (URL.canParse(value) && value.includes('://')) return `${new URL(value).origin}/***`;
  if (/^\+?[\d\s-]{7,}$/.test(value)) return `${value.slice(0, 3)}****${value.slice(-4)}`;
  return value.length > 4 ? `${value.slice(0, 2)}***` : '***';
}

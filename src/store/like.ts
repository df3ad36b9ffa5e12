// Search for a part of a text with ILIKE: what the person typed means itself, % and _ too.

export function likeOf(part: string): string {
  return `%${part.replaceAll('\0', '').replace(/[\\%_]/g, '\\$&')}%`;
}

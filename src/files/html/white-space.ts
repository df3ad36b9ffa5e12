// White space of HTML as a browser shows it: runs are one space, and a line end between two Chinese characters is nothing.

const CJK = '\u2e80-\u303f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef';
const BETWEEN = new RegExp(`(?<=[${CJK}])[ \\t\\r]*\\n\\s*(?=[${CJK}])`, 'g');

/** The text so far with more text after it; `kept` inside <pre>. */
export function joined(before: string, text: string, kept: boolean): string {
  if (kept) return before + text.replace(/\r\n?/g, '\n');
  const plain = text
    .replace(BETWEEN, '')
    .replace(/[ \t\r\n\f]+/g, ' ')
    .replaceAll('\u00a0', ' ');
  return before + (before === '' || /\s$/.test(before) ? plain.replace(/^ /, '') : plain);
}

/** Raised digits as characters: "m" and a raised "3" are a cubic metre. */
export function raised(text: string, from: number): string {
  const part = text.slice(from);
  if (!/^\d{1,3}$/.test(part)) return text;
  return text.slice(0, from) + part.replace(/\d/g, digit => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)] ?? digit);
}

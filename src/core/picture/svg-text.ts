// A drawing as text. Everything is escaped, characters that XML does not allow are left out; there are no scripts, no
// foreign addresses, no style attributes: the file may be shown under the strictest policy.
import type { Drawn } from './drawn.ts';

export function svgText(drawn: Drawn): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${elementText(drawn)}\n`;
}

/** Without the declaration: for a place inside another document. */
export function elementText({ tag, attributes, children }: Drawn): string {
  const given = Object.entries(attributes).map(([name, value]) => ` ${name}="${escaped(valueText(value))}"`);
  if (children.length === 0) return `<${tag}${given.join('')}/>`;
  const inside = children.map(child => (typeof child === 'string' ? escaped(child) : elementText(child)));
  return `<${tag}${given.join('')}>${inside.join('')}</${tag}>`;
}

const valueText = (value: string | number): string =>
  typeof value === 'number' ? String(Math.round(value * 100) / 100) : value;

const SIGNS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"']/g, sign => SIGNS[sign] ?? '');
}

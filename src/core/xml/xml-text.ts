// XML as text. Everything is escaped, characters that XML does not allow are left out: what a plan is called can never
// become markup.
export type XmlElement = {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly children: readonly (XmlElement | string)[];
};

export function xmlText(root: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${xmlElementText(root)}\n`;
}

/** Without the declaration: for a place inside another document. */
export function xmlElementText({ tag, attributes, children }: XmlElement): string {
  const given = Object.entries(attributes).map(([name, value]) => ` ${name}="${escaped(valueText(value))}"`);
  if (children.length === 0) return `<${tag}${given.join('')}/>`;
  const inside = children.map(child => (typeof child === 'string' ? escaped(child) : xmlElementText(child)));
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

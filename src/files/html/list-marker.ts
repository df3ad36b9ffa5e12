// Markers of list items as a browser prints them: the type of the list, its start, values of items, counting down.
import { formatNumber } from '../docx/number-format.ts';

export type OpenList = { readonly style: string; next: number; readonly step: 1 | -1 };

type Attributes = Readonly<Record<string, string>>;

const TYPES: Readonly<Record<string, string>> = {
  '1': 'decimal',
  a: 'lower-alpha',
  A: 'upper-alpha',
  i: 'lower-roman',
  I: 'upper-roman',
};

/** CSS counter style → number format of Word, and what follows the number. */
const STYLES: Readonly<Record<string, readonly [format: string, after: string]>> = {
  decimal: ['decimal', '.'],
  'decimal-leading-zero': ['decimalZero', '.'],
  'lower-alpha': ['lowerLetter', '.'],
  'lower-latin': ['lowerLetter', '.'],
  'upper-alpha': ['upperLetter', '.'],
  'upper-latin': ['upperLetter', '.'],
  'lower-roman': ['lowerRoman', '.'],
  'upper-roman': ['upperRoman', '.'],
  'cjk-ideographic': ['taiwaneseCountingThousand', '、'],
  'trad-chinese-informal': ['taiwaneseCountingThousand', '、'],
  'simp-chinese-informal': ['taiwaneseCountingThousand', '、'],
  'simp-chinese-formal': ['chineseLegalSimplified', '、'],
  'trad-chinese-formal': ['ideographLegalTraditional', '、'],
  'cjk-decimal': ['ideographDigital', '、'],
  'cjk-heavenly-stem': ['ideographTraditional', '、'],
  'cjk-earthly-branch': ['ideographZodiac', '、'],
};

export function openList(ordered: boolean, attributes: Attributes): OpenList {
  const start = Number.parseInt(attributes.start ?? '', 10);
  const css = /list-style(?:-type)?\s*:\s*([a-z-]{1,40})/i.exec(attributes.style ?? '')?.[1]?.toLowerCase();
  const style = css ?? TYPES[attributes.type ?? ''] ?? (ordered ? 'decimal' : 'disc');
  return { style, next: Number.isNaN(start) ? 1 : start, step: attributes.reversed === undefined ? 1 : -1 };
}

/** The marker of the next item; counts it. */
export function marker(list: OpenList, attributes: Attributes): string | undefined {
  const value = Number.parseInt(attributes.value ?? '', 10);
  const number = Number.isNaN(value) ? list.next : value;
  list.next = number + list.step;
  if (list.style === 'none') return undefined;
  const known = Object.hasOwn(STYLES, list.style) ? STYLES[list.style] : undefined;
  return known === undefined ? '•' : formatNumber(known[0], number) + known[1];
}

// Fields of a Word document: which part of them is shown, and what stands in for those whose result Word draws itself.
// A field may run over several paragraphs (a contents list does); its instruction never outlives its paragraph here, so
// that a damaged field hides no text.
import { elements, type Xml } from '../xml.ts';
import { formatNumber } from './number-format.ts';
import { isSet, value } from './styles.ts';
import { symbol } from './symbols.ts';

type Field = { instruction: string; shown: boolean; held: string };

export type Fields = {
  /** False inside an instruction. */
  readonly shown: () => boolean;
  /** True inside a table of contents. */
  readonly contents: () => boolean;
  readonly instruct: (text: string) => void;
  /** A w:fldChar; what is shown in its place. */
  readonly mark: (xml: Xml) => string;
  /** Text inside an instruction: kept back, in case the field turns out to be damaged. */
  readonly hold: (text: string) => void;
  /** Text that was kept back by fields without an end. */
  readonly endOfParagraph: () => string;
};

export function makeFields(): Fields {
  const open: Field[] = [];
  return {
    shown: () => open.every(field => field.shown),
    contents: () => open.some(field => field.shown && isContents(field.instruction)),
    instruct(text) {
      const field = open.at(-1);
      if (field && !field.shown) field.instruction += text;
    },
    mark(xml) {
      const field = open.at(-1);
      switch (xml.attributes.fldCharType) {
        case 'begin':
          open.push({ instruction: '', shown: false, held: '' });
          return formField(xml);
        case 'separate':
          if (field) field.shown = true;
          return '';
        case 'end':
          open.pop();
          return field && !field.shown && open.every(outer => outer.shown) ? drawn(field.instruction) : '';
        default:
          return '';
      }
    },
    hold(text) {
      const field = open.at(-1);
      if (field) field.held += text;
    },
    endOfParagraph() {
      let held = '';
      while (open.at(-1)?.shown === false) held = (open.pop()?.held ?? '') + held;
      return held;
    },
  };
}

export function isContents(instruction: string): boolean {
  return /^\s*TOC\b/i.test(instruction);
}

/** Fields without a result: Word draws them from the instruction. */
function drawn(instruction: string): string {
  // EQ \o\ac(○,1): a circle around a character, how Chinese documents make ①
  const circled = /^\s*EQ\s*\\o\s*\\ac\s*\(\s*[○〇◯]\s*[,，;]\s*(.{1,4}?)\s*\)/i.exec(instruction);
  if (circled) {
    const inside = circled[1] ?? '';
    return /^\d{1,2}$/.test(inside) ? formatNumber('decimalEnclosedCircle', Number(inside)) : inside;
  }
  // SYMBOL 254 \f "Wingdings"
  const sign = /^\s*SYMBOL\s+(0x[\da-f]{1,4}|\d{1,5})\b(?:.*?\\f\s*"?([^"\\]{1,40}?)"?\s*(?:\\|$))?/i.exec(
    instruction,
  );
  if (sign) return symbol(sign[2], Number(sign[1])) ?? '□';
  const button = /^\s*MACROBUTTON\s+\S+\s+(.{1,200})/i.exec(instruction);
  return button?.[1]?.trim() ?? '';
}

/** Boxes to tick and lists to choose from, of the old kind. */
function formField(begin: Xml): string {
  for (const data of elements(begin, 'ffData')) {
    for (const field of elements(data)) {
      if (field.name === 'checkBox') {
        const state = elements(field, 'checked')[0] ?? elements(field, 'default')[0];
        return isSet(state) ? '☑' : '□';
      }
      if (field.name === 'ddList') {
        const chosen = Number(value(elements(field, 'result')[0]) ?? 0);
        return value(elements(field, 'listEntry')[chosen]) ?? '';
      }
    }
  }
  return '';
}

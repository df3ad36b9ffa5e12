// Signs of symbol fonts as characters anybody can read: bullets of lists and symbols in text (w:sym). Fonts such as
// Wingdings put their signs where letters stand, or in the private use area.
import type { Xml } from '../xml.ts';

type Signs = Readonly<Record<number, string>>;

const WINGDINGS: Signs = {
  40: '☎', // 0x28
  41: '✆',
  42: '✉',
  70: '☞',
  108: '●',
  109: '○',
  110: '■',
  111: '□',
  112: '□',
  113: '□',
  114: '□',
  115: '◆',
  116: '◆',
  117: '◆',
  118: '❖',
  119: '◆',
  120: '☒',
  158: '·',
  159: '•',
  161: '○',
  164: '◉',
  167: '▪',
  168: '□',
  171: '★',
  216: '➢',
  223: '←',
  224: '→',
  225: '↑',
  226: '↓',
  232: '➔',
  240: '⇨',
  251: '✗',
  252: '✓',
  253: '☒',
  254: '☑',
};
for (const [index, sign] of [...'①②③④⑤⑥⑦⑧⑨⑩'].entries()) Object.assign(WINGDINGS, { [129 + index]: sign });

const WINGDINGS_2: Signs = {
  42: '□',
  48: '□',
  79: '✗',
  80: '✓',
  81: '☒',
  82: '☑',
  83: '☒',
  84: '☒',
  151: '●',
  152: '•',
  162: '■',
  163: '□',
  174: '◆',
};

const SYMBOL: Signs = {
  45: '−',
  163: '≤',
  165: '∞',
  167: '♣',
  168: '◆',
  171: '↔',
  172: '←',
  173: '↑',
  174: '→',
  175: '↓',
  176: '°',
  177: '±',
  179: '≥',
  180: '×',
  183: '•',
  184: '÷',
  185: '≠',
  187: '≈',
  188: '…',
  222: '⇒',
  87: 'Ω',
  97: 'α',
  98: 'β',
  103: 'γ',
  109: 'μ',
  112: 'π',
};

const FONTS: Readonly<Record<string, Signs>> = {
  wingdings: WINGDINGS,
  'wingdings 2': WINGDINGS_2,
  'wingdings 3': { 117: '▶', 125: '▶' },
  webdings: { 60: '■', 97: '✓', 99: '□', 110: '●', 114: '✗', 128: '☎' },
  symbol: SYMBOL,
};

/** A sign of a symbol font; undefined when the font is none of those or the sign not in its table. */
export function symbol(font: string | undefined, code: number): string | undefined {
  const name = font?.toLowerCase() ?? '';
  const signs = Object.hasOwn(FONTS, name) ? FONTS[name] : undefined;
  return signs?.[code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code];
}

/** What a bullet looks like. Signs we have no character for are "•", text is text. */
export function bulletSign(text: string, fonts: Xml | undefined): string {
  const { ascii, hAnsi } = fonts?.attributes ?? {};
  const font = ascii ?? hAnsi;
  if (text === '') return '•'; // a picture
  if (text === 'o' && font?.startsWith('Courier')) return '○';
  return [...text]
    .map(sign => {
      const code = sign.codePointAt(0) ?? 0;
      const found = symbol(font, code);
      if (found !== undefined) return found;
      return isPrivate(code) || Object.hasOwn(FONTS, font?.toLowerCase() ?? '') ? (guess(code) ?? '•') : sign;
    })
    .join('');
}

/** Signs of the private use area without their font: most are Symbol's or Wingdings' bullets. */
function guess(code: number): string | undefined {
  return isPrivate(code) ? (code === 0xf0b7 ? '•' : WINGDINGS[code - 0xf000]) : undefined;
}

function isPrivate(code: number): boolean {
  return code >= 0xe000 && code <= 0xf8ff;
}

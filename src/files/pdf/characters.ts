// Characters as fonts of PDF give them → characters as people type them, and whether they can be right at all.

/** Each radical that programs write in place of a character, before that character; NFKC folds the Kangxi block only. */
const RADICALS =
  '⺁厂⺄乙⺅亻⺆冂⺈刀⺉刂⺊卜⺋㔾⺌小⺎兀⺏尢⺐尢⺑尢⺒巳⺓幺⺔彑⺕彐⺖忄⺗心⺘扌⺙攵⺛旡⺝月⺟母⺠民⺡氵⺢水⺣灬⺤爪⺦丬⺨犭⺩王⺪疋⺫目⺬示⺭礻⺯糸⺰纟⺱罓⺲罒⺴网⺶羊⺷羊⺹老⺻聿⺼月⺽臼⺾艹⺿艹⻀艹' +
  '⻁虎⻂衤⻃西⻄西⻅见⻆角⻈讠⻉贝⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻖阝⻘青⻙韦⻚页⻛风⻜飞⻝食⻞食⻟飠⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱亀⻲亀⻳龟';
const RADICAL = /[\u2e80-\u2eff]/g;
/** Kangxi radicals, letters written together (ﬁ), ideographs coded twice. */
const FOLDED = /[\u2f00-\u2fd5\ufb00-\ufb06\uf900-\ufaff]/g;
/** Signs of Symbol and Wingdings stand in the private area: boxes, ticked boxes, ticks; any other alone is a bullet. */
const BOX = /[\uf0a8\uf06f]/g;
const TICKED = /[\uf0fe\uf052]/g;
const TICK = /\uf0fc/g;
const BULLETS = /[\uf06c\uf06e\uf075\uf09f\uf0a7\uf0b7\uf0d8\uf0e8\uf071]|^\s*[\ue000-\uf8ff]\s*$/g;
/** Control and format characters, soft hyphens among them. */
const INVISIBLE = /[\p{Cc}\p{Cf}]/gu;

export function usual(text: string): string {
  return text
    .toWellFormed()
    .replace(RADICAL, ideograph)
    .replace(FOLDED, folded => folded.normalize('NFKC'))
    .replace(BOX, '□')
    .replace(TICKED, '☑')
    .replace(TICK, '✓')
    .replace(BULLETS, '•')
    .replace(/[\t\u00a0\u2002-\u200a]/g, ' ')
    .replace(INVISIBLE, '');
}

function ideograph(radical: string): string {
  const at = RADICALS.indexOf(radical);
  return at >= 0 && at % 2 === 0 ? (RADICALS[at + 1] ?? radical) : radical;
}

/** What written Chinese and English is made of; ideographs are looked at apart. */
const USUAL =
  /[\s!-~·×÷°±¢-®²³¹À-ÿ\u2010-\u2027\u2030-\u205e\u2070-\u209c\u20ac\u2100-\u23ff\u2460-\u27bf\u3000-\u303f\u3040-\u30ff\u3200-\u33ff\ufe30-\ufe4f\uff00-\uffef\u0391-\u03c9\u0410-\u044f]/u;
const IDEOGRAPH = /\p{Script=Han}/u;

/** The characters that GB 2312 and the first part of Big5 have: all of what plans are written with, save rare names. */
const COMMON: ReadonlySet<string> = new Set([
  ...decodeAll('gb18030', 0xb0, 0xf7, 0xa1),
  ...decodeAll('big5', 0xa4, 0xc6, 0x40),
]);

function decodeAll(encoding: string, from: number, to: number, lowest: number): string {
  const bytes: number[] = [];
  for (let lead = from; lead <= to; lead++) {
    for (let trail = lowest; trail <= 0xfe; trail++) {
      if (trail <= 0x7e || trail >= 0xa1) bytes.push(lead, trail);
    }
  }
  return new TextDecoder(encoding).decode(Uint8Array.from(bytes));
}

/** How many characters of the text are of a kind that a font without a table of its characters gives: strange ones. */
export function strangeIn(text: string): number {
  let strange = 0;
  for (const char of text) {
    if (IDEOGRAPH.test(char) ? !COMMON.has(char) : !USUAL.test(char)) strange++;
  }
  return strange;
}

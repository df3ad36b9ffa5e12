// How wide a text is and where it is broken, without a browser: Han characters and full-width signs are as wide as high,
// others by a small table. Wide enough on the safe side, so that no text ever leaves its box in another font.
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6“”‘’…—→]/;
const NARROW = /[ ilI.,:;!'|()[\]{}ftj]/;
/** Never at the beginning of a line. */
const CLOSING = /[，。、；：？！）》」』”’%…,.;:?!)\]}]/;
/** Never at the end of one. */
const OPENING = /[（《「『“‘([{]/;

/** In pixels at that font size. */
export function widthOf(text: string, size: number): number {
  let ems = 0;
  for (const char of text) ems += emsOf(char);
  return ems * size;
}

function emsOf(char: string): number {
  if (WIDE.test(char) || (char.codePointAt(0) ?? 0) > 0xffff) return 1;
  if (NARROW.test(char)) return 0.36;
  return /[mwMW@]/.test(char) ? 0.92 : 0.6;
}

/** Lines of at most `width` pixels; more than `most` lines end in "…". Latin words and figures stay whole if they can. */
export function wrap(text: string, size: number, width: number, most: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of piecesOf(text.replace(/\s+/g, ' ').trim(), size, width)) {
    if (line !== '' && widthOf(line + piece, size) > width) {
      const carried = carriedOver(line, piece);
      lines.push(line.slice(0, line.length - carried.length).trimEnd());
      line = carried + piece.trimStart();
    } else line += piece;
  }
  if (line !== '') lines.push(line);
  if (lines.length <= most) return lines;
  const last = `${lines[most - 1] ?? ''}…`;
  return [...lines.slice(0, most - 1), fitted(last, size, width)];
}

/** Opening signs go down with what they open; a closing sign takes the character before it along. */
function carriedOver(line: string, piece: string): string {
  const chars = [...line];
  let from = chars.length;
  if (CLOSING.test(piece[0] ?? '')) from--;
  while (from > 1 && OPENING.test(chars[from - 1] ?? '')) from--;
  return from <= 0 ? '' : chars.slice(from).join('');
}

/** Han characters one by one; words and figures as a whole, cut only where one is longer than a line. */
function piecesOf(text: string, size: number, width: number): readonly string[] {
  const words = text.match(/[A-Za-z0-9_.,:+/=<>-]+|\s+|./gu) ?? [];
  return words.flatMap(word => (widthOf(word, size) > width ? [...word] : [word]));
}

function fitted(text: string, size: number, width: number): string {
  const chars = [...text.replace(/…+$/, '')];
  while (chars.length > 1 && widthOf(`${chars.join('')}…`, size) > width) chars.pop();
  return `${chars.join('')}…`;
}

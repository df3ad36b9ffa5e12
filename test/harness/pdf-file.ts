// Small PDF files for tests, written by hand: text at given points, ruled lines, pictures, turned pages. Chinese needs no
// font in the file: the reader knows STSong-Light by name, as it does in many real files.

export type Mark =
  | {
      readonly text: string;
      readonly x: number;
      readonly y: number; // from the top
      readonly size?: number;
      readonly font?: 'song' | 'hei' | 'latin' | 'secret';
      readonly turn?: number; // degrees, against the clock
    }
  | { readonly line: readonly [number, number, number, number] } // x1 y1 x2 y2, from the top
  | { readonly picture: readonly [number, number, number, number] }; // x y width height, from the top

export type PdfPage = {
  readonly marks: readonly Mark[];
  readonly width?: number;
  readonly height?: number;
  readonly rotate?: number;
};

const FONTS = {
  song: '/Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /DW 1000 /W [1 95 500] >>]',
  hei: '/Type0 /BaseFont /SimHei /Encoding /UniGB-UCS2-H /DescendantFonts [<< /Type /Font /Subtype /CIDFontType0 /BaseFont /SimHei /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /DW 1000 /W [1 95 500] >>]',
  latin: '/Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding',
  // Numbers of glyphs, and nothing that says which characters they draw.
  secret:
    '/Type0 /BaseFont /ABCDEF+Hidden /Encoding /Identity-H /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /ABCDEF+Hidden /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 >>]',
} as const;

export function pdfFile(pages: readonly PdfPage[]): Uint8Array {
  const names = Object.keys(FONTS);
  const first = 4 + names.length; // number of the first page's object
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, i) => `${first + i * 2} 0 R`).join(' ')}] >>`,
    stream(
      '/Type /XObject /Subtype /Image /Width 4 /Height 4 /ColorSpace /DeviceGray /BitsPerComponent 8',
      'x'.repeat(16),
    ),
    ...Object.values(FONTS).map(font => `<< /Type /Font /Subtype ${font} >>`),
    ...pages.flatMap((page, i) => pageObjects(page, first + i * 2 + 1, names)),
  ];
  return assembled(objects);
}

function pageObjects(page: PdfPage, content: number, fonts: readonly string[]): readonly string[] {
  const { width = 595, height = 842, rotate = 0 } = page;
  const resources = fonts.map((name, i) => `/${name} ${4 + i} 0 R`).join(' ');
  return [
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Rotate ${rotate} /Contents ${content} 0 R /Resources << /Font << ${resources} >> /XObject << /Im 3 0 R >> >> >>`,
    stream('', page.marks.map(mark => drawn(mark, height)).join('\n')),
  ];
}

function drawn(mark: Mark, height: number): string {
  if ('line' in mark) {
    const [x1, y1, x2, y2] = mark.line;
    return `${x1} ${height - y1} m ${x2} ${height - y2} l S`;
  }
  if ('picture' in mark) {
    const [x, y, w, h] = mark.picture;
    return `q ${w} 0 0 ${h} ${x} ${height - y - h} cm /Im Do Q`;
  }
  const { text, x, y, size = 12, font = 'song', turn = 0 } = mark;
  const [cos, sin] = [Math.cos((turn * Math.PI) / 180), Math.sin((turn * Math.PI) / 180)].map(n =>
    n.toFixed(5),
  );
  const shown = font === 'latin' ? `(${text.replace(/[\\()]/g, '\\$&')})` : `<${hex(text)}>`;
  return `BT /${font} ${size} Tf ${cos} ${sin} -${sin} ${cos} ${x} ${height - y} Tm ${shown} Tj ET`.replaceAll(
    '--',
    '',
  );
}

function hex(text: string): string {
  return Array.from({ length: text.length }, (_, i) => text.charCodeAt(i).toString(16).padStart(4, '0')).join(
    '',
  );
}

function stream(entries: string, content: string): string {
  return `<< ${entries} /Length ${content.length} >>\nstream\n${content}\nendstream`;
}

function assembled(objects: readonly string[]): Uint8Array {
  let file = '%PDF-1.7\n';
  const offsets = objects.map((object, i) => {
    const at = file.length;
    file += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = offsets.map(at => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
  return new TextEncoder().encode(
    `${file}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}${trailer}`,
  );
}

/** Text set as a book sets it: lines of `width` characters from (x, y) down. */
export function set(
  text: string,
  {
    x,
    y,
    width,
    size = 12,
    pitch = 20,
    indent = 2,
  }: Readonly<Record<'x' | 'y' | 'width', number>> &
    Readonly<Partial<Record<'size' | 'pitch' | 'indent', number>>>,
): readonly Mark[] {
  const marks: Mark[] = [];
  for (let at = 0, line = 0; at < text.length; line++) {
    const inner = line === 0 ? indent : 0;
    marks.push({ text: text.slice(at, at + width - inner), x: x + inner * size, y: y + line * pitch, size });
    at += width - inner;
  }
  return marks;
}

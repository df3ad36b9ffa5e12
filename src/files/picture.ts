// Whether the bytes are a picture, whatever the name says: a photograph of a plan that was called .docx is still one.

const starts = (bytes: Uint8Array, signs: readonly number[], at = 0): boolean =>
  signs.every((sign, i) => bytes[at + i] === sign);

const ascii = (text: string): readonly number[] => Array.from(text, sign => sign.charCodeAt(0));

/** PNG, JPEG, GIF, TIFF, WebP, BMP, HEIC. */
export function isPicture(bytes: Uint8Array): boolean {
  return (
    starts(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]) ||
    starts(bytes, [0xff, 0xd8, 0xff]) ||
    starts(bytes, ascii('GIF87a')) ||
    starts(bytes, ascii('GIF89a')) ||
    starts(bytes, [0x49, 0x49, 0x2a, 0x00]) ||
    starts(bytes, [0x4d, 0x4d, 0x00, 0x2a]) ||
    (starts(bytes, ascii('RIFF')) && starts(bytes, ascii('WEBP'), 8)) ||
    (starts(bytes, ascii('BM')) && starts(bytes, [0, 0, 0, 0], 6)) ||
    (starts(bytes, ascii('ftyp'), 4) &&
      /^(?:hei|hev|mif1|avif)/.test(String.fromCharCode(...bytes.slice(8, 12))))
  );
}

// Ids made of names (UUID version 5, RFC 9562): the same name always gives the same id. SHA-1 is written out because the
// core has no library of the platform; it is no secret-keeping here, only a name. Where a standard allows ids of chance
// only, the same figures are marked as version 4: nobody can tell them from chance, and they still come out the same.
const NAMESPACE = 'fengsui:';

export function nameId(name: string, version: 4 | 5 = 5): string {
  const hex = sha1(utf8(NAMESPACE + name)).slice(0, 32);
  const variant = ((Number.parseInt(hex[16] ?? '0', 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${version}${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Half a pair of surrogates, which UTF-8 has no way to write, becomes the sign for that. */
export function utf8(text: string): Uint8Array {
  const written = encodeURIComponent(text.toWellFormed());
  const bytes = written.match(/%[0-9A-F]{2}|[^%]/g) ?? [];
  return Uint8Array.from(bytes, one =>
    one.length === 3 ? Number.parseInt(one.slice(1), 16) : one.charCodeAt(0),
  );
}

/** As forty hexadecimal figures. */
export function sha1(bytes: Uint8Array): string {
  let [a, b, c, d, e] = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];
  const blocks = padded(bytes);
  const words = new Uint32Array(80);
  for (let at = 0; at < blocks.byteLength; at += 64) {
    for (let i = 0; i < 16; i++) words[i] = blocks.getUint32(at + i * 4);
    for (let i = 16; i < 80; i++)
      words[i] = turned(
        (words[i - 3] ?? 0) ^ (words[i - 8] ?? 0) ^ (words[i - 14] ?? 0) ^ (words[i - 16] ?? 0),
        1,
      );
    let [p, q, r, s, t] = [a, b, c, d, e];
    for (let i = 0; i < 80; i++) {
      const [mixed, constant] = round(i, q, r, s);
      const next = (turned(p, 5) + mixed + t + constant + (words[i] ?? 0)) >>> 0;
      [t, s, r, q, p] = [s, r, turned(q, 30), p, next];
    }
    [a, b, c, d, e] = [a + p, b + q, c + r, d + s, e + t].map(one => one >>> 0) as [
      number,
      number,
      number,
      number,
      number,
    ];
  }
  return [a, b, c, d, e].map(word => word.toString(16).padStart(8, '0')).join('');
}

function round(i: number, q: number, r: number, s: number): readonly [mixed: number, constant: number] {
  if (i < 20) return [((q & r) | (~q & s)) >>> 0, 0x5a827999];
  if (i < 40) return [(q ^ r ^ s) >>> 0, 0x6ed9eba1];
  if (i < 60) return [((q & r) | (q & s) | (r & s)) >>> 0, 0x8f1bbcdc];
  return [(q ^ r ^ s) >>> 0, 0xca62c1d6];
}

const turned = (word: number, by: number): number => ((word << by) | (word >>> (32 - by))) >>> 0;

function padded(bytes: Uint8Array): DataView {
  const length = (((bytes.length + 8) >> 6) + 1) * 64;
  const view = new DataView(new ArrayBuffer(length));
  for (const [index, byte] of bytes.entries()) view.setUint8(index, byte);
  view.setUint8(bytes.length, 0x80);
  view.setUint32(length - 8, Math.floor((bytes.length * 8) / 2 ** 32));
  view.setUint32(length - 4, (bytes.length * 8) >>> 0);
  return view;
}

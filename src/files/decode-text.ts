// Bytes of a text file → characters: UTF-8 (with or without mark), UTF-16 with mark, GB18030. What is none of these, or
// is binary, gives nothing. Never throws.

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';
export type DecodedText = { readonly text: string; readonly encoding: Encoding };

/** Line ends become line feeds; a byte order mark is dropped. */
export function decodeText(bytes: Uint8Array): DecodedText | undefined {
  for (const encoding of candidates(bytes)) {
    const text = decode(bytes, encoding);
    if (text !== undefined && isText(text) && (encoding !== 'gb18030' || looksChinese(bytes))) {
      return { text: text.replace(/\r\n?/g, '\n'), encoding };
    }
  }
  return undefined;
}

function candidates(bytes: Uint8Array): readonly Encoding[] {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return ['utf-16le'];
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return ['utf-16be'];
  return ['utf-8', 'gb18030'];
}

function decode(bytes: Uint8Array, encoding: Encoding): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Text has no NUL and hardly a control character; one in 200 is forgiven (a stray form feed, an old editor's end mark). */
function isText(text: string): boolean {
  let odd = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0) return false;
    if (
      (code < 0x20 && code !== 9 && code !== 10 && code !== 12 && code !== 13) ||
      (code >= 0x7f && code < 0xa0)
    )
      odd++;
    else if (code >= 0xe000 && code < 0xf900)
      odd++; // private use
    else if (code === 0xfffd || code >= 0xfffe) odd++;
  }
  return odd * 200 <= text.length;
}

/**
 * GB18030 takes almost any bytes. Chinese text keeps to the GB2312 square, and most of its characters to the 3,755
 * common ones (lead bytes B0–D7); random bytes, Big5 and Shift-JIS do not.
 */
function looksChinese(bytes: Uint8Array): boolean {
  let pairs = 0;
  let inSquare = 0;
  let common = 0;
  for (let i = 0; i < bytes.length; i++) {
    const lead = bytes[i] ?? 0;
    if (lead < 0x80) continue;
    const trail = bytes[++i] ?? 0;
    pairs++;
    if (trail < 0xa1) continue;
    if (lead <= 0xa9 || lead >= 0xb0) inSquare++;
    if (lead <= 0xa3 || (lead >= 0xb0 && lead <= 0xd7)) common++;
  }
  return pairs > 0 && inSquare >= pairs * 0.9 && common >= pairs * 0.8;
}

// Bytes of a text file → characters: UTF-8 (with or without mark), UTF-16 (with or without), GB18030. A last character
// that was cut off is dropped, a few damaged ones are marked (�); what is none of these, or is binary, gives nothing.
// Never throws.

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';
export type DecodedText = {
  readonly text: string;
  readonly encoding: Encoding;
  readonly damaged: number; // characters that could not be read
};

/** Line ends become line feeds; a byte order mark is dropped. `declared` is tried first: what the file says of itself. */
export function decodeText(bytes: Uint8Array, declared?: Encoding): DecodedText | undefined {
  for (const strict of [true, false]) {
    for (const encoding of candidates(bytes, declared)) {
      const text = decode(bytes, encoding, strict);
      if (text === undefined || !isText(text)) continue;
      if (encoding === 'gb18030' && !looksChinese(bytes)) continue;
      if (encoding.startsWith('utf-16') && !hasMark(bytes) && !looksWritten(text)) continue;
      const damaged = strict ? 0 : text.split('\ufffd').length - 1;
      if (damaged * 500 > text.length) continue;
      return { text: text.replace(/\r\n?/g, '\n'), encoding, damaged };
    }
  }
  return undefined;
}

function candidates(bytes: Uint8Array, declared: Encoding | undefined): readonly Encoding[] {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return ['utf-16le'];
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return ['utf-16be'];
  const rest: readonly Encoding[] = ['utf-8', 'gb18030'];
  const wide: readonly Encoding[] = bytes.length % 2 === 0 ? ['utf-16le', 'utf-16be'] : [];
  return [...(declared === undefined ? [] : [declared]), ...rest, ...wide];
}

function hasMark(bytes: Uint8Array): boolean {
  return (bytes[0] ?? 0) >= 0xfe && (bytes[1] ?? 0) >= 0xfe;
}

/** A stream that is not ended: a last character that is cut off is no fault. */
function decode(bytes: Uint8Array, encoding: Encoding, strict: boolean): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: strict }).decode(bytes, { stream: true });
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

/** Without a mark any bytes are UTF-16: only what is mostly Chinese or Latin writing with line ends is taken for it. */
function looksWritten(text: string): boolean {
  const head = text.slice(0, 100_000);
  const common = head.match(/[\u4e00-\u9fa5\u3000-\u301e\uff01-\uff5e\x20-\x7e\s]/g)?.length ?? 0;
  return common >= head.length * 0.95 && /[\n，。、 ]/.test(head);
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

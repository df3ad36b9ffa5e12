// The encoding an HTML file says it has. Names are those of the Encoding Standard as far as Chinese pages use them.
import type { Encoding } from '../decode-text.ts';

/** From the first 4 KB: <meta charset>, <meta http-equiv … content="…; charset=…">, or the XML declaration. */
export function declaredEncoding(bytes: Uint8Array): Encoding | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
  const meta = /<meta\b[^>]{0,300}?\bcharset\s*=\s*["']?\s*([\w-]{1,40})/i.exec(head);
  const xml = /^\s*<\?xml\b[^>]{0,200}?\bencoding\s*=\s*["']([\w-]{1,40})/i.exec(head);
  const name = (meta?.[1] ?? xml?.[1] ?? '').toLowerCase();
  if (/^(?:gb2312|gbk|gb18030|gb_2312-80|x-gbk|cp936|chinese|csgb2312|iso-ir-58)$/.test(name))
    return 'gb18030';
  return /^utf-?8$/.test(name) ? 'utf-8' : undefined;
}

// An HTML file (a page, or what Word and WPS export) → document tree. Scripts, styles and what is hidden are dropped;
// nothing is fetched. Never throws on bytes.
import { Parser } from 'htmlparser2';
import { decodeText } from '../decode-text.ts';
import { LIMITS } from '../limits.ts';
import { findingsOf } from '../noted.ts';
import type { OpenedDocument, Upload } from '../opener.ts';
import { refuseFile } from '../refused-file.ts';
import { decodingFindings } from '../text.ts';
import { declaredEncoding } from './charset.ts';
import { makePage } from './page.ts';

export function openHtml({ bytes, name }: Upload): OpenedDocument {
  const decoded = decodeText(bytes, declaredEncoding(bytes));
  if (decoded === undefined) return refuseFile('unreadable-encoding');
  const page = makePage();
  let depth = 0;
  let elements = 0;
  const parser = new Parser(
    {
      onopentag(tag, attributes) {
        depth++;
        elements++;
        page.open(tag, attributes);
      },
      onclosetag(tag) {
        depth--;
        page.close(tag);
      },
      ontext: page.text,
    },
    { decodeEntities: true },
  );
  // In steps, so that a hostile page is given up early.
  for (let at = 0; at < decoded.text.length; at += STEP) {
    parser.write(decoded.text.slice(at, at + STEP));
    if (depth > LIMITS.htmlDepth) return refuseFile('nested-too-deep');
    if (elements > LIMITS.htmlElements) return refuseFile('decompressed-too-large');
  }
  parser.end();
  const { blocks, noted } = page.finish();
  const findings = [...decodingFindings(decoded), ...findingsOf(noted)];
  return { ok: true, document: { name, format: 'html', body: blocks, notes: [], apart: [], findings } };
}

const STEP = 16 * 1024;

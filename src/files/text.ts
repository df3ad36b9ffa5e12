// Plain text → document tree: one paragraph a line, so that places are line numbers. Also what all formats of characters
// share: the encoding, and saying so when it was guessed.
import type { Block, DocumentFormat, Paragraph } from '#core/document/document.ts';
import type { Finding } from '#core/finding.ts';
import { type DecodedText, decodeText } from './decode-text.ts';
import { LIMITS } from './limits.ts';
import type { OpenedDocument, Upload } from './opener.ts';
import { refuseFile } from './refused-file.ts';

export function openText(upload: Upload): OpenedDocument {
  return openCharacters(upload, 'text', readText);
}

/** Characters of whatever encoding, read by the format's own reader. */
export function openCharacters(
  { bytes, name }: Upload,
  format: DocumentFormat,
  read: (text: string) => readonly Block[],
): OpenedDocument {
  const decoded = decodeText(bytes);
  if (decoded === undefined) return refuseFile('unreadable-encoding');
  if (decoded.text.length > LIMITS.characters) return refuseFile('text-too-long');
  const body = read(decoded.text);
  const findings = decodingFindings(decoded);
  return { ok: true, document: { name, format, body, notes: [], apart: [], findings } };
}

export function readText(text: string): readonly Paragraph[] {
  return text
    .split('\n')
    .map((line, index) => ({ kind: 'paragraph', text: line, place: { in: 'line', line: index + 1 } }));
}

export function decodingFindings({ encoding, damaged }: DecodedText): readonly Finding[] {
  const found: Finding[] = [];
  if (encoding === 'gb18030') {
    const message = {
      zh: '文件按 GB18030（GBK）编码读取。若文字不对，请另存为 UTF-8 后重新上传。',
      en: 'The file was read as GB18030 (GBK). If the text looks wrong, save it as UTF-8 and upload it again.',
    };
    found.push({ code: 'encoding-guessed', severity: 'info', message, place: {} });
  }
  if (damaged > 0) {
    const message = {
      zh: `有 ${damaged} 个字无法识别，已用“�”代替。请对照原件改正后重新上传。`,
      en: `${damaged} characters could not be read and show as "�". Correct them against the original and upload it again.`,
    };
    found.push({ code: 'characters-damaged', severity: 'warning', message, place: {} });
  }
  return found;
}

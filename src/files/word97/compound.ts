// Files of the old compound format (.doc, .wps, password-protected .docx): recognised by content, not read here.
import type { OpenedDocument, Upload } from '../opener.ts';
import { refuseFile } from '../refused-file.ts';
import { refuseUnread } from '../unread-format.ts';

export function openCompound({ bytes, extension }: Upload): OpenedDocument {
  if (isEncrypted(bytes)) return refuseFile('encrypted-docx');
  return refuseUnread(extension === 'wps' ? 'wps' : 'doc');
}

/** An encrypted .docx is a compound file with a stream named EncryptedPackage (UTF-16). */
function isEncrypted(bytes: Uint8Array): boolean {
  const head = new TextDecoder('utf-16le').decode(bytes.subarray(0, Math.min(bytes.length & ~1, 1 << 20)));
  return head.includes('EncryptedPackage');
}

// What every format's reader is: bytes of an upload in, document tree or refusal out. Never throws on bytes.
import type { DocumentTree } from '#core/document/document.ts';
import type { RefusedFile } from './refused-file.ts';

export type OpenedDocument = { readonly ok: true; readonly document: DocumentTree } | RefusedFile;

export type Upload = {
  readonly bytes: Uint8Array;
  readonly name: string; // as uploaded
  readonly extension: string; // of the name: "docx"; empty when it has none
};

export type Opener = (upload: Upload) => OpenedDocument | Promise<OpenedDocument>;

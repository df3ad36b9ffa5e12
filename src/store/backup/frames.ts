// The inside of a backup file: notes as JSON and, after the note of a table, its rows as COPY BINARY gives them, in pieces.
// A frame is its kind (1 byte), its length (4 bytes) and its bytes.
import { z } from 'zod';
import { BackupFault } from './backup-fault.ts';
import { byteReader } from './byte-reader.ts';

export const Note = z.discriminatedUnion('note', [
  z.object({ note: z.literal('start'), made: z.string(), migrations: z.array(z.string()), tables: z.int() }),
  z.object({ note: z.literal('table'), schema: z.string(), table: z.string(), columns: z.array(z.string()) }),
  z.object({ note: z.literal('table-end') }),
  z.object({
    note: z.literal('end'),
    sequences: z.array(z.object({ schema: z.string(), sequence: z.string(), last: z.string().nullable() })),
  }),
]);
export type Note = z.infer<typeof Note>;

export type Frame =
  | { readonly kind: 'note'; readonly note: Note }
  | { readonly kind: 'rows'; readonly rows: Buffer };

const NOTE = 0x4e;
const ROWS = 0x52;

export const noteFrame = (note: Note): Buffer => frame(NOTE, Buffer.from(JSON.stringify(note)));
export const rowsFrame = (rows: Buffer): Buffer => frame(ROWS, rows);

function frame(kind: number, bytes: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.writeUInt8(kind);
  head.writeUInt32BE(bytes.byteLength, 1);
  return Buffer.concat([head, bytes]);
}

/** Throws BackupFault 'backup-damaged' on anything else; unknown notes are a newer program's. */
export async function* readFrames(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Frame> {
  const reader = byteReader(bytes, () => new BackupFault('backup-damaged'));
  for (;;) {
    const head = await reader.take(5);
    if (!head) return;
    const length = head.readUInt32BE(1);
    const body = length === 0 ? Buffer.alloc(0) : await reader.take(length);
    if (!body) throw new BackupFault('backup-damaged');
    if (head[0] === ROWS) yield { kind: 'rows', rows: body };
    else if (head[0] === NOTE) yield { kind: 'note', note: noteOf(body) };
    else throw new BackupFault('backup-newer');
  }
}

function noteOf(body: Buffer): Note {
  const parsed = Note.safeParse(JSON.parse(body.toString()));
  if (!parsed.success) throw new BackupFault('backup-newer');
  return parsed.data;
}

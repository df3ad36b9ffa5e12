// The outside of a backup file: a header in plain text, then AES-256-GCM in chunks. The key comes from the passphrase by
// scrypt with a salt of this file. Every chunk is bound to the header, to its place and to being the last or not, so a
// chunk that is changed, moved, left out or cut off is found.
//
//   FENGSUI-BACKUP 1\n  {"kdf":"scrypt","n":…,"r":8,"p":1,"salt":"…","check":"…"}\n  then chunks: length (4 bytes), sealed bytes, tag (16)
import { createCipheriv, createDecipheriv, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { BackupFault } from './backup-fault.ts';
import { byteReader } from './byte-reader.ts';

const MAGIC = 'FENGSUI-BACKUP 1\n';
const CHUNK = 256 * 1024;
const TAG = 16;
const COST = 2 ** 16; // 64 MB and some 0.2 s for each guess
const LONGEST_HEADER = 4_096;

const Header = z.object({
  kdf: z.literal('scrypt'),
  n: z
    .int()
    .min(2)
    .max(2 ** 20),
  r: z.int().min(1).max(32),
  p: z.int().min(1).max(16),
  salt: z.base64(),
  check: z.base64(), // tells a wrong passphrase from a damaged file
});

/** Encrypts a stream of bytes of any size. */
export async function* seal(
  plain: AsyncIterable<Uint8Array>,
  passphrase: string,
): AsyncGenerator<Uint8Array> {
  const kdf = { kdf: 'scrypt', n: COST, r: 8, p: 1, salt: randomBytes(16).toString('base64') } as const;
  const { key, check } = await keyOf(passphrase, kdf);
  const header = Buffer.from(`${MAGIC}${JSON.stringify({ ...kdf, check: check.toString('base64') })}\n`);
  yield header;
  let place = 0;
  let held: Buffer = Buffer.alloc(0);
  for await (const part of plain) {
    held = Buffer.concat([held, part]);
    for (; held.byteLength > CHUNK; held = held.subarray(CHUNK))
      yield sealChunk(key, header, place++, false, held.subarray(0, CHUNK));
  }
  yield sealChunk(key, header, place, true, held);
}

/** Throws BackupFault; what it has yielded before is genuine, but only the end says that it is whole. */
export async function* unseal(
  sealed: AsyncIterable<Uint8Array>,
  passphrase: string,
): AsyncGenerator<Uint8Array> {
  const damaged = () => new BackupFault('backup-damaged');
  const reader = byteReader(sealed, damaged);
  const magic = await reader.take(MAGIC.length).catch(() => null);
  if (magic?.toString('latin1') !== MAGIC) throw new BackupFault('not-a-backup');
  const line = await headerLine(() => reader.take(1));
  const parsed = Header.safeParse(parse(line));
  if (!parsed.success) throw damaged();
  const { key, check } = await keyOf(passphrase, parsed.data);
  const expected = Buffer.from(parsed.data.check, 'base64');
  if (expected.byteLength !== check.byteLength || !timingSafeEqual(expected, check))
    throw new BackupFault('wrong-passphrase');
  const header = Buffer.from(`${MAGIC}${line}\n`);
  for (let place = 0; ; place++) {
    const size = await reader.take(4);
    if (!size) throw damaged(); // the chunk that says it is the last never came
    const length = size.readUInt32BE();
    const last = length >= LAST;
    const chunk = length % LAST <= CHUNK ? await reader.take((length % LAST) + TAG) : null;
    if (!chunk) throw damaged();
    yield openChunk(key, header, place, last, chunk);
    if (!last) continue;
    if (await reader.take(1)) throw damaged();
    return;
  }
}

const LAST = 2 ** 31; // the top bit of a chunk's length

function sealChunk(key: Buffer, header: Buffer, place: number, last: boolean, plain: Buffer): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonceOf(place, last));
  cipher.setAAD(header);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(plain.byteLength + (last ? LAST : 0));
  return Buffer.concat([size, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function openChunk(key: Buffer, header: Buffer, place: number, last: boolean, chunk: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(place, last), { authTagLength: TAG });
  decipher.setAAD(header);
  decipher.setAuthTag(chunk.subarray(-TAG));
  try {
    return Buffer.concat([decipher.update(chunk.subarray(0, -TAG)), decipher.final()]);
  } catch (cause) {
    throw new BackupFault('backup-damaged', '', cause);
  }
}

/** Never used twice: the key is this file's alone. */
function nonceOf(place: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUIntBE(place, 2, 6);
  nonce.writeUInt8(last ? 1 : 0, 11);
  return nonce;
}

type Kdf = { readonly n: number; readonly r: number; readonly p: number; readonly salt: string };

async function keyOf(passphrase: string, { n, r, p, salt }: Kdf): Promise<{ key: Buffer; check: Buffer }> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  const options = { N: n, r, p, maxmem: 256 * n * r };
  scrypt(passphrase.normalize('NFKC'), Buffer.from(salt, 'base64'), 48, options, (cause, derived) =>
    cause ? reject(cause) : resolve(derived),
  );
  const derived = await promise;
  return { key: derived.subarray(0, 32), check: derived.subarray(32) };
}

async function headerLine(next: () => Promise<Buffer | null>): Promise<string> {
  let line = '';
  while (line.length < LONGEST_HEADER) {
    const byte = (await next())?.toString('latin1');
    if (byte === undefined || byte === '\n') break;
    line += byte;
  }
  return line;
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

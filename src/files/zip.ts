// Reads chosen entries of a zip file under limits: what an entry claims about its size is never trusted, and unpacking
// stops as soon as a limit is passed. Never throws.
import { Inflate } from 'fflate';
import { LIMITS } from './limits.ts';

export type ZipTrouble = 'not-a-zip' | 'encrypted' | 'too-large';
export type ZipEntry = {
  readonly name: string;
  readonly method: number;
  readonly packed: number; // bytes
  readonly claimed: number; // bytes unpacked, as the directory says
  readonly header: number; // offset of its local header
};
export type Zip = {
  readonly bytes: Uint8Array;
  readonly entries: ReadonlyMap<string, ZipEntry>;
  /** What was unpacked and parsed so far: limits hold for the file, not for each part. */
  readonly spent: Spent;
};
export type Spent = { bytes: number; elements: number };

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const NO_SIZE = 0xffffffff;
/** A step of input never unpacks to more than 1032 times itself, so memory stays bounded between two checks. */
const STEP = 16 * 1024;

/** The directory of a zip file. */
export function openZip(bytes: Uint8Array): Zip | ZipTrouble {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === undefined) return 'not-a-zip';
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count > LIMITS.zipEntries) return 'too-large';
  const entries = new Map<string, ZipEntry>();
  let claimed = 0;
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== CENTRAL) return 'not-a-zip';
    if ((view.getUint16(at + 8, true) & 1) === 1) return 'encrypted';
    const nameLength = view.getUint16(at + 28, true);
    const entry = readEntry(bytes, view, at, nameLength);
    if (entry === undefined) return 'not-a-zip';
    claimed += entry.claimed;
    entries.set(entry.name, entry);
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return claimed > LIMITS.unpackedBytes ? 'too-large' : { bytes, entries, spent: { bytes: 0, elements: 0 } };
}

/** One entry unpacked; undefined when there is none of that name. */
export function unpack(zip: Zip, name: string): Uint8Array | ZipTrouble | undefined {
  const entry = zip.entries.get(name);
  if (entry === undefined) return undefined;
  const view = new DataView(zip.bytes.buffer, zip.bytes.byteOffset, zip.bytes.byteLength);
  const at = entry.header;
  if (at + 30 > zip.bytes.length || view.getUint32(at, true) !== LOCAL) return 'not-a-zip';
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  if (start + entry.packed > zip.bytes.length) return 'not-a-zip';
  const packed = zip.bytes.subarray(start, start + entry.packed);
  if (entry.method !== 0 && entry.method !== 8) return 'not-a-zip';
  const whole = entry.method === 0 ? packed : inflate(packed);
  if (typeof whole === 'string') return whole;
  zip.spent.bytes += whole.length;
  const tooLarge = whole.length > LIMITS.partBytes || zip.spent.bytes > LIMITS.unpackedBytes;
  return tooLarge ? 'too-large' : whole;
}

function inflate(packed: Uint8Array): Uint8Array | ZipTrouble {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const stream = new Inflate(chunk => {
    chunks.push(chunk);
    size += chunk.length;
  });
  const most = Math.min(LIMITS.partBytes, Math.max(8 * 1024 * 1024, packed.length * LIMITS.ratio));
  try {
    for (let at = 0; at < packed.length || at === 0; at += STEP) {
      stream.push(packed.subarray(at, at + STEP), at + STEP >= packed.length);
      if (size > most) return 'too-large';
    }
  } catch {
    return 'not-a-zip';
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

/** The end record stands in the last 65,557 bytes. */
function findEnd(view: DataView): number | undefined {
  const last = view.byteLength - 22;
  for (let at = last; at >= 0 && at >= last - 0xffff; at--) {
    if (view.getUint32(at, true) === END) return at;
  }
  return undefined;
}

function readEntry(bytes: Uint8Array, view: DataView, at: number, nameLength: number): ZipEntry | undefined {
  const nameEnd = at + 46 + nameLength;
  if (nameEnd > bytes.length) return undefined;
  const packed = view.getUint32(at + 20, true);
  const claimed = view.getUint32(at + 24, true);
  const header = view.getUint32(at + 42, true);
  // Sizes beyond 4 GB stand elsewhere (zip64); no upload is that large.
  if (packed === NO_SIZE || claimed === NO_SIZE || header === NO_SIZE) return undefined;
  const name = new TextDecoder().decode(bytes.subarray(at + 46, nameEnd)).replaceAll('\\', '/');
  return { name, method: view.getUint16(at + 10, true), packed, claimed, header };
}

/** What a zip file holds, by the names in it. */
export function packageKind(bytes: Uint8Array): 'word' | 'sheet' | 'slides' | 'odt' | undefined {
  const zip = openZip(bytes);
  if (typeof zip === 'string') return undefined;
  const { entries } = zip;
  if (entries.has('word/document.xml')) return 'word';
  if (entries.has('xl/workbook.xml') || entries.has('xl/workbook.bin')) return 'sheet';
  if (entries.has('ppt/presentation.xml')) return 'slides';
  const type = entries.has('mimetype') ? unpack(zip, 'mimetype') : undefined;
  if (type === undefined || typeof type === 'string') return undefined;
  return new TextDecoder().decode(type.subarray(0, 80)).startsWith('application/vnd.oasis.opendocument.text')
    ? 'odt'
    : undefined;
}

// The directory of a compound file (the container of .doc, old .wps and password-protected .docx): which streams there are
// and how one begins. Bounded: chains that are longer than the file, or run in circles, end it. Never throws.

export type CompoundFile = {
  readonly has: (stream: string) => boolean;
  /** The first sector of a stream; undefined when there is none of that name or it is damaged. */
  readonly head: (stream: string) => Uint8Array | undefined;
};

const SIGNATURE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const LAST_SECTOR = 0xfffffffa; // what is beyond marks the end of a chain
const MOST_ENTRIES = 20_000;

export function isCompoundFile(bytes: Uint8Array): boolean {
  return SIGNATURE.every((byte, index) => bytes[index] === byte);
}

/** Undefined when the file is damaged. */
export function readCompoundFile(bytes: Uint8Array): CompoundFile | undefined {
  if (!isCompoundFile(bytes) || bytes.length < 512) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shift = view.getUint16(30, true);
  if (shift !== 9 && shift !== 12) return undefined;
  const size = 1 << shift;
  const sector = (index: number): Uint8Array | undefined => {
    const from = (index + 1) * size;
    return index < LAST_SECTOR && from + 128 <= bytes.length ? bytes.subarray(from, from + size) : undefined;
  };
  const next = allocation(view, size, sector);
  const starts = new Map<string, number>();
  let at = view.getUint32(48, true);
  for (let n = 0; n * size < bytes.length + size && starts.size < MOST_ENTRIES; n++) {
    const entries = sector(at);
    if (entries === undefined) break;
    readEntries(entries, starts);
    at = next(at);
  }
  if (starts.size === 0) return undefined;
  return {
    has: stream => starts.has(stream),
    head: stream => {
      const start = starts.get(stream);
      return start === undefined ? undefined : sector(start);
    },
  };
}

/** The table of chains. Its first 109 sectors are named in the header: enough for the directory of any upload. */
function allocation(
  view: DataView,
  size: number,
  sector: (index: number) => Uint8Array | undefined,
): (index: number) => number {
  return index => {
    const table = Math.floor(index / (size / 4));
    const part = table < 109 ? sector(view.getUint32(76 + table * 4, true)) : undefined;
    const offset = (index % (size / 4)) * 4;
    if (part === undefined || offset + 4 > part.length) return LAST_SECTOR;
    return new DataView(part.buffer, part.byteOffset).getUint32(offset, true);
  };
}

function readEntries(sector: Uint8Array, into: Map<string, number>): void {
  const view = new DataView(sector.buffer, sector.byteOffset, sector.byteLength);
  for (let at = 0; at + 128 <= sector.length; at += 128) {
    const length = view.getUint16(at + 64, true);
    if (length < 4 || length > 64 || view.getUint8(at + 66) === 0) continue;
    const name = new TextDecoder('utf-16le').decode(sector.subarray(at, at + length - 2));
    into.set(name, view.getUint32(at + 116, true));
  }
}

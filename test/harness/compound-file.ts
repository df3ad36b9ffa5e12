// Files of the old compound format (.doc, .wps, password-protected .docx) for tests: a directory of streams with what
// each begins with. Nothing Word could open.

const SECTOR = 512;
const END = 0xfffffffe;
const FREE = 0xffffffff;

/** Up to 120 streams, each of one sector. */
export function compoundFile(streams: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const names = ['Root Entry', ...Object.keys(streams)];
  const directorySectors = Math.ceil(names.length / 4);
  const first = 1 + directorySectors; // sector of the first stream; 0 is the table of chains
  const bytes = new Uint8Array((1 + first + names.length - 1) * SECTOR);
  const view = new DataView(bytes.buffer);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  view.setUint16(26, 3, true);
  view.setUint16(28, 0xfffe, true);
  view.setUint16(30, 9, true); // sectors of 512 bytes
  view.setUint16(32, 6, true);
  view.setUint32(44, 1, true); // sectors in the table of chains
  view.setUint32(48, 1, true); // where the directory begins
  view.setUint32(76, 0, true);
  for (let i = 1; i < 109; i++) view.setUint32(76 + i * 4, FREE, true);
  for (let i = 0; i < SECTOR / 4; i++) view.setUint32(SECTOR + i * 4, i >= first ? END : FREE, true);
  for (let i = 0; i < directorySectors; i++)
    view.setUint32(SECTOR + (1 + i) * 4, i + 1 < directorySectors ? i + 2 : END, true);
  for (const [index, name] of names.entries()) {
    const at = 2 * SECTOR + index * 128;
    for (let i = 0; i < name.length; i++) view.setUint16(at + i * 2, name.charCodeAt(i), true);
    view.setUint16(at + 64, (name.length + 1) * 2, true);
    view.setUint8(at + 66, index === 0 ? 5 : 2);
    view.setUint32(at + 116, index === 0 ? END : first + index - 1, true);
    view.setUint32(at + 120, SECTOR, true);
    if (index > 0)
      bytes.set((streams[name] ?? new Uint8Array()).subarray(0, SECTOR), (first + index) * SECTOR);
  }
  return bytes;
}

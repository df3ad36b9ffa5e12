// A process of its own for the figure `reading`: reads one file (or does the least that could be done with it, as its
// floor) and prints how long that took, from bytes to reading, and how much memory the process needed at most.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { unzipSync } from 'fflate';

export type Once = Readonly<Record<'open' | 'read' | 'cpu' | 'peak', number>>; // milliseconds, megabytes

const FLOORS = { docx: unzipped, pdf: plainText, txt: decoded } as const;

/** All parts unpacked. */
async function unzipped(bytes: Uint8Array): Promise<void> {
  unzipSync(bytes);
}

/** The text of each page by pdf.js alone, in the order of the file. */
async function plainText(bytes: Uint8Array): Promise<void> {
  console.warn = () => undefined;
  const { getDocument } = await import('pdfjs-dist');
  const folder = (name: string) => `${process.cwd()}/node_modules/pdfjs-dist/${name}/`;
  const document = await getDocument({ data: Uint8Array.from(bytes), verbosity: 0, cMapUrl: folder('cmaps') })
    .promise;
  for (let page = 1; page <= document.numPages; page++) await (await document.getPage(page)).getTextContent();
}

async function decoded(bytes: Uint8Array): Promise<void> {
  new TextDecoder().decode(bytes).split('\n');
}

async function main(file: string, floor: boolean): Promise<Once> {
  const bytes = readFileSync(file);
  const kind = file.slice(file.lastIndexOf('.') + 1);
  if (floor) {
    const began = performance.now();
    await FLOORS[kind as keyof typeof FLOORS](bytes);
    return { open: performance.now() - began, read: 0, cpu: 0, peak: peak() };
  }
  const { openDocument } = await import('#files/open-document.ts');
  const { readDocument } = await import('#core/reading/read-document.ts');
  const began = performance.now();
  const before = process.cpuUsage();
  const opened = await openDocument(bytes, basename(file));
  if (!opened.ok) throw new Error(opened.code);
  const open = performance.now() - began;
  const reading = readDocument(opened.document);
  if (reading.clauses.length === 0) throw new Error('nothing was read');
  const { user, system } = process.cpuUsage(before);
  return { open, read: performance.now() - began - open, cpu: (user + system) / 1000, peak: peak() };
}

/** Megabytes. */
function peak(): number {
  return process.resourceUsage().maxRSS / 1024;
}

const [file = '', how] = process.argv.slice(2);
if (file !== '') process.stdout.write(JSON.stringify(await main(file, how === 'floor')));

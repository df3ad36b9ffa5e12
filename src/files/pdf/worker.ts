// The thread in which a PDF is read: what a hostile file makes of it ends with it. Bytes come in as `workerData`; one
// message goes out.
import { parentPort, workerData } from 'node:worker_threads';
import type { ReadPdf } from './pdf.ts';

// pdf.js would say on the console what it thinks of a file; and nothing in here has anything to fetch.
console.warn = () => undefined;
console.log = () => undefined;
Object.assign(globalThis, { fetch: undefined, WebSocket: undefined, XMLHttpRequest: undefined });

const { readPages } = await import('./read-pages.ts');
const { layOut, charactersOn } = await import('./layout.ts');
const { carriedAmong } = await import('../paper/carried-plan.ts');

async function read(bytes: Uint8Array, mostPages: number): Promise<ReadPdf> {
  const found = await readPages(bytes, mostPages);
  if (typeof found === 'string') return { trouble: found };
  const sums = found.pages.map(page => ({
    page: page.page,
    characters: charactersOn(page),
    unreadable: page.unreadable,
    pictured: page.pictured,
  }));
  const carried = carriedAmong(found.attached);
  return { pages: sums, damaged: found.damaged, ...layOut(found.pages), ...(carried ? { carried } : {}) };
}

parentPort?.postMessage(await read(workerData.bytes, workerData.mostPages));

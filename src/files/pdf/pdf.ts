// A .pdf file → document tree. It is read in a thread of its own, which is ended when it takes too long or too much
// memory. Never throws on bytes; pages that are pictures, damaged or in unknown characters are named.
import { Worker } from 'node:worker_threads';
import { LIMITS } from '../limits.ts';
import type { OpenedDocument, Upload } from '../opener.ts';
import type { CarriedPlan } from '../paper/carried-plan.ts';
import { type RefusedFile, refuseFile } from '../refused-file.ts';
import type { LaidOut } from './layout.ts';
import { LITTLE, type PageSum, pageFindings } from './page-findings.ts';
import type { PdfTrouble } from './read-pages.ts';

/** What the thread answers. */
export type ReadPdf =
  | { readonly trouble: PdfTrouble }
  | (LaidOut & {
      readonly pages: readonly PageSum[];
      readonly damaged: readonly number[];
      readonly carried?: CarriedPlan;
    });

type Ended = { readonly trouble: 'damaged' | 'too-slow' | 'too-complex' };

const REFUSALS = {
  encrypted: 'encrypted-pdf',
  damaged: 'unreadable-pdf',
  'too-many-pages': 'too-many-pages',
  'too-slow': 'pdf-too-slow',
  'too-complex': 'pdf-too-complex',
} as const satisfies Record<PdfTrouble | Ended['trouble'], RefusedFile['code']>;

/** Characters on a page below which it counts as a page without text. */
const SOME_TEXT = 12;

export async function openPdf({ bytes, name }: Pick<Upload, 'bytes' | 'name'>): Promise<OpenedDocument> {
  if (waiting > LIMITS.pdfsWaiting) return refuseFile('pdf-reader-busy');
  const read = await inTurn(() => readInThread(bytes));
  if ('trouble' in read) return refuseFile(REFUSALS[read.trouble]);
  const { pages, damaged, ...laidOut } = read;
  const texts = pages.filter(
    ({ characters, pictured }) => characters >= (pictured ? LITTLE : SOME_TEXT),
  ).length;
  if (texts === 0) {
    if (pages.some(({ unreadable }) => unreadable > 0)) return refuseFile('unreadable-characters');
    if (pages.some(({ pictured }) => pictured)) return refuseFile('scanned-pdf');
    if (pages.length === 0) return refuseFile('unreadable-pdf');
  }
  return { ok: true, document: { name, format: 'pdf', ...laidOut, findings: pageFindings(pages, damaged) } };
}

let last: Promise<unknown> = Promise.resolve();
let waiting = 0;

/** One PDF at a time: several at once would only share the time and add up their memory. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  waiting++;
  const turn = last.then(work);
  last = turn.catch(() => undefined);
  try {
    return await turn;
  } finally {
    waiting--;
  }
}

async function readInThread(bytes: Uint8Array): Promise<ReadPdf | Ended> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: { bytes, mostPages: LIMITS.pdfPages },
    env: {},
    stdout: true, // kept, not shown
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: LIMITS.pdfHeapMegabytes, maxYoungGenerationSizeMb: 32 },
  });
  const began = process.memoryUsage.rss();
  const watch = Promise.withResolvers<Ended>();
  const clock = setTimeout(() => watch.resolve({ trouble: 'too-slow' }), LIMITS.pdfMilliseconds);
  const memory = setInterval(() => {
    if (process.memoryUsage.rss() - began > LIMITS.pdfBytes) watch.resolve({ trouble: 'too-complex' });
  }, 50);
  try {
    return await Promise.race([watch.promise, answerOf(worker)]);
  } finally {
    clearTimeout(clock);
    clearInterval(memory);
    await worker.terminate();
  }
}

function answerOf(worker: Worker): Promise<ReadPdf | Ended> {
  const { promise, resolve } = Promise.withResolvers<ReadPdf | Ended>();
  worker.once('message', (answer: ReadPdf) => resolve(answer));
  worker.once('messageerror', () => resolve({ trouble: 'damaged' }));
  worker.once('error', (error: Error & { readonly code?: string }) =>
    resolve({ trouble: error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'too-complex' : 'damaged' }),
  );
  worker.once('exit', () => resolve({ trouble: 'damaged' }));
  return promise;
}

// Rehearsals off the event loop: a thread for each piece of work, so many at a time, others wait in turn. A thread that is
// not wanted any more, takes too much memory or too long is ended.
import { Worker } from 'node:worker_threads';
import type { DoElsewhere, OnProgress, RehearsalDone, RehearsalWork } from '#desk/rehearsals.ts';

export type ThreadMessage = { readonly done: number } | { readonly result: RehearsalDone };

const AT_ONCE = 2;
const MOST_WAITING = 16;
const MOST_MILLISECONDS = 120_000; // the work minds its own time; this is for work that hangs
const MEGABYTES = 512;

export function makeRehearsalThreads(): DoElsewhere {
  let running = 0;
  const waiting: (() => void)[] = [];

  return async (work, onProgress, stop) => {
    if (waiting.length >= MOST_WAITING) return 'busy';
    if (running >= AT_ONCE) await new Promise<void>(resolve => waiting.push(resolve));
    else running++;
    try {
      return stop.aborted ? 'stopped' : await inThread(work, onProgress, stop);
    } finally {
      const next = waiting.shift(); // hands its place on
      if (next) next();
      else running--;
    }
  };
}

async function inThread(
  work: RehearsalWork,
  onProgress: OnProgress,
  stop: AbortSignal,
): Promise<RehearsalDone | 'stopped'> {
  const worker = new Worker(new URL('./rehearsal-thread.ts', import.meta.url), {
    workerData: work,
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: MEGABYTES, maxYoungGenerationSizeMb: 96 }, // a run makes much that it soon drops
  });
  const { promise, resolve, reject } = Promise.withResolvers<RehearsalDone | 'stopped'>();
  worker.on('message', (message: ThreadMessage) => {
    if ('done' in message) onProgress(message.done);
    else resolve(message.result);
  });
  worker.once('error', cause => reject(new Error('a rehearsal broke', { cause })));
  worker.once('exit', () => reject(new Error('a rehearsal ended without a result')));
  const stopped = () => resolve('stopped');
  stop.addEventListener('abort', stopped);
  const clock = setTimeout(() => reject(new Error('a rehearsal took too long')), MOST_MILLISECONDS);
  try {
    return await promise;
  } finally {
    clearTimeout(clock);
    stop.removeEventListener('abort', stopped);
    await worker.terminate();
  }
}

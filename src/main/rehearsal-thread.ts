// The thread in which rehearsals run: one piece of work comes in, how far it is and its result go out.
import { parentPort, workerData } from 'node:worker_threads';
import { doRehearsal, type RehearsalWork } from '#desk/rehearsals.ts';
import type { ThreadMessage } from './rehearsal-threads.ts';

const TOLD_EVERY = 200; // milliseconds

let told = 0;
const post = (message: ThreadMessage) => parentPort?.postMessage(message);
const result = doRehearsal(
  workerData as RehearsalWork,
  done => {
    const now = performance.now();
    if (now - told < TOLD_EVERY) return;
    told = now;
    post({ done });
  },
  Date.now,
);
post({ result });

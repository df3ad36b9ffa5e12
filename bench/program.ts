// Starts the program under measurement (served.ts) on a ground and asks it what it has seen. It runs in its own process,
// so that neither the load nor this bench is counted as the program's time or memory.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { freePort } from './free-port.ts';
import type { Ground } from './ground.ts';

export type Question = 'first' | 'fired' | 'sums';

type Answers = {
  /** Instants of `instant()` by incident. */
  readonly first: { readonly first: Readonly<Record<string, number>> };
  /** [due, committed] in epoch milliseconds. */
  readonly fired: { readonly fired: readonly (readonly [number, number])[] };
  /** How many incidents fired and messages were sent; megabytes now and at most; processor milliseconds used. Costs nothing. */
  readonly sums: Readonly<Record<'fired' | 'sent' | 'rss' | 'peak' | 'processor', number>>;
};
export type Answer = Answers[Question];

export type Program = {
  readonly port: number;
  readonly cookie: string; // of a signed-in administrator
  ask<Q extends Question>(question: Q): Promise<Answers[Q]>;
  stop(): Promise<void>;
};

export async function startProgram(ground: Ground): Promise<Program> {
  const port = await freePort();
  const child = fork(fileURLToPath(new URL('./served.ts', import.meta.url)), {
    execArgv: process.env.BENCH_PROFILE ? ['--cpu-prof', `--cpu-prof-dir=${process.env.BENCH_PROFILE}`] : [],
    env: {
      ...process.env,
      DATABASE_URL: ground.url,
      FENGSUI_DATA: ground.folder,
      FENGSUI_HOST: '127.0.0.1',
      FENGSUI_PORT: String(port),
      FENGSUI_SAMPLE: 'false',
      FENGSUI_LOG: 'error',
    },
  });
  const { cookie } = (await said(child)) as { readonly cookie: string };
  return {
    port,
    cookie,
    async ask<Q extends Question>(question: Q) {
      child.send(question);
      return (await said(child)) as Answers[Q];
    },
    async stop() {
      const gone = once(child, 'exit');
      child.send('stop');
      await gone;
    },
  };
}

async function said(child: ChildProcess): Promise<unknown> {
  const ended = new AbortController();
  try {
    return await Promise.race([
      once(child, 'message', ended).then(([message]: unknown[]) => message),
      once(child, 'exit', ended).then(() => {
        throw new Error('the program under measurement ended by itself');
      }),
    ]);
  } finally {
    ended.abort();
  }
}

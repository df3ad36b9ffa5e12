// From spawning `fengsui serve` to its answer "ready": on an empty data folder (database made, migrated, samples loaded),
// and again on the same folder.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { below, type Figure, informs, median } from './figure.ts';
import { freePort } from './free-port.ts';

const CLI = fileURLToPath(new URL('../src/main/cli.ts', import.meta.url));
const TIMES = 3;

export const figure: Figure = {
  name: 'start',
  about: 'fengsui serve: from its start to ready, fresh and again',
  async measure(say) {
    const [fresh, again, killed]: [number[], number[], number[]] = [[], [], []];
    for (let i = 0; i < TIMES; i++) {
      const folder = mkdtempSync(path.join(tmpdir(), 'fengsui-bench-'));
      chmodSync(folder, 0o711); // started as root, the database runs as another user
      fresh.push(await startOnce(folder, 'SIGTERM'));
      again.push(await startOnce(folder, 'SIGKILL'));
      killed.push(await startOnce(folder, 'SIGTERM'));
      rmSync(folder, { recursive: true, force: true });
      say(`${fresh.at(-1)?.toFixed(0)} ms fresh, ${again.at(-1)?.toFixed(0)} ms again`);
    }
    return [
      below('start fresh', median(fresh) / 1000, 's', 5, `median of ${TIMES}`),
      below('start again', median(again) / 1000, 's', 2, `median of ${TIMES}`),
      informs('start after kill -9', median(killed) / 1000, 's'),
    ];
  },
};

/** Milliseconds until ready; then the process is ended with the signal. */
async function startOnce(folder: string, signal: NodeJS.Signals): Promise<number> {
  const port = await freePort();
  const env = {
    ...process.env,
    DATABASE_URL: '',
    FENGSUI_DATA: folder,
    FENGSUI_HOST: '127.0.0.1',
    FENGSUI_PORT: String(port),
    FENGSUI_LOG: 'error',
  };
  const began = performance.now();
  const child = spawn(process.execPath, [CLI, 'serve'], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  const gone = once(child, 'exit');
  try {
    while (!(await isReady(port))) {
      if (child.exitCode !== null) throw new Error(`fengsui serve ended with ${child.exitCode}`);
      if (performance.now() - began > 120_000) throw new Error('not ready within two minutes');
      await delay(10);
    }
    return performance.now() - began;
  } finally {
    child.kill(signal);
    await gone;
  }
}

async function isReady(port: number): Promise<boolean> {
  return await fetch(`http://127.0.0.1:${port}/health/ready`, { signal: AbortSignal.timeout(2_000) }).then(
    answer => answer.status === 200,
    () => false,
  );
}

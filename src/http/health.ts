// Liveness and readiness. Live: the process answers. Ready: the database answers and nothing that main watches lags.

import type { z } from 'zod';
import { type Health, healthLive, healthReady } from '#contract/health.ts';
import { ok } from '#desk/result.ts';
import type { Check, HttpDeps } from './deps.ts';
import type { Mount } from './mount.ts';

/** A database that hangs must not make the probe hang. */
const PATIENCE = 2_000;

export function mountHealth(mount: Mount, { store, version, checks }: HttpDeps): void {
  mount(healthLive, async () => ok({ status: 'ok' as const, version, checks: [] }));

  mount(healthReady, async ({ reply }) => {
    const all: Check[] = [await databaseCheck(store), ...(checks?.() ?? [])];
    const ready = all.every(check => check.ok);
    if (!ready) reply.code(503).header('retry-after', '2');
    const health: z.input<typeof Health> = { status: ready ? 'ok' : 'failing', version, checks: all };
    return ok(health);
  });
}

async function databaseCheck(store: HttpDeps['store']): Promise<Check> {
  const healthy = await within(PATIENCE, store.healthy()).catch(() => false);
  return { name: 'database', ok: healthy, detail: healthy ? 'answers' : 'does not answer' };
}

/** False when it takes longer. */
function within(patience: number, work: Promise<boolean>): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(false), patience);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

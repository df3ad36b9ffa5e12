// The ground a figure stands on: an embedded PostgreSQL in a temporary folder (the program's own settings, fsync on),
// migrated, with one organisation of invented people and the two plans of the bench in force.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readPlan } from '#core/plan/read-plan.ts';
import { rosterOf } from '#desk/roster-picture.ts';
import type { Connection } from '#store/database.ts';
import { startEmbedded } from '#store/embedded/supervisor.ts';
import { migrate } from '#store/migrate.ts';
import { openPostgresStore, type PostgresStore } from '#store/postgres-store.ts';
import { PEOPLE, PLANS, POSTS } from './plans.ts';

export const ORG = 'bench';

export type Ground = {
  readonly connection: Connection;
  readonly url: string; // for DATABASE_URL
  readonly folder: string;
  readonly store: PostgresStore;
  close(): Promise<void>;
};

export async function openGround(): Promise<Ground> {
  const folder = mkdtempSync(path.join(tmpdir(), 'fengsui-bench-'));
  chmodSync(folder, 0o711); // started as root, the database runs as another user
  const embedded = await startEmbedded({ dataDir: folder });
  await migrate(embedded.connection);
  const store = openPostgresStore({ connection: embedded.connection });
  await settlePeople(store);
  for (const yaml of PLANS) await putIntoForce(store, yaml);
  return {
    connection: embedded.connection,
    url: embedded.url,
    folder,
    store,
    async close() {
      await store.close();
      await embedded.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Opened once for all figures that ask for it; closed by run.ts. */
export function sharedGround<T extends { close(): Promise<void> }>(
  open: (say: (line: string) => void) => Promise<T>,
) {
  let opened: Promise<T> | null = null;
  return {
    open: (say: (line: string) => void): Promise<T> => {
      opened ??= open(say);
      return opened;
    },
    async close(): Promise<void> {
      await (await opened)?.close();
      opened = null;
    },
  };
}

async function settlePeople({ roster }: PostgresStore): Promise<void> {
  await roster.addOrganisation({ id: ORG, name: '测速公司', zone: 'Asia/Shanghai', language: 'zh' });
  await roster.saveUnit(ORG, { id: 'house', title: '公司', parent: null, head: null });
  for (const [id, name] of PEOPLE) {
    const addresses = [{ channel: 'email', value: `${id}@bench.example.com`, verified: true }];
    await roster.savePerson({ id, org: ORG, name, unit: 'house', language: 'zh', addresses, user: null });
  }
  for (const { id, title, holder, deputy } of POSTS) {
    await roster.savePost(ORG, { id, title, unit: 'house' });
    await roster.saveHoldings(ORG, id, [
      { post: id, person: holder, capacity: 'holder', order: 0, on_duty: true },
      { post: id, person: deputy, capacity: 'deputy', order: 1, on_duty: true },
    ]);
  }
}

async function putIntoForce(store: PostgresStore, yaml: string): Promise<void> {
  const roster = rosterOf(await store.roster.roster(ORG));
  const { plan, findings } = readPlan(yaml, { roster });
  const errors = findings.filter(finding => finding.severity === 'error');
  if (!plan || errors.length > 0)
    throw new Error(`plan of the bench: ${errors.map(it => it.message.en).join(' ')}`);
  const now = Date.now();
  const draft = { org: ORG, plan: plan.plan, version: 1, title: plan.title, yaml, compiled: plan };
  await store.plans.saveDraft({ ...draft, source: null, saved: now, saved_by: 'bench' }, null);
  await store.plans.putIntoForce(ORG, plan.plan, 1, 1, 'bench', now);
}

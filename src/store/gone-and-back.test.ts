// The database stops, is killed, comes back, or its disk is full: callers get a fault that says so, what was acknowledged
// is there afterwards, and the store goes on by itself.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { StoreFault } from '#desk/store-fault.ts';
import { aNote, anAct, anOrg, nextAct } from './contract/examples.ts';
import { fault } from './contract/incidents.ts';
import { type Embedded, startEmbedded } from './embedded/supervisor.ts';
import { migrate } from './migrate.ts';
import { openPostgresStore, type PostgresStore } from './postgres-store.ts';

describe('a database that goes away', { timeout: 300_000 }, () => {
  let folder: string;
  let server: Embedded;
  let store: PostgresStore;
  before(async () => {
    folder = aFolder();
    server = await startEmbedded({ dataDir: folder });
    await migrate(server.connection);
    store = openPostgresStore({ connection: server.connection });
  });
  after(async () => {
    await store.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is reported while it is stopped, and used again when it is back', async () => {
    const org = anOrg();
    const act = anAct(org);
    await store.incidents.create(act);
    await server.stop();
    assert.equal(await store.healthy(), false);
    await assert.rejects(store.incidents.create(anAct(org)), fault('database-away'));
    await assert.rejects(
      store.incidents.updateDue(0, 1, () => null),
      fault('database-away'),
    );
    server = await startEmbedded({ dataDir: folder });
    await eventually(() => store.healthy());
    await store.incidents.create(anAct(org));
    assert.equal((await store.incidents.list(org, { limit: 9 })).total, 2);
  });

  it('loses nothing acknowledged and does nothing twice when it is killed again and again while we write', async () => {
    const org = anOrg();
    const act = anAct(org);
    await store.incidents.create(act);
    let acknowledged = 0;
    let kills = 0;
    const killer = setInterval(() => {
      const pid = server.pid();
      if (pid !== null && kills < 5) process.kill(pid, 'SIGKILL');
      if (pid !== null) kills++;
    }, 400);
    while (kills < 5 || acknowledged < 200) {
      const command = { id: `c${acknowledged}`, digest: 'd', answer: acknowledged };
      // The same command again until it is answered: a commit may have arrived whose answer was lost.
      await patiently(() =>
        store.incidents.update(org, act.incident, ({ state }) =>
          nextAct(org, state, { command, events: [aNote(command.id)] }),
        ),
      );
      acknowledged++;
    }
    clearInterval(killer);
    const events = await patiently(() => store.incidents.events(org, act.incident, 1, 1_000_000));
    const expected = Array.from({ length: acknowledged }, (_, i) => aNote(`c${i}`));
    assert.deepEqual(
      events.map(({ event }) => event),
      expected,
    );
  });
});

describe('a full disk', { timeout: 300_000 }, () => {
  it('is named, nothing is half written, and writing goes on when there is room', async context => {
    const folder = aFolder();
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=200m,mode=0755', 'tmpfs', folder]).status !== 0)
      return context.skip('needs the right to mount a small disk');
    const server = await startEmbedded({
      dataDir: folder,
      settings: { max_wal_size: '32MB', shared_buffers: '16MB' },
    });
    await migrate(server.connection);
    const store = openPostgresStore({ connection: server.connection });
    try {
      const ballast = fill(folder);
      const org = anOrg();
      const text = (): string => randomBytes(100_000).toString('base64'); // not to be compressed
      let written = 0;
      const thrown = await untilRefused(async () => {
        await store.incidents.create(anAct(org, { events: [aNote(text())] }));
        written++;
      });
      assert.ok(thrown instanceof StoreFault && thrown.retryable, String(thrown));
      rmSync(ballast);
      assert.equal((await patiently(() => store.incidents.list(org, { limit: 1 }))).total, written);
      await patiently(() => store.incidents.create(anAct(org, { events: [aNote(text())] })));
    } finally {
      await store.close();
      await server.stop();
      await eventually(async () => spawnSync('umount', [folder]).status === 0); // nothing uses it any more
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

function aFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'fengsui-away-'));
  chmodSync(folder, 0o755); // as root, PostgreSQL runs as another user
  return folder;
}

/** Leaves 8 MB; returns the file to remove. */
function fill(folder: string): string {
  const ballast = path.join(folder, 'ballast');
  const { bavail, bsize } = statfsSync(folder);
  writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - 8_000_000)));
  return ballast;
}

async function untilRefused(call: () => Promise<void>): Promise<unknown> {
  for (;;) {
    try {
      await call();
    } catch (thrown) {
      return thrown;
    }
  }
}

/** What any caller does with a retryable fault. */
async function patiently<T>(call: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await call();
    } catch (cause) {
      if (!(cause instanceof StoreFault && cause.retryable)) throw cause;
      await new Promise(resolve => setTimeout(resolve, 10));
    }
  }
}

async function eventually(isSo: () => Promise<boolean>): Promise<void> {
  for (const began = performance.now(); !(await isSo()); )
    assert.ok(performance.now() - began < 60_000, 'not within a minute');
}

// The PostgreSQL server that all test processes of this user share, as a process of its own: started by the first test
// that wants a database, gone some seconds after the last one ended. Usage: node postgres-server.ts LINK, where LINK is
// the symbolic link that will point to its socket's folder.
import { chmodSync, mkdtempSync, readlinkSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { startEmbedded } from '#store/embedded/supervisor.ts';
import { PRESENCE } from './postgres.ts';

const IDLE = 10; // seconds without any test process

const [, , link] = process.argv;
if (link === undefined) throw new Error('usage: postgres-server.ts LINK');

const folder = mkdtempSync(path.join(path.dirname(link), 'server-'));
chmodSync(folder, 0o711); // as root, PostgreSQL runs as another user
process.once('uncaughtException', cause => {
  console.error(cause);
  rmSync(folder, { recursive: true, force: true });
  process.exit(1);
});
// Tests that pull the plug run a server of their own; this one need not wait for the disk.
const quick = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' };
const server = await startEmbedded({ dataDir: folder, settings: quick });
const socket = server.admin.host ?? '';
symlinkSync(socket, `${folder}.link`);
renameSync(`${folder}.link`, link); // in one step; a server it pointed to before ends once its tests have

const watch = new pg.Client({ ...server.admin, application_name: 'fengsui-test-server' });
watch.on('error', () => process.exit(1));
await watch.connect();
for (let idle = 0; idle < IDLE; ) {
  await delay(1_000);
  // Every test process holds this lock shared. Whoever comes while we hold it alone waits, and starts another server.
  const { rows } = await watch.query<{ alone: boolean }>('select pg_try_advisory_lock($1) as alone', [
    PRESENCE,
  ]);
  idle = rows[0]?.alone ? idle + 1 : 0;
  if (idle > 0 && idle < IDLE) await watch.query('select pg_advisory_unlock($1)', [PRESENCE]);
}
if (readlinkSync(link) === socket) rmSync(link);
await server.stop();
rmSync(folder, { recursive: true, force: true });
process.exit(0);

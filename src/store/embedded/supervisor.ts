// Runs a real PostgreSQL in the data folder as a child process: makes the cluster on the first start, adopts a server that
// a killed fengsui left behind, restarts one that died, stops it when we end.
//
// Who owns the folder is a lock held by a connection to that very server: it cannot be stale, because it ends with the
// process that holds it, and PostgreSQL itself sees to it that a cluster has one server.
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import type { Connection } from '../database.ts';
import { type Binaries, findBinaries } from './binaries.ts';
import { type DataFolder, forgetSocket, makeCluster, prepareFolder } from './data-folder.ts';
import { EmbeddedFault } from './embedded-fault.ts';
import {
  askToStop,
  clearStaleLocks,
  isAlive,
  PORT,
  type Postmaster,
  runningPid,
  type Settings,
  startPostmaster,
} from './postmaster.ts';
import { reachableBinaries } from './reachable-binaries.ts';

export type EmbeddedOptions = {
  readonly dataDir: string;
  readonly settings?: Settings; // of PostgreSQL, over our own
  readonly log?: (event: EmbeddedEvent) => void;
};

export type EmbeddedEvent =
  | { readonly type: 'ready'; readonly pid: number | null; readonly adopted: boolean; readonly took: number }
  | { readonly type: 'lost' } // the server died; it is being started again
  | { readonly type: 'failed'; readonly cause: unknown }; // it could not be started again; another try follows

export type Embedded = {
  readonly connection: Connection; // an ordinary user who owns the database
  readonly admin: Connection; // the superuser
  readonly url: string;
  readonly adopted: boolean;
  pid(): number | null;
  /** Ends the server: open transactions are rolled back, everything committed is on disk. */
  stop(): Promise<void>;
};

const OWNER_LOCK = 823_001;
const START_LIMIT = 120_000; // recovery after a crash may take its time
const OTHER_OWNER_GRACE = 1_500; // a killed owner's connection is noticed within milliseconds

/** Throws EmbeddedFault. */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const began = performance.now();
  const folder = prepareFolder(options.dataDir);
  const binaries = reachableBinaries(await findBinaries(), folder.account);
  const admin: Connection = { host: folder.socket, port: PORT, user: 'postgres', database: 'postgres' };
  const connection: Connection = { host: folder.socket, port: PORT, user: 'fengsui', database: 'fengsui' };
  await makeCluster(folder, binaries);
  const server = supervise({ folder, binaries, admin, options });
  try {
    const { adopted } = await server.bringUp();
    await makeDatabase(admin);
    const report = { adopted, pid: runningPid(folder), took: Math.round(performance.now() - began) };
    options.log?.({ type: 'ready', ...report });
    const url = `postgresql://fengsui@localhost:${PORT}/fengsui?host=${encodeURIComponent(folder.socket)}`;
    return { connection, admin, url, adopted, pid: () => runningPid(folder), stop: server.stop };
  } catch (cause) {
    await server.leave();
    throw cause;
  }
}

type Parts = {
  readonly folder: DataFolder;
  readonly binaries: Binaries;
  readonly admin: Connection;
  readonly options: EmbeddedOptions;
};

type Server = {
  bringUp(): Promise<{ readonly adopted: boolean }>;
  stop(): Promise<void>;
  /** Lets go without stopping a server that another owns. */
  leave(): Promise<void>;
};

function supervise({ folder, binaries, admin, options }: Parts): Server {
  let owner: pg.Client | null = null;
  let stopping = false;
  let bringingBack: Promise<void> | null = null;

  async function bringUp(): Promise<{ adopted: boolean }> {
    const { client, adopted } = await connectOrStart(folder, binaries, admin, options.settings ?? {});
    await takeOwnership(client, options.dataDir);
    owner = client;
    // It only watches: alone it keeps no process alive. (The driver has unref, its types do not.)
    if ('unref' in client && typeof client.unref === 'function') client.unref();
    client.on('end', () => {
      owner = null;
      if (!stopping) bringingBack = bringBack();
    });
    return { adopted };
  }

  async function bringBack(): Promise<void> {
    options.log?.({ type: 'lost' });
    for (let wait = 50; !stopping; wait = Math.min(wait * 2, 5_000)) {
      try {
        const began = performance.now();
        const { adopted } = await bringUp();
        const took = Math.round(performance.now() - began);
        options.log?.({ type: 'ready', adopted, pid: runningPid(folder), took });
        return;
      } catch (cause) {
        options.log?.({ type: 'failed', cause });
        await delay(wait, undefined, { ref: false });
      }
    }
  }

  // process.exit without stop: the server still ends, by itself, cleanly.
  function onExit(): void {
    const pid = owner ? runningPid(folder) : null;
    if (pid !== null) askToStop(pid);
    forgetSocket(folder);
  }
  process.on('exit', onExit);

  async function leave(): Promise<void> {
    stopping = true;
    process.off('exit', onExit);
    await owner?.end().catch(() => {});
    owner = null;
    forgetSocket(folder);
  }

  async function stop(): Promise<void> {
    if (stopping) return;
    stopping = true;
    await bringingBack; // a server just being started again would be left behind
    const pid = owner ? runningPid(folder) : null;
    if (pid !== null) await stopServer(pid);
    await leave();
  }

  return { bringUp, stop, leave };
}

async function stopServer(pid: number): Promise<void> {
  askToStop(pid);
  for (const began = performance.now(); isAlive(pid); ) {
    if (performance.now() - began > 30_000) askToStop(pid, 'SIGQUIT');
    await delay(10);
  }
}

async function connectOrStart(
  folder: DataFolder,
  binaries: Binaries,
  admin: Connection,
  settings: Settings,
): Promise<{ readonly client: pg.Client; readonly adopted: boolean }> {
  const deadline = performance.now() + START_LIMIT;
  let started: Postmaster | null = null;
  for (;;) {
    const found = await tryConnect(admin);
    const ended = started?.ended() ?? null;
    if (found instanceof pg.Client) return { client: found, adopted: started === null || ended !== null };
    if (performance.now() > deadline) throw failed(folder, ended?.log ?? 'no answer within 120 s');
    if (ended) {
      if (!mayTryAgain(ended.log)) throw failed(folder, ended.log);
      clearStaleLocks(folder);
      await delay(50); // another process is starting it, or the last of a killed server is still going
      started = null;
    }
    if (found === 'absent') started ??= startPostmaster(folder, binaries, settings);
    await delay(10);
  }
}

const mayTryAgain = (log: string): boolean =>
  /lock file .* already exists|shared memory block|Address already in use/.test(log);

async function tryConnect(admin: Connection): Promise<pg.Client | 'absent' | 'starting'> {
  const client = new pg.Client({ ...admin, application_name: `fengsui-owner ${process.pid}` });
  client.on('error', () => {}); // 'end' follows and is what we watch
  try {
    await client.connect();
    return client;
  } catch (cause) {
    return cause instanceof pg.DatabaseError ? 'starting' : 'absent'; // 57P03 while it starts or stops
  }
}

async function takeOwnership(client: pg.Client, dataDir: string): Promise<void> {
  for (const began = performance.now(); ; ) {
    const { rows } = await client.query<{ got: boolean }>('select pg_try_advisory_lock($1) as got', [
      OWNER_LOCK,
    ]);
    if (rows[0]?.got) return;
    if (performance.now() - began > OTHER_OWNER_GRACE) break;
    await delay(20);
  }
  const other = await ownerOf(client);
  await client.end();
  throw new EmbeddedFault(
    'data-folder-in-use',
    `另一个正在运行的 fengsui（${other}）正在使用数据目录 ${dataDir}：请先停止它，或另选目录。 ` +
      `Another running fengsui (${other}) uses the data folder ${dataDir}: stop it first, or choose another folder.`,
  );
}

async function ownerOf(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    `select a.application_name as name from pg_locks l join pg_stat_activity a using (pid)
     where l.locktype = 'advisory' and l.objid = $1 and l.granted`,
    [OWNER_LOCK],
  );
  return rows[0]?.name.replace('fengsui-owner', 'pid') ?? 'pid unknown';
}

/** An ordinary user owns the database, so that no statement of ours can read files of the machine. */
async function makeDatabase(admin: Connection): Promise<void> {
  const client = new pg.Client(admin);
  client.on('error', () => {});
  await client.connect();
  try {
    const { rows } = await client.query(`select from pg_database where datname = 'fengsui'`);
    if (rows.length > 0) return;
    await client.query(
      `do $$ begin create role fengsui login; exception when duplicate_object then null; end $$`,
    );
    await client.query('create database fengsui owner fengsui');
  } finally {
    await client.end();
  }
}

function failed(folder: DataFolder, log: string): EmbeddedFault {
  return new EmbeddedFault(
    'postgres-failed',
    `内置数据库无法启动（日志：${folder.log}）。 The built-in database did not start (log: ${folder.log}): ${log.slice(-2_000).trim()}`,
  );
}

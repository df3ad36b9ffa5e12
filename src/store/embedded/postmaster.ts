// One PostgreSQL server process: starting it, finding out why it would not start, stopping it by its pid file. The
// process is its own session, so Ctrl-C on our terminal does not reach it and a killed fengsui leaves it serving.
import { spawnSync } from 'node:child_process';
import {
  closeSync,
  fchownSync,
  fstatSync,
  openSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import path from 'node:path';
import { spawnAs } from './account.ts';
import type { Binaries } from './binaries.ts';
import { type DataFolder, ENVIRONMENT } from './data-folder.ts';

export const PORT = 5432; // only a part of the socket's name

export type Settings = Readonly<Record<string, string>>;

/** Small machine, safe disk. A shared-memory folder may be tiny in containers, so no parallel queries. */
const SETTINGS: Settings = {
  fsync: 'on',
  synchronous_commit: 'on',
  max_connections: '60',
  shared_buffers: '128MB',
  max_wal_size: '1GB',
  wal_level: 'minimal',
  max_wal_senders: '0',
  wal_compression: 'on',
  checkpoint_completion_target: '0.9',
  max_parallel_workers_per_gather: '0',
  dynamic_shared_memory_type: process.platform === 'win32' ? 'windows' : 'mmap',
  jit: 'off',
  log_checkpoints: 'off',
  log_min_messages: 'warning',
  log_line_prefix: '%m [%p] ',
  timezone: 'UTC',
  log_timezone: 'UTC',
  idle_in_transaction_session_timeout: '5min',
  statement_timeout: '0', // set by each connection
};

export type Postmaster = {
  readonly pid: number;
  /** Null while it runs. */
  readonly ended: () => { readonly log: string } | null;
};

export function startPostmaster(folder: DataFolder, { postgres }: Binaries, settings: Settings): Postmaster {
  turnLog(folder.log);
  const log = openSync(folder.log, 'a', 0o600);
  if (folder.account) fchownSync(log, folder.account.uid, folder.account.gid);
  const from = fstatSync(log).size;
  const options = {
    ...SETTINGS,
    ...settings,
    listen_addresses: '',
    unix_socket_directories: `"${folder.socket}"`,
    unix_socket_permissions: '0700',
  };
  const child = spawnAs(
    folder.account,
    postgres,
    [
      '-D',
      folder.cluster,
      '-p',
      String(PORT),
      ...Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    [folder.root],
    { env: ENVIRONMENT, detached: true, stdio: ['ignore', log, log] },
  );
  closeSync(log);
  let ended: string | null = null;
  child.on('exit', () => {
    ended = readFileSync(folder.log).subarray(from).toString();
  });
  child.on('error', cause => {
    ended = String(cause);
  });
  child.unref();
  return { pid: child.pid ?? -1, ended: () => (ended === null ? null : { log: ended }) };
}

/** The pid in the cluster's pid file when that process is PostgreSQL on this cluster; null when none runs. */
export function runningPid({ cluster }: DataFolder): number | null {
  const pid = pidIn(path.join(cluster, 'postmaster.pid'));
  return pid !== null && isAlive(pid) && isPostmasterOf(pid, cluster) ? pid : null;
}

/**
 * Removes lock files that name a process which is not PostgreSQL on this cluster: after a power cut or in a new
 * container the number may belong to another program, and PostgreSQL would believe it. True when any was removed.
 */
export function clearStaleLocks(folder: DataFolder): boolean {
  const locks = [
    path.join(folder.cluster, 'postmaster.pid'),
    path.join(folder.socket, `.s.PGSQL.${PORT}.lock`),
  ];
  const stale = locks.filter(lock => {
    const pid = pidIn(lock);
    return pid !== null && !(isAlive(pid) && isPostmasterOf(pid, folder.cluster));
  });
  for (const lock of stale) rmSync(lock, { force: true });
  return stale.length > 0;
}

/** SIGINT is PostgreSQL's fast shutdown: open transactions are rolled back, everything is on disk. */
export function askToStop(pid: number, signal: 'SIGINT' | 'SIGQUIT' = 'SIGINT'): void {
  try {
    process.kill(pid, signal);
  } catch {
    // gone already
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (cause) {
    return cause instanceof Error && 'code' in cause && cause.code === 'EPERM';
  }
}

function isZombie(pid: number): boolean {
  try {
    return /\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false; // no /proc here
  }
}

/** PostgreSQL's working directory is its cluster; where that cannot be seen, its command line names it. */
function isPostmasterOf(pid: number, cluster: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === cluster;
  } catch {
    const { stdout } = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
    return (stdout ?? '').includes(cluster);
  }
}

function pidIn(file: string): number | null {
  try {
    const pid = Number.parseInt(readFileSync(file, 'utf8'), 10);
    return pid > 0 ? pid : null;
  } catch {
    return null;
  }
}

/** Keeps one former log of 10 MB. */
function turnLog(log: string): void {
  if ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) > 10_000_000) renameSync(log, `${log}.1`);
}

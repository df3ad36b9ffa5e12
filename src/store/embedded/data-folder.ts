// The folders of the embedded database inside the data folder: `postgres/cluster` (its files), `postgres/run` (its
// socket), `postgres/postgres.log`. A cluster is made under another name and then renamed, so a kill in the middle leaves
// none that is half made.
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Account, accountFor, checkReachable, spawnAs } from './account.ts';
import type { Binaries } from './binaries.ts';
import { EmbeddedFault } from './embedded-fault.ts';

export type DataFolder = {
  readonly root: string; // <data folder>/postgres
  readonly cluster: string;
  readonly log: string;
  readonly socket: string; // folder of the socket, short enough for one
  readonly account: Account;
};

const LONGEST_SOCKET_FOLDER = 85; // the kernel's limit is 104–108 bytes with "/.s.PGSQL.5432.lock" behind it

export function prepareFolder(dataDir: string): DataFolder {
  const root = path.join(path.resolve(dataDir), 'postgres');
  const cluster = path.join(root, 'cluster');
  const run = path.join(root, 'run');
  const account = accountFor(cluster);
  try {
    mkdirSync(path.dirname(root), { recursive: true });
    checkReachable(path.dirname(root), account, 'data-folder-not-reachable');
    for (const folder of [root, run]) {
      mkdirSync(folder, { mode: 0o700, recursive: true });
      if (account) chownSync(folder, account.uid, account.gid);
    }
    readdirSync(root);
  } catch (cause) {
    throw cause instanceof EmbeddedFault ? cause : notYours(root, cause);
  }
  checkOwner(root, account);
  return { root, cluster, log: path.join(root, 'postgres.log'), socket: shortened(run, account), account };
}

export async function makeCluster(
  { root, cluster, account }: DataFolder,
  { initdb }: Binaries,
): Promise<void> {
  if (existsSync(path.join(cluster, 'PG_VERSION'))) return;
  for (const name of readdirSync(root))
    if (isAbandoned(root, name)) rmSync(path.join(root, name), { recursive: true, force: true });
  const fresh = mkdtempSync(path.join(root, 'new-'));
  if (account) chownSync(fresh, account.uid, account.gid);
  const { status, output } = await runProgram(initdb, initdbArguments(fresh), account, root);
  if (status !== 0) {
    rmSync(fresh, { recursive: true, force: true });
    throw new EmbeddedFault(
      'postgres-failed',
      `无法建立数据库。 The database could not be made: ${output.trim()}`,
    );
  }
  try {
    renameSync(fresh, cluster);
  } catch (cause) {
    rmSync(fresh, { recursive: true, force: true });
    if (!existsSync(path.join(cluster, 'PG_VERSION'))) throw cause; // else another process was first
  }
}

/** The built-in locale provider sorts and folds alike on every machine. Only our own user reaches the socket: no password. */
function initdbArguments(folder: string): readonly string[] {
  const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--encoding=UTF8'];
  return ['-D', folder, '-U', 'postgres', '--auth=trust', ...locale, '--no-instructions'];
}

/** A half-made cluster of a process that was killed; one still being made is younger. */
function isAbandoned(root: string, name: string): boolean {
  const made = statSync(path.join(root, name), { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
  return name.startsWith('new-') && Date.now() - made > 10 * 60_000;
}

/** A link of this process's own in the temporary folder when the path is too long for a socket. */
function shortened(run: string, account: Account): string {
  if (Buffer.byteLength(run) <= LONGEST_SOCKET_FOLDER) return run;
  const own = mkdtempSync(path.join(tmpdir(), 'fs-'));
  if (account) chownSync(own, account.uid, account.gid);
  const link = path.join(own, 'run');
  symlinkSync(run, link);
  return link;
}

/** Removes what `shortened` made. */
export function forgetSocket({ root, socket }: DataFolder): void {
  if (!socket.startsWith(root)) rmSync(path.dirname(socket), { recursive: true, force: true });
}

function checkOwner(root: string, account: Account): void {
  const uid = account?.uid ?? process.getuid?.();
  if (uid !== undefined && statSync(root).uid !== uid) throw notYours(root);
}

function notYours(root: string, cause?: unknown): EmbeddedFault {
  return new EmbeddedFault(
    'data-folder-not-yours',
    `无法使用数据目录 ${root}（属于其他用户或不可写）：请以该用户启动，或更改目录的所有者。 ` +
      `The data folder ${root} cannot be used (another user's, or not writable): start as that user, or change its owner.`,
    cause,
  );
}

async function runProgram(
  program: string,
  args: readonly string[],
  account: Account,
  root: string,
): Promise<{ readonly status: number | null; readonly output: string }> {
  const { promise, resolve, reject } = Promise.withResolvers<{ status: number | null; output: string }>();
  const child = spawnAs(account, program, args, [root], {
    env: ENVIRONMENT,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let output = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  child.on('error', reject);
  child.on('close', status => resolve({ status, output }));
  return await promise;
}

/** Messages in English, so that ours can be made from them; nothing else of our environment. */
export const ENVIRONMENT = { PATH: process.env.PATH ?? '', LC_ALL: 'C', TZ: 'UTC' };

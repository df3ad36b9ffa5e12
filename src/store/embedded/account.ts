// The user PostgreSQL runs as. It refuses to run as root, so root hands it to an unprivileged user, who must be able to
// reach the data folder and the programs. Where a folder on the way is root's alone (/root), setpriv lets that one process
// pass folders, and nothing else.
import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from 'node:child_process';
import { type Stats, statSync } from 'node:fs';
import path from 'node:path';
import { EmbeddedFault } from './embedded-fault.ts';

/** Null: as ourselves. */
export type Account = { readonly uid: number; readonly gid: number } | null;

const NOBODY = { uid: 65_534, gid: 65_534 };

/** As root: whoever owns the cluster already, else nobody. `cluster` is a folder that may not exist yet. */
export function accountFor(cluster: string): Account {
  if (process.getuid?.() !== 0) return null;
  const owner = statSync(cluster, { throwIfNoEntry: false });
  return owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : NOBODY;
}

/** Throws EmbeddedFault `code` naming the first folder on the way to `target` that the account cannot pass. */
export function checkReachable(
  target: string,
  account: Account,
  code: 'data-folder-not-reachable' | 'postgres-not-reachable',
): void {
  const wall = wallTo(target, account);
  if (wall === undefined || !account || passageOpens(target, account)) return;
  throw new EmbeddedFault(
    code,
    `以 root 启动时数据库以用户 ${account.uid} 运行，但该用户无法进入 ${wall}：请改用其他位置（如 /var/lib/fengsui），` +
      `或执行 chmod o+x ${wall}。 Started as root, the database runs as user ${account.uid}, who cannot enter ${wall}: ` +
      `use another place (such as /var/lib/fengsui), or run chmod o+x ${wall}.`,
  );
}

/** Can the account get there by itself? */
export function isReachable(target: string, account: Account): boolean {
  return wallTo(target, account) === undefined;
}

/** Starts a program that the account can reach; `reach` are the folders it works in. */
export function spawnAs(
  account: Account,
  program: string,
  args: readonly string[],
  reach: readonly string[],
  options: SpawnOptions,
): ChildProcess {
  if (!account || reach.every(folder => isReachable(folder, account)))
    return spawn(program, args, { ...options, ...account });
  return spawn('setpriv', [...passage(account), program, ...args], options);
}

/** CAP_DAC_READ_SEARCH passes folders and reads; it writes nothing that is not the account's own. */
function passage({ uid, gid }: { readonly uid: number; readonly gid: number }): readonly string[] {
  const capability = '+dac_read_search';
  return [
    `--reuid=${uid}`,
    `--regid=${gid}`,
    '--clear-groups',
    `--inh-caps=${capability}`,
    `--ambient-caps=${capability}`,
  ];
}

/** Tried by looking, as access(2) forgets capabilities. False where setpriv is not there, or this root may not give the capability (some containers). */
function passageOpens(target: string, account: { readonly uid: number; readonly gid: number }): boolean {
  return (
    spawnSync('setpriv', [...passage(account), 'ls', '-d', `${target}/.`], { stdio: 'ignore' }).status === 0
  );
}

/** The first folder on the way that the account cannot pass by itself. */
function wallTo(target: string, account: Account): string | undefined {
  return account ? foldersTo(target).find(folder => !mayPass(statSync(folder), account)) : undefined;
}

function foldersTo(target: string): readonly string[] {
  const parent = path.dirname(target);
  return parent === target ? [target] : [...foldersTo(parent), target];
}

function mayPass(folder: Stats, { uid, gid }: { readonly uid: number; readonly gid: number }): boolean {
  const bit = folder.uid === uid ? 0o100 : folder.gid === gid ? 0o010 : 0o001;
  return (folder.mode & bit) !== 0;
}

// The user PostgreSQL runs as. It refuses to run as root, so root hands it to an unprivileged user, who must be able to
// reach the data folder and the programs.
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
  if (!account) return;
  const wall = foldersTo(target).find(folder => !mayPass(statSync(folder), account));
  if (wall === undefined) return;
  throw new EmbeddedFault(
    code,
    `以 root 启动时数据库以用户 ${account.uid} 运行，但该用户无法进入 ${wall}：请改用其他位置（如 /var/lib/fengsui），` +
      `或执行 chmod o+x ${wall}。 Started as root, the database runs as user ${account.uid}, who cannot enter ${wall}: ` +
      `use another place (such as /var/lib/fengsui), or run chmod o+x ${wall}.`,
  );
}

function foldersTo(target: string): readonly string[] {
  const parent = path.dirname(target);
  return parent === target ? [target] : [...foldersTo(parent), target];
}

function mayPass(folder: Stats, { uid, gid }: { readonly uid: number; readonly gid: number }): boolean {
  const bit = folder.uid === uid ? 0o100 : folder.gid === gid ? 0o010 : 0o001;
  return (folder.mode & bit) !== 0;
}

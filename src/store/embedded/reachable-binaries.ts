// PostgreSQL's programs where the unprivileged user can reach them. In a checkout that is root's alone (/root/fengsui)
// they cannot be run by anybody else, so root keeps one copy of them in a cache of the system, for each version.
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import path from 'node:path';
import { type Account, checkReachable, isReachable } from './account.ts';
import type { Binaries } from './binaries.ts';

const CACHE = '/var/cache/fengsui';

/** Throws EmbeddedFault 'postgres-not-reachable' where no copy can be kept either. */
export function reachableBinaries(binaries: Binaries, account: Account, cache = CACHE): Binaries {
  if (isReachable(binaries.folder, account)) return binaries;
  const folder = path.join(cache, `postgres-${versionOf(binaries.folder)}`);
  try {
    copyOnce(binaries.folder, folder);
  } catch {
    checkReachable(binaries.folder, account, 'postgres-not-reachable');
  }
  checkReachable(folder, account, 'postgres-not-reachable');
  const moved = (program: string) => path.join(folder, path.relative(binaries.folder, program));
  return { folder, postgres: moved(binaries.postgres), initdb: moved(binaries.initdb) };
}

/** Made under another name and renamed, so that a copy is whole or not there. */
function copyOnce(from: string, to: string): void {
  if (existsSync(to)) return;
  const cache = path.dirname(to);
  mkdirSync(cache, { recursive: true, mode: 0o755 });
  if (statSync(cache).uid !== process.getuid?.()) throw new Error(`${cache} is another user's`);
  const fresh = mkdtempSync(path.join(cache, 'new-'));
  try {
    cpSync(from, fresh, { recursive: true, verbatimSymlinks: true });
    chmodSync(fresh, 0o755);
    renameSync(fresh, to);
  } catch (cause) {
    rmSync(fresh, { recursive: true, force: true });
    if (!existsSync(to)) throw cause; // else another process was first
  }
}

function versionOf(folder: string): string {
  const { version } = JSON.parse(readFileSync(path.join(path.dirname(folder), 'package.json'), 'utf8')) as {
    readonly version: string;
  };
  return `${version}-${process.platform}-${process.arch}`;
}

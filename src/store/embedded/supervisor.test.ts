// The embedded server under everything that can happen to it and to us: fresh and again, our process or the server killed,
// two starts at once, stale locks, a path too long for a socket, as root and as an ordinary user.
import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { z } from 'zod';
import { checkReachable, isReachable } from './account.ts';
import { findBinaries } from './binaries.ts';
import { EmbeddedFault } from './embedded-fault.ts';
import { isAlive } from './postmaster.ts';
import { reachableBinaries } from './reachable-binaries.ts';

const FIXTURE = fileURLToPath(new URL('./supervisor.fixture.ts', import.meta.url));
const NOBODY = 65_534;
const ROOT_ONLY = 'needs root';
/** A checkout below /root: no ordinary user can start our programs there. */
const othersMayEnter = isReachable(process.execPath, { uid: 1234, gid: 1234 });
const hasSetpriv = spawnSync('setpriv', ['--version'], { stdio: 'ignore' }).status === 0;
const asRoot = process.getuid?.() === 0;

const Line = z.object({
  type: z.string(),
  pid: z.number().nullish(),
  adopted: z.boolean().optional(),
  code: z.string().optional(),
  message: z.string().optional(),
  connection: z
    .object({ host: z.string(), port: z.number(), user: z.string(), database: z.string() })
    .optional(),
  url: z.string().optional(),
});
type Line = z.infer<typeof Line>;

describe('embedded PostgreSQL', { timeout: 300_000 }, () => {
  const folders: string[] = [];
  const servers = new Set<number>();
  after(async () => {
    for (const pid of servers) {
      if (isAlive(pid)) process.kill(pid, 'SIGQUIT');
      await gone(pid);
    }
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });

  function aFolder(name = 'data'): string {
    const parent = mkdtempSync(path.join(tmpdir(), 'fengsui-embedded-'));
    chmodSync(parent, 0o755);
    folders.push(parent);
    return path.join(parent, name);
  }

  /** Starts a process of ours on the folder and waits until its server is up. */
  async function up(folder: string, uid?: number): Promise<Running> {
    const running = start(folder, uid);
    const line = await running.next('up', 'fault');
    assert.equal(line.type, 'up', line.message ?? '');
    const pid = line.pid ?? assert.fail('no pid');
    servers.add(pid);
    return { ...running, line, pid };
  }

  it('starts fresh, keeps what was committed, ends with us and starts again', async () => {
    const folder = aFolder();
    const first = await up(folder);
    assert.equal(first.line.adopted, false);
    await sql(first, 'create table kept (n int); insert into kept values (1)');
    await tell(first, 'stop');
    assert.equal(isAlive(first.pid), false);
    const second = await up(folder);
    assert.equal(second.line.adopted, false);
    assert.deepEqual(await sql(second, 'select n from kept'), [{ n: 1 }]);
    await tell(second, 'stop');
    assert.deepEqual(readdirSync(path.join(folder, 'postgres')).sort(), ['cluster', 'postgres.log', 'run']);
  });

  it('connects as an ordinary user who cannot read files of the machine', async () => {
    const server = await up(aFolder());
    await assert.rejects(sql(server, `select pg_read_file('/etc/passwd')`), /permission denied/);
    const { rows } = await query({ connectionString: server.line.url }, 'select current_user as name');
    assert.deepEqual(rows, [{ name: 'fengsui' }]);
    await tell(server, 'stop');
  });

  it('leaves no server behind when our process exits without stopping it', async () => {
    const server = await up(aFolder());
    await tell(server, 'exit');
    await gone(server.pid);
  });

  it('is adopted after our process was killed, nothing lost', async () => {
    const folder = aFolder();
    const first = await up(folder);
    await sql(first, 'create table kept (n int); insert into kept values (1)');
    await kill(first);
    assert.equal(isAlive(first.pid), true);
    const second = await up(folder);
    assert.deepEqual([second.line.adopted, second.pid], [true, first.pid]);
    assert.deepEqual(await sql(second, 'select n from kept'), [{ n: 1 }]);
    await tell(second, 'stop');
    await gone(first.pid);
  });

  it('is started again when the server was killed, without repair', async () => {
    const server = await up(aFolder());
    await sql(server, 'create table kept (n int); insert into kept values (1)');
    process.kill(server.pid, 'SIGKILL');
    await server.next('lost');
    const again = await server.next('ready');
    assert.notEqual(again.pid, server.pid);
    servers.add(again.pid ?? assert.fail());
    assert.deepEqual(await sql(server, 'select n from kept'), [{ n: 1 }]);
    await tell(server, 'stop');
  });

  it('leaves no server behind when it is stopped while a killed one is just being started again', async () => {
    const folder = aFolder();
    const first = await up(folder);
    process.kill(first.pid, 'SIGKILL');
    await first.next('lost');
    await tell(first, 'stop');
    const second = await up(folder);
    assert.equal(second.line.adopted, false);
    await tell(second, 'stop');
  });

  it('starts after both were killed', async () => {
    const folder = aFolder();
    const first = await up(folder);
    await sql(first, 'create table kept (n int); insert into kept values (1)');
    first.child.kill('SIGKILL');
    process.kill(first.pid, 'SIGKILL');
    const second = await up(folder);
    assert.deepEqual(await sql(second, 'select n from kept'), [{ n: 1 }]);
    await tell(second, 'stop');
  });

  it('is refused to a second process while the first lives, and the first goes on', async () => {
    const folder = aFolder();
    const first = await up(folder);
    const second = start(folder);
    const { code, message } = await second.next('fault');
    assert.equal(code, 'data-folder-in-use');
    assert.match(message ?? '', new RegExp(`pid ${first.child.pid}`));
    assert.deepEqual(await sql(first, 'select 1 as n'), [{ n: 1 }]);
    await tell(first, 'stop');
  });

  it('goes to one of two that start at once on a fresh folder', async () => {
    const folder = aFolder();
    const both = [start(folder), start(folder)];
    const lines = await Promise.all(both.map(running => running.next('up', 'fault')));
    assert.deepEqual(lines.map(line => line.code ?? line.type).sort(), ['data-folder-in-use', 'up']);
    const winner = both[lines.findIndex(line => line.type === 'up')] ?? assert.fail();
    servers.add(lines.find(line => line.type === 'up')?.pid ?? assert.fail());
    await tell(winner, 'stop');
  });

  it('clears a lock whose number belongs to another program now', async () => {
    const folder = aFolder();
    const first = await up(folder);
    await tell(first, 'stop');
    const lock = path.join(folder, 'postgres', 'cluster', 'postmaster.pid');
    writeFileSync(lock, `${process.pid}\n${path.dirname(lock)}\n1790000000\n5432\n/nowhere\n`);
    if (asRoot) chownSync(lock, NOBODY, NOBODY);
    const second = await up(folder);
    assert.deepEqual(await sql(second, 'select 1 as n'), [{ n: 1 }]);
    await tell(second, 'stop');
  });

  it('begins anew when the making of the cluster was interrupted', async () => {
    const folder = aFolder();
    const first = start(folder);
    await waitFor(() => existsSync(path.join(folder, 'postgres')));
    first.child.kill('SIGKILL');
    await once(first.child, 'exit');
    const second = await up(folder);
    assert.deepEqual(await sql(second, 'select 1 as n'), [{ n: 1 }]);
    await tell(second, 'stop');
  });

  it('works in a folder whose path is too long for a socket, and is adopted there', async () => {
    const folder = path.join(aFolder('很长的目录名'.repeat(5)), 'x'.repeat(60));
    const first = await up(folder);
    await sql(first, 'create table kept (n int)');
    await kill(first);
    const second = await up(folder);
    assert.equal(second.line.adopted, true);
    assert.deepEqual(await sql(second, 'select n from kept'), []);
    await tell(second, 'stop');
  });

  it('runs as an unprivileged user when we are root, without giving the data to others', {
    skip: !asRoot && ROOT_ONLY,
  }, async () => {
    const folder = aFolder();
    const server = await up(folder);
    const { uid, mode } = statSync(path.join(folder, 'postgres'));
    assert.deepEqual([uid, mode & 0o077], [NOBODY, 0]);
    await tell(server, 'stop');
  });

  it('runs for an ordinary user too, and for root on that user’s folder', {
    skip: !asRoot ? ROOT_ONLY : !othersMayEnter && 'no ordinary user may enter this checkout',
  }, async () => {
    const folder = aFolder();
    mkdirSync(folder);
    chownSync(folder, 1234, 1234);
    const first = start(folder, NOBODY);
    assert.equal((await first.next('up', 'fault')).code, 'data-folder-not-yours');
    chownSync(folder, NOBODY, NOBODY);
    const second = await up(folder, NOBODY);
    await sql(second, 'create table kept (n int)');
    await tell(second, 'stop');
    const third = await up(folder);
    assert.deepEqual(await sql(third, 'select n from kept'), []);
    await tell(third, 'stop');
  });

  it('passes a folder that is for root alone, such as /root, where setpriv can open it', {
    skip: !asRoot ? ROOT_ONLY : !hasSetpriv && 'needs setpriv',
  }, async () => {
    const closed = aFolder('closed');
    mkdirSync(closed, { mode: 0o700 });
    const first = await up(path.join(closed, 'data'));
    await sql(first, 'create table kept (n int)');
    await tell(first, 'stop');
  });

  it('keeps a copy of the programs where a checkout is for root alone', {
    skip: !asRoot && ROOT_ONLY,
  }, async () => {
    const found = await findBinaries();
    const closed = mkdtempSync(path.join(tmpdir(), 'fengsui-closed-'));
    const cache = mkdtempSync(path.join(tmpdir(), 'fengsui-cache-'));
    folders.push(closed, cache);
    chmodSync(cache, 0o755);
    cpSync(path.dirname(found.folder), path.join(closed, 'package'), {
      recursive: true,
      verbatimSymlinks: true,
    });
    const folder = path.join(closed, 'package', path.basename(found.folder));
    const at = (program: string) => path.join(folder, path.relative(found.folder, program));
    const walled = { folder, postgres: at(found.postgres), initdb: at(found.initdb) };
    const account = { uid: NOBODY, gid: NOBODY };
    assert.deepEqual(reachableBinaries(found, null, cache), found);
    const copy = reachableBinaries(walled, account, cache);
    assert.ok(copy.postgres.startsWith(cache));
    const { status } = spawnSync(copy.initdb, ['--version'], { uid: NOBODY, gid: NOBODY });
    assert.equal(status, 0);
    assert.deepEqual(reachableBinaries(walled, account, cache), copy, 'once');
  });

  it('says which folder the unprivileged user cannot enter where it cannot', () => {
    const closed = mkdtempSync(path.join(tmpdir(), 'fengsui-closed-'));
    folders.push(closed);
    const account = { uid: 4_242, gid: 4_242 };
    const found = process.env.PATH;
    process.env.PATH = '/nowhere';
    try {
      for (const code of ['data-folder-not-reachable', 'postgres-not-reachable'] as const)
        assert.throws(
          () => checkReachable(closed, account, code),
          thrown =>
            thrown instanceof EmbeddedFault && thrown.code === code && thrown.message.includes(closed),
        );
      checkReachable(tmpdir(), account, 'data-folder-not-reachable');
    } finally {
      process.env.PATH = found;
    }
  });
});

type Started = { readonly child: ChildProcess; next(...types: readonly string[]): Promise<Line> };
type Running = Started & { readonly line: Line; readonly pid: number };

function start(folder: string, uid?: number): Started {
  const child = spawn(process.execPath, [FIXTURE, folder], {
    stdio: ['pipe', 'pipe', 'inherit'],
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    child,
    async next(...types) {
      for (;;) {
        const { value, done } = await lines.next();
        if (done) throw new Error(`ended without ${types.join(' or ')}`);
        const line = Line.parse(JSON.parse(String(value)));
        if (types.includes(line.type)) return line;
      }
    },
  };
}

async function tell({ child }: Started, word: 'stop' | 'exit'): Promise<void> {
  child.stdin?.write(`${word}\n`);
  if (child.exitCode === null) await once(child, 'exit');
  assert.equal(child.exitCode, 0);
}

async function kill({ child }: Started): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

async function sql(running: Running, text: string): Promise<readonly object[]> {
  return (await query(running.line.connection ?? {}, text)).rows;
}

async function query(
  connection: pg.ClientConfig,
  text: string,
): Promise<{ readonly rows: readonly object[] }> {
  const client = new pg.Client(connection);
  client.on('error', () => {});
  await client.connect();
  try {
    return await client.query(text);
  } finally {
    await client.end();
  }
}

const gone = (pid: number): Promise<void> => waitFor(() => !isAlive(pid));

async function waitFor(isSo: () => boolean): Promise<void> {
  for (const began = performance.now(); !isSo(); ) {
    assert.ok(performance.now() - began < 60_000, 'not within a minute');
    await new Promise(resolve => setTimeout(resolve, 5));
  }
}

// A fresh, migrated database for a test, on real PostgreSQL. All test processes share one server (postgres-server.ts);
// a database is a copy of a template that was migrated once, so it costs some 130 ms.
import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readlinkSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import type { Connection } from '#store/database.ts';
import { migrate, migrations } from '#store/migrate.ts';

/** Advisory lock that says "a test process is here". */
export const PRESENCE = 823_002;
const TEMPLATE_LOCK = 823_003;
const START_LIMIT = 120_000;

export type TestDatabase = {
  readonly connection: Connection; // superuser: a test may end the sessions of others
  readonly url: string;
  drop(): Promise<void>;
};

/** Call `drop` when done; what a crashed test leaves goes away with the server. */
export async function testDatabase(): Promise<TestDatabase> {
  const { admin, here } = await server();
  return await copyOf(await readyTemplate(admin, here));
}

/** A database with nothing in it, not migrated. */
export async function emptyTestDatabase(): Promise<TestDatabase> {
  return await copyOf('template0');
}

async function copyOf(template: string): Promise<TestDatabase> {
  const { admin, here } = await server();
  const name = `test_${process.pid}_${randomBytes(4).toString('hex')}`;
  await ask(here, `create database ${name} template ${template}`);
  return {
    connection: { ...admin, database: name },
    url: `postgresql://${admin.user}@localhost/${name}?host=${encodeURIComponent(admin.host ?? '')}`,
    async drop() {
      await ask(here, `drop database if exists ${name} with (force)`);
    },
  };
}

type Server = { readonly admin: Connection; readonly here: pg.Client };

const ADMIN = { port: 5432, user: 'postgres', database: 'postgres', application_name: `test ${process.pid}` };

let shared: Promise<Server> | null = null;

function server(): Promise<Server> {
  shared ??= join();
  return shared;
}

/** Connects to the shared server, starting it when there is none; the connection it returns is our presence there. */
async function join(): Promise<Server> {
  const folder = path.join(tmpdir(), `fengsui-test-${userInfo().username}-${checkoutId()}`);
  mkdirSync(folder, { recursive: true, mode: 0o711 });
  const link = path.join(folder, 'current');
  const deadline = performance.now() + START_LIMIT;
  let asked = Number.NEGATIVE_INFINITY;
  for (;;) {
    // Where the link leads now, for good: it may lead to another server later.
    const admin: Connection = { ...ADMIN, host: targetOf(link) };
    const here = await present(admin);
    if (here) return { admin, here };
    if (performance.now() > deadline) throw new Error(`No test database server: see ${link}.log`);
    if (performance.now() - asked > 30_000) {
      asked = performance.now();
      start(link);
    }
    await delay(50);
  }
}

function targetOf(link: string): string {
  try {
    return readlinkSync(link);
  } catch {
    return link; // nobody has published a server yet
  }
}

async function present(admin: Connection): Promise<pg.Client | null> {
  const here = new pg.Client(admin);
  here.on('error', () => {});
  try {
    await here.connect();
    await here.query('select pg_advisory_lock_shared($1)', [PRESENCE]);
    hold(here, false);
    return here;
  } catch {
    return null; // not there, starting, or just stopping
  }
}

/** Between its questions this connection keeps no test process alive. */
async function ask(here: pg.Client, text: string, values: unknown[] = []): Promise<number> {
  hold(here, true);
  asking++;
  try {
    return (await here.query(text, values)).rows.length;
  } finally {
    asking--;
    if (asking === 0) hold(here, false);
  }
}

let asking = 0;

/** The driver has ref and unref, its types do not. */
function hold(here: pg.Client & { ref?(): void; unref?(): void }, held: boolean): void {
  if (held) here.ref?.();
  else here.unref?.();
}

function start(link: string): void {
  const script = fileURLToPath(new URL('./postgres-server.ts', import.meta.url));
  const log = openSync(`${link}.log`, 'a');
  spawn(process.execPath, [script, link], { detached: true, stdio: ['ignore', log, log] }).unref();
  closeSync(log);
}

/** Two checkouts on one machine have servers of their own. */
function checkoutId(): string {
  return createHash('sha256')
    .update(import.meta.url)
    .digest('hex')
    .slice(0, 8);
}

let template: Promise<string> | null = null;

function readyTemplate(admin: Connection, here: pg.Client): Promise<string> {
  template ??= makeTemplate(admin, here);
  return template;
}

/** One template for each state of the migrations, made by whoever comes first. */
async function makeTemplate(admin: Connection, here: pg.Client): Promise<string> {
  const all = await migrations();
  const name = `template_${createHash('sha256')
    .update(all.map(({ checksum }) => checksum).join())
    .digest('hex')
    .slice(0, 16)}`;
  await ask(here, 'select pg_advisory_lock($1)', [TEMPLATE_LOCK]);
  try {
    if ((await ask(here, 'select from pg_database where datname = $1', [name])) > 0) return name;
    await ask(here, `drop database if exists ${name}_new with (force)`);
    await ask(here, `create database ${name}_new template template0`);
    await migrate({ ...admin, database: `${name}_new` });
    await ask(here, `alter database ${name}_new rename to ${name}`);
    return name;
  } finally {
    await ask(here, 'select pg_advisory_unlock($1)', [TEMPLATE_LOCK]);
  }
}

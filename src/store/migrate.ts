// Brings a database to the shape this program needs: numbered files, forward only, each once, under an advisory lock so
// that two servers may start at the same time. Refuses a database that a newer program has migrated, or changed files.
import { createHash, randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import pg from 'pg';
import { StoreFault } from '#desk/store-fault.ts';
import { type Connection, clientConfig } from './database.ts';
import { faultOf } from './fault-of.ts';

export type Migration = { readonly name: string; readonly sql: string; readonly checksum: string };

export type MigrationFaultCode = 'database-newer' | 'migration-changed' | 'postgres-too-old';

/** The database cannot be used by this program; the message says what to do, in both languages. */
export class MigrationFault extends Error {
  readonly code: MigrationFaultCode;
  constructor(code: MigrationFaultCode, message: string) {
    super(message);
    this.name = 'MigrationFault';
    this.code = code;
  }
}

const FOLDER = new URL('./migrations/', import.meta.url);
const LOCK = 7_305_911_462; // any number nobody else in this database uses

/** The migrations of this program in order: "0001-organisations" … */
export async function migrations(): Promise<readonly Migration[]> {
  const files = (await readdir(FOLDER)).filter(file => /^\d{4}-[a-z0-9-]+\.sql$/.test(file)).sort();
  return await Promise.all(
    files.map(async file => {
      const sql = (await readFile(new URL(file, FOLDER), 'utf8')).replaceAll('\r\n', '\n');
      const checksum = createHash('sha256').update(sql).digest('hex');
      return { name: file.slice(0, -'.sql'.length), sql, checksum };
    }),
  );
}

export type MigrateOptions = {
  /** Stop after these names; for restoring a backup made by an older program. */
  readonly only?: readonly string[];
  readonly progress?: (name: string) => void;
};

/** Applies what is missing and returns its names. Throws MigrationFault or StoreFault; a migration that fails leaves nothing. */
export async function migrate(
  connection: Connection,
  options: MigrateOptions = {},
): Promise<readonly string[]> {
  const known = await migrations();
  const client = new pg.Client(clientConfig({ connection, statement_timeout: 0 }));
  client.on('error', () => {});
  try {
    await client.connect();
    await checkServer(client);
    await client.query('select pg_advisory_lock($1)', [LOCK]); // released when the connection ends
    await client.query(
      'create table if not exists migrations (name text primary key, checksum text not null, applied timestamptz not null default now())',
    );
    const applied = await appliedTo(client);
    checkApplied(applied, known);
    const missing = known.filter(({ name }) => !applied.has(name) && (options.only?.includes(name) ?? true));
    for (const migration of missing) {
      options.progress?.(migration.name);
      await apply(client, migration);
    }
    if (known.length > 0) await keepEpoch(client);
    return missing.map(({ name }) => name);
  } catch (cause) {
    throw cause instanceof MigrationFault ? cause : faultOf(cause);
  } finally {
    await client.end().catch(() => {});
  }
}

async function checkServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: string }>(
    `select current_setting('server_version_num') as version`,
  );
  if (Number(rows[0]?.version) >= 150_000) return;
  throw new MigrationFault(
    'postgres-too-old',
    `数据库版本过低：需要 PostgreSQL 15 或更新版本。 The database server is too old: PostgreSQL 15 or newer is needed.`,
  );
}

async function appliedTo(client: pg.Client): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query<{ name: string; checksum: string }>(
    'select name, checksum from migrations',
  );
  return new Map(rows.map(row => [row.name, row.checksum]));
}

function checkApplied(applied: ReadonlyMap<string, string>, known: readonly Migration[]): void {
  const checksums = new Map(known.map(migration => [migration.name, migration.checksum]));
  const unknown = [...applied.keys()].filter(name => !checksums.has(name));
  if (unknown.length > 0)
    throw new MigrationFault(
      'database-newer',
      `数据库由更新版本的程序升级过（${unknown.join('、')}）：请使用该版本。 ` +
        `The database was migrated by a newer program (${unknown.join(', ')}): run that program.`,
    );
  const changed = [...applied]
    .filter(([name, checksum]) => checksums.get(name) !== checksum)
    .map(([name]) => name);
  if (changed.length > 0)
    throw new MigrationFault(
      'migration-changed',
      `已执行的迁移文件被改动（${changed.join('、')}）：请恢复原文件，改动写入新文件。 ` +
        `Applied migration files were changed (${changed.join(', ')}): restore them and put changes into a new file.`,
    );
}

async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  try {
    await client.query('begin');
    await client.query(sql);
    await client.query('insert into migrations (name, checksum) values ($1, $2)', [name, checksum]);
    await client.query('commit');
  } catch (cause) {
    await client.query('rollback').catch(() => {});
    const fault = faultOf(cause);
    throw new StoreFault(fault.code, `Migration ${name}: ${fault.message}`, cause);
  }
}

/**
 * Positions in the event stream hold transaction numbers of the cluster the rows were written in. When the rows have
 * come to another cluster (pg_dump, a copy), those numbers mean nothing there and might even lie ahead of it: all events
 * get the oldest number, keep their order by position, and old cursors start over.
 */
async function keepEpoch(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ known: string; system: string }>(
    'select c.system as known, s.system_identifier::text as system from cluster c cross join pg_control_system() s',
  );
  const [row] = rows;
  if (!row || row.known === row.system) return;
  await client.query('begin');
  if (row.known !== '') {
    await client.query('alter table events disable trigger events_append_only');
    await client.query(`update events set written = '3'`);
    await client.query('alter table events enable trigger events_append_only');
  }
  await client.query('update cluster set system = $1, epoch = $2', [
    row.system,
    randomBytes(6).toString('hex'),
  ]);
  await client.query('commit');
}

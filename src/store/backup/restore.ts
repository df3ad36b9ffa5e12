// Brings a backup back into an empty database, in one transaction: all of it, or nothing. Older backups are loaded into
// the shape they were made in and then migrated.
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createZstdDecompress } from 'node:zlib';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { type Connection, clientConfig } from '../database.ts';
import { faultOf } from '../fault-of.ts';
import { migrate, migrations } from '../migrate.ts';
import { type BackupProgress, nameOf } from './backup.ts';
import { BackupFault } from './backup-fault.ts';
import { type Frame, type Note, readFrames } from './frames.ts';
import { unseal } from './sealed.ts';
import { tablesOf } from './tables.ts';

export type RestoreReport = { readonly made: string; readonly tables: number; readonly bytes: number };

/** Throws BackupFault, MigrationFault or StoreFault; then the database is as empty as it was. */
export async function restore(
  connection: Connection,
  file: string,
  passphrase: string,
  options: { readonly progress?: (progress: BackupProgress) => void } = {},
): Promise<RestoreReport> {
  const config = clientConfig({ connection, statement_timeout: 0 });
  const client = new pg.Client({ ...config, idle_in_transaction_session_timeout: 0 });
  client.on('error', () => {});
  try {
    await client.connect().catch(cause => {
      throw faultOf(cause);
    });
    let report: RestoreReport | null = null;
    await pipeline(
      createReadStream(file),
      sealed => unseal(sealed, passphrase),
      createZstdDecompress(),
      async (plain: AsyncIterable<Uint8Array>) => {
        report = await load(client, connection, readFrames(plain), options.progress ?? (() => {}));
      },
    );
    if (!report) throw new BackupFault('backup-damaged');
    await client.query('commit'); // only now is the last chunk known to be the last
    await migrate(connection);
    return report;
  } catch (cause) {
    throw cause instanceof pg.DatabaseError ? faultOf(cause) : readable(cause);
  } finally {
    await client.end().catch(() => {}); // rolls back what is not committed
  }
}

async function load(
  client: pg.Client,
  connection: Connection,
  frames: AsyncGenerator<Frame>,
  progress: (progress: BackupProgress) => void,
): Promise<RestoreReport> {
  const start = await nextNote(frames);
  if (start.note !== 'start') throw new BackupFault('backup-damaged');
  await checkEmpty(client);
  await migrateTo(connection, start.migrations);
  await client.query('begin');
  let bytes = 0;
  for (let done = 0; ; done++) {
    const note = await nextNote(frames);
    if (note.note === 'end') {
      for (const { schema, sequence, last } of note.sequences)
        await setSequence(client, schema, sequence, last);
      if (done !== start.tables || !(await frames.next()).done) throw new BackupFault('backup-damaged');
      return { made: start.made, tables: done, bytes };
    }
    if (note.note !== 'table') throw new BackupFault('backup-damaged');
    const at = { table: note.table, done, tables: start.tables };
    const into = client.query(copyFrom(`copy ${nameOf(note)} from stdin (format binary)`));
    const rows = rowsOf(frames, piece => {
      bytes += piece;
      progress({ ...at, bytes });
    });
    await pipeline(Readable.from(rows, { objectMode: false }), into);
  }
}

async function* rowsOf(
  frames: AsyncGenerator<Frame>,
  count: (bytes: number) => void,
): AsyncGenerator<Buffer> {
  // next() by hand: leaving a for-await would end the frames.
  for (;;) {
    const { value, done } = await frames.next();
    if (done) throw new BackupFault('backup-damaged');
    if (value.kind === 'note') return;
    count(value.rows.byteLength);
    yield value.rows;
  }
}

async function nextNote(frames: AsyncGenerator<Frame>): Promise<Note> {
  const { value, done } = await frames.next();
  if (done || value.kind !== 'note') throw new BackupFault('backup-damaged');
  return value.note;
}

async function checkEmpty(client: pg.Client): Promise<void> {
  for (const table of await tablesOf(client)) {
    const name = `${pg.escapeIdentifier(table.schema)}.${pg.escapeIdentifier(table.table)}`;
    const { rows } = await client.query(`select from ${name} limit 1`);
    if (rows.length > 0) throw new BackupFault('database-not-empty', table.table);
  }
}

/** The shape the backup was made in. A database that is already further along is not what the backup fits into. */
async function migrateTo(connection: Connection, names: readonly string[]): Promise<void> {
  const known = new Set((await migrations()).map(({ name }) => name));
  const unknown = names.filter(name => !known.has(name));
  if (unknown.length > 0) throw new BackupFault('backup-newer', unknown.join(', '));
  await migrate(connection, { only: names });
  const client = new pg.Client(connection);
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      'select name from migrations where name <> all ($1)',
      [names],
    );
    if (rows.length > 0) throw new BackupFault('database-not-empty', rows.map(row => row.name).join(', '));
  } finally {
    await client.end();
  }
}

async function setSequence(
  client: pg.Client,
  schema: string,
  sequence: string,
  last: string | null,
): Promise<void> {
  if (last === null) return; // never used
  const name = `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(sequence)}`;
  await client.query('select setval($1::regclass, $2)', [name, last]);
}

/** A file that cannot be decompressed or parsed is a damaged one; what already says what it is stays. */
function readable(cause: unknown): unknown {
  const isZlib = cause instanceof Error && 'code' in cause && String(cause.code).startsWith('ZSTD');
  return isZlib || cause instanceof SyntaxError ? new BackupFault('backup-damaged', '', cause) : cause;
}

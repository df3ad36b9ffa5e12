// A consistent, encrypted copy of everything in the database: all tables as they were at one instant, while others go on
// writing. Streams: memory does not grow with the database.
import { createWriteStream } from 'node:fs';
import { access, open, rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createZstdCompress } from 'node:zlib';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { type Connection, clientConfig } from '../database.ts';
import { faultOf } from '../fault-of.ts';
import { BackupFault } from './backup-fault.ts';
import { noteFrame, rowsFrame } from './frames.ts';
import { seal } from './sealed.ts';
import { sequencesOf, type Table, tablesOf } from './tables.ts';

export type BackupProgress = {
  readonly table: string; // the one being copied
  readonly done: number; // tables copied before it
  readonly tables: number;
  readonly bytes: number; // of rows so far, before compression
};

export type BackupReport = { readonly tables: number; readonly bytes: number; readonly size: number };

/** `made` is written into the file. Throws BackupFault 'file-exists' or StoreFault; a failed backup leaves no file. */
export async function backup(
  connection: Connection,
  file: string,
  passphrase: string,
  options: { readonly made: Date; readonly progress?: (progress: BackupProgress) => void },
): Promise<BackupReport> {
  if (await exists(file)) throw new BackupFault('file-exists', file);
  const partial = `${file}.partial`;
  const config = clientConfig({ connection, statement_timeout: 0 });
  const client = new pg.Client({ ...config, idle_in_transaction_session_timeout: 0 });
  client.on('error', () => {});
  const count = { tables: 0, bytes: 0, size: 0 };
  try {
    await client.connect().catch(cause => {
      throw faultOf(cause);
    });
    await client.query('begin isolation level repeatable read read only');
    await pipeline(
      contents(client, count, options),
      createZstdCompress(),
      compressed => seal(compressed, passphrase),
      async function* (sealed: AsyncIterable<Uint8Array>) {
        for await (const chunk of sealed) {
          count.size += chunk.byteLength;
          yield chunk;
        }
      },
      createWriteStream(partial, { mode: 0o600, flush: true }),
    );
    await client.query('commit');
    await rename(partial, file);
    await keep(file);
    return count;
  } catch (cause) {
    await rm(partial, { force: true });
    throw cause instanceof pg.DatabaseError ? faultOf(cause) : cause;
  } finally {
    await client.end().catch(() => {});
  }
}

async function* contents(
  client: pg.Client,
  count: { tables: number; bytes: number },
  options: { readonly made: Date; readonly progress?: (progress: BackupProgress) => void },
): AsyncGenerator<Buffer> {
  const tables = await tablesOf(client);
  const { rows } = await client.query<{ name: string }>('select name from migrations order by name');
  const migrations = rows.map(row => row.name);
  yield noteFrame({ note: 'start', made: options.made.toISOString(), migrations, tables: tables.length });
  for (const { schema, table, columns } of tables) {
    const at = { table, done: count.tables, tables: tables.length };
    options.progress?.({ ...at, bytes: count.bytes });
    yield noteFrame({ note: 'table', schema, table, columns: [...columns] });
    const rowsOut = client.query(
      copyTo(`copy ${nameOf({ schema, table, columns })} to stdout (format binary)`),
    );
    for await (const piece of rowsOut as AsyncIterable<Buffer>) {
      count.bytes += piece.byteLength;
      yield rowsFrame(piece);
      options.progress?.({ ...at, bytes: count.bytes });
    }
    yield noteFrame({ note: 'table-end' });
    count.tables++;
  }
  yield noteFrame({ note: 'end', sequences: [...(await sequencesOf(client))] });
}

/** `"schema"."table" ("column", …)`. */
export function nameOf({ schema, table, columns }: Table): string {
  const id = pg.escapeIdentifier;
  return `${id(schema)}.${id(table)} (${columns.map(id).join(', ')})`;
}

async function exists(file: string): Promise<boolean> {
  return await access(file).then(
    () => true,
    () => false,
  );
}

/** Its name, too, is on the disk. */
async function keep(file: string): Promise<void> {
  const handle = await open(file, 'r');
  await handle.sync().catch(() => {});
  await handle.close();
}

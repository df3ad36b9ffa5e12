// A pool of connections to PostgreSQL that reconnects by itself. Every trouble of the database comes out as a StoreFault;
// what a caller's own function throws inside a transaction comes out unchanged, after a rollback.
import pg from 'pg';
import { StoreFault } from '#desk/store-fault.ts';
import { faultOf } from './fault-of.ts';

/** Where the database is: `connectionString`, or host, port, user and so on. */
export type Connection = pg.ClientConfig;

export type DatabaseConfig = {
  readonly connection: Connection;
  readonly connections?: number; // in the pool; 10 unless told otherwise
  readonly statement_timeout?: number; // milliseconds; 30 s unless told otherwise
  readonly connect_timeout?: number; // milliseconds to wait for a free connection; 5 s unless told otherwise
};

export type Statement = { readonly name?: string; readonly text: string; readonly values?: unknown[] };

export type Transaction = {
  query<Row>(statement: Statement): Promise<readonly Row[]>;
  /** The last statement and the commit, in one round trip. */
  finish<Row>(statement: Statement): Promise<readonly Row[]>;
};

export type Database = {
  readonly pool: pg.Pool;
  query<Row>(statement: Statement): Promise<readonly Row[]>;
  /** Rolled back unless `work` calls finish. BEGIN travels with the first statement. */
  transaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>;
  close(): Promise<void>;
};

export function openDatabase(config: DatabaseConfig): Database {
  const pool = new pg.Pool({
    ...clientConfig(config),
    pipeline: true,
    max: config.connections ?? 10,
    connectionTimeoutMillis: config.connect_timeout ?? 5_000,
  });
  pool.on('error', () => {}); // an idle connection broke: the pool has dropped it, the next query opens another
  pool.on('connect', client => client.on('error', () => {})); // one in use broke: its statement fails and says so

  async function connect(): Promise<pg.PoolClient> {
    return await pool.connect().catch(cause => {
      throw faultOf(cause);
    });
  }

  return {
    pool,
    async query<Row>(statement: Statement) {
      const client = await connect();
      try {
        const rows = await run<Row>(client, statement);
        client.release();
        return rows;
      } catch (cause) {
        client.release(isBroken(cause));
        throw cause;
      }
    },

    async transaction<T>(work: (transaction: Transaction) => Promise<T>) {
      const client = await connect();
      let finished = false;
      try {
        client.query('begin').catch(() => {}); // when it fails, so does what was sent behind it
        const result = await work({
          query: statement => run(client, statement),
          async finish<Row>(statement: Statement) {
            finished = true;
            const [rows] = await Promise.all([run<Row>(client, statement), commit(client)]);
            return rows;
          },
        });
        if (!finished) await run(client, { text: 'rollback' });
        client.release();
        return result;
      } catch (cause) {
        await client.query('rollback').then(
          () => client.release(isBroken(cause)),
          () => client.release(true),
        );
        throw cause;
      }
    },

    async close() {
      await pool.end();
    },
  };
}

/** Settings of every connection: bigint as number (all ours are below 2^53), limits on statements and idle transactions. */
export function clientConfig({ connection, statement_timeout }: DatabaseConfig): pg.ClientConfig {
  return {
    application_name: 'fengsui',
    statement_timeout: statement_timeout ?? 30_000,
    idle_in_transaction_session_timeout: 60_000,
    keepAlive: true,
    ...connection,
    types: {
      getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
        oid === pg.types.builtins.INT8 && format !== 'binary'
          ? Number
          : pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser,
    },
  };
}

async function run<Row>(client: pg.ClientBase, { name, text, values }: Statement): Promise<readonly Row[]> {
  const query = { text, ...(name === undefined ? {} : { name }), ...(values ? { values } : {}) };
  const { rows } = await client.query(query).catch(cause => {
    throw faultOf(cause);
  });
  return rows as Row[]; // each caller names the columns it selects
}

async function commit(client: pg.ClientBase): Promise<void> {
  const { command } = await client.query('commit').catch(cause => {
    throw faultOf(cause);
  });
  if (command !== 'COMMIT') throw new StoreFault('conflict', 'The transaction was rolled back.');
}

const isBroken = (cause: unknown): boolean => cause instanceof StoreFault && cause.code === 'database-away';

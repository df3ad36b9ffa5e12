// The database the program works on: a PostgreSQL server by DATABASE_URL, or the embedded one in the data folder.
import type { Connection } from '#store/database.ts';
import { prepareFolder } from '#store/embedded/data-folder.ts';
import { EmbeddedFault } from '#store/embedded/embedded-fault.ts';
import { PORT } from '#store/embedded/postmaster.ts';
import { type EmbeddedEvent, startEmbedded } from '#store/embedded/supervisor.ts';
import { migrate } from '#store/migrate.ts';
import type { Config } from './config.ts';

export type OpenedDatabase = {
  readonly connection: Connection;
  readonly kind: 'embedded' | 'server' | 'joined';
  close(): Promise<void>;
};

export type OpenOptions = {
  /** A command beside a running fengsui may use its database; the server itself must own the folder. */
  readonly join: boolean;
  readonly log?: (event: EmbeddedEvent) => void;
};

type Where = Pick<Config, 'databaseUrl' | 'dataDir'>;

/** Migrated and ready. Throws EmbeddedFault, MigrationFault or StoreFault. */
export async function openProgramDatabase(config: Where, options: OpenOptions): Promise<OpenedDatabase> {
  const opened = await openDatabase(config, options);
  try {
    await migrate(opened.connection);
    return opened;
  } catch (cause) {
    await opened.close();
    throw cause;
  }
}

/** As it stands: for what migrates or restores it. */
export async function openDatabase(
  { databaseUrl, dataDir }: Where,
  { join, log }: OpenOptions,
): Promise<OpenedDatabase> {
  if (databaseUrl !== null)
    return { connection: { connectionString: databaseUrl }, kind: 'server', close: async () => {} };
  try {
    const embedded = await startEmbedded({ dataDir, ...(log ? { log } : {}) });
    return { connection: embedded.connection, kind: 'embedded', close: () => embedded.stop() };
  } catch (cause) {
    if (!join || !(cause instanceof EmbeddedFault) || cause.code !== 'data-folder-in-use') throw cause;
    const { socket } = prepareFolder(dataDir);
    const connection: Connection = { host: socket, port: PORT, user: 'fengsui', database: 'fengsui' };
    return { connection, kind: 'joined', close: async () => {} };
  }
}

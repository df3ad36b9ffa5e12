// The long work on a whole database, for the command line: migrate, backup, restore. Beside a running fengsui in the same
// data folder they use its database.
import { readFile } from 'node:fs/promises';
import type { BackupParts } from '#cli/backup.ts';
import type { Migrate } from '#cli/migrate.ts';
import type { RestoreParts } from '#cli/restore.ts';
import { backup } from '#store/backup/backup.ts';
import { restore } from '#store/backup/restore.ts';
import type { Connection } from '#store/database.ts';
import { migrate } from '#store/migrate.ts';
import type { Config } from './config.ts';
import { openDatabase } from './open-database.ts';

type Settings = () => Promise<Config>;

export function migrateWork(settings: Settings): Migrate {
  return progress => withDatabase(settings, connection => migrate(connection, { progress }));
}

export async function backupWork(settings: Settings): Promise<BackupParts> {
  return {
    ...(await passphraseParts(settings)),
    backup: (file, passphrase, progress) =>
      withDatabase(settings, connection =>
        backup(connection, file, passphrase, { made: new Date(), progress }),
      ),
  };
}

export async function restoreWork(settings: Settings): Promise<RestoreParts> {
  return {
    ...(await passphraseParts(settings)),
    restore: (file, passphrase, progress) =>
      withDatabase(settings, connection => restore(connection, file, passphrase, { progress })),
  };
}

async function passphraseParts(settings: Settings): Promise<Pick<BackupParts, 'passphrase' | 'readText'>> {
  const { backupPassphrase } = await settings();
  return { passphrase: backupPassphrase ?? undefined, readText: file => readFile(file, 'utf8') };
}

async function withDatabase<T>(settings: Settings, use: (connection: Connection) => Promise<T>): Promise<T> {
  const database = await openDatabase(await settings(), { join: true });
  try {
    return await use(database.connection);
  } finally {
    await database.close();
  }
}

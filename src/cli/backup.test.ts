// backup, restore and migrate on the command line: what they print, how they end, where the passphrase comes from.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it, mock } from 'node:test';
import type { Command } from 'commander';
import { type BackupParts, backupCommand } from './backup.ts';
import { migrateCommand } from './migrate.ts';
import { restoreCommand } from './restore.ts';

describe('backup, restore, migrate', () => {
  let out = '';
  let err = '';
  beforeEach(() => {
    [out, err] = ['', ''];
    mock.method(process.stdout, 'write', (text: string) => {
      out += text;
      return true;
    });
    mock.method(process.stderr, 'write', (text: string) => {
      err += text;
      return true;
    });
  });
  afterEach(() => {
    mock.restoreAll();
    process.exitCode = 0;
  });

  async function run(command: Command, ...args: readonly string[]): Promise<number> {
    process.exitCode = 0;
    await command.parseAsync([...args], { from: 'user' });
    return Number(process.exitCode);
  }
  const progress = { table: 'events', done: 1, tables: 3, bytes: 2_500_000 };
  const parts = (change: Partial<BackupParts> = {}): BackupParts => ({
    passphrase: undefined,
    readText: async () => 'a long passphrase\nmore',
    backup: async (_file, passphrase, show) => {
      show(progress);
      assert.equal(passphrase, 'a long passphrase');
      return { tables: 3, bytes: 5, size: 4_000_000 };
    },
    ...change,
  });

  it('writes a backup: progress on stderr, the result on stdout', async () => {
    assert.equal(await run(backupCommand(parts()), 'x.backup', '--passphrase-file', 'p', '--json'), 0);
    assert.deepEqual(JSON.parse(out), { file: 'x.backup', tables: 3, bytes: 5, size: 4_000_000 });
    assert.match(err, /2\/3 events {2}2\.5 MB/);
  });

  it('takes the passphrase of the setting, and not one that is missing or short', async () => {
    assert.equal(await run(backupCommand(parts({ passphrase: 'a long passphrase' })), 'x'), 0);
    assert.match(out, /备份完成/);
    assert.equal(await run(backupCommand(parts()), 'x'), 1);
    assert.match(err, /passphrase-missing/);
    assert.equal(await run(backupCommand(parts({ passphrase: '短短短短短' })), 'x'), 1);
    assert.match(err, /passphrase-too-short/);
    const unreadable = parts({ readText: () => Promise.reject(new Error('ENOENT')) });
    assert.equal(await run(backupCommand(unreadable), 'x', '--passphrase-file', 'none'), 1);
    assert.match(err, /passphrase-unreadable/);
  });

  it('says why it was refused, and tells a fault that may pass from it', async () => {
    const refusal = Object.assign(new Error('wrong'), { code: 'wrong-passphrase' });
    const restore = (cause: Error) =>
      restoreCommand({ ...parts({ passphrase: 'p' }), restore: () => Promise.reject(cause) });
    assert.equal(await run(restore(refusal), 'x', '--json'), 1);
    assert.deepEqual(JSON.parse(out), { error: { code: 'wrong-passphrase', message: 'wrong' } });
    const away = Object.assign(new Error('away'), { code: 'database-away', retryable: true });
    assert.equal(await run(restore(away), 'x'), 3);
    await assert.rejects(run(restore(new TypeError('bug')), 'x'), /bug/);
  });

  it('restores and migrates', async () => {
    const report = { made: '2026-11-23T12:00:00.000Z', tables: 3, bytes: 5 };
    assert.equal(
      await run(restoreCommand({ ...parts({ passphrase: 'p' }), restore: async () => report }), 'x'),
      0,
    );
    assert.match(out, /2026-11-23T12:00:00.000Z/);
    out = '';
    assert.equal(
      await run(
        migrateCommand(async () => ['0001-a']),
        '--json',
      ),
      0,
    );
    assert.deepEqual(JSON.parse(out), { applied: ['0001-a'] });
    assert.equal(await run(migrateCommand(async () => [])), 0);
    assert.match(out, /最新/);
  });
});

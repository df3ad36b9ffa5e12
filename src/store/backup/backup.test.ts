// A backup is consistent while others write, comes back whole elsewhere, and a wrong passphrase, a changed byte, a cut or a
// database that is not empty are each found, with nothing restored.
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import pg from 'pg';
import { emptyTestDatabase, type TestDatabase, testDatabase } from '../../../test/harness/postgres.ts';
import { aDuty, aMessage, aNote, anAct, aState, NOON, nextAct } from '../contract/examples.ts';
import { streamUntil } from '../contract/incidents.ts';
import { openPostgresStore } from '../postgres-store.ts';
import { backup } from './backup.ts';
import { BackupFault } from './backup-fault.ts';
import { restore } from './restore.ts';
import { seal, unseal } from './sealed.ts';

const WORD = '正确的口令 ✓';
const made = new Date(NOON);

describe('backup and restore', { timeout: 300_000 }, () => {
  let folder: string;
  let source: TestDatabase;
  let file: string;
  const databases: TestDatabase[] = [];
  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'fengsui-backup-'));
    source = await testDatabase();
    await fillStore(source);
    file = path.join(folder, 'one.backup');
    const seen: number[] = [];
    const report = await backup(source.connection, file, WORD, {
      made,
      progress: ({ bytes }) => seen.push(bytes),
    });
    assert.ok(report.tables > 10 && report.bytes > 1_000_000 && seen.length > report.tables);
    assert.equal(report.size, statSync(file).size);
  });
  after(async () => {
    for (const database of [source, ...databases]) await database.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  const anEmptyOne = async (): Promise<TestDatabase> => {
    const database = await emptyTestDatabase();
    databases.push(database);
    return database;
  };
  const refused = (code: string) => (thrown: unknown) =>
    thrown instanceof BackupFault && thrown.code === code;
  async function isStillEmpty(database: TestDatabase): Promise<void> {
    await restore(database.connection, file, WORD);
  }

  it('brings back every row elsewhere', async () => {
    const target = await anEmptyOne();
    const report = await restore(target.connection, file, WORD);
    assert.equal(report.made, made.toISOString());
    assert.deepEqual(await rowsOf(target), await rowsOf(source));
  });

  it('leaves a database one can go on with: ids, streams, commands', async () => {
    const target = await anEmptyOne();
    await restore(target.connection, file, WORD);
    const store = openPostgresStore({ connection: target.connection });
    const known = await store.incidents.findCommand('a', 'c1', 'd');
    assert.deepEqual(known, { kind: 'repeated', answer: { n: 1 } });
    const before = await streamUntil(store.incidents, 'a', null, 3);
    await store.incidents.create(anAct('a', { events: [aNote('new')], messages: [aMessage('new')] }));
    const [next] = await streamUntil(store.incidents, 'a', before.at(-1)?.cursor ?? null, 1);
    assert.deepEqual(next?.event, aNote('new'));
    const keys = (await store.outbox.list('a', { limit: 1 })).items.map(row => row.key);
    assert.deepEqual(keys, ['new']);
    await store.close();
  });

  it('copies one instant, while others write', async () => {
    const store = openPostgresStore({ connection: source.connection });
    let writing = true;
    const writer = (async () => {
      for (let i = 0; writing; i++)
        await store.incidents.create(anAct('busy', { messages: [aMessage(`k${i}`)] }));
    })();
    const busy = path.join(folder, 'busy.backup');
    await backup(source.connection, busy, WORD, { made });
    writing = false;
    await writer;
    await store.close();
    const target = await anEmptyOne();
    await restore(target.connection, busy, WORD);
    const rows = await query(
      target,
      `select (select count(*) from incidents where org = 'busy') as i, (select count(*) from events where org = 'busy') as e,
         (select count(*) from outbox where org = 'busy') as o`,
    );
    assert.equal(new Set(Object.values(rows[0] ?? {})).size, 1, JSON.stringify(rows));
  });

  it('refuses a wrong passphrase', async () => {
    const target = await anEmptyOne();
    await assert.rejects(restore(target.connection, file, 'wrong'), refused('wrong-passphrase'));
    await isStillEmpty(target);
  });

  it('refuses a file with a changed byte anywhere, and restores nothing of it', async () => {
    const target = await anEmptyOne();
    const bytes = readFileSync(file);
    const header = bytes.indexOf('\n', 20);
    for (const place of [header + 10, Math.floor(bytes.length / 2), bytes.length - 1]) {
      const changed = Buffer.from(bytes);
      changed[place] = (changed[place] ?? 0) ^ 1;
      await assert.rejects(restore(target.connection, write(changed), WORD), refused('backup-damaged'));
    }
    await isStillEmpty(target);
  });

  it('refuses a file that is cut short or goes on too long', async () => {
    const target = await anEmptyOne();
    const bytes = readFileSync(file);
    for (const length of [bytes.length - 1, Math.floor(bytes.length / 2), 300])
      await assert.rejects(
        restore(target.connection, write(bytes.subarray(0, length)), WORD),
        refused('backup-damaged'),
      );
    await assert.rejects(
      restore(target.connection, write(Buffer.concat([bytes, bytes])), WORD),
      refused('backup-damaged'),
    );
    await isStillEmpty(target);
  });

  it('refuses what is no backup', async () => {
    const target = await anEmptyOne();
    for (const bytes of ['', 'PK', 'x'.repeat(10_000)])
      await assert.rejects(
        restore(target.connection, write(Buffer.from(bytes)), WORD),
        refused('not-a-backup'),
      );
  });

  it('refuses a database that is not empty', async () => {
    await assert.rejects(restore(source.connection, file, WORD), refused('database-not-empty'));
  });

  it('does not overwrite a file, and leaves none when it fails', async () => {
    await assert.rejects(backup(source.connection, file, WORD, { made }), refused('file-exists'));
    const nowhere = { host: '/nonexistent', user: 'x', database: 'x' };
    await assert.rejects(backup(nowhere, path.join(folder, 'never'), WORD, { made }));
    assert.deepEqual(
      readdirSync(folder).filter(name => name.includes('never') || name.includes('partial')),
      [],
    );
  });

  it('holds nothing readable', () => {
    const bytes = readFileSync(file);
    for (const text of ['货车', 'example.org', 'li@', 'incidents']) assert.equal(bytes.includes(text), false);
  });

  function write(bytes: Uint8Array): string {
    const name = path.join(folder, 'changed');
    writeFileSync(name, bytes);
    return name;
  }
});

describe('sealed streams', () => {
  it('give back what went in, in pieces of any size', async () => {
    const sizes = fc.array(fc.integer({ min: 0, max: 400_000 }), { maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(sizes, fc.integer({ min: 1, max: 100_000 }), async (parts, piece) => {
        const plain = parts.map((size, i) => Buffer.alloc(size, i + 1));
        const sealed = await gather(seal(each(plain), WORD));
        const cut = Array.from({ length: Math.ceil(sealed.length / piece) }, (_, i) =>
          sealed.subarray(i * piece, (i + 1) * piece),
        );
        assert.ok((await gather(unseal(each(cut), WORD))).equals(Buffer.concat(plain)));
      }),
      { numRuns: 12 },
    );
  });
});

async function* each(chunks: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* chunks;
}

async function gather(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all);
}

/** Something in every table. */
async function fillStore({ connection }: TestDatabase): Promise<void> {
  const store = openPostgresStore({ connection });
  const link = { hash: 'h', url: 'https://x/t/s', expires: NOON };
  const state = aState({ title: '货车抛锚 "\\"' }, [aDuty('d')]);
  const command = { id: 'c1', digest: 'd', answer: { n: 1 } };
  const messages = [aMessage('k1', { link }), aMessage('k2')];
  await store.incidents.create(
    anAct('a', { state, next_due: NOON, messages, command, events: [aNote('1'), aNote('2')] }),
  );
  await store.incidents.update('a', state.id, found =>
    nextAct('a', found.state, { messages: [aMessage('k3')] }),
  );
  for (let i = 0; i < 300; i++) await store.incidents.create(anAct('b', { messages: [aMessage(`m${i}`)] }));
  const bytes = Uint8Array.from({ length: 1_000_000 }, (_, i) => (i * i) % 251);
  const document = {
    id: 'doc',
    org: 'a',
    name: '预案.docx',
    media_type: 'x/y',
    reading: { a: 1 },
    uploaded: NOON,
    by: 'u',
  };
  await store.plans.addDocument({ ...document, bytes });
  const draft = {
    org: 'a',
    plan: 'p',
    version: 1,
    title: 'P',
    yaml: 'a: 1',
    source: 'doc',
    saved: NOON,
    saved_by: 'u',
  };
  await store.plans.saveDraft({ ...draft, compiled: { plan: 'p', scenarios: {} } as never }, null);
  await store.plans.putIntoForce('a', 'p', 1, 1, 'boss', NOON);
  await store.roster.addOrganisation({ id: 'a', name: '厂', zone: 'Asia/Shanghai', language: 'zh' });
  await store.roster.saveUnit('a', { id: 'u', title: 'U', parent: null, head: null });
  await store.roster.savePost('a', { id: 'q', title: 'Q', unit: 'u' });
  await store.roster.saveHoldings('a', 'q', [
    { post: 'q', person: 'li', capacity: 'holder', order: 1, on_duty: true },
  ]);
  await store.roster.savePerson({
    id: 'li',
    org: 'a',
    name: '李',
    unit: 'u',
    language: 'zh',
    addresses: [],
    user: null,
  });
  const entry = {
    org: 'a',
    at: NOON,
    actor: null,
    action: 'x',
    object: 'y',
    outcome: 'done',
    detail: {},
    address: null,
  } as const;
  await store.audit.add(entry);
  await store.close();
}

/** Every row of every table but what belongs to its cluster, as text. */
async function rowsOf(database: TestDatabase): Promise<Readonly<Record<string, readonly string[]>>> {
  const tables = await query(
    database,
    `select format('%I.%I', schemaname, relname) as name from pg_stat_user_tables
     where relname not in ('cluster', 'migrations') order by 1`,
  );
  const found: Record<string, readonly string[]> = {};
  for (const { name } of tables) {
    const rows = await query(
      database,
      `select (to_jsonb(whole) - 'written')::text as text from ${name} whole order by 1`,
    );
    found[String(name)] = rows.map(row => String(row.text));
  }
  return found;
}

async function query(database: TestDatabase, text: string): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client(database.connection);
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

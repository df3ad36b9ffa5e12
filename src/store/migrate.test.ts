// Migrating: each file once, two servers at once, nothing of a newer program or of changed files.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import pg from 'pg';
import { emptyTestDatabase, type TestDatabase } from '../../test/harness/postgres.ts';
import { aNote, anAct, anOrg } from './contract/examples.ts';
import { streamUntil } from './contract/incidents.ts';
import { MigrationFault, migrate, migrations } from './migrate.ts';
import { openPostgresStore } from './postgres-store.ts';

describe('migrate', () => {
  let database: TestDatabase;
  let sql: pg.Client;
  beforeEach(async () => {
    database = await emptyTestDatabase();
    sql = new pg.Client(database.connection);
    sql.on('error', () => {});
    await sql.connect();
  });
  afterEach(async () => {
    await sql.end();
    await database.drop();
  });

  const refused = (code: string) => (thrown: unknown) =>
    thrown instanceof MigrationFault && thrown.code === code;

  it('applies every file in order, once', async () => {
    const all = (await migrations()).map(({ name }) => name);
    const seen: string[] = [];
    assert.deepEqual(await migrate(database.connection, { progress: name => seen.push(name) }), all);
    assert.deepEqual(seen, all);
    assert.deepEqual(await migrate(database.connection), []);
  });

  it('is done by one of several servers that start at the same time', async () => {
    const done = await Promise.all([1, 2, 3].map(() => migrate(database.connection)));
    assert.deepEqual(
      done.flat(),
      (await migrations()).map(({ name }) => name),
    );
  });

  it('refuses a database that a newer program has migrated', async () => {
    await migrate(database.connection);
    await sql.query(`insert into migrations (name, checksum) values ('9999-future', 'x')`);
    await assert.rejects(migrate(database.connection), refused('database-newer'));
  });

  it('refuses when an applied file was changed', async () => {
    await migrate(database.connection);
    await sql.query(`update migrations set checksum = 'x' where name = '0001-organisations'`);
    await assert.rejects(migrate(database.connection), refused('migration-changed'));
  });

  it('starts a new epoch of the event stream when the rows have come to another cluster', async () => {
    await migrate(database.connection);
    const store = openPostgresStore({ connection: database.connection });
    const org = anOrg();
    await store.incidents.create(anAct(org, { events: [aNote('1'), aNote('2')] }));
    const [first] = await streamUntil(store.incidents, org, null, 2);
    await sql.query(`update cluster set system = 'elsewhere'`);
    await sql.query(`alter table events disable trigger events_append_only`);
    await sql.query(`update events set written = '9000000000000'`); // far ahead of this cluster
    await sql.query(`alter table events enable trigger events_append_only`);
    await migrate(database.connection);
    await store.incidents.create(anAct(org, { events: [aNote('3')] }));
    const events = await streamUntil(store.incidents, org, first?.cursor ?? '', 3);
    assert.deepEqual(
      events.map(({ event }) => event),
      [aNote('1'), aNote('2'), aNote('3')],
    );
    await assert.rejects(sql.query('delete from events'), /never changed/);
    await store.close();
  });
});

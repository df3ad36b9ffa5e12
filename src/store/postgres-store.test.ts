// The PostgreSQL store keeps the Store contract on a real server, and what only a database can be asked: late commits in
// the stream, hints between processes, append-only tables, coming back when the database does.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import { StoreFault } from '#desk/store-fault.ts';
import { type TestDatabase, testDatabase } from '../../test/harness/postgres.ts';
import { aMessage, aNote, anAct, anOrg, MINUTE, NOON } from './contract/examples.ts';
import { fault, streamUntil } from './contract/incidents.ts';
import { storeContract } from './contract/store.ts';
import { openPostgresStore, type PostgresStore } from './postgres-store.ts';

storeContract('PostgreSQL', async () => {
  const database = await testDatabase();
  const store = openPostgresStore({ connection: database.connection });
  return {
    store,
    async close() {
      await store.close();
      await database.drop();
    },
  };
});

describe('PostgreSQL store', () => {
  let database: TestDatabase;
  let store: PostgresStore;
  let sql: pg.Client;
  before(async () => {
    database = await testDatabase();
    store = openPostgresStore({ connection: database.connection });
    sql = new pg.Client(database.connection);
    sql.on('error', () => {});
    await sql.connect();
  });
  after(async () => {
    await sql.end();
    await store.close();
    await database.drop();
  });

  it('never skips an event whose transaction commits after a later one', async () => {
    const org = anOrg();
    const late = anAct(org, { events: [aNote('late')] });
    await sql.query('begin');
    await sql.query(`insert into events (org, incident, seq, recorded, event) values ($1, $2, 1, $3, $4)`, [
      org,
      late.incident,
      NOON,
      JSON.stringify(late.events[0]),
    ]);
    const { promise: told, resolve } = Promise.withResolvers<void>();
    await store.incidents.create(anAct(org, { events: [aNote('early')] }));
    const before = await store.incidents.stream(org, null, 10);
    assert.deepEqual(before.events, []);
    // The reader is told to look again, though the transaction that was in the way tells nobody.
    const stop = await store.listen(signal => signal.kind === 'events' && signal.org === org && resolve());
    await store.incidents.stream(org, before.cursor, 10);
    await sql.query('commit');
    await told;
    await stop();
    const events = await streamUntil(store.incidents, org, before.cursor, 2);
    assert.deepEqual(
      events.map(({ event }) => event),
      [aNote('late'), aNote('early')],
    );
  });

  it('starts the stream over for a cursor of another cluster', async () => {
    const org = anOrg();
    await store.incidents.create(anAct(org));
    const [event] = await streamUntil(store.incidents, org, 'abcdef.999999999.5', 1);
    assert.deepEqual(event?.event, aNote('first'));
  });

  it('refuses to change or delete what is append-only', async () => {
    await store.incidents.create(anAct(anOrg()));
    for (const statement of [
      `update events set actor = 'x'`,
      'delete from events',
      'truncate events',
      `update audit set actor = 'x'`,
      'delete from audit',
      'truncate audit',
    ])
      await assert.rejects(sql.query(statement), /never changed or deleted/);
  });

  it('refuses to change a plan version that has been in force', async () => {
    const org = anOrg();
    const draft = {
      org,
      plan: 'p',
      version: 1,
      title: 'P',
      yaml: 'a',
      source: null,
      saved: NOON,
      saved_by: 'u',
    };
    const compiled = { plan: 'p', scenarios: {} } as never;
    await store.plans.saveDraft({ ...draft, compiled }, null);
    await store.plans.putIntoForce(org, 'p', 1, 1, 'boss', NOON);
    await assert.rejects(
      sql.query(`update plan_versions set yaml = 'b' where org = $1`, [org]),
      /never changes/,
    );
    await assert.rejects(sql.query(`delete from plan_versions where org = $1`, [org]), /it is kept/);
  });

  it('keeps only the hash of a link once its message is sent', async () => {
    const org = anOrg();
    const link = { hash: anOrg(), url: 'https://x/t/the-secret', expires: NOON };
    await store.incidents.create(anAct(org, { messages: [aMessage('m', { link })] }));
    const rows = (await store.outbox.claim(NOON, MINUTE, 1_000)).filter(row => row.org === org);
    await store.outbox.finish(
      NOON,
      rows.map(({ id, fence }) => ({ id, fence, outcome: { kind: 'sent' } })),
    );
    const { rows: kept } = await sql.query(
      'select o::text as text from outbox o union all select l::text from task_links l',
    );
    assert.ok(kept.length > 0 && kept.every(row => !row.text.includes('the-secret')));
    assert.equal((await store.links.find(link.hash))?.person, 'li');
  });

  it('tells another process’s listeners, and once more when its connection was lost', async () => {
    const org = anOrg();
    const other = openPostgresStore({ connection: database.connection });
    const heard: string[] = [];
    await other.listen(signal => void heard.push(`${signal.kind} ${signal.org}`));
    const until = (text: string): Promise<void> => eventually(() => heard.includes(text));
    await store.incidents.create(anAct(org, { next_due: NOON, messages: [aMessage('x')] }));
    await Promise.all([until(`due ${org}`), until(`outbox ${org}`), until(`events ${org}`)]);
    await endSessions(
      sql,
      `query like 'listen%' or query like '%pg_notify%' or query like 'set synchronous%'`,
    );
    await Promise.all([until('due null'), until('outbox null'), until('events null')]);
    const again = anOrg();
    await store.incidents.create(anAct(again, { next_due: NOON }));
    // The writer's own connection was lost as well: its hint may be, too, so it writes until it is heard.
    while (!heard.includes(`due ${again}`)) {
      await store.incidents.create(anAct(again, { next_due: NOON }));
      await new Promise(resolve => setTimeout(resolve, 20));
    }
    await other.close();
  });

  it('sends hints that are still pending before it closes', async () => {
    const org = anOrg();
    const { promise, resolve } = Promise.withResolvers<void>();
    const stop = await store.listen(signal => signal.kind === 'due' && signal.org === org && resolve());
    const brief = openPostgresStore({ connection: database.connection });
    await brief.incidents.create(anAct(org, { next_due: NOON }));
    await brief.close();
    await promise;
    await stop();
  });

  it('goes on after all its connections were cut', async () => {
    const org = anOrg();
    await store.incidents.create(anAct(org));
    await endSessions(sql, 'true');
    await patiently(() => store.incidents.create(anAct(org)));
    assert.equal(await store.healthy(), true);
    assert.equal((await store.incidents.list(org, { limit: 9 })).total, 2);
  });

  it('says that a fault is retryable when a connection is cut in the middle, and leaves nothing half done', async () => {
    const org = anOrg();
    const act = anAct(org);
    await store.incidents.create(act);
    await sql.query('begin');
    await sql.query('select from incidents where org = $1 for update', [org]);
    const waiting = store.incidents.update(org, act.incident, () => assert.fail('must not be asked'));
    waiting.catch(() => {});
    await endSessions(sql, `wait_event_type = 'Lock'`, 1);
    await assert.rejects(
      waiting,
      thrown => fault('database-away')(thrown) && (thrown as StoreFault).retryable,
    );
    await sql.query('rollback');
    assert.equal((await store.incidents.load(org, act.incident))?.state.seq, 1);
  });

  it('says what is wrong when there is no such server', async () => {
    const nowhere = openPostgresStore({ connection: { host: '/nonexistent', user: 'x', database: 'x' } });
    assert.equal(await nowhere.healthy(), false);
    await assert.rejects(nowhere.incidents.earliestDue(), fault('database-away'));
    await nowhere.close();
  });

  it('names a full disk, which may be tried again', async () => {
    const org = anOrg();
    await sql.query(`
      create function no_room() returns trigger language plpgsql as $$
      begin raise exception 'could not extend file: No space left on device' using errcode = 'disk_full'; end $$;
      create trigger no_room before insert on outbox for each statement execute function no_room()`);
    const act = anAct(org, { messages: [aMessage('x')] });
    await assert.rejects(
      store.incidents.create(act),
      thrown => fault('disk-full')(thrown) && (thrown as StoreFault).retryable,
    );
    await sql.query('drop trigger no_room on outbox');
    assert.equal(await store.incidents.load(org, act.incident), undefined);
    assert.deepEqual(await store.incidents.create(act), { kind: 'new' });
  });

  it('gives up a statement that takes too long', async () => {
    const org = anOrg();
    const act = anAct(org);
    const hasty = openPostgresStore({ connection: database.connection, statement_timeout: 50 });
    await hasty.incidents.create(act);
    await sql.query('begin');
    await sql.query('select from incidents where org = $1 for update', [org]);
    await assert.rejects(
      hasty.incidents.update(org, act.incident, () => null),
      fault('too-slow'),
    );
    await sql.query('rollback');
    await hasty.close();
  });
});

/** What any caller does with a retryable fault. */
async function patiently<T>(call: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await call();
    } catch (cause) {
      if (!(cause instanceof StoreFault && cause.retryable)) throw cause;
      await new Promise(resolve => setTimeout(resolve, 10));
    }
  }
}

/** Looks again and again until it is so; fails after a minute. */
async function eventually(isSo: () => boolean): Promise<void> {
  for (const began = performance.now(); !isSo(); ) {
    assert.ok(performance.now() - began < 60_000, 'not within a minute');
    await new Promise(resolve => setTimeout(resolve, 5));
  }
}

/** Ends the sessions of this database that match, other than our own; waits until there are `least`. */
async function endSessions(sql: pg.Client, where: string, least = 0): Promise<void> {
  for (let ended = -1; ended < least; ) {
    const { rows } = await sql.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid() and (${where})`,
    );
    ended = rows.length;
  }
}

// Bad input, bad luck: each has a clear answer in both languages, and nothing is lost.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { zipSync } from 'fflate';
import pg from 'pg';
import { reportIncident, sendCommand } from '#contract/incidents.ts';
import { checkPlan, uploadDocument } from '#contract/plans.ts';
import { compoundFile } from '../harness/compound-file.ts';
import { type House, openHouse, type Person } from '../harness/house.ts';
import { at } from '../harness/story.ts';

let house: House;
let manager: Person;
before(async () => {
  house = await openHouse('09:00');
  manager = await house.signIn('qingchuan', 'wen');
});
after(() => house.close());

const upload = (name: string, bytes: Uint8Array<ArrayBuffer>) => ({
  headers: { 'x-file-name': encodeURIComponent(name) },
  bytes,
});
const power = (facts: Record<string, unknown> = { power_kind: 'line' }) =>
  manager.reportFor('tian', 'call-centre', 'power', { occurred: '09:00', facts });

describe('files', () => {
  const cases: readonly (readonly [
    what: string,
    name: string,
    bytes: () => Uint8Array<ArrayBuffer>,
    code: string,
  ])[] = [
    ['an empty file', '空.txt', () => new Uint8Array(0), 'empty-file'],
    ['white space only', '空白.md', () => new TextEncoder().encode('\n \n\t'), 'empty-file'],
    [
      'bytes that are no text',
      '坏.txt',
      () => Uint8Array.from({ length: 4096 }, (_, i) => (i * 37) % 256),
      'unreadable-encoding',
    ],
    ['a .docx that is none', '坏.docx', () => new TextEncoder().encode('not a zip'), 'unreadable-docx'],
    [
      'a zip bomb',
      '炸弹.docx',
      () => new Uint8Array(zipSync({ 'word/document.xml': new Uint8Array(30_000_000) }, { level: 9 })),
      'decompressed-too-large',
    ],
    ['a PDF that is none', '预案.pdf', () => new TextEncoder().encode('%PDF-1.7\n…'), 'unreadable-pdf'],
    [
      'slides',
      '预案.pptx',
      () => new Uint8Array(zipSync({ 'ppt/presentation.xml': new Uint8Array(10) })),
      'unsupported-format',
    ],
    [
      'an old Word file with a password',
      '预案.doc',
      () => new Uint8Array(compoundFile({ WordDocument: new Uint8Array(12).fill(1) })),
      'encrypted-doc',
    ],
  ];
  for (const [what, name, bytes, code] of cases)
    it(`refuses ${what}: ${code}`, async () => {
      const problem = await manager.refused(uploadDocument, upload(name, bytes()));
      assert.equal(problem.code, code);
      assert.ok(problem.messages.zh && problem.messages.en);
    });

  it('refuses 100 MB without taking it in', async () => {
    const problem = await manager.refused(uploadDocument, upload('大.docx', new Uint8Array(100_000_000)));
    assert.ok(['body-too-large', 'network', 'unreachable'].includes(problem.code), problem.code);
  });

  it('reads GBK', async () => {
    const gbk = Uint8Array.from([
      0xd6, 0xb5, 0xb0, 0xe0, 0xd7, 0xe9, 0xb3, 0xa4, 0xd3, 0xa6, 0xc1, 0xa2, 0xbc, 0xb4, 0xcd, 0xa8, 0xd6,
      0xaa, 0xd4, 0xcb, 0xce, 0xac, 0xa1, 0xa3,
    ]); // 值班组长应立即通知运维。
    const made = await manager.does(uploadDocument, upload('预案.txt', gbk));
    assert.ok(made.document);
  });
});

it('shows every error of a YAML text with its place', async () => {
  const { findings } = await manager.does(checkPlan, {
    body: { yaml: 'plan: x\ntitle: T\nkind: nonsense\nroles: { a: { titel: A } }\nscenarios: {}\n' },
  });
  const errors = findings.filter(finding => finding.severity === 'error');
  assert.ok(errors.length >= 2, JSON.stringify(errors));
  assert.ok(
    errors.every(finding => finding.place.line !== undefined && finding.message.zh && finding.message.en),
  );
});

describe('commands', () => {
  it('answers a repeated command id once, and refuses the id with another body', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    const body = {
      plan: 'call-centre',
      scenarios: ['power'],
      reporter: 'tian',
      facts: { power_kind: 'line' },
    };
    const first = await manager.does(reportIncident, { headers, body });
    const again = await manager.does(reportIncident, { headers, body });
    assert.deepEqual(again, first);
    const other = await manager.refused(reportIncident, {
      headers,
      body: { ...body, scenarios: ['seat_down'] },
    });
    assert.equal(other.code, 'command-id-reused');
  });

  it('refuses what comes after the incident was closed', async () => {
    const incident = await power();
    await manager.tells(incident, { type: 'DeclareFalseAlarm', reason: '误报' });
    assert.equal(
      await manager.isRefused(incident, { type: 'RecordFact', fact: 'extent', value: '三楼' }),
      'incident-closed',
    );
    assert.equal((await house.tap('pan', 'line_to_ops/1', { act: 'acknowledge' })).status, 409);
  });

  it('does not know an incident of another organisation', async () => {
    const incident = await power();
    const stranger = await house.signIn('yunqi', 'yan');
    assert.equal(await stranger.isRefused(incident, { type: 'AddNote', text: 'x' }), 'unknown-incident');
  });
});

describe('links', () => {
  const get = (path: string) => fetch(`${house.app.url}${path}`);

  it('a look never acknowledges; a foreign link opens nothing', async () => {
    const incident = await power();
    const link = house
      .phone('pan')
      .findLast(
        message =>
          message.key.includes(`${incident}/repair_line`) || message.key.includes(`${incident}/line_to_ops`),
      )?.link;
    assert.ok(link);
    assert.equal((await get(new URL(link).pathname)).status, 200);
    assert.equal(
      (await manager.board(incident)).duties.find(duty => duty.id === 'line_to_ops/1')?.told[0]?.acknowledged,
      null,
    );
    assert.equal((await get(`/t/${'A'.repeat(43)}`)).status, 404);
  });

  it('a stale link says so', async () => {
    const incident = await power();
    const link = house.phone('pan').findLast(message => message.key.startsWith(incident))?.link ?? '';
    await house.until('+5 09:00');
    assert.equal((await get(new URL(link).pathname)).status, 410);
  });
});

describe('the database', () => {
  it('full: the act is refused whole, and goes through when there is room again', async () => {
    const { pool } = house.app.store;
    await pool.query(
      `create function no_room() returns trigger language plpgsql as $$ begin raise exception 'could not extend file' using errcode = '53100'; end $$`,
    );
    await pool.query(
      'create trigger no_room before insert on outbox for each row execute function no_room()',
    );
    const body = {
      plan: 'call-centre',
      scenarios: ['power'],
      reporter: 'tian',
      facts: { power_kind: 'line' },
    };
    const headers = { 'idempotency-key': randomUUID() };
    const problem = await manager.refused(reportIncident, { headers, body });
    assert.equal(problem.code, 'disk-full');
    assert.equal(problem.status, 507);
    await pool.query('drop trigger no_room on outbox');
    const { incident } = await manager.does(reportIncident, { headers, body });
    assert.ok((await manager.board(incident)).duties.length > 0);
  });

  it('gone and back: an honest 503 meanwhile, and what fell due is done afterwards', async () => {
    const incident = await power();
    const now = house.clock.now();
    const { rows } = await house.app.store.pool.query<{ name: string }>('select current_database() as name');
    const name = rows[0]?.name ?? '';
    const admin = await adminOf(house);
    try {
      await admin.query(`alter database ${name} allow_connections false`);
      await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
      const problem = await manager.refused(sendCommand, {
        params: { incident },
        headers: { 'idempotency-key': randomUUID() },
        body: { type: 'AddNote', text: 'x' },
      });
      assert.equal(problem.status, 503);
      assert.equal((await fetch(`${house.app.url}/health/ready`)).status, 503);
      house.clock.moveTo(now + 4 * 60_000);
    } finally {
      await admin.query(`alter database ${name} allow_connections true`);
      await admin.end();
    }
    for (let tries = 0; tries < 100; tries++) {
      house.clock.moveTo(house.clock.now() + 5_000);
      if ((await fetch(`${house.app.url}/health/ready`)).status === 200) break;
      await new Promise(resolve => setTimeout(resolve, 50));
    }
    await house.quiet();
    const duty = (await manager.board(incident)).duties.find(one => one.id === 'line_to_ops/1');
    assert.ok(
      duty?.rungs.some(rung => rung.fired !== null),
      'the rung that fell due meanwhile has fired',
    );
    assert.ok(at('09:00') < now);
  });
});

async function adminOf({ app }: House): Promise<pg.Client> {
  const { host, port, user } = app.store.pool.options;
  const client = new pg.Client({ host, port, user, database: 'postgres' });
  await client.connect();
  return client;
}

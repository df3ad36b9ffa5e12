// Sign-in on real PostgreSQL: passwords, one-time links, sessions and their ends, organisations, guessing.
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { getMigrations } from 'better-auth/db/migration';
import pg from 'pg';
import type { Clock } from '#desk/ports.ts';
import { StoreFault } from '#desk/store-fault.ts';
import { type TestDatabase, testDatabase } from '../../test/harness/postgres.ts';
import { makeAuth } from './auth.ts';
import { authOptions } from './auth-options.ts';
import type { Auth, Entered, From } from './auth-port.ts';

const from: From = { address: '192.0.2.7', agent: 'test 测试' };
const parts = { secret: 'a secret of more than thirty-two characters', baseUrl: 'http://localhost:8230' };
const GOOD = '风吹草低见牛羊 4 头牛羊';

let database: TestDatabase;
let pool: pg.Pool;
let auth: Auth;
let now = Date.UTC(2026, 10, 23, 8);
const clock: Clock = { now: () => now, wakeAt: () => () => {} };
let n = 0;

before(async () => {
  database = await testDatabase();
  pool = new pg.Pool(database.connection);
  pool.on('error', () => {}); // dropping the database ends idle connections
  auth = makeAuth({ ...parts, pool, clock });
});
after(async () => {
  await pool.end();
  await database.drop();
});
beforeEach(() => {
  now += 3_600_000; // failures of one test do not count in the next
});

async function newUser(password?: string, org = 'a'): Promise<{ id: string; email: string }> {
  n += 1;
  const email = `u${n}@example.com`;
  const made = await auth.createUser({ email, name: `用户${n}`, ...(password ? { password } : {}) });
  assert.ok(made.ok);
  await auth.saveMembership(made.value.user, { org, person: `p-${n}`, roles: ['responder'] });
  return { id: made.value.user, email };
}

const cookieOf = ({ cookies }: Entered): string => cookies.map(it => it.split(';')[0]).join('; ');

async function signedIn(email: string, password = GOOD): Promise<Entered> {
  const entered = await auth.signIn(email, password, from);
  assert.ok(entered.ok, JSON.stringify(entered));
  return entered.value;
}

const codeOf = (result: { ok: boolean; refused?: { code: string } }) =>
  result.ok ? 'ok' : result.refused?.code;

test('the migration makes exactly what better-auth expects', async () => {
  const { toBeCreated, toBeAdded } = await getMigrations(authOptions({ ...parts, pool }));
  assert.deepEqual(toBeCreated, []);
  assert.deepEqual(toBeAdded, []);
});

describe('passwords', () => {
  test('the right one opens a session that the cookie alone proves', async () => {
    const { email } = await newUser(GOOD);
    const entered = await signedIn(email.toUpperCase());
    const found = await auth.verify(cookieOf(entered));
    assert.equal(found?.signedIn.user.email, email);
    assert.deepEqual(found?.signedIn.memberships[0]?.roles, ['responder']);
    assert.equal(found?.signedIn.has_password, true);
    assert.match(entered.cookies[0] ?? '', /^fengsui\.session_token=.*HttpOnly.*SameSite=Strict/i);
  });

  test('a forged or cut cookie proves nothing', async () => {
    const { email } = await newUser(GOOD);
    const cookie = cookieOf(await signedIn(email));
    assert.equal(await auth.verify(cookie.slice(0, -6)), undefined);
    assert.equal(await auth.verify('fengsui.session_token=abc.def'), undefined);
  });

  test('a wrong one, an unknown account and one without password are all the same', async () => {
    const { email } = await newUser(GOOD);
    const bare = await newUser();
    const wrong = await auth.signIn(email, 'wrong', from);
    assert.deepEqual(await auth.signIn('nobody@example.com', 'wrong', from), wrong);
    assert.deepEqual(await auth.signIn(bare.email, '', from), wrong);
    assert.equal(codeOf(wrong), 'wrong-credentials');
  });

  test('what is kept is a hash, not the password', async () => {
    await newUser(GOOD);
    const { rows } = await pool.query('select "password" from "account" where "password" is not null');
    for (const { password } of rows) assert.doesNotMatch(password, /风吹/);
  });

  test('six tries from one address are too many, another address still gets in', async () => {
    const { email } = await newUser(GOOD);
    for (let i = 0; i < 5; i += 1)
      assert.equal(codeOf(await auth.signIn(email, 'wrong', from)), 'wrong-credentials');
    const locked = await auth.signIn(email, GOOD, from);
    assert.ok(!locked.ok);
    assert.equal(locked.refused.code, 'too-many-attempts');
    assert.equal(locked.refused.detail.minutes, 15);
    assert.ok((await auth.signIn(email, GOOD, { ...from, address: '192.0.2.8' })).ok);
    now += 15 * 60_000;
    await signedIn(email);
  });

  test('tries made at once count as many', async () => {
    const { email } = await newUser(GOOD);
    const codes = await Promise.all(
      Array.from({ length: 12 }, async () => codeOf(await auth.signIn(email, 'wrong', from))),
    );
    assert.equal(codes.filter(code => code === 'wrong-credentials').length, 5);
  });

  test('a new one ends all other sessions; the old one, short and common ones are refused', async () => {
    const { email } = await newUser(GOOD);
    const [here, there] = [await signedIn(email), await signedIn(email)];
    const change = (current: string | undefined, password: string) =>
      auth.setPassword(here.signedIn, current, password);
    assert.equal(codeOf(await change('wrong', `${GOOD}!`)), 'wrong-password');
    assert.equal(codeOf(await change(undefined, `${GOOD}!`)), 'wrong-password');
    assert.equal(codeOf(await change(GOOD, 'elf zeichen')), 'password-too-short');
    for (const common of [
      'password1234',
      'PasswordPassword',
      '123456789012',
      'aaaaaaaaaaaaa',
      'qwerty!!123456',
    ])
      assert.equal(codeOf(await change(GOOD, common)), 'password-too-common', common);
    assert.equal(codeOf(await change(GOOD, `${GOOD}!`)), 'ok');
    assert.ok(await auth.verify(cookieOf(here)));
    assert.equal(await auth.verify(cookieOf(there)), undefined);
    assert.equal(codeOf(await auth.signIn(email, GOOD, from)), 'wrong-credentials');
    await signedIn(email, `${GOOD}!`);
  });
});

describe('one-time links', () => {
  const tokenOf = (url: string) => new URL(url).hash.slice('#link='.length);

  test('sign in once, even when used twice at once, and then allow to set a first password', async () => {
    const { id, email } = await newUser();
    const { url } = await auth.issueOneTimeLink(id);
    assert.match(url, /^http:\/\/localhost:8230\/sign-in#link=/);
    const both = await Promise.all([auth.redeem(tokenOf(url), from), auth.redeem(tokenOf(url), from)]);
    assert.deepEqual(both.map(codeOf).sort(), ['ok', 'sign-in-link-invalid']);
    const entered = both.find(it => it.ok);
    assert.ok(entered?.ok);
    assert.equal(entered.value.signedIn.has_password, false);
    assert.ok((await auth.setPassword(entered.value.signedIn, undefined, GOOD)).ok);
    await signedIn(email);
  });

  test('are good for fifteen minutes, and kept as hashes', async () => {
    const { id } = await newUser();
    const { url, expires } = await auth.issueOneTimeLink(id);
    assert.equal(expires, now + 15 * 60_000);
    const { rows } = await pool.query('select * from "verification"');
    assert.ok(!JSON.stringify(rows).includes(tokenOf(url)));
    now += 15 * 60_000;
    assert.equal(codeOf(await auth.redeem(tokenOf(url), from)), 'sign-in-link-invalid');
    assert.equal(codeOf(await auth.redeem('x'.repeat(43), from)), 'sign-in-link-invalid');
  });
});

describe('sessions', () => {
  test('end by signing out, at once', async () => {
    const { email } = await newUser(GOOD);
    const cookie = cookieOf(await signedIn(email));
    assert.match((await auth.signOut(cookie)).join(), /Max-Age=0/);
    assert.equal(await auth.verify(cookie), undefined);
  });

  test('end after twelve idle hours and, however used, after seven days', async () => {
    const { email } = await newUser(GOOD);
    const [idle, old] = [await signedIn(email), await signedIn(email)];
    assert.ok(idle.signedIn.expires - Date.now() <= 12 * 3_600_000);
    await pool.query(`update "session" set "expiresAt" = now() - interval '1 second' where "id" = $1`, [
      idle.signedIn.session,
    ]);
    await pool.query(`update "session" set "createdAt" = now() - interval '7 days' where "id" = $1`, [
      old.signedIn.session,
    ]);
    assert.equal(await auth.verify(cookieOf(idle)), undefined);
    assert.equal(await auth.verify(cookieOf(old)), undefined);
    const { rows } = await pool.query('select from "session" where "id" = any($1)', [
      [idle.signedIn.session, old.signedIn.session],
    ]);
    assert.equal(rows.length, 0);
  });

  test('are renewed by use, with a new cookie', async () => {
    const { email } = await newUser(GOOD);
    const entered = await signedIn(email);
    await pool.query(`update "session" set "expiresAt" = now() + interval '1 hour' where "id" = $1`, [
      entered.signedIn.session,
    ]);
    const renewed = await auth.verify(cookieOf(entered));
    assert.ok((renewed?.cookies.length ?? 0) > 0);
    const again = await auth.verify(cookieOf(entered));
    assert.ok((again?.signedIn.expires ?? 0) > Date.now() + 11 * 3_600_000);
  });

  test('keep language and organisation', async () => {
    const { id, email } = await newUser(GOOD);
    await auth.saveMembership(id, { org: 'b', person: null, roles: ['auditor'] });
    const entered = await signedIn(email);
    assert.equal(entered.signedIn.org, 'a');
    assert.equal(codeOf(await auth.switchOrganisation(entered.signedIn, 'c')), 'unknown-organisation');
    assert.equal(codeOf(await auth.switchOrganisation(entered.signedIn, 'b')), 'ok');
    await auth.setLanguage(entered.signedIn, 'en');
    const found = await auth.verify(cookieOf(entered));
    assert.equal(found?.signedIn.org, 'b');
    assert.equal(found?.signedIn.language, 'en');
  });
});

describe('memberships', () => {
  test('an organisation keeps an administrator, also when two step down at once', async () => {
    const [one, two] = [await newUser(GOOD, 'z'), await newUser(GOOD, 'z')];
    const save = (user: string, role: 'administrator' | 'responder') =>
      auth.saveMembership(user, { org: 'z', person: null, roles: [role] });
    await save(one.id, 'administrator');
    await save(two.id, 'administrator');
    const both = await Promise.all([save(one.id, 'responder'), save(two.id, 'responder')]);
    assert.deepEqual(both.map(codeOf).sort(), ['last-administrator', 'ok']);
  });

  test('an account without any gets no session', async () => {
    const made = await auth.createUser({ email: 'alone@example.com', name: '独', password: GOOD });
    assert.ok(made.ok);
    assert.equal(codeOf(await auth.signIn('alone@example.com', GOOD, from)), 'no-organisation');
  });

  test('an account is made once for an address', async () => {
    const { id, email } = await newUser();
    const again = await auth.createUser({ email: email.toUpperCase(), name: '别名' });
    assert.deepEqual(again, { ok: true, value: { user: id } });
    const [account] = (await auth.accounts('a')).filter(it => it.user === id);
    assert.equal(account?.email, email);
    assert.deepEqual((await auth.accounts('nowhere')).length, 0);
  });
});

test('a database that is away is a fault of the store, never a wrong session', async () => {
  const gone = new pg.Pool({ host: '127.0.0.1', port: 1, connectionTimeoutMillis: 2_000 });
  const away = makeAuth({ ...parts, pool: gone, clock });
  const { email } = await newUser(GOOD);
  const cookie = cookieOf(await signedIn(email));
  const isAway = (cause: unknown) => cause instanceof StoreFault && cause.code === 'database-away';
  await assert.rejects(away.verify(cookie), isAway);
  await assert.rejects(away.signIn(email, GOOD, from), isAway);
  await gone.end();
});

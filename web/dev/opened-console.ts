// A console that was just built, on the whole program with a database of its own, in a real browser: what the browser
// tests begin with. Everything the browser complains about (a broken policy, a script error) is kept, and a test that
// leaves complaints fails.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import pino from 'pino';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { build } from 'vite';
import type { Channel, Clock } from '#desk/ports.ts';
import { type App, startApp } from '../../src/main/app.ts';
import { readConfig } from '../../src/main/config.ts';
import { systemClock } from '../../src/main/system-clock.ts';
import { launchBrowser } from '../../test/harness/browser.ts';
import { testDatabase } from '../../test/harness/postgres.ts';

export type Language = 'zh' | 'en';
export type Size = { readonly width: number; readonly height: number };

const ORGANISATION = 'qingchuan'; // the sample's call centre

export type OpenedConsole = {
  readonly app: App;
  readonly browser: Browser;
  /** A window of its own, with no session. */
  window(options?: { readonly language?: Language; readonly size?: Size }): Promise<BrowserContext>;
  /** A page of the sample call centre, signed in as this person. */
  signedIn(person: string, options?: { readonly language?: Language; readonly size?: Size }): Promise<Page>;
  oneTimeLink(person: string): Promise<string>;
  /** Gives the person's account a password; answers its address. */
  withPassword(person: string, password: string): Promise<string>;
  /** Moves the program's clock on and lets everything due happen. */
  forward(span: number): Promise<void>;
  /** Complaints since the last time this was asked. */
  complaints(): readonly string[];
  close(): Promise<void>;
};

/** Waiting for the page is never the point of a test: long enough for a busy machine. */
const PATIENCE = 30_000;

export async function openConsole(): Promise<OpenedConsole> {
  const folder = mkdtempSync(join(tmpdir(), 'fengsui-console-'));
  const web = join(folder, 'dist');
  await build({
    configFile: 'vite.config.ts',
    logLevel: 'silent',
    build: { outDir: web, emptyOutDir: true },
  });
  const clock = movableClock();
  const database = await testDatabase();
  const app = await startApp(await settings(folder), {
    web,
    clock,
    channels: [phone('email'), phone('in-app'), phone('webhook')],
    database: { connection: database.connection, kind: 'server', close: async () => {} },
    log: pino({ level: process.env.FENGSUI_LOG ?? 'silent' }),
  });
  const browser = await launchBrowser();
  const ear = listenForComplaints();

  async function window(options: { readonly language?: Language; readonly size?: Size } = {}) {
    const context = await browser.newContext({
      baseURL: app.url,
      locale: options.language === 'en' ? 'en-GB' : 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      viewport: options.size ?? { width: 1440, height: 900 },
      reducedMotion: 'reduce',
    });
    context.setDefaultTimeout(PATIENCE);
    context.on('page', ear.hear);
    return context;
  }

  async function oneTimeLink(person: string): Promise<string> {
    const account = (await app.auth.accounts(ORGANISATION)).find(one => one.person === person);
    assert.ok(account, `${person} has no account`);
    return (await app.auth.issueOneTimeLink(account.user)).url;
  }

  return {
    app,
    browser,
    window,
    oneTimeLink,
    complaints: ear.heard,
    async signedIn(person, options) {
      const context = await window(options);
      const token = tokenOf(await oneTimeLink(person));
      const enter = () =>
        context.request.post('/api/v1/session/link', { headers: { origin: app.url }, data: { token } });
      let answer = await enter();
      // A file of many tests signs in more often than the limit lets one address: it waits, as anybody would have to.
      while (answer.status() === 429) {
        await setTimeout(Number(answer.headers()['retry-after'] ?? 1) * 1_000);
        answer = await enter();
      }
      assert.equal(answer.status(), 200, await answer.text());
      return context.newPage();
    },
    async withPassword(person, password) {
      const from = { address: '127.0.0.1', agent: 'test' };
      const entered = await app.auth.redeem(tokenOf(await oneTimeLink(person)), from);
      assert.ok(entered.ok);
      const { signedIn } = entered.value;
      assert.ok((await app.auth.setPassword(signedIn, undefined, password)).ok);
      return signedIn.user.email;
    },
    async forward(span) {
      clock.ahead += span;
      app.timekeeper.wake();
      await app.timekeeper.settled();
      await app.dispatcher.settled();
    },
    async close() {
      await browser.close();
      await app.stop();
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const tokenOf = (link: string): string => new URLSearchParams(new URL(link).hash.slice(1)).get('link') ?? '';

/** The machine's clock, which can be set ahead. */
function movableClock(): Clock & { ahead: number } {
  return {
    ahead: 0,
    now() {
      return systemClock.now() + this.ahead;
    },
    wakeAt(at, call) {
      return systemClock.wakeAt(at - this.ahead, call);
    },
  };
}

const phone = (kind: string): Channel => ({
  kind,
  send: async () => ({ kind: 'accepted', reference: null }),
  close: async () => {},
});

async function settings(folder: string) {
  const read = readConfig({
    FENGSUI_DATA: join(folder, 'data'),
    FENGSUI_PORT: String(await freePort()),
    FENGSUI_HOST: '127.0.0.1',
    FENGSUI_SECRET: 'a secret of tests, long enough for all',
  });
  assert.ok('config' in read, JSON.stringify(read));
  return read.config;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

function listenForComplaints() {
  let all: string[] = [];
  return {
    hear(page: Page): void {
      page.on('pageerror', error => all.push(`${page.url()} ${error.message}`));
      page.on('console', line => {
        // a refusal that the console shows is no complaint; the browser logs every answer of 4xx
        if (line.type() === 'error' && !line.text().startsWith('Failed to load resource'))
          all.push(`${page.url()} ${line.text()}`);
      });
    },
    heard(): readonly string[] {
      const heard = all;
      all = [];
      return heard;
    },
  };
}

/** An incident of the sample call centre, reported by the page's session; answers its id. */
export async function reportOutage(
  page: Page,
  given: { readonly minutesAgo?: number; readonly title?: string; readonly kind?: 'incident' | 'drill' } = {},
): Promise<string> {
  const answer = await page.context().request.post('/api/v1/incidents', {
    headers: { 'idempotency-key': crypto.randomUUID() },
    data: {
      plan: 'call-centre',
      scenarios: ['app_down'],
      kind: given.kind ?? 'incident',
      reporter: 'tian',
      ...(given.title ? { title: given.title } : {}),
      occurred: new Date(Date.now() - (given.minutesAgo ?? 0) * 60_000).toISOString(),
      facts: {},
    },
  });
  assert.equal(answer.status(), 201, await answer.text());
  return ((await answer.json()) as { readonly incident: string }).incident;
}

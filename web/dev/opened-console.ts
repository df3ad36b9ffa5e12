// A console that was just built, on a desk in memory, in a real browser: what the browser tests begin with. Everything
// the browser complains about (a broken policy, a script error) is kept, and a test that leaves complaints fails.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { build } from 'vite';
import { launchBrowser } from '../../test/harness/browser.ts';
import { type DevDesk, startDevDesk } from './desk.ts';

export type Language = 'zh' | 'en';
export type Size = { readonly width: number; readonly height: number };

export type OpenedConsole = {
  readonly desk: DevDesk;
  readonly browser: Browser;
  /** A window of its own, with no session. */
  window(options?: { readonly language?: Language; readonly size?: Size }): Promise<BrowserContext>;
  /** A page of the sample call centre, signed in as this person. */
  signedIn(person: string, options?: { readonly language?: Language; readonly size?: Size }): Promise<Page>;
  /** Complaints since the last time this was asked. */
  complaints(): readonly string[];
  close(): Promise<void>;
};

/** Waiting for the page is never the point of a test: long enough for a busy machine. */
const PATIENCE = 30_000;

export async function openConsole(): Promise<OpenedConsole> {
  const folder = mkdtempSync(join(tmpdir(), 'fengsui-console-'));
  const outDir = join(folder, 'dist');
  await build({ configFile: 'vite.config.ts', logLevel: 'silent', build: { outDir, emptyOutDir: true } });
  const desk = await startDevDesk({ web: outDir });
  const browser = await launchBrowser();
  let heard: string[] = [];

  async function window(options: { readonly language?: Language; readonly size?: Size } = {}) {
    const context = await browser.newContext({
      baseURL: desk.origin,
      locale: options.language === 'en' ? 'en-GB' : 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      viewport: options.size ?? { width: 1440, height: 900 },
      reducedMotion: 'reduce',
    });
    context.setDefaultTimeout(PATIENCE);
    context.on('page', page => {
      page.on('pageerror', error => heard.push(`${page.url()} ${error.message}`));
      page.on('console', line => {
        // a refusal that the console shows is no complaint; the browser logs every answer of 4xx
        if (line.type() === 'error' && !line.text().startsWith('Failed to load resource'))
          heard.push(`${page.url()} ${line.text()}`);
      });
    });
    return context;
  }

  return {
    desk,
    browser,
    window,
    async signedIn(person, options) {
      const context = await window(options);
      const page = await context.newPage();
      const answer = await context.request.post('/api/v1/session', {
        data: { email: desk.emailOf('qingchuan', person), password: desk.password },
      });
      assert.equal(answer.status(), 200, await answer.text());
      return page;
    },
    complaints() {
      const all = heard;
      heard = [];
      return all;
    },
    async close() {
      await browser.close();
      await desk.close();
      rmSync(folder, { recursive: true, force: true });
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

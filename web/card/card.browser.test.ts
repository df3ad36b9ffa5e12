// The card in a real browser, as wide as a phone: one tap, no script, no network, a screen reader.
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import Fastify, { type FastifyInstance } from 'fastify';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { build } from 'vite';
import { type FakeCards, fakeCards, sampleCard } from '#desk/fake-cards.ts';
import type { Card } from '#desk/services.ts';
import { registerCards } from '#http/cards.ts';
import { launchBrowser } from '../../test/harness/browser.ts';
import { loadCardAssets } from './assets.ts';
import { cardPages } from './pages.ts';

const clock = { now: () => Date.now(), wakeAt: () => () => {} };
let browser: Browser;
let app: FastifyInstance;
let url: string;
let dist: string;
let cards: FakeCards;
let secrets = 0;

before(async () => {
  dist = await mkdtemp(join(tmpdir(), 'fengsui-card-'));
  await build({
    configFile: join(import.meta.dirname, 'vite.config.ts'),
    logLevel: 'error',
    build: { outDir: dist },
  });
  cards = fakeCards(clock);
  app = Fastify();
  const pages = cardPages(await loadCardAssets(dist));
  await app.register(scope => registerCards(scope, { cards, clock, pages }));
  url = await app.listen({ port: 0, host: '127.0.0.1' });
  browser = await launchBrowser();
});

after(async () => {
  await browser?.close();
  await app?.close();
  await rm(dist, { recursive: true, force: true });
});

const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  isMobile: true,
  hasTouch: true,
};

/** A phone that opens a card of its own; what its page complains of fails the test. */
async function withCard(
  card: Card,
  use: (page: Page, secret: string, path: string) => Promise<void>,
  options: BrowserContextOptions = {},
): Promise<void> {
  const secret = `card-${++secrets}`;
  cards.put(secret, card);
  const context = await browser.newContext({ ...PHONE, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', error => complaints.push(error.message));
  page.on('console', line => {
    if (line.type() === 'error' && !/Failed to load resource/.test(line.text())) complaints.push(line.text());
  });
  try {
    await page.goto(`${url}/t/${secret}`);
    await use(page, secret, `${url}/t/${secret}`);
    assert.deepEqual(complaints, []);
  } finally {
    await context.close();
  }
}

const actsOf = (secret: string) => cards.acts.filter(one => one.secret === secret).map(one => one.act);
const card = (language: 'zh' | 'en' = 'zh') => sampleCard(Date.now(), language);

test('one tap acknowledges, at the time of the tap', async () => {
  await withCard(card(), async (page, secret) => {
    const tapped = Date.now();
    await page.getByRole('button', { name: '收到' }).tap();
    await page.getByText('已送达').waitFor();
    const acts = actsOf(secret);
    assert.equal(acts.length, 1);
    assert.equal(acts[0]?.act, 'acknowledge');
    assert.ok(Math.abs((acts[0]?.at ?? 0) - tapped) < 60_000);
    assert.equal(await page.getByRole('button', { name: '收到' }).count(), 0);
    assert.match((await page.locator('.state').textContent()) ?? '', /已收到/);
  });
});

test('opening and waiting sends nothing, and the countdown runs', async () => {
  await withCard(card(), async (page, secret) => {
    const countdown = page.locator('.countdown');
    const first = await countdown.textContent();
    await page.waitForFunction(text => document.querySelector('.countdown')?.textContent !== text, first);
    assert.match((await countdown.textContent()) ?? '', /^1\d:\d\d$/);
    assert.deepEqual(actsOf(secret), []);
  });
});

test('without script the forms do the same', async () => {
  await withCard(
    card(),
    async (page, secret) => {
      await page.getByRole('button', { name: '收到' }).tap();
      await page.getByText(/已于 \d\d:\d\d 收到/).waitFor();
      await page.getByLabel('备注').fill('备用车已出发');
      await page.getByRole('button', { name: '完成' }).tap();
      await page.getByText(/完成于/).waitFor();
      assert.deepEqual(actsOf(secret), [{ act: 'acknowledge' }, { act: 'done', note: '备用车已出发' }]);
    },
    { javaScriptEnabled: false },
  );
});

test('a tap made offline is kept over a reload and sent once, with its original time', async () => {
  await withCard(card(), async (page, secret, path) => {
    await page.route('**/act', route => route.abort('internetdisconnected'));
    const before = Date.now();
    await page.getByRole('button', { name: '收到' }).tap();
    const made = Date.now();
    await page.getByText('待发送 1 条（离线，联网后自动发送）').waitFor();
    assert.match((await page.locator('.state').textContent()) ?? '', /已收到/);
    await page.goto(path);
    await page.getByText('待发送 1 条（离线，联网后自动发送）').waitFor();
    assert.deepEqual(actsOf(secret), []);
    const shown = Date.now();
    await page.waitForFunction(since => Date.now() > since + 1500, shown); // so that the two times differ
    await page.unroute('**/act');
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await page.getByText('已送达').waitFor();
    const acts = actsOf(secret);
    assert.equal(acts.length, 1);
    const at = acts[0]?.at ?? 0;
    assert.ok(at >= before - 1000 && at <= made + 1000, `${at - before} ms after the tap`);
    await page.goto(path);
    await page.getByText(/已于 \d\d:\d\d 收到/).waitFor();
    assert.equal(actsOf(secret).length, 1);
  });
});

test('without any network the tap waits, and goes out when the phone is back', async () => {
  await withCard(card('en'), async (page, secret) => {
    await page.context().setOffline(true);
    await page.getByRole('button', { name: 'Received' }).tap();
    await page.getByText('1 not sent yet (offline').waitFor();
    await page.context().setOffline(false);
    await page.getByText('Sent', { exact: true }).waitFor();
    assert.equal(actsOf(secret).length, 1);
  });
});

test('an answer that got lost is asked for again under the same id, and counts once', async () => {
  await withCard(card(), async (page, secret) => {
    let times = 0;
    await page.route('**/act', async route => {
      if (times++ > 0) return route.continue();
      await route.fetch(); // it arrives, its answer does not
      await route.abort();
    });
    await page.getByRole('button', { name: '收到' }).tap();
    await page.getByText('待发送 1 条').waitFor();
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await page.getByText('已送达').waitFor();
    assert.equal(times, 2);
    assert.equal(actsOf(secret).length, 1);
  });
});

test('a refusal is said, and the card shows what is true', async () => {
  await withCard(card(), async (page, secret) => {
    cards.refuseNext({ code: 'incident-closed', detail: {} });
    await page.getByRole('button', { name: '收到' }).tap();
    await page.getByRole('alert').getByText('没有成功').waitFor();
    assert.deepEqual(actsOf(secret), []);
    assert.equal(await page.getByText('待发送').count(), 0);
  });
});

test('what is asked is filled in and sent', async () => {
  const base = card();
  const ask = { unit: null, required: true } as const;
  const asks = [
    { ...ask, id: 'here', title: '能否半小时到', type: 'yes-no', values: [], target: 'fact' },
    { ...ask, id: 'answer', title: '办法', type: 'one-of', values: ['拖车', '换车'], target: 'answer' },
    { ...ask, id: 'pieces', title: '件数', type: 'number', values: [], target: 'field' },
  ] as const;
  const asking: Card = {
    ...base,
    may: ['done', 'decline'],
    duty: { ...base.duty, acknowledged: Date.now(), asks },
  };
  await withCard(asking, async (page, secret) => {
    await page.getByRole('button', { name: '完成' }).tap();
    assert.deepEqual(actsOf(secret), [], 'required fields are empty');
    await page.getByLabel('是', { exact: true }).check();
    await page.getByLabel('换车').check();
    await page.getByLabel('件数').fill('120');
    await page.getByRole('button', { name: '完成' }).tap();
    await page.getByText('已送达').waitFor();
    const [act] = actsOf(secret);
    assert.deepEqual(
      [act?.act, act?.answer, act?.facts, act?.fields],
      ['done', '换车', { here: true }, { pieces: 120 }],
    );
  });
});

test('declining takes a reason', async () => {
  await withCard(card(), async (page, secret) => {
    await page.getByText('我办不了').tap();
    await page.getByLabel('请说明原因').fill('在外地出差');
    await page.getByRole('button', { name: '提交，转给别人' }).tap();
    await page.getByText('已记下您办不了').waitFor();
    await page.getByText('已送达').waitFor();
    assert.equal(actsOf(secret)[0]?.reason, '在外地出差');
  });
});

test('calling is a link the phone understands', async () => {
  const base = card();
  const call = { title: '救援公司', number: '021-6555 0123', script: ['说明位置'] };
  await withCard({ ...base, duty: { ...base.duty, call } }, async page => {
    assert.equal(await page.getByRole('link', { name: /救援公司/ }).getAttribute('href'), 'tel:02165550123');
  });
});

test('every target is large enough for a thumb, and nothing is wider than the phone', async () => {
  for (const width of [320, 390])
    await withCard(
      card('en'),
      async page => {
        const small = await page.evaluate(() =>
          [...document.querySelectorAll('button, a, summary, textarea')]
            .filter(one => one.getClientRects().length > 0)
            .filter(one => one.getBoundingClientRect().height < 44)
            .map(one => one.outerHTML),
        );
        assert.deepEqual(small, []);
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
      },
      { viewport: { width, height: 700 } },
    );
});

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds nothing, ${colorScheme}, in both languages and every state`, async () => {
    const source = await readFile(axePath, 'utf8');
    for (const language of ['zh', 'en'] as const) {
      const base = card(language);
      const ask = {
        id: 'x',
        title: 'x',
        type: 'yes-no',
        values: [],
        unit: null,
        required: false,
        target: 'fact',
      } as const;
      const states: readonly Card[] = [
        base,
        {
          ...base,
          incident: { ...base.incident, drill: true },
          duty: {
            ...base.duty,
            due: Date.now() - 60_000,
            overdue: true,
            acknowledged: Date.now(),
            asks: [ask, { ...ask, id: 'y', type: 'time' }],
            call: { title: 't', number: '110', script: ['s'] },
          },
          may: ['done', 'decline'],
        },
        { ...base, duty: { ...base.duty, phase: 'done', done: Date.now() }, may: [] },
        { ...base, duty: { ...base.duty, phase: 'withdrawn' }, may: [] },
      ];
      for (const state of states)
        await withCard(
          state,
          async page => {
            for (const details of await page.locator('summary').all()) await details.tap();
            const found = await page.evaluate(
              `${source}; axe.run(document).then(r => r.violations.map(v => v.id + ': ' + v.nodes.map(n => n.html).join(' ')))`,
            );
            assert.deepEqual(found, []);
          },
          { colorScheme },
        );
    }
  });

// Every screen in both languages at three sizes: nothing for axe to find, nothing the policy had to block, nothing wider
// than the window.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import {
  type Language,
  type OpenedConsole,
  openConsole,
  reportOutage,
  type Size,
} from './dev/opened-console.ts';

const SIZES = [
  { width: 1440, height: 900 },
  { width: 1280, height: 720 },
  { width: 390, height: 844 },
];

const axe = readFileSync(new URL(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

let console: OpenedConsole;
let screens: readonly string[];
before(async () => {
  console = await openConsole();
  const page = await console.signedIn('wen');
  const alarmed = await reportOutage(page, { title: '全部座席无法登录' });
  const drill = await reportOutage(page, { kind: 'drill', title: '季度演练', minutesAgo: 3 });
  await console.forward(90 * 60_000);
  const fresh = await reportOutage(page, { title: '查询缓慢' });
  screens = [
    '/incidents',
    '/incidents?state=closed',
    `/incidents/${alarmed}`,
    `/incidents/${drill}?side=log`,
    `/incidents/${fresh}?duty=tell_supervisor%2F1`,
    '/duties',
    '/report',
    '/report/call-centre/app_down',
    '/plans',
    '/plans/call-centre?step=tell_supervisor',
    '/plans/call-centre?view=picture&step=tell_supervisor',
    '/plans/call-centre/rehearsal?scenario=app_down&at=spring-festival&one=usual',
    '/plans/call-centre/rehearsal?scenario=app_down&many=yes&runs=20',
    '/plans/call-centre?view=findings',
    '/plans/call-centre?view=yaml',
    '/plans/call-centre?view=versions',
    '/messages',
    '/roster',
    '/roster?view=posts',
    '/audit',
    '/nowhere',
  ];
});
after(() => console.close());

type Violation = {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
};

async function troubles(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe);
  const violations = await page.evaluate<readonly Violation[]>(
    `axe.run(document, { resultTypes: ['violations'] }).then(found => found.violations)`,
  );
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  return [
    ...violations.map(
      it =>
        `${it.impact} ${it.id}: ${it.nodes.map(node => `${node.html} ${node.failureSummary ?? ''}`).join('\n  ')}`,
    ),
    ...(wider > 0 ? [`wider than the window by ${wider}`] : []),
  ];
}

/** Nothing is loading any more. */
const settled = (page: Page) =>
  page.waitForFunction(
    () => document.querySelector('h1') !== null && document.querySelector('.ant-skeleton') === null,
  );

// the colours are the same in both languages, the lengths are not
const LOOKS: readonly (readonly [Language, Size])[] = [
  ...SIZES.map(size => ['zh', size] as const),
  ['en', { width: 390, height: 844 }],
];

for (const [language, size] of LOOKS)
  test(`every screen is in order at ${size.width}×${size.height} in ${language}`, async () => {
    const found: string[] = [];
    const outside = await (await console.window({ language, size })).newPage();
    for (const path of ['/sign-in', '/sign-in/link', '/sign-in/link?token=none']) {
      await outside.goto(path);
      await settled(outside);
      found.push(...(await troubles(outside)).map(text => `${path} ${text}`));
    }
    const page = await console.signedIn('wen', { language, size });
    for (const path of screens) {
      await page.goto(path);
      await settled(page);
      found.push(...(await troubles(page)).map(text => `${path} ${text}`));
    }
    assert.deepEqual([...found, ...console.complaints()], []);
  });

test('the dialogs are in order too', async () => {
  const page = await console.signedIn('wen', { size: { width: 390, height: 844 } });
  const board = screens[4] ?? '';
  const found: string[] = [];
  const look = async (name: string) => {
    await page.getByRole('dialog').waitFor();
    found.push(...(await troubles(page)).map(text => `${name} ${text}`));
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  };
  await page.goto(board);
  await page.getByRole('button', { name: '结束响应' }).click();
  await look('close');
  await page.locator('[data-duty="judge/1"]').getByRole('button', { name: '答复' }).click();
  await look('answer');
  await page.getByRole('button', { name: /“做好现场秩序的安排”的更多操作/ }).click();
  await page.getByRole('menuitem', { name: '改派' }).click();
  await look('assign');
  await page.goto('/roster?view=posts');
  await page.getByRole('button', { name: /^设置“值班组长”/ }).click();
  await look('holdings');
  assert.deepEqual([...found, ...console.complaints()], []);
});

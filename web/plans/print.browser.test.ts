// A plan on paper from its page: a real file, Word or PDF; full addresses only with the right and a reason, in the audit log.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { type OpenedConsole, openConsole } from '../dev/opened-console.ts';

let console: OpenedConsole;
before(async () => {
  console = await openConsole();
});
after(() => console.close());

async function opened(page: Page) {
  await page.goto('/plans/call-centre');
  await page.getByRole('button', { name: /^打\s*印$/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  return dialog;
}

async function downloaded(page: Page): Promise<{ readonly name: string; readonly begins: string }> {
  const [download] = await Promise.all([
    page.waitForEvent('download', { timeout: 120_000 }),
    page.getByRole('button', { name: '生成并下载' }).click(),
  ]);
  const path = await download.path();
  return { name: download.suggestedFilename(), begins: readFileSync(path).subarray(0, 4).toString('latin1') };
}

test('a plan is printed as Word, and as PDF in another way of numbering without cards', async () => {
  const page = await console.signedIn('wen');
  await opened(page);
  const word = await downloaded(page);
  assert.deepEqual([word.name, word.begins.slice(0, 2)], ['晴川呼叫中心突发事件处置预案.docx', 'PK']);
  await page.getByRole('dialog').waitFor({ state: 'hidden' });

  const dialog = await opened(page);
  await dialog.getByRole('radio', { name: /^PDF/ }).check();
  await dialog.getByRole('radio', { name: /第一章/ }).check();
  await dialog.getByRole('radio', { name: '不附' }).check();
  const asked = page.waitForRequest(/\/paper\?/);
  const pdf = await downloaded(page);
  assert.deepEqual([pdf.name, pdf.begins], ['晴川呼叫中心突发事件处置预案.pdf', '%PDF']);
  assert.match((await asked).url(), /format=pdf&numbering=articles&cards=no/);
  assert.deepEqual(console.complaints(), []);
});

test('full addresses want a reason, and the audit log keeps it', async () => {
  const page = await console.signedIn('wen');
  const dialog = await opened(page);
  await dialog.getByRole('radio', { name: '完整显示' }).check();
  await dialog.getByText('记入审计日志').waitFor();
  await dialog.getByRole('button', { name: '生成并下载' }).click();
  await dialog.locator('.ant-form-item-explain-error').waitFor();
  await dialog.getByLabel('完整打印的原因').fill('贴在值班室');
  assert.equal((await downloaded(page)).begins.slice(0, 2), 'PK');
  await page.goto('/audit');
  await page.getByText('贴在值班室').first().waitFor({ state: 'attached' });
  await page
    .getByRole('searchbox')
    .or(page.getByLabel(/按操作筛选/))
    .first()
    .fill('查看联系方式');
  await page.waitForURL(/text=/);
  await page
    .getByRole('cell', { name: /查看联系方式/ })
    .first()
    .waitFor();
  await page.getByText('贴在值班室').first().waitFor({ state: 'attached' });
  assert.deepEqual(console.complaints(), []);
});

test('who may not reveal addresses is not offered them', async () => {
  const page = await console.signedIn('hua');
  const dialog = await opened(page);
  assert.equal(await dialog.getByText('完整显示').count(), 0);
  assert.equal((await downloaded(page)).begins.slice(0, 2), 'PK');
});

test('a server that cannot print is said to be so, and may be asked again', async () => {
  const page = await console.signedIn('wen');
  const dialog = await opened(page);
  await page.route(/\/paper\?/, route => route.abort());
  await dialog.getByRole('button', { name: '生成并下载' }).click();
  await dialog.getByRole('alert').filter({ hasText: '连不上服务器' }).waitFor();
  await page.unroute(/\/paper\?/);
  assert.equal((await downloaded(page)).begins.slice(0, 2), 'PK');
});

const axe = readFileSync(new URL(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

for (const language of ['zh', 'en'] as const)
  test(`the dialog has nothing for axe to find in ${language}`, async () => {
    const page = await console.signedIn('wen', { language, size: { width: 390, height: 844 } });
    await page.goto('/plans/call-centre');
    await page.getByRole('button', { name: language === 'zh' ? /^打\s*印$/ : 'Print' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: language === 'zh' ? '完整显示' : 'In full' }).check();
    await dialog.getByRole('textbox').waitFor();
    await page.evaluate(axe);
    const found = await page.evaluate<readonly string[]>(
      `axe.run(document, { resultTypes: ['violations'] }).then(it => it.violations.map(one => one.id + ' ' + one.nodes.map(node => node.html).join(' ')))`,
    );
    assert.deepEqual([...found, ...console.complaints()], []);
  });

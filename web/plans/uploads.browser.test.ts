// Uploads in the browser: what became of each is listed with its original, and a second document of the same title asks what
// it is before anything is made of it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { type Language, type OpenedConsole, openConsole, type Size } from '../dev/opened-console.ts';

let console: OpenedConsole;
before(async () => {
  console = await openConsole();
});
after(() => console.close());

const planOf = (title: string, minutes: number): string => `${title}
一、处置
1、仓库管理员立即报告仓储主管。
2、仓储主管在${minutes}分钟内安排人员转移货物。
3、仓库管理员做好记录。
4、严禁带电作业。
`;

const file = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });

async function choose(page: Page, name: string, text: string): Promise<void> {
  await page.locator('.upload input[type="file"]').setInputFiles(file(name, text));
}

const rowOf = (page: Page, name: string) => page.locator('tr[data-upload]').filter({ hasText: name });

test('a second document of the same title asks, and as a new edition keeps the review', async () => {
  const page = await console.signedIn('wen');
  await page.goto('/uploads');
  await choose(page, '漏水甲.txt', planOf('冷库漏水处置预案', 10));
  await page.waitForURL(/\/documents\/[^/]+\/review/);
  await page.goto('/uploads');
  await choose(page, '漏水乙.txt', planOf('冷库漏水处置预案', 5));
  const dialog = page.getByRole('dialog', { name: /已有同名预案/ });
  await dialog.getByText('“漏水乙.txt”已上传并保存。', { exact: false }).waitFor();
  assert.equal(await dialog.getByRole('radio', { name: /新版/ }).isChecked(), true);
  await dialog.getByRole('button', { name: '稍后再说' }).click();
  await dialog.waitFor({ state: 'hidden' });
  const row = rowOf(page, '漏水乙.txt');
  await row.getByText('待答复').waitFor();
  await row.getByRole('button', { name: '答复' }).click();
  await dialog.getByRole('button', { name: '继续' }).click();
  await page.waitForURL(/\/documents\/[^/]+\/changes/);
  await page.locator('.duty-change').filter({ hasText: '转移货物' }).getByText('5分钟内').first().waitFor();
  await page.goto('/uploads');
  await row.getByText('已读取').waitFor();
  assert.deepEqual(console.complaints(), []);
});

test('as a plan of its own it is reviewed from the beginning, beside the other', async () => {
  const page = await console.signedIn('wen');
  await page.goto('/uploads');
  await choose(page, '断网甲.txt', planOf('冷库断网处置预案', 10));
  await page.waitForURL(/\/documents\/[^/]+\/review/);
  await page.goto('/uploads');
  await choose(page, '断网乙.txt', planOf('冷库断网处置预案', 10));
  const dialog = page.getByRole('dialog', { name: /已有同名预案/ });
  await dialog.getByRole('radio', { name: /另一份预案/ }).check();
  await dialog.getByRole('button', { name: '继续' }).click();
  await page.waitForURL(/\/documents\/[^/]+\/review/);
  await page.goto('/plans?text=冷库断网');
  await page.locator('.grid tbody tr').nth(1).waitFor();
  assert.equal(await page.locator('.grid tbody tr').count(), 2);
  assert.deepEqual(console.complaints(), []);
});

test('what was refused is kept with the reason and can be had back; a plan printed here leads to the plan', async () => {
  const page = await console.signedIn('wen');
  await page.goto('/uploads');
  await choose(page, '假的.docx', 'this is no zip');
  await page.getByRole('alert').first().waitFor();
  const refused = rowOf(page, '假的.docx');
  await refused.getByText('未能读取').waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    refused
      .getByRole('button', { name: '下载原件：假的.docx' })
      .or(refused.getByRole('link'))
      .first()
      .click(),
  ]);
  assert.equal(download.suggestedFilename(), '假的.docx');
  const printed = await page.context().request.get('/api/v1/plans/call-centre/versions/1/paper?format=docx');
  await page.locator('.upload input[type="file"]').setInputFiles({
    name: '打印件.docx',
    mimeType: 'application/octet-stream',
    buffer: await printed.body(),
  });
  await page.waitForURL(/\/plans\/call-centre/);
  await page.goto('/uploads');
  const back = rowOf(page, '打印件.docx');
  await back.getByText('本系统打印').waitFor();
  await back.getByRole('link', { name: '查看预案' }).click();
  await page.waitForURL(/\/plans\/call-centre/);
  await page.goto('/documents');
  await page.locator('.grid, .nothing').first().waitFor();
  assert.equal(await page.getByText('打印件.docx').count(), 0, 'nothing to review');
});

const axe = readFileSync(new URL(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

const LOOKS: readonly (readonly [Language, Size])[] = [
  ['zh', { width: 1440, height: 900 }],
  ['en', { width: 390, height: 844 }],
];

for (const [language, size] of LOOKS)
  test(`the list of uploads is in order at ${size.width}×${size.height} in ${language}`, async () => {
    const page = await console.signedIn('wen', { language, size });
    const title = `冷库${language}检查预案`;
    for (const name of ['一', '二']) {
      const sent = await page.context().request.post('/api/v1/documents', {
        headers: {
          'content-type': 'application/octet-stream',
          'x-file-name': encodeURIComponent(`${title}${name}.txt`),
        },
        data: Buffer.from(planOf(title, 10)),
      });
      assert.equal(sent.status(), name === '一' ? 201 : 409);
    }
    await page.goto('/uploads');
    await rowOf(page, `${title}二.txt`).getByRole('button').first().waitFor();
    await page.evaluate(axe);
    const found = await page.evaluate<readonly string[]>(
      `axe.run(document, { resultTypes: ['violations'] }).then(found => found.violations.map(
        it => it.impact + ' ' + it.id + ': ' + it.nodes.map(node => node.html).join('\\n')
      ).concat(document.documentElement.scrollWidth > innerWidth ? ['wider than the window'] : []))`,
    );
    assert.deepEqual(found, []);
  });

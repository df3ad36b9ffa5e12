// From a written plan to one in force, in the browser.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type OpenedConsole, openConsole } from '../dev/opened-console.ts';

let console: OpenedConsole;
before(async () => {
  console = await openConsole();
});
after(() => console.close());

const WRITTEN = `仓库漏水应急预案
一、发现漏水
1、仓库管理员立即报告仓储主管。
2、仓储主管在10分钟内安排人员转移货物。
3、仓库管理员做好记录。
`;

const file = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });

test('a document is uploaded, its clauses lead to their steps, what is wrong is listed', async () => {
  const page = await console.signedIn('wen');
  await page.goto('/plans');
  await page.locator('input[type="file"]').setInputFiles(file('漏水.txt', WRITTEN));
  await page.waitForURL(/\/documents\/[^/]+\/review/);
  await page.getByRole('link', { name: '查看预案' }).click();
  await page.getByRole('tab', { name: '结构' }).waitFor();
  const source = page.getByRole('region', { name: '漏水.txt' });
  await source.getByText('10分钟内安排人员转移货物').click();
  await page.locator('.clause-lit').first().waitFor();
  await page.locator('.structure > .note-box').waitFor();
  await page.getByRole('tab', { name: /检查结果/ }).click();
  await page.locator('.finding').first().waitFor();
  assert.deepEqual(console.complaints(), []);
});

test('a file that cannot be read is refused with what to do, before or after it is sent', async () => {
  const page = await console.signedIn('wen');
  await page.goto('/plans');
  const input = page.locator('input[type="file"]');
  await input.setInputFiles(file('空.txt', ''));
  await page.getByRole('alert').filter({ hasText: '空文件' }).waitFor();
  await input.setInputFiles(file('图.png', 'png'));
  await page.getByRole('alert').filter({ hasText: '另存为 .docx' }).waitFor();
  await input.setInputFiles(file('通讯录.csv', '姓名,电话'));
  await page.getByRole('alert').filter({ hasText: '另存为 .xlsx' }).waitFor();
  await input.setInputFiles(file('假.docx', 'this is no zip'));
  await page.getByRole('alert').filter({ hasText: '代码' }).waitFor();
});

test('a file printed here and not edited comes back as the plan, not as a document to review', async () => {
  const page = await console.signedIn('wen');
  const printed = await page.context().request.get('/api/v1/plans/call-centre/versions/1/paper?format=docx');
  assert.equal(printed.status(), 200);
  await page.goto('/plans');
  const mimeType = 'application/octet-stream';
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name: '打印.docx', mimeType, buffer: await printed.body() });
  await page.waitForURL(/\/plans\/call-centre\?version=2/);
  await page.getByText('已直接取回原预案').waitFor();
});

test('a step lights up its clauses in the source', async () => {
  const page = await console.signedIn('wen');
  await page.goto('/plans/call-centre');
  await page.locator('[data-step="tell_supervisor"] .step-name').click();
  await page.locator('.clause-lit').first().waitFor();
  const lit = (await page.locator('.clause-lit').allTextContents()).join('');
  assert.match(lit, /值班组长.*报告呼叫中心主管/);
  assert.match(page.url(), /step=tell_supervisor/);
});

test('the editor finds mistakes while typing, saves a draft, and never overwrites another one', async () => {
  const page = await console.signedIn('wen');
  await page.goto('/plans/call-centre?view=yaml');
  const text = page.getByLabel('预案 YAML');
  const yaml = await text.inputValue();
  await text.fill(yaml.replace('title: 晴川呼叫中心突发事件处置预案', 'titel: 晴川'));
  await page.locator('.yaml-line-error').first().waitFor();
  await text.fill(yaml.replace('edition: "1.0"', 'edition: "1.1"'));
  await page.getByRole('button', { name: '保存草稿' }).click();
  await page.getByText('已保存').waitFor();
  await page.getByText('草稿').first().waitFor();

  const other = await console.signedIn('mei');
  await other.goto('/plans/call-centre?view=yaml');
  const theirs = other.getByLabel('预案 YAML');
  await theirs.fill(`${await theirs.inputValue()}\n# 另一处修改\n`);
  await other.getByRole('button', { name: '保存草稿' }).click();
  await other.getByText('已保存').waitFor();

  await page.getByLabel('预案 YAML').fill(yaml.replace('edition: "1.0"', 'edition: "1.2"'));
  await page.getByRole('button', { name: '保存草稿' }).click();
  await page.getByText('别人已经保存了更新的草稿').waitFor();
  assert.match(await page.getByLabel('预案 YAML').inputValue(), /edition: "1.2"/, 'the text is kept');
  assert.deepEqual(console.complaints(), []);
});

test('a plan with a post that nobody holds is not put into force, and the way to the roster is shown', async () => {
  const page = await console.signedIn('wen');
  const vacate = async (holdings: readonly object[]) => {
    const answer = await page
      .context()
      .request.put('/api/v1/posts/director/holdings', { data: { holdings } });
    assert.equal(answer.status(), 200, await answer.text());
  };
  await page.goto('/plans');
  await page.locator('input[type="file"]').setInputFiles(file('漏水.txt', WRITTEN));
  await page.getByRole('link', { name: '查看预案' }).click();
  await page.getByRole('button', { name: '批准并生效' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(/个错误，不能生效/).waitFor();
  await dialog.getByText(/个岗位还没有人担任/).waitFor();
  await dialog.getByRole('link', { name: /人员与岗位/ }).click();
  await page.getByRole('tab', { name: '岗位', selected: true }).waitFor();
  await vacate([{ person: 'wen', capacity: 'holder', order: 0, on_duty: true }]);
  assert.deepEqual(console.complaints(), []);
});

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
  await page.locator('.upload input[type="file"]').setInputFiles(file('漏水.txt', WRITTEN));
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

test('roles nobody holds are filled in one table and saved together, then the plan is free of that error', async () => {
  const page = await console.signedIn('wen');
  const sent = await page.context().request.post('/api/v1/documents', {
    headers: { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent('冷库.txt') },
    data: Buffer.from(`冷库停电处置预案
一、处置
1、值班组长立即报告冷库管理员。
2、冷库管理员在5分钟内通知维修主管。
3、维修主管检查压缩机，冷库管理员做好记录。
二、联系人
维修主管：沈知夏 13900000000
`),
  });
  assert.equal(sent.status(), 201, await sent.text());
  const { plan } = (await sent.json()) as { readonly plan: string };
  await page.goto(`/plans/${encodeURIComponent(plan)}?view=findings`);
  const table = page.getByRole('region', { name: '无人担任的岗位' });
  const row = (title: string) => table.locator('tr[data-vacant]').filter({ hasText: title });
  // Of the same title in the roster: chosen already, with the reason.
  await row('值班组长').getByText('现任“值班组长”').first().waitFor();
  // Named in the document: one click, and added to the roster.
  await row('维修主管')
    .getByRole('button', { name: /沈知夏/ })
    .click();
  await row('维修主管').getByText('（新增到人员名册）').waitFor();
  // Searched for by name.
  await row('冷库管理员').getByRole('combobox').fill('金秋');
  await page.locator('.ant-select-item-option').filter({ hasText: '金秋' }).first().click();
  await table.getByRole('button', { name: '保存 3 个岗位' }).click();
  await table.waitFor({ state: 'detached' });
  const posts = await page.context().request.get('/api/v1/posts');
  const { items } = (await posts.json()) as {
    readonly items: readonly {
      readonly title: string;
      readonly holdings: readonly { readonly name: string }[];
    }[];
  };
  const holder = (title: string) => items.findLast(it => it.title === title)?.holdings[0]?.name;
  assert.deepEqual([holder('维修主管'), holder('冷库管理员')], ['沈知夏', '金秋']);
  await page
    .getByText(/个岗位没有人担任/)
    .first()
    .waitFor({ state: 'detached' });
  assert.deepEqual(console.complaints(), []);
});

test('findings of one kind are shown once with their count, and opened on demand', async () => {
  const page = await console.signedIn('wen');
  const lines = [1, 2, 3, 4, 5, 6].map(n => `${n}、第${n}班组长及时检查${n}号冷柜。`);
  const sent = await page.context().request.post('/api/v1/documents', {
    headers: { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent('冷柜.txt') },
    data: Buffer.from(`冷柜巡查处置预案\n一、处置\n${lines.join('\n')}\n`),
  });
  const { plan } = (await sent.json()) as { readonly plan: string };
  await page.goto(`/plans/${encodeURIComponent(plan)}?view=findings`);
  const group = page.locator('.finding-group').filter({ hasText: '同类共 6 项' }).first();
  await group.locator('summary').waitFor();
  assert.equal(await group.locator('.finding').first().isVisible(), false);
  await group.locator('summary').click();
  await group.locator('.finding').nth(5).waitFor();
  assert.deepEqual(console.complaints(), []);
});

test('a file that cannot be read is refused with what to do, before or after it is sent', async () => {
  const page = await console.signedIn('wen');
  await page.goto('/plans');
  const input = page.locator('.upload input[type="file"]');
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
    .locator('.upload input[type="file"]')
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
  await page
    .locator('.upload input[type="file"]')
    .setInputFiles(file('漏水二.txt', WRITTEN.replace('仓库漏水', '二号仓库漏水')));
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

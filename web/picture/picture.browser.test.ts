// The picture of a plan and of an incident, in the browser: a step leads to its clauses, a duty shows how it stands.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type OpenedConsole, openConsole, reportOutage } from '../dev/opened-console.ts';

let console: OpenedConsole;
before(async () => {
  console = await openConsole();
});
after(() => console.close());

test('a step of the picture lights up its clauses, and a clause its step', async () => {
  const page = await console.signedIn('wen');
  await page.goto('/plans/call-centre?view=picture');
  const frame = page.getByRole('region', { name: '“应用程序/网络系统故障”的流程图' });
  await frame.locator('[data-step="tell_supervisor"]').click();
  await page.locator('.clause-lit').first().waitFor();
  assert.match(page.url(), /step=tell_supervisor/);
  assert.match(page.url(), /view=picture/);
  const lit = (await page.locator('.clause-lit').allTextContents()).join('');
  assert.match(lit, /值班组长.*报告呼叫中心主管/);
  assert.deepEqual(console.complaints(), []);
});

test('it is read without seeing it: every step is a link with its words, and a table says the same', async () => {
  const page = await console.signedIn('wen');
  await page.goto('/plans/call-centre?view=picture');
  const frame = page.getByRole('region', { name: /流程图/ });
  await frame.getByRole('link', { name: /6 研判.*判断：能否在 10 分钟内恢复/ }).waitFor();
  await page.getByText('文字版：14 个步骤').click();
  await page.getByRole('row', { name: /系统运维专员.*通知运营主管和中心经理/ }).waitFor();
});

test('keys make it larger and smaller, and fit it again', async () => {
  const page = await console.signedIn('wen');
  await page.goto('/plans/call-centre?view=picture');
  const frame = page.getByRole('region', { name: /流程图/ });
  const width = async () => Number(await frame.locator('> svg').getAttribute('width'));
  await frame.waitFor();
  await page.locator('.picture-zoom output').waitFor();
  await frame.focus();
  const fitted = await width();
  await page.keyboard.press('+');
  await page.waitForFunction(
    before => Number(document.querySelector('.picture-frame > svg')?.getAttribute('width')) > before,
    fitted,
  );
  await page.keyboard.press('0');
  await page.waitForFunction(
    before => Number(document.querySelector('.picture-frame > svg')?.getAttribute('width')) === before,
    fitted,
  );
});

test('a plan is exported for other programs, and a playbook comes back as a draft', async () => {
  const page = await console.signedIn('wen');
  await page.goto('/plans/call-centre?view=picture');
  const [bpmn] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '导出 BPMN' }).click(),
  ]);
  assert.match(bpmn.suggestedFilename(), /\.bpmn$/);
  const exported = await page.context().request.get('/api/v1/plans/call-centre/versions/1/export?as=cacao');
  const book = await exported.text();
  const file = (text: string) => ({
    name: 'a.json',
    mimeType: 'application/json',
    buffer: Buffer.from(text),
  });
  await page.goto('/plans');
  const input = page.locator('input[data-import="cacao"]');
  await input.setInputFiles(file(book.replaceAll('"type": "parallel"', '"type": "single"')));
  const refused = page.getByRole('dialog', { name: '没有导入' });
  await refused
    .getByText(/“single”/)
    .first()
    .waitFor();
  await page.keyboard.press('Escape');
  await input.setInputFiles(file(book));
  await page.waitForURL(/\/plans\/[^/?]+\?|\/plans\/[^/?]+$/);
  await page.getByText('草稿').first().waitFor();
});

test('another scenario is another picture', async () => {
  const page = await console.signedIn('wen');
  await page.goto('/plans/call-centre?view=picture');
  const scenarios = page.getByRole('group', { name: '情形' });
  await scenarios.getByRole('button', { name: '断电', exact: true }).click();
  await page.locator('[data-step="air_off"]').waitFor();
  assert.equal(await page.locator('[data-step="tell_leader"]').count(), 0);
});

test('during an incident each step says how it stands, and leads to its duty', async () => {
  const page = await console.signedIn('wen');
  const incident = await reportOutage(page, { minutesAgo: 7 });
  await page.goto(`/incidents/${incident}`);
  await page.getByRole('button', { name: '流程图', exact: true }).click();
  const box = page.locator('.picture-frame [data-step="tell_supervisor"]');
  await box.getByText('超时').waitFor();
  await page.locator('.picture-frame [data-step="judge"]').getByText('进行中').waitFor();
  await box.click();
  await page.locator('[data-duty="tell_supervisor/1"]').waitFor();
  assert.deepEqual(console.complaints(), []);
});

// Rehearsing a plan in the browser: once with what each would see, many times with progress, all from an address.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type OpenedConsole, openConsole } from '../dev/opened-console.ts';

let console: OpenedConsole;
before(async () => {
  console = await openConsole();
});
after(() => console.close());

const PATH = '/plans/call-centre/rehearsal';

test('a setting is filled in, rehearsed once, and stands in the address', async () => {
  const page = await console.signedIn('wen');
  await page.goto('/plans/call-centre');
  await page.getByRole('link', { name: '推演', exact: true }).click();
  await page.waitForURL(/rehearsal/);
  await page.getByText('春节初二凌晨 3 点').click();
  await page.getByLabel('陆续得知的情况').fill('in_10=false@8m');
  await page.getByRole('button', { name: '推演一次' }).click();
  const results = page.getByRole('region', { name: '结果' });
  await results.getByText('人人按一般情况应答').waitFor();
  await results
    .getByText(/会看到$/)
    .first()
    .click();
  await results.locator('.rehearsal-message[open] pre').waitFor();
  assert.match(page.url(), /at=spring-festival/);
  assert.match(decodeURIComponent(page.url()), /in_10=false@8m/);
  assert.deepEqual(console.complaints(), []);
});

test('many runs tell how likely each limit is kept; a run of them is shown by its seed', async () => {
  const page = await console.signedIn('wen');
  await page.goto(`${PATH}?scenario=app_down&at=spring-festival&many=yes&runs=40&seed=7`);
  const results = page.getByRole('region', { name: '结果' });
  await results.getByRole('heading', { name: '缺一不可的人' }).waitFor();
  await results.getByText('必须的时限全部守住').waitFor();
  await results.getByRole('button', { name: '看这一次' }).first().click();
  await results.getByText(/随机种子 \d+/).waitFor();
  assert.match(page.url(), /one=\d+/);
});

test('long work is shown on its way and can be stopped', async () => {
  const page = await console.signedIn('wen');
  await page.goto(`${PATH}?scenario=app_down&many=yes&runs=5000`);
  const results = page.getByRole('region', { name: '结果' });
  await results.getByRole('button', { name: '停止' }).click();
  await results.getByText('已停止。').waitFor();
});

test('a fact that the plan does not know is said with what to write', async () => {
  const page = await console.signedIn('wen');
  await page.goto(`${PATH}?scenario=app_down&one=usual&facts=nothing%3D1`);
  await page.getByRole('alert').filter({ hasText: 'in_10' }).waitFor();
});

test('findings of rehearsal stand beside those of the checker, scenario by scenario', async () => {
  const page = await console.signedIn('wen');
  await page.goto('/plans/call-centre?view=findings');
  await page.getByRole('button', { name: '推演 200 次看看' }).click();
  await page.getByRole('heading', { name: '断电', exact: true }).waitFor();
  await page.locator('.plan-rehearsal .finding').first().waitFor();
  assert.equal(await page.getByRole('link', { name: '到推演页面细看' }).count(), 3);
});

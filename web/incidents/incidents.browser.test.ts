// From "something has happened" to the end of the response, in the browser.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type OpenedConsole, openConsole, reportOutage } from '../dev/opened-console.ts';

let console: OpenedConsole;
before(async () => {
  console = await openConsole();
});
after(() => console.close());

test('an incident is started in three clicks from any screen, people named before the last', async () => {
  const page = await console.signedIn('wen');
  await page.goto('/roster');
  await page.getByRole('link', { name: '报告事件' }).click();
  await page.getByTestId('scenario').filter({ hasText: '应用程序' }).click();
  await page.getByText('将立即通知').waitFor();
  assert.match((await page.getByRole('main').textContent()) ?? '', /金秋.*梅映雪/s);
  await page.getByTestId('start').click();
  await page.getByRole('button', { name: '通知呼叫中心主管', exact: true }).waitFor();
  assert.match(page.url(), /\/incidents\/[^/]+$/);
  assert.deepEqual(console.complaints(), []);
});

test('pressing start twice starts one incident', async () => {
  const page = await console.signedIn('wen');
  await page.goto('/report/call-centre/seat_down');
  await page.getByLabel('事件名称').fill('按两次');
  await page.getByTestId('start').dblclick();
  await page.getByText('处置中').waitFor();
  await page.goto('/incidents?text=按两次');
  await page.getByText('共 1 条').waitFor();
});

test('what one person acknowledges, another sees at once', async () => {
  const watcher = await console.signedIn('wen');
  const incident = await reportOutage(watcher);
  await watcher.goto(`/incidents/${incident}`);
  const duty = watcher.locator('[data-duty="order/1"]');
  await duty.getByText('未确认').waitFor();
  await watcher.locator('[data-testid="live"][data-state="live"]').waitFor();

  const doer = await console.signedIn('jin');
  await doer.goto('/duties');
  await doer.locator(`a[href*="${incident}"]`).filter({ hasText: '做好现场秩序的安排' }).click();
  await doer.locator('[data-duty="order/1"]').getByRole('button', { name: '确认收到' }).click();

  await duty.getByText('已确认').waitFor();
  await watcher.getByRole('tab', { name: '日志' }).click();
  await watcher
    .getByText(/金秋.*确认.*做好现场秩序的安排/)
    .first()
    .waitFor();
  assert.deepEqual(console.complaints(), []);
});

test('a duty asks for its inputs and a fact is corrected with what that moves', async () => {
  const page = await console.signedIn('wen');
  const incident = await reportOutage(page, { minutesAgo: 3 });
  await page.goto(`/incidents/${incident}`);
  const judge = page.locator('[data-duty="judge/1"]');
  await judge.getByRole('button', { name: '答复' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '确认完成' }).click();
  await dialog.getByText('必填').waitFor();
  await dialog.getByText('否', { exact: true }).click();
  await dialog.getByRole('button', { name: '确认完成' }).click();
  await page.locator('[data-duty="judge/1"].duty-done').waitFor();
  await page.locator('[data-duty="tell_chiefs/1"]').waitFor();

  await page
    .getByRole('button', { name: /^更正时间/ })
    .first()
    .click();
  const field = page.getByRole('dialog').locator('input[type="datetime-local"]');
  const was = await field.inputValue();
  await field.fill(`${was.slice(0, 11)}00:00:00`);
  await page.getByRole('dialog').getByText(/提前/).waitFor();
  assert.deepEqual(console.complaints(), []);
});

test('nobody reachable is loud until it is seen', async () => {
  const page = await console.signedIn('wen');
  const incident = await reportOutage(page);
  await console.forward(90 * 60_000);
  await page.goto(`/incidents/${incident}`);
  const strip = page.locator('.alarm-strip');
  await strip.getByText('无人可达').first().waitFor();
  await strip.getByRole('button', { name: /我已看到/ }).click();
  await page.locator('.alarm-strip-seen').getByText('温如海 已看到').waitFor();
  assert.deepEqual(console.complaints(), []);
});

test('standing down is refused while something stands in the way, and done when nothing does', async () => {
  const page = await console.signedIn('wen');
  const incident = await reportOutage(page);
  await page.goto(`/incidents/${incident}`);
  await page.getByRole('button', { name: '结束响应' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('还有以下事项妨碍结束').waitFor();
  await dialog.getByText('不满足').waitFor();
  assert.ok(await dialog.getByRole('button', { name: '结束响应' }).isDisabled());
  await dialog.getByRole('button', { name: '取消' }).click();

  await page.getByRole('button', { name: /^登记“应用系统/ }).click();
  await page.getByRole('dialog').getByText('已结束', { exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: '登记' }).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await console.forward(20 * 60_000); // the state is settled

  await page.getByRole('button', { name: '结束响应' }).click();
  await dialog.getByText('已满足').waitFor();
  for (const reason of await dialog.getByPlaceholder('原因').all()) await reason.fill('系统已恢复');
  await dialog.getByLabel('结束说明').fill('恢复正常');
  await dialog.getByRole('button', { name: '结束响应' }).click();
  await page.getByText('已结束响应').first().waitFor();
  assert.deepEqual(console.complaints(), []);
});

test('an incident that is not there is said so, with a way back', async () => {
  const page = await console.signedIn('wen');
  await page.goto('/incidents/no-such-incident');
  await page.getByRole('alert').waitFor();
  assert.match((await page.getByRole('alert').textContent()) ?? '', /unknown-incident/);
});

test('a long list is walked page by page, and the page is in the address', async () => {
  const page = await console.signedIn('wen');
  for (const title of ['翻页一', '翻页二', '翻页三']) await reportOutage(page, { title });
  await page.goto('/messages');
  await page.getByText(/^第 1–50 条/).waitFor();
  await page.getByRole('button', { name: '下一页' }).click();
  await page.getByText(/^第 51–/).waitFor();
  await page.reload();
  await page.getByText(/^第 51–/).waitFor();
  await page.getByRole('button', { name: '上一页' }).click();
  await page.getByText(/^第 1–50 条/).waitFor();
  assert.doesNotMatch(page.url(), /after=/);
  assert.deepEqual(console.complaints(), []);
});

test('a server in trouble is said so, and trying again brings the list', async () => {
  const page = await console.signedIn('wen');
  let broken = true;
  await page.route('**/api/v1/incidents?**', route => (broken ? route.abort() : route.continue()));
  await page.goto('/incidents');
  await page.getByRole('alert').filter({ hasText: '连不上服务器' }).waitFor();
  broken = false;
  await page.getByRole('button', { name: '重试' }).click();
  await page.getByRole('table').waitFor();
});

// Signing in as people do it: password, one-time link, language, sign-out.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type OpenedConsole, openConsole } from '../dev/opened-console.ts';

const PASSWORD = 'beacon-tower-at-dawn';

let console: OpenedConsole;
before(async () => {
  console = await openConsole();
});
after(() => console.close());

test('a wrong password is refused in words, the right one opens the console', async () => {
  const page = await (await console.window()).newPage();
  await page.goto('/plans?state=in-force');
  await page.getByRole('heading', { name: '登录' }).waitFor();
  await page.getByLabel('邮箱').fill(await console.withPassword('mei', PASSWORD));
  await page.getByLabel('密码').fill('not the password');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').waitFor();
  assert.match((await page.getByRole('alert').textContent()) ?? '', /[一-鿿]/);
  await page.getByLabel('密码').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '预案', level: 1 }).waitFor();
  assert.match(page.url(), /\/plans\?state=in-force/, 'comes back to where one wanted to go');
  assert.deepEqual(console.complaints(), []);
});

test('opening a one-time link does not use it up; pressing the button does', async () => {
  const link = await console.oneTimeLink('mei');
  const first = await (await console.window()).newPage();
  await first.goto(link);
  await first.getByRole('button', { name: '登录并进入控制台' }).waitFor();
  const second = await (await console.window()).newPage();
  await second.goto(link);
  await second.getByRole('button', { name: '登录并进入控制台' }).click();
  await second.getByRole('navigation', { name: '主导航' }).waitFor();
  await first.getByRole('button', { name: '登录并进入控制台' }).click();
  await first.getByRole('alert').waitFor();
});

test('the language is switched and kept; signing out leaves nothing open', async () => {
  const page = await console.signedIn('wen');
  await page.goto('/incidents');
  await page.getByRole('button', { name: 'EN', exact: true }).click();
  await page.getByRole('heading', { name: 'Incidents' }).waitFor();
  await page.reload();
  await page.getByRole('heading', { name: 'Incidents' }).waitFor();
  await page.getByRole('button', { name: /^Account/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  await page.goto('/incidents');
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  assert.deepEqual(console.complaints(), []);
});

test('an account of two organisations switches between them, and sees only one at a time', async () => {
  const account = (await console.app.auth.accounts('yunqi')).find(one => one.person === 'su');
  assert.ok(account);
  const page = await (await console.window()).newPage();
  await page.goto((await console.app.auth.issueOneTimeLink(account.user)).url);
  await page.getByRole('button', { name: '登录并进入控制台' }).click();
  await page.getByRole('navigation', { name: '主导航' }).waitFor();
  await page.goto('/plans');
  await page.getByText('晴川呼叫中心突发事件处置预案').waitFor();
  await page.getByRole('button', { name: /^账号/ }).click();
  await page.getByRole('menuitem', { name: '切换到云栖家纺' }).click();
  await page.getByRole('button', { name: /^账号 苏明远/ }).waitFor();
  await page.goto('/plans');
  await page.getByText('云栖家纺客户服务应急处置办法').waitFor();
  assert.equal(await page.getByText('晴川呼叫中心突发事件处置预案').count(), 0);
});

// The plans of a case in the browser: what is asked at opening, an open question answered, a second plan added and withdrawn,
// a newer version adopted after a look, conditions ticked, the incident opened again.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { type OpenedConsole, openConsole } from '../dev/opened-console.ts';

let console: OpenedConsole;
let mei: Page;
let kong: Page;
before(async () => {
  console = await openConsole();
  mei = await console.signedIn('mei');
  kong = await console.signedIn('kong');
  await inForce('hall-smoke', smoke('      close_vents: { do: 关闭通风, who: ops }'));
});
after(() => console.close());

const ROLES =
  'roles: { leader: { title: 值班组长 }, ops: { title: 系统运维专员 }, supervisor: { title: 呼叫中心主管 } }';

const smoke = (step: string) => `
plan: hall-smoke
title: 话务大厅冒烟处置方案
${ROLES}
params: { floor: { title: 楼层, type: number } }
facts: { smoke: { type: state, title: 大厅冒烟, ask: leader } }
questions: { door: { text: 东门钥匙由谁保管, ask: supervisor, locks: open_door } }
scenarios:
  hall:
    title: 大厅冒烟
    starts: smoke
    steps:
      open_door: { do: 打开东门, who: ops }
${step}
    stand_down: { when: not(smoke), by: supervisor }
close: { conditions: [{ id: embers, title: 已无火星 }] }
`;

async function inForce(plan: string, yaml: string): Promise<void> {
  const saved = await mei
    .context()
    .request.put(`/api/v1/plans/${plan}/draft`, { headers: { 'if-match': 'new' }, data: { yaml } });
  assert.equal(saved.status(), 200, await saved.text());
  const { version, revision } = (await saved.json()) as { version: number; revision: number };
  const done = await kong.context().request.post(`/api/v1/plans/${plan}/versions/${version}/put-into-force`, {
    headers: { 'if-match': String(revision) },
  });
  assert.equal(done.status(), 200, await done.text());
}

const axe = readFileSync(new URL(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

async function axeFinds(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe);
  const found = await page.evaluate<
    readonly { readonly id: string; readonly nodes: readonly { html: string }[] }[]
  >(`axe.run(document, { resultTypes: ['violations'] }).then(found => found.violations)`);
  return found.map(({ id, nodes }) => `${id} ${nodes.map(({ html }) => html).join(' ')}`);
}

/** The reason is asked for in every such dialog. */
async function reasonIn(page: Page, reason: string, go: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('原因').fill(reason);
  await dialog.getByRole('button', { name: go, exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
}

test('a plan is asked what it wants to know before it starts', async () => {
  await mei.goto('/report/hall-smoke/hall');
  await mei.getByTestId('start').click();
  await mei.getByText('预案要求在启动时给出：楼层').first().waitFor();
  await mei.getByLabel('楼层').fill('3');
  await mei.getByText('将立即通知').waitFor();
  await mei.getByTestId('start').click();
  await mei.getByRole('tab', { name: '预案' }).click();
  await mei.getByText('启动时给定').waitFor();
  assert.deepEqual(console.complaints(), []);
});

test('an open question keeps a duty shut, and is answered for this incident', async () => {
  const duty = mei.locator('[data-duty="open_door/1"]');
  await duty.getByText('东门钥匙由谁保管').first().waitFor();
  const question = mei.locator('[data-question="door"]');
  await question.getByRole('textbox').fill('物业值班室');
  await question.getByRole('button', { name: '答复' }).click();
  await question.getByText('梅映雪 答复：物业值班室').waitFor();
});

test('another plan is added to the live incident, and withdrawn when it was the wrong one', async () => {
  await mei.getByRole('button', { name: '启动另一预案或情形…' }).click();
  const dialog = mei.getByRole('dialog');
  await dialog.getByRole('combobox').click();
  await mei.locator('.ant-select-item-option').filter({ hasText: '应用程序' }).first().click();
  await reasonIn(mei, '同时断线', '启动');
  await mei.getByText('现场', { exact: false }).first().waitFor();
  const scenarios = mei.locator('.case-scenarios > li');
  await scenarios.filter({ hasText: '应用程序' }).getByRole('button', { name: '选错了' }).click();
  await reasonIn(mei, '没有断线', '撤回');
  await mei.getByText('选错，已撤回').waitFor();
  assert.deepEqual(await axeFinds(mei), []);
  assert.deepEqual(console.complaints(), []);
});

test('a newer version is looked at, decided upon and adopted', async () => {
  await inForce('hall-smoke', smoke('      cut_power: { do: 切断大厅电源, who: ops }'));
  await console.forward(2_000);
  await mei.reload();
  await mei.getByRole('tab', { name: '预案' }).click();
  await mei.getByRole('button', { name: '改用第 2 版…' }).click();
  const dialog = mei.getByRole('dialog');
  await dialog.getByText('新版本没有这些任务，请逐项决定').waitFor();
  await dialog.getByText('切断大厅电源').first().waitFor();
  assert.deepEqual(await axeFinds(mei), []);
  await dialog.getByText('撤回', { exact: true }).click();
  await reasonIn(mei, '补充断电', '改用新版本');
  await mei.locator('[data-duty="cut_power/1"]').waitFor();
});

test('what was noted on paper is entered later, with when it was', async () => {
  await mei.getByRole('tab', { name: '日志' }).click();
  await mei.getByLabel('记录内容').fill('网络中断，改用对讲机');
  await mei.getByLabel('补记（事后录入）').check();
  await mei.getByRole('button', { name: '添加记录' }).click();
  await mei.getByText(/梅映雪(（补记，.*）)?：网络中断，改用对讲机/).waitFor();
});

test('it ends when its condition is ticked and what is open is given up with a reason; then it is opened again', async () => {
  await mei.getByRole('tab', { name: '情况' }).click();
  await mei.getByRole('button', { name: /^登记“大厅冒烟/ }).click();
  await mei.getByRole('dialog').getByText('已结束', { exact: true }).click();
  await mei.getByRole('dialog').getByRole('button', { name: '登记' }).click();
  await mei.getByRole('dialog').waitFor({ state: 'hidden' });
  await mei.getByRole('button', { name: '结束响应' }).click();
  const dialog = mei.getByRole('dialog');
  await dialog.getByText('须逐项确认').waitFor();
  assert.ok(await dialog.getByRole('button', { name: '结束响应' }).isDisabled());
  await dialog.getByLabel('已无火星').click();
  await dialog.getByText('梅映雪 已确认').waitFor();
  for (const reason of await dialog.getByPlaceholder('原因').all()) await reason.fill('已撤离');
  await dialog.getByLabel('结束说明').fill('火已灭');
  await dialog.getByRole('button', { name: '结束响应' }).click();
  await mei.getByRole('button', { name: '重新启动' }).click();
  await reasonIn(mei, '复燃', '重新启动');
  await mei.locator('[data-duty="open_door/2"]').waitFor();
  assert.deepEqual(console.complaints(), []);
});

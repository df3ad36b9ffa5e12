// A draft on its way into force, in the browser: handed in, reviewed, approved, issued, confirmed; a reason to revise; retired.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { type OpenedConsole, openConsole } from '../../dev/opened-console.ts';

let console: OpenedConsole;
before(async () => {
  console = await openConsole();
});
after(() => console.close());

const LIFE = '/plans/call-centre?view=life';
const section = (page: Page, heading: string) =>
  page.locator('.life section').filter({ has: page.getByRole('heading', { name: heading }) });

test('the posts that the plan names review and approve it, then it is issued and confirmed', async () => {
  const editor = await console.signedIn('mei');
  await editor.goto('/plans/call-centre?view=yaml');
  const text = editor.getByLabel('预案 YAML');
  const yaml = await text.inputValue();
  const head = 'reviewed_by: [{ name: 运营主管 }]\napproved_by: [{ name: 中心经理 }]\nissued_to: [leader]\n';
  await text.fill(yaml.replace('scope:', `${head}review: { every: 1 year }\nscope:`));
  await editor.getByRole('button', { name: '保存草稿' }).click();
  await editor.getByText('已保存').waitFor();

  await editor.goto(`${LIFE}&version=2`);
  await section(editor, '草稿的签署').getByRole('button', { name: '提交审批' }).click();
  await editor.getByRole('dialog').getByRole('button', { name: '提交审批' }).click();
  await section(editor, '草稿的签署').getByText('审核中').waitFor();

  const reviewer = await console.signedIn('hua');
  await reviewer.goto('/plans');
  await reviewer.getByRole('region', { name: '等我处理的预案' }).getByRole('link').click();
  await reviewer.getByRole('button', { name: '签署' }).click();
  await reviewer.getByRole('dialog').getByRole('button', { name: '签署' }).click();
  await section(reviewer, '草稿的签署').getByText('华安 签署').waitFor();

  const approver = await console.signedIn('kong');
  await approver.goto(`${LIFE}&version=2`);
  await approver.getByRole('button', { name: '批准并生效' }).click();
  await approver.getByRole('dialog').getByRole('button', { name: '批准并生效' }).click();
  await approver.getByRole('dialog').getByText('还差这些签署').waitFor();
  await approver.getByRole('dialog').getByRole('button', { name: '取消' }).click();
  await section(approver, '草稿的签署').getByRole('button', { name: '签署' }).click();
  await approver.getByRole('dialog').getByRole('button', { name: '签署' }).click();
  await section(approver, '草稿的签署').getByText('签署完毕').waitFor();
  await approver.getByRole('button', { name: '批准并生效' }).click();
  await approver.getByRole('dialog').getByRole('button', { name: '批准并生效' }).click();
  await approver.getByText('已生效').first().waitFor();

  const leader = await console.signedIn('jin');
  await leader.goto('/plans');
  await leader.getByText('待我签收').waitFor();
  await leader.goto(LIFE);
  await leader.getByRole('button', { name: '我已收到' }).click();
  await section(leader, '发放与签收').getByText('1 人未签收').waitFor();
  await leader.getByText('签收第 2 版：金秋').waitFor();
  assert.deepEqual(console.complaints(), []);
});

test('a reason to revise is reported, looked into, and the plan is retired', async () => {
  const page = await console.signedIn('wen');
  await page.goto(LIFE);
  await page.getByRole('button', { name: '报告修订情形' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('演练或救援中发现重大问题').check();
  await dialog.getByLabel('说明').fill('演练时备用席位不够');
  await dialog.getByRole('button', { name: '报告修订情形' }).click();
  await section(page, '评审').getByText('需要立即评审').waitFor();
  await page.goto('/plans');
  await page.getByRole('region', { name: '到期应评审的预案' }).getByRole('link').click();
  await page.getByRole('button', { name: '记录评审结论' }).click();
  await dialog.getByLabel('说明').fill('备用席位增加到十个');
  await dialog.getByRole('button', { name: '记录评审结论' }).click();
  await page.getByText('备用席位增加到十个').first().waitFor();
  await page.getByRole('button', { name: '废止' }).click();
  await dialog.getByRole('button', { name: '废止' }).click();
  await dialog.getByText('必填').waitFor();
  await dialog.getByLabel('原因').fill('并入总预案');
  await dialog.getByRole('button', { name: '废止' }).click();
  await page.getByText(/废止第 \d 版/).waitFor();
  assert.deepEqual(console.complaints(), []);
});

test('a branch lists what it rules itself and what its group has changed since', async () => {
  const page = await console.signedIn('wen');
  const { request } = page.context();
  const whole = await request.get('/api/v1/plans/call-centre/versions/1');
  const { yaml } = await whole.json();
  const save = async (plan: string, revision: string, text: string) => {
    const answer = await request.put(`/api/v1/plans/${plan}/draft`, {
      headers: { 'if-match': revision, origin: console.app.url },
      data: { yaml: text },
    });
    assert.equal(answer.status(), 200, await answer.text());
  };
  await save('group', 'new', yaml.replace('plan: call-centre', 'plan: group'));
  const branch = [
    'plan: branch',
    'title: 分中心处置预案',
    'refines: group',
    'roles: { leader: { title: 分中心值班长 } }',
    'scenarios: {}',
  ];
  await save('branch', 'new', branch.join('\n'));
  await page.goto('/plans/branch?view=versions');
  const drift = page.locator('.drift');
  await drift.getByRole('link', { name: '晴川呼叫中心突发事件处置预案' }).waitFor();
  await drift.locator('li').filter({ hasText: '本预案自行规定' }).getByText('岗位 · 分中心值班长').waitFor();
  assert.equal(await drift.locator('li').count(), 1);
  await page.goto('/plans/group?view=versions');
  await page.getByRole('cell', { name: '草稿' }).waitFor();
  assert.equal(await page.locator('.drift').count(), 0);
  assert.deepEqual(console.complaints(), []);
});

const axe = readFileSync(new URL(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

for (const [language, size] of [
  ['zh', { width: 1440, height: 900 }],
  ['en', { width: 390, height: 844 }],
] as const)
  test(`nothing for axe to find in ${language} at ${size.width}, nothing wider than the window`, async () => {
    const page = await console.signedIn('wen', { language, size });
    await page.goto(LIFE);
    await page.locator('.life-acts, .life').first().waitFor();
    await page.evaluate(axe);
    const found = await page.evaluate<readonly string[]>(
      `axe.run(document, { resultTypes: ['violations'] }).then(it => it.violations.map(v => v.id + ' ' + v.nodes.map(n => n.html).join(' ')))`,
    );
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    assert.deepEqual([...found, wider > 0 ? `wider by ${wider}` : 'fits'], ['fits']);
    assert.deepEqual(console.complaints(), []);
  });

// The level on the board, in the browser: the row that fired, changing it by hand and releasing it, taking command, what a
// higher level left open, a post signed on to.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { type Language, type OpenedConsole, openConsole, type Size } from '../dev/opened-console.ts';

const PLAN = `
plan: surge
title: 话务高峰应急预案
kind: special
words: { immediately: PT5M }
units: { centre: { title: 呼叫中心 } }
roles:
  leader: { title: 值班组长, unit: centre, is: reporter }
  supervisor: { title: 呼叫中心主管, unit: centre }
  centre_manager: { title: 中心经理, unit: centre }
facts:
  surge: { type: state, title: 话务高峰, ask: leader }
  waiting: { type: number, unit: 个, title: 排队电话, ask: leader }
presence:
  desk: { title: 值班台, by: [supervisor, centre_manager], renew: PT30M }
grades:
  scale: [I, II]
  rows:
    - { level: I, when: waiting >= 100, title: 严重 }
    - { level: II, when: waiting < 100 }
  override: { up: [supervisor, centre_manager], down: [supervisor, centre_manager], reason: true }
levels:
  I: { title: 一级, commander: centre_manager, tell: [supervisor], open: call_back }
  II: { title: 二级, commander: supervisor }
scenarios:
  busy:
    title: 话务高峰
    starts: surge
    steps:
      greet: { do: 播放排队提示, who: leader }
      call_back: { do: 安排回拨, who: leader }
    stand_down: { when: not(surge), by: supervisor }
`;

let console: OpenedConsole;
before(async () => {
  console = await openConsole();
});
after(() => console.close());

async function begin(page: Page, waiting: number): Promise<string> {
  const { request } = page.context();
  const reported = await request.post('/api/v1/incidents', {
    headers: { 'idempotency-key': crypto.randomUUID() },
    data: {
      ...{ plan: 'surge', scenarios: ['busy'], kind: 'incident', reporter: 'jin', facts: { waiting } },
      occurred: new Date().toISOString(),
    },
  });
  assert.equal(reported.status(), 201, await reported.text());
  return (await reported.json()).incident;
}

test('the row that fired, and who commands; changed by hand with a reason, and released', async () => {
  const page = await console.signedIn('kong');
  const editor = await console.signedIn('mei');
  const incident = await begin(await draftedBy(editor, page), 150);
  await page.goto(`/incidents/${incident}`);
  const strip = page.getByTestId('level');
  await strip.getByText('一级', { exact: true }).waitFor();
  await strip.getByText(/严重.*排队电话.*100/).waitFor();
  await strip.getByText(/已请 孔令仪 接任/).waitFor();

  await strip.getByRole('button', { name: '调整等级' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('二级', { exact: true }).click();
  await dialog.getByRole('button', { name: '调整等级' }).click();
  await dialog
    .getByText(/请.*(理由|原因)/)
    .first()
    .waitFor(); // the plan wants a reason
  await dialog.locator('textarea').fill('已加派人手');
  await dialog.getByRole('button', { name: '调整等级' }).click();
  await strip.getByText('人工定级').first().waitFor();
  await strip.getByText('按分级表应为 一级').waitFor();
  await strip.getByText('安排回拨').waitFor(); // the higher level opened it: nothing withdraws it

  await strip.getByRole('button', { name: '解除人工定级' }).click();
  await page.getByRole('dialog').locator('textarea').fill('恢复按表');
  await page.getByRole('dialog').getByRole('button', { name: '解除人工定级' }).click();
  await strip.getByText('一级', { exact: true }).waitFor();
  assert.deepEqual(console.complaints(), []);
});

test('command is taken by accepting it; a post is signed on to and off again', async () => {
  const page = await console.signedIn('kong');
  const incident = await begin(page, 150);
  await page.goto(`/incidents/${incident}`);
  await page.locator('[data-duty="command/1"]').getByRole('button', { name: '接任指挥' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '确认完成' }).click();
  await page
    .getByTestId('level')
    .getByText(/孔令仪 中心经理/)
    .waitFor();

  const posts = page.getByTestId('posts');
  await posts.getByText('无人在岗').waitFor();
  await posts.getByRole('button', { name: '在“值班台”签到' }).click();
  await posts.getByText('孔令仪').waitFor();
  await posts.getByRole('button', { name: '孔令仪 从“值班台”离岗' }).click();
  await posts.getByText('无人在岗').waitFor();
  assert.deepEqual(console.complaints(), []);
});

const axe = readFileSync(new URL(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

const LOOKS: readonly (readonly [Language, Size])[] = [
  ['zh', { width: 1440, height: 900 }],
  ['en', { width: 390, height: 844 }],
];

for (const [language, size] of LOOKS)
  test(`the level is in order at ${size.width}×${size.height} in ${language}`, async () => {
    const page = await console.signedIn('kong', { language, size });
    const incident = await begin(page, 150);
    const { request } = page.context();
    for (const command of [
      { type: 'SetLevel', level: 'II', reason: '已加派人手' },
      { type: 'SignOn', post: 'desk' },
    ]) {
      const answer = await request.post(`/api/v1/incidents/${incident}/commands`, {
        headers: { 'idempotency-key': crypto.randomUUID() },
        data: command,
      });
      assert.equal(answer.status(), 200, await answer.text());
    }
    await page.goto(`/incidents/${incident}`);
    await page.getByTestId('level').getByText('安排回拨').waitFor();
    await page.getByTestId('posts').getByText('孔令仪').waitFor();
    await page.evaluate(axe);
    const found = await page.evaluate<readonly string[]>(
      `axe.run(document, { resultTypes: ['violations'] }).then(found => found.violations.map(
        it => it.impact + ' ' + it.id + ': ' + it.nodes.map(node => node.html).join('\\n')
      ).concat(document.documentElement.scrollWidth > innerWidth ? ['wider than the window'] : []))`,
    );
    assert.deepEqual(found, []);
  });

/** Plans are drafted by whoever edits them and put into force by somebody else. */
async function draftedBy(editor: Page, page: Page): Promise<Page> {
  const saved = await editor.context().request.put('/api/v1/plans/surge/draft', {
    headers: { 'if-match': 'new' },
    data: { yaml: PLAN },
  });
  assert.equal(saved.status(), 200, await saved.text());
  const { version, revision } = await saved.json();
  const answer = await page.context().request.post(`/api/v1/plans/surge/versions/${version}/put-into-force`, {
    headers: { 'if-match': String(revision) },
  });
  assert.equal(answer.status(), 200, await answer.text());
  return page;
}

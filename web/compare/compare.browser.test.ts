// Two written plans, and two versions of a plan, side by side in the browser.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { type OpenedConsole, openConsole } from '../dev/opened-console.ts';

let console: OpenedConsole;
const documents: string[] = [];
before(async () => {
  console = await openConsole();
  const page = await console.signedIn('wen');
  documents.push(await upload(page, '东厂停水.txt', EAST), await upload(page, '西厂停水.txt', WEST));
});
after(() => console.close());

const EAST = `东厂停水处置预案
一、停水处置
1、司炉工应在10分钟内报告值班长。
2、值班长应立即通知维修班关闭进水阀。
3、维修班负责检查补水泵。
4、值班长应做好记录。
二、停电处置
1、电工应启动备用电源。
`;

const WEST = `西厂停水处置预案
一、停水处置
1、司炉工应在30分钟内报告值班长。
2、值班长应立即通知设备科关闭进水阀。
3、维修班负责检查补水泵。
4、值班长应做好书面记录。
三、停气处置
1、仪表工应切换备用气源。
`;

async function upload(page: Page, name: string, text: string): Promise<string> {
  const answer = await page.context().request.post('/api/v1/documents', {
    headers: {
      'content-type': 'application/octet-stream',
      'x-file-name': encodeURIComponent(name),
      'x-same-title': 'separate',
    },
    data: Buffer.from(text),
  });
  assert.equal(answer.status(), 201, await answer.text());
  return ((await answer.json()) as { readonly document: string }).document;
}

/** The list is down to one pair. */
const onePair = (page: Page) =>
  page.waitForFunction(() => document.querySelectorAll('[data-testid="pair"]').length === 1);

const both = (): string => `/compare?a=${documents[0]}&b=${documents[1]}`;

test('two documents are chosen, counted and shown side by side, with the words that differ marked', async () => {
  const page = await console.signedIn('wen');
  await page.goto('/plans');
  await page.getByRole('link', { name: '比较', exact: true }).click();
  await page.getByText('请选择两份文档').waitFor();
  for (const [label, name] of [
    ['前者', '东厂停水'],
    ['后者', '西厂停水'],
  ] as const) {
    await page.getByRole('combobox', { name: label }).fill(name);
    await page.locator('.ant-select-item-option:visible').filter({ hasText: name }).click();
    await page.waitForFunction(
      () => document.querySelector('.ant-select-dropdown:not(.ant-select-dropdown-hidden)') === null,
    );
  }
  await page.getByTestId('counts').filter({ hasText: '含义不同' }).waitFor();
  const limit = page.getByTestId('pair').filter({ hasText: '30分钟' });
  await limit.getByText('时限').waitFor();
  assert.deepEqual(
    [await limit.locator('del').allTextContents(), await limit.locator('ins').allTextContents()],
    [['10'], ['30']],
  );
  await page.getByText('停气').first().waitFor();
  await page.getByTestId('pair').filter({ hasText: '后者没有' }).first().waitFor();
  assert.match(page.url(), new RegExp(`a=${documents[0]}&b=${documents[1]}`));
  assert.deepEqual(console.complaints(), []);
});

test('what is shown is kept in the address: kinds, all clauses, text', async () => {
  const page = await console.signedIn('wen');
  await page.goto(both());
  await page.getByRole('button', { name: /^时限 \d/ }).click();
  await page.waitForURL(/kind=limits/);
  await onePair(page);
  await page.reload();
  await page.getByRole('button', { name: /^时限 \d/, pressed: true }).waitFor();
  await onePair(page);
  await page.getByRole('button', { name: '不限' }).click();
  await page.getByRole('button', { name: '全部条款' }).click();
  await page.getByTestId('pair').filter({ hasText: '检查补水泵' }).waitFor();
  await page.getByRole('searchbox', { name: '搜索内容' }).fill('备用气源');
  await page.waitForURL(/text=/);
  await onePair(page);
  await page.getByRole('searchbox', { name: '搜索内容' }).fill('没有这句话');
  await page.getByText('没有符合条件的记录').waitFor();
  await page.getByRole('button', { name: '清除筛选' }).click();
  await page.getByTestId('pair').first().waitFor();
  assert.deepEqual(console.complaints(), []);
});

test('the arrow keys lead from pair to pair, and the place leads into the document', async () => {
  const page = await console.signedIn('wen');
  await page.goto(both());
  const pairs = page.getByTestId('pair');
  await pairs.first().focus();
  await page.keyboard.press('ArrowDown');
  await page.waitForFunction(() => {
    const all = [...document.querySelectorAll('[data-testid="pair"]')];
    return document.activeElement === all[1];
  });
  await page.keyboard.press('End');
  await page.waitForFunction(
    () => document.activeElement === [...document.querySelectorAll('[data-testid="pair"]')].at(-1),
  );
  await page.keyboard.press('Home');
  await page.waitForFunction(() => document.activeElement === document.querySelector('[data-testid="pair"]'));
  await pairs.filter({ hasText: '30分钟' }).getByRole('link').last().click();
  await page.waitForURL(new RegExp(`/documents/${documents[1]}/review.*clause=`));
  assert.deepEqual(console.complaints(), []);
});

test('the same twice has no differences, one that is not there says so', async () => {
  const page = await console.signedIn('wen');
  await page.goto(`/compare?a=${documents[0]}&b=${documents[0]}`);
  await page.getByText('选的是同一份').waitFor();
  await page.getByText('没有差异').waitFor();
  await page.goto(`/compare?a=${documents[0]}&b=none`);
  await page.getByRole('alert').filter({ hasText: '没有文档 none' }).waitFor();
});

test('two versions of a plan are compared from the list of versions, in words', async () => {
  const page = await console.signedIn('wen');
  const path = '/api/v1/plans/call-centre/versions/1';
  const { yaml } = (await (await page.context().request.get(path)).json()) as { readonly yaml: string };
  const edited = yaml
    .replace('within: PT5M of outage.since', 'within: PT15M of outage.since')
    .replace(
      'order: { who: leader, do: 做好现场秩序的安排',
      'order: { who: supervisor, do: 做好现场秩序的安排',
    )
    .replace('immediately: PT2M', 'immediately: PT3M');
  const saved = await page.context().request.put('/api/v1/plans/call-centre/draft', {
    headers: { 'if-match': 'new' },
    data: { yaml: edited },
  });
  assert.equal(saved.status(), 200, await saved.text());
  await page.goto('/plans/call-centre?view=versions');
  await page.getByRole('link', { name: '比较第 1 版与第 2 版' }).click();
  await page.getByRole('heading', { name: /版本比较/ }).waitFor();
  const limit = page.getByTestId('pair').filter({ hasText: '15分钟' });
  await limit.getByText('在事发后15分钟内').first().waitFor();
  assert.deepEqual(await limit.locator('ins').allTextContents(), ['15']);
  await page.getByTestId('pair').filter({ hasText: '现场秩序' }).getByText('由谁做').waitFor();
  await page.getByRole('button', { name: /^时间用语 1/ }).click();
  await page.waitForURL(/part=words/);
  await onePair(page);
  await page.getByText('3分钟').waitFor();
  assert.deepEqual(console.complaints(), []);
});

const axe = readFileSync(new URL(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

type Violation = {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { html: string }[];
};

for (const [language, size] of [
  ['zh', { width: 1440, height: 900 }],
  ['en', { width: 390, height: 844 }],
] as const)
  test(`nothing for axe to find in ${language} at ${size.width}, nothing wider than the window`, async () => {
    const page = await console.signedIn('wen', { language, size });
    const found: string[] = [];
    for (const path of ['/compare', both(), `${both()}&show=all`, '/compare?plan=call-centre']) {
      await page.goto(path);
      await page
        .locator(path.includes('=') ? '[data-testid="pair"], .nothing' : '.nothing')
        .first()
        .waitFor();
      await page.evaluate(axe);
      const violations = await page.evaluate<readonly Violation[]>(
        `axe.run(document, { resultTypes: ['violations'] }).then(it => it.violations)`,
      );
      found.push(
        ...violations.map(
          it => `${path} ${it.impact} ${it.id} ${it.nodes.map(node => node.html).join('\n')}`,
        ),
      );
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (wider > 0) found.push(`${path} wider by ${wider}`);
    }
    assert.deepEqual([...found, ...console.complaints()], []);
  });

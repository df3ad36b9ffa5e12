// From a document to a reviewed plan in the browser: by keyboard alone, with corrections that teach, beside a colleague, and
// over editions.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { wordSample } from '../../test/harness/word-sample.ts';
import { type Language, type OpenedConsole, openConsole, type Size } from '../dev/opened-console.ts';

let console: OpenedConsole;
before(async () => {
  console = await openConsole();
});
after(() => console.close());

const WRITTEN = `锅炉房停水应急预案
一、发现停水
1、司炉工立即报告值班长。
2、值班长应在15分钟内通知供水公司，并做好记录。
3、水暖班派人到场查看。
4、严禁干烧。
二、恢复
1、恢复供水后，值班长组织试运行。
`;

type Clause = { readonly id: string; readonly quote: string };

async function upload(page: Page, name: string, bytes: string | Uint8Array): Promise<string> {
  const answer = await page.context().request.post('/api/v1/documents', {
    headers: {
      'content-type': 'application/octet-stream',
      'x-file-name': encodeURIComponent(name),
      'x-same-title': 'separate',
    },
    data: Buffer.from(bytes),
  });
  assert.equal(answer.status(), 201, await answer.text());
  return ((await answer.json()) as { readonly document: string }).document;
}

async function clausesOf(page: Page, document: string) {
  const answer = await page.context().request.get(`/api/v1/documents/${document}/review/clauses?limit=1000`);
  return (await answer.json()) as { readonly items: readonly Clause[]; readonly seq: number };
}

async function clauseWith(page: Page, document: string, text: string): Promise<Clause> {
  const found = (await clausesOf(page, document)).items.find(({ quote }) => quote.includes(text));
  assert.ok(found, text);
  return found;
}

async function decide(page: Page, document: string, command: object): Promise<void> {
  const { seq } = await clausesOf(page, document);
  const answer = await page.context().request.post(`/api/v1/documents/${document}/review/decisions`, {
    headers: { 'if-match': String(seq), 'idempotency-key': crypto.randomUUID() },
    data: command,
  });
  assert.equal(answer.status(), 200, await answer.text());
}

/** The review open at this clause, which has the focus. */
async function openAt(page: Page, document: string, clause: string): Promise<void> {
  await page.goto(`/documents/${document}/review?clause=${clause}`);
  await chosen(page, clause);
}

async function chosen(page: Page, clause: string): Promise<void> {
  await page.locator(`[data-row="${clause}"] .clause-head[aria-expanded="true"]:focus`).waitFor();
}

const row = (page: Page, clause: string) => page.locator(`[data-row="${clause}"]`);
const standing = (page: Page, clause: string, is: string) =>
  page.locator(`[data-row="${clause}"][data-standing="${is}"]`).waitFor();

test('a document is uploaded, reviewed with the keyboard alone, and becomes a draft', async () => {
  const page = await console.signedIn('wen');
  await page.goto('/plans');
  const buffer = Buffer.from(WRITTEN);
  await page
    .locator('.upload input[type="file"]')
    .setInputFiles({ name: '停水.txt', mimeType: 'text/plain', buffer });
  await page.waitForURL(/\/documents\/[^/]+\/review/);
  await page.locator('.clause-head:focus').waitFor();
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: '快捷键' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  const document = /documents\/([^/]+)\//.exec(page.url())?.[1] ?? '';
  const { items } = await clausesOf(page, document);
  await page.locator('.clause-head[aria-expanded="true"]').focus();
  for (let done = 1; done <= items.length; done++) {
    // The next one has the focus a moment after the last was counted.
    await page.locator('[data-row]:not([data-standing="accepted"]) .clause-head:focus').waitFor();
    await page.keyboard.press(done % 2 === 0 ? 'a' : 'Enter');
    await page.getByText(`${done} / ${items.length} 条已确认`, { exact: true }).waitFor();
  }
  await page.getByRole('button', { name: '生成预案草稿' }).focus();
  await page.keyboard.press('Enter');
  const make = page.getByRole('dialog').getByRole('button', { name: '生成草稿' });
  await page.getByText(`${items.length} 条条款都已复核`, { exact: false }).waitFor();
  await make.focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/plans\/[^?]+\?version=/);
  await page.getByRole('link', { name: '复核' }).and(page.locator('.button-label')).waitFor();
  assert.deepEqual(console.complaints(), []);
});

test('a correction is kept over a reload, teaches the dictionary, and can be taken back', async () => {
  const page = await console.signedIn('wen');
  const document = await upload(page, '停水2.txt', WRITTEN.replace('水暖班', '暖通抢险班'));
  const clause = await clauseWith(page, document, '到场查看');
  await openAt(page, document, clause.id);
  await page.keyboard.press('e');
  const who = page.getByLabel('由谁做');
  for (let left = await page.locator('.name-chip').count(); left > 0; left--)
    await page.locator('.name-chip button').first().click();
  await who.fill('抢险班');
  await who.press('Enter');
  await page.locator('.name-chip').filter({ hasText: '抢险班' }).waitFor();
  await page.reload();
  await chosen(page, clause.id);
  await page.keyboard.press('e');
  await page.getByText('这是您上次没有提交的更正').waitFor();
  await page.getByLabel('由谁做').focus();
  await page.keyboard.press('Control+Enter');
  await standing(page, clause.id, 'corrected');
  await page.getByText(/词典已记住“抢险班”/).waitFor();
  await page.goto('/dictionary?text=抢险班');
  await page.getByRole('cell', { name: '抢险班', exact: true }).waitFor();
  await openAt(page, document, clause.id);
  await page.keyboard.press('u');
  await page.locator(`[data-row="${clause.id}"]:not([data-standing="corrected"])`).waitFor();
  assert.deepEqual(console.complaints(), []);
});

test('what was learnt can be forgotten at once; what is kept is known in the next document', async () => {
  const page = await console.signedIn('wen');
  const lines = (title: string, crew: string) =>
    `${title}\n一、处置\n1、值班长安排${crew}到场。\n2、值班长应当关闭总阀，${crew}拉警戒线。\n`;
  const correct = async (document: string, name: string) => {
    const clause = await clauseWith(page, document, '拉警戒线');
    await openAt(page, document, clause.id);
    await page.keyboard.press('e');
    for (let left = await page.locator('.name-chip').count(); left > 0; left--)
      await page.locator('.name-chip button').first().click();
    await page.getByLabel('由谁做').fill(name);
    await page.getByLabel('由谁做').press('Enter');
    await page.getByLabel('由谁做').press('Control+Enter');
    await page.getByText(`词典已记住“${name}”`, { exact: false }).waitFor();
  };
  const whoOf = async (document: string) => {
    const found = (await clausesOf(page, document)).items.find(({ quote }) => quote.includes('拉警戒线'));
    return (
      found as unknown as { readonly meaning: { readonly actors: readonly { readonly name: string }[] } }
    ).meaning.actors
      .map(({ name }) => name)
      .join();
  };
  const first = await upload(page, '抢险1.txt', lines('泵房抢险处置预案', '抢险先锋'));
  await correct(first, '抢险先锋');
  const second = await upload(page, '抢险2.txt', lines('水房抢险处置预案', '抢险先锋'));
  assert.equal(await whoOf(second), '抢险先锋', 'known while the next document is read');
  await page.getByRole('button', { name: '让词典忘记“抢险先锋”' }).click();
  await page.getByText('词典已记住“抢险先锋”', { exact: false }).waitFor({ state: 'detached' });
  const third = await upload(page, '抢险3.txt', lines('井房抢险处置预案', '抢险先锋'));
  assert.notEqual(await whoOf(third), '抢险先锋');
  // Read again, the second document is without it as well.
  const again = await page.context().request.post(`/api/v1/documents/${second}/reread`);
  const next = ((await again.json()) as { readonly document: string }).document;
  assert.notEqual(await whoOf(next), '抢险先锋');
  assert.deepEqual(console.complaints(), []);
});

test('a clause is split at the cursor, merged again, left out with a reason, found, reopened', async () => {
  const page = await console.signedIn('wen');
  const document = await upload(page, '停水3.txt', WRITTEN);
  const before = (await clausesOf(page, document)).items.length;
  const clause = await clauseWith(page, document, '组织试运行');
  await openAt(page, document, clause.id);
  await page.keyboard.press('s');
  const text = page.getByLabel(/把光标移到要拆开的地方/);
  await text.press('End');
  for (let n = 0; n < 4; n++) await text.press('ArrowLeft');
  await page
    .locator('.split-parts li')
    .filter({ hasText: /^2试运行。$/ })
    .waitFor();
  await text.press('Enter');
  const second = row(page, `${clause.id}b`);
  await second.getByText('试运行。', { exact: true }).waitFor();
  await chosen(page, clause.id);
  await page.keyboard.press('m');
  await second.waitFor({ state: 'detached' });
  assert.equal((await clausesOf(page, document)).items.length, before);
  await chosen(page, clause.id);
  await page.keyboard.press('x');
  await page.getByLabel('不采用的原因').fill('另有规程');
  await page.keyboard.press('Enter');
  await standing(page, clause.id, 'ignored');
  await page.keyboard.press('/');
  await page.keyboard.type('组织试运行');
  await page.waitForFunction(() => window.document.querySelectorAll('[data-row]').length <= 2);
  await row(page, clause.id).locator('.clause-head').click();
  await row(page, clause.id).getByText('另有规程').waitFor();
  await page.keyboard.press('r');
  await page.locator(`[data-row="${clause.id}"]:not([data-standing="ignored"])`).waitFor();
  assert.deepEqual(console.complaints(), []);
});

test('a section is accepted in one act, without what is not ticked, and taken back in one', async () => {
  const page = await console.signedIn('wen');
  const document = await upload(page, '停水9.txt', WRITTEN);
  const { items } = await clausesOf(page, document);
  const first = await clauseWith(page, document, '报告值班长');
  const ban = await clauseWith(page, document, '严禁干烧');
  await openAt(page, document, first.id);
  await page.keyboard.press('g');
  const dialog = page.getByRole('dialog', { name: '确认本节' });
  const boxes = dialog.getByRole('checkbox');
  await dialog.locator('input[type="checkbox"]:focus').waitFor();
  const count = await boxes.count();
  assert.ok(count >= 5 && count < items.length, `${count} of ${items.length}`);
  // All of them, whatever the rules are sure of; then one is left for later.
  await dialog.locator('.ant-select').nth(1).click();
  await page.getByTitle('全部勾选').click();
  await dialog.getByRole('button', { name: `确认勾选的 ${count} 条` }).waitFor();
  await dialog.locator(`[data-section="${ban.id}"] input`).uncheck();
  await dialog.locator(`[data-section="${first.id}"] input`).focus();
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'hidden' });
  await page.getByText(`${count - 1} / ${items.length} 条已确认`, { exact: true }).waitFor();
  await chosen(page, ban.id);
  await page.keyboard.press('u');
  await page.getByText(`0 / ${items.length} 条已确认`, { exact: true }).waitFor();
  assert.deepEqual(console.complaints(), []);
});

test('a key that does nothing says why', async () => {
  const page = await console.signedIn('wen');
  const document = await upload(page, '停水10.txt', WRITTEN);
  const { items } = await clausesOf(page, document);
  const [first, last] = [items[0], items.at(-1)];
  assert.ok(first && last);
  await decide(page, document, { type: 'accept', clauses: [first.id] });
  await openAt(page, document, first.id);
  await page.keyboard.press('x');
  await page.getByText('这一条已确认；要改为不采用，请先按 r 重新打开。').waitFor();
  await openAt(page, document, last.id);
  await page.keyboard.press('m');
  await page.getByText('这是最后一条，后面没有可以合并的。').waitFor();
  await page.keyboard.press('r');
  await page.getByText('这一条还没有处理，不用重新打开。').waitFor();
  assert.equal((await clausesOf(page, document)).items.length, items.length);
  assert.deepEqual(console.complaints(), []);
});

test('findings are answered with the proposal or left with a reason, names are brought together', async () => {
  const page = await console.signedIn('wen');
  const text = '泵站停电应急预案\n一、处置\n1、客服部应在10分钟内通知用户。\n2、市场客服部应登记投诉。\n';
  const document = await upload(page, '泵站.txt', text);
  const clause = await clauseWith(page, document, '通知用户');
  await openAt(page, document, clause.id);
  const finding = row(page, clause.id).locator('[data-finding^="origin-missing"]');
  await finding.getByRole('button', { name: '不处理' }).click();
  await finding.getByLabel('不处理的原因').fill('按接到停电报告算');
  await page.keyboard.press('Enter');
  await finding.getByText('按接到停电报告算').waitFor();
  await finding.getByRole('button', { name: '更改' }).click();
  await finding.getByRole('button', { name: '采用建议' }).click();
  await finding.getByText('已答复').waitFor();
  await finding.getByText('按接到停电报告算').waitFor({ state: 'detached' });
  await page.getByRole('tab', { name: /名称与整篇/ }).click();
  const names = page.locator('[data-names*="市场客服部"]');
  await names.getByLabel('统一称为').selectOption('市场客服部');
  await names.getByRole('button', { name: '是同一个' }).click();
  await names.getByText('同为“市场客服部”').waitFor();
  await page.getByText(/词典已记住“客服部”：与“市场客服部”相同/).waitFor();
  assert.deepEqual(console.complaints(), []);
});

test('the same question asked of several clauses is answered once for all of them', async () => {
  const page = await console.signedIn('wen');
  const crews = ['甲班', '乙班', '丙班'];
  const lines = crews.map((crew, n) => `${n + 1}、${crew}应当及时检查${n + 1}号水泵。`);
  const document = await upload(page, '水泵.txt', `水泵巡查预案\n一、处置\n${lines.join('\n')}\n`);
  const [first, last] = [await clauseWith(page, document, '甲班'), await clauseWith(page, document, '丙班')];
  await openAt(page, document, first.id);
  const finding = (of: Clause) => row(page, of.id).locator('[data-finding^="vague-urgency"]');
  await finding(first).getByText('15 分').waitFor(); // no PT15M on the screen
  await finding(first).getByRole('button', { name: '同样的 3 项都采用' }).click();
  await finding(first).getByText('已答复').waitFor();
  await row(page, last.id).locator('.clause-head').click();
  await finding(last).getByText('已答复').waitFor();
  assert.deepEqual(console.complaints(), []);
});

test('without a network what is decided waits, is said to wait, and goes out afterwards', async () => {
  const page = await console.signedIn('wen');
  const document = await upload(page, '停水12.txt', WRITTEN);
  const { items } = await clausesOf(page, document);
  const [first] = items;
  assert.ok(first);
  await openAt(page, document, first.id);
  await page.context().setOffline(true);
  await page.getByText('没有网络，现在的处理会等恢复后提交。').waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('没有网络：1 项处理还没有提交', { exact: false }).waitFor();
  await page.getByText(`0 / ${items.length} 条已确认`, { exact: true }).waitFor();
  await page.context().setOffline(false);
  await page.getByText(`1 / ${items.length} 条已确认`, { exact: true }).waitFor();
  await page.getByText('没有网络', { exact: false }).waitFor({ state: 'detached' });
  console.complaints(); // of requests that found no network
});

test('a model that was asked only proposes, and says who it is', async () => {
  const page = await console.signedIn('wen');
  const document = await upload(page, '停水8.txt', WRITTEN);
  const clause = await clauseWith(page, document, '到场查看');
  // The answer of a server with a model.
  await page.route(/\/review\/clauses/, async route => {
    const answer = await route.fetch();
    const found = (await answer.json()) as { readonly items: readonly Clause[] };
    const proposal = { model: 'small-1', at: '2026-01-01T00:00:00.000Z', dropped: ['站长'] };
    const items = found.items.map(one =>
      one.id === clause.id ? { ...one, proposal: { ...proposal, fields: { condition: '停水时' } } } : one,
    );
    await route.fulfill({ response: answer, json: { ...found, items } });
  });
  await openAt(page, document, clause.id);
  const box = row(page, clause.id).locator('.clause-note');
  await box.getByText('模型建议 · small-1 · 未采用').waitFor();
  await box.getByText('站长').waitFor();
  await page.getByRole('button', { name: /有建议/ }).click();
  await box.getByRole('button', { name: '采用建议' }).click();
  await page.unrouteAll({ behavior: 'wait' });
  await page.goto(`/documents/${document}/review?clause=${clause.id}`);
  await standing(page, clause.id, 'corrected');
  await row(page, clause.id).getByText('停水时').first().waitFor();
  assert.deepEqual(console.complaints(), []);
});

test('what a colleague decided meanwhile is shown, and nothing of mine is lost', async () => {
  const [mine, theirs] = [await console.signedIn('wen'), await console.signedIn('mei')];
  const document = await upload(mine, '停水4.txt', WRITTEN);
  const clause = await clauseWith(mine, document, '到场查看');
  await openAt(mine, document, clause.id);
  // No look at what others do while this is written, however slow the machine is.
  await mine.route(/\/documents\/[^/]+\/review$/, () => undefined);
  await mine.keyboard.press('e');
  await mine.getByLabel('条件').fill('停水超过5分钟');
  await decide(theirs, document, { type: 'accept', clauses: [clause.id] });
  await mine.getByLabel('条件').focus();
  await mine.keyboard.press('Control+Enter');
  await mine.locator('.row-chosen, [data-row]').first().waitFor();
  await row(mine, clause.id).locator('.clause-head').click();
  const told = row(mine, clause.id).getByRole('alert');
  await told.getByText(/梅映雪刚刚处理了这一项：已确认/).waitFor();
  await standing(mine, clause.id, 'accepted');
  await mine.unrouteAll({ behavior: 'ignoreErrors' });
  await told.getByRole('button', { name: '仍按我的' }).click();
  await standing(mine, clause.id, 'corrected');
  await row(mine, clause.id).getByText('停水超过5分钟').first().waitFor();
  assert.deepEqual(console.complaints(), []);
});

test('a new edition says what changes for people and keeps the review of the rest', async () => {
  const page = await console.signedIn('wen');
  const document = await upload(page, '停水5.txt', WRITTEN);
  const { items } = await clausesOf(page, document);
  await decide(page, document, { type: 'accept', clauses: items.map(({ id }) => id) });
  await page.goto(`/documents/${document}/review`);
  await page.getByRole('button', { name: '更多' }).click();
  await page.getByRole('menuitem', { name: '上传新版文档' }).click();
  const buffer = Buffer.from(WRITTEN.replace('15分钟', '5分钟'));
  await page
    .getByRole('dialog')
    .locator('input[type="file"]')
    .setInputFiles({ name: '停水5（修订）.txt', mimeType: 'text/plain', buffer });
  await page.waitForURL(/\/documents\/[^/]+\/changes/);
  const change = page.locator('.duty-change').filter({ hasText: '供水公司' });
  await change.getByText('15分钟内', { exact: true }).waitFor();
  await change.getByText('5分钟内', { exact: true }).waitFor();
  await page.getByRole('link', { name: /有改动或新增的条款/ }).click();
  await page.getByText('上一版：已确认').first().waitFor();
  await page.getByText(`${items.length - 1} / ${items.length} 条已确认`, { exact: true }).waitFor();
  await page.getByRole('button', { name: '照上一版处理' }).click();
  await page.getByText(`${items.length} / ${items.length} 条已确认`, { exact: true }).waitFor();
  await page.goto(`/documents/${document}/review`);
  await page.getByText('已有更新的版本，此处只供查看').waitFor();
  assert.equal(await page.getByRole('button', { name: /^确认/ }).count(), 0);
  assert.deepEqual(console.complaints(), []);
});

test('a Word file is drawn as it looks; its passages lead to their clauses', async () => {
  const page = await console.signedIn('wen');
  const document = await upload(page, '停电.docx', wordSample());
  const clause = await clauseWith(page, document, '不得擅自合闸');
  await openAt(page, document, clause.id);
  await page.locator('.src-word section.docx .src-chosen').filter({ hasText: '不得擅自合闸' }).waitFor();
  const other = await clauseWith(page, document, '提前1天通知');
  await page.locator(`.src-word [data-clause="${other.id}"]`).first().click();
  await page.locator(`[data-row="${other.id}"] .clause-head[aria-expanded="true"]`).waitFor();
  await page.getByRole('button', { name: '文字', exact: true }).click();
  await page.locator(`.src-text [data-clause="${other.id}"]`).first().waitFor();
  assert.deepEqual(console.complaints(), []);
});

test('the passages of the source are gone through by keyboard, each with its clause', async () => {
  const page = await console.signedIn('wen');
  for (const [name, bytes, look] of [
    ['停水11.txt', Buffer.from(WRITTEN), '.src-text'],
    ['停电2.docx', wordSample(), '.src-word'],
  ] as const) {
    const document = await upload(page, name, bytes);
    const { items } = await clausesOf(page, document);
    const [first, second, third] = items.slice(2, 5);
    assert.ok(first && second && third);
    await openAt(page, document, first.id);
    const passage = (clause: Clause) => page.locator(`${look} [data-clause="${clause.id}"][data-stop]`);
    await passage(first).waitFor();
    await page.keyboard.press('ArrowLeft');
    await page.locator(`${look} [data-clause="${first.id}"]:focus`).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.locator(`${look} [data-clause="${second.id}"]:focus`).waitFor();
    await row(page, second.id).locator('.clause-head[aria-expanded="true"]').waitFor();
    assert.equal(await page.locator('.src-body [tabindex="0"]').count(), 1, 'one stop for the tab key');
    // Deciding goes on in the source.
    await page.keyboard.press('a');
    await standing(page, second.id, 'accepted');
    await page.locator(`${look} [data-clause="${third.id}"]:focus`).waitFor();
    await page.keyboard.press('ArrowUp');
    await page.locator(`${look} [data-clause="${second.id}"]:focus`).waitFor();
    await page.keyboard.press('Enter');
    await chosen(page, second.id);
    assert.deepEqual(console.complaints(), []);
  }
});

test('who may only look sees the review and can decide nothing', async () => {
  const editor = await console.signedIn('wen');
  const document = await upload(editor, '停水6.txt', WRITTEN);
  const page = await console.signedIn('jin');
  await page.goto(`/documents/${document}/review`);
  await page.getByText('您可以查看，不能复核。').waitFor();
  await page.locator('.clause-head:focus').waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  assert.equal(await page.locator('.clause-acts').count(), 0);
  assert.deepEqual(console.complaints(), []);
});

const axe = readFileSync(new URL(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

async function troubles(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe);
  return page.evaluate<readonly string[]>(
    `axe.run(document, { resultTypes: ['violations'] }).then(found => found.violations.map(
      it => it.impact + ' ' + it.id + ': ' + it.nodes.map(node => node.html + ' ' + node.failureSummary).join('\\n')
    ).concat(document.documentElement.scrollWidth > innerWidth ? ['wider than the window'] : []))`,
  );
}

const LOOKS: readonly (readonly [Language, Size])[] = [
  ['zh', { width: 1440, height: 900 }],
  ['en', { width: 1280, height: 720 }],
  ['zh', { width: 390, height: 844 }],
  ['en', { width: 390, height: 844 }],
];

for (const [language, size] of LOOKS)
  test(`the screens of the review are in order at ${size.width}×${size.height} in ${language}`, async () => {
    const page = await console.signedIn('wen', { language, size });
    const document = await upload(page, '停水7.txt', WRITTEN);
    const clause = await clauseWith(page, document, '供水公司');
    await decide(page, document, { type: 'ignore', clauses: [clause.id], reason: '重复' });
    const edited = await page.context().request.post(`/api/v1/documents/${document}/editions`, {
      headers: { 'content-type': 'application/octet-stream', 'x-file-name': 'edited.txt' },
      data: Buffer.from(WRITTEN.replace('15分钟', '5分钟').replace('4、严禁干烧。\n', '')),
    });
    const next = ((await edited.json()) as { readonly document: string }).document;
    const kept = await clauseWith(page, next, '试运行');
    await decide(page, next, { type: 'accept', clauses: [kept.id] });
    const found: string[] = [];
    const look = async (name: string, there: string) => {
      await page.locator(there).first().waitFor();
      await page.waitForFunction(() => window.document.querySelector('.ant-skeleton') === null);
      found.push(...(await troubles(page)).map(text => `${name} ${text}`));
    };
    const review = `/documents/${next}/review`;
    await openAt(page, next, clause.id);
    await look('review', '.clause-open');
    for (const [key, form] of [
      ['e', '.correct-form'],
      ['s', '.split-form'],
      ['x', '.inline-form'],
    ] as const) {
      await page.locator('.clause-head[aria-expanded="true"]').focus();
      await page.keyboard.press(key);
      if (key === 'e') await page.locator('.correct-form .ant-switch').first().click();
      for (const fold of await page.locator('.correct-form details:not([open]) > summary').all())
        await fold.click();
      await look(key, form);
      await page.locator(`${form} input, ${form} textarea`).first().press('Escape');
      await page.locator(form).waitFor({ state: 'detached' });
    }
    await page.goto(`${review}?side=whole`);
    await look('whole', '[role="tabpanel"]:not([hidden])');
    await page.goto(`${review}?side=log`);
    await look('log', '.decision');
    if (size.width < 980) {
      await page.goto(`${review}?side=source`);
      await look('source', '.tab-panel .src-text');
    }
    for (const [path, there] of [
      [`/documents/${next}/changes`, '.duty-change'],
      ['/documents', '.grid'],
      ['/dictionary', '.add-entry'],
      ['/review-settings', '.settings'],
    ] as const) {
      await page.goto(path);
      await look(path, there);
    }
    assert.deepEqual([...found, ...console.complaints()], []);
  });

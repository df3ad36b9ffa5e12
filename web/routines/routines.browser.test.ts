// What comes round, in the browser: nothing yet; then a plan with a routine and an exercise, filtered in the address, begun.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { type OpenedConsole, openConsole } from '../dev/opened-console.ts';

const PLAN = `
plan: rounds
title: 日常防火方案
words: { immediately: PT2M, promptly: PT30M }
units: { hall: { title: 大厅 } }
roles:
  agent: { title: 呼叫业务员, unit: hall, is: reporter }
  leader: { title: 值班组长, unit: hall }
  supervisor: { title: 呼叫中心主管, unit: hall }
facts: { smoke: { type: state, title: 冒烟, ask: leader } }
scenarios:
  fire:
    title: 火情
    starts: smoke
    steps: { shout: { who: agent, notify: leader } }
    stand_down: { when: not(smoke), by: supervisor }
routines:
  walk: { do: 巡查消防通道, who: leader, every: quarter }
exercises:
  drill: { title: 疏散演练, scenario: fire, who: supervisor, at_least: 1 per half-year, lead_time: P1D, takes_part: leader, injects: [{ at: PT0S, tell: leader, text: 三层冒烟 }], expect: [{ step: shout, by: PT2M }] }
training:
  refresh: { title: 灭火器使用, for: leader, every: 定期 }
`;

let console: OpenedConsole;
before(async () => {
  console = await openConsole();
});
after(() => console.close());

const axe = readFileSync(new URL(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

async function violations(page: Page): Promise<readonly string[]> {
  return await page.evaluate(
    `(() => { ${axe}; return axe.run().then(r => r.violations.map(v => v.id)); })()`,
  );
}

async function putIntoForce(): Promise<void> {
  const editor = (await console.signedIn('mei')).context().request;
  const saved = await editor.put('/api/v1/plans/rounds/draft', {
    headers: { 'if-match': 'new' },
    data: { yaml: PLAN },
  });
  assert.equal(saved.status(), 200, await saved.text());
  const { version, revision } = (await saved.json()) as { version: number; revision: number };
  const boss = (await console.signedIn('wen')).context().request;
  const done = await boss.post(`/api/v1/plans/rounds/versions/${version}/put-into-force`, {
    headers: { 'if-match': String(revision) },
  });
  assert.equal(done.status(), 200, await done.text());
}

test('without any the screen says what to write', async () => {
  const page = await console.signedIn('wen');
  await page.goto('/routines');
  await page.getByText('已生效的预案里没有周期性工作').waitFor();
  assert.deepEqual(await violations(page), []);
});

test('each with how often, who, when it is due; filtered in the address; begun before its day', async () => {
  await putIntoForce();
  const page = await console.signedIn('wen');
  await page.goto('/routines');
  const walk = page.locator('[data-routine="routine:walk"]');
  await walk.getByText('每季度').waitFor();
  await page.locator('[data-routine="training:refresh"]').getByText('未写明周期').waitFor();
  assert.deepEqual(await violations(page), []);

  await page
    .getByRole('radio', { name: '演练', exact: true })
    .or(page.getByText('演练', { exact: true }))
    .first()
    .click();
  await page.waitForURL(/kind=exercise/);
  await page.locator('[data-routine="exercise:drill"]').waitFor();
  await walk.waitFor({ state: 'detached' });

  await page.goto('/routines?kind=training');
  await page.getByRole('button', { name: '现在开始：灭火器使用' }).click();
  await page.getByRole('heading', { name: '灭火器使用' }).waitFor();
  assert.match(page.url(), /\/incidents\/[^/]+$/);
  assert.deepEqual(console.complaints(), []);
});

test('the drill of an exercise follows it: its inject is given, what is expected stands on the board', async () => {
  const page = await console.signedIn('wen');
  await page.goto('/routines?kind=exercise');
  await page.getByRole('link', { name: '启动演练：疏散演练' }).click();
  await page.getByTestId('start').click();
  await page.waitForURL(/\/incidents\/[^/]+$/);
  await page
    .getByText(/演练情况，告知.*三层冒烟/)
    .first()
    .waitFor();
  await page.getByRole('tab', { name: '预案', exact: true }).click();
  const exercise = page.getByTestId('exercise');
  await exercise.getByText('目前得分 0／1').waitFor();
  await exercise.locator('[data-expected="shout"]').getByText('尚未').waitFor();
  await exercise.getByText('三层冒烟').waitFor();
  assert.deepEqual(await violations(page), []);
  assert.deepEqual(console.complaints(), []);
});

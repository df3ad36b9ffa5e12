// fengsui print: what it writes, in which language, with which cards, and what it refuses.
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Paper } from '#core/paper/paper.ts';
import { printCommand } from './print.ts';

const PLAN = join(import.meta.dirname, '../../plans/call-centre/plan.yaml');
let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fengsui-'));
});
after(() => rm(folder, { recursive: true, force: true }));

async function print(
  ...args: string[]
): Promise<{ paper: Paper | undefined; code: number; written: string }> {
  let paper: Paper | undefined;
  const to = join(folder, 'plan.docx');
  process.exitCode = 0;
  const command = printCommand(async given => {
    paper = given;
    return new TextEncoder().encode(given.title);
  });
  await command.parseAsync([...args, ...(args.includes('--to') ? [] : ['--to', to])], { from: 'user' });
  const code = Number(process.exitCode ?? 0);
  process.exitCode = 0;
  return { paper, code, written: await readFile(to, 'utf8').catch(() => '') };
}

const cards = (paper: Paper | undefined): readonly boolean[] =>
  paper?.blocks.flatMap(block => (block.kind === 'card' ? [block.page] : [])) ?? [];

test('writes the plan, in Chinese with several cards a page where nothing else is asked for', async () => {
  const { paper, code, written } = await print(PLAN);
  assert.deepEqual([code, written, paper?.language], [0, paper?.title, 'zh']);
  assert.ok(cards(paper).length > 2 && cards(paper).every(page => !page));
});

test('cards on pages of their own, or none; English headings', async () => {
  assert.ok(cards((await print(PLAN, '--cards', 'page')).paper).every(page => page));
  assert.deepEqual(cards((await print(PLAN, '--no-cards')).paper), []);
  assert.equal((await print(PLAN, '--paper-lang', 'en')).paper?.language, 'en');
});

test('refuses what is no plan, and files it cannot read or name', async () => {
  assert.equal((await print(join(folder, 'none.yaml'))).code, 2);
  assert.equal((await print(PLAN, '--to', join(folder, 'plan.txt'))).code, 2);
  assert.equal((await print(join(import.meta.dirname, '../../package.json'))).code, 1);
});

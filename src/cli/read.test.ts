import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = join(import.meta.dirname, '../..');
const sample = join(root, 'test/samples/one-line.txt');

async function read(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  try {
    const { stdout, stderr } = await run(process.execPath, ['src/main/cli.ts', 'read', ...args], {
      cwd: root,
    });
    return { code: 0, out: stdout, err: stderr };
  } catch (cause) {
    const { code, stdout, stderr } = cause as { code: number; stdout: string; stderr: string };
    return { code, out: stdout, err: stderr };
  }
}

test('prints a tree, JSON, or a draft plan', async () => {
  const tree = await read(sample);
  assert.equal(tree.code, 0);
  assert.match(tree.out, /c006 ■ 1、话务员立即报告当班班长/);
  const json = JSON.parse((await read(sample, '--json')).out);
  assert.deepEqual(
    ['clauses', 'scenarios', 'units', 'findings'].map(key => Array.isArray(json[key])),
    [true, true, true, true],
  );
  assert.match((await read(sample, '--plan')).out, /^plan: /);
});

test('a printed plan is taken back as it was', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'fengsui-'));
  try {
    const plan = join(root, 'plans/call-centre/plan.yaml');
    const printed = join(folder, 'plan.docx');
    await run(process.execPath, ['src/main/cli.ts', 'print', plan, '--to', printed], { cwd: root });
    const back = await read(printed, '--plan');
    assert.equal(back.out, `${(await readFile(plan, 'utf8')).trimEnd()}\n`);
    assert.match(back.err, /正文未改动/);
    assert.match((await read(printed)).out, /c001/); // as a document it is read as one
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test('refuses with a message in the language asked for; no file is a usage error', async () => {
  const refused = await read(join(root, 'package.json'), '--lang', 'en');
  assert.equal(refused.code, 1);
  assert.match(refused.err, /save it as \.docx.*unsupported-format/);
  assert.match((await read(join(root, 'package.json'))).err, /另存为 \.docx/);
  assert.equal((await read(join(root, 'no-such.txt'))).code, 2);
  assert.equal((await read()).code, 2);
  assert.equal((await read('--no-such-option')).code, 2);
  assert.equal((await read('--help')).code, 0);
});

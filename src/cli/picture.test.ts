import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { openPlan, pictureCommand } from './picture.ts';

const PLAN = new URL('../../plans/call-centre/plan.yaml', import.meta.url);

async function run(...args: readonly string[]) {
  const written = new Map<string, string>();
  const before = process.exitCode;
  const complained: string[] = [];
  const write = process.stderr.write;
  process.stderr.write = (text: string | Uint8Array) => {
    complained.push(String(text));
    return true;
  };
  try {
    await pictureCommand({
      readText: async file =>
        file === 'plan.yaml' ? readFileSync(PLAN, 'utf8') : Promise.reject(new Error(file)),
      writeText: async (file, text) => {
        if (file.startsWith('/nowhere')) throw new Error(file);
        written.set(file, text);
      },
    }).parseAsync(['node', 'picture', ...args]);
    return { written, code: process.exitCode, complained: complained.join('') };
  } finally {
    process.stderr.write = write;
    process.exitCode = before;
  }
}

test('a plan is drawn into a file, all scenarios or one', async () => {
  const all = await run('plan.yaml', '--out', 'x.svg');
  assert.equal(all.code, 0);
  assert.match(all.written.get('x.svg') ?? '', /data-step="tell_leader"[\s\S]*data-step="air_off"/);
  const one = await run('plan.yaml', '--out', 'x.svg', '--scenario', 'power');
  assert.doesNotMatch(one.written.get('x.svg') ?? '', /data-step="tell_leader"/);
});

test('a file or scenario that is not there is said, and nothing is written', async () => {
  const missing = await run('none.yaml', '--out', 'x.svg');
  assert.equal(missing.code, 2);
  const wrong = await run('plan.yaml', '--out', 'x.svg', '--scenario', 'fire');
  assert.equal(wrong.code, 2);
  assert.match(wrong.complained, /app_down, seat_down, power/);
  assert.equal(wrong.written.size, 0);
});

test('a file that cannot be written is said', async () => {
  const { code, complained } = await run('plan.yaml', '--out', '/nowhere/x.svg');
  assert.equal(code, 2);
  assert.match(complained, /写不了/);
});

test('a plan with errors is refused with them', async () => {
  const code = await openPlan('bad.yaml', 'en', { readText: async () => 'plan: x\n' });
  assert.equal(code, 1);
});

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Command } from 'commander';
import { exportCommand, importCommand } from './exchange.ts';

const PLAN = readFileSync(new URL('../../plans/call-centre/plan.yaml', import.meta.url), 'utf8');

async function run(
  make: (parts: Parameters<typeof exportCommand>[0]) => Command,
  files: Readonly<Record<string, string>>,
  ...args: readonly string[]
) {
  const written: Record<string, string> = {};
  const complained: string[] = [];
  const [before, write] = [process.exitCode, process.stderr.write];
  process.stderr.write = (text: string | Uint8Array) => {
    complained.push(String(text));
    return true;
  };
  try {
    const parts = {
      readText: async (file: string) => files[file] ?? Promise.reject(new Error(file)),
      writeText: async (file: string, text: string) => {
        written[file] = text;
      },
      now: () => Date.UTC(2026, 10, 23),
    };
    await make(parts).parseAsync(['node', 'fengsui', ...args]);
    return { written, code: process.exitCode, complained: complained.join('') };
  } finally {
    process.stderr.write = write;
    process.exitCode = before;
  }
}

test('a plan is written as BPMN and as CACAO, and the playbook read back is the plan', async () => {
  const files = { 'plan.yaml': PLAN };
  const bpmn = await run(exportCommand, files, 'plan.yaml', '--as', 'bpmn', '--out', 'plan.bpmn');
  assert.equal(bpmn.code, 0);
  assert.match(bpmn.written['plan.bpmn'] ?? '', /^<\?xml[^>]*>\n<bpmn:definitions/);
  const cacao = await run(exportCommand, files, 'plan.yaml', '--as', 'cacao', '--out', 'plan.json');
  const back = await run(
    importCommand,
    { 'plan.json': cacao.written['plan.json'] ?? '' },
    'plan.json',
    '--out',
    'back.yaml',
  );
  assert.equal(back.code, 0);
  assert.equal(back.written['back.yaml'], PLAN);
});

test('what is no playbook is refused with its reason, and nothing is written', async () => {
  const { code, written, complained } = await run(
    importCommand,
    { 'x.json': '{}' },
    'x.json',
    '--out',
    'x.yaml',
  );
  assert.equal(code, 1);
  assert.deepEqual(written, {});
  assert.match(complained, /cacao-not-valid/);
});

test('a plan with errors is not exported, a file that is not there is said', async () => {
  const wrong = await run(
    exportCommand,
    { 'x.yaml': 'plan: x\n' },
    'x.yaml',
    '--as',
    'bpmn',
    '--out',
    'x.bpmn',
  );
  assert.equal(wrong.code, 1);
  assert.deepEqual(wrong.written, {});
  assert.equal((await run(exportCommand, {}, 'x.yaml', '--as', 'bpmn')).code, 2);
});

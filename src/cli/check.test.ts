import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { checkCommand } from './check.ts';

const GOOD = `
plan: small
title: 小预案
words: { immediately: PT2M }
roles: { guard: { title: 保安 } }
facts: { smoke: { type: state, title: 冒烟, ask: guard } }
ladder: [{ at: PT1M of opened, tell: alarm }]
scenarios:
  fire:
    title: 火警
    starts: smoke
    steps:
      shout: { do: 大声示警, who: guard, urgency: immediately, from: "1" }
    stand_down: { when: not(smoke), by: guard }
kind: card
`;

async function run(args: readonly string[], files: Readonly<Record<string, string>>) {
  const out: string[] = [];
  const err: string[] = [];
  let code: number | undefined;
  const command = checkCommand({
    readText: async file => {
      const text = files[file];
      if (text === undefined) throw Object.assign(new Error('no'), { code: 'ENOENT' });
      return text;
    },
    write: text => out.push(text),
    complain: text => err.push(text),
    exit: given => {
      code = given;
    },
  });
  await command.parseAsync(args, { from: 'user' });
  return { out: out.join(''), err: err.join(''), code };
}

test('a good plan has no errors and exit code 0', async () => {
  const { out, code } = await run(['a.yaml'], { 'a.yaml': GOOD });
  assert.equal(code, 0);
  assert.match(out, /^a\.yaml:4:23 info vague-urgency “立即”/m);
  assert.match(out, /0 个错误，0 个警告，1 条提示\n$/);
});

test('errors are printed as file:line:col severity code message, with exit code 1', async () => {
  const { out, code } = await run(['a.yaml'], { 'a.yaml': GOOD.replace('who: guard, ', 'who: gaurd, ') });
  assert.equal(code, 1);
  assert.match(out, /^a\.yaml:13:31 error unknown-role 没有名为“gaurd”的岗位，是不是“guard”？ → guard$/m);
});

test('--lang en prints English, --json prints data', async () => {
  const files = { 'a.yaml': GOOD.replace('starts: smoke', 'starts: smoky') };
  assert.match((await run(['a.yaml', '--lang', 'en'], files)).out, /is it "smoke"\?/);
  const { errors, findings } = JSON.parse((await run(['a.yaml', '--json'], files)).out);
  assert.equal(errors, 1);
  assert.deepEqual([findings[0].code, findings[0].place.line], ['unknown-fact', 11]);
});

test('a file that cannot be read is said so, with exit code 2', async () => {
  const { err, code } = await run(['b.yaml'], {});
  assert.equal(code, 2);
  assert.match(err, /b\.yaml: 没有这个文件/);
});

test('wrong usage has exit code 2', () => {
  const call = `import { checkCommand } from '#cli/check.ts';
    checkCommand({ exit: code => process.exit(code) }).parse(['--bogus'], { from: 'user' });`;
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', call], {
    cwd: new URL('.', import.meta.url),
    encoding: 'utf8',
  });
  assert.equal(status, 2);
  assert.match(stderr, /unknown option '--bogus'/);
});

test('--format sarif prints what code review tools read; other formats are refused', async () => {
  const files = { 'plans/甲.yaml': GOOD.replace('starts: smoke', 'starts: smoky') };
  const { out, code } = await run(['plans/甲.yaml', '--format', 'sarif'], files);
  assert.equal(code, 1);
  const { version, runs } = JSON.parse(out);
  assert.equal(version, '2.1.0');
  const [{ tool, results }] = runs;
  const [result] = results;
  assert.deepEqual(
    [result.ruleId, result.level, tool.driver.rules[result.ruleIndex].id],
    ['unknown-fact', 'error', 'unknown-fact'],
  );
  assert.deepEqual(result.locations[0].physicalLocation, {
    artifactLocation: { uri: 'plans/%E7%94%B2.yaml' },
    region: { startLine: 11, startColumn: 13 },
  });
  assert.match(result.message.text, /^没有名为“smoky”的状态.* → smoke$/);
  const good = JSON.parse((await run(['a.yaml', '--format', 'sarif'], { 'a.yaml': GOOD })).out);
  assert.deepEqual(
    good.runs[0].results.map(({ level }: { level: string }) => level),
    ['note'],
  );
});

test('--base gives the plan that this one refines', async () => {
  const files = {
    'branch.yaml': 'plan: branch\ntitle: 分店\nrefines: small\nscenarios: {}\n',
    'base.yaml': GOOD,
  };
  assert.equal((await run(['branch.yaml'], files)).code, 1);
  assert.equal((await run(['branch.yaml', '--base', 'base.yaml'], files)).code, 0);
  assert.equal((await run(['branch.yaml', '--base', 'none.yaml'], files)).code, 2);
});

test('a document is refused in one message, whatever it is called; a plan is not', async () => {
  const word = 'PK\u0003\u0004\u0014\u0000\ufffd';
  for (const [name, text] of [
    ['a.docx', word],
    ['a.yaml', word],
    ['a.pdf', '%PDF-1.7'],
    ['a.txt', '商场火灾应急预案\n一、总则\n1、保安应疏散顾客。\n'],
  ] as const) {
    const { out, err, code } = await run([name], { [name]: text });
    assert.deepEqual([out, code], ['', 1]);
    assert.match(err, /^[^\n]*fengsui read 文件 --plan[^\n]*not-a-plan-file）\n$/);
  }
  assert.equal((await run(['a.txt'], { 'a.txt': GOOD })).code, 0);
});

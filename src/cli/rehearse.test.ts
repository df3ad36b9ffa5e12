// fengsui rehearse: one run and many on a plan file, on a plan of the database, and what it says when it cannot.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { rehearseCommand } from './rehearse.ts';

const PLAN = readFileSync(new URL('../../plans/call-centre/plan.yaml', import.meta.url), 'utf8');
const ROSTER = `
people: { an: , bo: , cao: , ding: { channels: [] } }
posts:
  agents: { holders: [an] }
  leader: { holders: [bo] }
  ops: { holders: [cao] }
  supervisor: { holders: [ding] }
`;
const FILES: Readonly<Record<string, string>> = {
  'plan.yaml': PLAN,
  'people.yaml': ROSTER,
  'broken.yaml': 'plan: x',
  'strangers.yaml': 'people: {}\nposts: { leader: { holders: [x] } }',
};

describe('fengsui rehearse', () => {
  const before = { out: process.stdout.write, err: process.stderr.write, code: process.exitCode };
  let [out, err] = ['', ''];
  beforeEach(() => {
    [out, err] = ['', ''];
    process.stdout.write = (text: unknown) => {
      out += String(text);
      return true;
    };
    process.stderr.write = (text: unknown) => {
      err += String(text);
      return true;
    };
  });
  afterEach(() => {
    process.stdout.write = before.out;
    process.stderr.write = before.err;
    process.exitCode = before.code;
  });

  async function run(...args: readonly string[]): Promise<number | string | undefined> {
    await rehearseCommand({
      readText: async file => {
        const text = FILES[file];
        if (text === undefined) throw new Error('ENOENT');
        return text;
      },
      withStore: () => Promise.reject(new Error('no database in this test')),
      now: () => Date.parse('2026-11-23T09:00:00+08:00'),
    }).parseAsync([...args], { from: 'user' });
    const { exitCode } = process;
    process.exitCode = before.code;
    return exitCode ?? undefined;
  }

  it('prints a run as a timeline, in both languages', async () => {
    assert.equal(await run('plan.yaml', '--scenario', 'app_down', '--facts', 'in_10=false@5m'), 0);
    assert.match(out, /09:01:00 +呼叫 \(告知\) +呼叫中心主管 +通知呼叫中心主管/);
    assert.match(out, /没有真的通知任何人/);
    out = '';
    assert.equal(await run('plan.yaml', '--scenario', 'app_down', '--lang', 'en', '--messages'), 0);
    assert.match(out, /Nobody was really called/);
    assert.match(out, /\[DRILL\]/, 'what each would see, marked as a drill');
  });

  it('shows what goes overdue when somebody is silent', async () => {
    await run('plan.yaml', '--scenario', 'app_down', '--silent', 'supervisor');
    assert.match(out, /09:05:00 +超时 +通知呼叫中心主管/);
    assert.match(out, /✗ 未办 +通知呼叫中心主管/);
  });

  it('many runs: 1 when a must-limit is kept less often than required, 0 when it is enough', async () => {
    const many = ['plan.yaml', '--scenario', 'app_down', '--runs', '20', '--seed', '7'];
    assert.equal(await run(...many), 1);
    assert.match(out, /rehearsal-limit-missed/);
    assert.match(out, /\[--seed 7 --run \d+\]/);
    assert.equal(await run(...many, '--require', '0'), 0);
  });

  it('many runs as JSON are the same for the same seed', async () => {
    const many = ['plan.yaml', '--scenario', 'power', '--runs', '10', '--seed', '3', '--json'];
    await run(...many);
    const first = out;
    out = '';
    await run(...many);
    assert.equal(out, first);
    const { sum, findings } = JSON.parse(first);
    assert.equal(sum.runs, 10);
    assert.ok(findings.every((one: { code: string }) => one.code.startsWith('rehearsal-')));
  });

  it('takes people from a file', async () => {
    const args = ['--scenario', 'app_down', '--roster', 'people.yaml', '--json'];
    assert.equal(await run('plan.yaml', ...args), 0);
    const { calls } = JSON.parse(out);
    const people = new Set(calls.map((one: { person: string }) => one.person));
    assert.ok(people.has('bo') && !people.has('leader'));
  });

  const REFUSED: readonly (readonly [readonly string[], number, RegExp])[] = [
    [['plan.yaml'], 1, /unknown-scenario/],
    [['plan.yaml', '--scenario', 'nothing'], 1, /unknown-scenario/],
    [['plan.yaml', '--scenario', 'power', '--silent', 'ghost'], 1, /silent“ghost”/],
    [['plan.yaml', '--scenario', 'power', '--at', 'soon'], 1, /at“soon”/],
    [['plan.yaml', '--scenario', 'power', '--runs', '0'], 2, /--runs/],
    [['plan.yaml', '--scenario', 'power', '--run', '3'], 2, /--seed/],
    [['plan.yaml', '--scenario', 'power', '--require', '2'], 2, /--require/],
    [['nowhere.yaml', '--scenario', 'power'], 2, /nowhere.yaml/],
    [['broken.yaml'], 1, /broken.yaml:1/],
    [['plan.yaml', '--scenario', 'power', '--roster', 'strangers.yaml'], 2, /strangers.yaml/],
  ];
  for (const [args, code, says] of REFUSED)
    it(`says what is wrong with ${args.join(' ')}`, async () => {
      assert.equal(await run(...args), code);
      assert.match(err, says);
    });
});

// Rehearsals in threads: the same as here, stopped when not wanted, in turn when there are many.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readPlan } from '#core/plan/read-plan.ts';
import { madeUpRoster } from '#core/rehearsal/made-up-roster.ts';
import { stage } from '#desk/rehearsal-ground.ts';
import { doRehearsal, type RehearsalWork } from '#desk/rehearsals.ts';
import { makeRehearsalThreads } from './rehearsal-threads.ts';

const YAML = readFileSync(new URL('../../plans/call-centre/plan.yaml', import.meta.url), 'utf8');
const AT = Date.parse('2026-11-23T09:00:00+08:00');

function work(runs: number): RehearsalWork {
  const { plan } = readPlan(YAML);
  assert.ok(plan);
  const ground = { plan, version: 1, yaml: YAML, roster: madeUpRoster(plan) };
  const script = { scenario: 'app_down', at: null, facts: [], answers: [], silent: [], manned: [], also: [] };
  const staged = stage(ground, script, AT);
  assert.ok(staged.ok);
  const base = { ground, staged: staged.value, language: 'zh' as const };
  return { ...base, kind: 'many', runs, seed: 7, require: 0.95, most: 600_000 };
}

const never = new AbortController().signal;

test('a thread gives what is given here', async () => {
  const threads = makeRehearsalThreads();
  const there = await threads(work(10), () => {}, never);
  assert.deepEqual(
    there,
    JSON.parse(
      JSON.stringify(
        doRehearsal(
          work(10),
          () => {},
          () => 0,
        ),
      ),
    ),
  );
});

test('a piece of work that is not wanted any more is ended', async () => {
  const threads = makeRehearsalThreads();
  const stop = new AbortController();
  const given = await threads(work(1_000_000), () => stop.abort(), stop.signal);
  assert.equal(given, 'stopped');
});

test('more than can run at once wait in turn, each gets its own', async () => {
  const threads = makeRehearsalThreads();
  const all = await Promise.all([1, 2, 3, 4].map(runs => threads(work(runs), () => {}, never)));
  assert.deepEqual(
    all.map(one => typeof one === 'object' && one.kind === 'many' && one.sum.runs),
    [1, 2, 3, 4],
  );
});

// plans/fragments: every keyword of the language is used there, read, checked, and written again without loss.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { parse } from 'yaml';
import { NOT_RUN } from './not-run-yet.ts';
import { parsePlan } from './parse-plan.ts';
import type { Plan } from './plan.ts';
import { type WrittenPlan, writtenPlan } from './plan-schema.ts';
import { readPlan } from './read-plan.ts';
import { keysOf } from './schema-findings.ts';
import { writePlanYaml } from './write-plan.ts';

const ROOT = new URL('../../../plans/', import.meta.url);
const read = (file: string) => readFileSync(new URL(file, ROOT), 'utf8');
const texts = new Map(globSync('*/*.yaml', { cwd: ROOT }).map(file => [file, read(file)]));
const fragments = [...texts].filter(([file]) => file.startsWith('fragments/'));
const base = parse(read('fragments/group-fire.yaml')) as WrittenPlan;

function planOf(yaml: string): Plan {
  const { plan, findings } = parsePlan(yaml, { base });
  assert.ok(plan, findings.map(({ place, message }) => `${place.line}: ${message.en}`).join('\n'));
  return plan;
}

describe('fragments', () => {
  for (const [file, yaml] of fragments) {
    if (file.includes('branch-')) continue; // read with its group by refine-plan.test.ts
    test(`${file}: nothing is wrong but what the engine does not run`, () => {
      const wrong = readPlan(yaml).findings.filter(({ severity }) => severity === 'error');
      assert.deepEqual(
        wrong.filter(({ code }) => code !== 'not-run-yet').map(({ message }) => message.en),
        [],
      );
    });

    test(`${file}: written again it is the same plan, and stays as it is`, () => {
      const again = writePlanYaml(parse(yaml));
      assert.deepEqual(planOf(again), planOf(yaml));
      assert.equal(writePlanYaml(parse(again)), again);
    });

    test(`${file}: is plain JSON`, () => {
      const plan = planOf(yaml);
      assert.deepEqual(JSON.parse(JSON.stringify(plan)), plan);
    });
  }
});

test('every key of the language is used in some plan', () => {
  const used = new Set<string>();
  const note = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, one] of Object.entries(value)) {
      used.add(key);
      note(one);
    }
  };
  for (const yaml of texts.values()) note(parse(yaml));
  assert.deepEqual(
    [...keysOf(writtenPlan, new Set())].filter(key => !used.has(key)),
    [],
  );
});

describe('not run yet', () => {
  const plans = [...texts]
    .filter(([file]) => !file.includes('branch-'))
    .map(([file, yaml]) => [file, planOf(yaml)] as const);

  for (const { keyword, uses } of NOT_RUN)
    test(`${keyword}: found where it is used, and not in plans that run`, () => {
      const found = plans.filter(([, plan]) => uses(plan).length > 0).map(([file]) => file);
      assert.ok(found.length > 0, 'some fragment uses it');
      assert.deepEqual(
        found.filter(file => !file.startsWith('fragments/')),
        [],
      );
    });

  test('each use is a finding at its place, and keeps the plan from taking effect unless it stands beside a response', () => {
    const { findings } = readPlan(read('fragments/water-supply.yaml'));
    const found = findings.filter(({ code }) => code === 'not-run-yet');
    assert.ok(found.every(({ place }) => (place.line ?? 0) > 1));
    const mild = new Set(['routines', 'exercises', 'training']);
    for (const { severity, place } of found)
      assert.equal(severity, mild.has(place.path ?? '') ? 'warning' : 'error');
  });
});

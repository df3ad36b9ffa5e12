// plans/fragments: every keyword of the language is used there, read, checked, and written again without loss.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { parse, stringify } from 'yaml';
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

  test('each use is a finding, and nothing else is', () => {
    for (const [file, plan] of plans) {
      const found = readPlan(read(file)).findings.filter(({ code }) => code === 'not-run-yet');
      assert.equal(found.length, NOT_RUN.flatMap(({ uses }) => uses(plan)).length, file);
    }
  });
});

test('whatever is put in any place of a plan, reading and checking never throw', () => {
  const written = fragments.map(([, yaml]) => parse(yaml) as object);
  const value = fc.oneof(
    fc.constantFrom(
      'guard',
      'smoke',
      'PT5M of opened',
      'a.b',
      '04-03',
      'item.x',
      'true',
      '定期',
      'x and (',
      '',
    ),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.constant([]),
    fc.constant({}),
    fc.constant({ to: 'guard' }),
    fc.constant(['guard', 'head']),
  );
  fc.assert(
    fc.property(
      fc.nat(written.length - 1),
      fc.array(fc.nat(30), { maxLength: 7 }),
      value,
      (which, way, put) => {
        const plan = structuredClone(written[which] ?? {});
        replace(plan, way, put);
        const { findings } = readPlan(stringify(plan), { base });
        for (const { message } of findings) assert.ok(message.zh !== '' && message.en !== '');
      },
    ),
    { numRuns: 150, seed: 29639 },
  );
});

/** Follows the way, each step modulo what is there, and puts the value where it ends. */
function replace(thing: object, way: readonly number[], put: unknown): void {
  const keys = Object.keys(thing);
  const key = keys[(way[0] ?? 0) % Math.max(1, keys.length)];
  if (key === undefined) return;
  const slot = thing as Record<string, unknown>;
  const inner = slot[key];
  if (way.length > 1 && typeof inner === 'object' && inner !== null) replace(inner, way.slice(1), put);
  else slot[key] = put;
}

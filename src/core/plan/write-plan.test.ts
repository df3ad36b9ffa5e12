import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'yaml';
import { parsePlan } from './parse-plan.ts';
import type { WrittenPlan } from './plan-schema.ts';
import { SMALL } from './small-plan.test-data.ts';
import { writePlanYaml } from './write-plan.ts';

const plans = {
  'the small plan': SMALL,
  ...Object.fromEntries(
    ['call-centre', 'home-textile'].map(name => [
      `the plan of the ${name}`,
      readFileSync(new URL(`../../../plans/${name}/plan.yaml`, import.meta.url), 'utf8'),
    ]),
  ),
};

for (const [name, yaml] of Object.entries(plans))
  test(`${name}, written again, is the same plan`, () => {
    const again = writePlanYaml(parse(yaml));
    assert.deepEqual(parsePlan(again).plan, parsePlan(yaml).plan);
    assert.deepEqual(parsePlan(again).findings, []);
    assert.equal(writePlanYaml(parse(again)), again, 'and stays as it is');
  });

test('the layout: one line where it fits, an empty line between parts, keys in the order of the house', () => {
  const plan: WrittenPlan = {
    scenarios: {
      fire: {
        steps: { shout: { from: ['4.10'], notify: { to: 'guard' }, who: 'clerk', when: 'f(a, b)' } },
        starts: 'smoke',
        title: '火警',
      },
    },
    title: '小预案',
    plan: 'small',
    roles: { guard: { title: '保安' } },
    filled: [],
  };
  assert.equal(
    writePlanYaml(plan),
    `plan: small
title: 小预案

roles:
  guard: { title: 保安 }

scenarios:
  fire:
    title: 火警
    starts: smoke
    steps:
      shout: { who: clerk, notify: { to: guard }, when: "f(a, b)", from: ["4.10"] }
`,
  );
});

test('texts that YAML tools misread are quoted', () => {
  const yaml = writePlanYaml({
    plan: 'p',
    title: '18:00 前',
    edition: '1.10',
    scenarios: {},
    ignored: { '4.10': '18:00' },
  });
  assert.match(yaml, /edition: "1\.10"/);
  assert.match(yaml, /"4\.10": "18:00"/);
  assert.deepEqual(parse(yaml).ignored, { '4.10': '18:00' });
});

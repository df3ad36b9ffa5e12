// Whatever the language says of a response is carried out: no plan of the fragments is kept from beginning one.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { NOT_RUN } from '#core/plan/not-run-yet.ts';
import { readPlan } from '#core/plan/read-plan.ts';
import { decide } from './decide.ts';

const ROSTER = {
  version: 1,
  people: { an: { id: 'an', name: '安', channels: ['email'] } },
  units: {},
  posts: {},
};
const ROOT = new URL('../../../plans/', import.meta.url);

for (const file of globSync('*/*.yaml', { cwd: ROOT }).filter(one => !one.includes('branch-')))
  test(`${file}: a response is not refused for what is not run`, () => {
    const { plan } = readPlan(readFileSync(new URL(file, ROOT), 'utf8'));
    assert.ok(plan);
    for (const scenario of Object.keys(plan.scenarios)) {
      const decided = decide(
        null,
        {
          ...{ type: 'ReportIncident', incident: 'i', kind: 'incident', title: 't', facts: {}, by: 'an' },
          ...{ plan: { id: plan.plan, version: 1 }, scenarios: [scenario], occurred: 0 },
        },
        { plan, roster: ROSTER, now: 0, commands: false },
      );
      assert.notEqual(decided.ok ? null : decided.refusal.code, 'not-run-yet');
    }
  });

test('what is left stands beside a response', () =>
  assert.ok(NOT_RUN.every(({ severity }) => severity === 'warning')));

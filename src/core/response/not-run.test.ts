// A plan that asks for what the engine does not run starts no response, however it came into force.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
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

function report(file: string, scenario: string) {
  const yaml = readFileSync(new URL(`../../../plans/${file}`, import.meta.url), 'utf8');
  const { plan } = readPlan(yaml);
  assert.ok(plan);
  const given = { plan, roster: ROSTER, now: 0, commands: false };
  return decide(
    null,
    {
      type: 'ReportIncident',
      incident: 'i',
      kind: 'incident',
      plan: { id: plan.plan, version: 1 },
      scenarios: [scenario],
      title: 't',
      occurred: 0,
      facts: {},
      by: 'an',
    },
    given,
  );
}

test('a plan with something that is not run yet is refused by name', () => {
  const decided = report('fragments/water-supply.yaml', 'pipe_burst');
  assert.ok(!decided.ok);
  assert.equal(decided.refusal.code, 'not-run-yet');
  assert.ok(NOT_RUN.some(({ keyword }) => keyword === decided.refusal.detail.kind));
});

test('a plan that runs is not', () => assert.ok(report('call-centre/plan.yaml', 'app_down').ok));

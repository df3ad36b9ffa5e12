import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { parse } from 'yaml';
import { parsePlan } from './parse-plan.ts';
import type { WrittenPlan } from './plan-schema.ts';
import { driftOf, refine } from './refine-plan.ts';

const text = (name: string) =>
  readFileSync(new URL(`../../../plans/fragments/${name}.yaml`, import.meta.url), 'utf8');
const group = parse(text('group-fire')) as WrittenPlan;
const branch = parse(text('branch-fire')) as WrittenPlan;

describe('a branch on its group', () => {
  const merged = refine(group, branch);

  test('what it writes under an id replaces what stands there; the rest stays', () => {
    const steps = merged.scenarios.fire?.steps ?? {};
    assert.equal(steps.look?.within, 'PT3M of smoke.since');
    assert.deepEqual(steps.shout, group.scenarios.fire?.steps.shout);
    assert.equal(merged.roles?.guard?.title, '分店保安');
    assert.equal(merged.roles?.manager?.title, '店长');
    assert.equal(merged.title, '河东分店火警处置预案');
    assert.equal(merged.refines, undefined);
  });

  test('what it is without is gone, and nothing else', () => {
    assert.deepEqual(Object.keys(merged.scenarios.fire?.steps ?? {}), ['shout', 'look', 'night_look']);
    assert.ok(!('night_guard' in (merged.roles ?? {})));
  });

  test('it is read with its group, and refused without', () => {
    const alone = parsePlan(text('branch-fire'));
    assert.equal(alone.plan, null);
    assert.deepEqual(
      alone.findings.map(({ code }) => code),
      ['base-plan-missing'],
    );
    const other = parsePlan(text('branch-fire'), { base: { ...group, plan: 'other' } });
    assert.deepEqual(
      other.findings.map(({ code }) => code),
      ['base-plan-missing'],
    );
    const together = parsePlan(text('branch-fire'), { base: group });
    assert.deepEqual(
      together.findings.filter(({ severity }) => severity === 'error').map(({ code }) => code),
      ['unknown-role'],
      'a step of the group still names the role that the branch is without',
    );
  });
});

describe('drift', () => {
  const then: WrittenPlan = structuredClone(group);
  const kinds = (now: WrittenPlan, before?: WrittenPlan) =>
    driftOf(branch, now, before).map(({ kind, at }) => `${kind} ${at}`);

  test('nothing has changed: what the branch overrides is listed, and no more', () => {
    assert.deepEqual(kinds(group, then), ['overridden roles.guard', 'overridden steps.look']);
    assert.deepEqual(kinds(group), ['overridden roles.guard', 'overridden steps.look']);
  });

  test('the group changed, added and dropped things', () => {
    const now: WrittenPlan = structuredClone(group);
    const { fire } = now.scenarios;
    assert.ok(fire?.steps.look && fire.steps.shout);
    fire.steps.look.within = 'PT4M of smoke.since';
    fire.steps.shout.urgency = 'immediately';
    fire.steps.extra = { do: '新增', who: 'guard' };
    delete fire.steps.night_look;
    delete fire.steps.call_head_office;
    assert.deepEqual(kinds(now, then), [
      'overridden roles.guard',
      'without-gone steps.call_head_office',
      'added steps.extra',
      'changed-underneath steps.look',
      'removed steps.night_look',
      'changed steps.shout',
    ]);
  });

  test('what is overridden is gone in the group', () => {
    const now: WrittenPlan = structuredClone(group);
    delete now.scenarios.fire?.steps.look;
    assert.ok(kinds(now, then).includes('gone-underneath steps.look'));
  });
});

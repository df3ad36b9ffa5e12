import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { WrittenPlan } from '#core/plan/plan-schema.ts';
import { mergeDraft } from './merge-draft.ts';

function plan(
  steps: WrittenPlan['scenarios'][string]['steps'],
  more: Partial<WrittenPlan> = {},
): WrittenPlan {
  return {
    plan: 'p',
    title: '预案',
    roles: { guard: { title: '保安' }, manager: { title: '店长' } },
    scenarios: {
      fire: { title: '火警', starts: 'smoke', steps, stand_down: { when: 'not(smoke)', by: 'manager' } },
    },
    ...more,
  };
}

const BASE = plan({
  look: { do: '查看', who: 'guard', from: 'c1' },
  call: { do: '报警', who: 'guard', from: 'c2' },
});
const stepsOf = ({ scenarios }: WrittenPlan) => scenarios.fire?.steps ?? {};

test('what nobody touched is as the new draft has it, and new steps come in', () => {
  const fresh = plan({
    look: { do: '到场查看', who: 'guard', from: 'c1' },
    call: { do: '报警', who: 'guard', from: 'c2' },
    clear: { do: '疏散', who: 'manager', from: 'c3' },
  });
  const { plan: merged, findings } = mergeDraft(BASE, BASE, fresh);
  assert.deepEqual(stepsOf(merged), stepsOf(fresh));
  assert.deepEqual(findings, []);
});

test('what somebody changed stays, field by field or step by step; where both changed it is said', () => {
  const edited = plan({
    look: { do: '查看', who: 'manager', from: 'c1' },
    call: { do: '报警', who: 'guard', from: 'c2' },
  });
  const { plan: kept, findings: none } = mergeDraft(BASE, edited, BASE);
  assert.equal(stepsOf(kept).look?.who, 'manager');
  assert.deepEqual(none, []);
  const fresh = plan({
    look: { do: '查看', who: 'patrol', from: 'c1' },
    call: { do: '报警', who: 'guard', from: 'c2' },
  });
  const { plan: merged, findings } = mergeDraft(BASE, edited, fresh);
  assert.equal(stepsOf(merged).look?.who, 'manager');
  assert.deepEqual(
    findings.map(({ code }) => code),
    ['edit-kept'],
  );
});

test('what somebody deleted stays deleted, what they added stays', () => {
  const edited = plan({ look: { do: '查看', who: 'guard', from: 'c1' }, own: { do: '自定', who: 'guard' } });
  const { plan: merged } = mergeDraft(BASE, edited, BASE);
  assert.deepEqual(Object.keys(stepsOf(merged)).sort(), ['look', 'own']);
});

test('what the new edition drops goes, unless it was edited; posts that are still named stay', () => {
  const fresh = plan(
    { look: { do: '查看', who: 'guard', from: 'c1' } },
    { roles: { guard: { title: '保安' } } },
  );
  assert.deepEqual(Object.keys(stepsOf(mergeDraft(BASE, BASE, fresh).plan)), ['look']);
  const edited = plan({ ...stepsOf(BASE), call: { do: '报警', who: 'manager', from: 'c2' } });
  const { plan: merged } = mergeDraft(BASE, edited, fresh);
  assert.ok(stepsOf(merged).call);
  assert.ok(merged.roles?.manager);
});

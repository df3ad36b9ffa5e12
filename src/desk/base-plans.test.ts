// A branch's plan on its group's: read with it, pinned once in force, drift told when the group moves on.
import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { readPlan } from '#core/plan/read-plan.ts';
import { openMemoryStore } from '#store/memory/memory-store.ts';
import { type BasePlans, makeBasePlans } from './base-plans.ts';
import type { Store } from './ports.ts';

const NOON = Date.UTC(2026, 10, 23, 12);
const group = (steps: string) => `plan: group
title: 集团火警预案
roles: { manager: { title: 店长 }, guard: { title: 保安 } }
facts: { smoke: { type: state, title: 冒烟, ask: guard } }
scenarios:
  fire:
    title: 火警
    starts: smoke
    steps:
      ${steps}
    stand_down: { when: not(smoke), by: manager }
`;
const LOOK = 'look: { who: guard, do: 查看 }';
const TELL = 'tell: { who: guard, notify: { to: manager } }';
const BRANCH = `plan: branch
title: 分店火警预案
refines: group
roles: { keeper: { title: 仓管员 } }
scenarios: { fire: { title: 火警, starts: smoke, steps: { look: { who: keeper, do: 到仓库查看 } } } }
`;

let store: Store;
let bases: BasePlans;
beforeEach(() => {
  store = openMemoryStore();
  bases = makeBasePlans(store);
});

async function save(plan: string, version: number, yaml: string, at: number, force = true): Promise<void> {
  const { plan: compiled } = readPlan(yaml, { ...baseOf(await bases.of('a', yaml)) });
  const draft = {
    org: 'a',
    plan,
    version,
    title: plan,
    yaml,
    compiled,
    source: null,
    saved: at,
    saved_by: 'u',
  };
  await store.plans.saveDraft(draft, null);
  if (force) assert.equal(await store.plans.putIntoForce('a', plan, version, 1, 'u', at), 'done');
}
const baseOf = <T>(base: T | undefined) => (base === undefined ? {} : { base });

async function drift(plan: string, version: number) {
  const found = await store.plans.version('a', plan, version);
  assert.ok(found);
  const answer = await bases.drift('a', found);
  assert.ok(answer.ok);
  return answer.value;
}

describe('a plan that refines another', () => {
  test('is read with it: what it writes itself stands, the rest is the group’s', async () => {
    await save('group', 1, group(`${LOOK}\n      ${TELL}`), NOON);
    const base = await bases.of('a', BRANCH);
    const { plan } = readPlan(BRANCH, baseOf(base));
    assert.deepEqual(
      [plan?.steps.look?.title, Object.keys(plan?.steps ?? {})],
      ['到仓库查看', ['look', 'tell']],
    );
  });

  test('is not read without it, nor with that of another organisation, nor on itself', async () => {
    assert.equal(await bases.of('a', BRANCH), undefined);
    await save('group', 1, group(LOOK), NOON);
    assert.equal(await bases.of('b', BRANCH), undefined);
    assert.equal(await bases.of('a', BRANCH.replace('refines: group', 'refines: branch')), undefined);
    assert.equal(await bases.of('a', group(LOOK)), undefined);
  });

  test('may refine one that refines another, and a circle of them is not followed', async () => {
    await save('group', 1, group(LOOK), NOON);
    await save('branch', 1, BRANCH, NOON);
    const site = BRANCH.replace('plan: branch', 'plan: site').replace('refines: group', 'refines: branch');
    assert.deepEqual(Object.keys((await bases.of('a', site))?.roles ?? {}), ['manager', 'guard', 'keeper']);
    const round = BRANCH.replace('plan: branch', 'plan: round').replace('refines: group', 'refines: again');
    const again = BRANCH.replace('plan: branch', 'plan: again').replace('refines: group', 'refines: round');
    await save('round', 1, round, NOON, false);
    await save('again', 1, again, NOON, false);
    assert.deepEqual([await bases.of('a', round), await bases.of('a', again)], [undefined, undefined]);
  });

  test('tells what the group has changed since it was written, and what it overrides', async () => {
    await save('group', 1, group(`${LOOK}\n      ${TELL}`), NOON);
    await save('branch', 1, BRANCH, NOON + 1);
    assert.deepEqual((await drift('branch', 1))?.drifts, [
      { kind: 'overridden', at: 'steps.look', title: '到仓库查看' },
    ]);
    const changed = group(
      `look: { who: guard, do: 查看并拍照 }\n      count: { who: manager, do: 清点人数 }`,
    );
    await save('group', 2, changed, NOON + 2);
    const { base, base_version, written_on, drifts } = (await drift('branch', 1)) ?? {};
    assert.deepEqual([base, base_version, written_on], ['group', 2, 1]);
    assert.deepEqual(drifts, [
      { kind: 'added', at: 'steps.count', title: '清点人数' },
      { kind: 'changed-underneath', at: 'steps.look', title: '到仓库查看' },
      { kind: 'removed', at: 'steps.tell', title: null },
    ]);
    assert.equal(await drift('group', 2), null);
  });
});

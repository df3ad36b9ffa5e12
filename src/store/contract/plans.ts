// What every PlanStore keeps: drafts are saved only on the revision they were edited from, one version is in force, and
// what has been in force never changes.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Plan } from '#core/plan/plan.ts';
import type { PlanStore } from '#desk/ports.ts';
import { anOrg, NOON, type Open, type Opened } from './examples.ts';
import { fault } from './incidents.ts';

type Draft = Parameters<PlanStore['saveDraft']>[0];

export function planContract(name: string, open: Open): void {
  describe(`${name}: plans`, () => {
    let opened: Opened;
    let plans: PlanStore;
    before(async () => {
      opened = await open();
      plans = opened.store.plans;
    });
    after(() => opened.close());

    it('keeps an upload byte for byte, for its organisation', async () => {
      const org = anOrg();
      const bytes = Uint8Array.from({ length: 5_000 }, (_, i) => i % 256);
      const document = {
        id: 'd1',
        org,
        name: '预案.docx',
        media_type: 'application/octet-stream',
        bytes,
        reading: { b: [1], a: null },
        uploaded: NOON,
        by: 'user-1',
      };
      await plans.addDocument(document);
      assert.deepEqual(await plans.document(org, 'd1'), document);
      assert.equal(await plans.document(anOrg(), 'd1'), undefined);
      await assert.rejects(plans.addDocument(document), fault('already-there'));
    });

    it('saves a draft on the revision it was edited from, and no other', async () => {
      const org = anOrg();
      assert.equal(await plans.saveDraft(draft(org), 1), 'stale');
      assert.deepEqual(await plans.saveDraft(draft(org), null), { revision: 1 });
      assert.equal(await plans.saveDraft(draft(org), null), 'stale');
      assert.deepEqual(await plans.saveDraft(draft(org, { yaml: 'b', compiled: null }), 1), { revision: 2 });
      assert.equal(await plans.saveDraft(draft(org, { yaml: 'c' }), 1), 'stale');
      assert.deepEqual(await plans.version(org, 'p', 1), {
        ...draft(org, { yaml: 'b', compiled: null }),
        state: 'draft',
        revision: 2,
        in_force_from: null,
        approved_by: null,
      });
      assert.equal(await plans.version(org, 'p', 2), undefined);
      assert.equal(await plans.version(anOrg(), 'p', 1), undefined);
    });

    it('puts one version into force and retires the former', async () => {
      const org = anOrg();
      await plans.saveDraft(draft(org), null);
      assert.equal(await plans.inForce(org, 'p'), undefined);
      assert.equal(await plans.putIntoForce(org, 'p', 1, 2, 'boss', NOON), 'stale');
      assert.equal(await plans.putIntoForce(anOrg(), 'p', 1, 1, 'boss', NOON), 'stale');
      assert.equal(await plans.putIntoForce(org, 'p', 1, 1, 'boss', NOON), 'done');
      assert.equal(await plans.putIntoForce(org, 'p', 1, 1, 'boss', NOON), 'stale');
      assert.equal(await plans.saveDraft(draft(org, { yaml: 'x' }), 1), 'stale');
      await plans.saveDraft(draft(org, { version: 2 }), null);
      assert.equal((await plans.inForce(org, 'p'))?.version, 1);
      assert.equal(await plans.putIntoForce(org, 'p', 2, 1, 'boss', NOON + 1), 'done');
      const now = await plans.inForce(org, 'p');
      assert.deepEqual([now?.version, now?.in_force_from, now?.approved_by], [2, NOON + 1, 'boss']);
      assert.deepEqual(
        (await plans.versions(org, 'p')).map(row => [row.version, row.state]),
        [
          [2, 'in-force'],
          [1, 'retired'],
        ],
      );
      assert.deepEqual((await plans.version(org, 'p', 1))?.compiled, compiled());
    });

    it('does not put a draft with errors into force', async () => {
      const org = anOrg();
      await plans.saveDraft(draft(org, { compiled: null }), null);
      assert.equal(await plans.putIntoForce(org, 'p', 1, 1, 'boss', NOON), 'stale');
    });

    it('lets only one of two approvals of a plan through', async () => {
      const org = anOrg();
      await plans.saveDraft(draft(org), null);
      const both = await Promise.all([1, 2].map(() => plans.putIntoForce(org, 'p', 1, 1, 'boss', NOON)));
      assert.deepEqual(both.toSorted(), ['done', 'stale']);
    });

    it('lists plans with what is in force and what is drafted, page by page', async () => {
      const org = anOrg();
      await plans.saveDraft(draft(org, { plan: 'a', title: 'Lorry 50%' }), null);
      await plans.putIntoForce(org, 'a', 1, 1, 'boss', NOON + 5);
      await plans.saveDraft(
        draft(org, { plan: 'a', version: 2, title: 'Lorry, new', saved: NOON + 9 }),
        null,
      );
      await plans.saveDraft(draft(org, { plan: 'b', title: 'Fire', compiled: null, saved: NOON + 9 }), null);
      await plans.saveDraft(draft(org, { plan: 'c', title: 'Flood' }), null);
      await plans.saveDraft(draft(anOrg(), { plan: 'd', title: 'Fire' }), null);
      const { items, total } = await plans.list(org, { limit: 9 });
      assert.equal(total, 3);
      assert.deepEqual(items, [
        { plan: 'a', title: 'Lorry 50%', in_force: 1, draft: 2, changed: NOON + 9, scenarios: SCENARIOS },
        { plan: 'b', title: 'Fire', in_force: null, draft: 1, changed: NOON + 9, scenarios: [] },
        { plan: 'c', title: 'Flood', in_force: null, draft: 1, changed: NOON, scenarios: SCENARIOS },
      ]);
      const first = await plans.list(org, { limit: 2 });
      const second = await plans.list(org, { limit: 2, after: first.next ?? '' });
      assert.deepEqual([...first.items, ...second.items], items);
      assert.deepEqual([second.next, second.total], [null, 3]);
      const names = async (filter: object) =>
        (await plans.list(org, { limit: 9, ...filter })).items.map(row => row.plan).join();
      assert.equal(await names({ state: 'in-force' }), 'a');
      assert.equal(await names({ text: 'f' }), 'b,c');
      assert.equal(await names({ text: '%' }), 'a');
      assert.equal(await names({ state: 'retired' }), '');
      await assert.rejects(plans.list(org, { limit: 1, after: 'zz' }), fault('bad-cursor'));
    });
  });
}

const SCENARIOS = [
  { id: 'z', title: '抛锚' },
  { id: 'a', title: '事故' },
];

function compiled(): Plan {
  const scenarios = Object.fromEntries(SCENARIOS.map(scenario => [scenario.id, scenario]));
  return { plan: 'p', title: 'P', scenarios } as unknown as Plan; // the store looks at nothing else
}

export function draft(org: string, change: Partial<Draft> = {}): Draft {
  return {
    org,
    plan: 'p',
    version: 1,
    title: 'P',
    yaml: 'a: 1\n',
    compiled: compiled(),
    source: null,
    saved: NOON,
    saved_by: 'user-1',
    ...change,
  };
}

// What every PlanLifeStore keeps: acts in order and never twice, what they leave open beside them, a version retired with the
// act that says why.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { LifeRecord } from '#core/life/act.ts';
import type { LifeStanding, PlanLifeStore, PlanStore } from '#desk/ports.ts';
import { anOrg, NOON, type Open, type Opened } from './examples.ts';
import { draft } from './plans.ts';

const NOTHING: LifeStanding = { waiting: [], review_due: null, review_called: false };
const received = (seq: number, person = 'li'): LifeRecord => ({
  seq,
  at: NOON + seq,
  by: 'user-1',
  act: { type: 'received', version: 1, person },
});

export function planLifeContract(name: string, open: Open): void {
  describe(`${name}: life of plans`, () => {
    let opened: Opened;
    let lives: PlanLifeStore;
    let plans: PlanStore;
    before(async () => {
      opened = await open();
      ({ lives, plans } = opened.store);
    });
    after(() => opened.close());

    const write = (
      org: string,
      from: number,
      records: readonly LifeRecord[],
      standing = NOTHING,
      plan = 'p',
    ) => lives.append(org, plan, { after: from, records, standing, retire: null });
    const inForce = async (org: string, plan = 'p') => {
      await plans.saveDraft(draft(org, { plan, title: `Plan ${plan}` }), null);
      await plans.putIntoForce(org, plan, 1, 1, 'boss', NOON);
    };

    it('keeps acts in order, for its organisation and plan', async () => {
      const org = anOrg();
      assert.deepEqual(await lives.records(org, 'p'), []);
      assert.equal(await write(org, 0, [received(1)]), 'done');
      assert.equal(await write(org, 1, [received(2, 'an'), received(3, 'bo')]), 'done');
      assert.deepEqual(await lives.records(org, 'p'), [received(1), received(2, 'an'), received(3, 'bo')]);
      assert.deepEqual([await lives.records(org, 'q'), await lives.records(anOrg(), 'p')], [[], []]);
    });

    it('lets only the first of two through', async () => {
      const org = anOrg();
      const both = await Promise.all([1, 2].map(() => write(org, 0, [received(1)])));
      assert.deepEqual(both.toSorted(), ['done', 'stale']);
      assert.equal(await write(org, 0, [received(1)]), 'stale');
      assert.equal(await write(org, 2, [received(3)]), 'stale');
      assert.equal((await lives.records(org, 'p')).length, 1);
      assert.equal(await write(anOrg(), 1, [received(2)]), 'stale');
    });

    it('finds what waits for a person, as the last act left it', async () => {
      const org = anOrg();
      await inForce(org);
      const waiting = [
        { person: 'li', version: 1, for: 'receipt', since: NOON + 2 },
        { person: 'an', version: 1, for: 'receipt', since: NOON + 2 },
        { person: 'li', version: 1, for: 'approval', since: NOON + 1 },
      ] as const;
      await write(org, 0, [received(1)], { ...NOTHING, waiting });
      assert.deepEqual(await lives.papers(org, 'li'), [
        { plan: 'p', title: 'Plan p', version: 1, for: 'approval', since: NOON + 1 },
        { plan: 'p', title: 'Plan p', version: 1, for: 'receipt', since: NOON + 2 },
      ]);
      await write(org, 1, [], NOTHING);
      assert.deepEqual(await lives.papers(org, 'li'), []);
      assert.equal(await write(org, 1, [received(2)]), 'done');
    });

    it('lists plans in force that are due for review: called for first, then by date, page by page', async () => {
      const org = anOrg();
      for (const plan of ['a', 'b', 'c', 'd']) await inForce(org, plan);
      await write(org, 0, [], { ...NOTHING, review_due: '2026-12-01' }, 'a');
      await write(org, 0, [], { ...NOTHING, review_due: '2026-11-01' }, 'b');
      await write(org, 0, [], { ...NOTHING, review_due: '2027-03-01' }, 'c');
      await write(org, 0, [], { ...NOTHING, review_called: true }, 'd');
      await write(org, 0, [], { ...NOTHING, review_called: true }, 'never in force');
      const before = '2027-01-01';
      const first = await lives.reviewsDue(org, { before, limit: 2 });
      assert.deepEqual(
        [first.items.map(({ plan, due, called }) => [plan, due, called]), first.total],
        [
          [
            ['d', null, true],
            ['b', '2026-11-01', false],
          ],
          3,
        ],
      );
      const rest = await lives.reviewsDue(org, { before, limit: 2, after: first.next ?? '' });
      assert.deepEqual([rest.items.map(({ plan }) => plan), rest.next], [['a'], null]);
      assert.deepEqual((await lives.reviewsDue(anOrg(), { before, limit: 2 })).total, 0);
    });

    it('retires the version in force with the act, or neither', async () => {
      const org = anOrg();
      await inForce(org);
      const records: readonly LifeRecord[] = [
        { seq: 1, at: NOON, by: 'boss', act: { type: 'retired', version: 1, reason: '停业' } },
      ];
      const retire = (version: number) =>
        lives.append(org, 'p', { after: 0, records, standing: NOTHING, retire: version });
      assert.equal(await retire(2), 'stale');
      assert.deepEqual([(await plans.inForce(org, 'p'))?.version, await lives.records(org, 'p')], [1, []]);
      assert.equal(await retire(1), 'done');
      assert.equal(await plans.inForce(org, 'p'), undefined);
      assert.equal((await plans.version(org, 'p', 1))?.state, 'retired');
    });
  });
}

// What every RoutineStore keeps: a slot is opened by one, closed once, and its postings are written with it.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Posting, RoutineSlot, RoutineStore } from '#desk/ports.ts';
import { anOrg, MINUTE, NOON, type Open, type Opened } from './examples.ts';

const slotOf = (org: string, change: Partial<RoutineSlot> = {}): RoutineSlot => ({
  org,
  plan: 'p',
  routine: 'routine:walk',
  slot: '2026-11-23',
  opens: NOON,
  due: NOON + 60 * MINUTE,
  state: 'open',
  incident: 'i1',
  by: 'li',
  done_at: null,
  ...change,
});

export function routineContract(name: string, open: Open): void {
  describe(`${name}: routines`, () => {
    let opened: Opened;
    let routines: RoutineStore;
    before(async () => {
      opened = await open();
      ({ routines } = opened.store);
    });
    after(() => opened.close());
    const done = { state: 'done', done_at: NOON + MINUTE } as const;
    const mine = async (org: string) => (await routines.open()).filter(one => one.org === org);

    it('a slot is opened by one, however many try', async () => {
      const org = anOrg();
      const tries = [1, 2, 3].map(() => routines.claim(slotOf(org)));
      assert.equal((await Promise.all(tries)).filter(Boolean).length, 1);
      assert.deepEqual(await mine(org), [slotOf(org)]);
      assert.ok(await routines.claim(slotOf(anOrg())), 'of another organisation');
    });

    it('is closed once, and its postings are written with it', async () => {
      const org = anOrg();
      await routines.claim(slotOf(org));
      const posting = (since: number, person: string): Posting => ({
        ...{ org, role: 'crew', people: [person], since, until: null, incident: 'i1' },
      });
      await routines.close(slotOf(org), done, [posting(NOON, 'an')]);
      await routines.close(slotOf(org), { state: 'missed', done_at: null }, [posting(NOON + 1, 'bo')]);
      assert.deepEqual(await mine(org), []);
      assert.deepEqual(await routines.postings(org), [posting(NOON, 'an')]);
      const next = slotOf(org, { slot: 'b', opens: NOON + MINUTE });
      await routines.claim(next);
      await routines.close(next, done, [posting(NOON + MINUTE, 'cui')]);
      assert.deepEqual(await routines.postings(org), [posting(NOON + MINUTE, 'cui')]);
      assert.deepEqual(await routines.postings(anOrg()), []);
    });

    it('tells the latest of each and the latest done; and what was before', async () => {
      const org = anOrg();
      const all = ['a', 'b', 'c'].map((slot, i) => slotOf(org, { slot, opens: NOON + i * MINUTE }));
      for (const one of all) await routines.claim(one);
      await routines.claim(slotOf(org, { routine: 'routine:other' }));
      const [a, , c] = all;
      assert.ok(a && c);
      await routines.close(a, done, []);
      const found = (await routines.latest(org)).map(({ routine, slot, state }) => [routine, slot, state]);
      assert.deepEqual(found, [
        ['routine:other', '2026-11-23', 'open'],
        ['routine:walk', 'c', 'open'],
        ['routine:walk', 'a', 'done'],
      ]);
      const history = await routines.history(org, 'p', 'routine:walk', 2);
      assert.deepEqual(
        history.map(({ slot }) => slot),
        ['c', 'b'],
      );
    });
  });
}

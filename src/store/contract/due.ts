// What every store promises the timekeeper: due incidents are taken once, oldest first, fair between organisations.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { IncidentStore, StoredIncident } from '#desk/ports.ts';
import { aMessage, anAct, aState, MINUTE, NOON, nextAct, type Open, type Opened } from './examples.ts';

export function dueContract(name: string, open: Open): void {
  describe(`${name}: due incidents`, () => {
    let opened: Opened;
    let incidents: IncidentStore;
    beforeEach(async () => {
      opened = await open();
      incidents = opened.store.incidents;
    });
    afterEach(() => opened.close());

    const wait = async (org: string, id: string, next_due: number | null) => {
      await incidents.create(anAct(org, { state: aState({ id }), next_due }));
    };
    const done = ({ org, state }: StoredIncident) => nextAct(org, state);

    it('has no earliest instant when nothing waits, else the earliest of all organisations', async () => {
      assert.equal(await incidents.earliestDue(), null);
      await wait('a', '1', null);
      assert.equal(await incidents.earliestDue(), null);
      await wait('a', '2', NOON + 2);
      await wait('b', '3', NOON + 1);
      assert.equal(await incidents.earliestDue(), NOON + 1);
    });

    it('takes what is due at or before now, oldest first, and not what is due a millisecond later', async () => {
      await wait('a', 'second', NOON);
      await wait('a', 'first', NOON - 1);
      await wait('b', 'not yet', NOON + 1);
      await wait('b', 'never', null);
      const order: string[] = [];
      const taken = await incidents.updateDue(NOON, 10, found => {
        order.push(found.state.id);
        return nextAct(found.org, found.state, {
          next_due: NOON + MINUTE,
          messages: [aMessage(found.state.id)],
        });
      });
      assert.equal(taken, 2);
      assert.deepEqual(order, ['first', 'second']);
      assert.equal((await incidents.load('a', 'first'))?.next_due, NOON + MINUTE);
      assert.equal((await incidents.load('a', 'first'))?.state.seq, 2);
      assert.equal((await opened.store.outbox.list('a', { limit: 9 })).total, 2);
      assert.equal(await incidents.updateDue(NOON, 10, done), 0);
    });

    it('leaves alone what deciding returns null for', async () => {
      await wait('a', '1', NOON);
      await wait('a', '2', NOON);
      assert.equal(
        await incidents.updateDue(NOON, 10, found => (found.state.id === '1' ? null : done(found))),
        2,
      );
      assert.equal((await incidents.load('a', '1'))?.next_due, NOON);
      assert.equal((await incidents.load('a', '2'))?.next_due, null);
    });

    it('writes nothing of a batch when deciding throws', async () => {
      await wait('a', '1', NOON - 1);
      await wait('a', '2', NOON);
      const bug = new Error('bug');
      const decide = (found: StoredIncident) => {
        if (found.state.id === '2') throw bug;
        return done(found);
      };
      await assert.rejects(incidents.updateDue(NOON, 10, decide), bug);
      assert.equal((await incidents.load('a', '1'))?.state.seq, 1);
    });

    it('is fair: an organisation with many due does not shut out one with few', async () => {
      for (let i = 0; i < 30; i++) await wait('many', String(i).padStart(2, '0'), NOON - 1000 + i);
      for (let i = 0; i < 2; i++) await wait('few', String(i), NOON - 2 + i);
      const taken: string[] = [];
      const count = await incidents.updateDue(NOON, 10, found => {
        taken.push(found.org);
        return done(found);
      });
      assert.equal(count, 10);
      assert.equal(taken.filter(org => org === 'few').length, 2);
    });

    it('takes each due incident exactly once when several take at the same time', async () => {
      for (let i = 0; i < 60; i++) await wait(`org${i % 3}`, String(i), NOON - i);
      const taken: string[] = [];
      const worker = async (): Promise<void> => {
        for (;;) {
          const count = await incidents.updateDue(NOON, 7, found => {
            taken.push(found.state.id);
            return done(found);
          });
          if (count === 0 && (await incidents.earliestDue()) === null) return;
        }
      };
      await Promise.all([worker(), worker(), worker(), worker()]);
      assert.equal(taken.length, 60);
      assert.equal(new Set(taken).size, 60);
    });
  });
}

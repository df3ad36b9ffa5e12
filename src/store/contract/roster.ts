// What every RosterStore keeps: a roster is read whole, its version rises with every change, organisations are apart.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { PersonRecord, RosterStore } from '#desk/ports.ts';
import { anOrg, type Open, type Opened } from './examples.ts';
import { fault } from './incidents.ts';

export function rosterContract(name: string, open: Open): void {
  describe(`${name}: roster`, () => {
    let opened: Opened;
    let roster: RosterStore;
    before(async () => {
      opened = await open();
      roster = opened.store.roster;
    });
    after(() => opened.close());

    it('keeps organisations', async () => {
      const organisation = { id: anOrg(), name: '家纺厂', zone: 'Asia/Shanghai', language: 'zh' } as const;
      assert.equal(await roster.organisation(organisation.id), undefined);
      await roster.addOrganisation(organisation);
      assert.deepEqual(await roster.organisation(organisation.id), organisation);
      assert.ok((await roster.organisations()).some(other => other.id === organisation.id));
      await assert.rejects(roster.addOrganisation(organisation), fault('already-there'));
    });

    it('is empty before anything is saved', async () => {
      const empty = { version: 0, people: [], units: [], posts: [], holdings: [] };
      assert.deepEqual(await roster.roster(anOrg()), empty);
      assert.equal(await roster.rosterVersion(anOrg()), 0);
    });

    it('raises its version with every change and reads back what was saved', async () => {
      const [org, other] = [anOrg(), anOrg()];
      const [li, wang] = [person(org, 'li'), person(org, 'wang', { unit: null, user: null, addresses: [] })];
      const unit = { id: 'ops', title: '运维', parent: null, head: 'li' };
      const post = { id: 'supervisor', title: '主管', unit: 'ops' };
      await roster.savePerson(wang);
      await roster.savePerson({ ...li, name: 'before' });
      await roster.savePerson(li);
      await roster.saveUnit(org, { ...unit, head: null });
      await roster.saveUnit(org, unit);
      await roster.savePost(org, post);
      await roster.savePerson(person(other, 'zhao'));
      assert.equal(await roster.rosterVersion(org), 6);
      assert.deepEqual(await roster.roster(org), {
        version: 6,
        people: [li, wang],
        units: [unit],
        posts: [post],
        holdings: [],
      });
    });

    it('replaces the holdings of one post, holders before deputies in order', async () => {
      const org = anOrg();
      const deputy = { post: 'p', person: 'a', capacity: 'deputy', order: 1, on_duty: false } as const;
      const holder = { post: 'p', person: 'b', capacity: 'holder', order: 2, on_duty: true } as const;
      const first = { ...holder, person: 'c', order: 1 };
      await roster.saveHoldings(org, 'q', [{ ...holder, post: 'q' }]);
      await roster.saveHoldings(org, 'p', [deputy]);
      await roster.saveHoldings(org, 'p', [deputy, holder, first]);
      assert.deepEqual((await roster.roster(org)).holdings, [
        first,
        holder,
        deputy,
        { ...holder, post: 'q' },
      ]);
      await roster.saveHoldings(org, 'p', []);
      assert.deepEqual((await roster.roster(org)).holdings, [{ ...holder, post: 'q' }]);
      assert.equal(await roster.rosterVersion(org), 4);
    });
  });
}

function person(org: string, id: string, change: Partial<PersonRecord> = {}): PersonRecord {
  return {
    id,
    org,
    name: `人 ${id}`,
    unit: 'ops',
    language: 'zh',
    addresses: [
      { channel: 'webhook', value: 'https://x', secret: 's', verified: true },
      { channel: 'email', value: `${id}@example.org`, verified: false },
    ],
    user: `user-${id}`,
    ...change,
  };
}

// What every AuditStore keeps: what was added, newest first, for its organisation.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { AuditEntry, AuditStore } from '#desk/ports.ts';
import { anOrg, NOON, type Open, type Opened } from './examples.ts';
import { fault } from './incidents.ts';

export function auditContract(name: string, open: Open): void {
  describe(`${name}: audit`, () => {
    let opened: Opened;
    let audit: AuditStore;
    before(async () => {
      opened = await open();
      audit = opened.store.audit;
    });
    after(() => opened.close());

    it('lists newest first, by actor and action, page by page', async () => {
      const org = anOrg();
      for (let i = 0; i < 5; i++) await audit.add(entry(org, { at: NOON + i, actor: i % 2 ? 'li' : null }));
      await audit.add(entry(org, { action: 'link.revealed', outcome: 'refused' }));
      await audit.add(entry(anOrg()));
      const first = await audit.list(org, { limit: 4 });
      assert.deepEqual([first.items.length, first.total], [4, 6]);
      const { id: _, ...newest } = first.items[0] ?? assert.fail();
      assert.deepEqual(newest, entry(org, { action: 'link.revealed', outcome: 'refused' }));
      const second = await audit.list(org, { limit: 4, after: first.next ?? '' });
      assert.deepEqual(
        second.items.map(row => row.at - NOON),
        [1, 0],
      );
      assert.equal(second.next, null);
      assert.equal((await audit.list(org, { limit: 9, actor: 'li' })).total, 3);
      assert.equal((await audit.list(org, { limit: 9, action: 'link.revealed' })).total, 1);
      await assert.rejects(audit.list(org, { limit: 9, after: 'x' }), fault('bad-cursor'));
    });
  });
}

function entry(org: string, change: Partial<AuditEntry> = {}): AuditEntry {
  return {
    org,
    at: NOON,
    actor: 'li',
    action: 'plan.put-into-force',
    object: 'plan/lorry/3',
    outcome: 'done',
    detail: { z: 1, a: 'x' },
    address: '192.0.2.7',
    ...change,
  };
}

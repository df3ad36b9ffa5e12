// What every UploadStore keeps: every upload is listed with what became of it, and of two who settle it one does.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { SourceDocument, Store, UploadOutcome } from '#desk/ports.ts';
import { anOrg, NOON, type Open, type Opened } from './examples.ts';

export function uploadContract(name: string, open: Open): void {
  describe(`${name}: uploads`, () => {
    let opened: Opened;
    let store: Store;
    before(async () => {
      opened = await open();
      store = opened.store;
    });
    after(() => opened.close());

    const refused: UploadOutcome = { kind: 'refused', code: 'empty-document', detail: { name: '空.txt' } };

    it('lists them latest first with what became of each, page by page', async () => {
      const org = anOrg();
      await store.plans.addDocument(document(org, 'a', 0, { outcome: { kind: 'read' }, reading: READING }));
      await store.plans.addDocument(document(org, 'b', 5, { name: '空.txt', outcome: refused }));
      await store.plans.addDocument(document(org, 'c', 5, { reading: READING }));
      await store.plans.addDocument(document(anOrg(), 'd', 9, {}));
      await store.reviews.begin(
        {
          ...{ org, document: 'a', chain: 'a', edition: 1, before: null, plan: 'p', identity: {} },
          began: NOON,
        },
        [],
        { clauses: 7, settled: 2 },
      );
      const all = await store.uploads.list(org, { limit: 9 });
      assert.equal(all.total, 3);
      assert.deepEqual(
        all.items.map(row => [
          row.id,
          row.outcome,
          row.was_read,
          row.edition,
          row.clauses,
          row.settled,
          row.plan,
        ]),
        [
          ['b', refused, false, null, 0, 0, null],
          ['c', null, true, null, 0, 0, null],
          ['a', { kind: 'read' }, true, 1, 7, 2, 'p'],
        ],
      );
      assert.deepEqual([all.items[2]?.size, all.items[2]?.name, all.items[2]?.by], [3, '预案.txt', 'user-1']);
      const first = await store.uploads.list(org, { limit: 2 });
      const second = await store.uploads.list(org, { limit: 2, after: first.next ?? '' });
      assert.deepEqual([...first.items, ...second.items], all.items);
      assert.equal(second.next, null);
      const empty = await store.uploads.list(org, { limit: 9, text: '空' });
      assert.deepEqual([empty.items.map(({ id }) => id), empty.total], [['b'], 1]);
    });

    it('one of two answers settles what waits, and nobody settles what does not', async () => {
      const org = anOrg();
      const waiting: UploadOutcome = {
        kind: 'waiting',
        ...{ plan: 'p', title: '预案', before: 'a', share: 0.9, proposed: 'edition' },
      };
      await store.plans.addDocument(document(org, 'a', 0, { outcome: waiting }));
      await store.plans.addDocument(document(org, 'b', 0, {}));
      assert.deepEqual((await store.plans.document(org, 'a'))?.outcome, waiting);
      assert.deepEqual((await store.uploads.list(org, { limit: 9 })).items[0]?.plan, 'p');
      const both = await Promise.all(
        [1, 2].map(() => store.uploads.become(org, 'a', 'waiting', { kind: 'read' })),
      );
      assert.deepEqual(both.toSorted(), [false, true]);
      assert.deepEqual((await store.plans.document(org, 'a'))?.outcome, { kind: 'read' });
      await store.uploads.readAs(org, 'a', READING);
      assert.deepEqual((await store.plans.document(org, 'a'))?.reading, READING);
      assert.equal((await store.plans.document(org, 'b'))?.reading, null);
      assert.equal(await store.uploads.become(org, 'b', 'waiting', { kind: 'read' }), false);
      assert.equal(await store.uploads.become(anOrg(), 'a', 'read', { kind: 'read' }), false);
    });
  });
}

const READING = { clauses: [], text: 'a longer text than nothing' };

function document(org: string, id: string, later: number, own: Partial<SourceDocument>): SourceDocument {
  return {
    ...{ id, org, name: '预案.txt', media_type: 'text/plain', bytes: Uint8Array.of(1, 2, 3), reading: null },
    ...{ uploaded: NOON + later, by: 'user-1' },
    ...own,
  };
}

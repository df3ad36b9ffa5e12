// What every ReviewStore keeps: an edition begins once, decisions are added in order and never lost, a command is answered
// once, what is taught is shown until it is removed.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import type { Act, Decision } from '#core/review/decision.ts';
import type { DictionaryEntry, Edition, ReviewAct, ReviewStore, Store } from '#desk/ports.ts';
import { anOrg, NOON, type Open, type Opened } from './examples.ts';
import { fault } from './incidents.ts';

const COUNTS = { clauses: 3, settled: 0 };

export function reviewContract(name: string, open: Open): void {
  describe(`${name}: reviews`, () => {
    let opened: Opened;
    let store: Store;
    let reviews: ReviewStore;
    before(async () => {
      opened = await open();
      store = opened.store;
      reviews = store.reviews;
    });
    after(() => opened.close());

    /** A document with its review begun. */
    async function begun(org = anOrg(), change: Partial<Edition> = {}): Promise<Edition> {
      const edition = anEdition(org, change);
      await addDocument(store, org, edition.document);
      assert.equal(await reviews.begin(edition, [], COUNTS), 'done');
      return edition;
    }

    it('begins an edition once, with the decisions it starts from', async () => {
      const org = anOrg();
      const edition = anEdition(org);
      await addDocument(store, org, edition.document);
      const carried = { ...aDecision(1), by: null, carried: { document: 'old', seq: 7 } };
      const decisions = [carried, aDecision(2)];
      assert.equal(await reviews.begin(edition, decisions, COUNTS), 'done');
      assert.equal(await reviews.begin(edition, [], COUNTS), 'taken');
      const same = { ...anEdition(org), chain: edition.chain };
      assert.equal(await reviews.begin(same, [], COUNTS), 'taken', 'the chain has its first edition');
      assert.deepEqual(await reviews.edition(org, edition.document), { ...edition, ...COUNTS, seq: 2 });
      assert.equal(await reviews.edition(anOrg(), edition.document), undefined);
      assert.deepEqual(await reviews.decisions(org, edition.document, 0), decisions);
      assert.deepEqual(await reviews.decisions(org, edition.document, 1), [aDecision(2)]);
      assert.deepEqual(await reviews.decisions(anOrg(), edition.document, 0), []);
    });

    it('adds decisions behind the last one, and says when the review has moved on', async () => {
      const edition = await begun();
      const { org, document } = edition;
      assert.equal(await reviews.append(anAppend(edition, 0)), 'written');
      assert.equal(await reviews.append(anAppend(edition, 0)), 'moved-on');
      assert.equal(await reviews.append(anAppend(edition, 5)), 'moved-on');
      assert.equal(
        await reviews.append(anAppend(edition, 1, { counts: { clauses: 4, settled: 2 } })),
        'written',
      );
      const row = await reviews.edition(org, document);
      assert.deepEqual([row?.seq, row?.clauses, row?.settled], [2, 4, 2]);
      assert.deepEqual(
        (await reviews.decisions(org, document, 0)).map(decision => decision.seq),
        [1, 2],
      );
    });

    it('lets one of two through that decide at the same time', async () => {
      const edition = await begun();
      const both = await Promise.all([1, 2].map(() => reviews.append(anAppend(edition, 0))));
      assert.deepEqual(both.toSorted(), ['moved-on', 'written']);
    });

    it('answers a command once, and tells another body under the same id', async () => {
      const edition = await begun();
      const first = anAppend(edition, 0);
      assert.equal(await reviews.append(first), 'written');
      assert.deepEqual(await reviews.append({ ...first, from_seq: 1 }), {
        kind: 'repeated',
        answer: first.command.answer,
      });
      const other = { ...first, from_seq: 1, command: { ...first.command, digest: 'other' } };
      assert.deepEqual(await reviews.append(other), { kind: 'other-body' });
      assert.equal((await reviews.decisions(edition.org, edition.document, 0)).length, 1);
      assert.deepEqual(await store.incidents.findCommand(edition.org, first.command.id, 'd'), {
        kind: 'repeated',
        answer: first.command.answer,
      });
    });

    it('lists chains by their latest edition, page by page', async () => {
      const org = anOrg();
      const first = await begun(org, { document: 'a1', chain: 'a1', began: NOON });
      await begun(org, { document: 'a2', chain: 'a1', edition: 2, before: first.document, began: NOON + 9 });
      await begun(org, { document: 'b1', chain: 'b1', began: NOON + 5, plan: 'p' });
      await begun(org, { document: 'c1', chain: 'c1', began: NOON + 9 });
      await begun();
      const { items, total } = await reviews.list(org, { limit: 9 });
      assert.deepEqual([items.map(row => row.document).join(), total], ['a2,c1,b1', 3]);
      assert.deepEqual([items[0]?.name, items[0]?.by, items[2]?.plan], ['a2.txt', 'user-1', 'p']);
      const page = await reviews.list(org, { limit: 2 });
      const next = await reviews.list(org, { limit: 2, after: page.next ?? '' });
      assert.deepEqual([...page.items, ...next.items], items);
      assert.equal(next.next, null);
      assert.deepEqual(
        (await reviews.chain(org, 'a1')).map(row => [row.document, row.edition]),
        [
          ['a1', 1],
          ['a2', 2],
        ],
      );
      await assert.rejects(reviews.list(org, { limit: 1, after: 'zz' }), fault('bad-cursor'));
    });

    it('knows the plan whose versions came from a document', async () => {
      const edition = await begun();
      const { org, document } = edition;
      assert.equal(await reviews.planOf(org, document), undefined);
      const draft = { org, plan: 'p', version: 1, title: 'P', yaml: 'a: 1', compiled: null };
      await store.plans.saveDraft({ ...draft, source: document, saved: NOON, saved_by: 'u' }, null);
      assert.equal(await reviews.planOf(org, document), 'p');
      await reviews.setPlan(org, document, 'p');
      assert.equal((await reviews.edition(org, document))?.plan, 'p');
    });

    it('keeps what is taught in order, forgets what is removed or undone', async () => {
      const edition = await begun();
      const { org, document } = edition;
      const from = { document, clause: 'c001', seq: 1 };
      await reviews.teach(org, [anEntry('e1', '消防科'), anEntry('e2', '值守')]);
      await reviews.append(anAppend(edition, 0, { learnt: [{ ...anEntry('e3', '客服部'), from }] }));
      const all = await reviews.dictionary(org);
      assert.deepEqual(
        all.map(entry => entry.id),
        ['e1', 'e2', 'e3'],
      );
      assert.deepEqual(all[2], { ...anEntry('e3', '客服部'), from });
      assert.equal(await reviews.forget(anOrg(), 'e1', 'boss', NOON), false);
      assert.equal(await reviews.forget(org, 'e1', 'boss', NOON), true);
      assert.equal(await reviews.forget(org, 'e1', 'boss', NOON), false);
      await reviews.append(anAppend(edition, 1, { forgotten: [1] }));
      assert.deepEqual(
        (await reviews.dictionary(org)).map(entry => entry.id),
        ['e2'],
      );
      assert.deepEqual(await reviews.dictionary(anOrg()), []);
    });

    it('keeps settings and proposals, the latest of each clause', async () => {
      const { org, document } = await begun();
      assert.equal(await reviews.settings(org), undefined);
      const settings = { together_above: 0.8, alone_above: 0.99, unsure_below: 0.5 };
      await reviews.saveSettings(org, { ...settings, alone_above: null });
      await reviews.saveSettings(org, settings);
      assert.deepEqual(await reviews.settings(org), settings);
      const proposal = {
        clause: 'c002',
        fields: { recipients: ['班长'] },
        dropped: ['厂长'],
        model: 'm',
        at: NOON,
      };
      const other = { clause: 'c001', fields: {}, dropped: [], model: 'm', at: NOON };
      await reviews.addProposals(org, document, [{ ...proposal, fields: {} }, other]);
      await reviews.addProposals(org, document, [proposal]);
      await reviews.addProposals(org, document, []);
      assert.deepEqual(await reviews.proposals(org, document), [other, proposal]);
      assert.deepEqual(await reviews.proposals(anOrg(), document), []);
    });
  });
}

function anEdition(org: string, change: Partial<Edition> = {}): Edition {
  const document = change.document ?? randomUUID();
  const identity = { changes: { c002: 'edited' }, removed: ['c009'], highest: 9, earlier: {} };
  const rest = { edition: 1, before: null, plan: null, identity, began: NOON };
  return { org, document, chain: document, ...rest, ...change };
}

async function addDocument(store: Store, org: string, id: string): Promise<void> {
  const bytes = Uint8Array.of(1);
  const rest = { media_type: 'text/plain', bytes, reading: null, uploaded: NOON, by: 'user-1' };
  await store.plans.addDocument({ id, org, name: `${id}.txt`, ...rest });
}

function aDecision(seq: number, act: Act = { type: 'accept', clauses: ['c001'] }): Decision {
  return { seq, by: 'user-1', at: NOON, act };
}

function anAppend({ org, document }: Edition, from_seq: number, change: Partial<ReviewAct> = {}): ReviewAct {
  return {
    org,
    document,
    from_seq,
    decisions: [aDecision(from_seq + 1)],
    counts: COUNTS,
    learnt: [],
    forgotten: [],
    command: { id: randomUUID(), digest: 'd', answer: { seq: from_seq + 1 } },
    ...change,
  };
}

function anEntry(id: string, term: string): DictionaryEntry {
  return { id, term, meaning: { kind: 'party', as: 'unit' }, from: null, by: 'user-1', at: NOON };
}

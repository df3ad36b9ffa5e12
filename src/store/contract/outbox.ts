// What every OutboxStore and LinkStore keeps: a message is queued once by its key, claimed by one at a time, finished only
// by its last claimer, and never deleted; a link is known by its hash.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { OutboxStore, OutgoingMessage } from '#desk/ports.ts';
import { aMessage, anAct, aState, MINUTE, NOON, nextAct, type Open, type Opened } from './examples.ts';
import { fault } from './incidents.ts';

export function outboxContract(name: string, open: Open): void {
  describe(`${name}: outbox`, () => {
    let opened: Opened;
    let outbox: OutboxStore;
    beforeEach(async () => {
      opened = await open();
      outbox = opened.store.outbox;
    });
    afterEach(() => opened.close());

    const queue = async (org: string, messages: readonly OutgoingMessage[], now = NOON) => {
      const act = anAct(org, { messages, now });
      await opened.store.incidents.create(act);
      return act;
    };
    const link = { hash: 'h1', expires: NOON + MINUTE };

    it('queues the messages of an act, and one key once', async () => {
      assert.equal(await outbox.earliestTry(), null);
      const { incident } = await queue('a', [aMessage('k1', { link }), aMessage('k2', { language: 'en' })]);
      await queue('a', [aMessage('k1', { address: 'other' })]);
      await queue('b', [aMessage('k1')], NOON - 1);
      assert.equal(await outbox.earliestTry(), NOON - 1);
      const { items, total } = await outbox.list('a', { limit: 9 });
      assert.equal(total, 2);
      const { id, ...first } = items[1] ?? assert.fail();
      assert.match(id, /^\d+$/);
      assert.deepEqual(first, {
        ...aMessage('k1', { link }),
        org: 'a',
        incident,
        state: 'waiting',
        attempts: 0,
        created: NOON,
        next_try: NOON,
        last_error: null,
        fence: 0,
      });
    });

    it('gives a row to one claimer until its lease runs out, then to the next with a higher fence', async () => {
      await queue('a', [aMessage('k1')]);
      assert.deepEqual(await outbox.claim(NOON - 1, MINUTE, 5), []);
      const [first] = await outbox.claim(NOON, MINUTE, 5);
      assert.deepEqual([first?.state, first?.attempts, first?.next_try], ['sending', 1, NOON + MINUTE]);
      assert.deepEqual(await outbox.claim(NOON + MINUTE - 1, MINUTE, 5), []);
      assert.equal(await outbox.earliestTry(), NOON + MINUTE);
      const [second] = await outbox.claim(NOON + MINUTE, MINUTE, 5);
      assert.equal(second?.id, first?.id);
      assert.ok((second?.fence ?? 0) > (first?.fence ?? 0));
      const late = { id: first?.id ?? '', fence: first?.fence ?? 0, outcome: { kind: 'sent' } } as const;
      assert.deepEqual(await outbox.finish(NOON, [late]), []);
      const own = { ...late, fence: second?.fence ?? 0 };
      assert.deepEqual(await outbox.finish(NOON, [own]), [own.id]);
      assert.deepEqual(await outbox.finish(NOON, [own]), []);
    });

    it('writes outcomes: sent is over, retry waits, dead stays until it is sent again', async () => {
      await queue('a', [aMessage('sent', { link }), aMessage('retry'), aMessage('dead')]);
      const rows = new Map((await outbox.claim(NOON, MINUTE, 5)).map(row => [row.key, row]));
      const of = (key: string) => ({ id: rows.get(key)?.id ?? '', fence: rows.get(key)?.fence ?? 0 });
      assert.deepEqual(rows.get('sent')?.link, link);
      const written = await outbox.finish(NOON, [
        { ...of('sent'), outcome: { kind: 'sent' } },
        { ...of('retry'), outcome: { kind: 'retry', at: NOON + 5, error: '451 busy\0' } },
        { ...of('dead'), outcome: { kind: 'dead', error: '550 no such user' } },
      ]);
      assert.equal(written.length, 3);
      const list = async () =>
        new Map((await outbox.list('a', { limit: 9 })).items.map(row => [row.key, row]));
      const after = await list();
      assert.deepEqual(summary(after.get('sent')), ['sent', 1, null, null]);
      assert.deepEqual(summary(after.get('retry')), ['waiting', 1, NOON + 5, '451 busy\ufffd']);
      assert.deepEqual(summary(after.get('dead')), ['dead', 1, null, '550 no such user']);
      assert.equal(await outbox.sendAgain('b', of('dead').id, NOON), false);
      assert.equal(await outbox.sendAgain('a', of('sent').id, NOON), false);
      assert.equal(await outbox.sendAgain('a', 'x', NOON), false);
      assert.equal(await outbox.sendAgain('a', of('dead').id, NOON + 9), true);
      assert.deepEqual(summary((await list()).get('dead')), ['waiting', 0, NOON + 9, '550 no such user']);
    });

    it('is fair between organisations and gives no row to two claimers', async () => {
      await queue(
        'many',
        Array.from({ length: 40 }, (_, i) => aMessage(`m${i}`)),
        NOON - MINUTE,
      );
      await queue('few', [aMessage('f1'), aMessage('f2')]);
      const first = await outbox.claim(NOON, MINUTE, 10);
      assert.equal(first.length, 10);
      assert.equal(first.filter(row => row.org === 'few').length, 2);
      const rest = (await Promise.all([1, 2, 3, 4].map(() => outbox.claim(NOON, MINUTE, 10)))).flat();
      const ids = [...first, ...rest].map(row => row.id);
      assert.equal(new Set(ids).size, ids.length);
    });

    it('leaves the rows of channels without room to later, and takes those of the others', async () => {
      await queue(
        'a',
        Array.from({ length: 20 }, (_, i) => aMessage(`w${i}`, { channel: 'webhook' })),
        NOON - MINUTE,
      );
      await queue('a', [aMessage('e1', { channel: 'email' })]);
      await queue('b', [aMessage('e2', { channel: 'email' })]);
      const keys = async (busy?: readonly string[]) =>
        (await outbox.claim(NOON, MINUTE, 5, busy)).map(row => row.key).sort();
      assert.deepEqual(await keys(['webhook', 'in-app']), ['e1', 'e2']);
      assert.deepEqual(await keys(['webhook']), []);
      assert.equal((await keys(['email'])).length, 5);
      assert.equal((await keys()).length, 5);
    });

    it('lists by state and incident, newest first, page by page', async () => {
      const { incident } = await queue('a', [aMessage('1'), aMessage('2'), aMessage('3')]);
      await queue('a', [aMessage('4')]);
      await queue('b', [aMessage('5')]);
      const keys = async (filter: object) => {
        const page = await outbox.list('a', { limit: 2, ...filter });
        return [page.items.map(row => row.key).join(), page.total, page.next] as const;
      };
      const [first, total, next] = await keys({});
      assert.deepEqual([first, total], ['4,3', 4]);
      assert.deepEqual(await keys({ after: next ?? '' }), ['2,1', 4, null]);
      assert.deepEqual((await keys({ incident })).slice(0, 2), ['3,2', 3]);
      assert.deepEqual(await keys({ state: 'dead' }), ['', 0, null]);
      await assert.rejects(outbox.list('a', { limit: 1, after: '?' }), fault('bad-cursor'));
    });

    it('deletes nothing when the incident is closed', async () => {
      const act = await queue('a', [aMessage('1')]);
      await opened.store.incidents.update('a', act.incident, ({ state }) =>
        nextAct(
          'a',
          { ...state, phase: 'false-alarm' },
          { messages: [aMessage('2', { purpose: 'withdrawn' })] },
        ),
      );
      assert.equal((await outbox.list('a', { limit: 9 })).total, 2);
    });

    it('finds a link by its hash, revoked ones too, and revokes those of one duty', async () => {
      const { links } = opened.store;
      const linkOf = (hash: string) => ({ ...link, hash });
      const { incident } = await queue('a', [
        aMessage('1', { link: linkOf('h1'), duty: 'd1', person: 'li' }),
        aMessage('2', { link: linkOf('h2'), duty: 'd1', person: 'wang' }),
        aMessage('3', { link: linkOf('h3'), duty: 'd2', person: 'li' }),
      ]);
      const found = { org: 'a', incident, duty: 'd1', person: 'li', expires: link.expires, revoked: null };
      assert.deepEqual(await links.find('h1'), found);
      assert.equal(await links.find('none'), undefined);
      assert.equal(await links.revoke('b', incident, 'd1', null, NOON), 0);
      assert.equal(await links.revoke('a', incident, 'd1', 'li', NOON + 1), 1);
      assert.deepEqual(await links.find('h1'), { ...found, revoked: NOON + 1 });
      assert.equal(await links.revoke('a', incident, 'd1', null, NOON + 2), 1);
      assert.equal((await links.find('h1'))?.revoked, NOON + 1);
      assert.equal((await links.find('h3'))?.revoked, null);
    });

    it('does not queue for an act that was not written', async () => {
      const act = anAct('a', { state: aState(), command: { id: 'c', digest: 'd', answer: 1 } });
      await opened.store.incidents.create(act);
      await opened.store.incidents.create({ ...act, messages: [aMessage('never', { link })] });
      assert.equal((await outbox.list('a', { limit: 1 })).total, 0);
      assert.equal(await opened.store.links.find('h1'), undefined);
    });
  });
}

type Row = Awaited<ReturnType<OutboxStore['claim']>>[number];
const summary = (row: Row | undefined) => [row?.state, row?.attempts, row?.next_try, row?.last_error];

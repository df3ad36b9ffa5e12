// The incidents desk over the memory store: commands are answered once, plans are pinned, organisations kept apart.
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import fc from 'fast-check';
import { openMemoryStore } from '#store/memory/memory-store.ts';
import { movedClock } from '../../test/harness/moved-clock.ts';
import { MINUTE, roster as people, plan, step } from '../../test/harness/small-plan.ts';
import type { Actor } from './actor.ts';
import { makeIncidentDesk } from './incidents.ts';
import { makeKnown } from './known.ts';
import { makeLinks } from './links.ts';
import type { Store } from './ports.ts';
import type { CommandBody, IncidentDesk } from './services.ts';

const START = Date.parse('2026-11-23T01:00:00Z');
const actor = (person: string, org = 'o'): Actor => ({
  org,
  user: null,
  person,
  roles: [],
  via: 'cli',
  address: null,
});

type Bench = {
  readonly store: Store;
  readonly desk: IncidentDesk;
  readonly clock: ReturnType<typeof movedClock>;
};

async function bench(): Promise<Bench> {
  const store = openMemoryStore();
  const clock = movedClock(START);
  await fill(store, 'o');
  const desk = makeIncidentDesk({
    store,
    clock,
    known: makeKnown(store, clock),
    newId: () => 'i1',
    links: makeLinks(new Uint8Array(32), 'http://localhost'),
  });
  return { store, desk, clock };
}

async function fill(store: Store, org: string): Promise<void> {
  await store.roster.addOrganisation({ id: org, name: org, zone: 'Asia/Shanghai', language: 'zh' });
  for (const { id, title, parent } of Object.values(people.units))
    await store.roster.saveUnit(org, { id, title, parent: parent ?? null, head: null });
  for (const { id, name, unit } of Object.values(people.people))
    await store.roster.savePerson({
      id,
      org,
      name,
      unit: unit ?? null,
      language: 'zh',
      addresses: [{ channel: 'email', value: `${id}@x.test`, verified: true }],
      user: null,
    });
  for (const { id, title, unit, holders, deputies } of Object.values(people.posts)) {
    await store.roster.savePost(org, { id, title, unit: unit ?? null });
    const hold = (capacity: 'holder' | 'deputy') => (person: string, order: number) => ({
      post: id,
      person,
      capacity,
      order,
      on_duty: true,
    });
    await store.roster.saveHoldings(org, id, [
      ...holders.map(hold('holder')),
      ...deputies.map(hold('deputy')),
    ]);
  }
  await inForce(store, org, 1, 'first');
}

async function inForce(store: Store, org: string, version: number, title: string): Promise<void> {
  const compiled = plan([step('a', { title }), step('b')]);
  await store.plans.saveDraft(
    { org, plan: 'p', version, title: 'P', yaml: 'x', compiled, source: null, saved: START, saved_by: 'x' },
    null,
  );
  await store.plans.putIntoForce(org, 'p', version, 1, 'x', START);
}

const report = (desk: IncidentDesk, id = 'report') =>
  desk.report(actor('he'), id, { plan: 'p', scenarios: ['s'], kind: 'incident', facts: {} });

const anyBody: fc.Arbitrary<CommandBody> = fc.oneof(
  fc.constantFrom('a/1', 'b/1').map((duty): CommandBody => ({ type: 'AcknowledgeDuty', duty })),
  fc.constantFrom('a/1', 'b/1').map((duty): CommandBody => ({ type: 'CompleteDuty', duty })),
  fc.constantFrom('a/1', 'b/1').map((duty): CommandBody => ({ type: 'DeclineDuty', duty, reason: 'no' })),
  fc.boolean().map((value): CommandBody => ({ type: 'RecordFact', fact: 'out', value })),
  fc.constant<CommandBody>({ type: 'AddNote', text: 'x' }),
);

describe('once', () => {
  const anyActs = fc.array(
    fc.record({
      body: anyBody,
      by: fc.constantFrom('lin', 'wei', 'ma'),
      wait: fc.integer({ min: 0, max: 10 }),
      repeats: fc.integer({ min: 0, max: 2 }),
    }),
    { maxLength: 12 },
  );

  it('a repeated command id changes nothing and gives the same answer, however late', async () => {
    await fc.assert(
      fc.asyncProperty(anyActs, async acts => {
        const { desk, store, clock } = await bench();
        await report(desk);
        const given: {
          readonly id: string;
          readonly act: (typeof acts)[number];
          readonly answer: unknown;
        }[] = [];
        for (const [i, act] of acts.entries()) {
          clock.moveTo(clock.now() + act.wait * MINUTE);
          const answer = await desk.act(actor(act.by), 'i1', `c${i}`, act.body);
          if (answer.ok) given.push({ id: `c${i}`, act, answer });
          for (const before of given.slice(0, act.repeats)) {
            const seq = (await store.incidents.load('o', 'i1'))?.state.seq;
            assert.deepEqual(
              await desk.act(actor(before.act.by), 'i1', before.id, before.act.body),
              before.answer,
            );
            const after = await store.incidents.events('o', 'i1', seq ?? 0, 100);
            assert.ok(
              after.every(({ actor: by }) => by === null || by === before.act.by),
              'only the clock may go on',
            );
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it('the same id with another body is refused', async () => {
    const { desk } = await bench();
    await report(desk);
    await desk.act(actor('lin'), 'i1', 'c', { type: 'AddNote', text: 'one' });
    const other = await desk.act(actor('lin'), 'i1', 'c', { type: 'AddNote', text: 'two' });
    assert.deepEqual(other, { ok: false, refused: { code: 'command-id-reused', detail: {} } });
  });

  it('reporting twice with one id makes one incident', async () => {
    const { desk, store } = await bench();
    const first = await report(desk);
    assert.deepEqual(await report(desk), first);
    assert.equal((await store.incidents.list('o', { limit: 9 })).total, 1);
  });
});

describe('the desk', () => {
  let it_: Bench;
  before(async () => {
    it_ = await bench();
    await report(it_.desk);
  });

  it('pins the plan version: a newer one in force does not touch a running incident', async () => {
    await inForce(it_.store, 'o', 2, 'second');
    it_.clock.moveTo(it_.clock.now() + 2 * MINUTE);
    await it_.desk.act(actor('lin'), 'i1', 'n', { type: 'RecordFact', fact: 'out', value: false });
    await it_.desk.act(actor('lin'), 'i1', 'm', { type: 'RecordFact', fact: 'out', value: true });
    const board = await it_.desk.board('o', 'i1');
    assert.ok(board.ok);
    assert.equal(board.value.state.plan.version, 1);
    assert.equal(board.value.state.duties['a/2']?.title, 'first');
  });

  it('previews exactly what a report then opens and calls', async () => {
    const preview = await it_.desk.preview(actor('he'), {
      plan: 'p',
      scenarios: ['s'],
      kind: 'incident',
      facts: {},
    });
    assert.ok(preview.ok);
    assert.deepEqual(
      preview.value.duties.map(duty => [duty.step, duty.people.map(one => one.person)]),
      [
        ['a', ['lin']],
        ['b', ['lin']],
      ],
    );
  });

  it('knows no incident of another organisation', async () => {
    const other = await it_.desk.act(actor('lin', 'elsewhere'), 'i1', 'x', { type: 'AddNote', text: 'x' });
    assert.equal(other.ok ? '' : other.refused.code, 'unknown-incident');
  });

  it('lets nobody act in another name who does not command', async () => {
    const other = await it_.desk.act(actor('he'), 'i1', 'y', { type: 'AddNote', text: 'x', by: 'ma' });
    assert.equal(other.ok ? '' : other.refused.code, 'not-yours');
  });
});

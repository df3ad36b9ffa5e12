// What comes round, over the memory store: opened on its day, once; done, missed, never piled up; whom it posts has the role.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Plan } from '#core/plan/plan.ts';
import type { Routine } from '#core/plan/routine.ts';
import { openMemoryStore } from '#store/memory/memory-store.ts';
import { type MovedClock, movedClock } from '../../test/harness/moved-clock.ts';
import { roster as people, plan, role, step } from '../../test/harness/small-plan.ts';
import type { Actor } from './actor.ts';
import { makeIncidentDesk } from './incidents.ts';
import { makeKnown } from './known.ts';
import { makeLinks } from './links.ts';
import type { RoutineSlot, Store } from './ports.ts';
import { keepRoutines, startEarly } from './routine-keeper.ts';
import type { CommandBody } from './services.ts';

const at = (text: string) => Date.parse(`${text}:00+08:00`);
const routine = (change: Partial<Routine> = {}): Routine => ({
  ...{ id: 'walk', title: '巡查', from: [], force: 'must', evidence: [], steps: [], fills: [] },
  who: { mode: 'one', party: role('leader') },
  how_often: { kind: 'calendar', period: 'day', count: 1, at: '08:00' },
  by: '09:00',
  ...change,
});

type Bench = {
  readonly store: Store;
  readonly clock: MovedClock;
  keep(text: string): Promise<void>;
  slots(): Promise<readonly RoutineSlot[]>;
  act(slot: RoutineSlot | undefined, body: CommandBody, person?: string): Promise<void>;
  readonly parts: Parameters<typeof keepRoutines>[0];
};

async function bench(one: Routine, more: Partial<Plan> = {}): Promise<Bench> {
  const store = openMemoryStore();
  const clock = movedClock(at('2026-11-23T07:00'));
  await store.roster.addOrganisation({ id: 'o', name: 'o', zone: 'Asia/Shanghai', language: 'zh' });
  for (const { id, name } of Object.values(people.people))
    await store.roster.savePerson({
      ...{ id, org: 'o', name, unit: null, language: 'zh', user: null },
      addresses: [{ channel: 'email', value: `${id}@x.test`, verified: true }],
    });
  for (const { id, title, holders } of Object.values(people.posts)) {
    await store.roster.savePost('o', { id, title, unit: null });
    await store.roster.saveHoldings(
      'o',
      id,
      holders.map((person, order) => ({ post: id, person, capacity: 'holder', order, on_duty: true })),
    );
  }
  const own = one.steps.map(id => step(id, { scenario: 'walk', part: 'routine' }));
  const made = plan([step('a'), ...own], { routines: { [one.id]: one }, ...more });
  const { s } = made.scenarios;
  const compiled: Plan = s ? { ...made, scenarios: { s: { ...s, steps: ['a'] } } } : made;
  const saved = clock.now();
  const draft = { org: 'o', plan: 'p', version: 1, title: 'P', yaml: 'x', compiled, source: null };
  await store.plans.saveDraft({ ...draft, saved, saved_by: 'x' }, null);
  await store.plans.putIntoForce('o', 'p', 1, 1, 'x', saved);
  const known = makeKnown(store, clock);
  const links = makeLinks(new Uint8Array(32), 'http://localhost');
  let count = 0;
  const newId = () => `i${++count}`;
  const parts = { store, clock, known, links, newId, log: () => {} };
  const incidents = makeIncidentDesk({ store, clock, known, links, newId });
  const slots = () => store.routines.history('o', 'p', `routine:${one.id}`, 50);
  return {
    store,
    clock,
    parts,
    slots,
    async keep(text) {
      clock.moveTo(at(text));
      await keepRoutines(parts);
    },
    async act(slot, body, person = 'lin') {
      const actor: Actor = { org: 'o', user: null, person, roles: [], via: 'cli', address: null };
      const done = await incidents.act(actor, slot?.incident ?? '', `c${++count}`, body);
      assert.ok(done.ok, JSON.stringify(done));
      await keepRoutines(parts);
    },
  };
}

const done = (duty: string, fields?: Readonly<Record<string, unknown>>): CommandBody =>
  ({ type: 'CompleteDuty', duty, ...(fields ? { fields } : {}) }) as CommandBody;

describe('routines', () => {
  it('open on their day as a case of their own, once, with a message to whoever has to see to it', async () => {
    const { keep, slots, store } = await bench(routine());
    await keep('2026-11-23T07:59');
    assert.deepEqual(await slots(), []);
    await keep('2026-11-23T08:00');
    await keep('2026-11-23T08:01');
    const [slot, ...others] = await slots();
    assert.deepEqual([slot?.slot, slot?.state, others.length], ['2026-11-23', 'open', 0]);
    const found = await store.incidents.load('o', slot?.incident ?? '');
    assert.equal(found?.state.kind, 'routine');
    const [duty] = Object.values(found?.state.duties ?? {});
    assert.deepEqual([duty?.holders[0]?.person, duty?.due], ['lin', at('2026-11-23T09:00')]);
    assert.equal((await store.incidents.list('o', { limit: 10 })).total, 0, 'no incident');
  });

  it('are over when they are done, and the next comes on its day', async () => {
    const { keep, slots, act } = await bench(routine());
    await keep('2026-11-23T08:00');
    await act((await slots())[0], done('routine_do_it/1'));
    await keep('2026-11-24T07:59');
    assert.deepEqual(
      (await slots()).map(({ state }) => state),
      ['done'],
    );
    await keep('2026-11-24T08:00');
    assert.deepEqual(
      (await slots()).map(({ slot, state }) => [slot, state]),
      [
        ['2026-11-24', 'open'],
        ['2026-11-23', 'done'],
      ],
    );
  });

  it('not done in time are missed when the next comes: nothing piles up', async () => {
    const { keep, slots, store } = await bench(routine());
    await keep('2026-11-23T08:00');
    await keep('2026-11-24T08:00');
    const [, former] = await slots();
    assert.equal(former?.state, 'missed');
    const found = await store.incidents.load('o', former?.incident ?? '');
    assert.deepEqual(
      Object.values(found?.state.duties ?? {}).map(({ reason }) => reason),
      ['missed'],
    );
  });

  it('catch_up: what passed while nobody kept the clock is written down as missed, without a case', async () => {
    const { keep, slots } = await bench(routine());
    await keep('2026-11-25T08:30');
    assert.deepEqual(
      (await slots()).map(({ slot, state, incident }) => [slot, state, incident !== null]),
      [
        ['2026-11-25', 'open', true],
        ['2026-11-24', 'missed', false],
        ['2026-11-23', 'missed', false],
      ],
    );
  });

  it('with steps count when the plan says so', async () => {
    const counts_when = { kind: 'step', step: 'sign', edge: 'done' } as const;
    const { keep, slots, act } = await bench(routine({ steps: ['look', 'sign'], counts_when }));
    await keep('2026-11-23T08:00');
    await act((await slots())[0], done('look/1'));
    assert.equal((await slots())[0]?.state, 'open');
    await act((await slots())[0], done('sign/1'));
    assert.equal((await slots())[0]?.state, 'done');
  });

  it('begin before their day when somebody starts them, and are not opened again on it', async () => {
    const how_often = { kind: 'at-least', count: 1, period: 'half-year' } as const;
    const { keep, slots, parts, clock } = await bench(routine({ how_often, opens_before: 30 * 86_400_000 }));
    clock.moveTo(at('2026-11-24T10:00'));
    const incident = await startEarly(parts, 'o', 'p', 'routine:walk');
    assert.equal(await startEarly(parts, 'o', 'p', 'routine:walk'), incident);
    await keep('2026-12-03T00:00');
    assert.deepEqual(
      (await slots()).map(({ slot }) => slot),
      ['2026-H2'],
    );
  });

  it('whom they post has the role from then on; kept or nobody when the next is not done', async () => {
    const fills = ['guard'];
    const roles = { guard: { id: 'guard', title: '值守', posted_by: 'walk' } };
    for (const keep of ['former', 'nobody'] as const) {
      const not_done = { keep, tell: [], opens: [] };
      const made = await bench(routine({ fills, not_done }), {
        roles: { ...plan([]).roles, ...roles },
      });
      const holders = async () => {
        made.parts.known.forget('o');
        return (await made.parts.known.organisation('o'))?.roster.posts.guard?.holders;
      };
      await made.keep('2026-11-23T08:00');
      assert.equal(await holders(), undefined);
      await made.act((await made.slots())[0], done('routine_posting/1', { guard: 'yu' }));
      assert.deepEqual(await holders(), ['yu']);
      await made.keep('2026-11-24T08:59');
      assert.deepEqual(await holders(), ['yu']);
      await made.keep('2026-11-24T09:00');
      assert.deepEqual(await holders(), keep === 'former' ? ['yu'] : undefined);
    }
  });
});

// Cases of several plans at the desk, over the memory store: another plan is loaded when the clock needs it, a newer version
// is previewed and adopted, two incidents become one, one that ended a short time ago is offered.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Plan } from '#core/plan/plan.ts';
import { openMemoryStore } from '#store/memory/memory-store.ts';
import { movedClock } from '../../test/harness/moved-clock.ts';
import { MINUTE, roster as people, plan, state, step, yesNo } from '../../test/harness/small-plan.ts';
import type { Actor } from './actor.ts';
import { makeIncidentDesk } from './incidents.ts';
import { makeKnown } from './known.ts';
import { makeLinks } from './links.ts';
import type { Store } from './ports.ts';
import type { CommandBody } from './services.ts';
import { startTimekeeper } from './timekeeper.ts';

const START = Date.parse('2026-11-23T01:00:00Z');

const actor = (person: string): Actor => ({
  org: 'o',
  user: null,
  person,
  roles: [],
  via: 'cli',
  address: null,
});

async function bench() {
  const store = openMemoryStore();
  const clock = movedClock(START);
  await fill(store);
  const known = makeKnown(store, clock);
  const links = makeLinks(new Uint8Array(32), 'http://localhost');
  let last = 0;
  const desk = makeIncidentDesk({ store, clock, known, newId: () => `i${++last}`, links });
  let commands = 0;
  const say = async (incident: string, by: string, body: CommandBody) => {
    const done = await desk.act(actor(by), incident, `c${++commands}`, body);
    return done.ok ? 'ok' : done.refused.code;
  };
  const report = (scenario = 's', version = 'p') =>
    desk.report(actor('he'), `r${++commands}`, {
      plan: version,
      scenarios: [scenario],
      kind: 'incident',
      facts: {},
    });
  const open = async (incident: string) => {
    const found = await store.incidents.load('o', incident);
    const duties = Object.values(found?.state.duties ?? {});
    return duties
      .filter(({ phase }) => phase === 'open')
      .map(({ id }) => id)
      .sort();
  };
  return { store, clock, desk, known, links, say, report, open };
}

async function fill(store: Store): Promise<void> {
  await store.roster.addOrganisation({ id: 'o', name: 'o', zone: 'Asia/Shanghai', language: 'zh' });
  for (const { id, name } of Object.values(people.people))
    await store.roster.savePerson({
      id,
      org: 'o',
      name,
      unit: null,
      language: 'zh',
      addresses: [{ channel: 'email', value: `${id}@x.test`, verified: true }],
      user: null,
    });
  for (const { id, title, holders } of Object.values(people.posts)) {
    await store.roster.savePost('o', { id, title, unit: null });
    await store.roster.saveHoldings(
      'o',
      id,
      holders.map((person, order) => ({ post: id, person, capacity: 'holder', order, on_duty: true })),
    );
  }
}

async function putIntoForce(store: Store, version: number, compiled: Plan): Promise<void> {
  const { plan: id, title } = compiled;
  const saved = { source: null, saved: START, saved_by: 'x' };
  await store.plans.saveDraft({ org: 'o', plan: id, version, title, yaml: 'x', compiled, ...saved }, null);
  await store.plans.putIntoForce('o', id, version, 1, 'x', START);
}

const night = (): Plan => ({ ...plan([step('look')]), plan: 'night-shift', title: 'Night shift' });
const using = (after = 0) =>
  step('more', {
    action: { kind: 'use', plan: 'night-shift', mode: 'also' },
    opens: [{ kind: 'instant', offset: after * MINUTE, origin: { kind: 'incident', instant: 'reported' } }],
  });

describe('a second plan', () => {
  it('is there when the clock alone opens the step that uses it, in a process that has not seen it', async () => {
    const { store, clock, report, open, links } = await bench();
    await putIntoForce(store, 1, plan([step('a'), using(10)]));
    await putIntoForce(store, 1, night());
    await report();
    const elsewhere = makeKnown(store, clock);
    const keeper = startTimekeeper({ store, clock, known: elsewhere, links, log: () => {} });
    clock.moveTo(START + 11 * MINUTE);
    await keeper.settled();
    assert.deepEqual(await open('i1'), ['a/1', 'look·night_shift/1']);
    clock.moveTo(START + 20 * MINUTE); // its ladder goes on
    await keeper.settled();
    await keeper.stop();
    const log = await store.incidents.events('o', 'i1', 0, 500);
    assert.ok(log.some(({ event }) => event.type === 'RungFired' && event.duty === 'look·night_shift/1'));
  });

  it('is pinned when it comes: a later version of it does not touch the case', async () => {
    const { store, say, report, desk, clock } = await bench();
    await putIntoForce(store, 1, plan([step('a')]));
    await putIntoForce(store, 1, night());
    await report();
    const add = { type: 'AddScenario', plan: 'night-shift', scenario: 's', reason: 'more' } as const;
    assert.equal(await say('i1', 'lin', add), 'not-yours');
    assert.equal(await say('i1', 'ma', { ...add, plan: 'none' }), 'unknown-plan');
    assert.equal(await say('i1', 'ma', add), 'ok');
    await putIntoForce(store, 2, { ...night(), title: 'Other words' });
    clock.moveTo(START + MINUTE); // what is in force is at most a second old
    const board = await desk.board('o', 'i1');
    assert.ok(board.ok);
    assert.deepEqual(
      board.value.state.further?.map(({ id, version }) => [id, version]),
      [['night-shift', 1]],
    );
    assert.equal(board.value.plan.beside?.night_shift, 'Night shift');
    assert.deepEqual(board.value.newer, { 'night-shift': 2 });
  });
});

describe('a newer version', () => {
  it('is previewed without a trace, then adopted with what was decided', async () => {
    const { store, say, report, desk, clock, open } = await bench();
    await putIntoForce(store, 1, plan([step('a'), step('b')]));
    await report();
    const since = { kind: 'state', fact: 'out', edge: 'since' } as const;
    const second = plan([step('a', { limit: { within: 30 * MINUTE, of: since } }), step('c')]);
    assert.equal((await desk.adoption('o', 'i1', null, null)).ok, false);
    await putIntoForce(store, 2, second);
    clock.moveTo(START + 5 * MINUTE);
    const preview = await desk.adoption('o', 'i1', null, null);
    assert.ok(preview.ok);
    const { goes, comes, changed, opens, moves } = preview.value;
    assert.deepEqual([goes.map(one => one.duty), comes.map(one => one.step)], [['b/1'], ['c']]);
    assert.deepEqual([changed.map(one => one.step), opens.map(one => one.title)], [['a'], ['c']]);
    assert.deepEqual(
      moves.map(one => one.to),
      [START + 30 * MINUTE],
    );
    assert.deepEqual(await open('i1'), ['a/1', 'b/1']);
    const adopt = { type: 'AdoptVersion', version: 2, gone: {}, reason: 'mended' } as const;
    assert.equal(await say('i1', 'ma', adopt), 'gone-undecided');
    assert.equal(await say('i1', 'ma', { ...adopt, version: 3 }), 'not-a-newer-version');
    assert.equal(await say('i1', 'ma', { ...adopt, gone: { 'b/1': 'withdraw' } }), 'ok');
    assert.deepEqual(await open('i1'), ['a/1', 'c/1']);
    assert.equal(await say('i1', 'lin', { type: 'CompleteDuty', duty: 'c/1' }), 'ok');
  });
});

describe('two incidents that are one', () => {
  it('go on as the other; a repeat of the command changes nothing', async () => {
    const { store, report, desk, open, say } = await bench();
    const late = step('c', { when: 'large = true' });
    await putIntoForce(
      store,
      1,
      plan([step('a'), late], { facts: { out: state('out'), large: yesNo('large') } }),
    );
    await report();
    await report();
    await say('i1', 'lin', { type: 'RecordFact', fact: 'large', value: true });
    await say('i2', 'lin', { type: 'RecordFact', fact: 'large', value: false });
    const merge = { type: 'MergeIncident', into: 'i2', reason: 'the same' } as const;
    assert.equal(await say('i1', 'lin', merge), 'not-yours');
    assert.deepEqual((await store.incidents.load('o', 'i2'))?.state.absorbed, undefined);
    assert.equal(await say('i1', 'ma', { ...merge, into: 'none' }), 'unknown-incident');
    const first = await desk.act(actor('ma'), 'i1', 'm', merge);
    assert.ok(first.ok);
    assert.deepEqual(await desk.act(actor('ma'), 'i1', 'm', merge), first);
    assert.equal((await store.incidents.load('o', 'i1'))?.state.merged_into, 'i2');
    assert.deepEqual((await store.incidents.load('o', 'i2'))?.state.absorbed, ['i1']);
    assert.deepEqual(await open('i2'), ['a/1', 'c/1']);
  });
});

describe('an incident that ended a short time ago', () => {
  it('is offered to whoever reports the same, for a day', async () => {
    const { store, report, desk, say, clock } = await bench();
    await putIntoForce(store, 1, plan([step('a', { force: 'may' })]));
    await report();
    await say('i1', 'lin', { type: 'RecordFact', fact: 'out', value: false });
    await say('i1', 'ma', { type: 'StandDown', reason: 'over', waivers: {} });
    const input = { plan: 'p', scenarios: ['s'], kind: 'incident', facts: {} } as const;
    const offered = async (kind: 'incident' | 'drill' = 'incident') => {
      const preview = await desk.preview(actor('he'), { ...input, kind });
      return preview.ok ? preview.value.recent.map(({ incident }) => incident) : preview.refused.code;
    };
    assert.deepEqual(await offered(), ['i1']);
    assert.deepEqual(await offered('drill'), []);
    clock.moveTo(START + 25 * 60 * MINUTE);
    assert.deepEqual(await offered(), []);
  });
});

// A drill started for an exercise, from the desk to its board: what the clock gives is written, and replays.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Exercise } from '#core/plan/routine.ts';
import { replay } from '#core/response/evolve.ts';
import { exerciseResult } from '#core/response/exercise-result.ts';
import { openMemoryStore } from '#store/memory/memory-store.ts';
import { movedClock } from '../../test/harness/moved-clock.ts';
import { MINUTE, roster as people, plan, step } from '../../test/harness/small-plan.ts';
import { makeIncidentDesk } from './incidents.ts';
import { makeKnown } from './known.ts';
import { makeLinks } from './links.ts';
import type { NewIncident } from './services.ts';

const START = Date.parse('2026-11-23T01:00:00Z');
const actor = (person: string) => ({
  ...{ org: 'o', user: null, person, roles: [], address: null },
  via: 'cli' as const,
});

const EXERCISE: Exercise = {
  ...{ id: 'night', title: 'Night drill', kind: 'drill', scenario: 's', who: 'boss' },
  ...{ takes_part: [], approved_by: [], cast: {}, records: [], from: [], scores: [] },
  injects: [{ at: 5 * MINUTE, tell: [], text: 'smoke', sets: {}, from: [] }],
  expect: [{ step: 'a', by: 2 * MINUTE }, { step: 'b' }],
};

const DRILL: NewIncident = { plan: 'p', scenarios: ['s'], kind: 'drill', facts: {}, exercise: 'night' };

async function bench() {
  const store = openMemoryStore();
  const clock = movedClock(START);
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
  const compiled = { ...plan([step('a'), step('b')]), exercises: { night: EXERCISE } };
  const draft = { org: 'o', plan: 'p', version: 1, title: 'P', yaml: 'x', compiled, source: null };
  await store.plans.saveDraft({ ...draft, saved: START, saved_by: 'x' }, null);
  await store.plans.putIntoForce('o', 'p', 1, 1, 'x', START);
  const known = makeKnown(store, clock);
  const links = makeLinks(new Uint8Array(32), 'http://localhost');
  return { store, clock, desk: makeIncidentDesk({ store, clock, known, newId: () => 'i1', links }) };
}

it('a drill follows its exercise: the inject is due by the clock, given once, and kept in the log', async () => {
  const { store, clock, desk } = await bench();
  assert.ok((await desk.report(actor('he'), 'r', DRILL)).ok);
  clock.moveTo(START + MINUTE);
  assert.ok((await desk.act(actor('lin'), 'i1', 'c', { type: 'CompleteDuty', duty: 'a/1' })).ok);
  clock.moveTo(START + 6 * MINUTE);
  await desk.act(actor('lin'), 'i1', 'n', { type: 'AddNote', text: 'x' });
  const events = (await store.incidents.events('o', 'i1', 0, 500)).map(({ event }) => event);
  const given = events.filter(({ type }) => type === 'InjectGiven');
  assert.deepEqual(
    given.map(({ at }) => at - START),
    [5 * MINUTE],
  );
  const board = await desk.board('o', 'i1');
  assert.ok(board.ok);
  assert.equal(board.value.state.duties['inject/1']?.holders[0]?.person, 'ma');
  assert.deepEqual(replay(events), board.value.state);
  assert.deepEqual(
    exerciseResult(board.value.state)?.lines.map(({ verdict }) => verdict),
    ['met', 'waiting'],
  );
});

it('an incident follows none, and is refused by name', async () => {
  const { desk } = await bench();
  const refused = await desk.report(actor('he'), 'r', { ...DRILL, kind: 'incident' });
  assert.equal(refused.ok ? '' : refused.refused.code, 'unknown-exercise');
});

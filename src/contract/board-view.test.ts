// The board made of what the engine itself does with small plans.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Plan, Step } from '#core/plan/plan.ts';
import { closingOf } from '#core/response/close.ts';
import type { Duty } from '#core/response/state.ts';
import { plan, role, roster, step } from '../../test/harness/small-plan.ts';
import { at, Story } from '../../test/harness/story.ts';
import { BoardView } from './board.ts';
import { boardView, byUrgency } from './board-view.ts';
import { dutyView } from './duty-view.ts';
import { eventView } from './event-view.ts';
import { EventView } from './incidents.ts';
import { stepRows } from './step-rows.ts';

const names = new Map(Object.values(roster.people).map(person => [person.id, `名${person.id}`]));

function boardOf(story: Story, when: string) {
  const { state } = story;
  const { may_close, conditions, ticks, duties } = closingOf({ plan: story.plan, state });
  const board = boardView({
    state,
    plan: story.plan,
    names,
    next_due: story.nextDue(),
    closing: {
      may_close,
      condition: { feel: 'not(out)', holds: conditions[0]?.holds ?? null },
      ticks,
      open_musts: duties,
    },
    now: at(when),
  });
  return BoardView.parse(JSON.parse(JSON.stringify(board))); // as it leaves the server
}

const tell: Partial<Step> = {
  title: '报告班长',
  from: [{ clause: 'c1', reading: 'repaired', note: '原文有误' }],
  action: {
    kind: 'notify',
    to: [role('boss'), { kind: 'contact', contact: 'power' }],
    quorum: 'any',
    done: 'acknowledged',
    say: ['out.since', 'cause'],
  },
  limit: { within: 5 * 60_000, of: { kind: 'opened' }, word: 'immediately' },
};

const outage: Plan = plan([step('tell', tell)], {
  facts: { cause: { id: 'cause', title: '原因', type: 'text', ask: ['leader'] } },
  contacts: { power: { id: 'power', title: '供电局', number: '95598' } },
});

test('names, reasons, instants and clauses stand beside each duty', () => {
  const story = new Story(outage, roster);
  story.report('09:05', '09:00', 'he', { out: true });
  const { header, duties, now } = boardOf(story, '09:06');
  const [duty] = duties;
  assert.equal(header.reporter.name, '名he');
  assert.equal(header.occurred, '2026-11-23T01:00:00.000Z');
  assert.equal(now, '2026-11-23T01:06:00.000Z');
  assert.deepEqual(duty?.holders[0]?.name, '名lin');
  assert.ok(duty?.holders[0]?.reason);
  assert.equal(duty?.urgency, 'immediately');
  assert.deepEqual(duty?.from, [{ clause: 'c1', repaired: true, note: '原文有误' }]);
  assert.deepEqual(duty?.say, [
    { title: 'out', value: null, instant: '2026-11-23T01:00:00.000Z' },
    { title: '原因', value: null, instant: null },
  ]);
});

test('what keeps it from being closed is said in words, too', () => {
  const story = new Story(outage, roster);
  story.report('09:05', '09:00', 'he', { out: true });
  const { condition } = boardOf(story, '09:06').closing;
  assert.equal(condition.feel, 'not(out)');
  assert.deepEqual(
    [condition.words.zh, condition.words.en].map(words => words.includes('not(out)') || words === ''),
    [false, false],
  );
});

test('numbers outside are shown by their title and marked as such', () => {
  const story = new Story(outage, roster);
  story.report('09:05', '09:00', 'he', { out: true });
  const duty = story.duty('tell/1');
  const [boss] = duty.told;
  assert.ok(boss);
  const called = { ...duty, told: [boss, { ...boss, person: 'contact:power' }] };
  assert.deepEqual(
    dutyView(called, outage, story.state, names).told.map(({ name, outside }) => [name, outside]),
    [
      ['名ma', false],
      ['供电局', true],
    ],
  );
});

test('acknowledged is not accepted, overdue shows since when, rungs show whom they call', () => {
  const story = new Story(outage, roster);
  story.report('09:05', '09:05', 'he', { out: true });
  const id = Object.keys(story.state.duties).find(it => it.startsWith('tell')) ?? '';
  story.say('09:06', { type: 'AcknowledgeDuty', duty: id, by: 'lin' });
  story.pass('09:30');
  const duty = boardOf(story, '09:30').duties.find(it => it.id === id);
  assert.equal(duty?.acknowledged?.by.name, '名lin');
  assert.equal(duty?.accepted, null);
  assert.ok(duty?.overdue);
  assert.deepEqual(
    duty?.rungs.map(it => it.tell.map(target => target.kind)),
    [['deputies'], ['unit-head'], ['parent-head'], ['alarm']],
  );
});

test('facts say what is known, who was asked, and states how long they last', () => {
  const asking = plan([step('fix', { when: 'cause = "fire"', action: { kind: 'task', evidence: [] } })], {
    facts: { cause: { id: 'cause', title: '原因', type: 'text', ask: ['leader'] } },
  });
  const story = new Story(asking, roster);
  story.report('09:05', '09:00', 'he', { out: true });
  const before = boardOf(story, '09:06');
  const cause = before.facts.find(it => it.id === 'cause');
  assert.equal(cause?.known, false);
  assert.equal(cause?.asked?.of[0]?.name, '名lin');
  assert.equal(before.facts.find(it => it.id === 'out')?.state?.since, '2026-11-23T01:00:00.000Z');
  const question = before.duties.find(it => it.kind === 'ask');
  assert.deepEqual(
    question?.asks.map(({ target, id }) => [target, id]),
    [['fact', 'cause']],
  );
  story.say('09:10', { type: 'RecordFact', fact: 'cause', value: 'fire', by: 'lin' });
  const after = boardOf(story, '09:11').facts.find(it => it.id === 'cause');
  assert.deepEqual(
    [after?.known, after?.value, after?.asked, after?.by?.name],
    [true, 'fire', null, '名lin'],
  );
});

test('what stands in the way of closing is told', () => {
  const story = new Story(outage, roster);
  story.report('09:05', '09:00', 'he', { out: true });
  const { closing } = boardOf(story, '09:06');
  assert.equal(closing.may_close, false);
  assert.equal(closing.condition.holds, false);
  assert.equal(closing.open_musts.length, 1);
});

test('every event of a story is a line that people can read in both languages', () => {
  const story = new Story(outage, roster);
  story.report('09:05', '09:00', 'he', { out: true });
  story.pass('09:30');
  story.say('09:31', { type: 'AddNote', text: '到场', by: 'lin' });
  const lines = story.events.map((event, i) =>
    EventView.parse(
      eventView(
        { incident: 'i1', seq: i + 1, actor: 'lin', recorded: at('09:31'), event },
        {
          plan: outage,
          name: id => names.get(id) ?? id,
          dutyTitle: id => story.state.duties[id]?.title ?? id,
        },
      ),
    ),
  );
  assert.ok(lines.length > 5);
  for (const { text, type, detail } of lines) {
    assert.match(text.zh, /\p{Script=Han}/u, type);
    assert.doesNotMatch(text.zh + text.en, /undefined|null|NaN|\[object/, type);
    assert.doesNotMatch(JSON.stringify(detail), /:17\d{11}\b/, `${type}: instants are ISO 8601`);
  }
});

test('steps are rows in the order written', () => {
  const [row] = stepRows(outage);
  assert.deepEqual(row, {
    id: 'tell',
    scenario: 's',
    title: '报告班长',
    kind: 'notify',
    force: 'must',
    who: [{ kind: 'role', title: 'leader' }],
    to: [
      { kind: 'role', title: 'boss' },
      { kind: 'contact', title: '供电局' },
    ],
    when: null,
    limit: { within: 300_000, word: 'immediately' },
    clauses: ['c1'],
  });
});

test('the order of duties is a total order: alarms, overdue, deadlines; closed ones last', () => {
  const duty = fc.record({
    id: fc.uuid(),
    phase: fc.constantFrom('open', 'done', 'waived', 'withdrawn'),
    alarm: fc.option(fc.integer({ min: 0, max: 3 })),
    overdue: fc.option(fc.integer({ min: 0, max: 3 })),
    due: fc.option(fc.integer({ min: 0, max: 3 })),
    opened: fc.integer({ min: 0, max: 3 }),
    closed: fc.option(fc.integer({ min: 0, max: 3 })),
    alarm_seen: fc.constant(null),
  }) as unknown as fc.Arbitrary<Duty>;
  fc.assert(
    fc.property(fc.array(duty, { maxLength: 12 }), duties => {
      const sorted = duties.toSorted(byUrgency);
      assert.deepEqual(duties.toReversed().toSorted(byUrgency), sorted);
      const firstClosed = sorted.findIndex(it => it.phase !== 'open');
      if (firstClosed >= 0) assert.ok(sorted.slice(firstClosed).every(it => it.phase !== 'open'));
      const alarms = sorted.filter(it => it.phase === 'open').map(it => it.alarm !== null);
      assert.deepEqual(
        alarms,
        alarms.toSorted((a, b) => Number(b) - Number(a)),
      );
    }),
  );
});

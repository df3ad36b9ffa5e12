// Levels by example: which row fires, what is asked, who is told, who commands, what changes with the level; by hand and
// released; raised twice and lowered once. "Does" beside "does not".
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Grades, Level } from '#core/plan/grades.ts';
import type { Fact, Plan, Role, Rung, Step } from '#core/plan/plan.ts';
import { MINUTE, plan, role, roster, rung, step, yesNo } from '../../../test/harness/small-plan.ts';
import { at, messages, only, Story } from '../../../test/harness/story.ts';

const number = (id: string): Fact => ({ id, title: id, type: 'number', ask: ['ops'] });
const row = (id: string, level: string, when: string) => ({ id, row: 0, level, when, from: [] });

const ROWS = [
  row('I.1', 'I', 'hurt >= 10'),
  row('I.2', 'I', 'spread'),
  row('II', 'II', 'hurt >= 3 and hurt < 10'),
  row('III', 'III', 'hurt < 3 and not(spread)'),
];

type Made = Partial<Omit<Grades, 'table'>> & Partial<Grades['table']>;

function grades({ hit = 'highest', rows = ROWS, gap = 'ask', unknown, ...rest }: Made = {}): Grades {
  return {
    scale: ['I', 'II', 'III'],
    table: { hit, rows, gap, unknown: unknown ?? { rule: 'highest-reachable', ask: [] } },
    settled: [],
    from: [],
    ...rest,
  };
}

function level(id: string, change: Partial<Level> = {}): Level {
  return { id, title: `level ${id}`, tell: [], opens: [], words: {}, limits: {}, from: [], ...change };
}

type Parts = {
  readonly grades?: Grades;
  readonly levels?: readonly Level[];
  readonly steps?: readonly Step[];
  readonly roles?: readonly Role[];
  readonly by?: string;
};

function planned({
  grades: table = grades(),
  levels = [],
  steps = [step('a')],
  roles = [],
  by = 'boss',
}: Parts): Plan {
  const made = plan(steps, {
    facts: { hurt: number('hurt'), spread: yesNo('spread', 'ops') },
    grades: table,
    levels: Object.fromEntries(
      ['I', 'II', 'III'].map(id => [id, levels.find(one => one.id === id) ?? level(id)]),
    ),
    stand_down: { when: 'not(out)', by, goes_on: [] },
  });
  return { ...made, roles: { ...made.roles, ...Object.fromEntries(roles.map(one => [one.id, one])) } };
}

const known = (hurt: number, spread = false) => ({ hurt, spread });

function begun(parts: Parts, facts: Readonly<Record<string, number | boolean>> = known(1)): Story {
  const story = new Story(planned(parts), roster);
  story.report('09:00', '09:00', 'he', facts);
  return story;
}

const tell = (story: Story, when: string, fact: string, value: number | boolean) =>
  story.say(when, { type: 'RecordFact', fact, value, by: 'zhou' });
const now = ({ state }: Story) => state.level;
const present = ({ state }: Story) => [state.level?.level, state.level?.rows.join('+')];

describe('the table', () => {
  it('gives the level of the row that fits, and records which', () => {
    const story = begun({});
    assert.deepEqual(present(story), ['III', 'III']);
    assert.equal(now(story)?.provisional, false);
    assert.equal(story.state.graded, at('09:00'));
  });

  it('takes the highest of several, with every row of that level', () => {
    assert.deepEqual(present(begun({}, known(12, true))), ['I', 'I.1+I.2']);
    assert.deepEqual(present(begun({}, known(5, true))), ['I', 'I.2']);
  });

  it('takes the first in order where it says so', () => {
    const rows = [row('small', 'III', 'not(spread)'), row('large', 'I', 'hurt >= 10')];
    const first = grades({ hit: 'first', rows });
    assert.deepEqual(present(begun({ grades: first }, known(12))), ['III', 'small']);
    assert.deepEqual(present(begun({ grades: first }, known(12, true))), ['I', 'large']);
  });

  it('does not grade again without a change, and records a new row of the same level without a word to anybody', () => {
    const story = begun({ levels: [level('I', { tell: [role('boss')] })] }, known(12));
    assert.deepEqual(only(tell(story, '09:01', 'hurt', 13), 'LevelChanged'), []);
    const again = tell(story, '09:01', 'spread', true);
    assert.equal(only(again, 'LevelChanged')[0]?.from, 'I');
    assert.deepEqual(present(story), ['I', 'I.1+I.2']);
    assert.deepEqual(messages(again), []);
    assert.equal(story.state.level?.since, at('09:00'));
  });

  it('grades again when a fact is corrected, and a level that was reached stays on the record', () => {
    const story = begun({}, known(12));
    tell(story, '09:10', 'hurt', 2);
    assert.deepEqual(present(story), ['III', 'III']);
    assert.deepEqual(
      only(story.events, 'LevelChanged').map(event => [event.from, event.level.level]),
      [
        [null, 'I'],
        ['I', 'III'],
      ],
    );
    assert.equal(story.state.graded, at('09:00'));
  });
});

describe('facts that are not known', () => {
  it('make it the highest that is still possible, and are asked with the time the table gives', () => {
    const unknown = { rule: 'highest-reachable', ask: ['spread'], until: 15 * MINUTE } as const;
    const story = begun({ grades: grades({ unknown }) }, { hurt: 1 });
    assert.deepEqual(present(story), ['I', 'I.2']);
    assert.equal(now(story)?.provisional, true);
    assert.equal(story.duty('ask:spread/1').due, at('09:15'));
    tell(story, '09:05', 'spread', false);
    assert.deepEqual(present(story), ['III', 'III']);
    assert.equal(now(story)?.provisional, false);
  });

  it('are not asked where they can change nothing', () => {
    const story = begun({}, { spread: true });
    assert.deepEqual(present(story), ['I', 'I.2']);
    assert.equal(now(story)?.provisional, false);
    assert.ok(!('ask:hurt/1' in story.state.duties));
  });

  it('wait where the plan says so: no level, and nobody is taken for the commander of one', () => {
    const story = begun({ grades: grades({ unknown: { rule: 'wait', ask: [] } }) }, {});
    assert.equal(story.state.level, undefined);
    assert.ok('ask:hurt/1' in story.state.duties);
    tell(story, '09:01', 'hurt', 5);
    assert.deepEqual([present(story), now(story)?.provisional], [['II', 'II'], true]);
    tell(story, '09:02', 'spread', false);
    assert.equal(now(story)?.provisional, false);
  });

  it('given up while it waits: a person says which level it is', () => {
    const story = begun({ grades: grades({ unknown: { rule: 'wait', ask: [] } }) }, { spread: false });
    story.say('09:01', { type: 'WaiveDuty', duty: 'ask:hurt/1', reason: 'nobody can count', by: 'ma' });
    assert.equal(story.duty('grade/1').grades?.about, 'unknown');
  });

  it('not told in time while it waits: a person says which level it is', () => {
    const story = begun({ grades: grades({ unknown: { rule: 'wait', ask: [], until: 5 * MINUTE } }) }, {});
    story.pass('09:04');
    assert.ok(!story.ids().some(id => id.startsWith('grade/')));
    story.pass('09:05');
    assert.equal(story.duty('grade/1').grades?.about, 'unknown');
    story.say('09:06', {
      type: 'CompleteDuty',
      duty: 'grade/1',
      answer: 'II',
      note: 'from the smoke',
      by: 'ma',
    });
    assert.deepEqual(present(story), ['II', 'unknown']);
    story.pass('09:20');
    assert.equal(story.ids().filter(id => id.startsWith('grade/')).length, 0);
  });
});

describe('gaps and overlaps', () => {
  const gapped = grades({ rows: [row('I', 'I', 'hurt >= 10'), row('III', 'III', 'hurt < 3')] });

  it('a gap is asked of a person, with the ladder of the plan; the answer stands with its reason', () => {
    const story = begun({ grades: gapped }, known(5));
    assert.equal(story.state.level, undefined);
    const asked = story.duty('grade/1');
    assert.deepEqual([asked.holders[0]?.person, asked.due], ['ma', at('09:02')]);
    const answer = { type: 'CompleteDuty', duty: 'grade/1', by: 'ma' } as const;
    assert.equal(story.refused('09:01', { ...answer, answer: 'IV', note: 'x' }), 'answer-required');
    assert.equal(story.refused('09:01', { ...answer, answer: 'II' }), 'reason-required');
    story.say('09:01', { ...answer, answer: 'II', note: 'children among them' });
    const is = now(story);
    assert.deepEqual(
      [is?.level, is?.rows, is?.by, is?.reason, is?.manual],
      ['II', ['gap'], 'ma', 'children among them', false],
    );
    assert.ok(messages(story.pass('09:30')).every(message => !message.includes('grade')));
  });

  it('is asked anew when the facts are others, and not when they are the same', () => {
    const story = begun({ grades: gapped }, known(5));
    story.say('09:01', { type: 'CompleteDuty', duty: 'grade/1', answer: 'II', note: 'x', by: 'ma' });
    tell(story, '09:02', 'hurt', 5);
    assert.deepEqual(
      story.ids().filter(id => id.startsWith('grade/')),
      [],
    );
    tell(story, '09:03', 'hurt', 8);
    assert.equal(story.duty('grade/2').phase, 'open');
    assert.equal(story.state.level?.level, 'II'); // until somebody says otherwise
    tell(story, '09:04', 'hurt', 11);
    assert.equal(story.duty('grade/2').phase, 'withdrawn');
    assert.deepEqual(present(story), ['I', 'I']);
  });

  it('the plan may name a level for gaps, or have settled one by an example', () => {
    assert.deepEqual(
      present(begun({ grades: { ...gapped, table: { ...gapped.table, gap: 'I' } } }, known(5))),
      ['I', 'gap'],
    );
    const settled = { kind: 'gap', rows: [], example: { hurt: 4 }, take: 'II', why: 'agreed' } as const;
    assert.deepEqual(present(begun({ grades: { ...gapped, settled: [settled] } }, known(9))), ['II', 'gap']);
    const elsewhere = { ...settled, example: { hurt: 20 } };
    assert.equal(begun({ grades: { ...gapped, settled: [elsewhere] } }, known(5)).state.level, undefined);
  });

  const unique = grades({ hit: 'unique', rows: [row('I', 'I', 'spread'), row('II', 'II', 'hurt >= 3')] });

  it('an overlap is asked of those who may set the level, unless it was settled knowingly', () => {
    const override = { up: ['leader'], down: ['boss'], reason: true };
    const story = begun({ grades: { ...unique, override } }, known(5, true));
    assert.deepEqual(
      [story.duty('grade/1').holders[0]?.person, story.duty('grade/1').grades?.about],
      ['lin', 'overlap:I+II'],
    );
    const settled = {
      kind: 'overlap',
      rows: ['I', 'II'],
      example: {},
      take: 'I',
      why: 'the higher',
    } as const;
    assert.deepEqual(present(begun({ grades: { ...unique, settled: [settled] } }, known(5, true))), [
      'I',
      'I+II',
    ]);
    assert.deepEqual(present(begun({ grades: unique }, known(5))), ['II', 'II']);
  });
});

describe('by hand', () => {
  const table = grades({ override: { up: ['leader', 'boss'], down: ['boss'], reason: true } });

  it('stands until it is released, whatever the facts say; then the table decides again', () => {
    const story = begun({ grades: table });
    story.say('09:01', { type: 'SetLevel', level: 'II', reason: 'wind is turning', by: 'lin' });
    const is = now(story);
    assert.deepEqual([is?.level, is?.manual, is?.by, is?.reason], ['II', true, 'lin', 'wind is turning']);
    tell(story, '09:02', 'hurt', 12);
    assert.equal(story.state.level?.level, 'II');
    story.say('09:03', { type: 'ReleaseLevel', reason: 'counted', by: 'ma' });
    assert.deepEqual(present(story), ['I', 'I.1']);
  });

  it('is for those the plan names, each in their direction, and with a reason', () => {
    const story = begun({ grades: table }, known(5));
    const set = (to: string, by: string, reason = 'x') =>
      story.refused('09:01', { type: 'SetLevel', level: to, reason, by }, true);
    assert.equal(set('I', 'zhou'), 'not-yours');
    assert.equal(set('III', 'lin'), 'not-yours');
    assert.equal(set('I', 'lin'), null);
    assert.equal(set('I', 'lin', ' '), 'reason-required');
    assert.equal(set('IV', 'lin'), 'unknown-level');
    assert.equal(
      story.refused('09:01', { type: 'ReleaseLevel', reason: 'x', by: 'ma' }),
      'level-not-by-hand',
    );
  });

  it('withdraws the question which level it is', () => {
    const story = begun({
      grades: grades({
        rows: [row('I', 'I', 'spread')],
        override: { up: ['leader'], down: [], reason: false },
      }),
    });
    assert.equal(story.duty('grade/1').phase, 'open');
    story.say('09:01', { type: 'SetLevel', level: 'III', reason: '', by: 'lin' });
    assert.equal(story.duty('grade/1').phase, 'withdrawn');
  });
});

describe('levels without a table', () => {
  it('are set by whoever commands, in the order written, highest first', () => {
    const { grades: _table, ...rest } = planned({ levels: [level('I', { opens: ['a'] })] });
    const story = new Story(rest, roster);
    story.report('09:00', '09:00', 'he', known(1));
    assert.equal(story.state.level, undefined);
    assert.ok(!story.state.duties['a/1']);
    assert.equal(
      story.refused('09:01', { type: 'SetLevel', level: 'I', reason: 'x', by: 'zhou' }),
      'not-yours',
    );
    story.say('09:01', { type: 'SetLevel', level: 'I', reason: 'seen', by: 'ma' });
    assert.equal(story.duty('a/1').phase, 'open');
    story.say('09:02', { type: 'ReleaseLevel', reason: 'x', by: 'ma' });
    assert.deepEqual(present(story), ['I', 'released']);
  });
});

describe('who is told', () => {
  const levels = [level('I', { tell: [role('boss'), role('office')] }), level('II', { tell: [role('ops')] })];
  const office: Role = { id: 'office', title: 'City office', outside: true };

  it('those the level names, and they confirm it; whoever is outside is rung up by the commander', () => {
    const story = begun({ levels, roles: [office] });
    const events = tell(story, '09:01', 'hurt', 12);
    assert.deepEqual(messages(events), ['ma do level/1', 'ma level level/1']);
    const duty = story.duty('level/1');
    assert.deepEqual(
      duty.told.map(one => one.person),
      ['ma', 'contact:office'],
    );
    story.say('09:02', { type: 'AcknowledgeMessage', duty: 'level/1', person: 'ma', by: 'ma' });
    assert.equal(story.duty('level/1').phase, 'open');
    story.say('09:02', { type: 'AcknowledgeMessage', duty: 'level/1', person: 'contact:office', by: 'ma' });
    assert.equal(story.duty('level/1').phase, 'done');
  });

  it('when it is lowered, exactly those who came to know of it learn so, and nobody twice', () => {
    const story = begun({ levels }, known(12));
    story.say('09:01', { type: 'AcknowledgeMessage', duty: 'level/1', person: 'ma', by: 'ma' });
    const lowered = tell(story, '09:10', 'hurt', 5);
    assert.deepEqual(
      messages(lowered).filter(one => one.includes(' level ')),
      ['ma level level/2', 'zhou level level/2'],
    );
    const lowest = tell(story, '09:20', 'hurt', 1);
    assert.deepEqual(
      messages(lowest).filter(one => one.includes(' level ')),
      ['ma level level/3', 'zhou level level/3'],
    );
  });

  it('nobody where the level names nobody', () => {
    assert.ok(!begun({}).state.duties['level/1']);
  });
});

describe('who commands', () => {
  const levels = [
    level('I', { commander: 'boss' }),
    level('II', { commander: 'ops' }),
    level('III', { commander: 'leader' }),
  ];

  it('takes over only when he accepts; until then the former one commands', () => {
    const story = begun({ levels, by: 'leader' });
    assert.equal(story.state.command?.person, 'lin'); // may stand it down: he commands already
    const raised = tell(story, '09:01', 'hurt', 5);
    assert.deepEqual(messages(raised), ['zhou command command/1']);
    assert.equal(story.state.command?.person, 'lin');
    story.say('09:02', { type: 'AcknowledgeDuty', duty: 'command/1', by: 'zhou' });
    assert.equal(story.state.command?.person, 'lin');
    const accepted = story.say('09:03', { type: 'AcceptDuty', duty: 'command/1', by: 'zhou' });
    assert.equal(only(accepted, 'CommandTaken').length, 1);
    assert.deepEqual([story.state.command?.person, story.duty('command/1').phase], ['zhou', 'done']);
  });

  it('is accepted by nobody else, and passes to the deputy when he declines', () => {
    const story = begun({ levels: [level('III', { commander: 'leader' })], by: 'boss' });
    assert.equal(
      story.refused('09:01', { type: 'CompleteDuty', duty: 'command/1', by: 'ma' }, true),
      'not-yours',
    );
    story.say('09:01', { type: 'DeclineDuty', duty: 'command/1', reason: 'at sea', by: 'lin' });
    assert.equal(story.duty('command/1').holders[0]?.person, 'wei');
    story.say('09:02', { type: 'CompleteDuty', duty: 'command/1', by: 'wei' });
    assert.equal(story.state.command?.person, 'wei');
  });

  it('is offered once: regrading to a level with the same commander asks nobody again', () => {
    const same = [level('I', { commander: 'boss' }), level('II', { commander: 'boss' })];
    const story = begun({ levels: same, by: 'leader' });
    tell(story, '09:01', 'hurt', 5);
    assert.deepEqual(only(tell(story, '09:02', 'hurt', 12), 'DutyOpened'), []);
    story.say('09:03', { type: 'AcceptDuty', duty: 'command/1', by: 'ma' });
    assert.deepEqual(only(tell(story, '09:04', 'hurt', 5), 'DutyOpened'), []);
  });

  it('is kept by whoever accepted it for the post, also when the shift changes', () => {
    const story = begun({ levels: [level('III', { commander: 'leader' })], by: 'boss' });
    story.pass('09:04');
    story.say('09:05', { type: 'AcceptDuty', duty: 'command/1', by: 'wei' });
    assert.deepEqual(only(story.pass('09:30'), 'DutyOpened'), []);
    assert.equal(story.state.command?.person, 'wei');
  });

  it('is withdrawn with the level it belonged to', () => {
    const story = begun({ levels: [level('I', { commander: 'boss' })], by: 'leader' }, known(12));
    assert.equal(story.duty('command/1').phase, 'open');
    tell(story, '09:01', 'hurt', 1);
    assert.equal(story.duty('command/1').phase, 'withdrawn');
  });

  it('who accepted may command, hears of alarms, and is meant by level.commander', () => {
    const steps = [
      step('a', { who: { mode: 'one', party: role('nobody') } }),
      step('b', {
        after: [{ kind: 'step', step: 'a', edge: 'done' }],
        who: { mode: 'one', party: { kind: 'level-commander' } },
      }),
    ];
    const story = begun({ levels: [level('III', { commander: 'ops' })], by: 'leader', steps });
    assert.ok(messages(story.events).includes('lin alarm a/1'));
    assert.equal(
      story.refused('09:01', { type: 'WaiveDuty', duty: 'a/1', reason: 'x', by: 'zhou' }),
      'not-yours',
    );
    story.say('09:01', { type: 'AcceptDuty', duty: 'command/1', by: 'zhou' });
    story.say('09:02', { type: 'WaiveDuty', duty: 'a/1', reason: 'x', by: 'zhou' });
    assert.equal(story.duty('b/1').holders[0]?.person, 'zhou');
  });

  it('may be the post that stands it down: the commander of the level, from the beginning', () => {
    const commander: Role = { id: 'chief', title: 'Chief', is: 'level-commander' };
    const steps = [step('a', { who: { mode: 'one', party: role('chief') } })];
    const story = begun({ levels, by: 'chief', roles: [commander], steps });
    assert.equal(story.duty('a/1').holders[0]?.person, 'lin');
    assert.equal(story.duty('command/1').holders[0]?.person, 'lin');
    story.say('09:01', { type: 'AcceptDuty', duty: 'command/1', by: 'lin' });
    tell(story, '09:02', 'hurt', 12);
    story.say('09:03', { type: 'AcceptDuty', duty: 'command/2', by: 'ma' });
    assert.equal(story.refused('09:04', { type: 'WaiveDuty', duty: 'a/1', reason: 'x', by: 'ma' }), null);
    assert.equal(
      story.refused('09:04', { type: 'WaiveDuty', duty: 'a/1', reason: 'x', by: 'lin' }),
      'not-yours',
    );
  });
});

describe('what a level opens', () => {
  const levels = [level('I', { opens: ['evacuate', 'call_in'] }), level('II', { opens: ['call_in'] })];
  const steps = [step('a'), step('evacuate'), step('call_in')];

  it('is added once and never doubled, however often the level changes', () => {
    const story = begun({ levels, steps });
    assert.ok(!story.state.duties['evacuate/1']);
    tell(story, '09:01', 'hurt', 5);
    assert.deepEqual([story.duty('call_in/1').phase, 'evacuate/1' in story.state.duties], ['open', false]);
    tell(story, '09:02', 'hurt', 12);
    tell(story, '09:03', 'hurt', 5);
    tell(story, '09:04', 'hurt', 12);
    assert.equal(only(story.events, 'DutyOpened').filter(({ duty }) => duty.step !== null).length, 3);
  });

  it('stays when the level is lowered; the commander gets the list, without what the lower level wants too', () => {
    const story = begun({ levels, steps }, known(12));
    const lowered = tell(story, '09:01', 'hurt', 5);
    assert.deepEqual(only(lowered, 'DutyWithdrawn'), []);
    assert.equal(story.duty('evacuate/1').phase, 'open');
    assert.deepEqual(story.state.level?.left, ['evacuate/1']);
    assert.deepEqual(messages(lowered), ['ma left level:II']);
    const [list] = only(lowered, 'MessageRequested');
    assert.deepEqual(list?.content.say, [{ title: 'level I', value: 'evacuate' }]);
  });

  it('what had not opened yet does not open after it was lowered', () => {
    const waiting = [step('a'), step('evacuate', { when: 'spread', if_unknown: 'wait' })];
    const story = begun({ levels: [level('I', { opens: ['evacuate'] })], steps: waiting }, known(12));
    assert.ok(!story.state.duties['evacuate/1']);
    tell(story, '09:10', 'hurt', 1);
    story.say('09:10', { type: 'SetLevel', level: 'III', reason: 'x', by: 'ma' });
    tell(story, '09:11', 'spread', true);
    assert.ok(!story.state.duties['evacuate/1']);
    story.say('09:12', { type: 'ReleaseLevel', reason: 'x', by: 'ma' });
    assert.equal(story.duty('evacuate/1').phase, 'open');
  });

  it('conditions read the level; while it is not graded they cannot be told', () => {
    const story = begun({ steps: [step('a', { when: 'level in ("I", "II")' })] });
    assert.ok(!story.state.duties['a/1']);
    tell(story, '09:01', 'hurt', 5);
    assert.equal(story.duty('a/1').phase, 'open');
    tell(story, '09:02', 'hurt', 1);
    assert.equal(story.duty('a/1').condition_gone, true);
    assert.deepEqual(story.state.level?.left, ['a/1']);
  });

  it('opens again in the next round, in which the level is told anew', () => {
    const story = begun({ levels, steps }, known(12));
    story.say('09:10', { type: 'RecordFact', fact: 'out', value: false, by: 'lin' });
    story.pass('09:20');
    story.say('10:00', { type: 'RecordFact', fact: 'out', value: true, by: 'lin' });
    assert.equal(now(story)?.provisional, true); // what was recorded before says nothing about this round
    assert.equal(story.duty('evacuate/2').phase, 'open');
    assert.equal(story.state.graded, at('10:00'));
  });
});

describe('the end of it', () => {
  const levels = [level('III', { commander: 'ops', tell: [role('ops'), role('agent')] })];

  it('questions of the response itself are never in the way of standing down, and end with it', () => {
    const rows = [row('I', 'I', 'hurt >= 10'), row('III', 'III', 'hurt < 1')];
    const story = begun({ levels, grades: grades({ rows }) }, known(0));
    tell(story, '09:01', 'hurt', 5);
    assert.deepEqual(
      story.ids().filter(id => !id.startsWith('a/')),
      ['command/1', 'grade/1', 'level/1'],
    );
    story.say('09:02', { type: 'CompleteDuty', duty: 'a/1', by: 'lin' });
    story.say('09:02', { type: 'RecordFact', fact: 'out', value: false, by: 'lin' });
    story.say('09:03', { type: 'StandDown', reason: 'over', waivers: {}, by: 'ma' });
    assert.deepEqual(story.ids(), []);
    assert.equal(
      story.refused('09:04', { type: 'SetLevel', level: 'I', reason: 'x', by: 'ma' }),
      'incident-closed',
    );
  });

  it('a false alarm is told to those who were told of the level', () => {
    const story = begun({ levels });
    const over = story.say('09:01', { type: 'DeclareFalseAlarm', reason: 'a test', by: 'ma' });
    const corrected = messages(over).filter(message => message.includes('correction level/1'));
    assert.deepEqual(
      corrected.map(message => message.split(' ')[0]),
      ['he', 'yu', 'zhou'],
    );
  });

  it('command falls to whom the ladder called in, when he accepts; nobody to tell leaves an alarm', () => {
    const story = begun({ levels: [level('III', { commander: 'leader' })], by: 'boss' });
    story.pass('09:04'); // the deputy is called in
    story.say('09:05', { type: 'AcceptDuty', duty: 'command/1', by: 'wei' });
    assert.equal(story.state.command?.person, 'wei');
    const nobody = begun({ levels: [level('III', { commander: 'nobody' })], by: 'boss' });
    assert.notEqual(nobody.duty('command/1').alarm, null);
    assert.equal(nobody.state.command, undefined);
  });
});

describe('clocks', () => {
  const from = (id: string) => ({ kind: 'level', level: id }) as const;

  it('run from the level, from the first grading, and with the limits and minutes of the level', () => {
    const steps = [
      step('brief', { limit: { within: 60 * MINUTE, of: from('I') } }),
      step('graded', { limit: { within: 30 * MINUTE, of: { kind: 'incident', instant: 'graded' } } }),
      step('repair', { limit: { within: 90 * MINUTE, of: { kind: 'opened' } } }),
      step('hurry', { limit: { within: 2 * MINUTE, of: { kind: 'opened' }, word: 'immediately' } }),
      step('slow', { limit: { within: 20 * MINUTE, of: { kind: 'opened' }, word: 'immediately' } }),
    ];
    const levels = [
      level('I', {
        words: { immediately: MINUTE },
        limits: { repair: { within: 40 * MINUTE, of: { kind: 'incident', instant: 'occurred' } } },
      }),
    ];
    const story = begun({ steps, levels });
    assert.equal(story.duty('brief/1').due, null);
    assert.deepEqual([story.duty('graded/1').due, story.duty('repair/1').due], [at('09:30'), at('10:30')]);
    tell(story, '09:01', 'hurt', 12);
    assert.deepEqual([story.duty('brief/1').due, story.duty('repair/1').due], [at('10:01'), at('09:40')]);
    assert.equal(story.duty('hurry/1').due, at('09:01'));
    assert.equal(story.duty('slow/1').due, at('09:20')); // its own figure stands
    tell(story, '09:02', 'hurt', 1);
    assert.equal(story.duty('brief/1').due, at('10:01')); // nothing is taken back
    assert.equal(story.duty('repair/1').due, at('10:30'));
  });

  it('a done duty is judged by the limit it had: a later level changes nothing, a corrected beginning does', () => {
    const limit = { within: 30 * MINUTE, of: { kind: 'state', fact: 'out', edge: 'since' } } as const;
    const levels = [level('I', { limits: { a: { ...limit, within: 10 * MINUTE } } })];
    const story = begun({ steps: [step('a', { limit }), step('b')], levels });
    story.say('09:20', { type: 'CompleteDuty', duty: 'a/1', by: 'lin' });
    tell(story, '09:21', 'hurt', 12);
    assert.deepEqual([story.duty('a/1').late, story.duty('a/1').due], [null, at('09:30')]);
    story.say('09:22', { type: 'CorrectFact', fact: 'out', edge: 'since', to: at('08:45'), by: 'lin' });
    assert.deepEqual([story.duty('a/1').late, story.duty('a/1').due], [5 * MINUTE, at('09:15')]);
  });

  it('rungs of a level stop when it is lowered and have not fired; those that fired stay', () => {
    const ladder: readonly Rung[] = [
      { ...rung('first', 5, { kind: 'party', party: role('ops') }, 'done'), of: from('I') },
      { ...rung('second', 20, { kind: 'party', party: role('boss') }, 'done'), of: from('I') },
    ];
    const story = begun({ steps: [step('a', { ladder })] }, known(12));
    assert.ok(messages(story.pass('09:06')).includes('zhou climb a/1'));
    tell(story, '09:10', 'hurt', 1);
    assert.deepEqual(messages(story.pass('09:30')), []);
    assert.notEqual(story.duty('a/1').rungs[0]?.fired, null);
    tell(story, '09:40', 'hurt', 12);
    assert.ok(messages(story.pass('10:00')).includes('ma climb a/1'));
  });

  it('a jump over a level reaches it too; at a level below, its clock does not run', () => {
    const steps = [step('a', { limit: { within: 10 * MINUTE, of: from('II') } })];
    assert.equal(begun({ steps }, known(12)).duty('a/1').due, at('09:10'));
    assert.equal(begun({ steps }, known(1)).duty('a/1').due, null);
  });
});

// A case of several plans as people see it: its plans, what waits for whom, what was entered later, in both languages.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Plan } from '#core/plan/plan.ts';
import { closingOf } from '#core/response/close.ts';
import { MINUTE, plan, role, roster, step } from '../../test/harness/small-plan.ts';
import { at, Story } from '../../test/harness/story.ts';
import { BoardView } from './board.ts';
import { boardView } from './board-view.ts';
import { eventView } from './event-view.ts';

const names = new Map(Object.values(roster.people).map(({ id }) => [id, id]));

function boardOf(story: Story, when: string): BoardView {
  const { state, plan: made } = story;
  const { may_close, ticks, duties } = closingOf(story);
  const closing = { may_close, ticks, condition: { feel: 'not(out)', holds: null }, open_musts: duties };
  const newer = { 'night-shift': 5 };
  const board = boardView({ state, plan: made, names, next_due: null, closing, now: at(when), newer });
  return BoardView.parse(JSON.parse(JSON.stringify(board)));
}

function linesOf(board: BoardView, duty: string): string {
  return (board.duties.find(({ id }) => id === duty)?.lines ?? [])
    .map(({ zh, en }) => `${zh} / ${en}`)
    .join('\n');
}

const second: Plan = { ...plan([step('look')]), plan: 'night-shift', title: '夜班预案' };
const use = (mode: 'instead' | 'call') =>
  step('more', { action: { kind: 'use', plan: 'night-shift', mode } });

function told(made: Plan): Story {
  const story = new Story(made, roster);
  story.plans = { 'night-shift': { version: 4, plan: second } };
  story.report('09:00', '09:00', 'he');
  return story;
}

test('the plans of a case, their scenarios, and which has a newer version', () => {
  const board = boardOf(told(plan([use('call')])), '09:01');
  assert.deepEqual(
    board.header.plans.map(({ id, version, newer, in_command }) => [id, version, newer, in_command]),
    [
      ['p', 1, null, true],
      ['night-shift', 4, 5, false],
    ],
  );
  assert.equal(board.header.plans[1]?.title, '夜班预案');
  assert.match(linesOf(board, 'more/1'), /等待「夜班预案」结束/);
});

test('who has to accept before another plan takes over', () => {
  assert.match(linesOf(boardOf(told(plan([use('instead')])), '09:01'), 'more/1'), /等待ma接受移交/);
});

test('one act for two duties, and two arrivals with the time between them', () => {
  const made = plan([
    step('a', { same_as: { step: 'b' } }),
    step('b'),
    step('van', { meets: { kind: 'step', step: 'crew', edge: 'arrived' } }),
    step('crew', { who: { mode: 'one', party: role('ops') } }),
  ]);
  const story = told(made);
  assert.match(linesOf(boardOf(story, '09:01'), 'a/1'), /与「b」是同一件事/);
  assert.match(linesOf(boardOf(story, '09:01'), 'van/1'), /应与「crew」会合/);
  story.say('09:10', { type: 'ArriveForDuty', duty: 'van/1', by: 'lin' });
  assert.match(linesOf(boardOf(story, '09:11'), 'van/1'), /「crew」还没有到/);
  story.say('09:24', { type: 'ArriveForDuty', duty: 'crew/1', by: 'zhou' });
  assert.match(linesOf(boardOf(story, '09:25'), 'van/1'), /相差 14 分钟 .* 14 minutes apart/);
});

test('questions with whom to ask, conditions with who ticked them, and what is entered later, in the log', () => {
  const made = plan([step('a')], {
    close: { conditions: [{ id: 'c', title: '余火已灭', from: [] }], tell: [], after: [], from: [] },
    questions: { q: { id: 'q', text: '夜间谁开门', ask: 'ops', locks: ['a'], from: [] } },
    params: { year: { id: 'year', title: '年份', type: 'number', required: false } },
  });
  const story = told(made);
  const before = boardOf(story, '09:01');
  assert.deepEqual(before.questions[0]?.locks, ['a']);
  assert.match(before.duties[0]?.locks[0]?.zh ?? '', /未决问题：夜间谁开门（请ops答复）/);
  story.say('09:10', { type: 'TickCondition', condition: 'c', ticked: true, by: 'ma' });
  story.say('09:10', { type: 'AnswerQuestion', question: 'q', text: '保安', by: 'zhou' });
  story.say('09:30', { type: 'CompleteDuty', duty: 'a/1', at: at('09:20'), by: 'lin' });
  story.say('09:31', { type: 'AddNote', text: '线路中断', at: at('09:12'), by: 'lin' });
  const after = boardOf(story, '09:32');
  assert.equal(after.closing.ticks[0]?.ticked?.by.id, 'ma');
  assert.equal(after.questions[0]?.answer?.text, '保安');
  const context = { plan: made, name: (id: string) => id, dutyTitle: (id: string) => id };
  const log = story.events.map(
    (event, seq) => eventView({ incident: 'i', seq, actor: null, recorded: event.at, event }, context).text,
  );
  const said = log.map(({ zh, en }) => `${zh} / ${en}`).join('\n');
  assert.match(said, /ma 确认结束条件：余火已灭/);
  assert.match(said, /zhou 就本次事件答复“夜间谁开门”：保安/);
  assert.match(said, /lin 完成「a\/1」（补录，实际 11-23 09:20:00）/);
  assert.match(said, /entered later, of 11-23 09:12:00/);
});

test('every event of adding, leaving, adopting and opening again is a sentence in both languages', () => {
  const story = told(plan([step('a', { force: 'may' })]));
  const reason = '按需';
  story.say('09:01', { type: 'AddScenario', plan: 'night-shift', scenario: 's', reason, by: 'ma' });
  story.adopting = plan([step('a', { force: 'may', limit: { within: MINUTE, of: { kind: 'opened' } } })]);
  story.say('09:02', { type: 'WithdrawScenario', scenario: 's·night_shift', reason, by: 'ma' });
  story.say('09:03', { type: 'AdoptVersion', version: 2, gone: {}, reason, by: 'ma' });
  story.say('09:04', { type: 'RecordFact', fact: 'out', value: false, by: 'lin' });
  story.say('09:05', { type: 'StandDown', reason, waivers: {}, by: 'ma' });
  story.say('09:06', { type: 'ReopenIncident', reason, by: 'ma' });
  story.say('09:07', { type: 'MergeIncident', into: 'i9', reason, by: 'ma' });
  const context = { plan: story.plan, name: (id: string) => id, dutyTitle: (id: string) => id };
  for (const [seq, event] of story.events.entries()) {
    const { text } = eventView({ incident: 'i', seq, actor: null, recorded: event.at, event }, context);
    assert.ok(text.zh.length > 3 && text.en.length > 3, event.type);
    assert.doesNotMatch(`${text.zh}${text.en}`, /undefined|null/, event.type);
  }
  assert.equal(boardOf(story, '09:08').header.merged_into, 'i9');
});

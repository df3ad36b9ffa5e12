// The level on the board: the row in words, who commands, what the table would say, what is left, who is there.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Plan } from '#core/plan/plan.ts';
import { MINUTE, plan, roster, step } from '../../test/harness/small-plan.ts';
import { Story } from '../../test/harness/story.ts';
import { levelsView } from './level-view.ts';

const names = new Map(Object.keys(roster.people).map(id => [id, id.toUpperCase()]));

const graded: Plan = plan([step('a'), step('more')], {
  facts: { hurt: { id: 'hurt', title: '伤者', type: 'number', unit: '人', ask: ['ops'] } },
  units: { hall: { id: 'hall', title: '大厅' } },
  grades: {
    scale: ['I', 'II'],
    table: {
      hit: 'highest',
      rows: [
        { id: 'I', row: 0, level: 'I', when: 'hurt >= 3', title: '严重', from: [] },
        { id: 'II', row: 1, level: 'II', when: 'hurt < 3', from: [] },
      ],
      gap: 'ask',
      unknown: { rule: 'highest-reachable', ask: [] },
    },
    settled: [],
    from: [],
  },
  levels: {
    I: {
      ...{ id: 'I', title: '一级', tell: [], opens: ['more'], words: {}, limits: {}, from: [] },
      ...{ command: 'hall', commander: 'leader' },
    },
    II: { id: 'II', title: '二级', tell: [], opens: [], words: {}, limits: {}, from: [] },
  },
  presence: {
    door: { id: 'door', title: '大门', by: ['agent'], outside: false, renew: 20 * MINUTE, from: [] },
  },
  rules: { few: { id: 'few', title: '不超过五人', holds: 'hurt <= 5', from: [] } },
});

function board(story: Story) {
  return levelsView(story.state, story.plan, names);
}

describe('the level on the board', () => {
  it('says which it is, by which row in words, who is asked to command', () => {
    const story = new Story(graded, roster);
    story.report('09:00', '09:00', 'he', { hurt: 4 });
    const { level, scale, commander } = board(story);
    assert.deepEqual([level?.title, level?.unit, level?.rows[0]?.id], ['一级', '大厅', 'I']);
    assert.match(level?.rows[0]?.zh ?? '', /^I 严重 .*伤者.*3/);
    assert.deepEqual(
      scale.map(one => one.title),
      ['一级', '二级'],
    );
    assert.deepEqual(
      [commander.person, commander.role, commander.offered?.of[0]?.name],
      [null, 'boss', 'LIN'],
    );
    story.say('09:01', { type: 'AcceptDuty', duty: 'command/1', by: 'lin' });
    assert.deepEqual([board(story).commander.person?.name, board(story).commander.offered], ['LIN', null]);
  });

  it('beside one set by hand says what the table would, and what is left open of the higher one', () => {
    const story = new Story(graded, roster);
    story.report('09:00', '09:00', 'he', { hurt: 4 });
    assert.equal(board(story).level?.table, null); // the table's own
    story.say('09:01', { type: 'SetLevel', level: 'II', reason: '已控制', by: 'ma' });
    const { level } = board(story);
    assert.deepEqual(
      [level?.manual, level?.by?.name, level?.reason, level?.table?.title],
      [true, 'MA', '已控制', '一级'],
    );
    assert.deepEqual(level?.left, [{ id: 'more/1', title: 'more' }]);
    story.say('09:02', { type: 'CompleteDuty', duty: 'more/1', by: 'lin' });
    assert.deepEqual(board(story).level?.left, []);
  });

  it('shows who is there until when, and what does not hold; nothing in a plan without them', () => {
    const story = new Story(graded, roster);
    story.report('09:00', '09:00', 'he', { hurt: 9 });
    story.say('09:00', { type: 'SignOn', post: 'door', by: 'yu' });
    const { presence, broken } = board(story);
    assert.deepEqual(presence[0]?.there, [
      { id: 'yu', name: 'YU', since: '2026-11-23T01:00:00.000Z', lapses: '2026-11-23T01:20:00.000Z' },
    ]);
    assert.deepEqual(
      broken.map(({ title, item }) => [title, item]),
      [['不超过五人', null]],
    );
    const plain = new Story(plan([step('a')]), roster);
    plain.report('09:00', '09:00', 'he');
    assert.deepEqual(
      { ...board(plain), commander: null },
      { level: null, scale: [], commander: null, presence: [], broken: [] },
    );
  });
});

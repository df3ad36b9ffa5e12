// What people type for a rehearsal: what is read, what is not and what they are told instead; times; rosters by hand.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { MINUTE, plan, roster, step, yesNo } from '../../../test/harness/small-plan.ts';
import { hoursIn, springFestivalNight } from './hours.ts';
import { madeUpRoster } from './made-up-roster.ts';
import { readMoment } from './moment.ts';
import { readRosterFile } from './roster-file.ts';
import { readAnswer, readFact, readPeople, readSecond, readSpan } from './script-text.ts';

const made = plan(
  [
    step('choose', {
      action: {
        kind: 'decide',
        question: '?',
        answer: { kind: 'one-of', values: ['stay', 'leave'] },
        reason: 'optional',
      },
    }),
    step('agree', { action: { kind: 'approve', by: [], quorum: 'any', on_no: 'end' } }),
    step('act'),
  ],
  {
    facts: {
      hurt: yesNo('hurt'),
      depth: { id: 'depth', title: 'depth', type: 'number', ask: [] },
      kind: { id: 'kind', title: 'kind', type: 'one-of', values: ['a', 'b'], ask: [] },
      calls: { id: 'calls', title: 'calls', type: 'list', ask: [] },
    },
  },
);

const SHANGHAI = 'Asia/Shanghai';
const NOW = Date.parse('2026-11-23T15:30:00+08:00');

describe('facts of the script', () => {
  const reads: readonly (readonly [string, unknown])[] = [
    ['hurt=false@8m', { fact: 'hurt', value: false, after: 8 * MINUTE }],
    ['hurt = 是 @ +1h30m', { fact: 'hurt', value: true, after: 90 * MINUTE }],
    ['out=no@PT40M', { fact: 'out', value: false, after: 40 * MINUTE }],
    ['depth=2.5', { fact: 'depth', value: 2.5, after: 0 }],
    ['kind=b@0s', { fact: 'kind', value: 'b', after: 0 }],
  ];
  for (const [text, value] of reads)
    it(`reads ${text}`, () => assert.deepEqual(readFact(text, made), { ok: true, value }));

  const not: readonly (readonly [string, string])[] = [
    ['hurt', 'script-fact-unknown'],
    ['pain=true', 'script-fact-unknown'],
    ['hurt=perhaps', 'script-value'],
    ['depth=deep', 'script-value'],
    ['depth=', 'script-value'],
    ['kind=c', 'script-value'],
    ['calls=1', 'script-value'],
    ['hurt=true@soon', 'script-span'],
  ];
  for (const [text, code] of not)
    it(`does not read ${text}`, () => {
      const read = readFact(text, made);
      assert.equal(read.ok, false);
      assert.equal(!read.ok && read.trouble.code, code);
      assert.ok(!read.ok && read.trouble.message.zh && read.trouble.message.en);
    });
});

describe('answers, other incidents, silent people', () => {
  it('reads answers of decisions, approvals and facts', () => {
    assert.deepEqual(readAnswer('choose=leave', made), { ok: true, value: ['choose', 'leave'] });
    assert.deepEqual(readAnswer('agree=否', made), { ok: true, value: ['agree', false] });
    assert.deepEqual(readAnswer('hurt=true', made), { ok: true, value: ['hurt', true] });
  });
  it('does not read an answer that nobody could give', () => {
    for (const text of ['choose=fly', 'act=done', 'agree=later', 'kind=c', ''])
      assert.equal(readAnswer(text, made).ok, false, text);
  });
  it('reads another scenario with its delay, not one that is not there', () => {
    assert.deepEqual(readSecond('s@10m', made), { ok: true, value: { scenario: 's', after: 10 * MINUTE } });
    assert.deepEqual(readSecond('s', made), { ok: true, value: { scenario: 's', after: 0 } });
    assert.equal(readSecond('t@10m', made).ok, false);
    assert.equal(readSecond('s@later', made).ok, false);
  });
  it('means all holders by a post, and one by a person', () => {
    assert.deepEqual(readPeople('agent', roster), { ok: true, value: ['he', 'yu'] });
    assert.deepEqual(readPeople('wei', roster), { ok: true, value: ['wei'] });
    assert.equal(readPeople('nobody', roster).ok, false);
  });
  it('reads spans as people write them', () => {
    assert.deepEqual(['90s', '8m', '8min', '1h30m', '2d', 'PT8M', '', '8', 'm'].map(readSpan), [
      90_000,
      480_000,
      480_000,
      5_400_000,
      172_800_000,
      480_000,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('when it begins', () => {
  const reads: readonly (readonly [string, string])[] = [
    ['2026-11-23T09:00+08:00', '2026-11-23T09:00:00+08:00'],
    ['2027-02-07 03:00', '2027-02-07T03:00:00+08:00'],
    ['03:00', '2026-11-23T03:00:00+08:00'],
    ['spring-festival', '2027-02-07T03:00:00+08:00'],
  ];
  for (const [text, at] of reads)
    it(`reads ${text}`, () => {
      const expected = text === 'spring-festival' ? springFestivalNight(NOW, SHANGHAI) : Date.parse(at);
      assert.equal(readMoment(text, SHANGHAI, NOW), expected);
    });
  for (const text of ['', 'tomorrow', '25:00', '2027-13-40 03:00', '3:00'])
    it(`does not read "${text}"`, () => assert.equal(readMoment(text, SHANGHAI, NOW), undefined));

  it('takes the zone with its summer time', () => {
    assert.equal(
      readMoment('2026-07-01 12:00', 'Europe/Berlin', NOW),
      Date.parse('2026-07-01T12:00:00+02:00'),
    );
    assert.equal(
      readMoment('2026-12-01 12:00', 'Europe/Berlin', NOW),
      Date.parse('2026-12-01T12:00:00+01:00'),
    );
  });

  it('knows the second day of the Spring Festival, and the hours people keep', () => {
    assert.equal(new Date(springFestivalNight(NOW, SHANGHAI)).toISOString(), '2027-02-07T19:00:00.000Z');
    const hours = hoursIn(SHANGHAI);
    const told = (text: string) => hours(Date.parse(`${text}:00+08:00`));
    assert.equal(told('2026-11-23T10:00'), 'working');
    assert.equal(told('2026-11-23T20:00'), 'off');
    assert.equal(told('2026-11-23T03:00'), 'night');
    assert.equal(told('2026-11-22T10:00'), 'off', 'a Sunday');
    assert.equal(told('2026-10-01T10:00'), 'off', 'National Day');
    assert.equal(told('2027-02-08T10:00'), 'off', 'Spring Festival, a Monday');
    assert.equal(hoursIn(SHANGHAI, () => false)(Date.parse('2026-11-22T10:00:00+08:00')), 'working');
  });
});

describe('rosters', () => {
  it('by hand: what is left out is as usual', () => {
    const read = readRosterFile(
      'people: { a: { name: 甲 }, b: }\nposts: { leader: { title: 组长, holders: [a], deputies: [b] } }',
    );
    assert.ok(read.ok);
    assert.deepEqual(read.roster.posts.leader?.on_duty, ['a', 'b']);
    assert.deepEqual(read.roster.people.b, { id: 'b', name: 'b', channels: ['in-app'] });
  });
  it('not with strangers, unknown keys or no YAML at all', () => {
    for (const text of [
      'people: {}\nposts: { x: { holders: [ghost] } }',
      'people: {}\nposts: {}\nplaces: {}',
      '{',
      'people: 3',
    ]) {
      const read = readRosterFile(text);
      assert.ok(!read.ok && read.troubles.length > 0, text);
    }
  });
  it('made up: a holder and a deputy for each post, a head for each unit, nobody for groups and outsiders', () => {
    const people = madeUpRoster(
      plan([], {
        units: { hall: { id: 'hall', title: '大厅' } },
        roles: {
          leader: { id: 'leader', title: '组长', unit: 'hall' },
          all: { id: 'all', title: '全体', members: ['leader'] },
          police: { id: 'police', title: '公安', outside: true },
          first: { id: 'first', title: '报告人', is: 'reporter' },
        },
      }),
    );
    assert.deepEqual(Object.keys(people.people).sort(), ['hall_head', 'leader', 'leader_deputy']);
    assert.deepEqual(Object.keys(people.posts), ['leader']);
    assert.equal(people.units.hall?.head, 'hall_head');
  });
});

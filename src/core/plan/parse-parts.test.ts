// What the written parts of the language are read as: people, times, kinds of steps, grades, routines, closing. And what
// is refused, with the text it points at.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parsePlan } from './parse-plan.ts';
import type { Plan } from './plan.ts';
import { SMALL } from './small-plan.test-data.ts';

const MINUTE = 60_000;
const CARE = 'care: { do: 照看伤者, who: guard, each: names where grave, after: list_hurt,';
const PARTS = `params:
  year: { type: number }
  start: { type: date }
  handover_at: { type: time }
presence: { post: { title: 岗亭, by: guard } }
calendars: { bank: { title: 银行 }, crew: { title: 班次, shifts: { all: { since: "00:00", until: "24:00" } } } }
resources: { van: { title: 备用车, unit: 辆, quantity: 2, keeper: head } }
`;

function parsed(yaml: string): Plan {
  const { plan, findings } = parsePlan(yaml);
  assert.ok(plan, findings.map(({ place, message }) => `${place.line}: ${message.en}`).join('\n'));
  return plan;
}

/** The step `care` with these keys instead of its own. */
function yamlOf(keys: string, parts = ''): string {
  return `${SMALL.replace(`${CARE} from: "1.4" }`, `care: { ${keys}, from: "1.4" }`)}${PARTS}${parts}\n`;
}

function care(keys: string, parts = '') {
  const step = parsed(yamlOf(keys, parts)).steps.care;
  assert.ok(step);
  return step;
}

function refused(keys: string, parts = '') {
  const yaml = yamlOf(keys, parts);
  const { plan, findings } = parsePlan(yaml);
  assert.equal(plan, null);
  const [first] = findings.filter(({ severity }) => severity === 'error');
  assert.ok(first);
  const line = yaml.split('\n')[(first.place.line ?? 1) - 1] ?? '';
  return `${first.code} ${line.slice((first.place.column ?? 1) - 1).slice(0, 12)}`;
}

describe('people', () => {
  const who = (text: string) => care(`do: 做, who: ${text}`).who;
  const one = (party: object) => ({ mode: 'one', party });

  test('relative roles', () => {
    assert.deepEqual(who('on-scene lead'), one({ kind: 'scene-lead' }));
    assert.deepEqual(who('level.commander'), one({ kind: 'level-commander' }));
    assert.deepEqual(who('item.unit'), one({ kind: 'item-field', field: 'unit' }));
    assert.deepEqual(who('doer of shout'), one({ kind: 'doer-of', step: 'shout' }));
    assert.deepEqual(who('present at 岗亭'), one({ kind: 'present-at', post: 'post' }));
    assert.deepEqual(who('up the line'), one({ kind: 'up-the-line' }));
    assert.deepEqual(who('up the line to 网点'), one({ kind: 'up-the-line', to: 'site' }));
    assert.deepEqual(who('head of 网点'), one({ kind: 'unit-head', unit: 'site' }));
    assert.deepEqual(who('head of guard'), one({ kind: 'head-of', of: { kind: 'role', role: 'guard' } }));
  });

  test('one is accountable, others take part', () =>
    assert.deepEqual(who('{ lead: guard, with: [head, reporter] }'), {
      ...one({ kind: 'role', role: 'guard' }),
      with: [{ kind: 'role', role: 'head' }, { kind: 'reporter' }],
    }));

  test('names that lead nowhere', () => {
    assert.equal(refused('do: 做, who: doer of shoot'), 'unknown-step doer of shoo');
    assert.equal(refused('do: 做, who: present at gate'), 'unknown-presence present at g');
    assert.equal(refused('do: 做, who: up the line to x'), 'unknown-unit up the line ');
  });
});

describe('times', () => {
  const due = (keys: string) => care(`do: 做, who: guard, ${keys}`).due;
  const opened = { kind: 'opened' };

  test('dates; "before" a day excludes it', () => {
    assert.deepEqual(due('by: "2027-04-02 18:00"'), {
      kind: 'date',
      date: { kind: 'day', day: '2027-04-02' },
      at: '18:00',
    });
    assert.deepEqual(due('by: before 04-03'), {
      kind: 'date',
      date: { kind: 'year-less', day: '04-03', year: 'year' },
      before: true,
    });
    assert.deepEqual(due('by: start'), { kind: 'date', date: { kind: 'param', param: 'start' } });
  });

  test('words of the day', () => {
    const step = parsed(
      yamlOf('do: 做, who: guard, by: 04-02 evening').replace(
        'words: { immediately: PT5M }',
        'words: { immediately: PT5M, day: { evening: "8:30" } }',
      ),
    ).steps.care;
    assert.deepEqual(step?.due, {
      kind: 'date',
      date: { kind: 'year-less', day: '04-02', year: 'year' },
      at: '08:30',
    });
  });

  test('before something coming, the last working day, the end of a period', () => {
    assert.deepEqual(due('by: PT10M before handover_at'), {
      kind: 'before',
      span: 10 * MINUTE,
      event: 'handover_at',
    });
    assert.deepEqual(due('by: handover_at'), { kind: 'before', span: 0, event: 'handover_at' });
    assert.deepEqual(due('by: last workday(银行) before start'), {
      kind: 'last-workday',
      event: 'start',
      calendar: 'bank',
    });
    assert.deepEqual(due('by: end of shift'), { kind: 'end-of', period: 'shift', of: opened });
    assert.deepEqual(due('by: end of day of reported'), {
      kind: 'end-of',
      period: 'day',
      of: { kind: 'incident', instant: 'reported' },
    });
  });

  test('working time', () => {
    assert.deepEqual(due('within: 2 working days of reported'), {
      kind: 'working',
      count: 2,
      unit: 'days',
      of: { kind: 'incident', instant: 'reported' },
    });
    assert.deepEqual(due('within: 8 working hours(bank) of opened'), {
      kind: 'working',
      count: 8,
      unit: 'hours',
      of: opened,
      calendar: 'bank',
    });
    assert.deepEqual(due('within: 1 shift of opened'), {
      kind: 'working',
      count: 1,
      unit: 'shifts',
      of: opened,
    });
  });

  test('windows of the day', () =>
    assert.deepEqual(
      due(
        'by: { of: occurred, windows: [{ since: "9:00", until: "18:00", due: "18:00 same day" }, { since: "18:00", until: "09:00", due: "next 12:00" }, { since: "18:00", until: "09:00", due: "09:00 next day" }, { since: "18:00", until: "09:00", due: "09:00 3 days later" }] }',
      ),
      {
        kind: 'windows',
        of: { kind: 'incident', instant: 'occurred' },
        if_past: 'overdue',
        windows: [
          { since: '09:00', until: '18:00', due: { at: '18:00', day: 0 } },
          { since: '18:00', until: '09:00', due: { at: '12:00', day: 'next' } },
          { since: '18:00', until: '09:00', due: { at: '09:00', day: 1 } },
          { since: '18:00', until: '09:00', due: { at: '09:00', day: 3 } },
        ],
      },
    ));

  test('figures kept elsewhere: a basis beside a limit, or alone', () => {
    const per = { document: '投诉办法' };
    const { limit } = care('do: 做, who: guard, within: P1D of opened, per: 投诉办法');
    assert.deepEqual(limit, { within: 24 * 60 * MINUTE, of: opened, per });
    assert.deepEqual(due('per: { document: 投诉办法, clause: "5" }'), {
      kind: 'kept',
      of: opened,
      per: { document: '投诉办法', clause: '5' },
    });
  });

  test('what is no time', () => {
    const by = (text: string) => refused(`do: 做, who: guard, by: ${text}`);
    assert.equal(by('04-31'), 'bad-time 04-31, from:');
    assert.equal(by('"2027-02-29"'), 'bad-time "2027-02-29"');
    assert.equal(by('04-02 lunch'), 'bad-time 04-02 lunch,');
    assert.equal(by('PT5M before smoke'), 'unknown-event PT5M before ');
    assert.equal(by('last workday(moon) before start'), 'unknown-calendar last workday');
    assert.equal(
      by('{ of: occurred, windows: [{ since: "25:00", until: "26:00", due: "18:00 same day" }] }'),
      'bad-clock-time "25:00", unt',
    );
    assert.equal(
      by('{ of: occurred, windows: [{ since: "05:00", until: "06:00", due: tomorrow }] }'),
      'bad-clock-time tomorrow }] ',
    );
    assert.equal(refused('do: 做, who: guard, within: PT5M of opened, by: start'), 'two-limits care: { do: ');
    assert.equal(refused('do: 做, who: guard, within: 2 working days'), 'clock-without-origin 2 working da');
  });

  test('edges of the first of several duties, openers that come back', () => {
    const step = care(
      'do: 做, who: guard, after: any look.arrived, opens: [every smoke.since, every shout.done]',
    );
    assert.deepEqual(step.after, [{ kind: 'step', step: 'look', edge: 'arrived', first: true }]);
    assert.deepEqual(step.opens, [
      { kind: 'edge', edge: { kind: 'state', fact: 'smoke', edge: 'since' }, every: true },
      { kind: 'edge', edge: { kind: 'step', step: 'shout', edge: 'done' }, every: true },
    ]);
  });

  test('together is after the opening', () =>
    assert.deepEqual(care('do: 做, who: guard, together: [shout]').after, [
      { kind: 'step', step: 'shout', edge: 'opened' },
    ]));

  test('a ladder for each mark, with steps that open', () => {
    const { ladder } = care(
      'do: 做, who: guard, ladder: { acknowledged: [{ at: PT1M of opened, tell: deputies }], done: [{ at: PT9M of opened, open: shout }] }',
    );
    assert.deepEqual(
      ladder?.map(({ id, unless, tell, opens }) => [id, unless, tell, opens]),
      [
        ['rung_1', 'acknowledged', [{ kind: 'deputies' }], undefined],
        ['rung_2', 'done', [], ['shout']],
      ],
    );
  });
});

describe('how often', () => {
  const often = (keys: string) =>
    parsed(yamlOf('do: 做, who: guard', `routines: { walk: { do: 巡查, who: guard, ${keys} } }`)).routines
      ?.walk?.how_often;
  const period = (name: string, more = {}) => ({ kind: 'calendar', period: name, count: 1, ...more });
  const cases: readonly (readonly [string, object])[] = [
    ['every: PT30M', { kind: 'interval', every: 30 * MINUTE }],
    ['every: day', period('day')],
    ['every: day at 08:00', period('day', { at: '08:00' })],
    ['every: workday(bank) at 9:30', period('workday', { calendar: 'bank', at: '09:30' })],
    ['every: 2 weeks on 1', { ...period('week', { on: '1' }), count: 2 }],
    ['every: month on 15 at 10:00', period('month', { on: '15', at: '10:00' })],
    ['every: half-year', period('half-year')],
    ['every: shift', { kind: 'shift' }],
    ['every: shift(crew)', { kind: 'shift', calendar: 'crew' }],
    ['every: after heavy rain', { kind: 'event', event: 'after heavy rain' }],
    ['every: 定期', { kind: 'unsaid', word: '定期' }],
    ['at_least: 2 per year', { kind: 'at-least', count: 2, period: 'year' }],
  ];
  for (const [keys, expected] of cases) test(keys, () => assert.deepEqual(often(keys), expected));

  test('what says nothing of it', () => {
    const routine = (keys: string) =>
      refused('do: 做, who: guard', `routines: { walk: { do: 巡查, who: guard${keys} } }`);
    assert.equal(routine(', every: sometimes'), 'bad-cadence sometimes } ');
    assert.equal(routine(', at_least: 0 per year'), 'bad-cadence 0 per year }');
    assert.equal(routine(''), 'routine-without-cadence walk: { do: ');
    assert.equal(
      refused('do: 做, who: guard', 'routines: { walk: { do: 巡查, every: day } }'),
      'missing-actor walk: { do: ',
    );
    assert.equal(
      refused('do: 做, who: guard', 'routines: { fire: { do: 巡查, who: guard, every: day } }'),
      'name-taken fire: { do: ',
    );
  });
});

describe('kinds of steps', () => {
  const action = (keys: string) => care(`who: guard, ${keys}`).action;

  test('dispatch: a resource or in words, a count with its period', () => {
    assert.deepEqual(action('dispatch: { what: van, count: 1 }'), {
      kind: 'dispatch',
      what: '备用车',
      resource: 'van',
      count: { least: 1, most: 1, unit: '辆' },
      ends: 'arrived',
    });
    assert.deepEqual(action('dispatch: { what: 收银员, count: 2..3 per shift, of_which: { 流动: 1 } }'), {
      kind: 'dispatch',
      what: '收银员',
      count: { least: 2, most: 3, per: 'shift', of_which: [{ as: '流动', count: 1 }] },
      ends: 'arrived',
    });
    assert.equal(refused('who: guard, dispatch: { what: van, count: many }'), 'bad-count many }, from');
  });

  test('what a step is called that writes no do', () => {
    const title = (keys: string) => care(`who: guard, ${keys}`).title;
    assert.equal(title('dispatch: { what: van, count: "2..3" }'), '调派2～3辆备用车');
    assert.equal(title('convene: [head, guard]'), '召集网点负责人、保安');
    assert.equal(title('roll_call: { of: names }'), '清点受伤人员');
    assert.equal(title('broadcast: 请离开'), '广播：请离开');
    assert.equal(title('request: 图纸'), '随时提供图纸');
    assert.equal(title('cases: [{ when: hurt, do: 包扎 }, { otherwise: 送医 }]'), '包扎／送医');
  });

  test('relay: everybody in its stages is told', () => {
    const told = action('notify: { relay: [{ to: head }, { from: head, to: [clerk, guard], quorum: any }] }');
    assert.equal(told.kind, 'notify');
    assert.deepEqual(told.kind === 'notify' && told.to.length, 3);
    assert.deepEqual(told.kind === 'notify' && told.relay?.[1]?.quorum, 'any');
    assert.equal(refused('who: guard, notify: { quorum: all }'), 'nobody-to-tell notify: { qu');
  });

  test('roll_call of a list, of roles, in words', () => {
    const of = (text: string) => {
      const roll = action(`roll_call: { of: ${text} }`);
      return roll.kind === 'roll_call' ? roll.of.kind : undefined;
    };
    assert.deepEqual(
      [of('names'), of('[guard, head]'), of('guard'), of('在场的人')],
      ['list', 'parties', 'parties', 'text'],
    );
  });

  test('expect, watch, use, convene, approve back to a step', () => {
    assert.deepEqual(action('expect: { holds: hurt, else: head }'), {
      kind: 'expect',
      holds: 'hurt',
      otherwise: { tell: [{ kind: 'party', party: { kind: 'role', role: 'head' } }], opens: [] },
    });
    assert.deepEqual(action('watch: { every: PT30M, from: last_done }'), {
      kind: 'watch',
      every: 30 * MINUTE,
      from: 'last-done',
      fields: [],
    });
    assert.deepEqual(action('use: other-plan'), { kind: 'use', plan: 'other-plan', mode: 'also' });
    assert.deepEqual(action('convene: { members: guard, quorum: half, gives: names }'), {
      kind: 'convene',
      members: [{ kind: 'role', role: 'guard' }],
      quorum: 'half',
      gives: 'names',
    });
    assert.deepEqual(action('approve: { by: head, on_no: { back: shout } }'), {
      kind: 'approve',
      by: [{ kind: 'role', role: 'head' }],
      quorum: 'all',
      on_no: 'back',
      back_to: 'shout',
    });
    assert.equal(
      refused('who: guard, convene: { members: guard, gives: hurt }'),
      'unknown-list hurt }, from',
    );
  });
});

describe('locks', () => {
  test('needs, until: a step, an edge, a condition', () => {
    const { needs, until, holds, on_loss, overridden_by } = care(
      'do: 做, who: guard, needs: [look, shout.sent, hurt], until: smoke.ended, holds: [hurt], on_loss: { do: withdraw, tell: head, open: shout }, overridden_by: head',
    );
    assert.deepEqual(needs, [
      { kind: 'edge', edge: { kind: 'step', step: 'look', edge: 'done' } },
      { kind: 'edge', edge: { kind: 'step', step: 'shout', edge: 'sent' } },
      { kind: 'condition', feel: 'hurt' },
    ]);
    assert.deepEqual(until, [{ kind: 'edge', edge: { kind: 'state', fact: 'smoke', edge: 'ended' } }]);
    assert.deepEqual(holds, ['hurt']);
    assert.deepEqual(on_loss, {
      do: 'withdraw',
      tell: [{ kind: 'party', party: { kind: 'role', role: 'head' } }],
      opens: ['shout'],
    });
    assert.deepEqual(overridden_by, { by: { kind: 'role', role: 'head' }, reason: true });
  });

  test('a ban on a step, or only in words', () => {
    const never = (text: string) => {
      const yaml = SMALL.replace('      back: {', `      ban: { ${text}, from: "9" }\n      back: {`);
      return parsed(yaml).scenarios.fire?.never[0];
    };
    assert.deepEqual(never('blocks: care, unless: hurt'), {
      id: 'ban',
      blocks: '',
      step: 'care',
      unless: 'hurt',
      from: [{ clause: '9' }],
    });
    assert.deepEqual(never('do: 严禁动火'), {
      id: 'ban',
      blocks: '',
      title: '严禁动火',
      from: [{ clause: '9' }],
    });
  });
});

describe('grades', () => {
  const graded = (text: string) => parsed(yamlOf('do: 做, who: guard', text));
  const GRADES =
    'grades: { scale: [I, II], rows: [{ level: I, any: [hurt, "extent = \\"large\\""] }, { level: II, all: [not(hurt), smoke], id: calm }] }';

  test('any is a row each, all is one', () =>
    assert.deepEqual(
      graded(GRADES).grades?.table.rows.map(({ id, row, level, when }) => [id, row, level, when]),
      [
        ['I.1.1', 0, 'I', 'hurt'],
        ['I.1.2', 0, 'I', 'extent = "large"'],
        ['calm', 1, 'II', '(not(hurt)) and (smoke)'],
      ],
    ));

  test('each level of the scale is there, written or not', () => {
    const { levels } = graded(
      `${GRADES}\nlevels: { I: { title: 一级, commander: head, limits: { look: PT1M of smoke.since } } }`,
    );
    assert.deepEqual(Object.keys(levels ?? {}), ['I', 'II']);
    assert.deepEqual(levels?.I?.limits, {
      look: { within: MINUTE, of: { kind: 'state', fact: 'smoke', edge: 'since' } },
    });
    assert.equal(levels?.II?.title, 'II');
  });

  test('what is refused', () => {
    const wrong = (text: string) => refused('do: 做, who: guard', text);
    assert.equal(wrong('grades: { scale: [I, I], rows: [] }'), 'duplicate-level scale: [I, I');
    assert.equal(
      wrong('grades: { scale: [I, II], rows: [{ level: III, when: hurt }] }'),
      'unknown-level III, when: h',
    );
    assert.equal(
      wrong('grades: { scale: [I, II], rows: [{ level: I }] }'),
      'grade-row-without-test { level: I }',
    );
    assert.equal(wrong(`${GRADES}\nlevels: { V: { title: 五级 } }`), 'unknown-level V: { title: ');
    assert.equal(
      wrong('exercises: { drill: { title: 演练, every: year, scenario: flood } }'),
      'unknown-scenario flood } }',
    );
    assert.equal(wrong('review: { due: "2027-13-01" }'), 'bad-date "2027-13-01"');
  });
});

describe('closing', () => {
  const closed = SMALL.replace('    stand_down: { when: not(smoke), by: head, goes_on: [write] }\n', '');

  test('a scenario without stand_down takes that of the plan', () => {
    const plan = parsed(
      `${closed}close: { when: not(hurt), by: head, conditions: [余火已灭], after: { tidy: { do: 清理, who: guard } }, filed: { when: tidy.done } }\n`,
    );
    assert.deepEqual(plan.scenarios.fire?.stand_down, { when: 'not(hurt)', by: 'head', goes_on: [] });
    assert.deepEqual(plan.close?.conditions, [{ id: 'condition_1', title: '余火已灭', from: [] }]);
    assert.deepEqual(plan.close?.after, ['tidy']);
    assert.deepEqual([plan.steps.tidy?.part, plan.steps.tidy?.scenario], ['after', 'after']);
  });

  test('without either it is missing', () =>
    assert.ok(parsePlan(closed).findings.some(({ code }) => code === 'missing-stand-down')));
});

describe('parts that a plan does without', () => {
  test('are absent', () => {
    const plan = parsed(SMALL);
    for (const part of ['grades', 'levels', 'routines', 'params', 'close', 'refines', 'gates'] as const)
      assert.ok(!(part in plan), part);
    assert.deepEqual(plan.head, { scope: '本网点' });
  });

  test('steps of routines and gates are steps of the plan, with their part', () => {
    const plan = parsed(
      yamlOf(
        'do: 做, who: guard',
        'gates: { permit: { do: 办票, who: head } }\nroutines: { walk: { do: 巡查, who: guard, every: day, steps: { look_round: { do: 看, who: guard } } } }',
      ),
    );
    assert.deepEqual(plan.gates, ['permit']);
    assert.deepEqual([plan.steps.permit?.part, plan.steps.permit?.scenario], ['gate', 'gates']);
    assert.deepEqual(plan.routines?.walk?.steps, ['look_round']);
    assert.deepEqual([plan.steps.look_round?.part, plan.steps.look_round?.scenario], ['routine', 'walk']);
    assert.deepEqual(plan.scenarios.fire?.steps.includes('permit'), false);
  });

  test('one id for two steps is refused, wherever they stand', () =>
    assert.equal(
      refused('do: 做, who: guard', 'gates: { care: { do: 办票, who: head } }'),
      'duplicate-step care: { do: ',
    ));
});

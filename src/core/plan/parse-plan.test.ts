import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { Place } from '#core/finding.ts';
import { parsePlan } from './parse-plan.ts';
import { changed, SMALL } from './small-plan.test-data.ts';
import { USUAL_LADDER, USUAL_WORDS } from './usual.ts';

const MINUTE = 60_000;

function parsed(yaml: string) {
  const { plan, findings } = parsePlan(yaml);
  assert.ok(
    plan,
    findings.map(({ place, message }) => `${place.line}:${place.column} ${message.en}`).join('\n'),
  );
  return plan;
}

const small = parsed(SMALL);

describe('the small plan', () => {
  test('has no findings of its own', () => assert.deepEqual(parsePlan(SMALL).findings, []));

  test('keeps the order of steps', () =>
    assert.deepEqual(small.scenarios.fire?.steps.slice(0, 4), [
      'shout',
      'look',
      'call_brigade',
      'list_hurt',
    ]));

  test('is plain JSON', () => assert.deepEqual(JSON.parse(JSON.stringify(small)), small));
});

describe('who', () => {
  const who = (text: string) =>
    parsed(changed('do: 照看伤者, who: guard', `do: 照看伤者, who: ${text}`)).steps.care?.who;
  const one = (party: object) => ({ mode: 'one', party });
  for (const [text, expected] of [
    ['guard', one({ kind: 'role', role: 'guard' })],
    ['保安', one({ kind: 'role', role: 'guard' })],
    ['reporter', one({ kind: 'reporter' })],
    ['item.author', one({ kind: 'item-author' })],
    ['head of clerk.unit', one({ kind: 'head-of', of: { kind: 'role', role: 'clerk' } })],
    ['head of clerk', one({ kind: 'head-of', of: { kind: 'role', role: 'clerk' } })],
    ['{ each_of: guard }', { mode: 'each-of', party: { kind: 'role', role: 'guard' } }],
    [
      '{ any_of: [guard, head] }',
      {
        mode: 'any-of',
        parties: [
          { kind: 'role', role: 'guard' },
          { kind: 'role', role: 'head' },
        ],
      },
    ],
  ] as const)
    test(text, () => assert.deepEqual(who(text), expected));
});

describe('kinds of steps', () => {
  const action = (text: string, id = 'care') =>
    parsed(changed('do: 照看伤者, ', `${text}, `)).steps[id]?.action;

  test('a step without a kind is a task', () =>
    assert.deepEqual(small.steps.care?.action, { kind: 'task', evidence: [] }));

  test('task with evidence', () =>
    assert.deepEqual(action('do: x, task: { evidence: [photo, { form: account, title: 表 }] }'), {
      kind: 'task',
      evidence: [
        { id: 'evidence_1', title: '照片', kind: 'photo' },
        { id: 'evidence_2', title: '表', kind: 'form', form: 'account' },
      ],
    }));

  test('notify in short and in full', () => {
    const to = [{ kind: 'role', role: 'head' }];
    const usual = { kind: 'notify', quorum: 'all', done: 'acknowledged', say: [] };
    assert.deepEqual(action('notify: head'), { ...usual, to });
    assert.deepEqual(action('notify: { to: head, quorum: any, done: sent, say: hurt }'), {
      kind: 'notify',
      to,
      quorum: 'any',
      done: 'sent',
      say: ['hurt'],
    });
    assert.deepEqual(action('notify: { to: [brigade, { told_by: shout }] }'), {
      ...usual,
      to: [
        { kind: 'contact', contact: 'brigade' },
        { kind: 'told-by', steps: ['shout'] },
      ],
    });
  });

  test('call a contact, a number of the item, a plain number', () => {
    assert.deepEqual(action('call: brigade'), { kind: 'call', contact: 'brigade', script: [] });
    assert.deepEqual(action('call: { number: item.name, script: [你好] }'), {
      kind: 'call',
      item_field: 'name',
      script: ['你好'],
    });
    const dialled = parsed(changed('do: 照看伤者, ', 'call: { number: "120" }, '));
    assert.deepEqual(dialled.steps.care?.action, { kind: 'call', contact: '120', script: [] });
    assert.deepEqual(dialled.contacts['120'], { id: '120', title: '120', number: '120' });
  });

  test('record in a list takes the fields of the list; in a log its own', () => {
    const name = { id: 'name', title: 'name', type: 'text', required: true };
    const grave = { id: 'grave', title: 'grave', type: 'yes-no', required: true };
    assert.deepEqual(small.steps.list_hurt?.action, {
      kind: 'record',
      in: 'names',
      fields: [name, grave],
      list: 'names',
    });
    assert.deepEqual(action('record: { in: 日志, fields: [time, hurt] }'), {
      kind: 'record',
      in: '日志',
      fields: [
        { id: 'time', title: '时间', type: 'time', required: true },
        { id: 'hurt', title: '有人受伤', type: 'yes-no', required: true },
      ],
    });
  });

  test('a log that an each goes through becomes a list of the plan', () => {
    const yaml = changed(
      'do: 照看伤者, who: guard, each: names where grave',
      'do: 照看伤者, who: guard, each: calls where back',
    ).replace('record: { in: names }', 'record: { in: calls, fields: { number: text, back: yes/no } }');
    const plan = parsed(yaml);
    assert.equal(plan.facts.calls?.type, 'list');
    assert.deepEqual(
      plan.facts.calls?.fields?.map(({ id }) => id),
      ['number', 'back'],
    );
    assert.deepEqual(plan.steps.care?.each, { list: 'calls', where: 'item.back' });
  });

  test('assess, in short too', () => {
    assert.deepEqual(action('assess: hurt'), { kind: 'assess', facts: ['hurt'] });
    assert.deepEqual(action('assess: { facts: [hurt, extent] }'), {
      kind: 'assess',
      facts: ['hurt', 'extent'],
    });
  });

  test('decide: yes/no, one of, fields', () => {
    const answer = (text: string) => {
      const found = action(`decide: { question: 要不要, answer: ${text} }`);
      return found?.kind === 'decide' ? found.answer : undefined;
    };
    assert.deepEqual(answer('yes/no'), { kind: 'yes-no' });
    assert.deepEqual(answer('[a, b]'), { kind: 'one-of', values: ['a', 'b'] });
    assert.deepEqual(answer('{ when: time, how: [a, b] }'), {
      kind: 'fields',
      fields: [
        { id: 'when', title: 'when', type: 'time', required: true },
        { id: 'how', title: 'how', type: 'one-of', values: ['a', 'b'], required: true },
      ],
    });
  });

  test('approve, report, confirm, wait', () => {
    const by = [{ kind: 'role', role: 'head' }];
    assert.deepEqual(action('approve: head'), { kind: 'approve', by, quorum: 'all', on_no: 'end' });
    assert.deepEqual(action('approve: { by: [head], quorum: 1, on_no: back }'), {
      kind: 'approve',
      by,
      quorum: 1,
      on_no: 'back',
    });
    assert.deepEqual(action('report: 经过'), { kind: 'report', form: 'account', to: [] });
    assert.deepEqual(small.steps.content?.action, {
      kind: 'confirm',
      question: '客户是否满意',
      of: '客户',
      not_by: ['guard', 'head'],
      again: 'tell_customers',
    });
    assert.deepEqual(action('wait: not(hurt)'), { kind: 'wait', for: 'not(hurt)' });
    assert.deepEqual(action('wait: { for: not(hurt) }'), { kind: 'wait', for: 'not(hurt)' });
  });

  test('a step without do is named after what it does', () => {
    assert.equal(small.steps.shout?.title, '通知保安、网点负责人');
    assert.equal(small.steps.look?.title, '判断：范围、有人受伤');
    assert.equal(small.steps.call_brigade?.title, '致电消防队');
    assert.equal(small.steps.list_hurt?.title, '记入受伤人员');
    assert.equal(small.steps.reopen?.title, '是否恢复营业');
    assert.equal(small.steps.write?.title, '填写经过');
  });
});

describe('clocks', () => {
  const limit = (text: string) => parsed(changed('within: PT5M of smoke.since', text)).steps.look?.limit;
  for (const [text, expected] of [
    [
      'within: PT5M of smoke.since',
      { within: 5 * MINUTE, of: { kind: 'state', fact: 'smoke', edge: 'since' } },
    ],
    [
      'within: PT24H of smoke.ended',
      { within: 1440 * MINUTE, of: { kind: 'state', fact: 'smoke', edge: 'ended' } },
    ],
    ['within: P1D of shout', { within: 1440 * MINUTE, of: { kind: 'step', step: 'shout', edge: 'done' } }],
    [
      'within: PT1M of shout.acknowledged',
      { within: MINUTE, of: { kind: 'step', step: 'shout', edge: 'acknowledged' } },
    ],
    ['within: PT1M of reported', { within: MINUTE, of: { kind: 'incident', instant: 'reported' } }],
    ['within: PT1M of hurt', { within: MINUTE, of: { kind: 'fact', fact: 'hurt' } }],
    ['within: PT1M of hurt.observed', { within: MINUTE, of: { kind: 'fact', fact: 'hurt' } }],
    ['within: PT1M of opened', { within: MINUTE, of: { kind: 'opened' } }],
    ['urgency: immediately', { within: 5 * MINUTE, of: { kind: 'opened' }, word: 'immediately' }],
    ['urgency: 立即', { within: 5 * MINUTE, of: { kind: 'opened' }, word: 'immediately' }],
    ['urgency: 及时', { within: USUAL_WORDS.promptly, of: { kind: 'opened' }, word: 'promptly' }],
    [
      'urgency: immediately, within: PT9M of opened',
      { within: 9 * MINUTE, of: { kind: 'opened' }, word: 'immediately' },
    ],
  ] as const)
    test(text, () => assert.deepEqual(limit(text), expected));

  test('opens: edges, instants and conditions', () => {
    assert.deepEqual(small.steps.reopen?.opens, [
      { kind: 'edge', edge: { kind: 'state', fact: 'smoke', edge: 'ended' } },
      { kind: 'instant', offset: 60 * MINUTE, origin: { kind: 'state', fact: 'smoke', edge: 'since' } },
    ]);
    const opens = (text: string) =>
      parsed(changed('opens: [smoke.ended, PT60M of smoke.since]', `opens: ${text}`)).steps.reopen?.opens;
    assert.deepEqual(opens('hurt = false'), [{ kind: 'condition', feel: 'hurt = false' }]);
    assert.deepEqual(opens('[look.arrived]'), [
      { kind: 'edge', edge: { kind: 'step', step: 'look', edge: 'arrived' } },
    ]);
    assert.deepEqual(opens('hurt'), [{ kind: 'condition', feel: 'hurt' }]);
  });

  test('after: done unless another edge is named', () => {
    assert.deepEqual(small.steps.care?.after, [{ kind: 'step', step: 'list_hurt', edge: 'done' }]);
    assert.deepEqual(small.steps.look?.after, [{ kind: 'step', step: 'shout', edge: 'sent' }]);
    assert.deepEqual(small.steps.write?.after, [{ kind: 'state', fact: 'smoke', edge: 'ended' }]);
  });

  test('ladders: of the plan, of a step, and the usual one', () => {
    const opened = { kind: 'opened' };
    assert.deepEqual(small.ladder[0], {
      id: 'rung_1',
      offset: 2 * MINUTE,
      of: opened,
      unless: 'acknowledged',
      tell: [{ kind: 'deputies' }],
    });
    const own = changed(
      'do: 照看伤者, ',
      'do: 照看伤者, ladder: [{ id: up, at: PT1M of opened, unless: done, tell: [unit_head, head] }], ',
    );
    assert.deepEqual(parsed(own).steps.care?.ladder, [
      {
        id: 'up',
        offset: MINUTE,
        of: opened,
        unless: 'done',
        tell: [{ kind: 'unit-head' }, { kind: 'party', party: { kind: 'role', role: 'head' } }],
      },
    ]);
    const bare = SMALL.replace(/ladder:\n.*\n.*\n/, '');
    assert.deepEqual(parsed(bare).ladder, USUAL_LADDER);
    assert.deepEqual(
      parsePlan(bare).findings.map(({ code, severity }) => [code, severity]),
      [['ladder-filled', 'info']],
    );
  });
});

describe('sources and values filled in', () => {
  test('from: one, several, a repaired reading', () => {
    const from = (text: string) =>
      parsed(changed('after: list_hurt, from: "1.4"', `after: list_hurt, from: ${text}`)).steps.care?.from;
    assert.deepEqual(from('c020'), [{ clause: 'c020' }]);
    assert.deepEqual(from('[c020, "4.1.1"]'), [{ clause: 'c020' }, { clause: '4.1.1' }]);
    assert.deepEqual(from('[{ clauses: [c051, c053], reading: repaired, note: 交错 }]'), [
      { clause: 'c051', reading: 'repaired', note: '交错' },
      { clause: 'c053', reading: 'repaired', note: '交错' },
    ]);
  });

  test('filled in a step is told with the name of the step', () => {
    const plan = parsed(changed('do: 照看伤者, ', 'do: 照看伤者, filled: { who: 条文未写 }, '));
    assert.deepEqual(plan.filled.at(-1), { at: ['care.who'], why: '条文未写' });
  });

  test('ignored keeps the reasons', () => {
    assert.deepEqual(parsed(`${SMALL}ignored: { "1.9": 平时的准备 }\n`).ignored, { '1.9': '平时的准备' });
  });
});

describe('every reference of where is the item’s', () => {
  const where = (text: string) =>
    parsed(changed('names where grave', `'names where ${text}'`)).steps.care?.each?.where;
  test('fields', () =>
    assert.equal(where('grave and not(name = "x")'), 'item.grave and not(item.name = "x")'));
  test('not facts, texts, functions', () =>
    assert.equal(where('hurt and contains(name, "grave")'), 'hurt and contains(item.name, "grave")'));
});

/** The text from a place on. */
function textAt(yaml: string, { line = 1, column = 1 }: Place): string {
  const lines = yaml.split('\n').slice(line - 1);
  return lines.join('\n').slice(column - 1);
}

/** What is refused: a change of the small plan, the finding, the text it points at, part of its message. */
const REFUSED: readonly (readonly [
  name: string,
  from: string,
  to: string,
  code: string,
  at: string,
  says: RegExp,
])[] = [
  [
    'a step without an actor',
    'do: 照看伤者, who: guard,',
    'do: 照看伤者,',
    'missing-actor',
    'care:',
    /write who/,
  ],
  ['an unknown role', 'who: guard, assess', 'who: gaurd, assess', 'unknown-role', 'gaurd', /is it "guard"/],
  [
    'an unknown step in after',
    'after: shout.sent',
    'after: shuot.sent',
    'unknown-step',
    'shuot.sent',
    /is it "shout"/,
  ],
  [
    'an edge that is none',
    'after: shout.sent',
    'after: shout.heard',
    'unknown-edge',
    'shout.heard',
    /attempted, sent/,
  ],
  [
    'a clock without origin',
    'PT5M of smoke.since',
    'PT5M',
    'clock-without-origin',
    'PT5M,',
    /counted from when/,
  ],
  [
    'a clock from nowhere',
    'PT5M of smoke.since',
    'PT5M of fog.since',
    'unknown-origin',
    'PT5M of fog',
    /does not exist/,
  ],
  ['a time that is none', 'PT5M of smoke.since', '5min of smoke.since', 'bad-time', '5min', /no time limit/],
  ['an unknown key', 'after: shout.sent', 'afer: shout', 'unknown-key', 'afer', /is it "after"/],
  [
    'a key of another place',
    'after: shout.sent',
    'via: phone',
    'misplaced-key',
    'via',
    /write notify: \{ via/,
  ],
  [
    'a part that does not exist',
    '\nacts:\n',
    '\naftermath: {}\nacts:\n',
    'misplaced-key',
    'aftermath',
    /close: \{ after/,
  ],
  ['two kinds', 'do: 照看伤者, ', 'assess: hurt, notify: head, ', 'two-kinds', 'care:', /notify, assess/],
  ['a task without words', 'do: 照看伤者, ', '', 'task-without-words', 'care:', /write do/],
  [
    'a key written twice',
    '    starts: smoke\n',
    '    starts: smoke\n    starts: smoke\n',
    'duplicate-key',
    'starts: smoke\n    steps',
    /twice/,
  ],
  ['an unquoted clause number', 'from: "1.1"', 'from: 4.10', 'number-not-text', '4.10', /quotes/],
  ['an id FEEL cannot name', 'extent: {', 'ex-tent: {', 'bad-id', 'ex-tent', /"ex-tent"/],
  ['a reserved id', 'care: {', 'constructor: {', 'name-taken', 'constructor', /reserved/],
  [
    'a step named as a fact',
    'care: {',
    'extent: {',
    'name-taken',
    'extent: { do',
    /fact, parameter or post already/,
  ],
  [
    'a value that is none',
    'urgency: immediately',
    'urgency: imediately',
    'wrong-value',
    'imediately',
    /immediately/,
  ],
  ['a wrong type', 'starts: smoke', 'starts: [smoke]', 'wrong-type', 'starts', /must be a text/],
  ['a missing key', 'title: 小预案\n', '', 'missing-key', 'plan', /"title" is missing/],
  ['a start that is no state', 'starts: smoke', 'starts: hurt', 'starts-without-state', 'hurt', /smoke/],
  ['an unknown state', 'starts: smoke', 'starts: smoek', 'unknown-fact', 'smoek', /is it "smoke"/],
  [
    'no stand-down',
    '    stand_down: { when: not(smoke), by: head, goes_on: [write] }\n',
    '',
    'missing-stand-down',
    'fire',
    /stand_down/,
  ],
  ['a stranger in goes_on', 'goes_on: [write]', 'goes_on: [wirte]', 'unknown-step', 'wirte', /is it "write"/],
  [
    'an act that is none',
    'blocks: go_back',
    'blocks: go_home',
    'unknown-act',
    'go_home',
    /act or step "go_home"/,
  ],
  ['an unknown list', 'each: names', 'each: persons', 'unknown-list', 'persons', /type list/],
  ['an unknown form', 'form: account', 'form: acount', 'unknown-form', 'acount', /is it "account"/],
  [
    'an unknown contact',
    'contact: brigade',
    'contact: police',
    'unknown-contact',
    'police',
    /contact "police"/,
  ],
  [
    'an unknown fact to assess',
    'assess: [extent, hurt]',
    'assess: [extend, hurt]',
    'unknown-fact',
    'extend',
    /is it "extent"/,
  ],
  [
    'an unknown fact to say',
    'say: smoke.since',
    'say: smoke.begin',
    'unknown-fact',
    'smoke.begin',
    /smoke.begin/,
  ],
  [
    'a call to nobody',
    'call: { contact: brigade }',
    'call: { script: [救火] }',
    'call-without-number',
    'call:',
    /Nobody to call/,
  ],
  [
    'a record of nothing',
    'record: { in: names }',
    'record: { in: 日志 }',
    'record-without-fields',
    'record',
    /fields/,
  ],
  ['a choice without values', 'values: [small, large], ', '', 'missing-key', 'extent:', /values/],
  [
    'stable on what is no state',
    'title: 有人受伤,',
    'title: 有人受伤, stable: PT1M,',
    'stable-without-state',
    'PT1M',
    /states/,
  ],
  [
    'an unknown unit',
    'guard: { title: 保安, unit: site }',
    'guard: { title: 保安, unit: sites }',
    'unknown-unit',
    'sites',
    /is it "site"/,
  ],
  [
    'an unknown zone',
    'title: 小预案',
    'title: 小预案\nzone: Asia/Peking',
    'unknown-zone',
    'Asia/Peking',
    /IANA/,
  ],
  ['a key other tools read as true', 'care: {', 'on: {', 'yaml-trap', 'on:', /true or false/],
  ['an unquoted time', 'why: 未写起点', 'why: 18:00', 'yaml-trap', '18:00', /quotes/],
  [
    'a condition cut at a comma',
    'when: hurt,',
    'when: contains(extent, "l"),',
    'cut-text',
    'contains(extent',
    /cut at a comma/,
  ],
  [
    'broken YAML',
    'title: 小预案',
    'title: "小预案',
    'yaml-syntax',
    '\nwords',
    /missing|Unexpected|Not YAML/i,
  ],
  ['a tag', 'title: 小预案', 'title: !secret 小预案', 'yaml-tag', '', /tags/],
  ['another YAML version', 'plan: small', '%YAML 1.1\n---\nplan: small', 'yaml-version', '%YAML', /1\.2/],
  [
    'no scenarios',
    SMALL.slice(SMALL.indexOf('scenarios:')),
    'scenarios: {}\n',
    'plan-without-scenarios',
    'scenarios',
    /no scenarios/,
  ],
];

describe('refusals', () => {
  for (const [name, from, to, code, at, says] of REFUSED)
    test(`${name} is ${code}; the small plan has none`, () => {
      const yaml = changed(from, to);
      const { findings } = parsePlan(yaml);
      const found = findings.find(finding => finding.code === code);
      assert.ok(found, `only: ${findings.map(finding => finding.code).join(', ')}`);
      assert.ok(
        textAt(yaml, found.place).startsWith(at),
        `points at ${textAt(yaml, found.place).slice(0, 30)}`,
      );
      assert.match(found.message.en, says);
      assert.match(found.message.zh, /\p{Script=Han}/u);
    });

  test('all errors at once, in the order of the text', () => {
    const yaml = changed('who: guard, assess', 'who: gaurd, assess')
      .replace('after: list_hurt', 'after: list_hrut')
      .replace('starts: smoke', 'starts: smok');
    const { plan, findings } = parsePlan(yaml);
    assert.equal(plan, null);
    assert.deepEqual(
      findings.map(({ code, place }) => [code, place.line]),
      [
        ['unknown-fact', 27],
        ['unknown-role', 30],
        ['unknown-step', 37],
      ],
    );
  });

  test('the same step in two scenarios is refused', () => {
    const second =
      '  flood: { title: 水, starts: smoke, steps: { shout: { do: x, who: head } }, stand_down: { when: not(smoke), by: head } }\nfilled:\n';
    const { findings } = parsePlan(changed('filled:\n', second));
    assert.deepEqual(
      findings.map(({ code }) => code),
      ['duplicate-step'],
    );
  });

  test('a scenario without steps is refused', () => {
    const second =
      '  flood: { title: 水, starts: smoke, steps: {}, stand_down: { when: not(smoke), by: head } }\nfilled:\n';
    assert.deepEqual(
      parsePlan(changed('filled:\n', second)).findings.map(({ code }) => code),
      ['scenario-without-steps'],
    );
  });

  test('a proposal comes with a clock without origin and a missing actor', () => {
    const clock = parsePlan(changed('PT5M of smoke.since', 'PT5M')).findings[0];
    assert.equal(clock?.proposal?.value, 'PT5M of opened');
    assert.equal(
      parsePlan(changed('do: 照看伤者, who: guard,', 'do: 照看伤者,')).findings[0]?.proposal?.value,
      'clerk',
    );
  });
});

describe('limits', () => {
  const codes = (yaml: string) => parsePlan(yaml).findings.map(({ code }) => code);

  test('over 1 MB', () => {
    assert.deepEqual(codes(`# ${'x'.repeat(1_000_001)}\n${SMALL}`), ['too-large']);
    assert.deepEqual(codes(`# ${'x'.repeat(900_000)}\n${SMALL}`), []);
  });

  test('nested too deep, and absurdly deep', () => {
    assert.ok(codes(`a: ${'['.repeat(60)}${']'.repeat(60)}`).includes('too-deep'));
    assert.ok(codes(`a: ${'['.repeat(200_000)}`).length > 0);
    assert.ok(!codes(`a: ${'['.repeat(20)}${']'.repeat(20)}`).includes('too-deep'));
  });

  test('too many aliases, and a billion laughs', () => {
    const many = `a: &a x\nb: [${'*a, '.repeat(101)}]`;
    assert.ok(codes(many).includes('too-many-aliases'));
    assert.ok(!codes(`a: &a x\nb: [${'*a, '.repeat(99)}]`).includes('too-many-aliases'));
    const laughs = Array.from(
      { length: 9 },
      (_, i) => `a${i}: &a${i} [${i === 0 ? 'x' : `*a${i - 1}, `.repeat(9)}]`,
    ).join('\n');
    assert.ok(codes(laughs).includes('too-many-aliases'));
  });

  test('anchors may be used', () => {
    const yaml = changed('after: list_hurt, from: "1.4"', 'after: list_hurt, from: &why "1.4"').replace(
      'from: "1.6"',
      'from: *why',
    );
    assert.deepEqual(parsed(yaml).steps.write?.from, [{ clause: '1.4' }]);
  });

  test('nothing, a text, a list', () => {
    assert.deepEqual(codes(''), ['empty-plan']);
    assert.deepEqual(codes('hello'), ['wrong-type']);
    assert.deepEqual(codes('- a'), ['wrong-type']);
  });

  test('reading never throws, whatever the text', () => {
    const lines = SMALL.split('\n');
    const cut = fc
      .tuple(fc.nat(lines.length), fc.nat(lines.length), fc.string())
      .map(([a, b, text]) => [...lines.slice(0, a), text, ...lines.slice(b)].join('\n'));
    fc.assert(
      fc.property(fc.oneof(fc.string(), cut), yaml => {
        const { plan, findings } = parsePlan(yaml);
        assert.ok(plan !== null || findings.some(({ severity }) => severity === 'error'));
        for (const { place } of findings) assert.ok((place.line ?? 1) >= 1 && (place.column ?? 1) >= 1);
      }),
      { numRuns: 150 },
    );
  });
});

for (const name of ['call-centre', 'home-textile'])
  test(`the plan of the ${name} parses without findings`, () => {
    const yaml = readFileSync(new URL(`../../../plans/${name}/plan.yaml`, import.meta.url), 'utf8');
    assert.deepEqual(parsePlan(yaml).findings, []);
  });

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import type { Finding } from '#core/finding.ts';
import type { Roster } from '#core/roster/roster.ts';
import { checkPlan } from './check-plan.ts';
import type { PlanClause } from './checking.ts';
import { parsePlan } from './parse-plan.ts';
import { readPlan, type Surroundings } from './read-plan.ts';
import { changed, SMALL } from './small-plan.test-data.ts';

function findings(yaml: string, around?: Surroundings): readonly Finding[] {
  const { plan, findings: found } = readPlan(yaml, around);
  assert.ok(plan, found.map(({ message }) => message.en).join('\n'));
  return found;
}

/** The text a finding points at. */
function pointsAt(yaml: string, { place }: Finding): string {
  const lines = yaml.split('\n').slice((place.line ?? 1) - 1);
  return lines.join('\n').slice((place.column ?? 1) - 1);
}

test('the small plan has one finding: how long 立即 is taken for', () => {
  assert.deepEqual(
    findings(SMALL).map(({ code, severity, place }) => [code, severity, place.line, place.column]),
    [['vague-urgency', 'info', 3, 23]],
  );
});

const CARE =
  '      care: { do: 照看伤者, who: guard, each: names where grave, after: list_hurt, from: "1.4" }\n';

type Row = readonly [
  name: string,
  from: string,
  to: string,
  code: string,
  severity: Finding['severity'],
  at: string,
  says: RegExp,
];

/** What is found: a change of the small plan, the finding, the text it points at, part of its message. */
const FOUND: readonly Row[] = [
  [
    'a condition with an unknown name',
    'when: hurt,',
    'when: hurd,',
    'feel-unknown-name',
    'error',
    'hurd',
    /"hurd"/,
  ],
  [
    'an unknown name in the middle of a condition',
    'when: extent = "large"',
    'when: hurt and extend = "large"',
    'feel-unknown-name',
    'error',
    'extend',
    /"extend"/,
  ],
  [
    'a condition that cannot be read',
    'when: hurt,',
    'when: hurt and,',
    'feel-syntax',
    'error',
    ',',
    /ends too early/,
  ],
  [
    'a condition with a quoted text',
    'when: hurt,',
    "when: 'hurt && smoke',",
    'feel-syntax',
    'error',
    '&& smoke',
    /write "and"/,
  ],
  [
    'a condition that reads the clock',
    'when: hurt,',
    'when: now() > hurt,',
    'feel-reads-clock',
    'error',
    'now()',
    /clock/,
  ],
  [
    'an unknown function',
    'when: hurt,',
    'when: frob(hurt),',
    'feel-unknown-function',
    'error',
    'frob',
    /does not exist/,
  ],
  [
    'a value a fact never has',
    'extent = "large"',
    'extent = "larg"',
    'value-not-possible',
    'error',
    '"larg"',
    /small, large/,
  ],
  [
    'an answer a decision never has',
    'reopen = "open"',
    'reopen = "opened"',
    'value-not-possible',
    'error',
    '"opened"',
    /open, closed/,
  ],
  [
    'item without each',
    'when: hurt,',
    'when: item.grave,',
    'item-without-each',
    'error',
    'item.grave',
    /no each/,
  ],
  [
    'the author of an item without each',
    'who: guard, each: names where grave',
    'who: item.author',
    'item-without-each',
    'error',
    'item.author',
    /no each/,
  ],
  [
    'a stand-down condition nobody understands',
    'not(smoke), by',
    'not(smog), by',
    'feel-unknown-name',
    'error',
    'smog',
    /"smog"/,
  ],
  [
    'a step that opens after itself',
    'after: list_hurt',
    'after: care',
    'cycle',
    'error',
    'care,',
    /care → care/,
  ],
  [
    'a step over before it opens',
    'after: smoke.ended, report',
    'after: smoke.ended, while: smoke, report',
    'step-never-opens',
    'error',
    'smoke, report',
    /nobody will ever/,
  ],
  [
    'a fact nobody uses',
    '  hurt: {',
    '  wind: { type: number, ask: guard }\n  hurt: {',
    'unused-fact',
    'info',
    'wind',
    /No step uses/,
  ],
  [
    'a role nobody uses',
    '  head: {',
    '  cook: { title: 厨师 }\n  head: {',
    'unused-role',
    'info',
    'cook',
    /No step uses/,
  ],
  [
    'rungs out of order',
    'PT4M of opened',
    'PT1M of opened',
    'ladder-out-of-order',
    'error',
    'PT1M',
    /in order of time/,
  ],
  [
    'a rung that tells nobody',
    'tell: alarm',
    'tell: []',
    'rung-without-target',
    'error',
    '{ at: PT4M',
    /whom to tell/,
  ],
  [
    'a limit over before the ladder begins',
    'immediately: PT5M',
    'immediately: PT1M',
    'limit-shorter-than-ladder',
    'warning',
    'ladder',
    /shout/,
  ],
  [
    'an optional step with a limit',
    'within: PT5M of smoke.since',
    'within: PT5M of smoke.since, force: may',
    'may-with-limit',
    'warning',
    'PT5M',
    /never overdue/,
  ],
  ['a limit of nothing', 'within: PT5M', 'within: PT0S', 'limit-without-time', 'error', 'PT0S', /zero/],
  [
    'a decision without reason',
    ', reason: required',
    '',
    'decide-without-reason',
    'info',
    'decide',
    /no reason/,
  ],
  [
    'a confirmation that solvers could give',
    'not_by: [guard, head], ',
    '',
    'confirm-without-solvers',
    'warning',
    'confirm',
    /not_by/,
  ],
  [
    'a solver who records the answer',
    'not_by: [guard, head]',
    'not_by: [guard, clerk]',
    'solver-confirms',
    'error',
    'clerk',
    /is a solver/,
  ],
  [
    'an approver who asks',
    CARE,
    `${CARE}      ok: { who: head, approve: head, from: "1.4" }\n`,
    'approver-is-doer',
    'error',
    'head, from',
    /approve what it asks/,
  ],
  [
    'more approvals than roles',
    CARE,
    `${CARE}      ok: { who: clerk, approve: { by: head, quorum: 2 }, from: "1.4" }\n`,
    'quorum-too-large',
    'warning',
    '2 }',
    /2 approvals/,
  ],
  [
    'a contact without number',
    ', number: "119"',
    '',
    'contact-without-number',
    'warning',
    'brigade',
    /no number/,
  ],
  ['nobody to tell', 'to: [guard, head], ', 'to: [], ', 'nobody-to-tell', 'error', 'notify', /whom to tell/],
  [
    'a value filled in nowhere',
    'at: look.within',
    'at: lok.within',
    'filled-unknown',
    'warning',
    'lok.within',
    /points at nothing/,
  ],
  [
    'a step without a source',
    'after: list_hurt, from: "1.4"',
    'after: list_hurt',
    'step-without-source',
    'warning',
    'care',
    /names no clause/,
  ],
  [
    'a field that items do not have',
    'names where grave',
    'names where graev',
    'unknown-field',
    'error',
    'names where',
    /name, grave/,
  ],
  [
    'a number that items do not have',
    'do: 照看伤者, who: guard',
    'call: { number: item.phone }, who: guard',
    'unknown-field',
    'error',
    'call',
    /"phone"/,
  ],
  [
    'a unit above itself',
    'site: { title: 网点 }',
    'site: { title: 网点, parent: site }',
    'unit-cycle',
    'error',
    'site }',
    /itself/,
  ],
  [
    'a group that holds itself',
    'head: { title: 网点负责人',
    'head: { title: 网点负责人, members: [guard, head]',
    'group-cycle',
    'error',
    'members',
    /itself/,
  ],
];

describe('findings', () => {
  for (const [name, from, to, code, severity, at, says] of FOUND)
    test(`${name}: ${code}`, () => {
      const yaml = changed(from, to);
      const found = findings(yaml);
      const one = found.find(finding => finding.code === code);
      assert.ok(one, `only: ${found.map(finding => finding.code).join(', ')}`);
      assert.equal(one.severity, severity);
      assert.ok(pointsAt(yaml, one).startsWith(at), `points at ${pointsAt(yaml, one).slice(0, 40)}`);
      assert.match(one.message.en, says);
      assert.match(one.message.zh, /\p{Script=Han}/u);
    });

  test('steps that wait for each other are one circle, told once', () => {
    const yaml = changed('after: list_hurt', 'after: reopen').replace(
      'who: head\n        decide',
      'after: care\n        who: head\n        decide',
    );
    const circles = findings(yaml).filter(({ code }) => code === 'cycle');
    assert.equal(circles.length, 1);
    assert.match(circles[0]?.message.en ?? '', /care → reopen → care/);
  });

  test('a step behind a circle never opens either; one after a state does', () => {
    const yaml = changed('after: list_hurt', 'after: care').replace(
      'after: reopen, when',
      'after: care, when',
    );
    const never = findings(yaml).filter(({ code }) => code === 'step-never-opens');
    assert.deepEqual(
      never.map(({ place }) => place.path),
      ['scenarios.fire.steps.tell_customers.after'],
    );
  });

  test('a condition on a fact nobody is asked and no step records', () => {
    const yaml = changed('title: 有人受伤, ask: guard', 'title: 有人受伤');
    assert.ok(!findings(yaml).some(({ code }) => code === 'fact-nobody-records'), 'look assesses it');
    const unasked = yaml.replace('assess: [extent, hurt]', 'assess: [extent]');
    const found = findings(unasked).filter(({ code }) => code === 'fact-nobody-records');
    assert.deepEqual(
      found.map(({ severity, place }) => [severity, place.path]),
      [['error', 'scenarios.fire.steps.list_hurt.when']],
    );
  });

  test('without places a finding has the path of its element', () => {
    const { plan } = parsePlan(changed('when: hurt,', 'when: hurd,'));
    assert.ok(plan);
    const found = checkPlan(plan).find(({ code }) => code === 'feel-unknown-name');
    assert.deepEqual(found?.place, { path: 'scenarios.fire.steps.list_hurt.when' });
    assert.equal(found?.proposal?.value, 'hurt');
  });
});

// ---------------------------------------------------------------- people

const people: Roster['people'] = {
  an: { id: 'an', name: '安', unit: 'site', channels: ['email'] },
  bo: { id: 'bo', name: '柏', unit: 'site', channels: ['email'] },
  mute: { id: 'mute', name: '默', unit: 'site', channels: [] },
};

function roster(posts: Readonly<Record<string, Partial<Roster['posts'][string]>>>): Roster {
  const filled = Object.entries(posts).map(([id, post]) => {
    const whole = {
      id,
      title: id,
      unit: 'site',
      holders: ['an'],
      deputies: ['bo'],
      on_duty: ['an'],
      ...post,
    };
    return [id, whole] as const;
  });
  return {
    version: 1,
    people,
    units: { site: { id: 'site', title: '网点', head: 'an' } },
    posts: Object.fromEntries(filled),
  };
}

describe('people', () => {
  const codes = (posts: Parameters<typeof roster>[0]) =>
    findings(SMALL, { roster: roster(posts) })
      .filter(({ code }) => code.startsWith('role-'))
      .map(({ code, severity, place }) => `${severity} ${code} ${place.path}`);

  test('everybody there: nothing to say', () => assert.deepEqual(codes({ guard: {}, head: {} }), []));

  test('a role nobody holds is an error that lists where it is needed', () => {
    assert.deepEqual(codes({ guard: {} }), ['error role-without-person roles.head']);
    const found = findings(SMALL, { roster: roster({ guard: {} }) }).find(
      ({ code }) => code === 'role-without-person',
    );
    assert.match(found?.message.en ?? '', /call_brigade、reopen/);
    assert.equal(found?.place.line, 8);
  });

  test('several roles nobody holds are one finding that names them all', () => {
    const found = findings(SMALL, { roster: roster({}) }).filter(
      ({ code }) => code === 'role-without-person',
    );
    assert.equal(found.length, 1);
    assert.match(found[0]?.message.zh ?? '', /^2 个岗位没有人担任：.+、.+。请在名册里指定人员后再生效。$/);
  });

  test('the reporter needs no holder', () => {
    assert.ok(!codes({}).some(text => text.includes('clerk')));
  });

  test('people whom no message reaches', () =>
    assert.deepEqual(codes({ guard: {}, head: { holders: ['mute'], deputies: [] } }), [
      'error role-without-channel roles.head',
      'info role-without-deputy roles.head',
    ]));

  test('nobody on duty, no deputy', () => {
    assert.deepEqual(codes({ guard: {}, head: { on_duty: [] } }), ['warning role-nobody-on-duty roles.head']);
    assert.deepEqual(codes({ guard: {}, head: { deputies: [] } }), ['info role-without-deputy roles.head']);
  });

  test('a group needs its members, not itself', () => {
    const yaml = changed(
      '  head: {',
      '  all: { title: 全体, members: [guard, cook] }\n  cook: { title: 厨师 }\n  head: {',
    ).replace('to: [guard, head]', 'to: [all, head]');
    const found = findings(yaml, { roster: roster({ guard: {}, head: {} }) });
    assert.deepEqual(
      found.filter(({ severity }) => severity === 'error').map(({ place }) => place.path),
      ['roles.cook'],
    );
  });
});

// ---------------------------------------------------------------- the source

const CLAUSES: readonly PlanClause[] = [
  { id: 'c001', number: '1', quote: '1 火警', modality: 'statement' },
  ...['1.1', '1.2', '1.3', '1.4', '1.5', '1.6', '1.7', '1.8'].map((number, index) => ({
    id: `c00${index + 2}`,
    number,
    quote: number === '1.2' ? '保安在五分钟内查看' : `第 ${number} 条`,
    modality: 'must',
  })),
];

describe('the source', () => {
  const codes = (yaml: string, clauses: readonly PlanClause[]) =>
    findings(yaml, { clauses })
      .filter(({ severity }) => severity !== 'info')
      .map(({ code, place }) => [code, place.clause ?? place.path]);

  test('all carried out: nothing to say', () => assert.deepEqual(codes(SMALL, CLAUSES), []));

  test('a must-clause nothing carries out; statements and ignored ones are no matter', () => {
    const more: PlanClause = { id: 'c010', number: '1.9', quote: '备好灭火器', modality: 'must' };
    assert.deepEqual(codes(SMALL, [...CLAUSES, more]), [['clause-not-carried-out', 'c010']]);
    assert.deepEqual(codes(SMALL, [...CLAUSES, { ...more, modality: 'should' }]), []);
    assert.deepEqual(codes(`${SMALL}ignored: { "1.9": 平时的准备 }\n`, [...CLAUSES, more]), []);
  });

  test('clauses are named by id or by printed number', () => {
    assert.deepEqual(codes(changed('from: "1.3"', 'from: c004'), CLAUSES), []);
  });

  test('a clause that does not exist: an error by id, a warning by number; a section does', () => {
    const found = findings(changed('from: "1.3"', 'from: ["1.3", c999, "7.1"]'), { clauses: CLAUSES });
    assert.deepEqual(
      found
        .filter(({ code }) => code === 'unknown-clause')
        .map(({ severity, place }) => [severity, place.clause]),
      [
        ['error', 'c999'],
        ['warning', '7.1'],
      ],
    );
    assert.deepEqual(codes(SMALL, CLAUSES.slice(1)), [], '"1" is the section of "1.1"');
  });

  test('a limit neither in the text nor filled', () => {
    const open = changed('filled:\n  - { at: look.within, why: 未写起点 }\n', '');
    assert.deepEqual(codes(open, CLAUSES), [], 'the text says 五分钟');
    const other = open.replace('PT5M of smoke.since', 'PT7M of smoke.since');
    assert.deepEqual(codes(other, CLAUSES), [['value-not-in-text', 'scenarios.fire.steps.look.within']]);
    assert.deepEqual(
      codes(changed('PT5M of smoke.since', 'PT7M of smoke.since'), CLAUSES),
      [],
      'it is filled',
    );
  });
});

for (const name of ['call-centre', 'home-textile'])
  test(`the plan of the ${name} has no errors`, () => {
    const yaml = readFileSync(new URL(`../../../plans/${name}/plan.yaml`, import.meta.url), 'utf8');
    assert.deepEqual(
      findings(yaml).filter(({ severity }) => severity === 'error'),
      [],
    );
  });

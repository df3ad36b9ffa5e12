// Findings about grades, windows, locks, contradictions, what is left open, names and chapters: each found where it is,
// and not found beside it. The small plan with something more in it.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Finding } from '#core/finding.ts';
import type { ComingDay, PlanClause } from './checking.ts';
import { readPlan, type Surroundings } from './read-plan.ts';
import { SMALL } from './small-plan.test-data.ts';

const LAST_STEP = '      write: {';

/** The small plan with steps of the scenario, prohibitions, and parts more. */
function withMore({ steps = '', never = '', scenario, parts = '' }: More): string {
  const lines = steps === '' ? '' : `      ${steps.replaceAll('\n', '\n      ')}\n`;
  const bans = never === '' ? '' : `      ${never}\n`;
  const other =
    scenario === undefined
      ? ''
      : `  spill:\n    title: 泄漏\n    starts: smoke\n    steps: { out: { do: 撤离, who: guard, ${scenario}from: "2" } }\n    stand_down: { when: not(smoke), by: head }\n`;
  const whole = SMALL.replace(LAST_STEP, `${lines}${LAST_STEP}`)
    .replace('    stand_down:', `${bans}    stand_down:`)
    .replace('filled:\n', `${other}filled:\n`);
  return `${whole}${parts}\n`;
}

type More = {
  readonly steps?: string;
  readonly never?: string;
  readonly scenario?: string; // keys of the one step of a second scenario
  readonly parts?: string;
};

function findings(more: More, around?: Surroundings): readonly Finding[] {
  const { plan, findings: found } = readPlan(withMore(more), around);
  assert.ok(plan, found.map(({ message, place }) => `${place.line} ${message.en}`).join('\n'));
  return found;
}

function pointsAt(yaml: string, { place }: Finding): string {
  const lines = yaml.split('\n').slice((place.line ?? 1) - 1);
  return lines.join('\n').slice((place.column ?? 1) - 1);
}

type Row = {
  readonly code: string;
  readonly severity: Finding['severity'];
  readonly does: More;
  readonly at: string; // the text it points at
  readonly says: RegExp;
  readonly not: More;
};

const GRADE_FACTS = `params:
  loss: { type: number, unit: 元 }
  dead: { type: yes/no }`;
const grades = (rows: string, more = ''): More => ({
  parts: `${GRADE_FACTS}
grades:
  scale: [I, II]
  rows: [${rows}]
  ${more}
levels: { I: { commander: head }, II: { commander: guard } }`,
});
const WHOLE = '{ level: I, when: "loss >= 1000 or dead" }, { level: II, when: "loss < 1000 and not(dead)" }';

const due = (windows: string): More => ({
  steps: `late: { who: guard, do: 补交材料, by: { of: smoke.since, windows: [${windows}] }, from: "2" }`,
});
const DAY = '{ since: "08:00", until: "20:00", due: "22:00 same day" }';
const NIGHT = '{ since: "20:00", until: "08:00", due: "next 12:00" }';

const ROWS: readonly Row[] = [
  {
    code: 'grades-gap',
    severity: 'warning',
    does: grades('{ level: I, when: loss >= 1000 }, { level: II, when: "loss < 500" }'),
    at: 'rows',
    says: /loss = (?:500|749|750|999)/,
    not: grades(WHOLE),
  },
  {
    code: 'grades-gap',
    severity: 'warning',
    does: grades('{ level: I, when: loss > 1000 }, { level: II, when: "loss < 1000" }'),
    at: 'rows',
    says: /loss = 1000/,
    not: grades(
      '{ level: I, when: loss > 1000 }, { level: II, when: "loss < 1000" }',
      'settled: [{ kind: gap, example: { loss: 1000 }, take: I, why: 从高 }]',
    ),
  },
  {
    code: 'grades-overlap',
    severity: 'warning',
    does: grades('{ level: I, when: loss >= 1000 }, { level: II, when: "loss <= 1000" }'),
    at: '{ level: II',
    says: /loss = 1000 it is I .* and II .* higher is taken/,
    not: grades(WHOLE),
  },
  {
    code: 'grades-overlap',
    severity: 'error',
    does: grades('{ level: I, when: loss >= 1000 }, { level: II, when: "loss <= 1000" }', 'hit: unique'),
    at: '{ level: II',
    says: /one only/,
    not: grades(
      '{ level: I, when: loss >= 1000 }, { level: II, when: "loss <= 1000" }',
      'hit: unique\n  settled: [{ kind: overlap, rows: [I, II], example: { loss: 1000 }, take: I, why: 从高 }]',
    ),
  },
  {
    code: 'grade-row-never',
    severity: 'warning',
    does: grades(`${WHOLE}, { level: II, when: "loss > 10 and loss < 5" }`),
    at: '{ level: II, when: "loss > 10',
    says: /can never hold/,
    not: grades(WHOLE),
  },
  {
    code: 'level-without-row',
    severity: 'warning',
    does: grades('{ level: I, when: "loss >= 0" }'),
    at: 'scale',
    says: /"II"/,
    not: grades(WHOLE),
  },
  {
    code: 'level-changes-nothing',
    severity: 'info',
    does: { parts: `${GRADE_FACTS}\ngrades: { scale: [I, II], rows: [${WHOLE}] }` },
    at: 'plan: small',
    says: /"I" says nothing/,
    not: grades(WHOLE),
  },
  {
    code: 'windows-gap',
    severity: 'error',
    does: due(DAY),
    at: 'windows',
    says: /00:00 is in none/,
    not: due(`${DAY}, ${NIGHT}`),
  },
  {
    code: 'windows-overlap',
    severity: 'error',
    does: due(`${DAY}, ${NIGHT.replace('20:00', '19:30')}`),
    at: 'windows',
    says: /19:30 is in 08:00–20:00 and 19:30–08:00/,
    not: due(`${DAY}, ${NIGHT}`),
  },
  {
    code: 'edge-never-comes',
    severity: 'error',
    does: { steps: 'next: { do: 接着做, who: guard, after: look.sent, from: "2" }' },
    at: 'look.sent',
    says: /look\.sent/,
    not: { steps: 'next: { do: 接着做, who: guard, after: [shout.sent, look.opened], from: "2" }' },
  },
  {
    code: 'cycle',
    severity: 'error',
    does: {
      steps:
        'gate_a: { do: 甲, who: guard, needs: gate_b, from: "2" }\ngate_b: { do: 乙, who: guard, needs: gate_a, from: "2" }',
    },
    at: 'gate_a',
    says: /gate_a → gate_b → gate_a/,
    not: {
      steps:
        'gate_a: { do: 甲, who: guard, needs: gate_b, from: "2" }\ngate_b: { do: 乙, who: guard, needs: hurt, from: "2" }',
    },
  },
  {
    code: 'gate-may-stay-shut',
    severity: 'warning',
    does: {
      steps:
        'gate: { do: 验电, who: guard, force: may, from: "2" }\nwork: { do: 作业, who: clerk, needs: gate, from: "2" }',
    },
    at: 'gate',
    says: /optional/,
    not: {
      steps:
        'gate: { do: 验电, who: guard, from: "2" }\nwork: { do: 作业, who: clerk, needs: gate, from: "2" }',
    },
  },
  {
    code: 'gate-nobody-opens',
    severity: 'error',
    does: { parts: 'presence: { post: { title: 岗亭 } }' },
    at: 'post',
    says: /Nobody may sign on/,
    not: { parts: 'presence: { post: { title: 岗亭, by: guard }, yard: { title: 站场, outside: true } }' },
  },
  {
    code: 'gate-in-other-scenario',
    severity: 'warning',
    does: { scenario: 'needs: look, ' },
    at: 'look',
    says: /another scenario/,
    not: { scenario: 'needs: hurt, ' },
  },
  {
    code: 'loss-without-consequence',
    severity: 'warning',
    does: { steps: 'dig: { do: 开挖, who: guard, holds: hurt, from: "2" }' },
    at: 'hurt',
    says: /on_loss: stop/,
    not: { steps: 'dig: { do: 开挖, who: guard, holds: hurt, on_loss: stop, from: "2" }' },
  },
  {
    code: 'never-ends',
    severity: 'warning',
    does: { steps: 'stay: { do: 看护, who: guard, watch: { every: PT30M }, from: "2" }' },
    at: 'watch',
    says: /write until or while/,
    not: { steps: 'stay: { do: 看护, who: guard, watch: { every: PT30M }, until: smoke.ended, from: "2" }' },
  },
  {
    code: 'cases-without-otherwise',
    severity: 'warning',
    does: { steps: 'treat: { who: guard, cases: [{ when: hurt, do: 包扎 }], from: "2" }' },
    at: 'cases',
    says: /no otherwise/,
    not: {
      steps: 'treat: { who: guard, cases: [{ when: hurt, do: 包扎 }, { otherwise: 送医 }], from: "2" }',
    },
  },
  {
    code: 'case-after-otherwise',
    severity: 'error',
    does: {
      steps: 'treat: { who: guard, cases: [{ otherwise: 送医 }, { when: hurt, do: 包扎 }], from: "2" }',
    },
    at: '{ otherwise',
    says: /put otherwise last/,
    not: {
      steps: 'treat: { who: guard, cases: [{ when: hurt, do: 包扎 }, { otherwise: 送医 }], from: "2" }',
    },
  },
  {
    code: 'contradiction',
    severity: 'error',
    does: { never: 'no_care: { blocks: look, from: "2" }' },
    at: 'no_care',
    says: /to be done and forbidden/,
    not: { never: 'no_care: { blocks: look, unless: hurt, from: "2" }' },
  },
  {
    code: 'contradiction',
    severity: 'warning',
    does: {
      steps:
        'van: { do: 安排备用车, who: guard, from: "2" }\nvan_2: { do: 安排 备用车。, who: head, from: "3" }',
    },
    at: 'head',
    says: /van（2） and van_2（3）.*different owners/,
    not: {
      steps:
        'van: { do: 安排备用车, who: guard, from: "2" }\nvan_2: { do: 安排替补车, who: head, from: "3" }',
    },
  },
  {
    code: 'contradiction',
    severity: 'warning',
    does: {
      steps:
        'van: { do: 安排备用车, who: guard, within: PT5M of opened, from: "2" }\nvan_2: { do: 安排备用车, who: guard, within: PT9M of opened, from: "3" }',
    },
    at: 'PT9M',
    says: /PT5M .* PT9M/,
    not: {
      steps:
        'van: { do: 安排备用车, who: guard, within: PT5M of opened, from: "2" }\nvan_2: { do: 安排备用车, who: guard, when: hurt, within: PT9M of opened, from: "3" }',
    },
  },
  {
    code: 'contradiction',
    severity: 'warning',
    does: { never: 'no_care: { do: 严禁照看伤者, from: "2" }' },
    at: 'no_care',
    says: /forbids what step care/,
    not: { never: 'no_care: { do: 严禁移动伤者, from: "2" }' },
  },
  {
    code: 'said-twice',
    severity: 'warning',
    does: {
      steps:
        'van: { do: 安排备用车, who: guard, from: "2" }\nvan_2: { do: 安排备用车, who: guard, from: "3" }',
    },
    at: 'van_2',
    says: /given out twice/,
    not: {
      steps:
        'van: { do: 安排备用车, who: guard, from: "2" }\nvan_2: { do: 安排备用车, who: guard, after: look, from: "3" }',
    },
  },
  {
    code: 'limit-shorter-than-path',
    severity: 'warning',
    does: { steps: 'next: { do: 接着做, who: guard, after: look, within: PT4M of smoke.since, from: "2" }' },
    at: 'PT4M',
    says: /waits for "look", which may take PT5M/,
    not: { steps: 'next: { do: 接着做, who: guard, after: look, within: PT9M of smoke.since, from: "2" }' },
  },
  {
    code: 'limit-kept-elsewhere',
    severity: 'warning',
    does: {
      steps: 'answer: { do: 回复客户, who: guard, per: { document: 投诉办法, clause: "5" }, from: "2" }',
    },
    at: 'per',
    says: /"投诉办法" 5/,
    not: { steps: 'answer: { do: 回复客户, who: guard, within: P1D of opened, per: 投诉办法, from: "2" }' },
  },
  {
    code: 'open-question',
    severity: 'warning',
    does: { parts: 'questions: { q1: { text: 是否收费, ask: head, locks: write } }' },
    at: 'q1',
    says: /"是否收费"; write stay locked/,
    not: {
      parts: 'questions: { q1: { text: 是否收费, ask: head, answer: { text: 不收, by: 负责人 } } }',
    },
  },
  {
    code: 'question-without-person',
    severity: 'warning',
    does: { parts: 'questions: { q1: { text: 是否收费 } }' },
    at: 'q1',
    says: /write ask/,
    not: { parts: 'questions: { q1: { text: 是否收费, ask: head } }' },
  },
  {
    code: 'vague-cadence',
    severity: 'warning',
    does: { parts: 'routines: { walk: { do: 巡查, who: guard, every: 定期 } }' },
    at: '定期',
    says: /says only "定期"/,
    not: { parts: 'routines: { walk: { do: 巡查, who: guard, every: week } }' },
  },
  {
    code: 'cadence-missing',
    severity: 'warning',
    does: { parts: 'training: { new: { title: 消防培训, for: guard } }' },
    at: 'new',
    says: /does not say how often/,
    not: { parts: 'training: { new: { title: 消防培训, for: guard, at_least: 1 per year } }' },
  },
  {
    code: 'cast-not-named',
    severity: 'warning',
    does: {
      parts: 'exercises: { fire_drill: { title: 演练, every: year, cast: { 总指挥: "***", 记录: null } } }',
    },
    at: 'cast',
    says: /总指挥、记录/,
    not: { parts: 'exercises: { fire_drill: { title: 演练, every: year, cast: { 总指挥: 负责人 } } }' },
  },
  {
    code: 'resource-below-minimum',
    severity: 'warning',
    does: { parts: 'resources: { van: { title: 车, quantity: 1, minimum: 2, keeper: guard } }' },
    at: 'van',
    says: /there are 1, fewer than the minimum of 2/,
    not: { parts: 'resources: { van: { title: 车, quantity: 2, minimum: 2, keeper: guard } }' },
  },
  {
    code: 'resource-without-keeper',
    severity: 'info',
    does: { parts: 'resources: { van: { title: 车 } }' },
    at: 'van',
    says: /Nobody keeps/,
    not: { parts: 'resources: { van: { title: 车, keeper: guard } }' },
  },
  {
    code: 'more-than-there-is',
    severity: 'warning',
    does: {
      steps: 'send: { who: guard, dispatch: { what: van, count: 3 }, from: "2" }',
      parts: 'resources: { van: { title: 车, quantity: 2, keeper: guard } }',
    },
    at: '3 }',
    says: /3 of "车" are called for, 2/,
    not: {
      steps: 'send: { who: guard, dispatch: { what: van, count: 2 }, from: "2" }',
      parts: 'resources: { van: { title: 车, quantity: 2, keeper: guard } }',
    },
  },
  {
    code: 'shortage-not-met',
    severity: 'warning',
    does: {
      steps: 'send: { who: guard, dispatch: { what: 收银员, count: 3, need: 38, have: 33 }, from: "2" }',
    },
    at: '38',
    says: /5 short, but only 3/,
    not: {
      steps: 'send: { who: guard, dispatch: { what: 收银员, count: 5, need: 38, have: 33 }, from: "2" }',
    },
  },
  {
    code: 'name-to-anonymise',
    severity: 'warning',
    does: { steps: 'ring: { do: 联系人：李建国, who: guard, from: "2" }' },
    at: '联系人',
    says: /"李建国"/,
    not: { steps: 'ring: { do: 联系人：安全经理, who: guard, from: "2" }' },
  },
  {
    code: 'number-to-anonymise',
    severity: 'warning',
    does: { steps: 'ring: { do: 打 13800001234, who: guard, from: "2" }' },
    at: '打',
    says: /"138\*\*\*\*1234"/,
    not: { steps: 'ring: { do: 打 400-000-0100, who: guard, from: "2" }' },
  },
  {
    code: 'placeholder-left',
    severity: 'warning',
    does: { steps: 'ring: { do: 报告×××, who: guard, from: "2" }' },
    at: '报告',
    says: /"×××" is a blank/,
    not: { steps: 'ring: { do: 报告 XX-3 号柜, who: guard, from: "2" }' },
  },
  {
    code: 'missing-chapter',
    severity: 'info',
    does: { parts: 'kind: comprehensive' },
    at: 'comprehensive',
    says: /grades of response \(grades\)/,
    not: { parts: 'kind: special' },
  },
];

describe('findings, and none beside them', () => {
  for (const [index, row] of ROWS.entries()) {
    const { code, severity, does, at, says, not } = row;
    test(`${index + 1} ${code}: found`, () => {
      const one = findings(does).find(finding => finding.code === code);
      assert.ok(one, `only: ${findings(does).map(finding => finding.code)}`);
      assert.equal(one.severity, severity);
      const pointed = pointsAt(withMore(does), one);
      assert.ok(pointed.startsWith(at), `points at ${pointed.slice(0, 40)}`);
      assert.match(one.message.en, says);
      assert.match(one.message.zh, /\p{Script=Han}/u);
    });
    test(`${index + 1} ${code}: not found`, () => {
      const found = findings(not).filter(finding => finding.code === code);
      assert.deepEqual(
        found.map(({ message }) => message.en),
        [],
      );
    });
  }
});

describe('grades', () => {
  test('the search is exhaustive over the figures that rows name', () => {
    const rows = ['loss < 10', 'loss >= 10 and loss < 20', 'loss > 20 and not(dead)', 'loss > 20 and dead'];
    const written = rows.map((when, index) => `{ level: ${index % 2 ? 'II' : 'I'}, when: "${when}" }`);
    const gap = findings(grades(written.join(', '))).find(({ code }) => code === 'grades-gap');
    assert.match(gap?.message.en ?? '', /loss = 20/);
    assert.ok(gap?.proposal?.value.includes('"loss":20'));
  });

  test('rows over things that cannot be tried are left to people', () => {
    const found = findings(
      grades('{ level: I, when: count(names) > 3 }, { level: II, when: count(names) <= 3 }'),
    );
    assert.ok(!found.some(({ code }) => code === 'grades-gap' || code === 'grades-overlap'));
  });
});

describe('names', () => {
  const roster = {
    version: 1,
    people: { an: { id: 'an', name: '司马安', channels: ['email'] } },
    units: {},
    posts: {},
  };
  const named = (title: string) =>
    findings({ steps: `ring: { do: ${title}, who: guard, from: "2" }` }, { roster }).filter(
      ({ code }) => code === 'name-to-anonymise',
    ).length;

  test('people of the roster, whatever their names look like; posts are no names', () => {
    assert.equal(named('请司马安到场'), 1);
    assert.equal(named('请值班经理到场'), 0);
    assert.equal(named('请张经理和安全主管到场'), 0);
  });
});

describe('the days to come', () => {
  const roster = {
    version: 1,
    people: {
      an: { id: 'an', name: '安', channels: ['email'] },
      mute: { id: 'mute', name: '默', channels: [] },
    },
    units: {},
    posts: Object.fromEntries(
      ['guard', 'head'].map(id => [
        id,
        { id, title: id, holders: ['an'], deputies: ['an'], on_duty: ['an'] },
      ]),
    ),
  };
  const then = (coming: readonly ComingDay[]) =>
    findings({}, { roster, coming })
      .filter(({ code }) => code === 'role-nobody-on-duty-then')
      .map(
        ({ severity, place, message }) => `${severity} ${place.path} ${/ on (2\S+);/.exec(message.en)?.[1]}`,
      );
  const day = (name: string, on_duty: ComingDay['on_duty']): ComingDay => ({ day: name, on_duty });

  test('days on which nobody, or nobody who can be reached, is on duty', () =>
    assert.deepEqual(
      then([
        day('2026-11-24', { guard: ['an'], head: ['an'] }),
        day('2026-11-25', { guard: ['mute'], head: ['an'] }),
        day('2026-11-26', { head: ['an'] }),
      ]),
      ['warning roles.guard 2026-11-25、2026-11-26'],
    ));

  test('all shifts filled, or shifts not known: nothing to say', () => {
    assert.deepEqual(then([day('2026-11-24', { guard: ['an'], head: ['an'] })]), []);
    assert.deepEqual(then([]), []);
  });
});

describe('the source', () => {
  const clause = (id: string, quote: string, more: Partial<PlanClause> = {}): PlanClause => ({
    id,
    quote,
    modality: 'statement',
    path: [],
    kind: 'step',
    ...more,
  });
  const codes = (more: More, clauses: readonly PlanClause[]) =>
    findings(more, { clauses })
      .filter(({ code }) => code === 'section-without-body' || code === 'value-not-in-text')
      .map(({ code, place }) => `${code} ${place.clause ?? place.path}`);

  const heading = (id: string, ...path: string[]): PlanClause =>
    clause(id, path.at(-1) ?? '', { kind: 'heading', path });
  const title = heading('c000', '火警预案');
  const opening = clause('c001', '为了安全。', { path: ['火警预案'] });

  test('a heading with nothing under it; one with a body is no matter, nor is the title', () => {
    const empty = heading('c002', '后期处置');
    const next = heading('c003', '保障');
    const body = clause('c004', '备好车辆。', { path: ['保障'] });
    assert.deepEqual(codes({}, [title, opening, empty, next, body]), ['section-without-body c002']);
    assert.deepEqual(codes({}, [title, opening, next, body]), []);
    assert.deepEqual(codes({}, [heading('c009', '目录'), title, opening]), []);
  });

  test('a heading over headings has a body when they have', () => {
    const above = heading('c002', '处置');
    const below = heading('c003', '处置', '火警');
    const body = clause('c004', '立即疏散。', { path: ['处置', '火警'] });
    assert.deepEqual(codes({}, [title, opening, above, below, body]), []);
    assert.deepEqual(codes({}, [title, opening, above, below]), [
      'section-without-body c002',
      'section-without-body c003',
    ]);
  });

  test('figures that the clause does not say, unless they are accounted for', () => {
    const said = clause('c009', '申请收银员十名');
    const sends = (count: number): More => ({
      steps: `send: { who: guard, dispatch: { what: 收银员, count: ${count} }, from: c009 }`,
    });
    assert.deepEqual(codes(sends(10), [said]), []);
    assert.deepEqual(codes(sends(12), [said]), [
      'value-not-in-text scenarios.fire.steps.send.dispatch.count',
    ]);
    const filled = {
      steps: sends(12).steps?.replace('from: c009', 'from: c009, filled: { dispatch: 另加两人 }') ?? '',
    };
    assert.deepEqual(codes(filled, [said]), []);
  });

  test('a question of the source, until the plan takes it up', () => {
    const question = clause('c009', '是否收费？', { kind: 'question' });
    const open = (more: More) =>
      findings(more, { clauses: [question] })
        .filter(({ code, place }) => code === 'open-question' && place.clause !== undefined)
        .map(({ place }) => place.clause);
    assert.deepEqual(open({}), ['c009']);
    assert.deepEqual(open({ parts: 'questions: { q: { text: 是否收费, ask: head, from: c009 } }' }), []);
  });

  test('thresholds of grades', () => {
    const at = (loss: number): More => ({
      parts: `params: { loss: { type: number } }
grades: { scale: [I, II], rows: [{ level: I, when: loss >= ${loss}, from: c009 }, { level: II, when: loss < ${loss}, from: c009 }] }`,
    });
    const said = clause('c009', '损失1万元以上为一级，不足的为二级');
    assert.deepEqual(codes(at(10_000), [said]), []);
    assert.equal(codes(at(5000), [said]).length, 2);
  });
});

describe('proposed mends', () => {
  const MENDS: Readonly<Record<string, RegExp>> = {
    'grades-gap': /^settled: \[\{ kind: gap, example: \{"loss":\d+,?.*take: ask/,
    'grades-overlap': /^settled: \[\{ kind: overlap, rows: \[I\.1, II\.2\]/,
    'level-without-row': /^\{ level: II, when: … \}$/,
    'windows-gap': /^\{ since: "00:00", until: …/,
    'edge-never-comes': /^look\.done$/,
    'gate-may-stay-shut': /^force: must$/,
    'loss-without-consequence': /^on_loss: stop$/,
    'never-ends': /^until: smoke\.ended$/,
    'cases-without-otherwise': /^\{ otherwise: … \}$/,
    'said-twice': /^from: \[2, 3\]$/,
    'limit-shorter-than-path': /^PT9M$/,
    'shortage-not-met': /^5$/,
    'more-than-there-is': /^2$/,
    'vague-cadence': /^year$/,
    'cadence-missing': /^every: year$/,
    'missing-chapter': /^grades: …$/,
  };
  for (const [code, value] of Object.entries(MENDS))
    test(code, () => {
      const row = ROWS.find(one => one.code === code);
      const found = row && findings(row.does).find(finding => finding.code === code);
      assert.match(found?.proposal?.value ?? '', value);
      assert.match(found?.proposal?.reason.zh ?? '', /\p{Script=Han}/u);
    });

  test('of contradictions: one act for both, the shorter limit', () => {
    const values = ROWS.filter(({ code, severity }) => code === 'contradiction' && severity === 'warning')
      .flatMap(row => findings(row.does))
      .flatMap(({ code, proposal }) => (code === 'contradiction' && proposal ? [proposal.value] : []));
    assert.deepEqual(values, ['same_as: van', 'PT5M']);
  });
});

describe('commanders of levels', () => {
  const levels = (commander: string) =>
    `${SMALL.replace('roles:\n', 'roles:\n  chief: { title: 总指挥, is: level_commander }\n')}
levels: { I: { commander: ${commander} } }\n`;
  const codes = (yaml: string) => readPlan(yaml).findings.map(({ code }) => code);

  test('are posts; whoever commands at the present level is none', () => {
    assert.ok(codes(levels('chief')).includes('level-commander-itself'));
    assert.ok(!codes(levels('guard')).includes('level-commander-itself'));
  });
});

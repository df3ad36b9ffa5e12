// Whatever a reading holds, a draft is made of it: it never throws, parses without errors of our own, survives being written
// and read, is the same each time, keeps its ids when clauses are added before it, and costs no more than its length.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readPlan } from '#core/plan/read-plan.ts';
import { writePlanYaml } from '#core/plan/write-plan.ts';
import { makeDraft } from '../draft-plan.ts';
import type { Clause, ClauseKind, Modality, Reading } from '../reading.ts';
import { runsAll, runsNow } from './runs.ts';

const words = fc.constantFrom(
  '立即通知值班组长',
  '如火势无法控制的，拨打119',
  '超过10分钟仍未恢复的，报总经理',
  '经总指挥批准后方可送电',
  '待客户满意后，方可离开现场',
  '同时关闭电源',
  '然后清点人数',
  '一级事故：死亡3人以上10人以下',
  '每季度演练一次',
  '储备沙袋200只',
  '级别 数量 Ⅰ级 3人以上 Ⅱ级 1人以上3人以下',
  '8:00-20:00发生的，当日22点前提交事件报告',
  '总经理任总指挥',
  '满足火已扑灭、人员已清点两个条件，总指挥方可宣布解除',
  '否则报警',
  '…',
  '""\'[]{}: #&*!|>%@`',
  '\u0000\ud800',
  'constructor',
  '   ',
);
const name = fc.constantFrom(
  '值班组长',
  '保卫部',
  '119消防',
  '客户',
  '相关部门',
  '上述领导',
  '总指挥',
  '任何人',
  '',
  '报告人',
  '__proto__',
);
const some = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const KINDS: readonly ClauseKind[] = [
  'heading',
  'purpose',
  'scope',
  'basis',
  'definition',
  'principle',
  'grading',
  'condition',
  'question',
  'notification',
  'report',
  'call',
  'recording',
  'assessment',
  'decision',
  'approval',
  'confirmation',
  'training',
  'periodic',
  'prohibition',
  'step',
  'other',
];
const MODALITIES: readonly Modality[] = ['must', 'must_not', 'should', 'may', 'statement'];
const condition = fc.oneof(
  words,
  fc.constantFrom(
    '必要时',
    '系统恢复后',
    '接到报告后',
    '在救援人员到达之前',
    'Ⅱ级以上事故的',
    '温度超过30℃',
    '未造成伤亡的',
    '送电后',
    '15分钟',
  ),
);

const clause = fc.record({
  kind: fc.constantFrom(...KINDS),
  modality: fc.constantFrom(...MODALITIES),
  quote: fc.oneof(words, fc.string({ maxLength: 40 })),
  number: some(fc.constantFrom('1', '2', '一、1', '3.2')),
  path: fc.array(
    fc.constantFrom(
      '组织机构及职责',
      '应急响应',
      '应急终止',
      '后期处置',
      '应急保障',
      '响应分级',
      '工作原则',
      '依次处理',
      '培训与演练',
    ),
    { maxLength: 3 },
  ),
  actors: fc.array(fc.record({ name }), { maxLength: 3 }),
  recipients: fc.array(name, { maxLength: 3 }),
  deadline: some(
    fc.record({
      text: words,
      value: some(fc.constantFrom(0, 5, 0.5, 30, 1e9, -1, Number.NaN)),
      unit: some(fc.constantFrom('minutes' as const, 'hours' as const, 'days' as const)),
      class: fc.constantFrom(
        'hard' as const,
        'clock' as const,
        'immediate' as const,
        'prompt' as const,
        'event' as const,
        'referenced' as const,
      ),
      origin: some(condition),
    }),
  ),
  periodicity: some(
    fc.record({
      text: words,
      every: some(fc.constantFrom('P1D', 'P3M', 'PT15M', 'shift', 'continuous', 'P5Y')),
    }),
  ),
  condition: some(condition),
  scenario: some(fc.constantFrom('火灾', '停电', '电梯困人')),
  gate: some(condition),
  until: some(condition),
  exception: some(words),
  escalation: some(words),
  resources: fc.array(
    fc.record({
      text: words,
      name,
      quantity: some(fc.constantFrom(0, 2, 1e6)),
      unit: some(fc.constant('台')),
    }),
    { maxLength: 2 },
  ),
  evidence: fc.array(words, { maxLength: 2 }),
  fields: fc.array(fc.constantFrom('时间', '地点', '伤亡情况', '', '时间'), { maxLength: 3 }),
  discretion: fc.array(fc.constantFrom('必要时', '视情况'), { maxLength: 1 }),
  outside: fc.array(fc.record({ name, number: some(fc.constantFrom('119', '120')) }), { maxLength: 1 }),
  references: fc.array(
    fc.record({
      text: words,
      to: fc.constantFrom('inside' as const, 'document' as const, 'law' as const),
      title: words,
    }),
    { maxLength: 1 },
  ),
});

const reading: fc.Arbitrary<Reading> = fc.array(clause, { maxLength: 25 }).map(found => {
  const clauses: Clause[] = found.map((one, index) => ({
    ...one,
    id: `c${String(index + 1).padStart(3, '0')}`,
    start: 0,
    end: 0,
    block: 'b1',
    confidence: 1,
    doubts: [],
  }));
  const scenarios = [...new Set(clauses.flatMap(({ scenario }) => scenario ?? []))].map(name => ({
    name,
    clauses: clauses.filter(one => one.scenario === name).map(({ id }) => id),
    trigger: null,
  }));
  const text = clauses.map(({ quote }) => quote).join('');
  return {
    title: '某商场应急预案',
    text,
    blocks: [],
    clauses,
    units: [],
    synonyms: [],
    scenarios,
    findings: [],
  };
});

for (const [can, runs] of [
  ['all of the language', runsAll],
  ['what runs now', runsNow],
] as const)
  test(`any reading gives a plan that parses, written in ${can}`, () => {
    fc.assert(
      fc.property(reading, any => {
        const { plan } = makeDraft(any, { runs });
        const yaml = writePlanYaml(plan);
        const read = readPlan(yaml, { clauses: any.clauses });
        const ours = read.findings.filter(({ severity, code }) => severity === 'error' && !SETTLED.has(code));
        assert.deepEqual(
          ours.map(({ code, message, place }) => `${code} ${place.path ?? ''} ${message.zh}`),
          [],
        );
        assert.ok(read.plan);
        assert.equal(writePlanYaml(makeDraft(any, { runs }).plan), yaml);
      }),
      { numRuns: 300, seed: 20261124 },
    );
  });

/** What a person has to settle, or the engine to learn. */
const SETTLED = new Set(['not-run-yet', 'contradiction']);

test('what is drafted again keeps its ids, although clauses came before it', () => {
  fc.assert(
    fc.property(reading, any => {
      const first = makeDraft(any, { runs: runsAll }).plan;
      const again = makeDraft(any, { runs: runsAll, former: first }).plan;
      assert.equal(writePlanYaml(again), writePlanYaml(first));
    }),
    { numRuns: 100, seed: 20261124 },
  );
});

test('a long reading costs no more than its length', () => {
  const [one] = fc.sample(reading, { numRuns: 1, seed: 7 });
  assert.ok(one);
  const clauses = Array.from({ length: 3000 }, (_, index) => {
    const model = one.clauses[index % Math.max(1, one.clauses.length)];
    return { ...(model ?? PLAIN), id: `c${String(index + 1).padStart(4, '0')}` };
  });
  const { plan } = makeDraft({ ...one, clauses });
  assert.ok(Object.keys(plan.scenarios).length > 0);
});

const PLAIN: Clause = {
  id: 'c001',
  quote: '保安应疏散顾客',
  start: 0,
  end: 7,
  block: 'b1',
  number: null,
  path: [],
  kind: 'step',
  modality: 'must',
  actors: [{ name: '保安' }],
  recipients: [],
  deadline: null,
  periodicity: null,
  condition: null,
  scenario: null,
  gate: null,
  until: null,
  exception: null,
  escalation: null,
  resources: [],
  evidence: [],
  fields: [],
  discretion: [],
  outside: [],
  references: [],
  confidence: 1,
  doubts: [],
};

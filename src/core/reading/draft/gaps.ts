// What the text does not say and a draft had to take: each is a finding at its place with the proposed answer and its
// reason, and stands under `filled` of the plan. There is no other way to put something into a draft that the text lacks.
import type { Bilingual, Finding, Severity } from '#core/finding.ts';
import type { WrittenPlan } from '#core/plan/plan-schema.ts';

export type Gap = {
  readonly code: keyof typeof GAPS;
  /** STEP.key, FACT.key, SCENARIO.key: where it stands in the plan. */
  readonly at: string;
  readonly clause?: string;
  /** What was taken, as people read it. */
  readonly value?: string;
  /** Why this: stands in the plan, so in the language of the plan. */
  readonly why: string;
};

export type Gaps = {
  readonly add: (gap: Gap) => void;
  /** Of what stands in the plan: a gap of a step that was made part of another is none. */
  readonly filled: (plan: WrittenPlan) => NonNullable<WrittenPlan['filled']>;
  readonly findings: (plan: WrittenPlan) => readonly Finding[];
};

/** What a person has to settle, by code. */
const GAPS = {
  'actor-proposed': say(
    'warning',
    '条文没有写由谁做，暂按建议；请确认或改为负责的岗位。',
    'The text names nobody; the proposed post is taken. Confirm it or name the post that does it.',
  ),
  'actor-carried': say(
    'info',
    '本条没有写由谁做，按上文认定；请核对。',
    'The clause itself names nobody; taken from what stands before it. Check it.',
  ),
  'recipient-vague': say(
    'warning',
    '条文没有写明对象（如“相关部门”）；请在该岗位写明是哪些部门或岗位。',
    'The text does not say who exactly ("the departments concerned"). Say which units or posts are meant.',
  ),
  'origin-proposed': say(
    'warning',
    '条文没有写时限从何时起算，暂按建议；请确认或改正起点。',
    'The text does not say what the limit counts from; the proposed origin is taken. Confirm or correct it.',
  ),
  'limit-open': say(
    'warning',
    '条文的时限没有可用的数值，这一步暂无时限；请补写 within。',
    'The limit of the text has no figure that could be taken: this step has none yet. Write within.',
  ),
  'urgency-word': say(
    'info',
    '条文只写了紧急程度，分钟数按本单位的约定；请在 words 里确认。',
    'The text gives a word of urgency only; confirm under words how many minutes it is taken for.',
  ),
  'condition-asked': say(
    'info',
    '条文的条件由人在现场判断；请核对问谁、怎么问。',
    'Somebody has to judge the condition of the text; check who is asked and how.',
  ),
  'discretion-asked': say(
    'warning',
    '条文留待裁量（如“必要时”），暂由人回答是否需要；请写明什么情况下需要。',
    'The text leaves it to discretion; somebody is asked whether it is needed. Say when it is.',
  ),
  'answer-proposed': say(
    'info',
    '条文没有列出可选的答案，暂按是/否；请核对。',
    'The text lists no answers to choose from; yes or no is taken. Check it.',
  ),
  'fields-proposed': say(
    'info',
    '条文没有列明要填写的内容，暂按通常项目；请核对。',
    'The text does not list what has to be written down; the usual fields are taken. Check them.',
  ),
  'approver-proposed': say(
    'warning',
    '条文没有写由谁批准，暂按建议；请确认。',
    'The text does not say who approves; the proposed post is taken. Confirm it.',
  ),
  'stand-down-proposed': say(
    'warning',
    '条文没有写何时、由谁解除，暂按建议；请确认。',
    'The text does not say when and by whom it is stood down; the proposal is taken. Confirm it.',
  ),
  'steps-missing': say(
    'warning',
    '条文没有写这一情形怎么处置；请补写步骤或删去这一情形。',
    'The text does not say what to do in this case; write the steps or remove it.',
  ),
  'shared-steps': say(
    'info',
    '条文没有限定情形，各类事件通用；请核对。',
    'The text does not tie it to one kind of event: it is common to all. Check it.',
  ),
  'everyone-bound': say(
    'info',
    '条文没有写由谁负责，作为全体人员的要求；请核对。',
    'The text names nobody; it is taken as binding everybody. Check it.',
  ),
  'cadence-proposed': say(
    'warning',
    '条文没有写多久一次，暂按原文用词；请写明周期。',
    'The text does not say how often; its word is kept. Write the period.',
  ),
  'boundary-proposed': say(
    'warning',
    '条文没有写“以上”“以下”是否含本数，暂按以上含本数、以下不含；请确认。',
    'The text does not say whether 以上 and 以下 hold the figure itself; the first does, the second does not. Confirm it.',
  ),
  'other-plan': say(
    'warning',
    '请改为那份预案的标识；本系统里没有的，删去 use，作为一般任务由人去做。',
    'Write the id of that plan; where there is none in this system, remove use and leave it a task that somebody does.',
  ),
  'unit-converted': say(
    'info',
    '数值按换算后的单位填写；请核对。',
    'Figures are in the converted unit. Check them.',
  ),
  'said-otherwise': say(
    'info',
    '条文的意思本版本尚不能原样执行，改用能执行的写法；请核对。',
    'What the text says is not carried out as it stands by this version; a way that is carried out is taken. Check it.',
  ),
} as const satisfies Record<string, { readonly severity: Severity; readonly message: Bilingual }>;

function say(severity: Severity, zh: string, en: string) {
  return { severity, message: { zh, en } };
}

export function makeGaps(): Gaps {
  const gaps: Gap[] = [];
  return {
    add: gap => void gaps.push(gap),
    filled: plan =>
      [
        ...Map.groupBy(
          gaps.filter(standsIn(plan)).filter(({ code }) => code !== 'everyone-bound'), // nothing was filled in
          ({ why }) => why,
        ),
      ].map(([why, same]) => {
        const places = [...new Set(same.map(({ at }) => at))];
        const [only = ''] = places;
        return { at: places.length === 1 ? only : places, why };
      }),
    findings: plan => together(gaps.filter(standsIn(plan))).map(findingOf),
  };
}

/** The same gap at several places: one finding, unless each belongs to a clause of its own. */
function together(gaps: readonly Gap[]): readonly (Gap & { readonly places: readonly string[] })[] {
  const all = Map.groupBy(gaps, ({ code, at, clause, value = '', why }) =>
    clause === undefined ? `${code}\n${why}\n${value}` : `${code}\n${at}\n${clause}\n${why}`,
  );
  return [...all.values()].flatMap(same => {
    const [first] = same;
    const places = [...new Set(same.map(({ at }) => at))];
    return first === undefined ? [] : [{ ...first, places }];
  });
}

function findingOf({ code, at, clause, value, why, places }: ReturnType<typeof together>[number]): Finding {
  const several = places.length > 1;
  const zh = several ? `（共 ${places.length} 处：${places.join('、')}）` : '';
  const en = several ? ` (${places.length} places: ${places.join(', ')})` : '';
  return {
    code,
    severity: GAPS[code].severity,
    message: { zh: `${why}。${GAPS[code].message.zh}${zh}`, en: `${GAPS[code].message.en}${en}` },
    place: { path: at, ...(clause === undefined ? {} : { clause }) },
    ...(value === undefined ? {} : { proposal: { value, reason: { zh: why, en: GAPS[code].message.en } } }),
  };
}

/** STEP.key, FACT.key, PART.key …: whether there is such a step, fact or part. */
function standsIn(plan: WrittenPlan): (gap: Gap) => boolean {
  const known = new Set<string>(Object.keys(plan));
  const parts = [
    plan.scenarios,
    plan.routines,
    plan.exercises,
    plan.training,
    plan.facts,
    plan.forms,
    plan.acts,
  ];
  for (const part of [...parts, plan.units, plan.roles, plan.resources, plan.questions])
    for (const id of Object.keys(part ?? {})) known.add(id);
  for (const { steps, never } of Object.values(plan.scenarios))
    for (const id of [...Object.keys(steps), ...Object.keys(never ?? {})]) known.add(id);
  return ({ at }) => known.has(at.split('.')[0] ?? '') || known.has(at);
}

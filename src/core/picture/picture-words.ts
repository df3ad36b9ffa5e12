// The words a picture writes beside what the plan itself says, in both languages. Titles of steps, posts and facts are
// the plan's own and stay in its language.
import { feelInWords } from '#core/paper/feel-words.ts';
import { partyInWords, targetsInWords } from '#core/paper/party-words.ts';
import { dueInWords, edgeInWords, limitInWords, openerInWords, spanInWords } from '#core/paper/time-words.ts';
import type { StepKind } from '#core/plan/action.ts';
import type { Due, RungTarget } from '#core/plan/clock.ts';
import type { Party } from '#core/plan/party.ts';
import type { Edge, FactId, Feel, Limit, Opener, Origin, Plan, StepEdge } from '#core/plan/plan.ts';
import type { Millis } from '#core/time/instant.ts';

export type Language = 'zh' | 'en';

export type PictureWords = {
  readonly span: (span: Millis) => string;
  readonly feel: (feel: Feel, plan: Plan) => string;
  readonly edge: (edge: Edge, plan: Plan, starts: FactId) => string;
  /** Of the only step before: "得到确认后". */
  readonly ownEdge: Readonly<Record<StepEdge, string>>;
  readonly opener: (opener: Opener, plan: Plan, starts: FactId) => string;
  readonly limit: (limit: Limit, plan: Plan, starts: FactId) => string;
  readonly due: (due: Due, plan: Plan, starts: FactId) => string;
  readonly party: (party: Party, plan: Plan) => string;
  readonly target: (target: RungTarget, plan: Plan) => string;
  readonly kind: Readonly<Record<StepKind, string>>;
  readonly force: Readonly<Record<'must' | 'should' | 'may', string>>;
  readonly say: Sentences;
};

/** Sentences with a hole for what the plan says. */
type Sentences = {
  readonly list: string; // between names
  readonly when: (feel: string) => string;
  readonly first: (parts: readonly string[]) => string;
  readonly needed: (who: string) => string;
  readonly called: string;
  readonly level: (title: string) => string;
  readonly needs: (what: string) => string;
  readonly holds: (what: string) => string;
  readonly each: (list: string, where: string) => string;
  readonly eachPerson: string;
  readonly during: (what: string) => string;
  readonly untilOver: string;
  readonly until: (what: string) => string;
  readonly with: (who: string) => string;
  readonly or: (who: string) => string;
  readonly otherwise: string;
  readonly no: (step: string) => string;
  readonly rung: (after: string, whom: string) => string;
  readonly opens: (steps: string) => string;
  readonly ladder: (rungs: string) => string;
  readonly usualLadder: (rungs: string) => string;
  readonly never: (what: string) => string;
  readonly end: (title: string, how: string) => string;
  readonly unless: (who: string) => string;
  readonly phase: {
    readonly before: readonly [string, string];
    readonly response: (state: string) => readonly [string, string];
    readonly over: (state: string) => readonly [string, string];
    readonly after: (feel: string, by: string) => readonly [string, string];
  };
};

const KINDS: Readonly<Record<StepKind, readonly [string, string]>> = {
  task: ['办理', 'Task'],
  notify: ['通知', 'Notify'],
  call: ['外呼', 'Call'],
  record: ['记录', 'Record'],
  assess: ['研判', 'Assess'],
  decide: ['决定', 'Decide'],
  approve: ['审批', 'Approve'],
  report: ['书面报告', 'Report'],
  confirm: ['外部确认', 'Confirm'],
  wait: ['等待', 'Wait'],
  dispatch: ['调派', 'Dispatch'],
  convene: ['集合', 'Convene'],
  roll_call: ['清点', 'Roll call'],
  watch: ['值守', 'Watch'],
  request: ['按需提供', 'On request'],
  expect: ['设备动作', 'Expected'],
  use: ['启用预案', 'Other plan'],
};

const kinds = (index: 0 | 1): Readonly<Record<StepKind, string>> => {
  const titles = Object.entries(KINDS).map(([kind, both]) => [kind, both[index]]);
  return Object.fromEntries(titles) as Record<StepKind, string>;
};

const TARGETS_ZH: Readonly<Partial<Record<RungTarget['kind'], string>>> = {
  deputies: '替补',
  'unit-head': '部门负责人',
  'parent-head': '上级部门负责人',
  alarm: '无人可达报警',
};

const zh: PictureWords = {
  span: spanInWords,
  feel: feelInWords,
  edge: edgeInWords,
  ownEdge: {
    opened: '同时开始',
    attempted: '发出后',
    sent: '发出后',
    acknowledged: '得到确认后',
    accepted: '受领后',
    reserved: '落实后',
    arrived: '到场后',
    used: '投入使用后',
    returned: '归还后',
    done: '完成后',
  },
  opener: openerInWords,
  limit: (limit, plan, starts) => limitInWords(limit, plan, starts).replace(/^在/, ''),
  due: (due, plan, starts) => dueInWords(due, plan, starts).replace(/^在/, ''),
  party: partyInWords,
  target: (target, plan) => TARGETS_ZH[target.kind] ?? targetsInWords([target], plan),
  kind: kinds(0),
  force: { must: '', should: '应当', may: '可选' },
  say: {
    list: '、',
    when: feel => `如${feel}`,
    first: parts => `先到者为准：${parts.join('；')}`,
    needed: who => `${who}认为必要时`,
    called: '被叫到时才开始',
    level: title => `达到${title}时`,
    needs: what => `须先：${what}`,
    holds: what => `全程须：${what}`,
    each: (list, where) => `“${list}”每条一项${where === '' ? '' : `（${where}）`}`,
    eachPerson: '在岗每人一项',
    during: what => `仅在${what}期间`,
    untilOver: '直至恢复',
    until: what => `直至${what}`,
    with: who => `会同${who}`,
    or: who => `或${who}`,
    otherwise: '其他情形',
    no: step => `否：重新“${step}”`,
    rung: (after, whom) => `${after} ${whom}`,
    opens: steps => `启动“${steps}”`,
    ladder: rungs => `无应答：${rungs}`,
    usualLadder: rungs => `未另写的任务无人应答时：${rungs}`,
    never: what => `严禁：${what}`,
    end: (title, how) => `${title}：${how}`,
    unless: who => `（${who}准许的除外）`,
    phase: {
      before: ['事前', '开始前须办妥'],
      response: state => ['响应', state],
      over: state => ['恢复', `${state}结束`],
      after: (feel, by) => ['结束响应', `${feel}，由${by}宣布`],
    },
  },
};

const STEP_EDGES_EN: Readonly<Record<StepEdge, string>> = {
  opened: 'begins',
  attempted: 'is sent out',
  sent: 'is sent',
  acknowledged: 'is acknowledged',
  accepted: 'is accepted',
  reserved: 'is reserved',
  arrived: 'has arrived',
  used: 'is in use',
  returned: 'is returned',
  done: 'is done',
};

function spanEn(span: Millis): string {
  let left = Math.abs(Math.round(span / 1000) * 1000);
  const units = [
    [86_400_000, 'd'],
    [3_600_000, 'h'],
    [60_000, 'min'],
    [1_000, 's'],
  ] as const;
  const words = units.flatMap(([size, unit]) => {
    const count = Math.floor(left / size);
    left -= count * size;
    return count === 0 ? [] : [`${count} ${unit}`];
  });
  return words.join(' ') || '0 s';
}

const stepEn = (id: string, plan: Plan): string => `“${plan.steps[id]?.title ?? id}”`;
const factEn = (id: string, plan: Plan): string => plan.facts[id]?.title ?? id;

/** "“…” is done", "the end". */
function edgeEn(edge: Edge, plan: Plan, starts: FactId): string {
  if (edge.kind === 'step') {
    const first = edge.first ? 'first ' : '';
    return `${first}${stepEn(edge.step, plan)} ${STEP_EDGES_EN[edge.edge]}`;
  }
  if (edge.fact === starts) return edge.edge === 'since' ? 'the start' : 'the end';
  return `${edge.edge === 'since' ? 'the start' : 'the end'} of “${factEn(edge.fact, plan)}”`;
}

const INSTANTS_EN = {
  occurred: 'it occurred',
  reported: 'the report',
  graded: 'grading',
  activated: 'activation',
  stood_down: 'stand-down',
} as const;

function originEn(origin: Origin, plan: Plan, starts: FactId): string {
  switch (origin.kind) {
    case 'opened':
      return 'opening';
    case 'incident':
      return INSTANTS_EN[origin.instant];
    case 'level':
      return `level ${plan.levels?.[origin.level]?.title ?? origin.level}`;
    case 'fact':
      return `“${factEn(origin.fact, plan)}” is known`;
    case 'item-field':
      return `the item’s ${origin.field}`;
    default:
      return edgeEn(origin, plan, starts);
  }
}

const URGENCY_EN = { immediately: 'immediately', promptly: 'promptly', asap: 'as soon as possible' } as const;

function dueEn(due: Due, plan: Plan, starts: FactId): string {
  switch (due.kind) {
    case 'windows':
      return due.windows
        .map(({ since, until, due: by }) => {
          const day =
            by.day === 'next'
              ? 'next '
              : by.day === 0
                ? 'same day '
                : by.day === 1
                  ? 'next day '
                  : `${by.day} days on `;
          return `${since}–${until}: ${day}${by.at}`;
        })
        .join('; ');
    case 'date':
      return `${due.before ? 'before' : 'by'} ${due.date.kind === 'param' ? due.date.param : due.date.day}${due.at ? ` ${due.at}` : ''}`;
    case 'before':
      return `${spanEn(due.span)} before ${factEn(due.event, plan)}`;
    case 'working':
      return `${due.count} working ${due.unit} after ${originEn(due.of, plan, starts)}`;
    case 'last-workday':
      return `last working day before ${factEn(due.event, plan)}`;
    case 'end-of':
      return `by the end of the ${due.period}`;
    case 'kept':
      return `as “${due.per.document}” says`;
  }
}

function partyEn(party: Party, plan: Plan): string {
  switch (party.kind) {
    case 'role':
    case 'contact':
      return partyInWords(party, plan);
    case 'head-of':
      return `head of ${partyEn(party.of, plan)}’s unit`;
    case 'unit-head':
      return `head of ${plan.units[party.unit]?.title ?? party.unit}`;
    case 'told-by':
      return 'those told before';
    case 'doer-of':
      return `whoever did ${stepEn(party.step, plan)}`;
    case 'present-at':
      return `whoever is at ${plan.presence?.[party.post]?.title ?? party.post}`;
    case 'up-the-line':
      return 'heads up the line';
    case 'item-field':
      return `the item’s ${party.field}`;
    case 'reporter':
      return 'the reporter';
    case 'item-author':
      return 'author of the item';
    case 'scene-lead':
      return 'on-scene lead';
    case 'level-commander':
      return 'commander';
  }
}

const TARGETS_EN = {
  deputies: 'deputies',
  'unit-head': 'head of unit',
  'parent-head': 'head of parent unit',
  alarm: 'alarm “nobody reachable”',
} as const;

const en: PictureWords = {
  span: spanEn,
  feel: (feel, plan) => feelInWords(feel, plan, 'en'),
  edge: (edge, plan, starts) => `after ${edgeEn(edge, plan, starts)}`,
  ownEdge: {
    opened: 'together',
    attempted: 'once sent out',
    sent: 'once sent',
    acknowledged: 'once acknowledged',
    accepted: 'once accepted',
    reserved: 'once reserved',
    arrived: 'once there',
    used: 'once in use',
    returned: 'once returned',
    done: 'once done',
  },
  opener: (opener, plan, starts) => {
    if (opener.kind === 'condition') return feelInWords(opener.feel, plan, 'en');
    if (opener.kind === 'instant')
      return `${spanEn(opener.offset)} after ${originEn(opener.origin, plan, starts)}`;
    return `${opener.every ? 'each time ' : 'after '}${edgeEn(opener.edge, plan, starts)}`;
  },
  limit: (limit, plan, starts) => {
    if (limit.word !== undefined && limit.of.kind === 'opened') return URGENCY_EN[limit.word];
    const of = limit.of.kind === 'opened' ? '' : ` of ${originEn(limit.of, plan, starts)}`;
    return `within ${spanEn(limit.within)}${of}`;
  },
  due: dueEn,
  party: partyEn,
  target: (target, plan) => (target.kind === 'party' ? partyEn(target.party, plan) : TARGETS_EN[target.kind]),
  kind: kinds(1),
  force: { must: '', should: 'should', may: 'optional' },
  say: {
    list: ', ',
    when: feel => `if ${feel}`,
    first: parts => `first of: ${parts.join('; ')}`,
    needed: who => `when ${who} says it is needed`,
    called: 'only when called for',
    level: title => `at level ${title}`,
    needs: what => `first: ${what}`,
    holds: what => `throughout: ${what}`,
    each: (list, where) => `one for each of “${list}”${where === '' ? '' : ` where ${where}`}`,
    eachPerson: 'one for each on duty',
    during: what => `only while ${what}`,
    untilOver: 'until it is over',
    until: what => `until ${what}`,
    with: who => `with ${who}`,
    or: who => `or ${who}`,
    otherwise: 'otherwise',
    no: step => `no: “${step}” again`,
    rung: (after, whom) => `${after} ${whom}`,
    opens: steps => `opens “${steps}”`,
    ladder: rungs => `no answer: ${rungs}`,
    usualLadder: rungs => `Nobody answers, where nothing else is written: ${rungs}`,
    never: what => `Never: ${what}`,
    end: (title, how) => `${title}: ${how}`,
    unless: who => ` (unless ${who} permits)`,
    phase: {
      before: ['Before', 'to be done first'],
      response: state => ['Response', state],
      over: state => ['Over', `end of: ${state}`],
      after: (feel, by) => ['Stand-down', `${feel}; by ${by}`],
    },
  },
};

export const PICTURE_WORDS: Readonly<Record<Language, PictureWords>> = { zh, en };

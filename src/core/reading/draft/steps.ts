// One clause → what carries it out: a step of the kind its verb asks for, or a prohibition. Nothing is guessed silently:
// every value the clause does not give is explained under `filled`.
import type { WrittenPlan, WrittenStep } from '#core/plan/plan-schema.ts';
import { formatDuration } from '#core/time/instant.ts';
import { bareText } from '../bare-text.ts';
import { endsAsActor } from '../lexicon.ts';
import type { Clause } from '../reading.ts';
import { urgencyOf } from '../urgency.ts';
import type { Parties } from './parties.ts';

type Filled = Record<string, string>;

export type Made = {
  readonly steps: readonly (readonly [string, WrittenStep])[];
  readonly acts: NonNullable<WrittenPlan['acts']>;
  readonly never: NonNullable<WrittenPlan['scenarios'][string]['never']>;
};

/** The scenario a clause is drafted into: its state fact, and where conditions become facts. */
export type Stage = {
  readonly state: string;
  readonly trigger: (condition: string) => boolean; // it only repeats what starts the scenario
  readonly fact: (condition: string, askedOf: string) => string; // id of a yes/no fact
  readonly previous: string | undefined; // step of the clause before, in the same sentence
  readonly told: readonly string[]; // steps before it that tell somebody
};

const NAMES: Readonly<Partial<Record<Clause['kind'], string>>> = {
  notification: 'tell',
  report: 'report',
  call: 'call',
  recording: 'record',
  assessment: 'assess',
  decision: 'decide',
  approval: 'approve',
  confirmation: 'satisfy',
};

export function makeSteps(clause: Clause, stage: Stage, parties: Parties): Made {
  if (clause.modality === 'must_not') return prohibition(clause, parties);
  const filled: Filled = {};
  const who = whoOf(clause, parties, filled);
  const id = `${NAMES[clause.kind] ?? 'do'}_${clause.id}`;
  const asked = typeof who === 'string' ? who : 'reporter';
  const step: WrittenStep = {
    do: wordsOf(clause),
    who,
    ...actionOf(clause, stage, parties, asked, filled),
    ...(clause.modality === 'must' ? {} : { force: clause.modality === 'may' ? 'may' : 'should' }),
    ...openingOf(clause, stage, asked, filled),
    ...limitOf(clause, stage, filled),
    from: clause.id,
  };
  const steps: (readonly [string, WrittenStep])[] = [[id, withFilled(step, filled)]];
  if (clause.kind === 'confirmation') steps.push([`confirm_${clause.id}`, confirmation(clause, id, parties)]);
  return { steps, acts: {}, never: {} };
}

function withFilled(step: WrittenStep, filled: Filled): WrittenStep {
  return Object.keys(filled).length === 0 ? step : { ...step, filled };
}

/** What the clause says, without its number and the punctuation around it. */
export function wordsOf(clause: Clause): string {
  const last = clause.number?.split('、').pop() ?? '';
  const words = clause.quote
    .replace(/\s+/g, ' ')
    .replace(
      /^(?:第[^\s]{1,6}[章节条]|\d+(?:\.\d+)+[.、]?|[(（]?[\d.一二三四五六七八九十]{1,8}[)）、.．]+|[\u2460-\u249b•])\s*/,
      '',
    )
    .replace(/^[\s,，、~]+|[\s,，。;；~]+$/g, '')
    .replace(/^并(?![列行不非])/, '');
  const text = last !== '' && words.startsWith(last) ? words.slice(last.length).trim() : words;
  return text === '' ? clause.quote.trim() || clause.id : text.slice(0, 200);
}

function whoOf(clause: Clause, parties: Parties, filled: Filled): NonNullable<WrittenStep['who']> {
  const inside = clause.actors.map(actor => actor.name).filter(name => !parties.isOutside(name));
  const [first, ...more] = inside;
  if (first === undefined) {
    filled.who = '条文没有写由谁做,请指定责任岗位';
    return parties.unassigned();
  }
  if (clause.actors.some(actor => actor.implied)) filled.who = '本条未写行为人,按上文推定,请核对';
  if (more.length === 0) return parties.role(first);
  if (/或/.test(clause.quote)) return { any_of: inside.map(parties.role) };
  return { each_of: parties.group(inside) };
}

/** The named log of "在组长日志上做好记录". */
const LOG = /(?:在|于|入|填写|《|“|")([一-龥]{0,10}?(?:日志|处理表|登记表|记录表|台账|台帐|记录本|档案))/;

/** Keys of the kind; none for a task. */
function actionOf(
  clause: Clause,
  stage: Stage,
  parties: Parties,
  asked: string,
  filled: Filled,
): Partial<WrittenStep> {
  const told = clause.recipients;
  switch (clause.kind) {
    case 'call': {
      const [service] = told;
      if (service === undefined) return {};
      const number = /^\d{3}/.exec(service)?.[0];
      return { call: { contact: parties.contact(service, number), script: [wordsOf(clause)] } };
    }
    case 'notification':
    case 'report':
      if (told.some(name => /^(?:上述|以上|前述)/.test(name)) && stage.told.length > 0) {
        return { notify: { told_by: [...stage.told] } };
      }
      return told.length === 0
        ? {}
        : { notify: told.length === 1 ? parties.role(told[0] ?? '') : told.map(parties.role) };
    case 'recording': {
      const log = LOG.exec(bareText(clause.quote))?.[1];
      filled.record = '条文没有列明记录项,暂记时间和情况';
      const fields = {
        recorded_at: { title: '时间', type: 'time' as const },
        what: { title: '情况', type: 'text' as const },
      };
      return { record: { in: log ?? '处置记录', fields } };
    }
    case 'assessment':
      return { assess: [stage.fact(wordsOf(clause), asked)] };
    case 'decision':
      filled.decide = '条文没有写有哪些选项,暂按是/否';
      return { decide: { question: wordsOf(clause), answer: 'yes/no', reason: 'required' } };
    case 'approval': {
      const by = told.filter(name => !parties.isOutside(name));
      if (by.length > 0) return { approve: { by: by.map(parties.role), on_no: 'end' } };
      return { decide: { question: wordsOf(clause), answer: 'yes/no', reason: 'required' } };
    }
    default:
      return {};
  }
}

function confirmation(clause: Clause, solved: string, parties: Parties): WrittenStep {
  const of = clause.recipients[0] ?? '客户';
  const solvers = clause.actors.map(actor => parties.role(actor.name));
  return {
    do: `请${of}确认是否满意`,
    who: parties.unassigned(),
    confirm: {
      question: '是否满意',
      of,
      ...(solvers.length === 0 ? {} : { not_by: solvers }),
      on_no: { again: solved },
    },
    after: solved,
    from: clause.id,
    filled: { who: '条文没有写由谁向对方确认;处置人自己不能代答' },
  };
}

/** When the step opens: conditions become facts, "恢复后" the end of the state, "X分钟内未恢复" an instant. */
function openingOf(clause: Clause, stage: Stage, asked: string, filled: Filled): Partial<WrittenStep> {
  const { condition } = clause;
  const after = follows(clause) && stage.previous !== undefined ? { after: stage.previous } : {};
  // "根据实际情况" leaves it to whoever acts: a finding, not a condition.
  const discretion = /^(?:根据[^,]*情况|视情况?)$/.test(bareText(condition ?? ''));
  if (condition === null || discretion || stage.trigger(condition)) return after;
  const span = spanOf(clause);
  if (span !== undefined && isElapsed(clause)) {
    filled.opens = '“在时限内未能恢复”:到时即启动;起点条文未写,暂从场景开始时起算';
    return { ...after, opens: [`${span} of ${stage.state}.since`], while: stage.state };
  }
  if (/(?:恢复|消除|解除|修复|排除)[之以]?后$/.test(condition))
    return { ...after, opens: [`${stage.state}.ended`] };
  return { ...after, when: `${stage.fact(condition, asked)} = true` };
}

/** "然后…", "之后再…", "经…批准后": follows the clause before. */
function follows(clause: Clause): boolean {
  return /^(?:而后|然后|随后|之后|再|完后|最后)/.test(bareText(clause.quote));
}

/** The number belongs to the condition: "无法在10分钟内恢复", "60分钟内仍未解决". */
function isElapsed(clause: Clause): boolean {
  const text = clause.deadline?.text ?? '';
  return (
    text !== '' &&
    /[未无不]/.test(clause.condition ?? '') &&
    bareText(clause.condition ?? '').includes(bareText(text))
  );
}

function limitOf(clause: Clause, stage: Stage, filled: Filled): Partial<WrittenStep> {
  const { deadline } = clause;
  if (deadline === null || isElapsed(clause)) return {};
  const span = spanOf(clause);
  if (span !== undefined) {
    filled.within =
      deadline.origin === null
        ? '条文没有写时限从何时起算,暂从场景开始时起算'
        : `条文写从“${deadline.origin}”起算,暂按场景开始时计`;
    return { within: `${span} of ${stage.state}.since` };
  }
  if (deadline.class === 'immediate' || deadline.class === 'prompt') {
    const word = urgencyOf(deadline.text);
    const written =
      word === 'immediately'
        ? '立即'
        : word === 'asap'
          ? '最短时间内'
          : /尽/.test(deadline.text)
            ? '尽快'
            : '及时';
    return { urgency: written };
  }
  if (deadline.class === 'referenced') filled.within = `“${deadline.text}”写在别的文件里,请填入`;
  return {};
}

const SIZES = { minutes: 60_000, hours: 3_600_000, days: 86_400_000 } as const;

function spanOf({ deadline }: Clause): string | undefined {
  if (deadline?.class !== 'hard' || deadline.value === null || deadline.unit === null) return undefined;
  return formatDuration(Math.round(deadline.value * SIZES[deadline.unit]));
}

/** 严禁 / 不得 …: a controlled act that is locked; 未经许可 opens it for whoever may permit. */
function prohibition(clause: Clause, parties: Parties): Made {
  const [actor] = clause.actors;
  const act = `act_${clause.id}`;
  const permit = /未经([^,，。]{0,12}?)(?:许可|授权|批准|同意|允许)/.exec(bareText(clause.quote));
  const by = permit?.[1] !== undefined && endsAsActor(permit[1]) ? parties.role(permit[1]) : undefined;
  return {
    steps: [],
    acts: {
      [act]: {
        title: wordsOf(clause),
        by: actor === undefined ? parties.unassigned() : parties.role(actor.name),
      },
    },
    never: {
      [`ban_${clause.id}`]: {
        blocks: act,
        ...(permit ? { unless: { permission_of: by ?? parties.unassigned() } } : {}),
        from: clause.id,
      },
    },
  };
}

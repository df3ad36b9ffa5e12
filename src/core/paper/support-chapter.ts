// Chapters on what keeps the plan able to act: resources, periodic duties, what happens when nobody answers, the minutes
// taken for words, exercises and training.

import type { Plan, Rung } from '#core/plan/plan.ts';
import type { Exercise, Routine, Training } from '#core/plan/routine.ts';
import { fixed, type PaperLanguage } from './fixed-words.ts';
import {
  partiesInWords,
  roleTitle,
  stepTitle,
  targetsInWords,
  unitTitle,
  whoInWords,
} from './party-words.ts';
import { saidOnce } from './said-once.ts';
import { list, type Section } from './section.ts';
import { stepSentence } from './step-sentence.ts';
import { cadenceInWords, spanInWords, URGENCY } from './time-words.ts';

export const resourceSections = (plan: Plan): readonly Section[] => resourceTable(plan, 'zh');

export function resourceTable(plan: Plan, language: PaperLanguage): readonly Section[] {
  const resources = Object.values(plan.resources ?? {});
  if (resources.length === 0) return [];
  const gap = language === 'en' ? ' ' : '';
  const rows = resources.map(({ title, quantity, unit = '', place, keeper, of, minimum }) => [
    title,
    quantity === undefined ? '' : `${quantity}${gap}${unit}`.trim(),
    place ?? '',
    keeper !== undefined ? roleTitle(keeper, plan) : of !== undefined ? unitTitle(of, plan) : '',
    minimum === undefined ? '' : `${language === 'en' ? '≥ ' : '不少于'}${minimum}${gap}${unit}`.trim(),
  ]);
  const head = (['thing', 'amount', 'place', 'responsible', 'least'] as const).map(word =>
    fixed(word, language),
  );
  const table = { kind: 'table', caption: '', widths: [3, 2, 3, 3, 2], head, rows } as const;
  return [{ title: fixed('stocks', language), numbered: true, clauses: [], tables: [table] }];
}

export function routineSections(plan: Plan): readonly Section[] {
  const routines = Object.values(plan.routines ?? {}).flatMap(routine => routineInWords(routine, plan));
  return list(routines, '日常工作');
}

const MODAL = { must: '应', should: '宜', may: '可' } as const;

function routineInWords(routine: Routine, plan: Plan): readonly string[] {
  const steps = routine.steps.flatMap(id => plan.steps[id] ?? []);
  return [routineSentence(routine, plan), ...steps.map(step => stepSentence(step, plan))];
}

/** "值班组长应每季度检查备用电源。", without the steps it has. */
export function routineSentence(routine: Routine, plan: Plan): string {
  const { who, force, how_often, by, title, not_done } = routine;
  const clock = by === undefined ? '' : `${by}前`;
  const missed =
    not_done && not_done.tell.length > 0 ? `；未完成的，通知${targetsInWords(not_done.tell, plan)}` : '';
  const often = `${cadenceInWords(how_often)}${clock}`;
  return `${saidOnce(whoInWords(who, plan), MODAL[force], often, title)}${missed}。`;
}

const MARK = {
  acknowledged: '确认收到',
  accepted: '受领',
  arrived: '到场',
  done: '完成',
} as const;

export function ladderSections(plan: Plan): readonly Section[] {
  const clauses = plan.ladder.map(rung => rungInWords(rung, plan));
  return list(clauses, '无人应答时的逐级通知');
}

/** "任务下达满5分钟仍未确认收到的，通知部门负责人。" */
export function rungInWords({ offset, unless, tell, opens = [] }: Rung, plan: Plan): string {
  const opened = opens.map(id => `，并启动“${stepTitle(id, plan)}”`).join('');
  return `任务下达满${spanInWords(offset)}仍未${MARK[unless]}的，通知${targetsInWords(tell, plan)}${opened}。`;
}

export function wordSections(plan: Plan): readonly Section[] {
  const words = (['immediately', 'promptly', 'asap'] as const).map(
    word => `“${URGENCY[word]}”按${spanInWords(plan.words[word])}计。`,
  );
  return list([...words, '“通知”以对方确认收到为完成，另有注明的除外。'], '用语');
}

export function exerciseSections(plan: Plan): readonly Section[] {
  const exercises = Object.values(plan.exercises ?? {}).map(exercise => exerciseInWords(exercise, plan));
  const training = Object.values(plan.training ?? {}).map(one => trainingInWords(one, plan));
  return list([...exercises, ...training]);
}

export function exerciseInWords(
  { title, who, how_often, takes_part, approved_by }: Exercise,
  plan: Plan,
): string {
  const often = how_often ? cadenceInWords(how_often) : '';
  const held = /组织|开展|举行|举办|进行/.test(title) ? title : `组织${title}`;
  const said = who === undefined ? `${often}${held}` : saidOnce(roleTitle(who, plan), '应', often, held);
  const part = takes_part.length === 0 ? '' : `，参加人员：${partiesInWords(takes_part, plan)}`;
  const approved =
    approved_by.length === 0 ? '' : `，方案报${approved_by.map(id => roleTitle(id, plan)).join('、')}批准`;
  return `${said}${part}${approved}。`;
}

export function trainingInWords(
  { title, who, how_often, for: learners, tested }: Training,
  plan: Plan,
): string {
  const often = how_often ? cadenceInWords(how_often) : '';
  const tests = tested && !/考核|考试|测试|合格/.test(title) ? '，并考核' : '';
  const named = learners.every(party => title.includes(partiesInWords([party], plan)));
  const whom = named ? '' : `对${partiesInWords(learners, plan)}`;
  // "组织新员工培训" is a sentence, "灭火器使用" a subject
  const what = /培训|学习|教育|考核|宣传/.test(title) ? `${whom}${title}` : `${whom}进行培训：${title}`;
  return `${who === undefined ? `${often}${what}` : saidOnce(roleTitle(who, plan), '应', often, what)}${tests}。`;
}

// Grading: which facts make which level, who commands and who is told at each.
import type { Level } from '#core/plan/grades.ts';
import type { Plan } from '#core/plan/plan.ts';
import { feelInWords } from './feel-words.ts';
import { partiesInWords, roleTitle, stepTitle, unitTitle } from './party-words.ts';
import { list, type Section } from './section.ts';

export function gradeSections(plan: Plan): readonly Section[] {
  const { grades } = plan;
  if (grades === undefined) return [];
  const rows = grades.table.rows.map(
    row => `${levelTitle(row.level, plan)}：${row.title ?? feelInWords(row.when, plan)}。`,
  );
  const rule = {
    highest: '同时符合几级的，按最高一级。',
    first: '同时符合几级的，按先列出的一级。',
    unique: '各级互不重叠。',
  }[grades.table.hit];
  const levels = Object.values(plan.levels ?? {}).flatMap(level => levelInWords(level, plan));
  return list([...rows, rule, ...levels], '');
}

export const levelTitle = (id: string, plan: Plan): string => plan.levels?.[id]?.title ?? id;

export function levelInWords(
  { title, command, commander, tell, opens }: Level,
  plan: Plan,
): readonly string[] {
  const parts = [
    command === undefined ? '' : `由${unitTitle(command, plan)}负责`,
    commander === undefined ? '' : `总指挥为${roleTitle(commander, plan)}`,
    tell.length === 0 ? '' : `通知${partiesInWords(tell, plan)}`,
    ...opens.map(id => `启动“${stepTitle(id, plan)}”`),
  ].filter(text => text !== '');
  return parts.length === 0 ? [] : [`${title}响应：${parts.join('，')}。`];
}

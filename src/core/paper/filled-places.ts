// Where a value stands that the text does not give, in words: "judge.within" → "查明停电范围：时限".
import type { Plan } from '#core/plan/plan.ts';
import type { PaperLanguage } from './fixed-words.ts';

/** More places than these are counted, not named. */
const MOST = 8;

export function placesInWords(paths: readonly string[], plan: Plan, language: PaperLanguage): string {
  const named = paths.slice(0, MOST).map(path => placeInWords(path, plan, language));
  if (paths.length <= MOST) return named.join(language === 'en' ? '; ' : '、');
  return language === 'en'
    ? `${named.join('; ')} … (${paths.length} places)`
    : `${named.join('、')}等${paths.length}处`;
}

function placeInWords(path: string, plan: Plan, language: PaperLanguage): string {
  const [root = '', ...rest] = path.split('.');
  const title = titleOf(root, plan) ?? said(root, language);
  if (title === undefined) return path;
  const field = rest.map(word => said(word, language) ?? word).join('.');
  return field === '' ? title : `${title}${language === 'en' ? ': ' : '：'}${field}`;
}

function titleOf(root: string, plan: Plan): string | undefined {
  const parts = [plan.steps, plan.facts, plan.scenarios, plan.acts, plan.forms, plan.roles, plan.units];
  const more = [plan.routines, plan.exercises, plan.training, plan.resources];
  const found = [...parts, ...more].find(part => part !== undefined && Object.hasOwn(part, root))?.[root];
  const ban = Object.values(plan.scenarios).flatMap(({ never }) => never.filter(({ id }) => id === root))[0];
  return found?.title ?? ban?.title ?? (ban === undefined ? undefined : plan.acts[ban.blocks]?.title);
}

const said = (word: string, language: PaperLanguage): string | undefined =>
  Object.hasOwn(WORDS, word) ? WORDS[word]?.[language === 'en' ? 1 : 0] : undefined;

const WORDS: Readonly<Record<string, readonly [string, string]>> = {
  ladder: ['无人应答时的逐级通知', 'when nobody answers'],
  words: ['用语', 'words'],
  grades: ['响应分级', 'grading'],
  levels: ['响应分级', 'levels'],
  close: ['响应终止', 'standing down'],
  review: ['预案评审', 'review of the plan'],
  immediately: ['立即', 'immediately'],
  promptly: ['及时', 'promptly'],
  asap: ['尽快', 'as soon as possible'],
  within: ['时限', 'limit'],
  who: ['责任人', 'who'],
  since: ['起算点', 'start of the clock'],
  stable: ['稳定时间', 'stable time'],
  unless: ['例外', 'exception'],
  by: ['决定人', 'by whom'],
  when: ['条件', 'condition'],
  opens: ['何时开始', 'when it begins'],
  every: ['周期', 'how often'],
  at_least: ['次数', 'how many times'],
  fields: ['填写内容', 'what to fill in'],
  decide: ['可选的答案', 'answers'],
  asked_by: ['由谁请示', 'who asks'],
  approve: ['由谁批准', 'who approves'],
  notify: ['通知对象', 'who is told'],
  stand_down: ['由谁、何时解除', 'who stands it down, and when'],
  discretion: ['何种情况下需要', 'when it is needed'],
  duties: ['职责', 'duties'],
  boundary: ['“以上”“以下”是否含本数', 'whether 以上 and 以下 hold the figure itself'],
  record: ['登记方式', 'how it is recorded'],
};

// The chapters that GB/T 29639-2020 asks of a plan of its kind (6 comprehensive, 7 special, 8 on-site), told by what the
// plan has: a chapter is there when something of it is.
import type { Bilingual } from '#core/finding.ts';
import { type Checking, mend } from './checking.ts';
import type { Plan } from './plan.ts';

type Chapter = {
  readonly name: Bilingual;
  readonly write: string; // the key that would bring it
  has(plan: Plan): boolean;
};

const chapter = (zh: string, en: string, write: string, has: Chapter['has']): Chapter => ({
  name: { zh, en },
  write,
  has,
});

const count = (things: object | undefined): number => Object.keys(things ?? {}).length;
const anyStep = (plan: Plan, ...kinds: string[]) =>
  Object.values(plan.steps).some(({ action }) => kinds.includes(action.kind));

const SCOPE = chapter('适用范围', 'scope', 'scope', ({ head }) => head.scope !== undefined);
const GRADES = chapter('响应分级', 'grades of response', 'grades', ({ grades }) => grades !== undefined);
const ORGANISATION = chapter(
  '应急组织机构及职责',
  'organisation and duties',
  'roles',
  ({ roles, units }) => count(roles) + count(units) > 0,
);
const REPORTING = chapter('信息报告', 'reporting', 'notify', plan =>
  anyStep(plan, 'notify', 'report', 'call'),
);
const START = chapter(
  '响应启动',
  'starting the response',
  'scenarios',
  ({ scenarios }) => count(scenarios) > 0,
);
const HANDLING = chapter('处置措施', 'what is done', 'steps', ({ steps }) => count(steps) > 0);
const SUPPORT = chapter(
  '应急支援',
  'help from outside',
  'contacts',
  plan =>
    count(plan.contacts) > 0 ||
    anyStep(plan, 'call', 'dispatch') ||
    Object.values(plan.roles).some(({ outside }) => outside === true),
);
const END = chapter(
  '响应终止',
  'end of the response',
  'stand_down',
  ({ scenarios, close }) => count(scenarios) > 0 || close !== undefined,
);
const AFTER = chapter(
  '后期处置',
  'after-work',
  'close.after',
  ({ close, scenarios }) =>
    (close?.after.length ?? 0) > 0 ||
    Object.values(scenarios).some(({ stand_down }) => stand_down.goes_on.length > 0),
);
const MEANS = chapter(
  '应急保障',
  'means: communication, teams, supplies',
  'resources',
  ({ resources, contacts }) => count(resources) + count(contacts) > 0,
);
const RISK = chapter(
  '事故风险描述',
  'what may happen',
  'scope',
  ({ head, facts }) => head.scope !== undefined || count(facts) > 0,
);
const CARE = chapter(
  '注意事项',
  'what to mind',
  'never',
  ({ scenarios, rules, head }) =>
    Object.values(scenarios).some(({ never }) => never.length > 0) ||
    count(rules) > 0 ||
    (head.principles?.length ?? 0) > 0,
);

const CHAPTERS: Readonly<Record<Plan['kind'], readonly Chapter[]>> = {
  comprehensive: [SCOPE, GRADES, ORGANISATION, REPORTING, START, HANDLING, SUPPORT, END, AFTER, MEANS],
  special: [SCOPE, ORGANISATION, START, HANDLING, MEANS],
  'on-site': [RISK, ORGANISATION, HANDLING, CARE],
  card: [],
};

export function checkChapters({ plan, find }: Checking): void {
  const missing = CHAPTERS[plan.kind].filter(({ has }) => !has(plan));
  if (missing.length === 0) return;
  const names = (language: 'zh' | 'en') =>
    missing.map(({ name, write }) => `${name[language]} (${write})`).join(language === 'zh' ? '、' : ', ');
  find(
    'info',
    'missing-chapter',
    ['kind'],
    {
      zh: `按 GB/T 29639，这类预案还缺：${names('zh')}。生产安全类预案须补齐；其他预案不需要的可以不补。`,
      en: `By GB/T 29639 a plan of this kind also has: ${names('en')}. Work-safety plans must have them; others may do without.`,
    },
    mend(`${missing[0]?.write}: …`, '补上这一章', 'the first of them'),
  );
}

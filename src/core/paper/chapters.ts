// The chapters of a plan by its kind, in the order of GB/T 29639-2020 (6 综合应急预案, 7 专项应急预案, 8 现场处置方案), and
// what of the plan stands in each.
import type { Plan } from '#core/plan/plan.ts';
import { gradeSections } from './grade-chapter.ts';
import { organisationSections } from './organisation-chapter.ts';
import {
  activationSections,
  afterSections,
  gateSections,
  prohibitionSections,
  responseSections,
  standDownSections,
} from './response-chapter.ts';
import { list, type Section } from './section.ts';
import {
  exerciseSections,
  ladderSections,
  resourceSections,
  routineSections,
  wordSections,
} from './support-chapter.ts';

export type Chapter = {
  readonly title: string;
  readonly body?: (plan: Plan) => readonly Section[];
  readonly parts?: readonly Chapter[];
};

const SCOPE: Chapter = { title: '适用范围', body: plan => prose(plan.head.scope) };
const ACTIVATION: Chapter = { title: '响应启动', body: activationSections };
const STAND_DOWN: Chapter = { title: '响应终止', body: standDownSections };
const AFTERWARDS: Chapter = { title: '后期处置', body: afterSections };
const GRADING: Chapter = { title: '响应分级', body: gradeSections };
const SUPPORT: Chapter = {
  title: '应急保障',
  body: plan => [
    ...resourceSections(plan),
    ...routineSections(plan),
    ...ladderSections(plan),
    ...wordSections(plan),
  ],
};
const EXERCISES: Chapter = { title: '培训和演练', body: exerciseSections };
const organisation = (title: string): Chapter => ({ title, body: organisationSections });
const response = (title: string): Chapter => ({
  title,
  body: plan => [...gateSections(plan), ...responseSections(plan)],
});

export const CHAPTERS: Readonly<Record<Plan['kind'], readonly Chapter[]>> = {
  comprehensive: [
    {
      title: '总则',
      parts: [
        { title: '目的', body: plan => prose(plan.head.purpose) },
        SCOPE,
        { title: '编制依据', body: plan => list(plan.head.basis) },
        { title: '术语', body: definitions },
        { title: '工作原则', body: plan => list(plan.head.principles) },
        GRADING,
      ],
    },
    organisation('应急组织机构及职责'),
    { title: '应急响应', parts: [ACTIVATION, response('应急处置'), STAND_DOWN] },
    AFTERWARDS,
    SUPPORT,
    EXERCISES,
  ],
  special: [
    SCOPE,
    organisation('应急组织机构及职责'),
    { title: '响应启动', body: plan => [...gradeSections(plan), ...activationSections(plan)] },
    response('处置措施'),
    STAND_DOWN,
    AFTERWARDS,
    SUPPORT,
    EXERCISES,
  ],
  'on-site': [
    { title: '事故风险描述', body: plan => [...prose(plan.head.scope), ...activationSections(plan)] },
    organisation('应急工作职责'),
    {
      title: '应急处置',
      body: plan => [...gateSections(plan), ...responseSections(plan), ...afterSections(plan)],
    },
    {
      title: '注意事项',
      body: plan => [...prohibitionSections(plan), ...standDownSections(plan), ...routineSections(plan)],
    },
  ],
  card: [],
};

function prose(text: string | undefined): readonly Section[] {
  return text === undefined || text.trim() === '' ? [] : [{ title: '', numbered: false, clauses: [text] }];
}

function definitions(plan: Plan): readonly Section[] {
  return list(plan.head.definitions?.map(({ term, means }) => `${term}：${means}`));
}

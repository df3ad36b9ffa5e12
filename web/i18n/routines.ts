// Words of what comes round: routines, exercises, training.
import type { Texts } from './entry.ts';

export const routineTexts = {
  'nav.routines': ['周期工作', 'Routines'],
  'routines.title': ['周期工作、演练和培训', 'Routines, exercises and training'],
  'routines.search': ['搜索名称、预案、岗位', 'Search names, plans, posts'],
  'routines.kind': ['类别', 'Kind'],
  'routines.kind.routine': ['周期工作', 'Routines'],
  'routines.kind.exercise': ['演练', 'Exercises'],
  'routines.kind.training': ['培训', 'Training'],
  'routines.standing': ['状态', 'State'],
  'routines.standing.overdue': ['逾期或漏做', 'Overdue or missed'],
  'routines.standing.open': ['进行中', 'Under way'],
  'routines.standing.waiting': ['未到时间', 'Not due yet'],
  'routines.standing.unscheduled': ['未写明周期', 'No time given'],
  'routines.what': ['工作', 'What'],
  'routines.howOften': ['周期', 'How often'],
  'routines.who': ['负责岗位', 'Who'],
  'routines.next': ['下次期限', 'Next due'],
  'routines.lastDone': ['上次完成', 'Last done'],
  'routines.never': ['还没有做过', 'Never yet'],
  'routines.missed': ['上一次漏做', 'The last one was missed'],
  'routines.nobody': ['未写明', 'Nobody named'],
  'routines.open': ['去办理', 'Open'],
  'routines.start': ['现在开始', 'Begin now'],
  'routines.startOf': ['现在开始：{{title}}', 'Begin now: {{title}}'],
  'routines.drill': ['启动演练', 'Start the drill'],
  'routines.drillOf': ['启动演练：{{title}}', 'Start the drill: {{title}}'],
  'routines.empty': [
    '已生效的预案里没有周期性工作。在预案的 routines、exercises、training 里写明后，会按时提醒。',
    'No plan in force has anything that comes round. Written under routines, exercises or training it is called in time.',
  ],
} as const satisfies Texts;

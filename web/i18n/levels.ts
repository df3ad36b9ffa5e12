// Words of levels: which it is and why, changing it by hand, who commands; posts to be present at; rules.
import type { Texts } from './entry.ts';

export const levelTexts = {
  'level.strip': ['响应等级', 'Level of the response'],
  'level.none': ['尚未定级', 'Not graded yet'],
  'level.since': ['自', 'since'],
  'level.provisional': ['暂定：有情况未查明', 'For now: facts are missing'],
  'level.manual': ['人工定级', 'Set by hand'],
  'level.by': ['{{name}} 定级', 'by {{name}}'],
  'level.table': ['按分级表应为 {{level}}', 'The table says {{level}}'],
  'level.unit': ['由{{unit}}指挥', 'commanded by {{unit}}'],
  'level.change': ['调整等级', 'Change the level'],
  'level.changeBody': [
    '人工定级后不再随情况变化，直到解除。升高会通知新等级的人员并启动其任务；降低不会撤销任何任务。',
    'A level set by hand stays whatever the facts say, until it is released. Raising tells those of the new level and opens its duties; lowering withdraws nothing.',
  ],
  'level.to': ['改为', 'Change to'],
  'level.release': ['解除人工定级', 'Release'],
  'level.releaseBody': [
    '解除后由分级表按现有情况重新判定。',
    'The table then decides again from what is known.',
  ],
  'level.commander': ['指挥', 'Command'],
  'level.notTaken': ['{{role}}（尚无人接任）', '{{role}} (nobody has taken command)'],
  'level.offered': ['已请 {{names}} 接任，尚未接受', '{{names}} is asked to take over and has not accepted'],
  'level.left': [
    '降级后仍未结束的任务，请逐项决定继续或免除',
    'Opened by a higher level and still open: let each go on or waive it',
  ],
  'level.show': ['查看', 'Show'],

  'posts.title': ['在岗', 'Posts'],
  'posts.nobody': ['无人在岗', 'Nobody there'],
  'posts.until': ['有效至', 'until'],
  'posts.signOn': ['签到', 'Sign on'],
  'posts.signOnAt': ['在“{{post}}”签到', 'Sign on at “{{post}}”'],
  'posts.renew': ['续签', 'Renew'],
  'posts.renewAt': ['续签“{{post}}”', 'Renew “{{post}}”'],
  'posts.signOff': ['离岗', 'Sign off'],
  'posts.signOffOf': ['{{name}} 从“{{post}}”离岗', 'Sign off {{name}} from “{{post}}”'],
  'posts.signOffOther': ['代 {{name}} 登记离岗', 'Sign {{name}} off'],
  'posts.name': ['到岗人员姓名（外单位）', 'Name of the person from outside'],
  'rules.broken': ['不符合规定', 'Does not hold'],
} as const satisfies Texts;

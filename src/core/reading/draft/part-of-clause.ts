// Which part of a plan a clause belongs to: a step of a response, a standing duty, a routine, the grades … decided by its own
// words first, then by the headings above it.
import { bareText } from '../bare-text.ts';
import type { Clause } from '../reading.ts';
import { levelAtStart } from './level-names.ts';

export type PlanPart =
  | 'silent' // nothing to carry out
  | 'organisation' // who heads what, who is in it
  | 'step'
  | 'duty' // what somebody answers for at all times
  | 'routine'
  | 'exercise'
  | 'training'
  | 'resource'
  | 'grading'
  | 'content' // what a report or entry has to hold
  | 'closing' // when it may be stood down
  | 'after' // what goes on after it
  | 'review' // the plan itself is looked at again
  | 'question';

export function partOf(clause: Clause): PlanPart {
  const { kind, modality } = clause;
  const words = bareText(clause.quote);
  if (kind === 'question') return 'question';
  if (kind === 'heading') return 'silent';
  const chapter = chapterOf(clause);
  if (isGrading(clause, words, chapter)) return 'grading';
  if (modality === 'statement') return ofStatement(clause, words, chapter);
  if (modality === 'must_not') return clause.scenario === null && chapter === 'principles' ? 'duty' : 'step';
  if (isCalendar(clause))
    return EXERCISE.test(words) ? 'exercise' : kind === 'training' ? 'training' : 'routine';
  if (kind === 'training' || chapter === 'training')
    return EXERCISE.test(words)
      ? isTriggered(clause)
        ? 'after'
        : 'exercise'
      : kind === 'training'
        ? 'training'
        : 'duty';
  if (REVIEW.test(words)) return 'review';
  const says = chapter === 'closing' || (chapter === 'duties' ? /方可|方能/ : STANDS_DOWN).test(words);
  const later = /^[^,]{0,12}(?:解除|终止|结束)[之以]?后/.test(words);
  if (CLOSES.test(words) && !/^(?:负责|有权)/.test(words) && says && !later) return 'closing';
  return ofDuty(clause, words, chapter);
}

/** Obligations: who answers for something always, or a step when something has happened. */
function ofDuty(clause: Clause, words: string, chapter: Chapter): PlanPart {
  const triggered = isTriggered(clause);
  if (EXERCISE.test(bareText(clause.condition ?? '')) || KEPT.test(words)) return 'duty';
  switch (chapter) {
    case 'principles':
    case 'papers':
      return 'duty';
    case 'duties':
      return triggered && !DUTY_WORDS.test(words) ? 'step' : 'duty';
    case 'supplies':
      return isStore(clause, words)
        ? 'resource'
        : EVENT_KINDS.has(clause.kind) && triggered
          ? 'step'
          : 'duty';
    case 'after':
      return 'after';
    case 'closing':
      return 'after';
    default:
      if (!triggered && (clause.scenario === null ? STANDING : KEPT_READY).test(words))
        return isStore(clause, words) ? 'resource' : 'duty';
      return 'step';
  }
}

function ofStatement(clause: Clause, words: string, chapter: Chapter): PlanPart {
  if (CONTENT.test(words)) return 'content';
  if (MEMBERS.test(words)) return 'organisation';
  if (isStore(clause, words) && chapter === 'supplies') return 'resource';
  return 'silent';
}

/** "演练记录至少保存3年" */
const KEPT = /(?:保存|存档|归档|留存|保管)[^,]{0,8}(?:年|个?月)|演练记录/;
const EVENT_KINDS: ReadonlySet<Clause['kind']> = new Set(['notification', 'report', 'call']);
const EXERCISE = /演练|演习|拉练|桌面推演/;
const REVIEW =
  /(?:预案|方案|手册|制度|本规定|本办法)[^,]{0,12}(?:修订|修改|更新|评审|评估|复审|重新发布)|(?:修订|更新|评审|复审)[^,]{0,8}(?:预案|本方案|本手册)/;
const CLOSES =
  /(?:解除|终止|结束|撤销|关闭)[^,]{0,8}(?:响应|应急|预案|警报|状态|处置)|(?:响应|应急|预案|警报|状态)[^,]{0,8}(?:解除|终止|结束|撤销)|宣布[^,]{0,8}(?:解除|终止|结束)/;
const STANDS_DOWN = /方可|方能|后,?(?:由|经)|宣布/;
const DUTY_WORDS = /^[^,]{0,20}(?:负责(?!人)|职责)|的职责/;
/** What is kept up always, whether or not anything has happened. */
const STANDING =
  /(?:必须|应当?|须|要)?(?:备有|配备|配齐|储备|存放|留存|掌握|熟悉|熟知|了解|设立|建立|健全|完善|落实|明确|加强|坚持|保持[^,]{0,12}(?:完好|畅通|正常|有效|充足)|维护|保养|由专人保管|有安全备份|要有|制[定订][^,]{0,10}(?:预案|制度|方案|办法))/;
/** In a response only what is there beforehand: 落实 and 明确 are things done then. */
const KEPT_READY =
  /(?:必须|应当?|须|要)?(?:备有|配备|配齐|储备|存放|熟悉|熟知|由专人保管|有安全备份|要有)|保持[^,]{0,12}(?:完好|有效|充足)|制[定订][^,]{0,10}(?:预案|制度)/;
const CONTENT = /(?:内容|要素|事项|情况)[^,]{0,6}(?:包括|如下|为)|(?:应|须|必须)?(?:写明|包括以下|包括如下)/;
const MEMBERS =
  /(?:任|担任|兼任)[^,]{0,10}$|(?:任|担任|兼任)(?:总指挥|组长|副|主任)|成员(?:单位|包括|为|由|有|:)|由[^,]{2,60}组成|^[^,]{0,10}(?:总指挥|副总指挥|组长|副组长|主任|小组长|队长|组员|成员|负责人)[:：]|下设/;

/** Whether something has to have happened: an event it waits for, a limit, somebody told or called. */
function isTriggered({ condition, context, deadline, kind, discretion }: Clause): boolean {
  const said = bareText(condition ?? context ?? '');
  const free =
    discretion.some(word => said.includes(bareText(word))) || /^(?:根据|按照?|依据|结合)/.test(said);
  if (said !== '' && !free) return true;
  if (deadline !== null && deadline.class !== 'referenced' && deadline.class !== 'prompt') return true;
  return kind === 'call';
}

/** "每周", "每季度": with the calendar, not with an emergency. A count of minutes or hours belongs to a response. */
function isCalendar({ periodicity, scenario }: Clause): boolean {
  const every = periodicity?.every;
  if (every === undefined || every === null)
    return periodicity?.text !== undefined && /定期|经常/.test(periodicity.text);
  return (
    /^P\d/.test(every) ||
    every === 'shift' ||
    (every === 'continuous' && scenario === null && /24|昼夜|全天/.test(periodicity?.text ?? ''))
  );
}

function isStore({ resources }: Clause, words: string): boolean {
  return (
    resources.some(({ quantity }) => quantity !== null) &&
    /储备|配备|备有|配置|存放|库存|现有|常备|设有|备齐/.test(words)
  );
}

function isGrading(clause: Clause, words: string, chapter: Chapter): boolean {
  if (clause.kind === 'grading') return true;
  if (chapter !== 'grading' || clause.modality === 'must_not') return false;
  if (levelAtStart(words) !== undefined || clause.modality === 'statement') return true;
  return !ACTS.has(clause.kind) && !clause.actors.some(({ implied }) => implied === undefined);
}

const ACTS: ReadonlySet<Clause['kind']> = new Set([
  'notification',
  'report',
  'call',
  'recording',
  'decision',
  'approval',
  'training',
  'periodic',
]);

// ---------------------------------------------------------------- chapters

export type Chapter =
  | 'principles'
  | 'duties'
  | 'grading'
  | 'response'
  | 'closing'
  | 'after'
  | 'supplies'
  | 'training'
  | 'papers'
  | 'none';

const CHAPTERS: readonly (readonly [Chapter, RegExp])[] = [
  ['training', /培训|演练|宣传教育|宣教/],
  ['grading', /分级|等级|级别|分类(?:标准|与)/],
  ['closing', /(?:响应|应急|预案|处置|状态)[^,]{0,4}(?:终止|结束|解除)|^(?:终止|解除)/],
  ['after', /后期|善后|后续|复盘|总结|事后|调查|整改/],
  ['papers', /附则|预案(?:管理|修订|更新|备案|维护)|解释|编制依据|编制目的|适用范围/],
  ['principles', /原则|总则|目的|方针|要求$|指导思想/],
  ['duties', /职责|分工|组织(?:机构|体系|领导|架构|指挥)|指挥(?:机构|体系)|机构(?:设置|与)/],
  ['response', /处置|响应|报告|报警|措施|流程|程序|行动|救援|抢救|抢险|通报|升级|启动|应对|处理/],
  ['supplies', /保障|准备|物资|储备|预防|预警|器材|装备|监测/],
];

/** The lowest heading that says what kind of chapter it is; of a scenario, its own. */
export function chapterOf({ path, scenario }: Pick<Clause, 'path' | 'scenario'>): Chapter {
  for (let i = path.length - 1; i >= (path.length > 1 ? 1 : 0); i--) {
    const title = bareText(path[i] ?? '');
    const found = CHAPTERS.find(([, says]) => says.test(title));
    if (found === undefined) continue;
    return scenario !== null && (found[0] === 'principles' || found[0] === 'supplies')
      ? 'response'
      : found[0];
  }
  return scenario === null ? 'none' : 'response';
}

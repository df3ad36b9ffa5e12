// What else is to be known of a duty, as sentences in both languages: why it is locked or stopped, what was counted, whose
// turn it is. Screens show them as they are, so that no kind of duty is shown without its state.
import type { Plan, Step } from '#core/plan/plan.ts';
import { wanted } from '#core/response/dispatch.ts';
import { SIGNS, saidByForm } from '#core/response/forms.ts';
import type { Duty } from '#core/response/state.ts';
import { clockTime } from '#core/time/local-time.ts';
import { STATUTORY_DAYS } from '#core/time/statutory-days.ts';
import { wallTime } from '#core/time/wall-clock.ts';
import { isProvisional } from '#core/time/working-days.ts';
import type { DutyLine, LineScope } from './duty-line.ts';
import { EDGE_WORDS } from './event-sentence.ts';
import { levelTitle, rowWords } from './level-words.ts';
import { lockWords } from './lock-words.ts';
import { togetherLines } from './together-lines.ts';

export function dutyLines(scope: LineScope): DutyLine[] {
  return [
    ...levelLines(scope),
    ...countLines(scope),
    ...limitLines(scope),
    ...caseLines(scope),
    ...helperLines(scope),
    ...formLines(scope),
    ...callLines(scope),
    ...answerLines(scope),
    ...lockLines(scope),
    ...togetherLines(scope),
  ];
}

/** What the response itself asks: why the level is asked of a person, which level somebody is to command. */
function levelLines({ duty, plan }: LineScope): readonly DutyLine[] {
  if (duty.phase !== 'open') return [];
  if (duty.grades) {
    const [zh, en] = rowWords(duty.grades.about, plan);
    return [line(true, `请定级并说明理由：${zh}`, `say which level it is, and why: ${en}`)];
  }
  if (!duty.commands) return [];
  const title = levelTitle(duty.commands.level, plan);
  return [
    line(
      true,
      `${title}由您指挥，点“接受”后接任；此前由原指挥负责`,
      `${title} is yours to command: you take over when you accept; until then the former one commands`,
    ),
  ];
}

/** What was counted, ticked off, missed so far. */
function countLines(scope: LineScope): readonly DutyLine[] {
  const { duty, plan, name } = scope;
  const action = duty.step === null ? undefined : plan.steps[duty.step]?.action;
  const { watch, told } = duty;
  if (watch) {
    const { done, missed } = watch;
    return [line(missed > 0, `已做 ${done} 次，漏 ${missed} 次`, `${done} done, ${missed} missed`)];
  }
  if (duty.roll && duty.roll.length > 0) return rollLines(duty.roll);
  if (action?.kind === 'convene') {
    const there = told.flatMap(one => (one.arrived ? [name(one.person)] : []));
    const [n, of] = [there.length, told.length];
    return [
      line(false, `已到 ${n}/${of} 人：${there.join('、')}`, `${n} of ${of} there: ${there.join(', ')}`),
    ];
  }
  if (action?.kind === 'dispatch') return dispatchLines(duty, action.what, wanted(action.count));
  return duty.failed_to === undefined ? [] : [line(true, '没有如期出现', 'did not come about')];
}

function rollLines(roll: NonNullable<Duty['roll']>): readonly DutyLine[] {
  const open = roll.filter(({ tick }) => tick === null).map(({ title }) => title);
  const ticked = roll.flatMap(({ title, tick }) => (tick === null ? [] : [`${title} ${tick}`]));
  return [
    ...(ticked.length > 0
      ? [line(false, `已清点：${ticked.join('、')}`, `ticked: ${ticked.join(', ')}`)]
      : []),
    ...(open.length > 0
      ? [line(true, `未清点：${open.join('、')}`, `not ticked yet: ${open.join(', ')}`)]
      : []),
  ];
}

function dispatchLines({ counts, short }: Duty, what: string, count: number): readonly DutyLine[] {
  return [
    line(false, `${what}：需 ${count}`, `${what}: ${count} wanted`),
    ...Object.entries(counts ?? {}).map(([edge, n]) =>
      line(false, `${EDGE_WORDS[edge] ?? edge} ${n}`, `${n} ${edge}`),
    ),
    ...(short == null ? [] : [line(true, `不足：只有 ${short}`, `short: only ${short}`)]),
  ];
}

/** By which channel to ring up, how often nobody answered, when to try once more. */
function callLines({ duty, plan, name }: LineScope): readonly DutyLine[] {
  const action = duty.step === null ? undefined : plan.steps[duty.step]?.action;
  const at = (instant: number) => clockTime(instant, plan.zone, 'zh');
  const via = action?.kind === 'call' ? (action.via ?? []) : [];
  return [
    ...(via.length > 0 ? [line(false, `用：${via.join('、')}`, `by: ${via.join(', ')}`)] : []),
    ...(duty.tried ?? []).map(({ mark, outcome }) =>
      line(
        true,
        `${at(mark.at)} ${name(mark.by)}：${outcome === 'false' ? '未接通' : outcome}`,
        `${at(mark.at)} ${name(mark.by)}: ${outcome === 'false' ? 'not reached' : outcome}`,
      ),
    ),
    ...(duty.phase === 'open' && duty.call_again != null
      ? [line(true, `${at(duty.call_again)} 再拨`, `to be tried again at ${at(duty.call_again)}`)]
      : []),
  ];
}

/** Decided again, put to those above, nobody outside to answer. */
function answerLines({ duty, plan, name }: LineScope): readonly DutyLine[] {
  const at = (instant: number) => clockTime(instant, plan.zone, 'zh');
  return [
    ...(duty.answers ?? []).map(({ mark, answer }) =>
      line(
        false,
        `${at(mark.at)} ${name(mark.by)} 再次决定：${answerWords(answer)[0]}`,
        `${at(mark.at)} ${name(mark.by)} decided again: ${answerWords(answer)[1]}`,
      ),
    ),
    ...(duty.raised
      ? [line(true, '原审批人未同意，已报上级审批', 'refused before; put to those above')]
      : []),
    ...(duty.silences
      ? [
          line(
            true,
            `${duty.silences} 次到时仍联系不到对方`,
            `nobody there to answer, ${duty.silences} times`,
          ),
        ]
      : []),
    ...(duty.about === undefined
      ? []
      : [
          line(true, '一直联系不到对方，请决定如何继续', 'nobody was there to answer: decide how it goes on'),
        ]),
  ];
}

function answerWords(answer: unknown): readonly [string, string] {
  if (typeof answer === 'boolean') return answer ? ['是', 'yes'] : ['否', 'no'];
  const text =
    typeof answer === 'object' && answer !== null ? Object.values(answer).join(' ') : String(answer);
  return [text, text];
}

/** What was filled in, how sure it is, who signed it or has to. */
function formLines({ duty, plan, name }: LineScope): readonly DutyLine[] {
  const action = duty.step === null ? undefined : plan.steps[duty.step]?.action;
  const form = action?.kind === 'report' ? plan.forms[action.form] : undefined;
  if (!form) return [];
  const signers = duty.told.flatMap(({ person, reason }) => (reason === SIGNS ? [name(person)] : []));
  const waits = duty.phase === 'open' && duty.filled !== undefined && form.sign !== undefined;
  const owed = duty.phase === 'open' && duty.overdue !== null && form.late_reason === 'required';
  const at = (instant: number) => clockTime(instant, plan.zone, 'zh');
  return [
    ...(owed
      ? [line(true, '已超时，交件时须写明迟报原因', 'late: the reason is to be given when it is handed in')]
      : []),
    ...(waits ? [line(true, `待签署：${signers.join('、')}`, `to be signed by: ${signers.join(', ')}`)] : []),
    ...(duty.signed ?? []).map(mark =>
      line(false, `${name(mark.by)} 签署 ${at(mark.at)}`, `signed by ${name(mark.by)} at ${at(mark.at)}`),
    ),
    ...(duty.revised
      ? [line(false, `交件后更正 ${duty.revised} 次`, `corrected ${duty.revised} times since`)]
      : []),
    ...saidByForm({ plan }, duty).map(({ title, value, instant }) => {
      const said = instant === undefined ? value : clockTime(instant, plan.zone, 'zh');
      return line(/（未核实）$/.test(title), `${title}：${said}`, `${title}: ${said}`);
    }),
  ];
}

/** The figure stands in another document. */
function limitLines({ duty, plan }: LineScope): readonly DutyLine[] {
  const step = duty.step === null ? undefined : plan.steps[duty.step];
  const per = step?.due?.kind === 'kept' ? step.due.per : step?.limit?.per;
  if (!per) return provisional(duty, step, plan);
  const where = `${per.document}${per.clause ? ` ${per.clause}` : ''}`;
  return step?.due?.kind === 'kept' && !duty.due_set && duty.phase === 'open'
    ? [line(true, `时限按《${where}》，请查明后填写`, `its limit is kept in ${where}; fill it in`)]
    : [line(false, `时限依据：《${where}》`, `limit by ${where}`)];
}

/** Working time in a year whose days off are not published yet. */
function provisional(duty: Duty, step: Step | undefined, plan: Plan): readonly DutyLine[] {
  const due = step?.due;
  if (duty.due === null || (due?.kind !== 'working' && due?.kind !== 'last-workday')) return [];
  const calendar = due.calendar === undefined ? undefined : plan.calendars?.[due.calendar];
  const work = { zone: plan.zone, days_off: STATUTORY_DAYS, ...(calendar ? { calendar } : {}) };
  if (!isProvisional(wallTime(duty.due, plan.zone).day, work)) return [];
  return [
    line(
      false,
      '当年放假安排尚未公布，时限为暂定',
      'the days off of that year are not published: this limit is provisional',
    ),
  ];
}

function caseLines({ duty, plan }: LineScope): readonly DutyLine[] {
  const cases = duty.step === null ? undefined : plan.steps[duty.step]?.cases;
  if (!cases || duty.phase !== 'open' || duty.chosen !== null) return [];
  const titles = cases.map(({ title }) => title);
  return [
    line(
      true,
      `情况未明，是其中一种：${titles.join('；')}`,
      `not known yet which it is: ${titles.join('; ')}`,
    ),
  ];
}

function helperLines({ duty, name }: LineScope): readonly DutyLine[] {
  const names = (duty.helpers ?? []).map(({ person }) => name(person));
  return names.length === 0
    ? []
    : [line(false, `参加：${names.join('、')}`, `taking part: ${names.join(', ')}`)];
}

function lockLines({ duty, plan, name }: LineScope): readonly DutyLine[] {
  const locks = duty.phase === 'open' ? (duty.locks ?? []) : [];
  const { through } = duty;
  return [
    ...(duty.halted != null
      ? [line(true, '已停止，条件恢复后再继续', 'stopped until what must hold does again')]
      : []),
    ...locks.map(lock => {
      const [zh, en] = lockWords(lock, plan);
      return line(true, `暂不能办理：${zh}`, `may not be done yet: ${en}`);
    }),
    ...(through
      ? [
          line(
            true,
            `${name(through.by)} ${through.life ? '因危及生命' : '依权限'}越过锁定：${through.reason}`,
            `${name(through.by)} went past the locks${through.life ? ', life being in danger' : ' by right'}: ${through.reason}`,
          ),
        ]
      : []),
  ];
}

export function line(warn: boolean, zh: string, en: string): DutyLine {
  return { warn, zh, en };
}

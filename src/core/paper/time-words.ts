// Spans, limits, calendars and the starts of clocks in Chinese words, as a plan says them: "5分钟内", "事发后", "每季度".
import type { Cadence, CalendarDay, CalendarPeriod, DayWindow, Due, Need } from '#core/plan/clock.ts';
import type { Edge, FactId, Limit, Opener, Origin, Plan, StepEdge, UrgencyWord } from '#core/plan/plan.ts';
import type { Millis } from '#core/time/instant.ts';
import { feelInWords, withoutUnit } from './feel-words.ts';
import { stepTitle } from './party-words.ts';

const UNITS: readonly (readonly [Millis, string])[] = [
  [86_400_000, '天'],
  [3_600_000, '小时'],
  [60_000, '分钟'],
  [1_000, '秒'],
];

/** "5分钟", "1小时30分钟"; a day stays "24小时", as plans write it. */
export function spanInWords(span: Millis): string {
  let left = Math.abs(Math.round(span / 1000) * 1000);
  const words = UNITS.flatMap(([size, unit]) => {
    if (size === 86_400_000 && left < 2 * size) return [];
    const count = Math.floor(left / size);
    left -= count * size;
    return count === 0 ? [] : [`${count}${unit}`];
  });
  return words.join('') || '0秒';
}

export const URGENCY: Readonly<Record<UrgencyWord, string>> = {
  immediately: '立即',
  promptly: '及时',
  asap: '尽快',
};

/** "在事发后5分钟内", "立即"; `starts` is the state whose rise began the scenario. */
export function limitInWords(limit: Limit, plan: Plan, starts: FactId): string {
  if (limit.word !== undefined && limit.of.kind === 'opened') return URGENCY[limit.word];
  const since = limit.of.kind === 'opened' ? '' : `在${originInWords(limit.of, plan, starts)}`;
  const per = limit.per === undefined ? '' : `（见《${limit.per.document}》）`;
  return `${since}${spanInWords(limit.within)}内${per}${limit.word === undefined ? '' : URGENCY[limit.word]}`;
}

/** A limit that is no span: "在当日18:00前", "在启动预案后3个工作日内". */
export function dueInWords(due: Due, plan: Plan, starts: FactId): string {
  switch (due.kind) {
    case 'windows':
      return `在${due.windows.map(windowInWords).join('；')}之前`;
    case 'date':
      return `在${dayInWords(due.date, plan)}${due.at ?? ''}${due.before ? '之前（不含当日）' : '前'}`;
    case 'before':
      return `在${eventInWords(due.event, plan)}${spanInWords(due.span)}前`;
    case 'working':
      return `在${originInWords(due.of, plan, starts)}${due.count}个${WORKING[due.unit]}内`;
    case 'last-workday':
      return `在${eventInWords(due.event, plan)}前最后一个工作日`;
    case 'end-of':
      return `在${PERIOD_OF_DUE[due.period]}结束前`;
    case 'kept':
      return /^按|规定/.test(due.per.document) ? due.per.document : `按《${due.per.document}》规定的时限`;
  }
}

const WORKING = { days: '工作日', hours: '工作小时', shifts: '班次' } as const;
const PERIOD_OF_DUE = { shift: '当班', day: '当日', week: '当周', month: '当月' } as const;

/** "09:00至13:00发生的，当日18:00"; "当日18:00" of a window that is the whole day. */
function windowInWords({ since, until, due }: DayWindow): string {
  const day =
    due.day === 'next' ? '此后首个' : due.day === 0 ? '当日' : due.day === 1 ? '次日' : `${due.day}天后`;
  const whole = since === until || (since === '00:00' && until === '24:00');
  return whole ? `${day}${due.at}` : `${since}至${until}发生的，${day}${due.at}`;
}

function dayInWords(day: CalendarDay, plan: Plan): string {
  if (day.kind === 'param') return plan.params?.[day.param]?.title ?? day.param;
  return day.day;
}

const eventInWords = (id: string, plan: Plan): string =>
  plan.facts[id]?.title ?? plan.params?.[id]?.title ?? id;

/** "事发后", "“通知组长”完成后", "停电结束后". */
export function originInWords(origin: Origin, plan: Plan, starts: FactId): string {
  switch (origin.kind) {
    case 'opened':
      return '职责开始后';
    case 'incident':
      return INSTANT[origin.instant];
    case 'level':
      return `进入${plan.levels?.[origin.level]?.title ?? origin.level}后`;
    case 'fact':
      return `获知“${factTitleOf(origin.fact, plan)}”后`;
    case 'item-field':
      return `该条所列的${origin.field}后`;
    case 'step':
    case 'state':
      return edgeInWords(origin, plan, starts);
  }
}

function factTitleOf(id: string, plan: Plan): string {
  const fact = plan.facts[id];
  return fact === undefined ? id : withoutUnit(fact.title, fact.unit ?? '').replace(/[？?]$/, '');
}

const INSTANT = {
  occurred: '事发后',
  reported: '接到报告后',
  graded: '定级后',
  activated: '启动预案后',
  stood_down: '响应终止后',
} as const;

const STEP_EDGE: Readonly<Record<StepEdge, string>> = {
  opened: '开始',
  attempted: '发出',
  sent: '发出',
  acknowledged: '得到确认',
  accepted: '受领',
  reserved: '落实',
  arrived: '到场',
  used: '投入使用',
  returned: '归还',
  done: '完成',
};

export function edgeInWords(edge: Edge, plan: Plan, starts: FactId): string {
  if (edge.kind === 'step') {
    const first = edge.first ? '首次' : '';
    return `“${stepTitle(edge.step, plan)}”${first}${STEP_EDGE[edge.edge]}后`;
  }
  const own = edge.fact === starts;
  const title = plan.facts[edge.fact]?.title ?? edge.fact;
  if (edge.edge === 'since') return own ? '事发后' : `出现${title}后`;
  return own ? '恢复后' : `${title}结束后`;
}

/** "不能恢复时", "事发满10分钟". */
export function openerInWords(opener: Opener, plan: Plan, starts: FactId): string {
  if (opener.kind === 'instant') {
    const origin = originInWords(opener.origin, plan, starts).replace(/后$/, '');
    return `${origin}满${spanInWords(opener.offset)}`;
  }
  return needInWords(opener, plan, starts);
}

export function needInWords(need: Need, plan: Plan, starts: FactId): string {
  if (need.kind === 'condition') return `${feelInWords(need.feel, plan)}时`;
  const each = need.every ? '每次' : '';
  return each + edgeInWords(need.edge, plan, starts);
}

const PERIOD: Readonly<Record<CalendarPeriod, string>> = {
  day: '天',
  workday: '个工作日',
  week: '周',
  month: '个月',
  quarter: '个季度',
  'half-year': '个半年',
  year: '年',
};

/** "每30分钟", "每季度", "每半年至少1次", "每班". */
export function cadenceInWords(cadence: Cadence): string {
  switch (cadence.kind) {
    case 'interval':
      return `每${spanInWords(cadence.every)}`;
    case 'calendar': {
      const count = cadence.count === 1 ? '' : String(cadence.count);
      const period = count === '' ? PERIOD[cadence.period].replace(/^个/, '') : PERIOD[cadence.period];
      return `每${count}${period}${dayOf(cadence.period, cadence.on)}${cadence.at ?? ''}`;
    }
    case 'shift':
      return '每班';
    case 'at-least':
      return `每${PERIOD[cadence.period].replace(/^个/, '')}至少${cadence.count}次`;
    case 'event':
      return `每逢${cadence.event}`;
    case 'unsaid':
      return cadence.word;
  }
}

const WEEKDAYS = '一二三四五六日';

function dayOf(period: CalendarPeriod, on: string | undefined): string {
  if (on === undefined) return '';
  if (period === 'week') return `的星期${WEEKDAYS[Number(on) - 1] ?? on}`;
  return period === 'month' ? `的${on}日` : `的${on}`;
}

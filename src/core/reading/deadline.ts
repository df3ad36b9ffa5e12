// Limits of time: a number ("30 分钟内"), a time of day or date ("当日18点前"), one kept elsewhere ("按规定的时限"), a word of
// urgency, or an event that bounds it ("医护人员到达前"). The strongest found is the clause's; values are never made up.
import { actorAt } from './actor-name.ts';
import { endsAsActor } from './lexicon.ts';
import { CHINESE_NUMBER, readNumber } from './numbering/construct.ts';
import type { Deadline, DeadlineClass, Modality } from './reading.ts';
import { remembered } from './remembered.ts';

const NUMBER = `(?:\\d{1,4}(?:\\.\\d{1,2})?|半|${CHINESE_NUMBER}|两)`;
const UNIT =
  '个?(?:分钟|分(?=内|之内|以内)|小时|钟头|工作日|日历日|自然日|天|日(?!期|常|前|夜|起|报|志|间)|周(?=内|之内|以内)|星期|月(?=内|之内|以内)|秒钟?|刻钟)|(?:min(?:ute)?s?|hours?|hrs?|h|days?|d|s|sec)(?![a-z])';
/** "30 分钟内", "10-15分钟以内", "一个半小时内", "24h内", "一刻钟内", "不超过2小时". */
const SPAN = new RegExp(
  `(?<most>不(?:得|应|能|可)?(?:超过|多于|晚于|迟于|大于)|最长|至多|最多|最迟|最晚)?(?:${NUMBER}(?:-|—|–|~|～|至|到))?(?<number>${NUMBER})(?<half>个?半|多)?(?<unit>${UNIT})(?<half2>半)?(?<inside>之内|以内|内|前(?!后)|之前|里(?!程))?`,
  'gi',
);
const DAY =
  '(?:当日|当天|次日|翌日|隔日|第[二三四五]天|第[二三四五]日|每[天日]|当晚|(?:\\d{4}年)?\\d{1,2}月\\d{1,2}[日号口]?|(?:每|当|次|本)?[年月周]?\\d{1,2}[日号])';
const PART = '(?:凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚|夜里|夜间)';
const HOUR =
  '(?:\\d{1,2}(?:[::]\\d{2}|[点时](?:\\d{1,2}分|半|整|钟)?)|[零一二三四五六七八九十]{1,3}点(?:半|整|钟)?)';
const PERIOD_END =
  '(?:[每当次本]?(?:个)?(?:月末|月底|年底|年末|季末|季度末|周末|月初|年初)|[每当次本]年\\d{1,2}月(?:底|末|初|份)?|\\d{1,2}月(?:底|末|初|上旬|中旬|下旬))';
/** "当日18点前", "每月25日前", "次日上午", "5月底前", "下班前". */
const CLOCK = new RegExp(
  `(?:在|于)?(?:${DAY}?${PART}?${HOUR}(?:之?前|以前)|(?:${DAY}|${PERIOD_END}|下班|交班|收班)${PART}?(?:之?前|以前|内)|(?:于|在)(?:当日|当天|次日|翌日|当晚|第二天)${PART}?(?=[^,的值发]{2})|(?:当日|当天|当晚|次日|翌日|第二天)(?:${PART}|(?=[^,]{0,2}(?:完成|上报|报|通知|告知|提交|交|处理|解决|办结|修复|组织|向|问|送|补|找|访|反馈|更换|更新|补充|整改|归还|登记|换|对账|核对|由|清|退|电话)))|下周[一二三四五六日]|最迟(?:当[日天]|次日|第二天)[^,]{0,6}?[前后](?=[^,])|(?<=^|,)[^,]{2,14}(?:完毕|结束|发生|完成|恢复)的?当[日天](?=,|$))`,
);
/** "早上七点半前": nothing else. */
const CLOCK_ONLY = new RegExp(`^(?:${CLOCK.source})$`);
const LIMIT_END = new RegExp(`${NUMBER}(?:${UNIT})(?:之内|以内|内)$|前${NUMBER}(?:${UNIT})$`);
const REFERENCED =
  /按(?:照)?(?:有关|相关|国家|上级|公司)?规定的?(?:时限|时间|期限)(?:要求)?(?:以?内)?|在?规定的?(?:时间|时限|期限)(?:以?内)?|按(?:照)?(?:时限|时间)要求|按时限|在?(?:约定|承诺|要求|限定)的?(?:时间|时限|期限)(?:以?内)?/;
const IMMEDIATE =
  /(?<!不能|无法|不宜|不得|未能)(?:立即|立刻|第一时间|马上|即刻|随即|即时|当即|即行|当场|随时(?=报告|上报|汇报|通报))/;
const PROMPT =
  /在?最短的?时间内|(?<!不|未能|不能|无法)及时(?!间|性|率)|尽快|迅速|尽早|尽速|火速|从速|速(?=报|派|到)|抓紧|紧急(?=调|通知|疏散(?![^,]{0,8}工作)|联系|上报|报告|处理|集合)|快速(?!反应|通道|闸门|门|卷帘|接头|响应(?:机制|队))/;
const EVENT =
  /(?:在|于)[^,。;应须要]{1,18}?(?<![目以当提上事])(?:之前|以前|前(?!往|来|后|台|期|进|方|提|端|面|列|置|述|款|条|线|排|夕|途|会))(?=[^的])|(?<=^|,)(?:在|于)?[^,。;]{0,18}?(?<![目以当提上事])(?:之前|前(?!往|来|后|台|期|进|方|提|端|面|列|置|述|款|条|线|排|夕|途|会)|恢复后|完[毕成]?后|结束后|解除后|消除后|之后(?=再|,|$))|一旦[^,。;]{2,30}|事后|事先|提前|(?<!以上)同时(?!也是)|同步(?=[^,的]{3})|(?<=[应须要则]|必须|^)首先(?!由)|(?<=[应须要则])先(?!进|锋|后|行者|生|期|兆|到的)|(?<=^|,)先(?!进|锋|后|行者|生|期|兆|到的)|(?<=[员师工长人部室组岗队])(?<!由[^,]{1,8})先(?!进|锋|后|行者|生|期|兆|到的)|先(?!进|锋|后|行者|生|期|兆|到的|由)(?=[^。;]{1,30}(?:再|然后|,后))/;

/** The deadline of a clause. `main` leaves out condition and purpose; `whole` is all of it, where numbers may stand. */
export function deadlineOf(
  main: string,
  whole: string,
  condition: string | null = null,
  modality: Modality = 'must',
): Deadline | null {
  const figure = figureIn(whole);
  if (figure !== null) return isElapsed(figure, condition) ? { ...figure, elapsed: true } : figure;
  // "未查明前,严禁…" forbids for a time, which is a gate and no limit.
  const bound = modality === 'must_not' ? null : boundBy(condition);
  return (
    word(main, IMMEDIATE, 'immediate') ??
    (bound?.text.endsWith('后') ? bound : null) ??
    word(main, PROMPT, 'prompt') ??
    bound ??
    event(main, modality) ??
    (/则应?先/.test(whole) ? { text: '先', value: null, unit: null, class: 'event', origin: null } : null)
  );
}

/** "停水超过3小时的,…": the time is the condition's, and what is due then has no limit of its own. */
function isElapsed({ class: sort, text }: Deadline, condition: string | null): boolean {
  return sort === 'hard' && condition !== null && condition.includes(text);
}

const figureIn = remembered(
  (whole: string) => hard(whole) ?? clock(whole) ?? word(whole, REFERENCED, 'referenced'),
);

/** "系统恢复后24小时内,": a piece that says only by when. */
export function isOnlyLimit(piece: string): boolean {
  if (piece.length > 30 || /应(?!急)|[须要]|不得/.test(piece)) return false;
  return LIMIT_END.test(piece) || CLOCK_ONLY.test(piece);
}

/** Whether the piece begins with by when or how often: a word of urgency, "在10分钟内报告…", "次日9点前转交…", "每月核对". */
export const opensUrgently: (piece: string) => boolean = remembered(beginsWithLimit);

function beginsWithLimit(piece: string): boolean {
  if (URGENT_START.test(piece) || PERIOD_START.test(piece)) return true;
  const limit = LIMIT_START.exec(piece)?.[0];
  if (limit === undefined || /[的时后]$/.test(piece)) return false;
  const act = piece.slice(limit.length);
  return (
    act.length >= 2 && !/^(?:的|天气|同一|累计|出现|发生|无|仍|还|尚|未|没|不|连续|[前后]?[,、])/.test(act)
  );
}

const URGENT_START =
  /^(?:要|应|须|并|能)?(?:立即|立刻|第一时间|马上|及时|尽快|迅速|尽早|紧急|在?最短的?时间内|提前)/;
const PERIOD_START =
  /^每(?:隔)?(?:\d{1,3}|半|两|[一二三四五六七八九十]{1,2})?个?(?:年|季度?|月|周|天|日|小时|分钟)(?=[^,的]{2})/;
const LIMIT_START = new RegExp(
  `^(?:应当?|须|要|必须|并)?(?:(?:在|于)?${NUMBER}(?:${UNIT})(?:之内|以内|内)|${CLOCK.source})`,
);

function hard(text: string): Deadline | null {
  let threshold: Deadline | null = null;
  for (const found of text.matchAll(SPAN)) {
    const limit = limitOf(text, found.index, found);
    if (limit === null) continue;
    // "中断超过12小时的,须提前48小时公告": the limit of the act goes before the threshold that asks for it.
    if (!isThreshold(text, limit)) return limit;
    threshold ??= limit;
  }
  return threshold;
}

function isThreshold(text: string, limit: Deadline): boolean {
  return (
    /^(?:超过|超出|逾)/.test(limit.text) ||
    NOT_DONE.test(text.slice(text.indexOf(limit.text) + limit.text.length))
  );
}

/** What a span of time means where it stands; null: it is no limit ("每30分钟", "24小时值班", "三日内天气预报"). */
function limitOf(text: string, at: number, found: RegExpMatchArray): Deadline | null {
  const phrase = found[0];
  const { most, number = '', half, half2, unit = '', inside } = found.groups ?? {};
  const before = text.slice(Math.max(0, at - 8), at);
  const after = text.slice(at + phrase.length, at + phrase.length + 6);
  const value = toNumber(number) + (half === undefined && half2 === undefined ? 0 : half === '多' ? 0 : 0.5);
  const ordinal = /第$/.test(before) && /工作日/.test(unit) && inside !== undefined; // "第一个工作日内"
  if (!(value > 0) || (NO_LIMIT_BEFORE.test(before) && !ordinal)) return null;
  const size = scaled(value, unit);
  const over = /(?:超过|超出|逾)$/.exec(before)?.[0];
  if (over !== undefined && FORECAST.test(pieceBefore(text, at))) return null; // no clock runs on what is expected
  if (over !== undefined && inside === undefined) {
    const words = over + phrase;
    return NOT_DONE.test(after) || THRESHOLD_ENDS.test(after)
      ? { text: words, ...size, class: 'hard', origin: originOf(text, at - over.length) }
      : null;
  }
  if (NO_LIMIT_AFTER.test(after)) return null;
  const early = /(?:提前|提早)(?:至少|不少于)?$/.exec(before)?.[0];
  // "提前1天" counts back from an event.
  if (early !== undefined) return { text: early + phrase, ...size, class: 'event', origin: null };
  // "开闸前30分钟鸣警报"
  const ahead = inside === undefined ? /[^,应须要]{1,7}前$/.exec(before)?.[0] : undefined;
  if (ahead !== undefined) return { text: ahead + phrase, ...size, class: 'event', origin: null };
  if (/^[日天](?:之)?前$/.test(`${unit}${inside ?? ''}`)) return null; // "5日前" is a date
  const bounded = inside !== undefined || most !== undefined;
  // "15分钟运维经理远程接入": a rung of a ladder.
  const rung = at === 0 && startsWithParty(text.slice(phrase.length, phrase.length + 12));
  if (!bounded && !rung && !DONE_BY.test(after)) return null;
  return { text: phrase, ...size, class: 'hard', origin: originOf(text, at) };
}

/** "若预计停电超过4小时". */
const FORECAST = /预计|预测|预期|预判|预报|估计|可能|计划/;

function pieceBefore(text: string, at: number): string {
  return text.slice(Math.max(0, at - 30), at).replace(/^.*,/, '');
}

function startsWithParty(text: string): boolean {
  for (let end = 2; end < text.length; end++) if (endsAsActor(text.slice(0, end))) return true;
  return false;
}

const NO_LIMIT_BEFORE =
  /每$|每隔$|近$|过去$|最近$|[.\-—年月第./]$|[^内]延续$|连续$|持续$|间隔$|间断$|是否[^,]{0,4}$/;
const NO_LIMIT_AFTER =
  /^(?:天气|气象|预报|的(?!时间)|以上|以下|以后|后|左右|同一|累计|出现|连续|[/／]|一[次班]|假|班|制|值|工作制)/;
/** "停电超过2小时,请示…", "停机超过1小时的,": how long it may last before something is due. */
const THRESHOLD_ENDS = /^(?:的?(?:,|$))/;
/** "超过30分钟仍未恢复的,应报告": a threshold, after which something else is due. */
const NOT_DONE = /^后?(?:[^,]{0,3}不[了住好到灭开上着通]|仍|还|尚|未|没|无法|不能|无人|无应答|的(?:,|$))/;
/** "24小时汇报" is a limit, "十五分钟仍未控制的" too; "24小时值班" and "三天为五、六、日" are none. */
const DONE_BY =
  /^(?:上报|汇报|报告|报|通知|回复|答复|到(?![^,]{0,3}(?:\d|小时|分))|赶到|抵达|完成|处理|解决|提交|恢复|办结|反馈|(?:仍|还|尚)?(?:未|没|无法|不能|无人|无应答|无结果|无回应|无反应)|[^,]{1,3}不[了住好到灭开上着通])/;

/** Months and seasons have no fixed length: they keep their words and get no value. */
function scaled(value: number, unit: string): Pick<Deadline, 'value' | 'unit'> {
  if (/秒|^s/i.test(unit)) return { value: value / 60, unit: 'minutes' };
  if (/刻钟/.test(unit)) return { value: value * 15, unit: 'minutes' };
  if (/分|^min/i.test(unit)) return { value, unit: 'minutes' };
  if (/小时|钟头|^h/i.test(unit))
    return value < 1 ? { value: value * 60, unit: 'minutes' } : { value, unit: 'hours' };
  if (/月/.test(unit)) return { value: null, unit: null };
  return { value: /周|星期/.test(unit) ? value * 7 : value, unit: 'days' };
}

function toNumber(written: string): number {
  if (written === '半') return 0.5;
  return /^[\d.]+$/.test(written) ? Number(written) : readNumber(written);
}

function clock(text: string): Deadline | null {
  const found = CLOCK.exec(text);
  if (found === null) return null;
  return { text: found[0], value: null, unit: null, class: 'clock', origin: null };
}

function word(text: string, pattern: RegExp, kind: DeadlineClass): Deadline | null {
  const found = pattern.exec(text);
  if (found === null) return null;
  return { text: found[0], value: null, unit: null, class: kind, origin: originOf(text, found.index) };
}

function event(text: string, modality: Modality): Deadline | null {
  const found = EVENT.exec(text);
  if (found === null || modality === 'must_not') return null;
  const whole = found[0].replace(/^(?:但|并|且|应|要)/, '');
  const at = whole.search(/[在于]/);
  const bounded = at > 1 && endsAsActor(whole.slice(0, at)) ? whole.slice(at) : whole;
  // "班组长每天上班前": who and how often stand before it
  const who = actorAt(bounded, 0)?.end ?? 0;
  const own = bounded.slice(who).replace(/^每[一]?[天日班周月次]/, '');
  const phrase = own.length >= 2 ? own : bounded;
  return { text: phrase, value: null, unit: null, class: 'event', origin: null };
}

/** "在医护人员到达之前,…", "系统恢复后,…", "一旦险情消除,…": the event of the condition bounds the act. */
export function boundBy(condition: string | null): Deadline | null {
  if (condition === null || condition.length > 60) return null;
  const last = condition.slice(condition.lastIndexOf(',') + 1);
  const bounds =
    /(?<![目以当提上事])(?:之前|前)$/.test(last) ||
    /(?:恢复(?:通行|供电|供水|供气|正常|运行)?|结束|解除|消除|完|完毕|完成|关闭|签退|撤离|撤出|送电|停车|停机|出清|稳定|缓解|好转|平息|扑灭|熄灭|清点|[救找抬捞拉移查抓](?:出来?|下来?|到|清|获))[之以]?后$|[^,](?:完毕|(?<!未)完)$|^(?:在此)?之后$/.test(
      last,
    ) ||
    /^一旦[^,]{2,30}(?:消除|解除|恢复|结束|停止|好转)$/.test(last);
  return bounds ? { text: last, value: null, unit: null, class: 'event', origin: null } : null;
}

const STARTS = /((?:自|从)?[^,]{1,40}?(?:之日起?|之时起?|起|后|时|以后|之后|的))$/;

/** "接到报告后30分钟内": what stands before the limit and ends in 后 / 时 / 起 is where its clock starts. */
function originOf(text: string, at: number): string | null {
  const before = text
    .slice(Math.max(0, at - 80), at)
    .replace(/[,应须要需在的于最迟不]+$/, '')
    .replace(/(?:必须|应当|应该|至少)$/, '');
  const phrase = before.slice(Math.max(before.lastIndexOf(','), before.lastIndexOf(':')) + 1);
  const since = /((?:自|从)[^,]{1,30}?起)$/.exec(phrase)?.[1];
  if (since !== undefined) return since;
  const found = STARTS.exec(phrase);
  if (found?.[1] !== undefined) return found[1].replace(/^(?:应|须|要|必须|并|在(?=[^,]{1,3}$))/, '');
  // "突发事件发生1小时内": the event itself.
  return (
    /([^,应须要]{0,16}(?:发生|发现|接报|接警|接到[^,]{2,12}|收到[^,]{2,12}|结束|受理|签收))$/.exec(
      phrase,
    )?.[1] ?? null
  );
}

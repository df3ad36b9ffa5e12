// Limits of time: a number ("30 分钟内"), a time of day or date ("当日18点前"), one kept elsewhere ("按规定的时限"), a word of
// urgency, or an event that bounds it ("医护人员到达前"). The strongest found is the clause's; values are never made up.
import { CHINESE_NUMBER, readNumber } from './numbering/construct.ts';
import type { Deadline, DeadlineClass } from './reading.ts';

const NUMBER = `(?:\\d{1,4}(?:\\.\\d)?|半|${CHINESE_NUMBER}|两)`;
const SPAN = new RegExp(
  `(${NUMBER})(个?半|多)?个?(分钟|分(?=内|之内|以内)|小时|钟头|工作日|天|日(?!期|常|前|夜|起)|周(?=内|之内|以内)|秒钟?)(之内|以内|内|前(?!后)|之前)?`,
);
const CLOCK =
  /(?:在|于)?(?:当日|当天|次日|翌日|第二天|第二日|每日|当晚|\d{1,2}月\d{1,2}[日号口]?)?(?:(?:凌晨|早上|上午|中午|下午|晚上|晚|夜里)?\d{1,2}(?:[::]\d{2}|[点时](?:\d{1,2}分|半|整)?)(?:之?前|以前)|(?:\d{1,2}月\d{1,2}[日号口]|当日|当天|次日|下班)(?:凌晨|早上|上午|中午|下午|晚上|晚)?(?:之?前|以前|内))/;
const REFERENCED = /按(?:照)?规定的?(?:时限|时间|期限)|在?规定的?(?:时间|时限|期限)(?:以?内)?|按时限要求/;
const IMMEDIATE = /立即|立刻|第一时间|马上|即刻|随即|即时|当即|即行/;
const PROMPT = /在?最短的?时间内|及时|尽快|迅速|尽早|火速|从速|紧急(?=调|通知|疏散|联系|上报|报告|处理)|快速/;
const EVENT =
  /(?<=^|,)(?:在|于)?[^,。;]{0,18}?(?<![目以当提上])(?:之前|前(?!往|来|后|台|期|进|方|提|端|面|列|置|述|款|条|线|排|夕|途)|恢复后|完[毕成]?后|结束后|解除后|消除后|之后(?=再|,|$))|一旦[^,。;]{2,30}|事后|事先|提前|同时(?!也是)|首先|先(?!进|锋|后|行者|生|期|兆)/;

/** The deadline of a clause. `main` leaves out condition and purpose; `whole` is all of it, where numbers may stand. */
export function deadlineOf(main: string, whole: string): Deadline | null {
  return hard(whole) ?? clock(whole) ?? word(whole, REFERENCED, 'referenced') ?? soft(main);
}

function soft(main: string): Deadline | null {
  return word(main, IMMEDIATE, 'immediate') ?? word(main, PROMPT, 'prompt') ?? event(main);
}

/** Whether the piece begins with a word of urgency of its own. */
export function opensUrgently(piece: string): boolean {
  return /^(?:要|应|须|并|能)?(?:立即|立刻|第一时间|马上|及时|尽快|迅速|尽早|紧急|在?最短的?时间内|提前)/.test(
    piece,
  );
}

function hard(text: string): Deadline | null {
  const found = SPAN.exec(text);
  if (found === null) return null;
  const [phrase, number = '', half, unit = '', inside] = found;
  const before = text.slice(Math.max(0, found.index - 4), found.index);
  const after = text.slice(found.index + phrase.length, found.index + phrase.length + 4);
  if (/每$|每隔$|近$|过去$|最近$|[.\-—~月年第./]$|延续$|连续$/.test(before)) return null;
  if (/^(?:天气|预报|的|以上|以后|后|左右|[/／]|一[次班]|假|班|制|值|工作制)/.test(after)) return null;
  // "24小时汇报" is a limit, "24小时值班" and "三天为五、六、日" are none.
  if (
    inside === undefined &&
    !before.endsWith('提前') &&
    !/^(?:上报|汇报|报告|报|通知|回复|答复|到达|到场|完成|处理|解决|提交|恢复)/.test(after)
  )
    return null;
  const early = before.endsWith('提前');
  const value = toNumber(number) + (half === undefined || half === '多' ? 0 : 0.5);
  if (!(value > 0)) return null;
  // "提前1天" counts back from an event.
  if (early) return { text: `提前${phrase}`, ...scaled(value, unit), class: 'event', origin: null };
  return { text: phrase, ...scaled(value, unit), class: 'hard', origin: originOf(text, found.index) };
}

function scaled(value: number, unit: string): { value: number; unit: 'minutes' | 'hours' | 'days' } {
  if (/^秒/.test(unit)) return { value: value / 60, unit: 'minutes' };
  if (/^分/.test(unit)) return { value, unit: 'minutes' };
  if (/小时|钟头/.test(unit))
    return value < 1 ? { value: value * 60, unit: 'minutes' } : { value, unit: 'hours' };
  return { value: unit === '周' ? value * 7 : value, unit: 'days' };
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

function event(text: string): Deadline | null {
  const found = EVENT.exec(text);
  if (found === null) return null;
  const phrase = found[0].replace(/^(?:但|并|且|应|要)/, '');
  return { text: phrase, value: null, unit: null, class: 'event', origin: null };
}

/** "接到报告后30分钟内": what stands before the limit and ends in 后 / 时 / 起 is where its clock starts. */
function originOf(text: string, at: number): string | null {
  const before = text
    .slice(0, at)
    .replace(/[,应须要需在的]+$/, '')
    .replace(/(?:必须|应当|应该)$/, '');
  const phrase = before.slice(Math.max(before.lastIndexOf(','), before.lastIndexOf(':')) + 1);
  const found = /((?:自|从)?[^,]{2,30}?(?:之日|之时)?(?:起|后|时|以后|之后))$/.exec(phrase);
  return found?.[1] ?? null;
}

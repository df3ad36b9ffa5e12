// The words of a message: what happened, what the receiver must do, by when, why he, and the facts that must be said.
// Pure; the same message gives the same words. Everything from the content is escaped in the HTML.
import { localTime, timeLeft, zoneName } from '#core/time/local-time.ts';
import type { ChannelMessage, MessageWords } from './ports.ts';
import { reasonWords } from './reasons.ts';

type Purpose = ChannelMessage['purpose'];
type Words = {
  readonly head: Readonly<Record<Purpose, string>>;
  readonly act: Readonly<Record<Purpose, string>>;
  readonly drill: string;
  readonly drillNote: string;
  readonly labels: Readonly<
    Record<'event' | 'scenario' | 'duty' | 'act' | 'due' | 'from' | 'why' | 'link', string>
  >;
  readonly button: Readonly<Record<Purpose, string>>;
  readonly colon: string;
  readonly foot: string;
};

const ZH: Words = {
  head: {
    do: '请您办理',
    know: '特此告知',
    climb: '无人响应，请您介入',
    overdue: '已超时，请立即处理',
    correction: '情况更正',
    approve: '请您审批',
    withdrawn: '无需再办',
    alarm: '联系不到负责人，请立即处理',
    answered: '您的申请已有答复',
    stop: '请立即停止',
    over: '响应已结束',
    level: '响应等级变更',
    grade: '请您定级',
    command: '请您接任指挥',
    left: '等级已降低，请处理仍未结束的任务',
    trouble: '出现异常，请关注',
  },
  act: {
    do: '请打开链接，先点“收到”，办完后点“完成”。',
    know: '请打开链接，点“收到”，确认您已知悉。',
    climb: '应办理的人没有及时响应。请打开链接点“收到”，并督促或接手办理。',
    overdue: '这项任务已过时限。请立即办理，并打开链接说明进展。',
    correction: '此前告知您的情况有变，请以这一条为准。',
    approve: '请打开链接，选择同意或不同意。',
    withdrawn: '这项任务您不必再办，已办的部分会保留在记录里。',
    alarm: '所有应负责的人都联系不上。请打开链接点“收到”，并安排人员处理。',
    answered: '请按答复办理；没有同意的，不要进行。',
    stop: '作业必须具备的条件已不具备。请立即停下，条件恢复或另有通知后再继续。',
    over: '此前告知您的事件，响应已经结束，您不必再为它做什么。',
    level: '响应已改为本条所列等级，请按该等级的要求办理，并点“收到”。',
    grade: '分级表不能判定等级。请打开链接，选择等级并写明理由。',
    command: '这一等级由您指挥。请打开链接，点“接任指挥”；在您接受之前，仍由原指挥负责。',
    left: '这些任务由较高等级启动，不会自动撤销。请逐项决定继续办理，或写明理由免除。',
    trouble: '这里缺少、漏了或失去了必需的东西。请了解情况并予以支援。',
  },
  drill: '【演练】',
  drillNote: '这是演练，不是真实事件。',
  labels: {
    event: '事件',
    scenario: '情形',
    duty: '事项',
    act: '您要做的',
    due: '时限',
    from: '发起人',
    why: '为什么找您',
    link: '链接',
  },
  button: {
    do: '打开任务卡',
    know: '确认知悉',
    climb: '打开任务卡',
    overdue: '打开任务卡',
    correction: '打开任务卡',
    approve: '去审批',
    withdrawn: '打开任务卡',
    alarm: '打开任务卡',
    answered: '打开任务卡',
    stop: '打开任务卡',
    over: '打开任务卡',
    level: '确认知悉',
    grade: '去定级',
    command: '接任指挥',
    left: '打开任务卡',
    trouble: '打开任务卡',
  },
  colon: '：',
  foot: '链接只供您本人使用，请勿转发。',
};

const EN: Words = {
  head: {
    do: 'Please do',
    know: 'For your information',
    climb: 'Nobody answered, please step in',
    overdue: 'Overdue, act now',
    correction: 'Correction',
    approve: 'Please approve',
    withdrawn: 'No longer needed',
    alarm: 'Nobody can be reached, act now',
    answered: 'What you asked for is answered',
    stop: 'Stop now',
    over: 'The response is over',
    level: 'The level of the response has changed',
    grade: 'Say which level it is',
    command: 'Please take command',
    left: 'The level was lowered: settle what is still open',
    trouble: 'Something is wrong',
  },
  act: {
    do: 'Open the link, tap “Received” first, and “Done” when it is done.',
    know: 'Open the link and tap “Received” to confirm that you know.',
    climb:
      'The person called did not answer in time. Open the link, tap “Received”, then press them or take over.',
    overdue: 'This task is past its limit. Do it now, and open the link to say how it stands.',
    correction: 'What you were told before has changed. This message replaces it.',
    approve: 'Open the link and choose yes or no.',
    withdrawn: 'You need not do this any more. What you have done stays on record.',
    alarm: 'Nobody who should answer can be reached. Open the link, tap “Received”, and find someone to act.',
    answered: 'Act by the answer; without a yes, do not go ahead.',
    stop: 'What must hold while this is done no longer holds. Stop, and go on only when it does or you are told.',
    over: 'The response to what you were told of is over. There is nothing more for you to do about it.',
    level: 'The response is now at the level named here. Do as that level asks, and tap “Received”.',
    grade: 'The table of levels does not tell. Open the link, choose the level and say why.',
    command:
      'This level is yours to command. Open the link and tap “Take command”; until you accept, the former commander is in charge.',
    left: 'The higher level opened these tasks and nothing withdraws them by itself. Let each go on, or waive it with a reason.',
    trouble: 'Something that is needed here is short, missed, missing or lost. Look into it and help.',
  },
  drill: '[DRILL] ',
  drillNote: 'This is a drill, not a real incident.',
  labels: {
    event: 'Incident',
    scenario: 'Scenario',
    duty: 'Matter',
    act: 'What to do',
    due: 'By',
    from: 'On behalf of',
    why: 'Why you',
    link: 'Link',
  },
  button: {
    do: 'Open the task card',
    know: 'Confirm',
    climb: 'Open the task card',
    overdue: 'Open the task card',
    correction: 'Open the task card',
    approve: 'Decide',
    withdrawn: 'Open the task card',
    alarm: 'Open the task card',
    answered: 'Open the task card',
    stop: 'Open the task card',
    over: 'Open the task card',
    level: 'Confirm',
    grade: 'Choose the level',
    command: 'Take command',
    left: 'Open the task card',
    trouble: 'Open the task card',
  },
  colon: ': ',
  foot: 'The link is yours alone. Please do not pass it on.',
};

/** Subject, lines, plain text and HTML of a message, in the receiver's language and the organisation's zone. */
export function writeMessage(message: ChannelMessage): MessageWords {
  const words = message.language === 'zh' ? ZH : EN;
  const subject = subjectOf(message, words);
  const lines = linesOf(message, words);
  return {
    subject,
    lines,
    text: textOf(message, words, subject, lines),
    html: htmlOf(message, words, lines),
  };
}

function subjectOf({ content, purpose }: ChannelMessage, words: Words): string {
  const gap = words === ZH ? '｜' : ' | ';
  const text = `${content.drill ? words.drill : ''}${words.head[purpose]}${words.colon}${content.duty}${gap}${content.incident}`;
  return oneLine(text);
}

function linesOf(message: ChannelMessage, words: Words): MessageWords['lines'] {
  const { content, purpose } = message;
  const { labels } = words;
  const why = reasonWords(content.why)?.[message.language];
  return [
    { label: labels.event, value: content.incident },
    ...(content.scenario && content.scenario !== content.incident
      ? [{ label: labels.scenario, value: content.scenario }]
      : []),
    { label: labels.duty, value: content.duty },
    ...content.say.map(one => ({ label: one.title, value: sayValue(one, message) })),
    { label: labels.act, value: words.act[purpose] },
    ...(content.due !== null && purpose !== 'withdrawn'
      ? [{ label: labels.due, value: dueText(content.due, message) }]
      : []),
    ...(content.from_name ? [{ label: labels.from, value: content.from_name }] : []),
    ...(why ? [{ label: labels.why, value: why }] : []),
  ].map(line => ({ label: oneLine(line.label), value: oneLine(line.value) }));
}

function sayValue(one: ChannelMessage['content']['say'][number], message: ChannelMessage): string {
  if (one.instant === undefined) return SIGNS[message.language][one.value] ?? one.value;
  return localTime(one.instant, message.zone, message.language, message.now);
}

/** What the engine writes for yes, no and not known yet. */
const SIGNS: Readonly<Record<'zh' | 'en', Readonly<Record<string, string>>>> = {
  zh: { '✓': '是', '✗': '否', '': '尚不清楚' },
  en: { '✓': 'yes', '✗': 'no', '': 'not known yet' },
};

/** "11月23日周一 16:25（北京时间），还有 25 分钟" */
function dueText(due: number, { zone, language, now }: ChannelMessage): string {
  const time = localTime(due, zone, language, now);
  const name = zoneName(due, zone, language);
  const left = timeLeft(due, now, language);
  return language === 'zh' ? `${time}（${name}），${left}` : `${time} (${name}), ${left}`;
}

function textOf(
  message: ChannelMessage,
  words: Words,
  subject: string,
  lines: MessageWords['lines'],
): string {
  const body = lines.map(line => `${line.label}${words.colon}${line.value}`);
  return [
    subject,
    '',
    ...(message.content.drill ? [words.drillNote, ''] : []),
    ...body,
    ...(message.link
      ? ['', `${words.button[message.purpose]}${words.colon.trim()}`, message.link, '', words.foot]
      : []),
    '',
  ].join('\n');
}

function htmlOf(message: ChannelMessage, words: Words, lines: MessageWords['lines']): string {
  const { content, purpose, link, language } = message;
  const urgent = purpose === 'alarm' || purpose === 'overdue' || purpose === 'climb' || purpose === 'stop';
  const rows = lines.map(
    line =>
      `<tr><th align="left" valign="top" style="padding:6px 16px 6px 0;color:#5b6472;font-weight:normal;white-space:nowrap">${escaped(line.label)}</th>` +
      `<td style="padding:6px 0;color:#16202e">${escaped(line.value)}</td></tr>`,
  );
  const button = link
    ? `<p style="margin:24px 0 8px"><a href="${escaped(link)}" style="display:inline-block;padding:14px 28px;border-radius:10px;background:#1456c4;color:#ffffff;text-decoration:none;font-size:17px">${escaped(words.button[purpose])}</a></p>` +
      `<p style="margin:0;color:#5b6472;font-size:13px">${escaped(words.foot)}</p>`
    : '';
  const drill = content.drill
    ? `<p style="margin:0 0 12px;padding:8px 12px;border-radius:8px;background:#fff3d6;color:#6b4300">${escaped(words.drill.trim())} ${escaped(words.drillNote)}</p>`
    : '';
  return (
    `<!doctype html><html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escaped(subjectOf(message, words))}</title></head>` +
    `<body style="margin:0;padding:24px;background:#f3f5f8;font:16px/1.6 -apple-system,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif">` +
    `<div style="max-width:560px;margin:0 auto;padding:24px;border-radius:14px;background:#ffffff">${drill}` +
    `<h1 style="margin:0 0 12px;font-size:20px;line-height:1.4;color:${urgent ? '#b3261e' : '#16202e'}">${escaped(words.head[purpose])}${escaped(words.colon)}${escaped(content.duty)}</h1>` +
    `<table role="presentation" style="border-collapse:collapse;font-size:16px">${rows.join('')}</table>${button}</div></body></html>`
  );
}

/** Control characters and line breaks would let a value pass for another line, or for another header. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`);
}

// The words of the card in both languages.
import type { CardActName, CardNotice } from '#contract/card-view.ts';

type Words = {
  readonly lang: string;
  readonly drill: string;
  readonly drillNote: string;
  readonly state: Readonly<
    Record<'new' | 'heard' | 'overdue' | 'done' | 'withdrawn' | 'waived' | 'closed', string>
  >;
  readonly stateNote: Readonly<Record<'withdrawn' | 'waived' | 'closed', string>>;
  readonly act: Readonly<Record<CardActName, string>>;
  readonly submit: string;
  readonly takeCommand: string;
  readonly declined: string;
  readonly due: string;
  readonly left: string;
  readonly over: string;
  readonly facts: string;
  readonly unknown: string;
  readonly call: string;
  readonly noNumber: string;
  readonly script: string;
  readonly fill: string;
  readonly approveAsk: string;
  readonly yes: string;
  readonly no: string;
  readonly agree: string;
  readonly disagree: string;
  readonly choose: string;
  readonly optional: string;
  readonly note: string;
  readonly reasonOfDecision: string;
  readonly photo: string;
  readonly atLeast: (least: number) => string;
  readonly sure: string;
  readonly certainty: Readonly<Record<'exact' | 'about' | 'unconfirmed', string>>;
  readonly why: string;
  readonly orReason: string;
  readonly signature: string;
  readonly reached: string;
  readonly silence: string;
  readonly silenceAnswers: Readonly<Record<'keep' | 'without' | 'again', string>>;
  readonly signAsk: string;
  readonly sign: string;
  readonly sendBack: string;
  readonly lines: string;
  readonly inZone: (zone: string) => string;
  readonly cannot: string;
  readonly cannotWhy: string;
  readonly occurred: string;
  readonly forYou: (name: string) => string;
  readonly yours: string;
  readonly heardAt: (time: string) => string;
  readonly doneAt: (time: string) => string;
  readonly waiting: (count: number) => string;
  readonly sending: string;
  readonly arrived: string;
  readonly refused: string;
};

export const WORDS: Readonly<Record<'zh' | 'en', Words>> = {
  zh: {
    lang: 'zh-CN',
    drill: '演练',
    drillNote: '这不是真实事件',
    state: {
      new: '待您确认',
      heard: '已收到',
      overdue: '已超时',
      done: '已完成',
      withdrawn: '不必再办',
      waived: '已免办',
      closed: '事件已结束',
    },
    stateNote: {
      withdrawn: '情况已有变化，这项任务不必再办。您已做的会保留在记录里。',
      waived: '指挥已决定这项任务不再办理。',
      closed: '这次事件的处置已经结束，谢谢您。',
    },
    act: {
      acknowledge: '收到',
      accept: '我来办',
      arrive: '我到场了',
      done: '完成',
      decline: '提交，转给别人',
    },
    takeCommand: '接任指挥',
    submit: '提交',
    declined: '已记下您办不了，任务会转给别人。谢谢您及时说明。',
    due: '时限',
    left: '还剩',
    over: '已超过',
    facts: '您需要知道的',
    unknown: '尚不清楚',
    call: '拨打',
    noNumber: '号码未登记，请向指挥询问',
    script: '可以这样说',
    fill: '办完后请填写',
    approveAsk: '是否同意？',
    yes: '是',
    no: '否',
    agree: '同意',
    disagree: '不同意',
    choose: '请选择',
    optional: '选填',
    note: '备注',
    reasonOfDecision: '理由',
    photo: '暂不能在此上传照片，请写明照片在谁那里',
    atLeast: least => `至少 ${least} 张，每行一个`,
    sure: '把握程度',
    certainty: { exact: '确切', about: '大约', unconfirmed: '未核实' },
    why: '说明（未核实的请写原因）',
    orReason: '没有的话，写明原因',
    signature: '以上内容由我本人核对，签名确认',
    signAsk: '是否签署',
    reached: '是否接通',
    silence: '一直联系不到对方，如何继续？',
    silenceAnswers: { keep: '继续联系', without: '不再等待对方答复', again: '重新办理一次' },
    sign: '签署',
    sendBack: '退回（请写原因）',
    lines: '每行一个',
    inZone: zone => `按${zone}填写`,
    cannot: '我办不了',
    cannotWhy: '请说明原因，任务会马上转给别人',
    occurred: '发生于',
    forYou: name => `发给 ${name}`,
    yours: '仅供本人使用，请勿转发',
    heardAt: time => `已于 ${time} 收到`,
    doneAt: time => `完成于 ${time}`,
    waiting: count => `待发送 ${count} 条（离线，联网后自动发送）`,
    sending: '正在发送…',
    arrived: '已送达',
    refused: '没有成功',
  },
  en: {
    lang: 'en',
    drill: 'DRILL',
    drillNote: 'This is not a real incident',
    state: {
      new: 'Waiting for you',
      heard: 'Received',
      overdue: 'Overdue',
      done: 'Done',
      withdrawn: 'No longer needed',
      waived: 'Waived',
      closed: 'Incident over',
    },
    stateNote: {
      withdrawn: 'Things have changed and this need not be done any more. What you did stays on record.',
      waived: 'The commander decided that this is not to be done.',
      closed: 'The response to this incident is over. Thank you.',
    },
    act: {
      acknowledge: 'Received',
      accept: 'I will do it',
      arrive: 'I am there',
      done: 'Done',
      decline: 'Send, give it to somebody else',
    },
    takeCommand: 'Take command',
    submit: 'Submit',
    declined: 'It is noted that you cannot do this; the task goes to somebody else. Thank you for saying so.',
    due: 'By',
    left: 'Left',
    over: 'Over by',
    facts: 'What you need to know',
    unknown: 'Not known yet',
    call: 'Call',
    noNumber: 'No number on record; ask the commander',
    script: 'You may say',
    fill: 'Fill in when it is done',
    approveAsk: 'Do you approve?',
    yes: 'Yes',
    no: 'No',
    agree: 'Approve',
    disagree: 'Do not approve',
    choose: 'Please choose',
    optional: 'optional',
    note: 'Note',
    reasonOfDecision: 'Reason',
    photo: 'Photos cannot be sent from here yet; say who has them',
    atLeast: least => `At least ${least}, one per line`,
    sure: 'How sure',
    certainty: { exact: 'Exact', about: 'About', unconfirmed: 'Not confirmed' },
    why: 'Note (say why it is not confirmed)',
    orReason: 'If there is none, say why',
    signature: 'I have checked the above myself and sign it',
    signAsk: 'Do you sign it?',
    reached: 'Did somebody answer?',
    silence: 'Nobody is there to answer: how does it go on?',
    silenceAnswers: { keep: 'Go on trying', without: 'Go on without the answer', again: 'Do it once more' },
    sign: 'Sign',
    sendBack: 'Send back (say why)',
    lines: 'One per line',
    inZone: zone => `In ${zone}`,
    cannot: 'I cannot do this',
    cannotWhy: 'Say why; the task goes to somebody else at once',
    occurred: 'Since',
    forYou: name => `For ${name}`,
    yours: 'yours alone, please do not forward',
    heardAt: time => `Received at ${time}`,
    doneAt: time => `Done at ${time}`,
    waiting: count => `${count} not sent yet (offline, goes out by itself when online)`,
    sending: 'Sending…',
    arrived: 'Sent',
    refused: 'That did not work',
  },
};

/** Notices are read by people whose language we do not know: both, Chinese first. */
export const NOTICES: Readonly<
  Record<CardNotice, { readonly zh: readonly [string, string]; readonly en: readonly [string, string] }>
> = {
  'link-unknown': {
    zh: ['打不开这张任务卡', '链接不完整或不存在。请从原来的消息里重新打开，或联系发送人。'],
    en: [
      'This card cannot be opened',
      'The link is incomplete or does not exist. Open it again from the message, or ask whoever sent it.',
    ],
  },
  'link-expired': {
    zh: ['链接已过期', '这张任务卡的有效期已过。如仍需处理，请联系值班指挥重新发送。'],
    en: [
      'The link has expired',
      'This card is past its time. If it is still needed, ask the duty commander to send it again.',
    ],
  },
  'link-revoked': {
    zh: ['链接已收回', '这项任务可能已交给别人。如有疑问，请联系值班指挥。'],
    en: [
      'The link was withdrawn',
      'The task may have gone to somebody else. If in doubt, ask the duty commander.',
    ],
  },
  'try-later': {
    zh: ['系统暂时不可用', '请稍后刷新本页。紧急情况请直接电话联系值班指挥。'],
    en: ['Not available right now', 'Please reload in a moment. If it is urgent, phone the duty commander.'],
  },
};

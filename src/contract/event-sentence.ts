// The sentence of every event in both languages: a table by event type, so that a new event cannot be forgotten.
import type { EventType, IncidentEvent } from '#core/response/event.ts';
import { itemName } from '#core/response/items.ts';
import type { FactValue, Mark } from '#core/response/state.ts';
import type { Instant } from '#core/time/instant.ts';

export type SentenceWords = {
  readonly name: (person: string) => string;
  readonly duty: (id: string) => string;
  readonly fact: (id: string) => string;
  readonly scenario: (id: string) => string;
  readonly step: (id: string) => string;
  readonly act: (id: string) => string; // of a request "log_out/1" too
  readonly condition: (id: string) => string; // of closing
  readonly question: (id: string) => string;
  readonly plan: (id: string) => string; // a plan of the case, or its alias
  readonly against: (id: string) => string; // a ban or an act
  readonly level: (id: string) => string;
  readonly row: (row: string) => readonly [zh: string, en: string]; // of the grade table, or who said so
  readonly post: (id: string) => string; // to be present at
  readonly rule: (id: string) => string;
  readonly lock: (lock: string) => readonly [zh: string, en: string];
  readonly time: (at: Instant) => string;
};

type Of<T extends EventType> = Extract<IncidentEvent, { readonly type: T }>;
type Sentence<T extends EventType> = (
  event: Of<T>,
  words: SentenceWords,
) => readonly [zh: string, en: string];

export function eventSentence(event: IncidentEvent, words: SentenceWords, language: 'zh' | 'en'): string {
  const sentence = SENTENCES[event.type] as (
    it: IncidentEvent,
    with_: SentenceWords,
  ) => readonly [string, string];
  return sentence(event, words)[language === 'zh' ? 0 : 1];
}

const names = (people: readonly { readonly person: string }[], w: SentenceWords, by: string): string =>
  people.map(it => w.name(it.person)).join(by);

const because = (reason: string | null, zh: boolean): string =>
  reason ? (zh ? `：${reason}` : `: ${reason}`) : '';

/** Entered afterwards, from a paper log or a phone that was offline: when it really was. */
function later({ at, recorded }: Omit<Mark, 'by'>, w: SentenceWords, language: 0 | 1): string {
  if (recorded - at < ENTERED_LATER) return '';
  return language === 0 ? `（补录，实际 ${w.time(at)}）` : ` (entered later, of ${w.time(at)})`;
}

const ENTERED_LATER = 60_000;

function shown(value: FactValue): readonly [string, string] {
  if (value === null) return ['未知', 'unknown'];
  if (typeof value === 'boolean') return value ? ['是', 'yes'] : ['否', 'no'];
  if (Array.isArray(value)) return [`${value.length} 条`, `${value.length} entries`];
  if (typeof value === 'object') {
    const text = Object.values(value).map(String).join(' ');
    return [text, text];
  }
  return [String(value), String(value)];
}

const locked = (locks: readonly string[], w: SentenceWords, language: 0 | 1): string =>
  locks.map(lock => w.lock(lock)[language]).join(language === 0 ? '；' : '; ');

function rowsOf(rows: readonly string[], w: SentenceWords): readonly [string, string] {
  const words = rows.map(w.row);
  return [words.map(([zh]) => zh).join('；'), words.map(([, en]) => en).join('; ')];
}

function simulated(sets: Of<'InjectGiven'>['sets'], w: SentenceWords): readonly [string, string] {
  const said = Object.entries(sets).map(([fact, value]) => ({ fact: w.fact(fact), value: shown(value) }));
  if (said.length === 0) return ['', ''];
  const [zh, en] = [0, 1].map(n => said.map(({ fact, value }) => `${fact} ${value[n === 0 ? 0 : 1]}`));
  return [`；模拟：${zh?.join('、')}`, `; simulated: ${en?.join(', ')}`];
}

const SENTENCES: { readonly [T in EventType]: Sentence<T> } = {
  IncidentReported: (e, w) => [
    `${w.name(e.reporter)} 上报${e.kind === 'drill' ? '演练' : '事件'}：${e.title}（${e.scenarios.map(w.scenario).join('、')}）`,
    `${w.name(e.reporter)} reported the ${e.kind}: ${e.title} (${e.scenarios.map(w.scenario).join(', ')})`,
  ],
  InjectGiven: (e, w) => [
    `演练情况：${e.text}${e.tell.length > 0 ? `（告知 ${e.tell.map(w.name).join('、')}）` : ''}${simulated(e.sets, w)[0]}`,
    `Inject: ${e.text}${e.tell.length > 0 ? ` (tell ${e.tell.map(w.name).join(', ')})` : ''}${simulated(e.sets, w)[1]}`,
  ],
  FactRecorded: (e, w) => {
    const [zh, en] = shown(e.value);
    const observed = { at: e.observed, recorded: e.at };
    return [
      `${w.name(e.by)} 记录「${w.fact(e.fact)}」：${zh}${later(observed, w, 0)}`,
      `${w.name(e.by)} recorded "${w.fact(e.fact)}": ${en}${later(observed, w, 1)}`,
    ];
  },
  FactCorrected: (e, w) => [
    `${w.name(e.by)} 更正「${w.fact(e.fact)}」的时刻为 ${w.time(e.to)}`,
    `${w.name(e.by)} corrected the instant of "${w.fact(e.fact)}" to ${w.time(e.to)}`,
  ],
  StateBegan: (e, w) => [
    `「${w.fact(e.fact)}」自 ${w.time(e.since)} 开始（第 ${e.round} 轮）`,
    `"${w.fact(e.fact)}" began at ${w.time(e.since)} (round ${e.round})`,
  ],
  StateEnded: (e, w) => [
    `「${w.fact(e.fact)}」于 ${w.time(e.ended)} 结束`,
    `"${w.fact(e.fact)}" ended at ${w.time(e.ended)}`,
  ],
  StateEndTakenBack: (e, w) => [
    `「${w.fact(e.fact)}」的结束被撤回，仍在持续`,
    `The end of "${w.fact(e.fact)}" was taken back; it goes on`,
  ],
  RoundClosed: (e, w) => [
    `「${w.fact(e.fact)}」第 ${e.round} 轮稳定结束`,
    `Round ${e.round} of "${w.fact(e.fact)}" is over for good`,
  ],
  OpeningSet: (e, w) => {
    const step = w.step(e.opening.split('/')[0] ?? e.opening);
    if (e.due === null) return [`「${step}」不再定时启动`, `"${step}" will not open by the clock any more`];
    return [`「${step}」将于 ${w.time(e.due)} 启动`, `"${step}" will open at ${w.time(e.due)}`];
  },
  ItemAdded: (e, w) => [
    `${w.name(e.entry.by)} 在「${w.fact(e.list)}」中增加：${itemName(e.entry)}`,
    `${w.name(e.entry.by)} added to "${w.fact(e.list)}": ${itemName(e.entry)}`,
  ],
  ItemRemoved: (e, w) => [
    `${w.name(e.by)} 从「${w.fact(e.list)}」中移除 ${e.item}${because(e.reason, true)}`,
    `${w.name(e.by)} took ${e.item} off "${w.fact(e.list)}"${because(e.reason, false)}`,
  ],
  DutyOpened: (e, w) => [
    `${e.again ? '再次启动' : '启动'}任务「${e.duty.title}」${e.duty.holders.length ? `，由 ${names(e.duty.holders, w, '、')} 负责` : ''}`,
    `Duty "${e.duty.title}" opened${e.again ? ' again' : ''}${e.duty.holders.length ? ` for ${names(e.duty.holders, w, ', ')}` : ''}`,
  ],
  DutyWithdrawn: (e, w) => [`任务「${w.duty(e.duty)}」撤回`, `Duty "${w.duty(e.duty)}" withdrawn`],
  DutyConditionGone: (e, w) =>
    e.gone
      ? [
          `「${w.duty(e.duty)}」的启动条件已不成立，任务保留`,
          `The condition of "${w.duty(e.duty)}" no longer holds; it stays`,
        ]
      : [`「${w.duty(e.duty)}」的启动条件重新成立`, `The condition of "${w.duty(e.duty)}" holds again`],
  DutyAcknowledged: (e, w) => [
    `${w.name(e.mark.by)} 已确认收到「${w.duty(e.duty)}」${later(e.mark, w, 0)}`,
    `${w.name(e.mark.by)} acknowledged "${w.duty(e.duty)}"${later(e.mark, w, 1)}`,
  ],
  DutyAccepted: (e, w) => [
    `${w.name(e.mark.by)} 已接受「${w.duty(e.duty)}」${later(e.mark, w, 0)}`,
    `${w.name(e.mark.by)} accepted "${w.duty(e.duty)}"${later(e.mark, w, 1)}`,
  ],
  DutyArrived: (e, w) => [
    `${w.name(e.mark.by)} 已到场：「${w.duty(e.duty)}」${later(e.mark, w, 0)}`,
    `${w.name(e.mark.by)} arrived for "${w.duty(e.duty)}"${later(e.mark, w, 1)}`,
  ],
  DutyTaken: (e, w) => [
    `「${w.duty(e.duty)}」转由 ${names(e.holders, w, '、')} 负责`,
    `"${w.duty(e.duty)}" is now held by ${names(e.holders, w, ', ')}`,
  ],
  DutyDeclined: (e, w) => [
    `${w.name(e.by)} 不能承担「${w.duty(e.duty)}」${because(e.reason, true)}`,
    `${w.name(e.by)} declined "${w.duty(e.duty)}"${because(e.reason, false)}`,
  ],
  DutyDone: (e, w) => {
    if (e.because !== undefined)
      return [`「${w.duty(e.duty)}」随情况发展结束`, `"${w.duty(e.duty)}" ended by what came about`];
    return [
      `${w.name(e.mark.by)} 完成「${w.duty(e.duty)}」${later(e.mark, w, 0)}${e.late_by ? '（超时）' : ''}${because(e.note, true)}`,
      `${w.name(e.mark.by)} did "${w.duty(e.duty)}"${later(e.mark, w, 1)}${e.late_by ? ' (late)' : ''}${because(e.note, false)}`,
    ];
  },
  DutyJudgedLate: (e, w) =>
    e.late_by
      ? [
          `更正后「${w.duty(e.duty)}」改判为超时完成`,
          `After a correction "${w.duty(e.duty)}" counts as done late`,
        ]
      : [
          `更正后「${w.duty(e.duty)}」改判为按时完成`,
          `After a correction "${w.duty(e.duty)}" counts as done in time`,
        ],
  AnswerRevised: (e, w) => [
    `${w.name(e.by)} 修改了「${w.duty(e.duty)}」的答复${because(e.note, true)}`,
    `${w.name(e.by)} revised the answer of "${w.duty(e.duty)}"${because(e.note, false)}`,
  ],
  CallTried: (e, w) => [
    `${w.name(e.mark.by)} 拨打「${w.duty(e.duty)}」未接通，${w.time(e.next)} 再拨${because(e.note, true)}`,
    `${w.name(e.mark.by)} reached nobody for "${w.duty(e.duty)}"; once more at ${w.time(e.next)}${because(e.note, false)}`,
  ],
  CallDue: (e, w) => [`「${w.duty(e.duty)}」到再次拨打时间`, `"${w.duty(e.duty)}": time to call once more`],
  DecidedAgain: (e, w) => [
    `${w.name(e.mark.by)} 再次决定「${w.duty(e.duty)}」${because(e.note, true)}`,
    `${w.name(e.mark.by)} decided "${w.duty(e.duty)}" once more${because(e.note, false)}`,
  ],
  ApprovalRaised: (e, w) => [
    `「${w.duty(e.duty)}」未获同意，报 ${names(e.told, w, '、')} 审批`,
    `"${w.duty(e.duty)}" was refused and goes up to ${names(e.told, w, ', ')}`,
  ],
  OutsiderSilent: (e, w) => [
    `「${w.duty(e.duty)}」一直联系不到对方，请决定如何继续`,
    `Nobody was there to answer "${w.duty(e.duty)}"; how it goes on is to be decided`,
  ],
  FormFilled: (e, w) => [
    `${w.name(e.filled.mark.by)} 填写「${w.duty(e.duty)}」`,
    `${w.name(e.filled.mark.by)} filled in "${w.duty(e.duty)}"`,
  ],
  FormSigned: (e, w) => [
    `${w.name(e.mark.by)} 签署「${w.duty(e.duty)}」（${w.time(e.mark.at)}）`,
    `${w.name(e.mark.by)} signed "${w.duty(e.duty)}" (${w.time(e.mark.at)})`,
  ],
  FormSentBack: (e, w) => [
    `${w.name(e.by)} 退回「${w.duty(e.duty)}」${because(e.reason, true)}`,
    `${w.name(e.by)} sent "${w.duty(e.duty)}" back${because(e.reason, false)}`,
  ],
  ApprovalGiven: (e, w) => [
    `${w.name(e.person)} ${e.yes ? '同意' : '不同意'}「${w.duty(e.duty)}」${because(e.note, true)}`,
    `${w.name(e.person)} ${e.yes ? 'approved' : 'refused'} "${w.duty(e.duty)}"${because(e.note, false)}`,
  ],
  EntryAdded: (e, w) => [
    `${w.name(e.entry.by)} 在「${e.log}」中登记一条`,
    `${w.name(e.entry.by)} added a line to "${e.log}"`,
  ],
  DutyWaived: (e, w) => [
    `${w.name(e.by)} 免除「${w.duty(e.duty)}」${because(e.reason, true)}`,
    `${w.name(e.by)} waived "${w.duty(e.duty)}"${because(e.reason, false)}`,
  ],
  DutyOverdue: (e, w) => [
    `「${w.duty(e.duty)}」已超时（应于 ${w.time(e.due)} 前完成）`,
    `"${w.duty(e.duty)}" is overdue (was due ${w.time(e.due)})`,
  ],
  DeadlineMoved: (e, w) => [
    `${e.because === 'level' ? '等级变化，' : ''}「${w.duty(e.duty)}」的时限改为 ${w.time(e.to)}`,
    `The deadline of "${w.duty(e.duty)}" moved to ${w.time(e.to)}${e.because === 'level' ? ' with the level' : ''}`,
  ],
  RungMoved: (e, w) => [
    `「${w.duty(e.duty)}」的逐级上报时刻改为 ${w.time(e.to)}`,
    `A rung of "${w.duty(e.duty)}" moved to ${w.time(e.to)}`,
  ],
  RungFired: (e, w) => [
    `「${w.duty(e.duty)}」无人响应，逐级上报${e.called.length ? `给 ${names(e.called, w, '、')}` : '，但这一级没有人可叫'}`,
    `Nobody answered for "${w.duty(e.duty)}"; the ladder called ${names(e.called, w, ', ') || 'nobody'}`,
  ],
  NobodyReachable: (e, w) => [
    `「${w.duty(e.duty)}」联系不到任何人`,
    `Nobody can be reached for "${w.duty(e.duty)}"`,
  ],
  AlarmSeen: (e, w) => [
    `${w.name(e.mark.by)} 已看到「${w.duty(e.duty)}」的无人告警`,
    `${w.name(e.mark.by)} saw the alarm of "${w.duty(e.duty)}"`,
  ],
  AlarmCleared: (e, w) => [
    `「${w.duty(e.duty)}」的无人告警解除`,
    `The alarm of "${w.duty(e.duty)}" is cleared`,
  ],
  ReceiverMarked: (e, w) => {
    const [zh, en] = DELIVERY[e.mark];
    return [
      `「${w.duty(e.duty)}」对 ${w.name(e.person)} ${zh}`,
      `"${w.duty(e.duty)}" to ${w.name(e.person)}: ${en}`,
    ];
  },
  ReceiverAcknowledged: (e, w) => [
    `${w.name(e.person)} 已确认收到「${w.duty(e.duty)}」的通知${later(e.mark, w, 0)}`,
    `${w.name(e.person)} confirmed the message of "${w.duty(e.duty)}"${later(e.mark, w, 1)}`,
  ],
  ReceiverAdded: (e, w) => [
    `「${w.duty(e.duty)}」的通知对象增加 ${w.name(e.told.person)}`,
    `${w.name(e.told.person)} is now told by "${w.duty(e.duty)}"`,
  ],
  MessageRequested: (e, w) => [
    `向 ${w.name(e.to)} 发送消息：「${w.duty(e.duty)}」`,
    `Message to ${w.name(e.to)}: "${w.duty(e.duty)}"`,
  ],
  WatchDue: (e, w) => [
    `「${w.duty(e.duty)}」第 ${e.tick} 次到点`,
    `"${w.duty(e.duty)}": time ${e.tick} is due`,
  ],
  WatchTicked: (e, w) => [
    `${w.name(e.entry.by)} 完成「${w.duty(e.duty)}」第 ${e.tick} 次`,
    `${w.name(e.entry.by)} did "${w.duty(e.duty)}", time ${e.tick}`,
  ],
  WatchMissed: (e, w) => [
    `「${w.duty(e.duty)}」第 ${e.tick} 次漏做（应于 ${w.time(e.due)}）`,
    `"${w.duty(e.duty)}", time ${e.tick}, was missed (due ${w.time(e.due)})`,
  ],
  RollTicked: (e, w) => [
    `${w.name(e.by)} 清点 ${w.name(e.who)}：${e.tick}`,
    `${w.name(e.by)} ticked ${w.name(e.who)}: ${e.tick}`,
  ],
  Counted: (e, w) => {
    const figures = Object.entries(e.counts);
    return [
      `「${w.duty(e.duty)}」${figures.map(([edge, n]) => `${EDGE_WORDS[edge] ?? edge} ${n}`).join('，')}`,
      `"${w.duty(e.duty)}": ${figures.map(([edge, n]) => `${n} ${edge}`).join(', ')}`,
    ];
  },
  FellShort: (e, w) => [
    `「${w.duty(e.duty)}」不足：需 ${e.wanted}，有 ${e.available}`,
    `"${w.duty(e.duty)}" falls short: ${e.wanted} wanted, ${e.available} there`,
  ],
  ReceiverArrived: (e, w) => [
    `${w.name(e.person)} 到会：「${w.duty(e.duty)}」`,
    `${w.name(e.person)} is there for "${w.duty(e.duty)}"`,
  ],
  ExpectationFailed: (e, w) => [
    `「${w.duty(e.duty)}」没有如期出现`,
    `"${w.duty(e.duty)}" did not come about as expected`,
  ],
  StepRequested: (e, w) => [
    `${w.name(e.by)} 索取「${w.step(e.step)}」${because(e.text, true)}`,
    `${w.name(e.by)} asked for "${w.step(e.step)}"${because(e.text, false)}`,
  ],
  NextChannel: (e, w) => [
    `${w.name(e.person)} 未确认「${w.duty(e.duty)}」，改用下一渠道`,
    `${w.name(e.person)} did not answer "${w.duty(e.duty)}": the next channel is tried`,
  ],
  ReceiverOverdue: (e, w) => [
    `${w.name(e.person)} 未按时确认「${w.duty(e.duty)}」`,
    `${w.name(e.person)} did not confirm "${w.duty(e.duty)}" in time`,
  ],
  StateRungFired: (e, w) => [
    `「${w.fact(e.fact)}」持续，逐级上报${e.called.length ? `给 ${names(e.called, w, '、')}` : '，但这一级没有人可叫'}`,
    `"${w.fact(e.fact)}" lasts; the ladder told ${names(e.called, w, ', ') || 'nobody'}`,
  ],
  PersonUnreachable: (e, w) => [
    `${w.name(e.person)} 的所有渠道都联系不上（「${w.duty(e.duty)}」）`,
    `No channel reaches ${w.name(e.person)} ("${w.duty(e.duty)}")`,
  ],
  StepAgain: (e, w) =>
    e.because.startsWith('every:')
      ? [`「${w.step(e.step)}」的启动时机出现一次`, `"${w.step(e.step)}": what opens it came about`]
      : [`「${w.step(e.step)}」需要再做一次`, `"${w.step(e.step)}" is to be done once more`],
  StepCalled: (e, w) => [`触发了「${w.step(e.step)}」`, `"${w.step(e.step)}" was called for`],
  StepUncalled: (e, w) => [
    `等级已降低，「${w.step(e.step)}」不再启动`,
    `The level was lowered: "${w.step(e.step)}" is not called for any more`,
  ],
  LevelChanged: ({ from, level }, w) => {
    const [zh, en] = rowsOf(level.rows, w);
    const who = level.by === null ? ['', ''] : [`${w.name(level.by)} `, ` by ${w.name(level.by)}`];
    const unsure = level.provisional ? ['，情况未明，暂定', ', for now: facts are missing'] : ['', ''];
    const verb = from === level.level ? '仍为' : '定为';
    return [
      `${who[0]}响应等级${verb}${w.level(level.level)}（${zh}${unsure[0]}）${because(level.reason, true)}`,
      `Level ${w.level(level.level)}${who[1]} (${en}${unsure[1]})${because(level.reason, false)}`,
    ];
  },
  LevelReleased: (e, w) => [
    `${w.name(e.by)} 解除人工定级，改由分级表判定${because(e.reason, true)}`,
    `${w.name(e.by)} released the level set by hand; the table decides again${because(e.reason, false)}`,
  ],
  CommandTaken: (e, w) => [
    `${w.name(e.person)} 接任指挥（${w.level(e.level)}）`,
    `${w.name(e.person)} took command (${w.level(e.level)})`,
  ],
  SignedOn: ({ post, entry, again }, w) => {
    const who = entry.name ?? w.name(entry.person);
    return again
      ? [`${who} 续签「${w.post(post)}」`, `${who} is still at "${w.post(post)}"`]
      : [`${who} 到岗签到「${w.post(post)}」`, `${who} signed on at "${w.post(post)}"`];
  },
  SignedOff: (e, w) =>
    e.by === null
      ? [
          `${w.name(e.person)} 未按时续签，「${w.post(e.post)}」签到失效`,
          `${w.name(e.person)} did not renew in time: no longer signed on at "${w.post(e.post)}"`,
        ]
      : [
          `${w.name(e.person)} 离岗「${w.post(e.post)}」${e.by === e.person ? '' : `（${w.name(e.by)} 代签）`}${because(e.reason, true)}`,
          `${w.name(e.person)} signed off from "${w.post(e.post)}"${e.by === e.person ? '' : ` (by ${w.name(e.by)})`}${because(e.reason, false)}`,
        ],
  RuleBroken: (e, w) => [
    `不符合「${w.rule(e.rule)}」${e.item === null ? '' : `（${e.item}）`}`,
    `"${w.rule(e.rule)}" does not hold${e.item === null ? '' : ` (${e.item})`}`,
  ],
  RuleRestored: (e, w) => [
    `重新符合「${w.rule(e.rule)}」${e.item === null ? '' : `（${e.item}）`}`,
    `"${w.rule(e.rule)}" holds again${e.item === null ? '' : ` (${e.item})`}`,
  ],
  DutyLocked: (e, w) =>
    e.locks.length === 0
      ? [`「${w.duty(e.duty)}」可以办理了`, `"${w.duty(e.duty)}" may be done now`]
      : [
          `「${w.duty(e.duty)}」暂不能办理：${locked(e.locks, w, 0)}`,
          `"${w.duty(e.duty)}" may not be done yet: ${locked(e.locks, w, 1)}`,
        ],
  CaseChosen: (e, w) => [
    `「${w.duty(e.duty)}」属于：${e.title}`,
    `"${w.duty(e.duty)}" is the case of: ${e.title}`,
  ],
  SceneLeadTaken: (e, w) => [
    `${w.name(e.person)} 接任现场指挥（${w.name(e.by)}）：${e.reason}`,
    `${w.name(e.person)} leads at the scene now (${w.name(e.by)}): ${e.reason}`,
  ],
  DutyHalted: (e, w) => [
    `「${w.duty(e.duty)}」停止：${locked(e.lost, w, 0)}`,
    `"${w.duty(e.duty)}" is stopped: ${locked(e.lost, w, 1)}`,
  ],
  LockOverridden: (e, w) => [
    `${w.name(e.by)} ${e.life ? '因危及生命' : '依权限'}越过锁定办理「${w.duty(e.duty)}」：${e.reason}`,
    `${w.name(e.by)} went past the locks of "${w.duty(e.duty)}"${e.life ? ', life being in danger' : ' by right'}: ${e.reason}`,
  ],
  ActAsked: (e, w) => [`${w.name(e.by)} 申请：${w.act(e.act)}`, `${w.name(e.by)} asks: ${w.act(e.act)}`],
  ActGranted: (e, w) => {
    if (e.through)
      return [
        `${w.name(e.by ?? '')} ${e.through.life ? '因危及生命' : '依权限'}越过禁止：${w.act(e.request)}（${e.through.reason}）`,
        `${w.name(e.by ?? '')} went past the ban${e.through.life ? ', life being in danger' : ' by right'}: ${w.act(e.request)} (${e.through.reason})`,
      ];
    return e.by === null
      ? [`按预案可以进行：${w.act(e.request)}`, `The plan allows: ${w.act(e.request)}`]
      : [`${w.name(e.by)} 同意：${w.act(e.request)}`, `${w.name(e.by)} granted: ${w.act(e.request)}`];
  },
  ActRefused: (e, w) =>
    e.by === null
      ? [
          `按预案不得进行：${w.act(e.request)}（${locked(e.because, w, 0)}）`,
          `The plan forbids: ${w.act(e.request)} (${locked(e.because, w, 1)})`,
        ]
      : [
          `${w.name(e.by)} 不同意：${w.act(e.request)}${because(e.reason, true)}`,
          `${w.name(e.by)} refused: ${w.act(e.request)}${because(e.reason, false)}`,
        ],
  ActHalted: (e, w) => [
    `停止：${w.act(e.request)}（${locked(e.lost, w, 0)}）`,
    `Stopped: ${w.act(e.request)} (${locked(e.lost, w, 1)})`,
  ],
  ActResumed: (e, w) => [`可以继续：${w.act(e.request)}`, `May go on: ${w.act(e.request)}`],
  ActEnded: (e, w) => [`结束：${w.act(e.request)}`, `Ended: ${w.act(e.request)}`],
  ViolationRecorded: ({ violation: v }, w) => [
    `${w.name(v.by)} 记录违反「${w.against(v.against)}」${v.person ? `：${w.name(v.person)}` : ''}${because(v.text, true)}`,
    `${w.name(v.by)} recorded a violation of "${w.against(v.against)}"${v.person ? ` by ${w.name(v.person)}` : ''}${because(v.text, false)}`,
  ],
  PlanAdded: (e, w) => [
    `${e.plan.by === null ? '' : `${w.name(e.plan.by)} `}启用预案「${w.plan(e.plan.id)}」第 ${e.plan.version} 版${because(e.reason, true)}`,
    `${e.plan.by === null ? '' : `${w.name(e.plan.by)}: `}plan "${w.plan(e.plan.id)}", version ${e.plan.version}, runs as well${because(e.reason, false)}`,
  ],
  ScenarioAdded: (e, w) => [
    `${e.by === null ? '' : `${w.name(e.by)} `}启动情形「${w.scenario(e.scenario)}」${because(e.reason, true)}`,
    `${e.by === null ? '' : `${w.name(e.by)}: `}scenario "${w.scenario(e.scenario)}" begins${because(e.reason, false)}`,
  ],
  ScenarioLeft: ({ left }, w) => [
    `${left.by === null ? '' : `${w.name(left.by)} `}${LEFT[left.how][0]}「${w.scenario(left.scenario)}」${because(left.reason, true)}`,
    `${left.by === null ? '' : `${w.name(left.by)}: `}scenario "${w.scenario(left.scenario)}" ${LEFT[left.how][1]}${because(left.reason, false)}`,
  ],
  CommandHandedOver: (e, w) => [
    `${w.name(e.by)} 接受移交：由「${w.plan(e.alias)}」指挥`,
    `${w.name(e.by)} accepted: plan "${w.plan(e.alias)}" is in command`,
  ],
  VersionAdopted: (e, w) => [
    `${w.name(e.by)} 改用「${w.plan(e.plan.id)}」第 ${e.plan.version} 版（原第 ${e.from} 版）${because(e.reason, true)}`,
    `${w.name(e.by)} adopted version ${e.plan.version} of "${w.plan(e.plan.id)}" (before: ${e.from})${because(e.reason, false)}`,
  ],
  IncidentReopened: (e, w) => [
    `${w.name(e.by)} 重新启动响应${because(e.reason, true)}`,
    `${w.name(e.by)} opened the response again${because(e.reason, false)}`,
  ],
  IncidentAbsorbed: (e, w) => [
    `${w.name(e.by)} 将事件「${e.title}」并入本事件，转来 ${e.duties.length} 项任务${because(e.reason, true)}`,
    `${w.name(e.by)} merged the incident "${e.title}" into this one; ${e.duties.length} duties moved here${because(e.reason, false)}`,
  ],
  IncidentMerged: (e, w) => [
    `${w.name(e.by)} 将本事件并入另一事件${because(e.reason, true)}`,
    `${w.name(e.by)} merged this incident into another${because(e.reason, false)}`,
  ],
  ConditionTicked: (e, w) => [
    `${w.name(e.mark.by)} ${e.ticked ? '确认' : '撤销确认'}结束条件：${w.condition(e.condition)}${later(e.mark, w, 0)}`,
    `${w.name(e.mark.by)} ${e.ticked ? 'ticked' : 'took back'} the condition of closing: ${w.condition(e.condition)}${later(e.mark, w, 1)}`,
  ],
  QuestionAnswered: (e, w) => [
    `${w.name(e.mark.by)} 就本次事件答复“${w.question(e.question)}”：${e.text}`,
    `${w.name(e.mark.by)} answered "${w.question(e.question)}" for this incident: ${e.text}`,
  ],
  NoteAdded: (e, w) =>
    e.happened === undefined
      ? [`${w.name(e.by)}：${e.text}`, `${w.name(e.by)}: ${e.text}`]
      : [
          `${w.name(e.by)}（补记，${w.time(e.happened)}）：${e.text}`,
          `${w.name(e.by)} (entered later, of ${w.time(e.happened)}): ${e.text}`,
        ],
  IncidentStoodDown: (e, w) => [
    `${w.name(e.by)} 宣布响应结束${because(e.reason, true)}`,
    `${w.name(e.by)} stood the response down${because(e.reason, false)}`,
  ],
  IncidentFiled: (e, w) => [`${w.name(e.by)} 归档`, `${w.name(e.by)} filed the incident`],
  FalseAlarmDeclared: (e, w) => [
    `${w.name(e.by)} 判定为误报${because(e.reason, true)}`,
    `${w.name(e.by)} declared a false alarm${because(e.reason, false)}`,
  ],
};

const LEFT = {
  ended: ['结束情形', 'is over'],
  withdrawn: ['撤回情形（选错）', 'was the wrong one and is withdrawn'],
  'handed-over': ['移交情形', 'is handed over'],
  'not-in-version': ['新版本不再有情形', 'is not in the new version'],
} as const;

export const EDGE_WORDS: Readonly<Record<string, string>> = {
  reserved: '预留',
  sent: '派出',
  arrived: '到达',
  used: '使用',
  returned: '归还',
};

const DELIVERY = {
  attempted: ['已尝试联系', 'tried'],
  sent: ['已发出', 'sent'],
  delivered: ['已送达', 'delivered'],
  failed: ['发送失败', 'failed'],
} as const;

// Why a person was called, and why a duty fell away, in words: reason codes of the engine and the roster in both
// languages. One table, so that message, phone card and API say the same.
import type { Bilingual } from '#core/finding.ts';

const REASONS: Readonly<Record<string, Bilingual>> = {
  'on-duty': { zh: '您正在该岗位当班', en: 'You are on duty at this post' },
  holder: { zh: '这项任务由您负责', en: 'This task is yours' },
  deputy: { zh: '您是该岗位的副职或候补', en: 'You are a deputy of this post' },
  'unit-head': { zh: '您是该部门的负责人', en: 'You are the head of this unit' },
  'parent-head': { zh: '您是上级部门的负责人', en: 'You are the head of the unit above' },
  reporter: { zh: '您是事件的报告人', en: 'You reported the incident' },
  'item-author': { zh: '这条记录由您填写', en: 'You made this entry' },
  'told-before': { zh: '此前已就此事告知过您', en: 'You were told about this before' },
  'asked-for': { zh: '预案需要您提供这项情况', en: 'The plan asks you for this fact' },
  assigned: { zh: '这项任务已指派给您', en: 'This task was assigned to you' },
  climbed: {
    zh: '在时限内无人响应，逐级上报到您',
    en: 'Nobody answered in time, so it was passed up to you',
  },
  receiver: { zh: '预案要求把此事告知您', en: 'The plan says you are to be told' },
  approver: { zh: '预案要求由您审批', en: 'The plan asks for your approval' },
  commander: { zh: '您是本次事件的指挥', en: 'You command this incident' },
  alarm: { zh: '应负责的人都联系不上', en: 'Nobody who should answer can be reached' },
  'stood-down': { zh: '事件已结束', en: 'The incident is over' },
  waived: { zh: '该任务已被豁免', en: 'The task was waived' },
  done: { zh: '该任务已完成', en: 'The task is done' },
  declined: { zh: '原负责人已说明不能办理', en: 'The person before you declined' },
  'scene-lead': { zh: '您是现场指挥', en: 'You lead at the scene' },
  'item-named': { zh: '这一项写明由您负责', en: 'The item names you' },
  doer: { zh: '前面的事项由您办理', en: 'You did the step before' },
  'same-person': { zh: '此前由您办理，仍由您负责', en: 'You had it before; it stays with you' },
  'no-case': { zh: '没有需要办理的情形', en: 'None of its cases is so' },
  present: { zh: '您正在岗', en: 'You are signed on there' },
  lapsed: { zh: '您的在岗签到未按时续签，已失效', en: 'Your sign-on was not renewed in time and has lapsed' },
  given: { zh: '您索取的已提供', en: 'What you asked for is given' },
  granted: { zh: '您的申请已获同意', en: 'What you asked for is granted' },
  refused: { zh: '您的申请未获同意', en: 'What you asked for is refused' },
  corrected: { zh: '此前的记录已更正', en: 'An earlier record was corrected' },
};

/** Codes that carry a name after a colon: "while:outage". */
const FAMILIES: Readonly<Record<string, Bilingual>> = {
  lost: { zh: '必须始终具备的条件已失去', en: 'What must hold throughout was lost' },
  rule: { zh: '不符合必须遵守的规定', en: 'A rule that must hold does not' },
  permit: { zh: '该申请已不需要答复', en: 'The request needs no answer any more' },
  level: { zh: '等级已变化，不再需要', en: 'The level has changed; it is not needed any more' },
  until: { zh: '等待的情况已经出现', en: 'What it was to last until has come about' },
  while: { zh: '该任务所依据的情况已不存在', en: 'What the task was for no longer holds' },
  'taken-back': { zh: '所依据的记录已撤回', en: 'The record it came from was taken back' },
};

/** Words for a reason code; undefined for a code without words, so that no raw code reaches a person. */
export function reasonWords(code: string): Bilingual | undefined {
  return REASONS[code] ?? FAMILIES[code.split(':')[0] ?? ''];
}

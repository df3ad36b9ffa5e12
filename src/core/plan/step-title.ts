// What a step is called when it writes no `do`: made of its kind and of whom or what it concerns. In Chinese, the first
// language of the plans.
import type { Action, Count } from './action.ts';
import type { StepId } from './ids.ts';
import type { Party } from './party.ts';
import type { PlanReading } from './plan-reading.ts';
import type { WrittenStep } from './plan-schema.ts';
import type { Path } from './yaml-text.ts';

export function titleOf(
  action: Action,
  id: StepId,
  written: WrittenStep,
  path: Path,
  reading: PlanReading,
): string {
  const people = (parties: readonly Party[]) => parties.map(party => partyTitle(party, reading)).join('、');
  switch (action.kind) {
    case 'notify':
      return `通知${people(action.to)}`;
    case 'call':
      return `致电${action.contact === undefined ? '' : (reading.written.contacts?.[action.contact]?.title ?? action.contact)}`;
    case 'record':
      return `记入${(action.list && reading.written.facts?.[action.list]?.title) ?? action.in}`;
    case 'assess':
      return `判断：${action.facts.map(fact => reading.written.facts?.[fact]?.title ?? fact).join('、')}`;
    case 'decide':
    case 'confirm':
      return action.question;
    case 'approve':
      return `报${people(action.by)}批准`;
    case 'report':
      return `填写${reading.written.forms?.[action.form]?.title ?? action.form}`;
    case 'wait':
      return '等待';
    case 'dispatch':
      return `调派${countText(action.count)}${action.what}`;
    case 'convene':
      return `召集${people(action.members)}`;
    case 'roll_call':
      return `清点${action.of.kind === 'parties' ? people(action.of.parties) : action.of.kind === 'list' ? (reading.written.facts?.[action.of.list]?.title ?? action.of.list) : action.of.text}`;
    case 'watch':
      return '值守';
    case 'request':
      return `随时提供${action.what}`;
    case 'expect':
      return '确认设备按预期动作';
    case 'use':
      return `启用预案${action.plan}`;
    case 'task':
      if (written.broadcast !== undefined) return `广播：${written.broadcast}`;
      reading.report('task-without-words', path, {
        zh: `步骤“${id}”没有写做什么：请写 do，或写明种类（notify、call、decide …）。`,
        en: `Step "${id}" does not say what to do: write do, or a kind (notify, call, decide …).`,
      });
      return id;
  }
}

/** "2～3 名". */
function countText({ least, most, unit }: Count): string {
  if (least === undefined) return '';
  return `${least === most ? least : `${least}～${most}`}${unit ?? ''}`;
}

function partyTitle(party: Party, reading: PlanReading): string {
  const { written } = reading;
  switch (party.kind) {
    case 'role':
      return written.roles?.[party.role]?.title ?? party.role;
    case 'reporter':
      return '报告人';
    case 'head-of':
      return `${partyTitle(party.of, reading)}的部门负责人`;
    case 'unit-head':
      return `${written.units?.[party.unit]?.title ?? party.unit}负责人`;
    case 'item-author':
      return '记录人';
    case 'item-field':
      return `该项的${party.field}`;
    case 'told-by':
      return '此前已通知的人';
    case 'doer-of':
      return '此前的经办人';
    case 'scene-lead':
      return '现场负责人';
    case 'level-commander':
      return '当前级别的指挥';
    case 'present-at':
      return written.presence?.[party.post]?.title ?? party.post;
    case 'up-the-line':
      return '逐级上级';
    case 'contact':
      return written.contacts?.[party.contact]?.title ?? party.contact;
  }
}

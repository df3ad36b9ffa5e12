// People of a plan in Chinese words: titles of posts, "…所在部门负责人", "此前已通知到的人员".
import type { RungTarget } from '#core/plan/clock.ts';
import type { Quorum } from '#core/plan/party.ts';
import type { Party, Plan, Who } from '#core/plan/plan.ts';

export function partyInWords(party: Party, plan: Plan): string {
  switch (party.kind) {
    case 'role':
      return roleTitle(party.role, plan);
    case 'contact':
      return contactInWords(party.contact, plan);
    case 'head-of':
      return `${partyInWords(party.of, plan)}所在部门负责人`;
    case 'unit-head':
      return `${unitTitle(party.unit, plan)}负责人`;
    case 'told-by':
      return '此前已通知到的人员';
    case 'doer-of':
      return `完成“${stepTitle(party.step, plan)}”的人员`;
    case 'present-at':
      return plan.presence?.[party.post]?.title ?? party.post;
    case 'up-the-line':
      return party.to === undefined ? '各级上级负责人' : `直至${unitTitle(party.to, plan)}的各级负责人`;
    case 'item-field':
      return `该条所列的${party.field}`;
    case 'reporter':
      return '报告人';
    case 'item-author':
      return '该条记录的登记人';
    case 'scene-lead':
      return '现场负责人';
    case 'level-commander':
      return '总指挥';
  }
}

export const roleTitle = (id: string, plan: Plan): string => plan.roles[id]?.title ?? id;
export const unitTitle = (id: string, plan: Plan): string => plan.units[id]?.title ?? id;
export const stepTitle = (id: string, plan: Plan): string => plan.steps[id]?.title ?? id;

export function partiesInWords(parties: readonly Party[], plan: Plan): string {
  return parties.map(party => partyInWords(party, plan)).join('、');
}

/** "供电公司（95598）". */
export function contactInWords(id: string, plan: Plan): string {
  const contact = plan.contacts[id];
  if (!contact) return id;
  return contact.number === undefined ? contact.title : `${contact.title}（${contact.number}）`;
}

export function whoInWords(who: Who, plan: Plan): string {
  switch (who.mode) {
    case 'one':
      return who.with === undefined || who.with.length === 0
        ? partyInWords(who.party, plan)
        : `${partyInWords(who.party, plan)}会同${partiesInWords(who.with, plan)}`;
    case 'each-of':
      return `${isSeveral(who.party, plan) ? '' : '每名'}${partyInWords(who.party, plan)}`;
    case 'any-of':
      return who.parties.map(party => partyInWords(party, plan)).join('或');
  }
}

/** A group of posts, or 各科室: its name says that each of them is meant. */
function isSeveral(party: Party, plan: Plan): boolean {
  const role = party.kind === 'role' ? plan.roles[party.role] : undefined;
  return role !== undefined && (role.members !== undefined || /^(?:各|每|全体|所有)/.test(role.title));
}

/** "" for all of them: that is what a list of names says. */
export function quorumInWords(quorum: Quorum): string {
  if (quorum === 'all') return '';
  if (quorum === 'any') return '中的任一人';
  return quorum === 'half' ? '中的半数以上' : `中的${quorum}人`;
}

const TARGET = {
  deputies: '该岗位的替补人员',
  'unit-head': '部门负责人',
  'parent-head': '上级部门负责人',
  alarm: '值班负责人（无人应答告警）',
} as const;

export function targetsInWords(targets: readonly RungTarget[], plan: Plan): string {
  return targets
    .map(target => (target.kind === 'party' ? partyInWords(target.party, plan) : TARGET[target.kind]))
    .join('、');
}

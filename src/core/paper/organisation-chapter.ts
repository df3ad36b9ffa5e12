// Chapter on the organisation: units with their posts and standing duties, groups and whom they are made of.
import type { Plan, Role, Unit } from '#core/plan/plan.ts';
import { roleTitle, unitTitle } from './party-words.ts';
import { saidOnce } from './said-once.ts';
import { list, type Section } from './section.ts';

export function organisationSections(plan: Plan): readonly Section[] {
  const roles = Object.values(plan.roles).filter(role => role.is === undefined);
  const byUnit = Map.groupBy(roles, role => role.unit ?? '');
  const named = Object.values(plan.units).map(({ title }) => title);
  const posts = [...byUnit].flatMap(([unit, members]) => postsInWords(unit, members, plan));
  const units = Object.values(plan.units).flatMap(unit => unitInWords(unit, plan));
  const duties = [...Object.values(plan.units), ...roles].flatMap(dutiesInWords);
  const all = named.length === 0 ? [] : [`部门和小组：${named.join('、')}。`];
  return list([...all, ...posts, ...units, ...duties]);
}

/** "应急指挥部由总经理任组长，成员：…。" */
function unitInWords({ title, head, deputies, members, parent }: Unit, plan: Plan): readonly string[] {
  const parts = [
    head === undefined ? '' : `负责人为${roleTitle(head, plan)}`,
    deputies?.length ? `副职为${deputies.map(id => roleTitle(id, plan)).join('、')}` : '',
    members?.length ? `成员为${members.map(id => roleTitle(id, plan)).join('、')}` : '',
    parent === undefined ? '' : `隶属${unitTitle(parent, plan)}`,
  ].filter(text => text !== '');
  return parts.length === 0 ? [] : [`${title}：${parts.join('，')}。`];
}

/** A unit that acts as a whole has a role of its own name: naming the unit has said so. */
function postsInWords(unit: string, all: readonly Role[], plan: Plan): readonly string[] {
  const roles = all.filter(role => unit === '' || role.title !== unitTitle(unit, plan) || role.members);
  if (roles.length === 0) return [];
  const posts = roles.map(role => {
    const members = role.members?.map(id => roleTitle(id, plan)) ?? [];
    const outside = role.outside ? '（外部人员）' : '';
    return members.length === 0 ? `${role.title}${outside}` : `${role.title}（由${members.join('、')}组成）`;
  });
  return [
    unit === '' ? `其他人员：${posts.join('、')}。` : `${unitTitle(unit, plan)}设：${posts.join('、')}。`,
  ];
}

function dutiesInWords({ title, duties }: Unit | Role): readonly string[] {
  if (!duties?.length) return [];
  // "保卫科负责警戒" below the name of 保卫科
  const all = duties.map(duty => {
    const said = saidOnce(title, '', '', duty.title);
    return said.slice(said.startsWith(title) ? title.length : 0).replace(/[。；;，,]+$/, '');
  });
  return [`${title}职责：${all.join('；')}。`];
}

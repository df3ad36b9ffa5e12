// Who may be meant by a role nobody holds: a post or unit of that title, the document's own list; nobody else.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Plan, Role } from '#core/plan/plan.ts';
import type { Contact } from '#core/review/contact-lists.ts';
import type { PersonRecord, RosterRecord } from './ports.ts';
import { likeness, vacanciesOf } from './vacancies.ts';

const person = (id: string, name: string): PersonRecord => ({
  ...{ id, org: 'a', name, unit: null, language: 'zh', addresses: [], user: null },
});

const ROSTER: Pick<RosterRecord, 'people' | 'units' | 'posts' | 'holdings'> = {
  people: [person('zhou', '周敏'), person('wang', '王立'), person('li1', '李平'), person('li2', '李平')],
  units: [{ id: 'eng', title: '工程部', parent: null, head: 'wang' }],
  posts: [
    { id: 'dm', title: '值班经理', unit: null },
    { id: 'taken', title: '电工', unit: null },
  ],
  holdings: [
    { post: 'dm', person: 'zhou', capacity: 'holder', order: 0, on_duty: true },
    { post: 'taken', person: 'wang', capacity: 'holder', order: 0, on_duty: true },
  ],
};

const role = (id: string, title: string, own: Partial<Role> = {}): Role => ({ id, title, ...own }) as Role;

function proposed(roles: readonly Role[], contacts: readonly Contact[] = []) {
  const plan = { roles: Object.fromEntries(roles.map(one => [one.id, one])) } as Pick<Plan, 'roles'>;
  return vacanciesOf(plan, ROSTER, contacts).map(({ post, unit, proposals }) => [
    post,
    unit,
    proposals.map(({ name, why, exact }) => `${name} ${why}${exact ? '' : ' ~'}`).join(', '),
  ]);
}

test('whoever holds the post of that title, or heads the unit of that name', () => {
  assert.deepEqual(proposed([role('duty', '值班经理'), role('works', '工程部')]), [
    ['duty', null, '周敏 post'],
    ['works', 'eng', '王立 unit'],
  ]);
});

test('the document’s own list, in the roster or not; of two people of one name neither', () => {
  const contacts = [
    { titles: ['总指挥'], name: '周敏', phone: null },
    { titles: ['联络员'], name: '孙晓', phone: null },
    { titles: ['安全员'], name: '李平', phone: null },
  ];
  const roles = [role('chief', '应急总指挥'), role('link', '联络员'), role('safety', '安全员')];
  assert.deepEqual(proposed(roles, contacts), [
    ['chief', null, '周敏 contacts'],
    ['link', null, '孙晓 contacts'],
    ['safety', null, ''],
  ]);
});

test('roles that are held, groups, relative roles and outsiders are not vacant', () => {
  const roles = [
    role('taken', '电工'),
    role('group', '抢险组', { members: ['taken'] }),
    role('fire', '消防队', { outside: true }),
    role('who', '报告人', { is: 'reporter' }),
  ];
  assert.deepEqual(proposed(roles), []);
});

test('what is like and what is not', () => {
  assert.equal(likeness('应急总指挥', '总指挥'), 2);
  assert.equal(likeness('值班经理（夜间）', '值班经理'), 2);
  assert.equal(likeness('当班值班经理', '值班经理'), 1);
  assert.equal(likeness('副总经理', '总经理'), 0);
  assert.equal(likeness('经理', '前厅部值班大堂经理'), 0);
  assert.equal(likeness('', '经理'), 0);
});

// What type a thing to be written down or said has, told by its name: 时间 is a time, 地点 a place, 伤亡人数 a number.

import type { WrittenPlan } from '#core/plan/plan-schema.ts';
import { snakeName } from './ids.ts';

type Fields = Exclude<NonNullable<WrittenPlan['forms']>[string]['fields'], readonly string[]>;

export function fieldType(name: string): 'time' | 'place' | 'number' | 'text' {
  if (/时间|日期|时刻/.test(name) && !/时间段|时间表/.test(name)) return 'time';
  if (/地点|位置|地址|方位|部位/.test(name)) return 'place';
  if (/(?:人数|数量|金额|台数|户数|数目)$/.test(name)) return 'number';
  return 'text';
}

/** Fields of a form or entry, by name; ids are told apart within it. */
export function fieldsOf(names: readonly string[]): Fields {
  const fields: Record<string, Fields[string]> = {};
  for (const name of new Set(names.map(one => one.trim()).filter(one => one !== ''))) {
    const wanted = FIELD_IDS.find(([says]) => says.test(name))?.[1] ?? snakeName(name.slice(0, 10), 'field');
    let id = wanted;
    for (let count = 2; Object.hasOwn(fields, id) || id in {}; count++) id = `${wanted}_${count}`;
    fields[id] = { title: name.slice(0, 60), type: fieldType(name) };
  }
  return fields;
}

const FIELD_IDS: readonly (readonly [RegExp, string])[] = [
  [/^(?:发生|开始|事发|事故发生)?的?时间$/, 'at'],
  [/地点|位置/, 'place'],
  [/伤亡/, 'casualties'],
  [/原因/, 'cause'],
  [/措施/, 'measures'],
  [/损失/, 'loss'],
  [/经过/, 'course'],
  [/联系/, 'contact'],
];

/** What entries and reports usually hold, where the text lists nothing. */
export const USUAL_ENTRY: Fields = {
  at: { title: '时间', type: 'time' },
  what: { title: '情况', type: 'text' },
};
export const USUAL_REPORT: Fields = {
  at: { title: '发生时间', type: 'time' },
  place: { title: '地点', type: 'place' },
  what: { title: '经过和原因', type: 'text' },
  measures: { title: '已采取的措施', type: 'text' },
};

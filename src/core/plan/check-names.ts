// What must not stand in a plan that others read: names and private numbers of people; and placeholders left to fill in.
import type { Checking } from './checking.ts';
import { isRecord } from './not-run-places.ts';
import type { Plan } from './plan.ts';
import { placeOfStep } from './written-steps.ts';
import type { Path } from './yaml-text.ts';

export function checkNames({ plan, roster, find }: Checking): void {
  const people = Object.values(roster?.people ?? {}).map(({ name }) => name);
  for (const { text, path } of textsOf(plan)) {
    const [mobile] = /(?<!\d)1[3-9]\d{9}(?!\d)/.exec(text) ?? [];
    if (mobile !== undefined)
      find('warning', 'number-to-anonymise', path, {
        zh: `“${masked(mobile)}”像是个人手机号：请放进通讯录或联系人，预案里写岗位。`,
        en: `"${masked(mobile)}" looks like somebody's mobile number: keep it in the directory and write the post here.`,
      });
    const name = people.find(known => known.length > 1 && text.includes(known)) ?? personIn(text);
    if (name !== undefined)
      find('warning', 'name-to-anonymise', path, {
        zh: `“${name}”像是人名：预案会发给许多人，请写岗位，人名放进名册。`,
        en: `"${name}" looks like a person's name: the plan goes to many people; write the post, and keep names in the roster.`,
      });
    const [left] = /[*＊]{2,}|[×✕]{2,}|(?<![A-Za-z])[XxＸｘⅩ]{2,}(?![A-Za-z\d-])|_{3,}/.exec(text) ?? [];
    if (left !== undefined)
      find('warning', 'placeholder-left', path, {
        zh: `“${left}”是没有填的空：请填上，或删去。`,
        en: `"${left}" is a blank left to fill in: fill it or remove it.`,
      });
  }
}

/** "张伟经理", "联系人：李娜", "王强（13…": a surname and one or two signs, where a name would stand. */
function personIn(text: string): string | undefined {
  for (const pattern of PERSON) {
    const name = pattern.exec(text)?.[1];
    if (name !== undefined && !NOT_NAMES.test(name)) return name;
  }
  return undefined;
}

const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤';
const NAME = `[${SURNAMES}]\\p{Script=Han}{1,2}`;
const PERSON: readonly RegExp[] = [
  new RegExp(`(?:联系人|负责人|姓名|电话)[:：]\\s*(${NAME})(?!\\p{Script=Han})`, 'u'),
  new RegExp(`(?<!\\p{Script=Han})(${NAME})(?:先生|女士|同志)`, 'u'),
  new RegExp(`(?<!\\p{Script=Han})(${NAME})[（(]?\\s*1[3-9]\\d{9}`, 'u'),
];
/** Two- and three-sign words that begin with a surname and are none. */
const NOT_NAMES =
  /(?:经理|主任|主管|部|组|科|处|室|员|长|队|班|中心|单位|公司|领导|现场|安全|客户|方案|任何|任务|向上|何种|万一|石油|金属|方面|时间|严重)/;

function masked(number: string): string {
  return `${number.slice(0, 3)}****${number.slice(-4)}`;
}

type Text = { readonly text: string; readonly path: Path };

/** Words that people wrote: titles, scripts, scopes. Ids, conditions and the signatures of the head are none. */
function textsOf({ steps, head, ...parts }: Plan): readonly Text[] {
  const { drafted_by: _, reviewed_by: __, approved_by: ___, revisions: ____, ...papers } = head;
  return [
    ...Object.values(steps).flatMap(step => textsIn(step, [...placeOfStep(step), step.id])),
    ...Object.entries({ ...parts, ...papers }).flatMap(([part, value]) => textsIn(value, [part])),
  ];
}

const WORDS = new Set([
  'title',
  'script',
  'scope',
  'purpose',
  'principles',
  'text',
  'keeper',
  'place',
  'what',
]);

function textsIn(value: unknown, path: Path): readonly Text[] {
  if (typeof value === 'string') {
    const key = path.findLast(part => typeof part === 'string');
    return WORDS.has(String(key)) ? [{ text: value, path: writtenPath(path) }] : [];
  }
  if (Array.isArray(value)) return value.flatMap((one, index) => textsIn(one, [...path, index]));
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, one]) => textsIn(one, [...path, key]));
}

/** A step's title is its `do`. */
function writtenPath(path: Path): Path {
  const step = path.includes('steps') || path[0] === 'gates' || path[0] === 'close';
  return step && path.at(-1) === 'title' ? [...path.slice(0, -1), 'do'] : path;
}

// Numbers outside the house: 119, 110, 120, 12345, a telephone number beside a name, and who is reached by it. Parties
// outside that are told without a number stand with `number: null`.
import { endsAsParty } from './lexicon.ts';
import type { OutsideNumber } from './reading.ts';
import { kindOfUnit } from './units.ts';

const SERVICES: Readonly<Record<string, string>> = {
  '110': '公安',
  '119': '消防',
  '120': '急救中心',
  '122': '交警',
  '12119': '森林火警',
  '12122': '高速公路救援',
  '12315': '市场监管热线',
  '12320': '卫生热线',
  '12328': '交通运输热线',
  '12345': '政务服务热线',
  '12350': '安全生产举报热线',
  '12369': '环保热线',
  '12379': '预警信息',
  '95598': '供电热线',
};
const SHORT =
  /(?<![\d.\-—/第年])(1(?:10|19|20|22)|12(?:119|122|315|320|328|345|350|369|379)|9[56]\d{3,4}|95598)(?![\d.\-—]|[人元米吨台个名家天分小时日克升平页条项年号楼]|千|万|%|℃)/g;
/** 0512-66661234, 400-800-1234, 13800000000, 66661234. */
const LONG =
  /(?<![\d.])((?:0\d{2,3}[-—\s]?)\d{7,8}(?:-\d{1,6})?|[48]00[-—\s]?\d{3,4}[-—\s]?\d{3,4}|1[3-9]\d[-\s]?\d{4}[-\s]?\d{4}|(?<=[话线机号码::])\d{7,8})(?!\d)/g;

export function outsideOf(body: string, recipients: readonly string[]): readonly OutsideNumber[] {
  if (recipients.length === 0 && !/\d{3}/.test(body)) return [];
  const found: OutsideNumber[] = [];
  const add = (name: string, number: string | null) => {
    if (found.some(other => (number === null ? sameParty(other.name, name) : other.number === number)))
      return;
    found.push({ name, number });
  };
  for (const match of body.matchAll(SHORT)) {
    const number = match[1] ?? '';
    if (
      /(?:平方|编号|房间|楼|文件|字|GB|[/／][TZ])\s?$/.test(
        body.slice(Math.max(0, match.index - 5), match.index),
      )
    )
      continue;
    add(SERVICES[number] ?? nameBefore(body, match.index) ?? number, number);
  }
  for (const match of body.matchAll(LONG)) {
    const number = match[1] ?? '';
    if (/^1[3-9]/.test(number)) continue; // a personal phone: findings say so
    add(nameBefore(body, match.index) ?? number, number);
  }
  for (const name of recipients) if (kindOfUnit(name) === 'outside') add(name.replace(/^1\d\d/, ''), null);
  return found;
}

function sameParty(one: string, other: string): boolean {
  const bare = other.replace(/^1\d\d/, '');
  return one.includes(bare) || bare.includes(one);
}

/** "消防救援站(0512-66661234)", "供电公司电话:95598". */
function nameBefore(body: string, at: number): string | undefined {
  const before = body
    .slice(Math.max(0, at - 24), at)
    .replace(
      /(?:联系|值班|服务|报修|抢修|应急|24小时|救援)?(?:电话|热线|手机|号码)?(?:号码)?(?:为|是)?[::(\s、]*$/,
      '',
    );
  const name = /[^,。;:、()\d\s]{2,16}$/.exec(before)?.[0]?.replace(/^.*(?:拨打|致电|联系|通知|向)/, '');
  return name !== undefined && name.length >= 2 && (endsAsParty(name) || kindOfUnit(name) === 'outside')
    ? name
    : undefined;
}

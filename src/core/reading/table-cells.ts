// What a cell says: nothing ("/", "无"), the same as the one above ("同上", "〃"), names, a length of time, a number.
import { splitNames } from './actor-name.ts';
import { bareText } from './bare-text.ts';
import { deadlineOf } from './deadline.ts';
import { endsAsParty } from './lexicon.ts';
import { periodicityOf } from './periodicity.ts';
import type { Clause } from './reading.ts';

export function isBlank(text: string): boolean {
  return /^(?:[\s/／\\—–\-_＿*.…·、~～√×□☐○]*|无|暂无|没有|n\/?a|不适用|待定|\(空\)|（空）)$/i.test(text);
}

export function isDitto(text: string): boolean {
  return /^(?:["“”〃″'’＂]{1,2}|同[上前左]|[″〃]{1,2})$/.test(text.trim());
}

/** A cell of the actor's column is a name, whatever it ends with: "当班班长/电工". */
export function namesIn(text: string): readonly string[] {
  if (isBlank(text)) return [];
  return splitNames(bareText(text).replace(/[;/／\\|+&]/g, '、'))
    .map(name => name.replace(/^\d{1,2}[.、)]|[:.。]$/g, '').replace(/[(]?\d{3,12}[)]?$/, ''))
    .filter(name => name.length >= 2 && name.length <= 20 && !/[。:]|\d{5}/.test(name));
}

/** "工程部、保安": nothing but units and posts. */
export function isNames(text: string): boolean {
  if (text.length > 24 || /[,，。；;:：]/.test(text)) return false;
  const names = namesIn(text);
  return names.length > 0 && names.every(name => endsAsParty(name.replace(/\(.*\)$/, '')));
}

/** "10分钟内", "立即", "当日18点前", "T+5分钟"; with the unit of the head "10" and "≤15". */
export function limitIn(text: string, unit?: string): Clause['deadline'] {
  if (isBlank(text)) return null;
  const bare = bareText(text).replace(/^(?:T\+|t\+|≤|<=?|＜|约|第)/, '');
  const words =
    unit !== undefined && /^\d+(?:\.\d+)?(?:[-~—–至到]\d+(?:\.\d+)?)?$/.test(bare) ? bare + unit : bare;
  const found =
    deadlineOf(words, words) ??
    (TIME.test(words) ? deadlineOf(`${words}内`, `${words}内`) : null) ??
    (/^\d{1,2}[::]\d{2}$/.test(words) ? deadlineOf(`当日${words}前`, `当日${words}前`) : null);
  return found === null ? null : { ...found, text: words === bare ? text.replace(/\s+/g, '') : words };
}

const TIME =
  /\d\s*(?:分钟?|小时|天|日|个?工作日|秒钟?|min|h|个小时|个?钟头|刻钟)$|[半一两二三四五六七八九十]个?(?:分钟|小时|天|刻钟|工作日)$/i;

export function isLimit(text: string): boolean {
  return text.length <= 16 && limitIn(text) !== null;
}

/** "每月", "1次/月", "月", "日检", "季度". */
export function periodIn(text: string): Clause['periodicity'] {
  if (isBlank(text)) return null;
  const bare = bareText(text);
  const found =
    periodicityOf(bare) ?? periodicityOf(bare.replace(/^(\d+)次$/, '每天$1次')) ?? periodicityOf(`每${bare}`);
  const words = text.replace(/\s+/g, '');
  return {
    text: found !== null && words.includes(found.text) ? found.text : words,
    every: found?.every ?? null,
  };
}

/** "40", "200米", "2-3台": how many of what. */
export function amountIn(text: string): { readonly quantity: number; readonly unit: string | null } | null {
  const found =
    /^(?:不少于|不低于|至少|约|≥|>=?)?(?:每[^\d,，]{1,3}|各)?(?:\d+(?:\.\d+)?[-~—–至])?(\d+(?:\.\d+)?)\s*([^\d\s,，。;；]{0,4})$/.exec(
      bareText(text),
    );
  if (found === null) return null;
  return { quantity: Number(found[1]), unit: found[2] === '' ? null : (found[2] ?? null) };
}

export function isContact(text: string): boolean {
  return /^(?:\d{3,4}-)?\d{3,11}(?:[-转]\d{1,5})?(?:[、,，/\s]+(?:\d{3,4}-)?\d{3,11})*$/.test(text.trim());
}

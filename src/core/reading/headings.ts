// Headings in running text: "3.2.1" and a title, a title glued to its body by a space ("目的 为了…"), a title closed by a
// full stop ("疏散人员。发生火灾后…"), a lead-in closed by a colon ("值班员的处理流程:").
import { actorAt } from './actor-name.ts';
import { leadingCondition } from './condition.ts';
import { endsAsEvent } from './events.ts';
import { gluedTitleEnd } from './glued-title.ts';
import { endsAsActor, verbAt } from './lexicon.ts';
import { quantityAt } from './numbering/measure.ts';
import { remembered } from './remembered.ts';
import { sectionOf } from './sections.ts';

const TITLE_END =
  /(?:目的|范围|原则|方针|职责|职能|权限|分工|任务|处置|处理|流程|程序|预案|方案|措施|办法|依据|文件|总则|附则|定义|术语|概况|概述|背景|组成|架构|结构|机构|机构图|体系|领导|分级|分类|等级|种类|类型|划分|要求|步骤|报警|报告|响应|启动|终止|恢复|保障|演练|培训|教育|管理|安排|时间|附件|附录|名单|联系方式|通讯录|提要|制度|规定|标准|序言|前言|引言|目录|记录|条件|评估|总结|更新|预防|科目|概况|描述|须知|注意事项|发生|检查|准备|监测|预警|信息|发布|善后|调查|修订|实施|解释|简介|图|表|说明|汇编|范本|范例|处置卡|应急卡|操作卡|手册|规程|指南|细则|守则)$/;
const SPECIAL = /^(?:序言|前言|引言|目录|备注|附件|附录|总则|附则)$/;
const SENTENCE_WORDS =
  /应当|应该|(?<![供适响反相效感呼照])应(?!急|变|对|用|答|聘)|必须|须(?!知)|不得|不准|严禁|禁止|立即|及时|尽快|迅速|随时|负责(?!人)|(?<![提主重必纲概首摘紧需])要(?!求|点|害|素)|需(?!求)|可以|是否|如何处理|什么|是指|为了|根据|本预案/;

/** Whether a few words are a title rather than a sentence. `strict` wants the last word to be one titles end with. */
export function isTitle(words: string, strict = false): boolean {
  if (words.length > 64) return titled(words, strict);
  return strict ? isStrictTitle(words) : isLooseTitle(words);
}

const isStrictTitle = remembered(words => titled(words, true));
const isLooseTitle = remembered(words => titled(words, false));

function titled(words: string, strict: boolean): boolean {
  const text = words.replace(/\s+/g, '');
  if (text.length < 2 || text.length > 32 || /[,，。;；!！?？]|——|[\dA-Za-z%℃]$/.test(text)) {
    return false;
  }
  if (SPECIAL.test(text)) return true;
  if (SENTENCE_WORDS.test(text) && !/^如何/.test(text)) return false;
  if (TITLE_END.test(text.replace(/[(（][^()（）]{0,20}[)）]$/, ''))) {
    return !isOrder(text) && (!isCommand(text) || !strict);
  }
  return !strict && !isCommand(text);
}

/** A few words without a sign or a modal word among them, whatever they begin with. */
export function isBareTitle(words: string): boolean {
  return (
    !/[,，。;；:：!！?？]/.test(words) && !SENTENCE_WORDS.test(words) && !isOrder(words.replace(/\s+/g, ''))
  );
}

/** "做好记录", "各柜组做好准备": no title begins so, whatever it ends with. */
function isOrder(text: string): boolean {
  return /^(?:做好|落实|加强|保持|确保|保证|采取|采用)/.test(text.slice(actorAt(text, 0)?.end ?? 0));
}

/** Told what to do: a verb first, who does it, or how often. */
function isCommand(text: string): boolean {
  if (verbAt(text, 0) && !TITLE_END.test(text)) return true;
  if (EACH_TIME.test(text)) return true;
  if (UNDERGONE.test(text)) return false;
  const actor = actorAt(text, 0);
  return actor !== undefined && actor.end < text.length && verbAt(text, actor.end);
}

/** "每班检查一次担架". */
const EACH_TIME =
  /^[^,]{0,8}每(?:隔?[\d半两一二三四五六七八九十]{0,3}个?(?:分钟|小时|班|天|日|周|月|季度?|半?年))[^,]{0,12}一?次/;

/** "批量伤员救治", "家属安抚": what is done with people, who do not do it. */
const UNDERGONE =
  /^[^,的]{0,4}(?:人员|员工|伤员|伤者|伤病员|患者|病人|老人|儿童|幼儿|学生|旅客|乘客|游客|顾客|群众|居民|家属)(?:紧急|集中|应急|分批|安全)?(?:救治|救护|抢救|急救|转运|转移|疏散|撤离|安置|安抚|搜救|救援|接收|分流|隔离|清点)$/;

/** "事故类型:燃气泄漏", "场景二:空调漏水": what a card or an exercise is about. */
const CASE =
  /^(?:(?:事故|事件|故障|险情|灾害|风险)(?:类型|类别|名称|情景|情形)|(?:事故|应急|演练|处置)?(?:场景|情景|科目)[一二三四五六七八九十\d]{0,2})[ ]?[:：][ ]?([^,，。;；:：]{2,20})$/;

/** The title of such a line. */
export function caseTitle(line: string): string | undefined {
  return CASE.exec(line)?.[1]?.replace(/\s+/g, '');
}

export type HeadingSpan = { readonly end: number; readonly title: string };

/**
 * The heading at the beginning of text[from, to): undefined when it begins with a sentence. `alone` says that nothing
 * but a title may fill an item to its end ("3、抢劫事件"); numbered items are believed more easily than bare lines.
 */
export function headingAt(
  text: string,
  from: number,
  to: number,
  numbered: boolean,
): HeadingSpan | undefined {
  const bracketed = numbered ? BRACKETED.exec(text.slice(from, Math.min(to, from + 24))) : null;
  const about = bracketed?.[1] ?? '';
  if (bracketed !== null && (isTitle(about, true) || endsAsEvent(about)))
    return { end: from + bracketed[0].length, title: about };
  const limit = Math.min(to, from + 60);
  if (to - from <= 40 && SPREAD.test(text.slice(from, to))) {
    const title = text.slice(from, to).replace(/\s+/g, '');
    return isTitle(title) ? { end: to, title } : undefined;
  }
  const joined =
    to - from <= 40 ? text.slice(from, to).replace(/(?<=[A-Za-z0-9])[ ]+|[ ]+(?=[A-Za-z0-9])/g, '') : '';
  if (joined.length > 0 && joined.length < to - from && !/\s/.test(joined) && isTitle(joined, true)) {
    return { end: to, title: joined }; // "ATM 机故障处置"
  }
  const glued = numbered ? gluedTitleEnd(text, from, to, words => isTitle(words, true)) : undefined;
  if (glued !== undefined) return { end: glued, title: text.slice(from, glued) };
  let at = from;
  let depth = 0;
  while (at < limit && (depth > 0 || !CLOSES.test(text[at] ?? '') || isWithin(text, from, at))) {
    if (/[(（]/.test(text[at] ?? '')) depth++;
    else if (/[)）]/.test(text[at] ?? '')) depth--;
    at++;
  }
  if (at === from || (at === limit && limit < to)) return undefined;
  const words = text.slice(from, at);
  const sign = text[at] ?? '';
  const rest = text.slice(at + 1, Math.min(to, at + 40));
  const found = (end: number): HeadingSpan => ({ end, title: words.replace(/\s+/g, '') });
  if (at === to) return isTitle(words) && !SAYS_WHEN.test(words) ? found(to) : undefined;
  if (/[:：]/.test(sign)) return closedByColon(words, rest, numbered) ? found(at + 1) : undefined;
  if (/[。]/.test(sign)) return closedByStop(words, rest, numbered) ? found(at + 1) : undefined;
  if (!/\s/.test(sign)) return undefined;
  const broken = /^\s*[^\s,，。;；:：]{1,8}[:：](?=\s|$)/.exec(rest)?.[0]; // "工 作职能:": a stray space
  if (broken !== undefined && isTitle(words + broken.slice(0, -1), true)) {
    return { end: at + 1 + broken.length, title: (words + broken.slice(0, -1)).replace(/\s+/g, '') };
  }
  if (rest.trim() === '' && at + 1 + rest.length >= to) return isTitle(words) ? found(at) : undefined;
  const next = rest.trimStart();
  if (isTitle(words, !numbered || words.length > 16) && next.length >= 4 && !/^[,，。;；、]/.test(next)) {
    return TITLE_END.test(words) || words.length <= 12 ? found(at) : undefined;
  }
  return undefined;
}

const CLOSES = /[,，。;；:：!！?？\s~]/;

/** "不能在 10 分钟内恢复": white space before a quantity closes nothing. */
function isWithin(text: string, from: number, at: number): boolean {
  return at > from && /[ \u3000]/.test(text[at] ?? '') && quantityAt(text, at);
}

/** "接到报警后10分钟内出发": no title, though no word of duty stands in it. */
const SAYS_WHEN = /\d+(?:分钟|小时|秒)[之以]?内|^接到.*后/;

/** "第五条（火灾处置）保安应…": an article whose title stands in brackets. */
const BRACKETED = /^[（(【〔]\s*([^（()）【】〔〕，。；：,;:]{2,18}?)\s*[)）】〕]/;

/** "总 则", "应 急 处 置": a title spread out with spaces. */
const SPREAD = /^(?:[\u4e00-\u9fa5]{1,2}[ \u3000]+){1,9}[\u4e00-\u9fa5]{1,2}$/;

function closedByColon(words: string, rest: string, numbered: boolean): boolean {
  if (rest === '' || /^\s/.test(rest)) return isTitle(words);
  // "1.1 目的:为了…": what announces aims, scope or basis is a title, what announces duties may say who acts
  const section = numbered && words.length <= 8 ? sectionOf(words) : undefined;
  return section !== undefined && section !== 'action' && section !== 'organisation' && isTitle(words, true);
}

/** "疏散组。": whose tasks follow. */
function isNameOnly(words: string): boolean {
  return words.length <= 10 && endsAsActor(words) && actorAt(words, 0)?.end === words.length;
}

function closedByStop(words: string, rest: string, numbered: boolean): boolean {
  if (!numbered || words.length > 16 || leadingCondition(words) !== null) return false;
  if (rest.trim() === '')
    return (isTitle(words, true) || isNameOnly(words)) && !/^\d+(?:分钟|小时)/.test(words);
  if (/^由|^\d+(?:分钟|小时)/.test(words)) return false;
  return isTitle(words, words.length > 8) || (words.length <= 10 && !SENTENCE_WORDS.test(words));
}

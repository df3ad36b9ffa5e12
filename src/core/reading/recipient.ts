// Who is told, asked, helped or waited for: after 通知 / 上报 / 联系 / 配合 …, between 向 / 对 / 与 … and its verb, and the
// emergency numbers.
import { splitNames, tidyName } from './actor-name.ts';
import { endsAsParty, predicateAt, verbAt } from './lexicon.ts';

/** Services behind the national numbers. */
const NUMBERS: Readonly<Record<string, string>> = {
  '110': '110公安',
  '119': '119消防',
  '120': '120急救中心',
  '122': '122交警',
};

const TELL =
  /(?<!听到|收到|接到|发出|的)(?:通知|告知|上报给?|报告给?(?!内容|表|书|材料|、|程序|时间|流程|写)|汇报|通报|请示|传达给?|反馈给?|传递到|提交给?|移交给?|呈报|报请|报(?=公安|消防|上级|公司|总)|配合|协助|支援|服从|致电|联系|调入|请求(?!增援|协助)|提醒|召集|安抚|告诉|指导|督促|送至?(?=医院|伤员去)|接洽)(?:好|到|至|了|给|有关)?/g;
const TO =
  /(?:向|对(?=[^,]{1,12}(?:做|进行[^,]{0,8}(?:教育|培训|宣传|解释|沟通|指导)|予以|作出|给予|的询问|发布|负责|宣|解|的解释))|给(?!予)|与|同(?=[^时,]{2,12}(?:沟通|联系))|会同|征求|为(?=[^,了]{1,8}提供))(?!其|外界提供与)([^,。;:]{1,40})/g;

export function recipientsOf(text: string): readonly string[] {
  const found: string[] = [];
  const add = (names: readonly string[]) => {
    for (const name of names) {
      if (name.length >= 2 && !found.some(other => other.includes(name) || name.includes(other)))
        found.push(name);
    }
  };
  for (const match of text.matchAll(/(?<!\d)(1(?:10|19|20|22))(?!\d)/g)) {
    if (/打|拨|报|向|电话|致电/.test(text)) add([NUMBERS[match[1] ?? ''] ?? '']);
  }
  if (/急救电话|急救中心/.test(text) && found.length === 0) add(['急救中心']);
  for (const match of text.matchAll(TELL)) add(partyAt(text, match.index + match[0].length));
  for (const match of text.matchAll(TO))
    add(partyAt(text, match.index + match[0].length - (match[1]?.length ?? 0)));
  return found.filter(name => name !== '');
}

/** The noun phrase at `at` up to where a predicate or the sentence goes on. */
function partyAt(text: string, at: number): readonly string[] {
  let best = -1;
  for (let end = at + 2; end <= Math.min(text.length, at + 36); end++) {
    if (/[,。;:!?"(并]/.test(text[end - 1] ?? '')) break;
    if (endsAsParty(text.slice(at, end + 1), end - at)) best = end;
    if (best > 0 && end > best && text[best] !== '、' && !/[和及与或的]/.test(text[best] ?? '')) {
      if (end === best + 1 ? predicateAt(text, best) : verbAt(text, end - 1)) break;
    }
  }
  if (best < 0) return [];
  return splitNames(text.slice(at, best)).map(tidyName).filter(isName);
}

function isName(name: string): boolean {
  return (
    name.length >= 2 &&
    name.length <= 26 &&
    endsAsParty(name.slice(-12)) &&
    !/[0-9]{2}|是否|情况|说明/.test(name)
  );
}

// Damaged text: characters no writer meant, OCR slips, remains of fields of Word. Told cautiously: a finding shows it.
import { remembered } from './remembered.ts';

/** Replacement signs, private use, phonetic signs within text, boxes for signs that were lost. */
const SIGNS =
  /[\ufffd\ue000-\uf8ff\u3105-\u3129\u200b-\u200f\u2060\ufeff]|[□■◻▯]{1,}(?=[一-龥])(?<=[一-龥].)|锟斤拷|烫烫烫|屯屯屯|[À-ÖØ-öø-ÿ]{3,}|(?:&[a-z]{2,6};)|[一-龥]\?{2,}[一-龥]/;
/** A line cannot begin with these. */
const START = /^[、，,。；;）)】》”]\S/;
/** Characters that look alike, in words everybody knows. */
const SLIPS =
  /釆[取用购]|预桉|事古|应怠|报苦|立既|即使(?=报告|上报|通知)|必[需须]需|因该|做好好|的的(?!士)|了了(?!解)|[一-龥]([，。；、])\1|必要是(?=[先由应须可])|在行(?=施工|处理|上报)|迅束|仃电|仃止|氵|\d月\d{1,2}[口曰](?=前|晚|上|下)|耗才/;

/** Characters that any Chinese sentence about work is full of; text decoded wrongly has hardly one of them. */
const COMMON = new Set(
  '的一是在不了和有人大中为时要以后发生事件应急处置员工作部门报告情况现场安全组织负责及时指挥通知进行各单位领导预案救援火灾疏散上下行业务公司成主管理保障措施立即对向与或由并到地方面这个之日月年分电水气车客户学校医院设备物资信息系统动力加强制定方案级别内外前后可能需必须将等其本文件条款第项目式定消监测化正器护装机工口道防路场间边位先再就把没说打看走手去回开关停点线门高低长多少每各'.split(
    '',
  ),
);
const HANZI = /[㐀-鿿]/;

const WINDOW = 24;

/** Mojibake: a run of Chinese characters with hardly one that sentences are made of. */
function isMojibake(quote: string): boolean {
  if (quote.length < WINDOW) return false;
  const last = new Uint8Array(WINDOW); // of the characters in the window: 1 for a common one
  let seen = 0;
  let inWindow = 0;
  for (const sign of quote) {
    if (!HANZI.test(sign)) continue;
    const slot = seen % WINDOW;
    const common = COMMON.has(sign) ? 1 : 0;
    inWindow += common - (last[slot] ?? 0);
    last[slot] = common;
    seen++;
    if (seen >= WINDOW && inWindow <= 1) return true;
  }
  return false;
}

export const isGarbled: (quote: string) => boolean = remembered(
  quote => SIGNS.test(quote) || START.test(quote.trim()) || SLIPS.test(quote) || isMojibake(quote),
);

// What people call a scenario: the event a heading or title names, without the words for handling it.
import { bareText } from './bare-text.ts';
import { isGeneric, namesEvent } from './events.ts';
import { remembered } from './remembered.ts';

const HANDLING =
  /(?:的)?(?:时的?)?(?:专项|现场|综合)?(?:应急)?(?:变化)?(?:[及与和](?:其)?)?(?:的)?(?:专项|现场)?(?:应急)?(?:处置|处理|应对|响应|救援|抢险|抢修|救治|管理|应急|疏散)?(?:及|与|和)?(?:处置|处理|救援|疏散)?(?:演练)?(?:预案|方案|程序|流程|措施|办法|步骤|注意事项|要点|须知|操作卡|应急卡|处置卡|制度|手册|规程|规范|处置|处理|应对|救援|演练|响应|管理)(?:一览表?|明细表?|流程图|表)?(?:时|\d)?(?:[（(][^（()）]{1,20}[)）])?$/;

/** What stands before the event in a heading: 发生, 遇到, 突发. */
const LEAD =
  /^(?:【[^】]{1,8}】|如?(?:发生|出现|遇到|遇有|关于|突发性?(?!事件)|场景[一二三四五六七八九十\d]*[:：]?|情[景形][一二三四五六七八九十\d]*[:：]?))/;

/** Titles of chapters that say how to act in any event, or who is who. */
const NO_SCENARIO =
  /^(?:如何)?预防|防范|职责|分工|适用|条件$|组织|总则|目的|范围|原则|依据|报告|通报|报警|附件|附则|附录|附表|培训|演练|保障|分类$|种类|类型|分级|等级|机构|概况|目录|前言|序言|流程:?$|处理流程|预警|监测|制度|提要|时间$|紧急措施|一般性|情况$|\([ⅠⅡⅢⅣ一二三四]级\)|级响应|^[一二三四ⅠⅡⅢⅣ]级|^(?:应急)?响应|应急响应$|指挥部|领导小组|小组$|[^机]组$|队$|办公室$|部$|中心$|名单|电话|通讯录|物资|装备|设施|恢复(?!正常)|善后|解除|结束|调查|总结|复盘|评估|升级$|奖惩|接待|风险(?:分析|评估|描述|辨识)|特征|危害程度|原因|征兆|自救|救护$|急救$|救治$|保护$|疏散$|警戒$|隔离$|扑救$|控制$|堵漏$|上报$|洗消$|清理$|转移$|撤离$|基本要求|一般要求|处置原则|值班|后期|步骤$/;

/** The event a heading names; undefined: it names none. */
export const eventOfHeading: (title: string) => string | undefined = remembered(title => {
  const bare = unwrapped(bareText(title)).replace(/[:。.!]+$/, '');
  return NO_SCENARIO.test(bare) ? undefined : tidyEvent(bare);
});

/** "【停电、停水】处置" is about what stands in the brackets, where that is an event. */
function unwrapped(bare: string): string {
  return bare.replace(/[【〔[]([^【】〔〕[\]]{2,24})[】〕\]]/g, (found, words: string) =>
    namesEvent(words) ? words : found,
  );
}

/** Whether a heading says besides its event that it is about handling it. */
export function isHandled(title: string): boolean {
  const bare = unwrapped(bareText(title)).replace(/[:。.!]+$/, '');
  return HANDLING.test(bare) || /时$/.test(bare);
}

export function tidyEvent(words: string): string | undefined {
  const name = words
    .replace(LEAD, '')
    .replace(HANDLING, '')
    .replace(LEAD, '')
    .replace(/[（(][^（()）]{1,12}[)）]$/, found => (/[及和、]/.test(found) ? found : ''))
    .replace(/(?:各类)?突发(?:性)?事件$/, '')
    .replace(/(?:的?情况)?(?:发生)?[时后]$/, '')
    .replace(/(?:的)?(?:情况|情形|现象)$/, '')
    .replace(/^(?:应急|处置)$/, '');
  if (name.length < 2 || name.length > 26 || /预案$|[,。;]/.test(name) || isGeneric(name)) return undefined;
  return name;
}

/** What a plan against it is called, and what it is a plan for. */
const AGAINST: readonly (readonly [RegExp, string])[] = [
  [/消防|防火|灭火/, '火灾'],
  [/防汛|抗洪/, '洪涝'],
  [/防台/, '台风'],
  [/防震|抗震/, '地震'],
  [/反恐|防恐/, '恐怖袭击'],
  [/防雷/, '雷击'],
  [/防暑/, '中暑'],
  [/防踩踏/, '踩踏'],
  [/防溺水/, '溺水'],
  [/防欺凌/, '欺凌'],
];

const PLAN =
  /预案|方案|办法|制度|处置卡|应急卡|手册|规程|措施|处[置理](?:流程)?(?:一览|明细)?表|处[置理]一览/;
const OWNER =
  /^.*(?:公司|集团|医院|学校|小学|中学|大学|学院|幼儿园|银行|分行|支行|酒店|宾馆|饭店|商场|超市|小区|园区|景区|车站|机场|工厂|项目部|分厂|水厂|电厂|站|中心|事业部|管理处|养殖场|[农牧林渔广卖市]场|停车场|体育场|码头|港口|煤矿|油库|加油站|街道|[省市县镇乡]|[\u4e00-\u9fa5]{2}区|局|厅)(?=.)/;

/** The event a whole plan is for, as its title says: "甲医院突发停电专项应急预案" → 停电. */
export function eventOfTitle(title: string): string | undefined {
  const bare = bareText(title).replace(/^[\dA-Za-z.\-年版度/]+/, '');
  if (!PLAN.test(bare)) return undefined;
  const cut = tidyEvent(
    bare.replace(OWNER, '').replace(/^.*?突发(?:性)?(?!性|事件|公共|卫生|情况)(?=.{2})/, ''),
  );
  const against = AGAINST.find(([pattern]) => pattern.test(bare))?.[1];
  if (cut?.startsWith('防')) return against ?? cut.slice(1);
  return cut !== undefined && namesEvent(cut) ? cut : against;
}

/** What two names of one event share: 停电, 停电处置, 发生停电. */
export function coreOf(name: string): string {
  return name
    .replace(/[的之性]|发生|出现|变化|一般(?=..)|间(?=冲突|的)/g, '')
    .replace(/(?:处置|处理|事故|事件|等[^等]*)$/, '')
    .replace(/[和与及]/g, '、');
}

/** Whether a name in a list means the event of a heading: the same, a kind of it, or nearly the same words. */
export function meansSame(listed: string, headed: string): boolean {
  const a = coreOf(listed);
  const b = coreOf(headed);
  if (a === b || a.endsWith(b) || b.endsWith(a)) return true;
  return inOrder(a, b) / Math.max(a.length, b.length) >= 0.62;
}

/** How many characters of one stand in the same order in the other. */
export function inOrder(a: string, b: string): number {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const sign of a) {
    const next = [0];
    for (let j = 1; j <= b.length; j++) {
      next.push(b[j - 1] === sign ? (row[j - 1] ?? 0) + 1 : Math.max(row[j] ?? 0, next[j - 1] ?? 0));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

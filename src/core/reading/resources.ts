// People, goods, vehicles, money and rooms a clause asks for, with quantity and unit where it says them: "收银员10名",
// "5部对讲机", "备用送货车辆".

import { verbAt } from './lexicon.ts';
import { CHINESE_NUMBER, readNumber } from './numbering/construct.ts';
import type { Resource } from './reading.ts';

const UNITS =
  '名|人(?![次员均力以])|位|台|部(?![门分位署])|辆|只|个(?![月小工别人])|套|件|支|把|具|张|块|顶|床|箱|袋|桶|瓶|盏|双|副|条(?![款件例])|根|艘|架|间|处(?!理|置)|吨|升|公斤|千克|克|卷|包|盒|队|份|艇|匹|万元|元';
const NUMBER = `\\d{1,6}(?:\\.\\d{1,2})?(?:-\\d{1,6})?|两|${CHINESE_NUMBER}`;
/** "10名收银员", "两名以上工作人员", "不少于30人". */
const BEFORE = new RegExp(
  `((?<![第何一二三四五六七八九十百\\d.])(?:不少于|不低于|至少|最少)?(${NUMBER})(${UNITS})(?:以上|左右)?(?:的)?)([^,。;、:()\\d和及与应须要在于到对向进参将把按以后前时内起的]{2,10})`,
  'g',
);
/** "对讲机5部", "柴油不少于2000升", "应急照明灯60盏". */
const AFTER = new RegExp(
  `([^,。;、:()\\d]{1,14}?)((?:不少于|不低于|至少|最少|共计?|各)?(${NUMBER})(${UNITS}))(?:以上|左右)?(?![以之]?[外内]|线|楼|级)`,
  'g',
);
/** "需派人支援2-3人/每班": how many, and nothing named. */
const HEADS = new RegExp(`(?:不少于|不低于|至少)?(${NUMBER})(人|名)(?:以上)?(?![员次均])`, 'g');
const PROVIDES =
  /(?:安排|调派|调集|调配|调拨|调运|调动|调用|抽调|派出|派遣|派(?!出所|驻)|增派|加派|提供|备有|备足|备齐|配备|配置|配齐|准备|储备|储存|设置|设立|设(?=[^立置想法施备计定在为])|领取|使用|启用|利用|改用|动用|携带|佩戴|穿戴|采购|购置|购买|请求|申请|需要|采取|供应|开启|堆|装(?=[^卸备修载配])|带上|铺设|(?<=[要须应])有(?=充足|足够|必要|相应|专)|(?<=需)有)(?:好|足|齐|了|有|另外的?)?/g;
/** "对人力、物力进行调配", "财力、物力的调配". */
const DISPOSED =
  /(?:对([^,。;的]{2,16})进行(?:统一)?(?:调配|调度|调集|储备)|(?:负责|做好|保证|保障)(?:[^,。;的]{0,10}(?:中|时|期间)的)?([^,。;的]{2,16})的(?:调配|供应|储备|准备|采购|配备|调度|保障|充足))/g;
const PROVIDED = /^.*(?:安排|加派|增派|抽调|调派|配备|配置|储备|备有|派出|派)/;
const GOODS =
  /(?:车辆?|机|器|设备|设施|工具|物资|物品|器材|材料|用品|装备|资料|资金|现金|头寸|备用金|经费|发票|电源|电池组?|照明|灯|灯具|药品|药|服|手套|面具|口罩|头盔|绳|绳\(带\)|袋|木桩|挡水板|泵|被|食品|加餐|饮用水|瓶装水|帐篷|座席|场地|房间|通道|牌|样本|产品|货源|货量|配件|零钞|通讯录|电话|档案|票|处方|申请单|按钮|控制箱|箱|物力|财力|人力|技术|机械|车组|担架|UPS|区|专人|人员|[^动满裁复成]员|教师|医生|护士|保安|司机|电工|队伍|队)$/;
/** "每个月最后一个星期五": how often, not how many. */
const NO_MEANS =
  /^(?:星期|礼拜|月|季|年|小时|班次|阶段|步骤|方面|环节)|(?:只有|最后|[和及与或有的])$|有[一二两三四五六\d]|还?没|^[由每]|伤员|伤者|患者|病人|^(?:通知|告知|报)/;
const STOP =
  /^(?:前往|赶赴|赶到|到达|支援|协助|参与|参加|进行|进入|维持|负责|处置|处理|救援|抢险|抢修|抢救|监护|看守|看管|陪同|灭火|送(?!货)|接替|扑救|逃生|报警|上报|报告|以便|到场|到现|实施|开展|对(?!讲)|将|把|至|在|用于|给|向|并|以(?!上)|时|后|前|等|迅速|及时|立即|尽快|日夜|昼夜|值守|供应|服务|带队|工作|准备|轮流|巡查|巡视|手控|堆码|到|去|从|按|就)/;
/** "学生两人出现呕吐": those to whom something happens are no means. */
const SUFFER = /出现|发生|死|伤|中毒|被困|失踪|感染|发病|呕吐|确诊|未|以[上下内外]/;

export function resourcesOf(body: string): readonly Resource[] {
  const found: Resource[] = [];
  const add = (resource: Resource) => {
    if (/[|｜\t]/.test(resource.name) || NO_MEANS.test(resource.name)) return; // over the edge of a cell, or a count
    if (found.some(({ text }) => text.includes(resource.text) || resource.text.includes(text))) return;
    found.push(resource);
  };
  const plain = body.replace(/\d{1,2}月\d{1,2}[日号]|\d{1,2}[::]\d{2}|"[^"]{0,20}"/g, other =>
    '·'.repeat(other.length),
  );
  for (const [text = '', , number = '', unit = '', name = ''] of plain.matchAll(BEFORE)) {
    const kept = tail(name);
    if (kept.length >= 2 && !isAct(kept) && !SUFFER.test(name) && !isToll(plain, text))
      add({
        text: text.slice(0, text.length - name.length + kept.length),
        name: kept,
        quantity: value(number),
        unit,
      });
  }
  for (const [text = '', name = '', amount = '', number = '', unit = ''] of plain.matchAll(AFTER)) {
    const kept = head(name.replace(PROVIDED, ''));
    if (
      kept.length >= 2 &&
      !isAct(kept) &&
      !isToll(plain, text) &&
      !/(?:达|超过|死亡|受伤|重伤|第|每|近|约|为|过|以上)$/.test(kept)
    )
      add({ text: `${kept}${amount}`, name: kept, quantity: value(number), unit });
  }
  for (const match of plain.matchAll(HEADS)) {
    if (!/需|派|抽调|支援|安排|留|组织|缺/.test(plain) || isToll(plain, match[0])) continue;
    add({ text: match[0], name: '人员', quantity: value(match[1] ?? ''), unit: match[2] ?? null });
  }
  for (const match of plain.matchAll(DISPOSED)) {
    const name = match[1] ?? match[2] ?? '';
    if (name.split('、').every(part => GOODS.test(part.replace(/^.*和/, ''))))
      add({ text: name, name, quantity: null, unit: null });
  }
  for (const match of plain.matchAll(PROVIDES)) {
    for (const name of namesAt(plain, match.index + match[0].length))
      add({ text: name, name, quantity: null, unit: null });
  }
  return found;
}

/** "2-3人支援", "抽调10名": what they do, no name. */
function isAct(name: string): boolean {
  return name === '支援' || (name.length === 2 && verbAt(name, 0));
}

/** "一次死亡3人以上" counts victims. */
function isToll(body: string, text: string): boolean {
  const at = body.indexOf(text);
  return /死亡|受伤|重伤|轻伤|伤亡|中毒|被困|失踪|感染|发病|死伤/.test(
    body.slice(Math.max(0, at - 6), at + text.length + 6),
  );
}

/** "2-3" keeps its higher number, "三" is 3; null: not a number after all. */
function value(written: string): number | null {
  const last = written.split('-').pop() ?? '';
  const read = /^[\d.]+$/.test(last) ? Number(last) : readNumber(last.replace('两', '二'));
  return read > 0 ? read : null;
}

/** The noun at the front of what follows a number. */
function tail(name: string): string {
  for (let at = 2; at < name.length; at++)
    if (verbAt(name, at) || STOP.test(name.slice(at, at + 2))) return name.slice(0, at);
  return name;
}

/** The noun at the end of what precedes a number. */
function head(name: string): string {
  for (let at = name.length - 2; at >= 0; at--) {
    if (
      (verbAt(name, at) && name.length - at >= 4) ||
      /^(?:应(?!急)|[须要需由向从有派])/.test(name.slice(at))
    )
      return name.slice(at + (verbAt(name, at) ? 2 : 1)).replace(/^[好足齐了]/, '');
  }
  return name;
}

/** What a verb of providing provides: a list of nouns that are goods or people, up to where the sentence goes on. */
function namesAt(body: string, at: number): readonly string[] {
  const phrase = /^[^,。;:()·]{2,36}/.exec(body.slice(at, at + 36))?.[0] ?? '';
  let end = phrase.length;
  for (let i = 2; i < phrase.length; i++) {
    if (STOP.test(phrase.slice(i, i + 2)) || (verbAt(phrase, i) && GOODS.test(phrase.slice(0, i)))) {
      end = i;
      break;
    }
  }
  return phrase
    .slice(0, end)
    .split(/[、]|(?<=[^温])(?:和|及|与|或)(?=[^加])/)
    .map(name =>
      name
        .replace(/^(?:好|足|了|有|另外的?|必要的|相应的|相关的?|有关的?|各种)/, '')
        .replace(/(?:等|等物资|等措施|等设备)$/, ''),
    )
    .filter(
      name =>
        name.length >= 2 &&
        name.length <= 18 &&
        GOODS.test(name) &&
        !(verbAt(name, 0) && /(?:人员|员|人|客户|队)$/.test(name)) &&
        !/^(?:对|协助|向|为|由|其|该|此)/.test(name),
    );
}

// Whether a sentence asks for something at all: definitions, aims and remarks do not, whatever verbs they hold; under a
// heading that announces duties a bare imperative does.
import { actorAt } from './actor-name.ts';
import { opensUrgently } from './deadline.ts';
import { endsAsParty, predicateAfterName, verbAt } from './lexicon.ts';
import { hasModal } from './modality.ts';
import { recipientsOf } from './recipient.ts';
import type { Section } from './sections.ts';

export const DEFINES =
  /^(?:保管人|责任人|联系人|负责人|管理人|存放地点|存放位置):[^,]{2,16}$|是指|(?<![联关体])系指|指的是|主要是?指|称为|分为|^(?:出现|符合|达到|具备|发生)(?:下列|以下|如下)[^:]{2,30}:(?=.)|(?<!并|还|应|(?:报告|记录|通知|上报|汇报|告知)[^,]{0,6},(?:内容)?)包括|适用于|由[^,]{2,60}(?:组成|担任|兼任)|(?<![责主])任副?(?:总指挥|指挥长?|组长|队长|主任|主席|成员|组员|秘书长)|设在|为[^,]{0,12}成员$|(?:^|,)本(?:预案|标准|办法|规范|方案|制度|规定)[^,]{0,6}(?:适用|规定|按|由|所称|根据|是)|制[定订]本|特制[定订]|特成立|特建立|成立[^,]{2,30}(?:组|机构|指挥部|委员会)|[^,]{2,16}为[^,]{0,14}(?:长|主任|经理|组员|成员|队员)$|^(?:成员|组员|队员)(?:为|有|是)|视为|(?:即|定|列)为[^,]{0,8}(?:级|类|事[件故])|负责解释$|自[^,]{2,12}起(?:施行|实施|执行|生效)|^本[^,]{2,6}(?:于|自)[^,]*(?:发布|实施|施行)|是[^,]{2,30}(?:机构|组织|部门|现象|状况|订单|素质|体现|活动)|如下$|以下应急方案|^(?:编号|单位|日期|版本|审批|复核|编制|备注)/;
/** What this document is, where else to look, and what becomes of those who break it: nobody carries that out. */
const ABOUT_ITSELF =
  /(?:^|,)(?:[^,]{0,24})按(?:照)?[^,]{0,16}《[^》]+》[^,]{0,6}(?:执行|办理|处理)|按(?:照)?本[^,]{1,4}(?:执行|办)$|未尽事宜|以[^,]{2,20}为准$|(?:为|是)(?:[^,]{0,10}的?)?(?:现场|当班|总|第一|直接|主要)*(?:责任人|负责人|指挥)(?:$|,)|代行[^,]{0,4}(?:$|,)|行使[^,]{0,6}职权$|^(?:瞒报|迟报|漏报|谎报|违反|违者|造成[^,]{0,8}后果|对[^,]{2,20})[^,]{0,8}的,[^,]{0,8}(?:扣|停岗|处分|追究|追责|问责|取消[^,]{0,8}资格|通报批评|按[^,]{0,8}(?:奖惩|考核|处罚))/;
/** "现场勘察所得的资料", "……印发《……》": what something is made from, and who published it. */
const SOURCE = /所[^,的]{1,6}的[^,的]{1,8}$|(?:颁布|印发|下发|发布)的?《[^》]+》(?:\([^()]{0,30}\))?$/;
/** "是从业人员必须具备的素质", "指因故应由他方供货的情形": the word of duty says of which, inside what something is. */
const QUALIFIED = /(?:是|指)[^,]{0,40}(?:必须|应当|应该|应(?!急)|严禁|不得|禁止)[^,]{1,16}的[^,的]{2,10}$/;
/** "死亡3人以上或重伤10人以上": how much it takes. */
const BOUNDS =
  /^(?:[^,、或且\d]{0,10}\d{1,6}[^,、或且\d]{1,4}(?:及?以[上下]|以内)(?:的|[,、或且](?=.)|$)){1,6}$/;
const ASKS = /(?:如何|怎么|怎样|(?<![缺少])什么|哪些)[^,]{0,6}$/;
/** "说清楚堆了什么货": what is asked is told or found out. */
const TELLS_WHAT =
  /(?:[说讲问写报查弄看摸](?:清楚?|明白?|一下)|记(?:下|录|清)|告诉|告知|说明|交代|核对|了解|判断|确认)[^,]{0,12}(?:如何|怎么|怎样|什么|哪些)[^,]{0,12}$/;
/** "园区有六栋仓库": what there is. */
const EXISTS =
  /^[^,]{0,10}?(?<![没应须要需还如凡未])(?:只|共|现|仅|一共)?有(?:\d{1,5}|[一二两三四五六七八九十几百]{1,3})[^,\d]/;
/** Told as it happened: "保安跑到现场看了一下". */
const TOLD = /(?<![为除罢得不受明])了(?![解望结断然如就再才后以当派马立])[^,]{0,12}(?:,|$)/;
const REMARK =
  /(?:只|仅|最多)能?够?(?:(?:维持|支撑|坚持|持续|容纳|承受|承载)[^,]{0,4}|供[^,]{1,12})\d|(?:不一样|不同|相同|相反)$|可能造成|会自动|难免|不可估量|时有发生|有利于|希望能|明确了|所需要的/;

/** Fields of a title page. */
export const ADMIN =
  /^(?:编号|审批|会签|拟制|文件编号|单位|日期|版本|版次|编制|审核|批准|签发|密级|页码|备注|前言|序言|发布日期|实施日期|生效日期|受控状态)$/;

/** "呼叫中心设:值班组长、业务员": who belongs to it. */
const LISTS =
  /(?:下?设|设有|下辖|组成|人员名单)$|^(?:完成)?(?:时限|期限|频次)$|^(?:出现|符合|达到|具备|发生)(?:下列|以下|如下)/;
/** The sheet signatures stand on, lists of numbers, who signs and when. */
const SHEET =
  /^(?:批准|签署|审批|签字|会签|封面|修订)(?:页|栏|记录)$|^(?:附:?)?(?:联系|值班|应急|常用)(?:电话|方式)$|^[^,]{2,24}\d{4}年\d{1,2}月\d{1,2}日$/;

/** "发生火灾或有人受伤送医的": a case on a list of cases. */
const CASE_ONLY = /^(?!负责|为|是)[^:]{4,60}(?<![目标真快好切似这那别其])的$/;

/** "湖滨派出所110", "值班医生电话8120,值班院长电话8001": a line of a list of numbers. */
function isContact(whole: string): boolean {
  const found = CONTACT.exec(whole);
  return found !== null && endsAsParty(found[1] ?? '') && !/[拨打报向]/.test(found[1] ?? '');
}

const CONTACT =
  /^([^,\d]{2,14}?)(?:值班)?(?:电话|手机|内线|短号|座机)?:?(?:1(?:10|19|20|22)(?!\d)|\d{3,4}-\d{6,8}|1\d{10}|\d{4,8}(?![\d年人条米度元个]))/;

/** "申请支援人员:每天8人": what is asked for stands behind the colon. */
const ASKS_FOR = /^(?:申请|请求|增派|抽调)[^,:]{0,10}(?:人员|人手|力量|车辆|支援|增援)$/;

/** 'never': it states something; 'modal': only a modal word binds; 'bare': a bare imperative is a duty here. */
export function isDuty(
  main: string,
  whole: string,
  section: Section | undefined,
  named: boolean,
  label: string | undefined,
): 'never' | 'modal' | 'bare' {
  if (ADMIN.test(label ?? '') || LISTS.test(label ?? '') || SHEET.test(whole) || isContact(whole))
    return 'never';
  if (/[?？]$/.test(whole) || (ASKS.test(whole) && !TELLS_WHAT.test(whole))) return 'never';
  if (SOURCE.test(whole) && !hasModal(main)) return 'never';
  if (BOUNDS.test(whole)) return 'never';
  const strong =
    /必须|应当|应该|(?<![适对相反供响效])应(?!急|变|对|用|答)|严禁|不得|禁止/.test(main) &&
    !(QUALIFIED.test(main) && DEFINES.test(whole));
  if (
    !strong &&
    /是否/.test(whole.replace(/["“][^"“”]*["”]/g, '')) &&
    !/(?:负责|检查|判断|判明|确认|询问|问|请示|建议|提出|了解|核实|核对|查看|看|决定|研究|评估|观察|检测|监测|查明|分析)/.test(
      whole,
    )
  )
    return 'never';
  if (/^[^,]{1,14}:$/.test(whole) && !/\d+个?(?:分钟|小时)内/.test(whole)) return 'never';
  if (main === whole && !whole.includes(',') && actorAt(whole, 0)?.end === whole.length) return 'never'; // names only
  if (CASE_ONLY.test(whole) && !hasModal(whole) && !opensUrgently(whole)) return 'never';
  if (/^报告内容/.test(whole) || ASKS_FOR.test(label ?? '')) return 'bare';
  if (DEFINES.test(whole) && !(strong && !/适用于|制[定订]本/.test(whole))) return 'never';
  if (ABOUT_ITSELF.test(whole) && !strong && !beginsOtherwise(whole)) return 'never';
  if (EXISTS.test(whole) && !hasModal(main) && !opensUrgently(main)) return 'never';
  if (/^(?:为|依据|根据)/.test(whole) && /制[定订](?!针)|拟[定订]|编制/.test(whole) && /本|《/.test(whole))
    return 'never';
  if ((REMARK.test(whole) || (TOLD.test(main) && !opensUrgently(main))) && !strong) return 'never';
  switch (section) {
    case 'purpose':
    case 'scope':
    case 'basis':
    case 'definition':
    case 'contents':
    case 'record':
    case 'grading':
      if ((named && actsAfterName(main)) || tellsInTime(main)) return 'bare';
      return strong ? 'modal' : 'never';
    case 'organisation':
      return strong || named ? (isImperative(main, named) ? 'bare' : 'modal') : 'never';
    case 'principle':
      return isSlogan(whole) ? 'never' : 'bare';
    default:
      return isImperative(main, named) || label === '职责' ? 'bare' : 'modal';
  }
}

/** "投加药剂,用量按《…》执行": an act, and only how much of it stands elsewhere. */
function beginsOtherwise(whole: string): boolean {
  const first = whole.split(',')[0] ?? '';
  return (
    first.length < whole.length && !first.startsWith('按') && verbAt(first, 0) && !ABOUT_ITSELF.test(first)
  );
}

/** "接报1小时内报区应急局": somebody told by a figure, wherever it stands. */
function tellsInTime(main: string): boolean {
  return TELLS_IN_TIME.test(main) && recipientsOf(main).length > 0;
}

const TELLS_IN_TIME =
  /\d{1,3}个?(?:分钟|小时)(?:之?内|以内)?[^,]{0,4}(?:向[^,]{2,16})?(?:上报|汇报|报告|报(?![警名])|通知|告知|通报)/;

/** "监控中心每10分钟报一次", "红色由值班总经理发布": who does something, also where grades are set out. */
function actsAfterName(main: string): boolean {
  const by = main.search(/(?<![自理缘])由(?!于)/);
  const found = actorAt(main, by > 0 && by < 12 ? by : 0);
  return (
    found !== undefined &&
    predicateAfterName(main, found.end) &&
    !/^(?:发生|出现|造成|因|内|的)/.test(main.slice(found.end))
  );
}

/** "质量第一,用户至上": four-character phrases only. */
function isSlogan(text: string): boolean {
  const parts = text.split(/[,、]/);
  if (parts.length > 1 && parts.every(part => part.length === 4 && !/[应须要]/.test(part))) return true;
  if (hasModal(text)) return false;
  return parts.every(part => part.length <= 6 && !verbAt(part, 0));
}

/** How something is done, before the verb. */
const MANNER =
  /^(?:全面|全权|具体|尽量|合理|正确|及时|积极|认真|妥善|适时|切实|详细|主动|共同|继续|统一|直接|就地|就近|另行|优先|重点|同步|同时|先行|全程|轮流|分批|逐[一级户台个]|当场|当日|当天|当班|随时)+/;

/** Whether a piece begins with what is to be done. */
export function startsAct(piece: string): boolean {
  const body = piece.replace(MANNER, '');
  return verbAt(body, 0) || SINGLE.test(body);
}

/** Begins with what is to be done, or says who does it. */
function isImperative(main: string, named: boolean): boolean {
  const body = main
    .replace(/^(?:并且?|但|而后?|同时|然后|其次|最后|之后|随后|再|首先|先|则|也|以及|请|[,])+/, '')
    .replace(
      /^(?:尽量|合理|正确|及时|积极|认真|妥善|适时|切实|详细|主动|共同|继续|统一|直接|就地|另行|逐[一级户台个]|当场|当日|当天|当班|随时)+/,
      '',
    );
  if (EVERY.test(body) || /^(?:并|同时|再)?请(?![求示假])/.test(main)) return true;
  if (named || opensUrgently(body) || verbAt(body, 0) || SINGLE.test(body)) return true;
  if (
    body.length >= 5 &&
    /^(?:请|本着|对|将|把|向|与|和|在|按|按照|根据|通过|用|以|从|到|每|派|清|负责|随|确需)/.test(body)
  )
    return true;
  return (
    /工作[。]?$|进行[^,]{2,}|的(?:准备|安排|回收|调配)$/.test(body) ||
    body.split(',').some(piece => verbAt(piece, 0) || SINGLE.test(piece)) ||
    hasVerbInside(body) ||
    recipientsOf(body).length > 0
  );
}

/** "每小时撒布一次", "半小时看一次": done again and again, whatever the verb. */
const EVERY =
  /(?:^|,)每隔?[^,]{0,3}(?:分钟|小时|天|日|周|月|班|季度?|年)[^,]{2,}|(?:每隔?[^,]{0,4}|半|\d{1,2})个?(?:分钟|小时|天|日|周|月|班|季度?|年)[^,]{1,8}[一1两2][次遍回]/;

/** Verbs of one sign as plans for people on duty are written: "叫工程值班", "关总阀", "打120"; not 关键, 开关, 报警器. */
const SINGLE =
  /^(?:打(?![印架卡])|拨(?!款)|报(?![告警表])|告(?![示警])|叫|喊|问(?!题)|查(?!验单)|看(?!台)|记(?![录者])|写(?!字)|填(?!料)|送(?![货餐])|带(?![班头])|拿|取(?!暖)|穿|戴|拍|敲|堵|扶(?!梯|手)|抬|背(?![景面])|守|跑(?!道)|走(?!廊|道)|找|交(?![通接叉流易])|让|别|不(?![同足良慎])|勿|用(?![户电途水品])|把(?!手)|跟|给|挂(?!号)|摆|搬|移|断(?!路|层|面)|关(?![键系于])|开(?![关水始])|停(?!车场|机坪|电|水|气)|拉|按(?!钮|键)|推(?!车)|放(?!射)|装(?![置修])|拆|锁(?!具)|封(?!面)|领(?!导|班|队|域)|换|改(?![制革造])|调|盖|铺|撒|浇|冲|擦|扫|捂|躲|蹲|趴|撤|救(?!护车|援[队组])|灭(?!火器)|护(?!士|栏|理|工)|劝|拦|留(?!言)|存|备(?![件品])|发(?![生电热动病])|收(?![费银入])|列(?!车)|划|设(?![备施])|量|测(?!点)|算|签|盯|轮|补(?![助贴丁偿给品])|加(?=[油水药氯盐冰热料满])|到(?=[现当]?场|岗位|位$))/;

/** A verb somewhere in the first pieces. */
function hasVerbInside(body: string): boolean {
  for (let at = 1; at <= Math.min(body.length - 2, 40); at++) if (verbAt(body, at)) return true;
  return false;
}

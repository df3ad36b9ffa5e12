// Pieces of a sentence put together into clauses: one clause per change of actor, recipient, condition, deadline, period,
// modality or kind. What only says why, or with what result, stays with the act before it.
import { actorAt, subjectAt } from './actor-name.ts';
import { isCondition, leadingCondition, leadingSituation } from './condition.ts';
import { isOnlyLimit, opensUrgently } from './deadline.ts';
import { DEFINES, startsAct } from './duty.ts';
import { actOf } from './kind.ts';
import { appointedIn } from './lead.ts';
import { predicateAt, verbAt } from './lexicon.ts';
import { forbids, hasModal } from './modality.ts';
import { type Group, goesOn, type Piece } from './pieces.ts';
import { recipientsOf } from './recipient.ts';
import { kindOfUnit } from './units.ts';

/** Pieces → clauses. */
export function groupPieces(pieces: readonly Piece[]): readonly Group[] {
  const groups: Piece[][] = [];
  let group: Piece[] = [];
  let main: Piece | undefined; // the last piece that already says what is to be done
  for (const piece of pieces) {
    if (
      main !== undefined &&
      (group.every(isState) || (group.length === 1 && isEvent(group[0], piece))) &&
      opensAct(piece)
    ) {
      group = group.map(one => ({ ...one, condition: true }));
      main = undefined;
    } else if (GATED.test(piece.bare) && group.length > 0) {
      // "经检测合格,方可送水"
    } else if (group.length > 0 && main !== undefined && opensClause(piece, main, group[0])) {
      groups.push(group);
      group = [];
      main = undefined;
    }
    group.push(piece);
    if (!piece.condition && isMain(piece)) main = piece;
  }
  if (group.length > 0) groups.push(group);
  return groups;
}

/** "气象台发布预警,站长应…": what those outside do, before somebody else acts. */
function isEvent(before: Piece | undefined, next: Piece): boolean {
  if (before === undefined || before.label !== undefined) return false;
  const { bare } = before;
  if (hasModal(bare) || opensUrgently(bare)) return false;
  const who = subjectAt(bare, 0);
  const then = subjectAt(next.bare, 0);
  if (who === undefined || then === undefined || who.names.includes(then.names[0] ?? '')) return false;
  if (/^(?:送|转|抬|安置|撤|疏散|由)/.test(bare.slice(who.end))) return false;
  return (
    who.names.every(name => kindOfUnit(name) === 'outside') ||
    /(?:发布|进入|到达|宣布)[^,]*(?:预警|圈|信号|通告)$/.test(bare)
  );
}

const GATED =
  /^(?:方可|方能|方准|才可|才能|才准|才允许|才算)|^(?:并?经|[须要]经)[^,]{2,24}(?:方可|方能|方准|才可|才能|才准)/;

/** "冷通道温度超过27℃并持续上升": a thing and how it is; before an act it says when. */
function isState({ bare, label, condition }: Piece): boolean {
  if (condition) return true;
  if (isMeasured(bare) || THEN_TOLD.test(bare)) return false; // "超过6小时由食堂送水"
  if (label !== undefined || bare.length < 4 || hasModal(bare) || opensUrgently(bare)) return false;
  if (
    /负责|工作$|进行|就(?![是近地])[^,]{2}|^(?:并|且|对|向|与|将|把|由|为|以|按|根据|通过|用|在|从|到|每|各|有|请|本|该|其)/.test(
      bare,
    )
  )
    return false;
  if (predicateAt(bare, 0) && !/^[已不未]/.test(bare) && !SUPPLY.test(bare)) return false;
  if (
    /(?:不到位|未到[位场岗]?|突发[^,]{0,4}[病梗疾]|发病|晕倒|昏倒|摔倒|跌倒|溺水|落水|中暑|触电|骨折|走失|失踪|窒息|抽搐|受伤|被困|昏迷|失联|无应答|没人应)$/.test(
      bare,
    )
  )
    return true;
  if (CHANGE.test(bare)) return subjectAt(bare, 0) === undefined && (!verbAt(bare, 0) || SUPPLY.test(bare));
  return false;
}

/** "检查无异常后报工程部": the state, and what is done then. */
const THEN_TOLD =
  /[^,]{3}后(?:立即|及时|再|应|须)?(?:报(?![警告表修名])|报告|上报|通知|告知|交(?![班接])|送)[^,]{2,}/;

/** "供水中断超过4小时": what looks like a verb is what failed. */
const SUPPLY = /^[^,]{2}(?:系统|设备|设施)?(?:中断|停止|故障|失灵|超标|不畅|异常|失效|不足|达到|超过)/;

/** How things are or become. */
const CHANGE =
  /一(?:发布|启动|响|亮|停|断|出现|触发)$|满\d{1,3}个?(?:分钟|小时|天)|漫过|漫进|涌入|倒灌|进水|淹|超过|达到|高于|低于|大于|小于|不足|不够|不能|无法|未能|仍未|尚未|没有|没[^,]|已[^,]{1,6}$|上升|下降|升高|降低到|报警$|告警$|跳闸|停机|停运|中断|故障|失败|失灵|异常|泄漏|着火|起火|冒烟|爆炸|坍塌|漫到|没过|淹没|蔓延|扩大|恶化|严重|紧急|危险|不可达|不通|关不上|打不开|受伤|昏迷|死亡|被困|增多|增加$|激增|激动|不稳定?$|吵闹|哄抢|聚集$|拥挤|滞留|饱和|耗尽|用完|结束$|完毕$|解除$|恢复$|满足[^,]*条件$|位于|影响/;

/** Somebody acts, or has to at once. */
function opensAct({ bare }: Piece): boolean {
  if (opensUrgently(bare) || forbids(bare) || hasModal(bare.slice(0, 16))) return true;
  const actor = subjectAt(bare.replace(/^(?:由|请)/, ''), 0);
  return actor !== undefined && bare.length - actor.end >= 2;
}

/** Verbs that change the kind of act, so that a clause begins even without a conjunction. */
const NEW_KIND =
  /^(?:请(?![求示假])(?=[^,]{4})|责令|制[定订]|建立|编制|签订|通知|告知(?!具体)|上报|报告|汇报|通报|记录|记下|登记|填写|做好(?![^,]*准备)|积极配合|协助|请求协[调助](?=当地|公安|上级|政府)|监督|指导|组织(?!机构)|开展|启动|调派|派出|派人|拨打|致电|向(?=[^,]{2,20}(?:报告|汇报|通报|反馈|请示|发布|报案|报(?![警告销]))(?!导|前|后))|与(?=[^,]{2,16}(?:联系|沟通|对接|协商|协调|核对|商定|会商))|(?:联系|配合)(?=[^,]{2,20})|对(?=[^,]{2,20}进行)|正确评论|立即|在其|封锁|报(?=发生|公安)|(?:结果|情况|名单|记录)(?:立即|及时|一并)?报(?!告|表)|总体协调|设立|分别明确|参与|保持(?!冷静))/;
const CONJUNCTION =
  /^(?:并(?!列|不|行|非)|而后|然后|随后|之后|再(?!次)|但|并且|以及|同时|其次|最后|尤其|更|因此也?|以便(?!$))/;
const PURPOSE =
  /^(?:以便|以免|以利|以(?=[缩减方防确保最备])|确保|保证(?!数|抢)|保障|防止|避免|从而|争取不|最大|使|让|减少|降低|如:|如\(|不受|不致|造成|以达|提高|增强|维护|力争|直到|直至|说明|告知具体|包括|有利|消除|(?:尽快|及时|尽早|迅速)?恢复(?:[^,]{0,10}(?:的?(?:正常|秩序|运营|运行|生产))+[^,]{0,4}$|正常)|由下而上|严禁烟火$)/;

/** Says when before it says what: "必要时审查证件". */
const OPENS_CONDITION = /^(?:必要时|视情况?|如果?(?!实|下|何|期|数|:|\()|若|一旦|遇有|遇到|未经)/;

/** "按下报警按钮,向派出所报警": the button is how it is reported, one act. */
const PRESSES = /[按揿]下?[^,]{0,12}(?:报警|呼叫|求助|对讲|通话)[^,]{0,2}(?:按钮|按键|铃)$/;
const BY_IT = /^向[^,]{2,20}(?:报警|报告|求助|求援|呼救)$/;

function opensClause(piece: Piece, main: Piece, first: Piece | undefined): boolean {
  const { bare } = piece;
  if (PRESSES.test(main.bare) && BY_IT.test(bare)) return false;
  if (/负责/.test(first?.bare ?? '') && /^(?:保证|确保|保障)[^,]{4,}/.test(bare) && main === first)
    return true;
  if (bare.length === 4 && /负责$/.test(bare) && main.bare.length === 4) return false;
  if (/^[^,]{2,12}为止$/.test(bare) && !verbAt(bare, 0)) return false;
  if (PURPOSE.test(bare) && !/^(?:避免|防止)$/.test(bare)) return false;
  if (piece.condition || OPENS_CONDITION.test(bare)) return true;
  if (piece.label !== undefined) return true;
  if (appointedIn(main.bare) !== undefined && (startsAct(bare) || /^(?:对|负责|按)/.test(bare))) return true;
  if (/^[在于][^,]{2,20}(?:之?前|之?后|时)(?=[^,]{3})/.test(bare)) return true;
  if (/^在[^,]{2,16}(?:协助|指导|监护|配合|领导|指挥|见证|陪同)下/.test(bare)) return true;
  if (leadingSituation(bare)) return true; // "视情况启动…"
  const lead = leadingCondition(bare); // "演练结束后一周内形成…"
  if (lead !== null && lead.length >= 3 && bare.startsWith(lead) && !/^(?:在?此|以)/.test(bare)) return true;
  if (/^(?:由(?!.*组成$)|请)/.test(bare) && isTopic(main.bare)) return false;
  if (OWN_LIMIT.test(bare) && OWN_LIMIT.test(main.bare) && bare.length >= 6) return true;
  if (opensCase(bare) || /^只(?![要有是能])[^,]{3}/.test(bare)) return true;
  if (
    /^\d{1,3}个?(?:分钟|小时)内?[^,]{0,5}(?:不[了住好到灭开上通]|没[^,]{1,3})(?=[报打叫找喊就送联通按由])/.test(
      bare,
    )
  )
    return true;
  if (/^[^,]{1,3}完了?(?=[在再就把要马立][^,]{2})/.test(bare)) return true;
  if (MEASURES.test(bare) && subjectAt(bare, 0) === undefined) return false;
  if (/^(?:尤其|特别)是?[^,]{2,20}$/.test(bare) && !acts(bare)) return false;
  const rest = bare.replace(CONJUNCTION, '');
  if (rest !== bare && !/^以便/.test(bare)) return rest.length > 1;
  if (BANS.test(bare) && BANS.test(main.bare.slice(subjectAt(main.bare, 0)?.end ?? 0))) return false;
  if (forbids(bare) || opensUrgently(bare) || NEW_KIND.test(bare)) return true;
  if (/^(?:要|应当?|须)(?=[^,])/.test(bare) && sameModal(bare, main.bare)) return false;
  if (hasModal(bare.slice(0, 24)) && !/需要的|所需|要求的/.test(bare)) return true;
  if (
    /^(?:每|\d+(?:分钟|小时|天|日)内|[一二三四五六七八九十半]+个?(?:分钟|小时|工作日|日|天|周)内)/.test(bare)
  )
    return bare.length >= 5;
  if (
    /^(?:当[日天晚]|次日|翌日|第二天|第[一二三四]周|(?:\d{1,2}|[一二三四五六七八九十]{1,2})月|\d{1,2}[:点时])[^,]{0,12}(?:前|内|至|起)/.test(
      bare,
    )
  )
    return bare.length >= 6;
  if (DEFINES.test(main.bare) && startsAct(bare)) return true;
  if (/^[^,]{2,12}才(?:能|可|允许|准)/.test(bare)) return true;
  if (changesKind(bare, main.bare)) return true;
  if (namesDoer(bare)) return true;
  const actor = subjectAt(bare.replace(LATER, ''), 0);
  return actor !== undefined && actor.end < bare.length && bare.length - actor.end >= 2;
}

/** When, before who: "赛后次日下班前各组交小结". */
const LATER = /^(?:[^,的]{1,4}后)?(?:[当次]日|翌日|当天|第二天|月底)?(?:(?:下班|交班)前)?/;

/** "厂区周边居民的疏散,由值班长组织": what it is about, and then who does it. */
function isTopic(bare: string): boolean {
  return (
    /^[^,]{2,24}的[^,的]{2,6}(?<!工作)$/.test(bare) &&
    !verbAt(bare, 0) &&
    !hasModal(bare) &&
    actorAt(bare, 0) === undefined
  );
}

/** "一级在24小时内启动,二级在48小时内启动": two limits are two clauses. */
const OWN_LIMIT =
  /(?:\d{1,4}|[一二两三四五六七八九十半]+)个?(?:分钟|小时|工作日|日|天|周)(?:之内|以内|内)|每(?:隔|两|\d+|半)?个?(?:分钟|小时|日|天|周|月|季度?|年|班)[^,]{0,8}一次/;

/** "每批不超过50人,间隔不少于3分钟": how much of it, no act of its own. */
const MEASURES =
  /^(?:且|并且?)?(?:每[批次组趟车人]|间隔|人数|数量|时间|长度|距离)?(?:均|应)?(?:不(?:得)?(?:超过|少于|低于|大于|高于|小于)|最多|最少|至多)[\d一二两三四五六七八九十][^,]{0,10}$/;

/** "不能的关阀挂牌", "重伤的由救护车转送": those it is true of, and what is done about them. */
function opensCase(bare: string): boolean {
  const those = /^[^,的]{1,14}的(?=[^,]{2})/.exec(bare)?.[0];
  if (
    those === undefined ||
    !CASE.test(those) ||
    /^(?:加强|做好|对|按|向|与)/.test(those) ||
    actorAt(bare, 0) !== undefined
  )
    return false;
  return (
    verbAt(bare, those.length) ||
    /^(?:当[日场天]|先行?|由|一律|就地|视|扶|与|打|立即|送|改|报|按|从|用|做|给|抬|背|换|拨|叫|请(?![假示]))/.test(
      bare.slice(those.length),
    )
  );
}

const CASE =
  /^(?:能|不能|无法|不愿|不便|不肯|确需|需要?|尚?未|没|无|有|已|来不及|属于?|低于|高于|超出|问题|情节|劝|[坏破旧漏]的|清醒|动手|心跳|呼吸|达到?|超过?|[重轻](?!大|要|点|型|工|视))|[未不无]|(?:变化|破损|过期|损坏|受伤|异常|合格|[站坐躺趴跪]着)的$/;

/** "不得擅自离团,不得妄加猜测": forbidden to the same people in one breath. */
const BANS = /^(?:也|更|并|且)?(?:不得|不要|不准|不许|不可|不接受|不在|严禁|禁止)/;

/** "要…,要…": the same word again to the same people. */
function sameModal(bare: string, main: string): boolean {
  const sign = bare[0] ?? '';
  return main.includes(sign) && !changesKind(bare.slice(1), main) && !NEW_KIND.test(bare.slice(1));
}

/** "Ⅱ级由指挥长启动", "院子由保安找". */
function namesDoer(bare: string): boolean {
  if (/^由[他她其](?!他|它|余|中)/.test(bare)) return true;
  const at = bare.search(/(?<![自理缘])由(?!于)/);
  return at > 0 && at < 12 && subjectAt(bare, at + 1) !== undefined;
}

const TELLS: ReadonlySet<string> = new Set(['call', 'notification', 'report']);
/** Part of what is told or asked: "说明地点", "请求支援". */
const GOES_ON =
  /^(?:说明|讲明|讲清|写明|注明|请求|寻求|要求|协助|配合|等待|等候|等|听候|听从|服从|保持|做到|提示|内容|包括|报明|告诉|告知|安抚|以[^,]|由)/;

/** "填好表,报财务部", "打电话给维保,再打工程值班": to somebody, or somebody else. */
function turnsTo(bare: string, main: string): boolean {
  const now = recipientsOf(bare.replace(/引导[^,]*/, ''));
  if (now.length === 0) return false;
  const before = recipientsOf(main);
  if (before.length === 0 && main.length <= 5) return false;
  return before.length === 0 ? startsAct(bare) : !now.some(name => before.includes(name));
}

/** After telling somebody something is done, written down or approved; or the other way round. */
function changesKind(bare: string, main: string): boolean {
  if (!GOES_ON.test(bare) && turnsTo(bare, main)) return true;
  const was = actOf(main) ?? 'step';
  const is = actOf(bare) ?? 'step';
  const near = (actOf(bare.slice(0, 12)) ?? 'step') === is;
  if (was === is || GOES_ON.test(bare) || !near) return false;
  if (is === 'recording' || TELLS.has(is)) return !(TELLS.has(was) && TELLS.has(is));
  return TELLS.has(was) && verbAt(bare, 0);
}

/** "为了…,", "除…外,", "负责在事故发生后,": what it is about is still to come. */
const LEADS =
  /^(?:因此|所以)?为(?:了|确保|防止|减少|保证|做好|认真|加强|提高|避免|及时|迅速|尽快|有效|规范|保护|维护|应对|预防)[^,]*$|^[^,]{0,12}除[^,]*外$|^负责?[在于][^,]*(?:后|时|前|期间)$|^对[^,]*(?:每一?[条项个户次](?:\([^()]*\))?|要求|问题|情况|人员|者|行为|事项|部位)$|(?:完毕|结束|终止|解除|发生)(?:当[日天晚]|次日|翌日)$|^(?:使用|患|乘坐|留在|位于|处于|正在|已|未|无|有|不能|行动不便|受)[^,]{0,12}的(?:病人|患者|伤员|乘客|旅客|顾客|人员|学生|儿童|老人|车辆|设备|场所|部位)$/;
const ANNOUNCED = /^(?:未经|接到|收到|接报|听到|发现|遇)/;

function isMain(piece: Piece): boolean {
  const { bare } = piece;
  if (piece.label !== undefined) return true;
  if (isOnlyLimit(bare) || LEADS.test(bare)) return false;
  if (isMeasured(bare)) return true; // "3至9户报区安委办": what looks like a name begins with a condition
  const actor = actorAt(bare, 0);
  if (actor !== undefined && actor.end >= bare.length) return false; // "销售部," announces who
  if (actor !== undefined && ANNOUNCED.test(bare.slice(actor.end)))
    return !isCondition(bare.slice(actor.end)) || goesOn(bare.slice(actor.end)); // "任何部门未经许可,"
  if (actor !== undefined && /^(?:应|必须|须)?[在于][^,]{1,16}[内前后时]$/.test(bare.slice(actor.end)))
    return false;
  if (/^(?:根据|按照|依据|按|本着|针对|随着)[^,]{2,20}$/.test(bare) && !hasModal(bare) && !acts(bare))
    return false;
  if (/^(?:并|且|向|对|与|将|把)/.test(bare) && bare.length >= 4) return true;
  if (isNamed(bare)) return false;
  return hasModal(bare) || bare.length >= 6 || startsAct(bare) || opensUrgently(bare);
}

/** How many it must be, and then the act in the same piece. */
function isMeasured(bare: string): boolean {
  const led = leadingCondition(bare);
  return led !== null && /\d/.test(led) && bare.startsWith(led) && bare.length - led.length >= 4;
}

/** "个人物品管理的办法、流程,": only what the rest of the sentence is about. */
function isNamed(bare: string): boolean {
  return (
    /^[^,的]{4,16}的(?:[^,、的]{2,4}、){1,4}[^,、的]{2,4}$/.test(bare) &&
    subjectAt(bare, 0) === undefined &&
    !startsAct(bare) &&
    !hasModal(bare)
  );
}

/** Has a verb after its first words, as "按规定程序审批后执行" does. */
function acts(bare: string): boolean {
  for (let at = 3; at < bare.length - 1; at++)
    if (verbAt(bare, at) && bare[at - 1] !== '的') return at < bare.length - 3;
  return false;
}

// Conditions: 如 / 若 / 遇有 / 发现 / 造成…的 / …时 / …后, in a piece of their own or before the modal word of the main piece.
import { actorAt } from './actor-name.ts';
import { endsAsActor, predicateAfterName, verbAt } from './lexicon.ts';
import { forbids, modalIndex } from './modality.ts';
import { withoutRelatives } from './relative-clause.ts';
import { remembered } from './remembered.ts';

const OPENS =
  /^(?:但|而|且|并且?|特别是|尤其|在)?(?:如果?(?!实|下|何|需?向)|若|假如|倘若|一旦|当(?!日|天|值|班|地|事|前|晚|场)|遇有?|遇到|凡|万一|发现|接到|接报|收到|听到|出现|发生(?=[^,]{2})|看[见到]|闻到|听见|得知|造成|导致|有(?:人|孩子|儿童|幼儿|伤员|车辆|员工|乘客|旅客|顾客|客户|学生|患者|老人|业主|住户|人员)(?!负责|值|组成|参)[^,]{2,20}$|涉及(?=[^,]{2,30}的$)|确需|因(?!此|而|地|人)|由于|无论|不论|不管|只要|除非|属于|未经|必要时$|需要时$|视情况?$|视具体情况$|如有?必要$|对于?(?!讲|外|象|口|策|联|照|应急|手|话|接)[^,]{2,40}的$|(?:同时)?(?:满足|具备|符合)[^,]{2,60}(?:条件|要求|标准)(?:时|后|的)?$|根据[^,]{0,12}(?:情况|进展|态势|要求|指示|多少|预案)|经[^,]{2,20}(?:批准|同意|确认|认定|合格|许可|授权)后?$)/;
const CLOSES =
  /(?:[^及随临同准按平小定有实不届适限计工用延超立即暂何顿]时|[施停开复动竣完收返做手分加]工时|(?:启用|使用|停用|动用|占用)时|之?后(?!续|勤)|以后|情况下|情形下|前提下|过程中|(?:途|运行|行驶|作业|施工|营业|运营|使用|生产|操作|检修|抢修|处置|救援|疏散|撤离|演练|航行|飞行|上课)中|期间内?|高峰期?|期内|夜间|节假日|周末|汛期|雨季|冬季|夏季|以前|(?<![事提目以当])前(?!往)|的情况|的情形|条件下|以上|受伤|的|未经[^,]{2,20}(?:批准|同意|许可|授权|允许|确认|合格))$/;
/** 为了…的 and 本…的 are no conditions. */
const NEVER =
  /^(?:为了?(?!$)|适用于|以便|以免|以|确保|保证|防止|争取|其中|包括|用于|本|按照?规定|并?做好|质量(?=第一|优先|至上)|在?此(?:过程|期间)|如何)/;
/** "维保人员30分钟未到". */
const THRESHOLD = /\d{1,3}(?:分钟|小时|天|日)(?:之?内|以内|后)?(?:仍|还|尚)?[没未无不][^,]{1,10}$/;
/** "夜间和节假日". */
const SEASON =
  '(?:非?营业时间(?:内|外)?|非?工作时间(?:内|外)|途中|运输途中|夜间|夜晚|节假日|休息日|双休日|周末|非工作时间|工作时间|上班时间|下班时间|下班后|汛期|雨季|冬季|夏季|旱季|高温季节|台风季节|雨天|雪天|雾天|大风天|阴雨天|(?:高温|恶劣|大风|雨雪|大雾|寒潮|雷雨)天气?)';
/** "仅在、只有在" stay with what they gate. */
const EVENT_SUBJECT =
  /^[^,]{2,40}?(?:发生|出现|到达|倒塌|坍塌|倾覆|受伤|起火|着火|中断|故障|泄漏|失灵|死机|不足|不到位|严重|紧急|扩大|异常)/;

const ONLY_SEASON = new RegExp(`^(?:在|于|遇)?${SEASON}$`);

/** "视情况启动…", "必要时到现场", "症状重的立即…": an act of its own, on a condition of its own. */
export function leadingSituation(piece: string): boolean {
  return /^(?:必要时|需要时|视情况?)[^,]{2}/.test(piece) || SEASONS.test(piece) || stateOf(piece) !== null;
}

const SEASONS = new RegExp(`^(?:在|于|遇)?${SEASON}(?:(?:和|或|及|、|以及)${SEASON})?(?:期间|时)?(?!前)`);

/** "巡查发现隐患当场整改", "出现问题及时处理": the act stands in the same piece. */
const ACTS =
  /(?<!不能|无法)直接[撤跑停关报叫喊退走]|(?<!不能|无法)(?:立即|立刻|马上|及时(?!间)|当场|当班|迅速|尽快|第一时间|随即)[^,]{2,}$/;
const BEFORE_ACT =
  /^([^,]{0,12}(?:发现|接到|接报|收到|遇有|遇到|遇|出现|发生)[^,]{2,24}?)(?:要|应|须|,)?(?:立即|立刻|马上|及时|当场|迅速|尽快|第一时间|随即)[^,]{2}/;

/** "发现冒烟直接撤". */
const BEFORE_LEAVING =
  /^([^,]{0,6}(?:发现|遇到?|看见|听到|出现)[^,]{2,16}?)(?:就)?直接(?=[撤跑停关报叫喊退走])/;

/** "每月5日前", "当天下班前": by the calendar, which is a limit. */
const CALENDAR =
  /(?:每[年月日天周]|当[天日晚]|次日|翌日|\d{1,2}日|月[底末]|年底|下班|交班|第[二三四五]天|[上下]午|[晚早]上|周[一二三四五六日末]|[点时]|[第每][^,]{0,3}课)[^,]{0,8}前$/;

/** "最先发现者拨打120", "撤到三层以上", "谁修的": nobody says when with these. */
const NO_TIME =
  /^[^,]{0,8}(?:发现|接报|报警|目击)[者人](?!员)|(?:撤|疏散|转移|送|移|搬)[离往]?[到至][^,]{2,}以上$|[谁哪]|、[^,]*什么/;

/** Whether a whole piece only says when. */
export const isCondition: (piece: string) => boolean = remembered(onlySaysWhen);

function onlySaysWhen(piece: string): boolean {
  if (NEVER.test(piece) || piece.length < 2 || NO_TIME.test(piece)) return false;
  if (stateOf(piece) !== null) return false; // "家中无人的留置通知单"
  if (MEASURED.test(piece) || REACHED.test(piece)) return false; // the act stands behind it
  if (ONLY_SEASON.test(piece)) return true;
  const modal = modalIndex(
    piece.replace(/回应|无法|不能(?!够)|需要调整|[如确仍若]需|需要?(?=[^,]{1,30}(?:时|的)$)/g, ''),
  );
  if (THRESHOLD.test(piece)) return modal < 0;
  if (OPENS.test(piece) && ACTS.test(piece) && !/(?:的|时|后|情况)$/.test(piece)) return false;
  if (OPENS.test(piece) && namesWho(piece)) return false;
  if (OPENS.test(piece)) return modal < 0 || /(?:的|时|后|情况)$/.test(piece);
  if (modal >= 0) return false;
  if (/^[^,]{2,12}(?:发现|接到|接报|收到|听到|得知)[^,]{2,30}$/.test(piece)) return !ACTS.test(piece);
  if (/^对[^,]{2,40}(?:导致|造成|引起)/.test(piece)) return true;
  if (/^对于?(?!讲|外|象|口|策|联|照|应急|手|话|接)[^,]{2,40}$/.test(piece)) return !hasVerb(piece);
  if (CALENDAR.test(piece)) return false;
  if (CLOSES.test(piece) && !/(?:目|标|真|快|好|切)的$|随时$|同时$|及时$/.test(piece))
    return piece.length <= 80;
  return statesEvent(piece);
}

/** "接到预警的护士问清人数": who does it, and then what. */
function namesWho(piece: string): boolean {
  const at = piece.indexOf('的') + 1;
  if (at < 4 || !/^(?:接到|接报|发现|听到|看到|收到)/.test(piece)) return false;
  for (let end = at + 2; end <= Math.min(piece.length - 3, at + 7); end++)
    if (endsAsActor(piece, end) && predicateAfterName(piece, end)) return true;
  return false;
}

/** "漏水绳报警", "温度达到32℃", "连续两次无应答": something that is so or happens, told without any word for when. */
function statesEvent(whole: string): boolean {
  const piece = withoutRelatives(whole).replace(/^(?:预计|预测|预报)(?=.{4})/, ''); // "预计停电超过2小时"
  if (piece.length > 50 || verbAt(piece, 0) || /^(?:立即|及时|使|让|将|把|向|由|各|每)/.test(piece))
    return false;
  if (EVENT_SUBJECT.test(piece) && /(?:发生|出现)[^,]{0,24}$/.test(piece)) return true;
  if (REACHES.test(piece) && !/(?:控制|保持|设|存|储)/.test(piece)) return true;
  if (GRADED.test(piece)) return true;
  if (/^[^,]{2,16}(?:尚未|仍未|未(?!来)|没有?)(?!经|必|免|成年)[^,就]{1,8}$/.test(piece)) return true;
  const unable = /(?:不能|无法|未能|打不|来不)[^,]{1,8}$/.exec(piece);
  if (
    unable !== null &&
    piece.length <= 20 &&
    unable.index >= 2 &&
    !endsAsActor(piece.slice(0, unable.index))
  )
    return true;
  if (HAS_HAPPENED.test(piece) || STILL.test(piece) || COUNTED.test(piece)) return true;
  if (/^(?:按|拨|打|拉|叫|喊|手动|向)/.test(piece)) return false; // "按一键报警"
  const state = STATE.exec(piece);
  return state !== null && state.index >= 2 && !endsAsActor(piece.slice(0, state.index));
}

/** "仍不成功". */
const STILL = /^(?:仍然?|还是|依然|尚)(?:不|未|没|无法)[^,]{1,6}$/;
/** "Ⅲ级3-9人": of what grade, or how many. */
const COUNTED = /^(?:[ⅠⅡⅢⅣ一二三四]级)?[^,\d]{0,8}\d{1,5}[-—~至到]\d{1,5}(?:人|名|例|户|起)$/;
/** "叉车撞了人", "水管爆了". */
const HAS_HAPPENED =
  /^[^,]{2,10}(?:撞|碰|砸|砸伤|撞伤|烧|烫|摔|咬|夹|压|爆|炸|漏|倒|塌|着|断|丢|停|坏|翻|淹)了[^,]{0,4}$/;

const REACHES =
  /(?<![不最][^,]{0,2})(?:超过|达到|低于|高于|大于|小于|不足|达|降[到至]|升[到至]|没过|超出|≥|≤|>|<)[^,]{0,8}[\d一二三四五六七八九十](?:小时|[^,时后]){0,12}$|(?:没过|漫过|漫到|淹到)[^,]{2,6}$|回落[至到][^,]{2,20}$|稳定[^,]{0,3}\d{1,3}(?:分钟|小时)$/;
/** "Ⅰ级事故,", "跨省事故应…": what kind of event it is for. */
const GRADED =
  /^(?:[ⅠⅡⅢⅣ一二三四]级|P\d|特别重大|重大|较大|一般|重要|跨[省市县]|轻微|严重)[^,]{0,4}(?:事故|事件|故障|险情|灾害|情况)$/;
const STATE =
  /(?:故障|报警|告警|跳闸|停机|停运|断电|停电|断网|断水|断气|起火|着火|冒烟|失火|失压|漏水|漏电|漏气|泄漏|无应答|无人应答|无响应|无回应|无结果|无反应|没了?反应|打不通|没人[接应]|不可达|不可用|失联|受伤|晕倒|昏迷|死亡|被困|中断|失灵|失效|失控|无效|失败|超标|超限|倒塌|坍塌|决口|溢出|不足|不够|不到位|紧急|严重|异常|受阻|堵塞|拥堵|破裂|(?:呼吸|心跳|供水|供电|供气|运行|运转)停止|骤停|扩大|恶化|加剧|蔓延)$/;

/** "对顾客的询问及所提要求" has none of its own, "对伤员紧急救护" has. */
function hasVerb(piece: string): boolean {
  if (/进行|做好|予以|给予|加以/.test(piece)) return true;
  for (let at = 2; at < piece.length - 1; at++) if (verbAt(piece, at) && piece[at - 1] !== '的') return true;
  return false;
}

/** "15分钟找不到报警", "半小时没回音打站长电话": what has not come about by then, and then the act in one breath. */
const UNABLE_BY =
  /^([^,]{0,8}?(?:\d{1,3}|半|[一二三五十]{1,2})个?(?:分钟|小时|天)内?[^,\d]{0,4}(?:[^,不]不[了住好到灭开上着动通成完出下]|[没未无](?!关)[^,]{1,4}?))(?=报(?!警器)|打|叫|喊|通知|联系|启动|登记|拨|上报|转(?!动)|改)/;

const AMOUNT = '(?:\\d{1,6}(?:\\.\\d{1,2})?|[一二两三四五六七八九十百]{1,3})';

/** "3人以上通知科主任", "5至9户报镇政府": how many it must be; not "2人以上进入", which says how many go. */
const THEN =
  '(?=通知|告知|报(?![警名])|上报|汇报|启动|由|应(?!急)|须|必须|联系|请示|请求|拨打|发布|升级|转入|按|执行|停止|暂停|关闭|疏散|撤离|立即|当[班场天日])';
const MEASURED = new RegExp(
  `^((?:[^,\\d]{0,12}?(?<![不每各第至派由须应要需到]|不少于|不低于|至少|配备|安排))?(?:${AMOUNT}[-—~至到])?${AMOUNT}[^,\\d的以及()]{0,4}(?:\\(含\\))?(?:及?以[上下]|以内|之间|(?<=\\d[-—~至到]\\d{1,6}[^,\\d]{1,3}))(?:\\([^()]{0,6}\\))?的?时?)${THEN}`,
);
/** "超过5人通知医务科", "低于一半当班加满". */
const REACHED = new RegExp(
  `^([^,\\d]{0,10}?(?<!不(?:得|能|可|应)?)(?:超过|达到|满|不足|少于|多于|低于|高于)(?:一半|${AMOUNT}[^,\\d的超达]{0,4}?)的?时?)${THEN}`,
);

/** The condition before the predicate of a main piece: "遇到突发事件应及时…", "救护人员到达现场后向其介绍…". */
export const leadingCondition: (piece: string) => string | null = remembered(conditionBefore);

function conditionBefore(piece: string): string | null {
  const body = piece.replace(/^(?:并|且|但|而|同时|然后|负责)+/, '');
  const cut = piece.length - body.length;
  const gated = /^([^,]{2,40}?),?(?:方可|方能|才可|才能|才准|才允许|方准)/.exec(body)?.[1];
  if (gated !== undefined && !endsAsActor(gated) && modalIndex(gated.replace(/"[^"]*"/g, '')) < 0)
    return gated;
  const unable = UNABLE_BY.exec(body)?.[1];
  if (unable !== undefined) return unable;
  const arrow =
    /^([^,→]{2,24})→/.exec(body)?.[1] ??
    /^([^,]{1,10}了)(?=派|叫|当场|当天|马上|立即|先|再|报|打|要)/.exec(body)?.[1];
  if (arrow !== undefined) return arrow;
  const window = /^(?:每[日天])?\d{1,2}[时点:][^,]{0,4}?(?:至|到|-|—)[^,]{0,3}?\d{1,2}(?:时|点|:\d\d)/.exec(
    body,
  )?.[0];
  if (window !== undefined && window.length < body.length) return window;
  const found = BEFORE_ACT.exec(body)?.[1] ?? BEFORE_LEAVING.exec(body)?.[1];
  if (found !== undefined && modalIndex(found) < 0 && !(/的[^,的]{1,12}$/.test(found) && endsAsActor(found)))
    return found;
  const measured = MEASURED.exec(body)?.[1] ?? REACHED.exec(body)?.[1];
  if (measured !== undefined) return measured;
  const season = SEASONS.exec(body)?.[0];
  if (season !== undefined && season.length < body.length) return season;
  const then = /^([^,]{2,20}?(?<![成迁早也这那一高造将成]))就(?!是|近|地|医|业|诊|餐|座|位|绪|在|职|任)/.exec(
    body,
  )?.[1];
  if (then !== undefined && modalIndex(then.replace(/[没无]人应/, '')) < 0) return then;
  const timed =
    /^(?:在|于|当)?[^,:]{1,40}?(?:[^及随临同准按平小定有实不届适限计工用延超立即暂何顿当]时(?![间刻期候限段效机长])|(?<=施|停|开|复|动|竣|完|收)工时|(?<![最先前今售善])后(?![勤续备方台果几]|[一二三四五六七八九十两]位)|期间内?|高峰期?(?=[^,]{3})|过程中|情况下|前提下|完毕(?=由|应|再|方)|之前|以前|(?<![目以当提上事])前(?![往来后台期进方提端面列置述款条线排夕途会]))(?=[^的]|$)/.exec(
      body,
    );
  if (
    timed &&
    (timed[0].length < body.length || body.length < piece.length) &&
    !NEVER.test(timed[0]) &&
    !CALENDAR.test(timed[0]) &&
    !/^以便|\d月\d|\d+(?:分钟|小时|点|:\d\d)[之以]?[内前]/.test(timed[0])
  ) {
    return modalIndex(timed[0]) < 0 ? trimActor(afterActor(timed[0])) : afterModal(body);
  }
  if (/^(?:严禁|禁止|不得|不准)在/.test(body)) return afterModal(body);
  const modal = modalIndex(body);
  const opened = OPENS.test(body) || /^(?:有[^,]{2,8}则|持有)/.test(body);
  // "发现停电的科室应…" says who.
  const who = /的[^,的]{1,12}$/.test(body.slice(0, modal)) && endsAsActor(body.slice(0, modal));
  if (opened && modal > 2 && !who) return strip(body.slice(0, modal));
  const state = modal > 2 ? stateBefore(body.slice(0, modal), forbids(body)) : null;
  if (state !== null) return state;
  const rule = /^([^,]{2,24}?)则/.exec(body);
  if (rule?.[1] !== undefined && !/规|原|法|守|细|准|总|附|通/.test(rule[1].slice(-1))) return rule[1];
  const word =
    /必要时|需要时|视情况?|根据(?:实际|事态|现场)[^,]{0,6}情况|根据[^,的]{1,12}的(?:多少|大小|程度|轻重|变化|需要)|未经[^,]{2,12}?(?=不|私|擅|,|禁|严)|一般情况下/.exec(
      body,
    );
  if (word) return word[0];
  // "销售部接到客户投诉要…": between actor and modal.
  const actor = actorAt(piece, 0);
  if (actor !== undefined && actor.end > cut) {
    const rest = piece.slice(actor.end).replace(/^[,:]/, '');
    const at = modalIndex(rest);
    if (
      /^(?:接到|收到|听到|发现|知道|得知|看到|遇有?|遇到|在?发生|如|若|在[^,]{2,30}(?:环节|阶段|期间|时|中))/.test(
        rest,
      ) &&
      at > 2
    )
      return strip(rest.slice(0, at));
  }
  const those =
    /^([^,]{2,30}的)(?=要(?!求|点|素|件|害)|应(?!急|变|对|用|届|答)|须|必须|禁止|严禁|不得|由|可(?![能靠控燃行])|,)/.exec(
      body,
    );
  return those?.[1] ?? stateOf(body);
}

/** "症状重的立即…", "未切换的改用…": those of whom it is true. */
function stateOf(body: string): string | null {
  const found =
    /^([^,]{2,24}?的|[坏破旧漏]的)(?=立即|立刻|马上|及时|随时|尽快|迅速|一律|于|[打扶抬背拨叫]|用(?!户)|改用|改由|改为|改派|先|按照?|报(?!告)|送至?|转|当[场日天]|优先|务必|重新|不要|关(?![键于])|[留补换]|注明|撤离|更换|加强|启用|停用|隔离|登记|上报|通知|联系|呼叫|取消|退回|暂停|停止)/.exec(
      body,
    )?.[1];
  if (found === undefined || /^(?:各|按|向|对(?!.*的$)|由|把|将)/.test(found)) return null;
  return /[未不无没有重轻已超缺拒]|变化|过期|破损|来不及|需要?|发生|出现|造成|达到|损坏|故障|异常|属于|涉及|受伤|^[坏破旧漏]的$|^[重轻](?:伤|症)|清醒|昏迷|出血|骨折|动手|能走|能行走/.test(
    found,
  )
    ? found
    : null;
}

/** "对可疑物品不得…", "技术人员未到场不得…", "大量出血应…", "库存量不足需…": what the modal word stands behind is no actor. */
function stateBefore(before: string, forbidden: boolean): string | null {
  if (before.length > 40 || /^(?:为|按|由|向|与|把|将|各|需|经)/.test(before)) return null;
  if (/^对于?(?!讲|外|象|口|策|联)/.test(before)) {
    return /[务事]项$|情况$|问题$|现象$|天气$|行为$|物品$|隐患$|的(?:人员|人|单位|部门|客户|顾客|员工|车辆)$/.test(
      before,
    )
      ? strip(before)
      : null;
  }
  if (GRADED.test(before)) return strip(before);
  if (endsAsActor(before)) return null;
  if (forbidden && /(?:不|未|没有?|无)(?!论|线|关|机)[^,]{1,8}$/.test(before)) return strip(before);
  return /(?:出血|受伤|昏迷|骨折|中毒|触电|起火|着火|冒烟|停电|断电|断水|停水|停气|泄漏|泄露|爆炸|坍塌|倒塌|倾覆|故障|失灵|死机|中断|堵塞|被困|不足|不够|短缺|紧张|不畅|异常|超标|超限|失败|无效|发生|失控|扩大|恶化)(?:\([^()]{0,20}\))?$/.test(
    before,
  )
    ? strip(before)
    : null;
}

/** "电工须在停电前检查…": the time stands behind who and must. */
function afterModal(body: string): string | null {
  return (
    /^[^,]{0,16}?(?:严禁|禁止|不得|不准)(在[^,]{2,16}?(?:中|时|期间|前|内(?!部)|下|上))(?=[^,]{2})/.exec(
      body,
    )?.[1] ??
    /^[^,]{2,16}?(?:应当?|须|必须|要)((?:在|于)[^,]{2,20}?(?:之?前|之?后|[^随及同]时|期间))/.exec(
      body,
    )?.[1] ??
    null
  );
}

/** "班主任于每日第一节课前…": who stands before when. */
function afterActor(text: string): string {
  const actor = actorAt(text, 0);
  return actor !== undefined && /^[于在]/.test(text.slice(actor.end)) ? text.slice(actor.end) : text;
}

function trimActor(text: string): string {
  return strip(text.replace(/^(?:在|于)(?=.{0,3}$)/, ''));
}

function strip(text: string): string {
  return text.replace(/[,:]$/, '').replace(/(?:则|就|,)$/, '');
}

// Who is told, asked, handed something, helped or followed: after 通知 / 上报 / 联系 / 配合 …, between 向 / 对 / 与 … and its
// verb, after 报 / 送 / 交 where a name follows, and the emergency numbers.
import { splitNames, tidyName } from './actor-name.ts';
import { knownNameAt } from './known-names.ts';
import { beginsName, endsAsParty, predicateAfterName, verbAt } from './lexicon.ts';
import { endsAsPeople } from './name-ends.ts';
import { remembered } from './remembered.ts';

/** Services behind the national numbers. */
const NUMBERS: Readonly<Record<string, string>> = {
  '110': '110公安',
  '119': '119消防',
  '120': '120急救中心',
  '122': '122交警',
};

/** Verbs whose object is a party. */
const TELL =
  /(?<!听到|收到|接到|接|发出|得到|的|按|未|有)(?:通知|告知|告诉|告诫|上报|报告(?!内容|表|书|材料|、|程序|时间|流程|写|制度|单)|汇报|通报|请示|传达|反馈|传递|提交|移交|转交|交给|交由|上交|呈报|呈送|报送|报请|报经|报批|发送|发给|下达|转告|转达|知会|致电|联系|联络|呼叫|会商|请求(?!增援|协助|支援)|商请|邀请|敦请|倾听|走访|落实[到至]|分解到|要求|责成|指派|委托|提醒|提示|暗示|示意|警告|下令(?!除)|命令|责令|勒令|接待(?!工作)|劝阻|劝解|劝导|劝说|召集|动员|组织(?=[^,]{2,12}(?:学|培训|演练|教育))|安抚|安慰|慰问|询问|回复|答复|回应|指导|督促|监督(?!检查)|配合|协助|支援|服从|听从|征得|征求|会同|接洽|护送|接应)(?:好|到|至|了|给|往|有关)?/g;
/** One sign before a name: "报总务科汇总", "送校医室", "交医院", "叫巡逻岗", "请NOC…". */
const HAND =
  /(?:(?<![上汇通呈填申续补初速警登见日预情举快简公海画])报(?:给|至|往)?(?![警告案修备名送废批请销损表到数时价明出平失验审关站社纸])|(?<![运配护报发遣传输])送(?:至|往|到|交|给)?(?![货风水餐电气检样修审签回离])|(?<![报通警转宣公布广预原被忠劝诉申祷])告(?:给)?(?![知诉诫示警急别一终状辞])|(?<![提移转上递成社外公])交(?:给|由|至|到)?(?![通接叉流易班底代界际付])|(?<![触引印颁下分转散激开突爆并研首补派蒸签核沙头出批萌群事案病频多自诱收])发(?![后前时生现出布放动电热起觉病票货车给送展言证酵挥报行])至?|(?<![中运周流旋移好接扭逆])转(?:给|至|交|送)?(?![运移账诊院入出换为向达告动身载基接让])|(?<![申聘邀提恳敦商函烦电吁])请(?![求示假柬])|(?:^|(?<=[,并或再、先刻上即时就去快]))(?:叫上?|喊|找(?!到|出|平|回|零)|打(?![印架卡开扫捞击包桩坝造消])))/g;
const TO =
  /(?:(?<![方走流转倾风定单双横纵逆顺]|(?<!当)面)向(?!导|上(?!级)|下(?!级|属|游)|前|后(?!勤))|对(?=[^,]{1,16}(?:做|进行[^,]{0,8}(?:教育|培训|宣传|解释|沟通|指导|交底|讲解|演练)|予以|作出|给予|的询问|发布|负责|宣|解|的解释|说明|道歉))|(?<![交发送报还])给(?!予|水|排|药|氧)|给予|(?<![参])与(?=[^,]{2,20}(?:联系|联络|沟通|对接|协商|协调|核对|核实|签订|交接|配合|商|谈|确认|说|会合|取得|保持|通话|通报|会商|讨论|共同))|(?:跟|同|和)(?=[^,时的]{2,12}(?:沟通|联系(?!人)|对接|说|交接|核对|协商))|征求|为(?=[^,了]{1,8}(?:提供|做好)))(?!其(?![他它余]))([^,。;:]{1,40})/g;
/** "拨打科技部值班电话", "打园长电话". */
const PHONE =
  /(?:拨打|打)([^,。;:\d]{2,14}?)(?:的)?(?:值班|办公|应急|服务|登记|手机|报警|报修|抢修|维修|救援|急救|24小时)*(?:电话|热线|手机)/g;

export const recipientsOf: (text: string) => readonly string[] = remembered(partiesTold);

/** Those who are moved are told to go: "疏散顾客", "带领学生…"; not "疏散客流". */
const MOVE = /(?:疏散|引导|带领|劝离|组织|照看|照顾|照料)(?=[^,。;]{2})/g;
/** "让其他客人离开", "禁止住客返回"; not "让顾客放心", which is what for. */
const LET =
  /(?<!不[要应])(?<=[应要并快即刻先再,])让(?![^,]{2,8}(?:满意|放心|安心|舒心|高兴|愉|欢|感到|感受|觉得))|禁止|不准|不许/g;
/** "家属由医生通知", "负责用户告知": whom it is done to stands before it. */
const FRONTED =
  /^([^,由把将]{2,12})由[^,]{2,20}(?:通知|告知|联系|打电话|安抚|接待|慰问)$|(?:负责|做好)(?:[^,的]{1,8}的)?([^,的对]{2,8}?)(?:告知|通知|安抚|解释|接待|联络)/g;
/** "须经总经理同意": who is asked first. */
const ASKED =
  /(?:须|应当?|要|必须|报|并)经([^,]{2,14}?)(?:书面|口头)?(?:批准|同意|审批|许可|授权|签字|签批|审核)/g;
/** "送老人去卫生院": whoever is brought is told nothing, those they are brought to are. */
const BROUGHT =
  /(?:(?<![运配护报发遣传输])送|转送|移送)([^,到至往去将把给]{2,10})(?:去|到|至|往)(?=[^,]{2})/g;
/** "通过值班室逐级上报": it goes through them. */
const THROUGH = /通过([^,的]{2,12}?)(?:逐级|统一|立即|及时)*(?:上报|报告|汇报|转报|呈报)/g;
/** "拨打119和校保卫处". */
const BESIDE = /1(?:10|19|20|22)[、和及]([^,。;:\d]{2,12})/g;

function partiesTold(text: string): readonly string[] {
  const found: string[] = [];
  const add = (names: readonly string[]) => {
    for (const name of names) {
      if (name.length >= 2 && !found.some(other => other.includes(name) || name.includes(other)))
        found.push(name);
    }
  };
  for (const match of text.matchAll(/(?<![\d.])(1(?:10|19|20|22))(?![\d.]|报警按钮|人|台|名)/g)) {
    if (/打|拨|报|向|电话|致电|联系|呼叫|通知/.test(text)) add([NUMBERS[match[1] ?? ''] ?? '']);
  }
  if (/急救电话|拨打[^,]{0,4}急救/.test(text) && found.length === 0) add(['急救中心']);
  // "请网络工程师通知客户": what those asked do is theirs
  const asked = text.search(/(?<![申聘邀提恳敦商函烦电吁])请(?![求示假柬])[^,]{2,12}(?:通知|告知|联系|报告)/);
  for (const match of text.matchAll(TELL))
    if (
      !beginsName(text, match.index) &&
      (asked < 0 || match.index < asked || text.slice(asked, match.index).includes(','))
    )
      add(partyAt(text, match.index + match[0].length));
  const brought = [...text.matchAll(BROUGHT)].filter(match => endsAsPeople(match[1] ?? ''));
  for (const match of brought) add(partyAt(text, match.index + match[0].length));
  for (const match of text.matchAll(HAND))
    if (!brought.some(({ index }) => match.index === index || match.index === index + 1))
      add(partyAt(text, match.index + match[0].length));
  for (const match of text.matchAll(TO))
    add(partyAt(text, match.index + match[0].length - (match[1]?.length ?? 0)));
  for (const match of text.matchAll(MOVE))
    add(
      partyAt(text, match.index + match[0].length).filter(
        name => endsAsPeople(name) || (!match[0].startsWith('组') && /内人员$/.test(name)),
      ),
    );
  for (const match of text.matchAll(LET))
    add(partyAt(text, match.index + match[0].length).filter(name => endsAsPeople(name)));
  for (const match of text.matchAll(FRONTED)) {
    const name = match[1] ?? match[2] ?? '';
    if (endsAsPeople(name)) add(splitNames(name).filter(isName));
  }
  for (const match of text.matchAll(ASKED)) add(splitNames(match[1] ?? '').filter(isName));
  for (const match of text.matchAll(THROUGH))
    if (endsAsParty(match[1] ?? '')) add(splitNames(match[1] ?? '').filter(isName));
  for (const match of text.matchAll(BESIDE))
    if (endsAsParty(match[1] ?? '')) add(splitNames(match[1] ?? '').filter(isName));
  for (const match of text.matchAll(PHONE))
    if (endsAsParty(match[1] ?? '')) add(splitNames(match[1] ?? '').filter(isName));
  return found.filter(name => name !== '');
}

const LONGEST = 44;
const JOINS = /[、和与及或]/;
/** What makes the name before it part of a thing: "患病学生情况", "客户投诉". */
const THING =
  /^(?:情况|信息|名单|资料|数量|人数|原因|投诉|意见(?!$)|结果|档案|数据|建议|姓名|电话(?!报告|通知|联系|告知|汇报|请示)|伤情|损失|病情|证件|物品|财产)/;

/** The names at `at`, up to where a predicate or the sentence goes on. */
function partyAt(text: string, at: number): readonly string[] {
  const known = knownNameAt(text, at);
  if (known !== undefined && !JOINS.test(text[at + known.length] ?? '')) return [known];
  let end = -1;
  let joined = at; // where the name being looked at begins
  for (let to = at + 1; to <= Math.min(text.length, at + LONGEST); to++) {
    const sign = text[to - 1] ?? '';
    if (/[,。;:!?"()并将把]/.test(sign)) break;
    if (JOINS.test(sign) && (end === to - 1 || end < 0)) joined = to;
    if (to - joined >= 2 && endsAsParty(text, to)) {
      end = to;
      if (!JOINS.test(text[to] ?? '') && predicateAfterName(text, to)) break;
      continue;
    }
    if (end > joined && to - end > 6) break; // the name has gone on too long without ending
    if (end < joined && to - joined > 18) break;
    if (to - joined > 1 && end <= joined && verbAt(text, to - 1) && !namesSoon(text, to)) break;
  }
  if (end < 0 || (THING.test(text.slice(end, end + 4)) && !/情绪/.test(text.slice(end, end + 4)))) return [];
  return splitNames(text.slice(at, end)).flatMap(parted).map(tidyName).filter(isName);
}

/** "顾客和员工", "媒体和监管部门": two, where both ends are those of people. */
function parted(name: string): readonly string[] {
  const at = name.search(/(?<=[^,]{2})[和与及](?=[^,]{2})/);
  return at > 0 && endsAsPeople(name, at) && endsAsParty(name.slice(at + 1))
    ? [name.slice(0, at), name.slice(at + 1)]
    : [name];
}

/** The verb is part of a name: "总指挥", "监管机构". */
function namesSoon(text: string, at: number): boolean {
  return [1, 2, 3, 4].some(more => endsAsParty(text, at + more));
}

function isName(name: string): boolean {
  return (
    name.length >= 2 &&
    name.length <= 26 &&
    endsAsParty(name) &&
    !/[0-9]{2}|是否|情况|说明|由|^(?:一律|立即|及时|统一|均)|^报(?![警告社刊馆名案修])|^(?:其(?![他它余])|后(?![勤厨])|前(?![台厅线])|时|内(?![科保])|只|能|可|除|本人|自己|任何|无关)/.test(
      name,
    )
  );
}

// Where a predicate begins: modal words, adverbs, prepositions, verbs. Chinese is not written with spaces; these sets and
// the name endings beside them stand in for a word segmenter.
import { firstSigns } from './edge-signs.ts';
import { endsAsPeople, endsAsPost, endsAsUnit } from './name-ends.ts';
import { isVerb } from './verbs.ts';

/** One sign that begins a predicate, and what it must not be followed by. */
const MARKS = marksOf({
  应: '急变聘届',
  须: '知',
  要: '求点害素件塞道闻',
  需: '求量',
  可: '疑能靠控行视燃溶',
  宜: '',
  不: '',
  在: '岗职场编',
  于: '',
  按: '钮',
  将: '军',
  把: '手关',
  向: '导',
  对: '讲外口象',
  与: '会',
  由: '',
  每: '',
  先: '进锋',
  再: '',
  也: '',
  均: '',
  都: '市',
  已: '',
  只: '',
  从: '业',
  为: '',
  给: '',
  通: '信讯道',
  接: '待员口线',
  用: '户电',
  派: '出驻',
  报: '警员告名社',
  做: '',
  并: '',
});

/** More of them, believed only right after a name: "值班站长到站台…", "设备科逐台…". */
const AFTER_NAME = marksOf({
  到: '',
  进: '度口货料水气出',
  以: '上下内外前后及来往',
  用: '途水量品具料人餐地',
  打: '印',
  送: '货风水餐',
  停: '车场机靠',
  带: '班头队',
  开: '关始门水',
  戴: '',
  穿: '',
  拨: '款',
  抢: '险修',
  未: '',
  无: '人线',
  视: '频力听觉',
  凭: '证',
  持: '证',
  依: '',
  据: '',
  经: '理验纪营费济常',
  至: '',
  自: '动',
  随: '身',
  逐: '',
  仍: '',
  即: '',
  就: '诊医业餐地近',
  便: '利民',
  能: '力源量',
  跑: '',
  跟: '班单',
  顶: '',
  下: '属级设发达列级部',
  赶: '',
  去: '',
  取: '暖',
  拿: '',
  拉: '',
  推: '车',
  守: '',
  喊: '',
  叫: '',
  问: '题',
  查: '',
  看: '',
  劝: '',
  扶: '梯手',
  抬: '',
  背: '',
  关: '于键系',
  封: '',
  锁: '',
  迎: '宾',
  护: '理士工',
  多: '',
  全: '体部员',
  尽: '',
  严: '重',
  必: '',
  同: '事学志类意步样一心等乡伴',
});

const ADVERBS =
  /^(?:[赛课餐演][前后中]|事[后前]|大声|高声|亲自|发生|出现|提前|事先|以利|以便|应当|电话(?=通知|告知|联系|报告|汇报)|书面|口头|听从|严格|严守|有权|启用|委派|牵头|应该|必须|需要|不得|不准|严禁|禁止|立即|立刻|即刻|即时|马上|第一时间|最迟|及时|尽快|迅速|快速|尽早|即刻|随时|随即|当即|同时|首先|然后|最后|紧急|自行|主动|积极|全力|认真|具体|全面|统一|总体|直接|共同|一起|分别|逐级|逐一|轮流|继续|持续|一般|原则上|一律|一并|全部|远程|分头|分头|文明|白天|夜间|就位|逐[户台个项人车层]|按照?|根据|依据|依法|接到|接报|收到|听到|得知|获悉|发现|会同|负责(?!人|同志|干部)|确需|一旦|定期|不定期|每[天日周月季年班半]|日夜|经常|务必|实时|详细|妥善|主要|做好|通过|利用|赶至|赶到|必要时|因|如|若|遇|当(?!班|值|事|地|日|天)|\d+(?:分钟|小时|日|天)内|[一二三四五六七八九十两半]+个?(?:分钟|小时|工作日|日|天|周)内|组织(?!机构|架构|领导|体系)|领导(?!小组|机构)|指挥(?!部|长|员|组|机构|中心|官)|监督(?!员|人员|部|站|局)|检查(?!员|组|站)|保障(?!组|部|中心|队|科)|管理(?!员|部|局|处|层|机构|中心|科|站|公司|单位|人员|小组|办公室|规定|制度|办法)|处理(?!组|小组|团队|办事|工作|领导|机构|中心)|调度(?!员|室|中心|所|台|长|人|[通报联安发下应立马及须向先负])|值班(?![员长室人领组主经电制])|维修(?!部|组|班|工|人员|单位|队|中心)|服务(?!部|台|中心|员|组|人员|公司|突发|质量|标准))/;

const ADVERB_SIGNS = firstSigns(ADVERBS);

/** Whether a name of somebody who can act ends at `end`. */
export function endsAsActor(text: string, end = text.length): boolean {
  return endsAsUnit(text, end) || endsAsPost(text, end);
}

/** Whether a name of somebody who can be told ends at `end`. */
export function endsAsParty(text: string, end = text.length): boolean {
  return endsAsActor(text, end) || endsAsPeople(text, end);
}

/** Whether what stands at `at` begins a predicate: a modal, adverb, preposition or verb. */
export function predicateAt(text: string, at: number): boolean {
  if (goesOn(text, at)) return false;
  const sign = text[at];
  if (sign === undefined) return false;
  return (
    marks(MARKS, text, at) ||
    verbAt(text, at) ||
    (ADVERB_SIGNS[text.charCodeAt(at)] === 1 &&
      ADVERBS.test(text.slice(at, at + 10)) &&
      !beginsName(text, at))
  );
}

/** The same right after a name, where more signs can only be verbs. */
export function predicateAfterName(text: string, at: number): boolean {
  return (
    predicateAt(text, at) ||
    (marks(AFTER_NAME, text, at) &&
      !goesOn(text, at) &&
      (!suffixAt(text, at, SUFFIX) || endsAsPeople(text, at + 3)))
  );
}

type Marks = ReadonlyMap<number, string>;

function marksOf(table: Readonly<Record<string, string>>): Marks {
  return new Map(Object.entries(table).map(([sign, not]) => [sign.charCodeAt(0), not]));
}

function marks(table: Marks, text: string, at: number): boolean {
  const not = table.get(text.charCodeAt(at));
  return not !== undefined && (not === '' || !not.includes(text[at + 1] ?? '\n'));
}

/** What a department or group is for, so that a name may begin or go on with it: 采购主管, 疏散引导组. */
const FUNCTIONS = new Set(
  '采购 维修 检修 抢修 抢险 保卫 护理 培训 教育 宣传 接待 调度 指挥 监控 监测 检验 检测 化验 管理 保障 救援 救护 救治 救助 抢救 疏散 疏导 引导 联络 处置 处理 善后 警戒 防护 灭火 洗消 操作 监管 监理 设计 审计 督查 督导 巡检 巡查 巡视 巡逻 搜救 搜寻 评估 统计 发布 值班 值守 执勤 监护 监督 检查 调查 防控 控制 配送 供应 供电 供水 供热 供餐 发电 运输 收容 安置 安抚 慰问 稳定 维稳 支援 协调 接警 受理 理赔 结算 采样 消毒 消杀 清洁 试验 验收 勘察 讲解 预防 营救 决策 封控 排查 堵漏 押运 护卫 管制 维护 施工 搭建 安装 建设 销售 使用 主办 承办 协办 保养 清洗 租赁 经营'.split(
    ' ',
  ),
);

/** 值班制度, 培训计划: the verb is part of a noun. */
const NOMINAL =
  /^(?:应急)?(?:制度|办法|规定|方案|预案|计划|流程|程序|体系|机制|能力|水平|意识|经费|职责|标准|领导小组|工作组)/;

/** 灭火器, 测量仪, 研究生. */
const DEVICE = /^(?:器|仪|生(?![产活成效]))/;

/** Whether a verb stands at `at`; 报警员, 抢修队, 监护人员, 引导员: a verb that begins a name is none. */
export function verbAt(text: string, at: number): boolean {
  if (text[at] === '调' && isDispatcher(text, at)) return false;
  return isVerb(text, at) && !DEVICE.test(text.slice(at + 2, at + 4)) && !beginsName(text, at);
}

/** "调度通知巡救队": who is on the desk, not what is done. */
function isDispatcher(text: string, at: number): boolean {
  return (
    text[at + 1] === '度' &&
    (isVerb(text, at + 2) ||
      /^(?:立即|马上|及时|应(?!急)|须|要(?!求)|向|先|负责)/.test(text.slice(at + 2, at + 5)))
  );
}

/** 疏散引导组, 采购主管, 值班制度, 报告人; but not 联系维修组, 疏散人员, 通知中心. */
export function beginsName(text: string, at: number): boolean {
  if (MOVE_SIGNS[text.charCodeAt(at)] === 1 && MOVES.test(text.slice(at, at + 8))) return false;
  const word = text.slice(at, at + 2);
  if (ON_DUTY.has(word) && postSoon(text, at + 2)) return true;
  if (!FUNCTIONS.has(word)) {
    if (NAME_SIGNS[text.charCodeAt(at + 2)] !== 1) return false;
    return PERSON.test(text.slice(at + 2, at + 5)) || (!TELLING.test(word) && suffixAt(text, at + 2, GROUP));
  }
  if (LOOKS_AT.test(word) && PLACE.test(text.slice(at + 2, at + 8))) return false;
  if (suffixAt(text, at + 2, SUFFIX) || NOMINAL.test(text.slice(at + 2, at + 6))) return true;
  return FUNCTIONS.has(text.slice(at + 2, at + 4)) && suffixAt(text, at + 4, TEAM);
}

/** 检查配电室, 巡查监控中心: rooms are looked at. */
const LOOKS_AT = /检查|巡查|巡视|巡检|排查|清洁|消毒|封控|维修|检修/;
const PLACE = /^[^,、的]{1,4}(?:室|中心|站|台|房|机房)/;

/** 值班总经理, 值守电工: whoever is on duty, whatever the post. */
const ON_DUTY = new Set(['值班', '值守', '值勤', '执勤', '带班']);

function postSoon(text: string, at: number): boolean {
  return [1, 2, 3, 4].some(
    more => endsAsPost(text, at + more) && !/[,。、;:]/.test(text.slice(at, at + more)),
  );
}

const GOES_ON = /^(?:领导(?!小组|机构)|负责人|主管|经理|主任)/;
const GOES_ON_SIGNS = firstSigns(GOES_ON);

/** 中心领导, 网点负责人: the name goes on, unless 领导 is what is done ("组长领导小组成员"). */
function goesOn(text: string, at: number): boolean {
  if (GOES_ON_SIGNS[text.charCodeAt(at)] !== 1) return false;
  const found = GOES_ON.exec(text.slice(at, at + 5))?.[0];
  if (found === undefined) return false;
  const end = at + found.length;
  return (
    found !== '领导' ||
    end >= text.length ||
    /[,、。和及或与:]/.test(text[end] ?? '') ||
    predicateAt(text, end)
  );
}

const SUFFIX =
  /(?:工作|应急|处置|处理|领导)?(?:人员|员|人(?![员工数群流身命质])|者|工(?![作程具业序])|小组长|[科部处组队班站局所院园厂校店]长|小组|组|队|部门?|科|处(?![理置])|中心|机构|单位|班(?!次)|办公室|室|站|台|所|局|岗|层|方(?![案便式法向])|公司|车间|主管|经理|主任|总监|专员|专责|电工|护士|医生|司机|民警|保安|教师|老师|负责人|长(?![期度时途久江城远效宽高征假])|工程师|医师|领导(?!小组|机构|班子)|干部|[^,、。的各本全该其相有现]{2}(?:员(?!工)|组(?![织成])|部(?![分门位署件])|队|科|中心|主管|经理))/y;
/** 转运组, 清点小组, 广播室. */
const GROUP =
  /(?:工作)?(?:小组|组|队|室(?!内)|班(?!次|级)|部(?![分门署位件])|科(?![学技])|中心|台(?![账帐]))/y;
/** 疏散引导组, but 引导救护人员. */
const TEAM = /(?:工作|应急)?(?:小组|组长?|队长?|部门?|科|中心|机构|办公室|室|班|主管|经理)/y;
/** 报告人, 搬运工, 驾驶员. */
const PERSON =
  /^(?:人员|员(?![工额])|人(?![员工数群流身命质])|者|方(?![案便式法向面位])|工(?![作程具业序况]))/;
const TELLING =
  /通知|告知|联系|报告|汇报|上报|请示|联络|提醒|询问|安抚|协助|配合|服从|请求|提请|进入|到达|前往|返回|赶赴/;

const NAME_SIGNS = firstSigns(PERSON, GROUP);

/** A suffix of a name stands at `at`, and is no part of a longer word: 部 but not 部分. */
function suffixAt(text: string, at: number, pattern: RegExp): boolean {
  pattern.lastIndex = at;
  const found = pattern.exec(text)?.[0];
  return found !== undefined && (endsAsActor(text, at + found.length) || found === '层' || found === '专责');
}

/** 疏散人员, 组织人员: here somebody is moved, not named. */
const MOVES =
  /^(?:组织|疏散|安排|明确|调配|抽调|派出|抢救|救治|救出|营救|解救|搜救|通知|告知|提醒|清点|转移|撤离|劝离|确定|指定|召集|集合|集结|调集|调动|增派|选派|配备|联系|引导(?=[^,]{0,2}员工))(?:[^,]{0,2}人员|员工|专人|职工)/;
const MOVE_SIGNS = firstSigns(MOVES);

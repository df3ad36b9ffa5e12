// What names of units, posts and people end with. Suffix grammar rather than lists of names: any "…部", "…组", "…员" is one,
// unless the sign before or after it makes another word of it (全部, 部分, 动员, 到处, 平台, 组织).
import { lastSigns, type Signs } from './edge-signs.ts';
import { endsAsKnown } from './known-names.ts';

/** Suffixes of two signs and more need no guard. */
const UNIT_WORDS =
  '指挥部|事业部|项目部|营业部|部门|办公室|委员会|[管业居村家组执]委会|理事会|董事会|监事会|协会|学会|商会|工会|红十字会|科室|(?:控制|配电|广播|值班|调度|监控|消控|总控|中控|集控|车控|指挥|医务|保卫|保安|警务|收发|传达|机要|教研|秘书|保健|诊|校医|信访|急诊|化验|值守|接待|政教|检验)室|中心|机构|单位|公司|集团|集控站|银行|人行|银保监|网点|[医救服安接执][疗护助务置待勤]点|门店|宾馆|食堂|厨房|后厨|药房|仓库|库房|病区|商场|超市|医院|卫生院|学院|法院|检察院|研究院|设计院|养老院|福利院|敬老院|学校|大学|[中小]学|幼儿园|工厂|[电水分总化钢药气热]厂|厂家|厂商|派出所|事务所|研究所|供电所|司法所|管理所|监测所|卫生所|交管所|机关|政府|街道|社区|居委会?|村委会?|业委会|家委会|村镇|乡镇|[党纪团]委|党支部|[卫发交经住国安民工]健?改?信?建?资?监?宗?委|[省市县区校][一二三四]院(?![长内子])|(?:批发|农贸|集贸|水产|菜)市场(?!部)|旅行社|合作社|报社|出版社|电视台|电台|气象台|接警台|(?:前|服务|调度|广播|收银|银|客服|导诊|咨询|总|问询|指挥|分诊)台|车间|车站|火车站|机场|港口|码头|柜组|机组|班组|作业区|工区|片区|工段|管理层|管理处|物业|工位|大队|支队|中队|团队|队伍|梯队|机队|船队|军队|部队|班子|各(?:岗位|班组|车间|科室|楼层|出口|门店|网点|站点|小区|校区|厂区|组|队|班|店|站|科)(?![^,]{0,2}[的长员])|教育厅|公安厅|[安育政通生财水应]厅|(?:医|病|客)?(?:站|店|厂|院|校|园|所|局|村)里(?![程面边的长])|CERT|NOC|SRE|DBA|HSE|EHS|PMO|IT';

/** One sign that ends a unit's name: [sign, not after these, not before these]. */
const UNIT_SIGNS: readonly (readonly [string, string, string])[] = [
  [
    '部',
    '全内外头局细底顶背面干胸腹腿根上下中东西南北端肩颈臀患伤眼足手腰大一两几多脚舌咽喉尾帽脸',
    '分署位件落长',
  ],
  ['科', '学专本百前', '学技目普长员'],
  ['组', '分编词阀池器小', '织成建合长员件'],
  ['队', '排列归入', '列形长员'],
  ['站', '网到进出离停整本', '立在点长台岗位'],
  ['局', '布全格结大时政', '部面势限长域'],
  ['班', '值当上下交接早晚夜白加换轮排航末首每带倒跟中领该本这那此', '级次长主子车前制表人干时期后'],
  ['商', '协磋会智工电外政招', '议场店业品标务户量'],
  ['店', '到进出离停开关闭本', '铺面内外里'],
  ['岗', '上下在离到值脱换轮待', '位亭前后'],
];

const UNIT_PATTERNS =
  '[^,。;:、的上值倒轮换排交接当下每在][^,。;:、的上值倒轮换排当下每在][早中晚夜日白]班(?![次车期员人长时])|[总支分各级家本我该]行|小组|安全部(?!分)|(?<![到好此该何各多四别低高暗明远近深险害益用短长出难裂漏火断之起故损口门岔坡井池泵阀线点面缝隙弯角凉旷静合交衔接连地边厕住发场伤路])处(?![理置于罚在境])|(?<![主协承督举代经创开申补包交领查催停兴么])办(?![公事理法结妥案学好完])|(?<![地对各后前上下多每])[校院店厂资医甲乙丙我警园业承包分发建装运托租购施监理供客船航]方(?![案便式法向面可能])';

const POST_WORDS =
  '人员|成员|[工队]友|当事人|专人|[任责系现护告作班击办持言权托头情收守动理管领核审察检验录查测练填制]人(?![员工数群流身命质])|施救人|其他人|其余人|(?:接报|报案|报警|现场|值守|值班|任何|第一|许可|签发|审批|驾驶|全体|每个?|和个)人|授权代表|代表|经理|副理|总监|总裁|主管|主任|主办|领班|领队|总指挥|副总指挥|现场指挥|指挥长|副?总值班|值长|值班长|专员|专家|员工|职工|民警|交警|特警|警察|司机|护士|医生|医师|校医|队医|厂医|教师|老师|律师|药师|技师|厨师|工程师|会计师|检验师|麻醉师|设计师|架构师|培训师|营养师|会计|出纳|助理|秘书|书记|主席|委员|干事|干部|文员|门卫|保安|保洁|安保|[坐座]席|路政|警方|院方|安检|收银|导游|船员|水手|[大二三]副|教练|[兽牙法狱军村]医|主播|辅导员|班主任|[总政程术电全维]值班|维保|值班领导|带班领导|副总|老总|总工|老板|高管|[行电环总站场信客维生]调|执勤|志愿者|C[A-Z]O|副职|正职|师生|后勤(?=$)|发现人|发现者';

const POST_PATTERNS =
  '[员安士工岗][甲乙丙丁]|(?<![动满裁复人定成超全]|现金|[伤病])员(?![工额外])|安全员|[组队班站店场营庄舱行处科部校院厂所局园区车船机县市镇村乡省州会书楼层室馆段矿港总事值舍系课股社库线轮台长]长(?![期度时短途久江城远效宽高征处项假])|护士长|调度长|列车长|厨师长|技师长|领导(?!小组|机构|[组班下力])|(?<![施动竣完开停加分手罢复误收返做打用招化人军轻重农美待怠神])工(?![作程具业艺序地会况时资伤期区段种序友])|[现击告任理用班愿织施作救责护驶营与]者|(?<!本科|学)师(?=$)';

const PEOPLE_WORDS =
  '同伴|任何人|个人(?![客信隐财物防护卫])|[面场出内外]的人(?![员工数群])|调度|后勤|客服|运维|品控|法务|财务|电力|(?<!紧)急救|公安|消防|海事|海关|边检|卫健|疾控|交管|城管|社会力量|急诊|外界|上级|下级|客户|顾客|用户|家属|亲属|亲友|乘客|旅客|游客|客人|宾客|住客|群众|居民|村民|市民|业主|租户|住户|商户|观众|读者|听众|考生|嘉宾|来宾|宾客|司乘|球迷|邻居|家人|亲人|(?:学生|员工|职工|住户|困难|受灾|遇难者|伤者)家庭|媒体|记者|学生|学员|师生|家长|公众|伤员|伤者|患者|病人|病员|老人|儿童|幼儿|孩子|双方|一方|对方|另一方|他人|同事|社会|(?<!安)全员|全体|车主|货主|船东|收货人|发货人|寄件人|收件人|投诉人|报修人|举报人|当事者|消费者|股东|投资者|债权人|合作方|承运人|用电户|企业|商家|新闻界|法人';

const UNIT = `${UNIT_WORDS}|${UNIT_PATTERNS}|${UNIT_SIGNS.map(
  ([sign, before, after]) => `(?<![${before}])${sign}(?![${after}])`,
).join('|')}`;
const POST = `${POST_WORDS}|${POST_PATTERNS}`;

/** Read backwards from the end; most characters end no name, and are told by one look. */
type Ending = { readonly pattern: RegExp; readonly signs: Signs };

const ending = (words: string): Ending => ({
  pattern: new RegExp(`(?<=${words})`, 'y'),
  signs: lastSigns(new RegExp(words)),
});
const UNIT_END = ending(UNIT);
const POST_END = ending(POST);
const PEOPLE_END = ending(PEOPLE_WORDS);

/** What turns the last sign of a name into the first of another word: 部分, 处理, 组织, 员额 … */
const RUNS_ON = new Map<string, string>([
  ...UNIT_SIGNS.map(([sign, , after]) => [sign, after] as const),
  ['处', '理置于罚在境'],
  ['台', '风阶账帐'],
  ['行', '动为驶走业李政使人'],
  ['员', '工额'],
  ['长', '期度时短途久江城远效宽高征假'],
  ['工', '作程具业艺序地况时资伤期种'],
  ['办', '公事理法结妥案学'],
  ['委', '托派'],
  ['方', '案便式法向面可'],
  ['会', '议'],
  ['心', '理'],
  ['业', '务'],
  ['调', '度整配'],
  ['道', '路'],
  ['防', '车栓水泵'],
  ['救', '车护治援人生'],
  ['总', '经指裁监工会编值调务队领厨'],
  ['任', '医护'],
]);

const LONGEST = 8;

function endsWith({ pattern, signs }: Ending, text: string, end: number): boolean {
  if (signs[text.charCodeAt(end - 1)] !== 1) return false;
  const tail = text.slice(Math.max(0, end - LONGEST), end);
  pattern.lastIndex = tail.length;
  return pattern.test(tail);
}

export function endsAsUnit(text: string, end = text.length): boolean {
  return (endsWith(UNIT_END, text, end) && !runsOn(text, end)) || endsAsKnown(text, end);
}

export function endsAsPost(text: string, end = text.length): boolean {
  return endsWith(POST_END, text, end) && !runsOn(text, end);
}

/** Those who are told, asked or helped but give no orders: customers, the public, the injured. */
export function endsAsPeople(text: string, end = text.length): boolean {
  return endsWith(PEOPLE_END, text, end) && !runsOn(text, end);
}

const WITHIN = /^在(?:\d|[一二两三四五六七八九十半]+个?(?:分|小时|日|天)|接到|收到|得知)/;

function runsOn(text: string, end: number): boolean {
  if (text[end] === '在' && WITHIN.test(text.slice(end, end + 5))) return false; // "德育处在30分钟内"
  return RUNS_ON.get(text[end - 1] ?? '')?.includes(text[end] ?? '\n') === true;
}

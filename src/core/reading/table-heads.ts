// What the column of a table holds, told by its head: who acts, what is to be done, by when, how often, on what condition.
// Heads are known by their meaning, mostly by the word they end with; units stand in brackets.

export type ColumnRole =
  | 'act'
  | 'actor'
  | 'head' // who leads the group of the row
  | 'members' // who belongs to it
  | 'recipient'
  | 'limit'
  | 'period'
  | 'condition'
  | 'scenario'
  | 'grade'
  | 'check' // what is looked at in routine checks: the act where no column says it better
  | 'fields' // what a report has to say
  | 'evidence'
  | 'means' // what an act needs
  | 'thing' // what a list of stocks holds
  | 'amount'
  | 'unit'
  | 'number'
  | 'person'
  | 'contact'
  | 'place'
  | 'remark';

/** First match wins: 报告对象 is a recipient before 报告 could be an act. */
const ROLES: readonly (readonly [ColumnRole, RegExp])[] = [
  ['remark', /^(?:修订|修改|变更|更新|版本|版次|发布|审批|会签)/],
  ['number', /^(?:序号?|编号|no\.?|№|#|项次|顺序|步骤号|步序|序列|排序)$/i],
  ['contact', /电话|手机|联系方式|联络方式|通讯方式|通信方式|号码|微信|邮箱|传真|短号|热线|^办公$|^手机号?$/],
  [
    'person',
    /替补|候补|后备|备岗|替岗|[AB]角|代理人|^姓名$|联系人|联络人|^人员姓名$|^(?:填|制)表人$|^(?:记录|审核|批准|编制|签收)人$/,
  ],
  [
    'fields',
    /^(?:报告|上报|通报|汇报|信息|通知|初报|续报|报送)(?:内容|要素|信息)$|^(?:报告|上报|通报)(?:内容)?要点$/,
  ],
  [
    'members',
    /^(?:小组|本组|主要|参加)?(?:成员|组员|队员)(?:部门|单位|人员|科室|组成)?$|^(?:参加|参与|组成)(?:人员|部门|单位|科室|成员)$|^人员(?:组成|构成)$/,
  ],
  [
    'head',
    /^(?:正|副|小|现场|组内)?(?:组|队|班)长(?:单位|部门)?$|^(?:第?[一二]?)?(?:小组|各组)?(?:带班|带队)?(?:领队|牵头人|召集人)$/,
  ],
  [
    'recipient',
    /(?:报告|通知|上报|汇报|告知|通报|接收|送达|报送|受理|抄送|请示|联络|告知)(?:给|对象|单位|部门|人员?|谁|至|到|机构|领导)$|^(?:找|联系|报给)谁$|^(?:报告?|通知|告诉|告知|汇报|上报)(?:给)?谁$|接收(?:方|人)?$|^(?:向|对)谁|^收件人$/,
  ],
  [
    'limit',
    /时限|时间要求|要求时间|(?:完成|响应|到位|到场|到岗|处置|处理|报告|上报|解决|恢复|办结|整改|反应|行动|启动|限定|规定|最迟|截止|预计|所需|控制|集结|送达|通知)(?:的)?时[间刻长]$|时间节点|期限|用时$|限时|^时[间刻长]$|^时点$|^节点时间$|多久|多长时间|什么时候前|^何时(?:前|完成)|时效|deadline|^sla$/i,
  ],
  ['period', /周期|频[次率度]|^多久一次|^班次$|^次数$|间隔$|^何时(?:做|查)$/],
  [
    'evidence',
    /记录|台账|台帐|表单|留痕|凭证|凭据|证据|佐证|签[字名认收](?:确认|栏)?$|完成(?:标志|确认)|输出物?$|归档/,
  ],
  [
    'scenario',
    /(?:事件|事故|故障|风险|灾害|突发|险情|灾种|危险)(?:类型|名称|类别|种类|情形|情景|场景)$|场景|情景$|^(?:故障|灾种|险种|险情)$|^(?:突发)?事[故件]$|^(?:预案|科目)名称$|^科目$|^(?:什么|何种)(?:事件|情况)$/,
  ],
  ['grade', /(?:级别|等级|分级|档次)$|^(?:预警|响应|事件|事故|警报|风险)?级$|响应级|预警(?:信号|颜色)/],
  ['amount', /^(?:配备|储备|现有|应有|库存|需要|所需|额定)?(?:数量|人数|台数|储量|库存量?|台套数|辆数)$/],
  ['unit', /^(?:计量|数量)?单位$/],
  [
    'means',
    /(?:所需|需用|需要|使用|调用|携带|配备|配置|必备|投入)(?:的)?(?:的)?(?:物资|器材|设备|装备|资源|工具|车辆|人员|力量|物品)|^(?:物资|器材|装备|工具|资源|车辆|设备)(?:保障|支持|需求|准备|配备|配置)$|^(?:应急)?(?:资源|器材|工具|装备)$|资源需求/,
  ],
  [
    'condition',
    /情况|情形|触发|条件|现象|征兆|标准$|判定|判据|持续|阈值|指标|发生时|何时(?:启动|触发|用)?$|^如果|^遇到|^当|程度$|前提/,
  ],
  [
    'check',
    /^(?:检查|巡查|巡检|巡视|检测|监测|维护|保养|测试|试验|排查|演练|培训|点检|自查)(?:项目|事项|对象|部位|点位?|设备|设施|内容|名称|目录|课题|主题|科目)$|^(?:设备|设施)(?:名称|设施)$|^项目(?:名称)?$/,
  ],
  [
    'act',
    /(?:职责|职能|任务|分工|措施|步骤|程序|流程|内容|行动|动作|操作|处置|处理|应对|要求|做法|方法|工作|事项|对策|要点|要领|方案|办法|指令|活动|响应)(?:及|和|与)?(?:说明|描述|简述|明细|清单|标准|规定)?$|怎么[做办]|[做干]什么|^如何|^第[一二三四五六七八九十\d]{1,2}步$|^步骤[一二三四五六七八九十\d]{1,2}$/,
  ],
  [
    'actor',
    /部门$|科室$|岗位$|^[部岗]$|责任|负责(?:人员?|部门|单位|岗位?|同志|科室|领导|方|主体)?$|执行(?!情况|标准|记录|程序|要求)|牵头|主[责办]|承[办担](?:人|部门|单位|科室)?$|角色|^人员$|^职[务位]$|^(?:工作|应急|处置|专业|行动|救援|功能)*(?:小组|组|队|队伍)(?:名称)?$|组别|^(?:组|队|班组)$|^(?:应急|责任)?组织$|主体|^谁|谁来?做|谁负责|升级到|升级对象|单位$|实施[人者]?|操作[人者]|[^领]人$|机构$|^(?:现场)?指挥[人者]?$|报告[人者]$|落实[人者]|落实(?:单位|部门)|who$/i,
  ],
  ['place', /放在?哪|在哪|哪里|地[点址]|位置|场所|存放|区域|部位|路线|来源|集合点|方位|楼层/],
  [
    'thing',
    /物资|名称|规格|型号|设备|装备|品[名种类]|用途|保管|器材|车[牌辆]|物品|资源|有效期|状态|类[别型]$/,
  ],
  ['remark', /备注|说明|附注|注$|其[他它]/],
];

/** 报告人 tells, whoever is 报告给 is told. */
const TELLS = /^(?:报告|上报|汇报|通报|报送|通知|报警|联络|初报)(?:责任)?(?:人员?|者|岗位?|部门|单位)$/;

/** Without white space, units in brackets and signs: "时 限（分钟）：" → "时限". */
export function bareHead(head: string): string {
  return head
    .replace(/\s+/g, '')
    .replace(/[（([【][^（()）\][】]{0,12}[)）\]】]/g, '')
    .replace(/[/／]?(?:min|分钟)$/i, '')
    .replace(/[:：*＊?？]+$/, '');
}

/** Undefined: no head the rules know. */
export function roleOfHead(head: string): ColumnRole | undefined {
  const bare = bareHead(head);
  if (bare.length === 0 || bare.length > 10) return undefined;
  return ROLES.find(([, pattern]) => pattern.test(bare))?.[0];
}

/** Who tells is not who is told; which of them 报告人 means shows where a column of those told stands beside it. */
export function isTeller(head: string): boolean {
  return TELLS.test(bareHead(head));
}

/** "时限（分钟）", "完成时间/min": the unit its figures have. */
export function unitOfHead(head: string): string | undefined {
  const unit = /(分钟|分|小时|天|日|工作日|秒|min(?:ute)?s?|hours?|h|days?|d|s)[)）\]】]?$/i.exec(
    head.replace(/\s+/g, ''),
  )?.[1];
  if (unit === undefined || !/[（(【[/／]/.test(head)) return undefined;
  return unit === '分' ? '分钟' : unit;
}

/** "接报后完成时间", "故障持续": where the clock of a column of limits starts. */
export function originOfHead(head: string): string | undefined {
  const bare = bareHead(head);
  return /^(.{2,8}后)(?=.*(?:时|限|间))/.exec(bare)?.[1] ?? /^(.{2,6}持续)(?:时间|时长)?$/.exec(bare)?.[1];
}

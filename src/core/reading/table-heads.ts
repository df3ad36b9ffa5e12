// What the column of a table holds, told by its head: who acts, what is to be done, by when, on what condition.

export type ColumnRole =
  | 'act'
  | 'actor'
  | 'recipient'
  | 'limit'
  | 'condition'
  | 'scenario'
  | 'grade'
  | 'number'
  | 'person'
  | 'contact'
  | 'thing'
  | 'remark';

/** First match wins: 报告对象 is a recipient before 报告 could be an act. */
const ROLES: readonly (readonly [ColumnRole, RegExp])[] = [
  ['number', /^(?:序号?|编号|no\.?|项次|步骤号)$/i],
  ['contact', /电话|手机|联系方式|号码|微信|邮箱|传真|短号/],
  ['person', /^姓名$|联系人|^人员姓名$/],
  ['recipient', /(?:报告|通知|上报|汇报|告知|接收|送达)(?:给|对象|单位|部门|人|谁)|报送(?:单位|部门)|接收/],
  ['limit', /时限|时间要求|完成时间|时间节点|响应时间|期限|用时|^时间$|到位时间/],
  [
    'scenario',
    /(?:事件|事故|故障|风险|灾害|突发|险情)(?:类型|名称|类别|种类|情形|情景)$|^场景|情景$|^故障$|^(?:突发)?事[故件]$/,
  ],
  ['condition', /情况|情形|触发|条件|现象|征兆|标准$|判定|持续/],
  ['grade', /级别|等级|^级$|响应级/],
  [
    'act',
    /职责|任务|职能|措施|步骤|程序|流程|内容|行动|动作|操作|处置|处理|应对|要求|做法|方法|工作|怎么做|注意事项/,
  ],
  [
    'actor',
    /部门|岗位|责任|负责|执行|牵头|主责|角色|^人员$|职务|职位|小组|组别|^组$|承担|主体|^谁|升级到|单位$|实施人|机构|成员/,
  ],
  ['thing', /物资|名称|数量|规格|型号|存放|位置|地点|设备|装备|品名|用途|来源|保管/],
  ['remark', /备注|说明|附注/],
];

/** Undefined: no head the rules know. */
export function roleOfHead(head: string): ColumnRole | undefined {
  const bare = head.replace(/\s+/g, '').replace(/[:：]$/, '');
  if (bare.length === 0 || bare.length > 10) return undefined;
  return ROLES.find(([, pattern]) => pattern.test(bare))?.[0];
}

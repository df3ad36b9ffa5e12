// Ids for Chinese names: English words where a small dictionary covers the name, else a counted one. The Chinese stays
// as the title.

const WORDS: readonly (readonly [string, string])[] = Object.entries({
  办公室主管: 'office_supervisor',
  应急领导小组: 'emergency_group',
  领导小组: 'leading_group',
  应急小组: 'emergency_team',
  应急办公室: 'emergency_office',
  客户服务: 'customer_service',
  售后服务: 'after_sales',
  值班组长: 'shift_leader',
  部门负责人: 'department_head',
  现场负责人: 'site_lead',
  现场总指挥: 'site_commander',
  总指挥: 'commander',
  副总指挥: 'deputy_commander',
  总经理: 'general_manager',
  项目经理: 'project_manager',
  呼叫中心: 'call_centre',
  中心: 'centre',
  中心经理: 'centre_manager',
  公司领导: 'company_leader',
  管理层: 'management',
  领导: 'leader',
  办公室: 'office',
  销售: 'sales',
  生产: 'production',
  采购: 'purchasing',
  供应: 'supply',
  技术: 'technical',
  质检: 'quality_inspection',
  质保: 'quality_assurance',
  质量: 'quality',
  财务: 'finance',
  人事: 'personnel',
  行政: 'administration',
  后勤: 'logistics',
  保安: 'security',
  保卫: 'security',
  安全: 'safety',
  安保: 'security',
  消防: 'fire',
  客服: 'customer_service',
  客户: 'customer',
  顾客: 'customer',
  物业: 'property',
  维修: 'repair',
  工程: 'engineering',
  设备: 'equipment',
  管理: 'management',
  运营: 'operations',
  系统: 'system',
  运维: 'operations',
  信息: 'information',
  网络: 'network',
  应急: 'emergency',
  抢救: 'rescue',
  抢险: 'rescue',
  救援: 'rescue',
  救护: 'medical',
  医疗: 'medical',
  疏散: 'evacuation',
  报警: 'alarm',
  联络: 'liaison',
  通讯: 'communication',
  现场: 'site',
  防护: 'protection',
  监控: 'monitoring',
  值班: 'duty',
  当值: 'duty',
  送货: 'delivery',
  配送: 'delivery',
  仓库: 'warehouse',
  业务: 'business',
  营业: 'business',
  网点: 'branch',
  支行: 'branch',
  分行: 'branch',
  门店: 'store',
  车站: 'station',
  医院: 'hospital',
  公司: 'company',
  集团: 'group',
  指挥部: 'headquarters',
  委员会: 'committee',
  专业技术: 'technical',
  收银: 'cashier',
  话务: 'operator',
  座席: 'agent',
  工作: 'work',
  上级: 'superior',
  施工: 'construction',
  项目: 'project',
  车队: 'fleet',
  主管: 'supervisor',
  经理: 'manager',
  主任: 'director',
  组长: 'leader',
  队长: 'captain',
  班长: 'foreman',
  店长: 'store_manager',
  行长: 'president',
  部长: 'head',
  负责人: 'head',
  专员: 'specialist',
  专家: 'expert',
  人员: 'staff',
  员工: 'staff',
  成员: 'members',
  部门: 'department',
  部: 'dept',
  小组: 'team',
  组: 'team',
  科: 'section',
  处: 'division',
  队: 'team',
  员: 'clerk',
  单位: 'unit',
  机构: 'body',
  团队: 'team',
  预案: '',
  应急预案: '',
  突发事件: 'emergencies',
}).sort((a, b) => b[0].length - a[0].length);

/** snake_case English for a name that the dictionary covers to the last sign; undefined otherwise. */
export function englishName(name: string): string | undefined {
  const words: string[] = [];
  let rest = name.replace(/[\s"“”()（）]/g, '');
  while (rest !== '') {
    const found = WORDS.find(([chinese]) => rest.startsWith(chinese));
    if (found === undefined) return undefined;
    if (found[1] !== '' && words[words.length - 1] !== found[1]) words.push(found[1]);
    rest = rest.slice(found[0].length);
  }
  return words.length === 0 || words.length > 5 ? undefined : words.join('_');
}

/** Hands out ids that are never given twice. */
export type IdBook = (name: string, otherwise: string) => string;

export function idBook(): IdBook {
  const taken = new Set<string>(['reporter', 'item', 'unassigned', 'constructor', 'to_string', 'value_of']);
  return (name, otherwise) => {
    const wanted = englishName(name);
    for (let count = wanted === undefined ? 1 : 0; ; count++) {
      const id = count === 0 ? (wanted ?? otherwise) : `${wanted ?? otherwise}_${count}`;
      if (taken.has(id)) continue;
      taken.add(id);
      return id;
    }
  };
}

/** A short stable name for a plan whose title the dictionary does not cover. */
export function planId(title: string): string {
  const english = englishName(title.replace(/(?:应急)?(?:处置)?(?:预案|方案|办法|范例)+$/, ''));
  if (english !== undefined) return english.replaceAll('_', '-');
  let hash = 7;
  for (let i = 0; i < title.length; i++) hash = (hash * 31 + title.charCodeAt(i)) % 2_176_782_336; // 36 ** 6
  return `plan-${hash.toString(36)}`;
}

// Words the rules share: what ends the name of a unit or post, what begins a predicate, verbs of action. Chinese is not
// written with spaces; these sets stand in for a word segmenter.

/** Last characters of names of units. Lookarounds keep out 全部, 内部, 到处, 组织, 平台 … */
const UNIT_ENDS =
  '指挥部|事业部|项目部|部门|(?<![全内外头局细底顶背面干胸腹腿根])部(?![分署位件])|办公室|委员会|科室|[^学专本]科|(?<![到好此该何])处(?![理置于罚在境])|组(?![织成建合])|中心|机构|单位|公司|集团|[总支分各]行|银行|网点|门店|[分总小]店|迎宾店|车站|火车站|医院|学校|协会|机关|政府|团队|队伍|队|(?<!网)站(?![立在])|分局|公安局|应急局|(?<![平后前])台(?![风阶账])|柜组|各岗位|供应商|服务商|承包商|厂家|厂商|管理层|物业|工位|局(?![部面势限])';

/** Last characters of names of posts and people. */
const POST_ENDS =
  '人员|负责人员|责任人|负责人|当事人|联系人|经理|总监|主管|主任|组长|队长|班长|站长|店长|行长|处长|科长|部长|校长|院长|厂长|所长|局长|园长|区长|领班|总指挥|指挥长|领导(?!小组|机构|[组班下])|专员|专家|专人|指挥员|(?<!动|满|裁|复|人|定|成|超|(?<!安)全)员(?!工)|员工|职工|成员(?!单位)|司机|电工|护士|医生|教师|老师|志愿者|保安(?!部|队|室|员)|门卫|值班长|工程师|监护人|发现人|报告人|执勤';

const CUSTOMER_ENDS =
  '财务|外界|上级|客户|顾客|用户|家属|乘客|旅客|群众|居民|业主|媒体|住户|学生|公众|伤员|患者|双方|一方';

const ACTOR_END = new RegExp(`(?:${UNIT_ENDS}|${POST_ENDS})$`);
const PARTY_END = new RegExp(`(?:${UNIT_ENDS}|${POST_ENDS}|${CUSTOMER_ENDS})$`);

/** Two-character verbs that begin what is to be done. */
const VERBS = new Set(
  (
    '通知 告知 上报 报告 汇报 通报 报请 请示 联系 联络 传达 反馈 发布 提报 报警 拨打 致电 打开 关闭 切断 启动 停止 暂停 恢复 ' +
    '组织 指挥 协调 协助 配合 安排 调配 调度 调运 调动 调拨 派出 派人 派员 派有 前往 赶赴 赶到 赶往 到达 抢救 抢修 救护 救治 救助 疏散 疏导 撤离 转移 引导 保护 维护 ' +
    '维持 维修 检查 巡查 巡视 查明 查看 核实 确认 判断 判明 研判 分析 研究 决定 批准 审批 审核 审议 制定 制订 编制 建立 健全 完善 设立 设置 ' +
    '记录 记下 登记 填写 备份 备有 留存 保存 收集 汇总 整理 统计 清点 准备 提供 补充 补货 采取 实施 落实 执行 开展 进行 做好 搞好 做到 ' +
    '处理 处置 处罚 控制 防范 防止 预防 避免 消除 隔离 封锁 加强 提高 增强 坚持 贯彻 树立 遵守 严守 接受 服从 听从 负责 承担 领导 监督 指导 督促 ' +
    '培训 演练 宣传 教育 安抚 解释 劝阻 劝离 制止 询问 了解 倾听 受理 接待 接听 回复 答复 回应 征求 召集 召开 举行 参加 参与 请求 申请 调查 善后 ' +
    '签订 签退 收妥 领取 开启 使用 利用 送至 送往 运送 搬运 撤除 撤掉 拆除 加固 清理 清除 修复 更换 测量 监测 监控 监视 观察 观测 观看 跟踪 回访 ' +
    '保持 保证 保障 确保 满足 优化 选择 评审 汇编 采购 验收 拓展 接洽 分析 成立 组建 明确 指定 确定 公布 披露 澄清 交接 移交 上交 提交 上传 下达 抽调 ' +
    '尽量 合理 正确 按照 增加 减少 降低 支援 灭火 扑救 报送 呈报 打电 派专 派技 解决 尽力 合力 按下 锁闭 收好 佩戴 穿戴 携带 搀扶 平托 放置 悬挂 张贴 广播 播放 播报 ' +
    '劝开 留住 平息 倾听 注意 带至 送医 转接 转告 转达 提醒 督办 落锁 值守 看护 监护 陪同 护送 掌握 认真 积极 妥善 耐心 礼貌 果断 严格 切实 审查 免费 给予 整治 调入 调离 撤离 提请 出面 写明 签名 说明 接替 恢复 返回 归还 盘点 补录 补报 复核 重启 切换 备足 维系 招募 劝解 维修 评论 说理 保管 带队 看管 主持 牵头 上前 出面 到场 到位 前去 赶来 协商 沟通 调整 变更 取消 报修 撰写 发送 公告 落实'
  ).split(' '),
);

/** One character that begins a predicate, and what it must not be followed by. */
const MARKS: Readonly<Record<string, string>> = {
  应: '急变聘届',
  须: '',
  要: '求点害素件塞道',
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
};

const ADVERBS =
  /^(?:发生|出现|提前|事先|以利|以便|应当|电话(?=通知|告知|联系|报告|汇报)|听从|严格|严守|有权|启用|委派|牵头|应该|必须|需要|不得|不准|严禁|禁止|立即|立刻|马上|第一时间|及时|尽快|迅速|尽早|随时|随即|同时|首先|然后|最后|紧急|主动|积极|全力|认真|具体|全面|统一|总体|直接|共同|逐级|按照?|根据|依据|接到|收到|听到|发现|会同|负责(?!人)|确需|一旦|定期|不定期|每[天日周月季年班半]|日夜|经常|务必|实时|详细|妥善|主要|做好|通过|利用|赶至|赶到|组织(?!机构|架构|领导|体系)|领导(?!小组|机构)|指挥(?!部|长|员|组|机构|中心|官)|监督(?!员|人员|部|站|局)|检查(?!员|组|站)|保障(?!组|部|中心|队|科)|管理(?!员|部|局|处|层|机构|中心|科|站|公司|单位|人员|小组|办公室)|处理(?!组|小组|团队|办事|工作|领导|机构|中心)|调度(?!员|室|中心|所|台)|值班(?![员长室人领组主经电])|维修(?!部|组|班|工|人员|单位|队|中心)|服务(?!部|台|中心|员|组|人员|公司|突发))/;

/** What turns the last character of a name into the first of another word: 处理, 组织, 部分 … */
const RUNS_ON: Readonly<Record<string, string>> = {
  处: '理置于罚在境',
  组: '织成建合',
  部: '分署位件',
  站: '立在',
  局: '部面势限',
  台: '风阶账',
  队: '列',
  科: '学',
};

const LONGEST_END = 12;

/** Whether a name of somebody who can act ends at `end`. */
export function endsAsActor(text: string, end = text.length): boolean {
  return ACTOR_END.test(text.slice(Math.max(0, end - LONGEST_END), end)) && !runsOn(text, end);
}

/** Whether a name of somebody who can be told ends at `end`. */
export function endsAsParty(text: string, end = text.length): boolean {
  return PARTY_END.test(text.slice(Math.max(0, end - LONGEST_END), end)) && !runsOn(text, end);
}

function runsOn(text: string, end: number): boolean {
  return RUNS_ON[text[end - 1] ?? '']?.includes(text[end] ?? '\n') === true;
}

/** Whether what stands at `at` begins a predicate: a modal, adverb, preposition or verb. */
export function predicateAt(text: string, at: number): boolean {
  if (goesOn(text, at)) return false;
  const sign = text[at];
  if (sign === undefined) return false;
  const not = MARKS[sign];
  if (not !== undefined && !(not !== '' && not.includes(text[at + 1] ?? '\n'))) return true;
  return verbAt(text, at) || ADVERBS.test(text.slice(at, at + 8));
}

/** Verbs that name groups by twos: 疏散救助小组; but not 联系维修组. */
const GROUPS = new Set(
  '疏散 疏导 抢修 抢救 救护 救助 灭火 引导 维修 调度 检查 监督 监测 保障 处置 善后 调查 宣传'.split(' '),
);

/** 报警员, 抢修队, 监护人员, 引导员: a verb that begins a name is none. */
export function verbAt(text: string, at: number): boolean {
  if (!VERBS.has(text.slice(at, at + 2)) || isName(text, at)) return false;
  return !(
    GROUPS.has(text.slice(at, at + 2)) &&
    VERBS.has(text.slice(at + 2, at + 4)) &&
    isName(text, at + 2)
  );
}

/** 中心领导, 网点负责人: the name goes on, unless 领导 is what is done ("组长领导小组成员"). */
function goesOn(text: string, at: number): boolean {
  const found = /^(?:领导(?!小组|机构)|负责人|主管|经理|主任)/.exec(text.slice(at, at + 5))?.[0];
  if (found === undefined) return false;
  const end = at + found.length;
  return (
    found !== '领导' ||
    end >= text.length ||
    /[,、。和及或与:]/.test(text[end] ?? '') ||
    predicateAt(text, end)
  );
}

const NAME =
  /^.{2}(?:工作|应急|处置|处理)?(?:人员|员|人(?![员工数群流身命质])|组|小组|队|部门?|科|处(?![理置])|中心|机构|单位|班|办公室|领导小组)/;

/** 疏散人员, 组织人员: here somebody is moved, not named. */
const MOVES =
  /^(?:组织|疏散|安排|明确|调配|抽调|派出|抢救|救治|通知|清点|转移|撤离|劝离|确定|指定)(?:[^,]{0,2}人员|员工)/;

function isName(text: string, at: number): boolean {
  if (MOVES.test(text.slice(at, at + 8))) return false;
  return NAME.test(text.slice(at, at + 10));
}

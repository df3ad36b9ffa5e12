// Words for what goes wrong, and what is called an event without being one: how a heading tells "电梯困人" from "信息报告".
import { remembered } from './remembered.ts';

const WORDS =
  '故障 事故 密集 到访 死机 宕机 停机 停运 停产 事件 灾害 火灾 火警 火情 起火 着火 失火 冒烟 燃烧 爆炸 闪爆 燃爆 泄漏 泄露 外泄 溢油 溢出 溢流 井喷 瓦斯 透水 突水 涌水 冒顶 片帮 ' +
  '停电 断电 失电 掉电 跳闸 停水 断水 停气 断气 停暖 断网 断供 中断 坍塌 倒塌 倾覆 倾倒 侧翻 塌方 滑坡 泥石流 垮塌 脱落 断裂 爆管 爆裂 破裂 爆仓 受伤 伤害 伤亡 死亡 猝死 中毒 中暑 ' +
  '疾病 发病 晕厥 昏迷 骤停 急诊 烫伤 烧伤 灼伤 冻伤 咬伤 扭伤 骨折 出血 噎食 卡喉 梗阻 误吸 误服 跌倒 摔倒 坠床 坠楼 坠落 打击 触电 溺水 淹溺 落水 窒息 过敏 感染 疫情 传染病 盗窃 失窃 被盗 抢劫 抢夺 ' +
  '诈骗 挤兑 恐怖 劫持 绑架 骚乱 冲突 斗殴 打架 争吵 纠纷 投诉 上访 聚集 罢工 围堵 欺凌 轻生 自杀 自伤 失踪 走失 走散 天气 台风 暴雨 强降雨 暴雪 大雪 大风 大雾 冰雹 雷击 雷电 寒潮 高温 冻雨 ' +
  '沙尘 地震 洪水 洪涝 内涝 积水 进水 漏水 水浸 跑水 倒灌 汛情 险情 困人 被困 夹人 冲顶 蹲底 溜梯 脱轨 追尾 相撞 碰撞 抛锚 挖断 拥挤 踩踏 拥堵 滞留 延误 晚点 丢失 遗失 失联 损坏 损毁 可疑 质量问题 ' +
  '需求 激增 突增 超载 过载 超压 超温 失压 失控 失灵 失效 瘫痪 卡滞 卡死 短路 漏电 示威 暴力 采访 舆情 缺失 缺货 断货 终止 变动 滋事 侵限 变形 联电 破坏 恐吓 威胁 寻衅 冒领 意外 攻击 入侵 勒索 病毒 ' +
  '篡改 泄密 污染 超标 异物 变质 召回 投毒 危险品 爆炸物 异常 系统问题 大客流 客流激增 落轨 跳轨 闯入 冲卡 闯关 闯卡 自燃 结冰 冰冻 冰雪 团雾 走锚 断缆 搁浅 沉没 触礁 渗漏 渗水 管涌 决口 ' +
  '溃坝 漫坝 漫堤 雷暴 龙卷风 霜冻 山洪 崩塌 沉降 开裂 塌陷 坠物 高坠 掩埋 挤压 割伤 刺伤 砸伤 夹伤 冲毁 虫害 霉变 腹泻 呕吐 发热 噎呛 哽噎 呛咳 跌落 中风 火险 阴燃 复燃 爆燃 击穿 堵塞 淤堵 断带 跑偏 超速 ' +
  '脱钩 断绳 溜车 跑车 缺氧 缺水 异味 辐射 逃逸 伤人 持刀 行凶 骚扰 闹事 纵火 炸弹 谣言 负面报道 假币 吞卡 卡钞 盗刷 脱逃 自残 拐骗 晕倒 抽搐 落石 雪崩 迷路 失温 超员 无应答 离线 死锁 误操作 ' +
  '丢包 断链 溃缩 飞车 过速 失步 甩负荷 水淹 浸水 返水 停摆 停滞 积压 压埋 偷盗 抢夺 失散 出走 走丢 绝食 噎住 卡住 坠井 坠河 跳楼 断杆 倒杆 断线 倒塔 短缺 告急';

const EVENT = new RegExp(WORDS.split(' ').join('|'));
const EVENT_END = new RegExp(
  `(?:${WORDS.split(' ').join('|')})(?:[（(][^（()）]{1,12}[)）])?(?:时|后|的?情况|等)?$`,
);
/** 切断电源 is what is done, 未断电 no event. */
const DONE = /^(?:切断|恢复|停止|关闭|防止|避免|预防|消除|控制|制止|处理|检查|监测|上报|报告)/;

export const namesEvent: (words: string) => boolean = remembered(
  words => EVENT.test(words) && !DONE.test(words),
);

/** The head of the phrase is the event: "业主家冒烟", not "事故现场保护". */
export function endsAsEvent(words: string): boolean {
  return EVENT_END.test(words) && !DONE.test(words);
}

const KIND =
  '(?:突发(?:性|公共)?|重大|较大|一般|特大|紧急|应急|各类|各种|其[他它]|意外|安全|生产|服务|质量|环境|现场|灾害|类似|常见|主要|可能|综合|以上|有关|相关|本|该|此类|公共|卫生|网络|设备)*';
const GENERIC = new RegExp(
  `^${KIND}(?:事故|事件|情况|灾害|险情|故障|问题|状况|风险|危机|意外|异常|需求|天气|伤害|伤亡)?$`,
);

/** "突发事件", "重大安全事故": the word for events, not one of them. */
export function isGeneric(name: string): boolean {
  const others = name.replace(/突发(?:性|公共)*事[件故]/g, '');
  if (others !== name && !EVENT.test(others)) return true; // "营业网点突发事件处置操作"
  return GENERIC.test(name) && !/质量问题|环境污染|公共卫生事件|设备故障|网络故障/.test(name);
}

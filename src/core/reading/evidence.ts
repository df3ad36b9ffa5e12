// What remains as proof that it was done: "签字", "拍照", "记入值班日志", "提交书面报告", "签订安全协议".
import { verbAt } from './lexicon.ts';

/** Papers and pictures; the words before one, back to its verb, belong to its name. */
const PAPER =
  /(?:(?:演练|检查|巡查|维修|值班|交接|培训|监测|检测|试验|处置|巡检|测温|观测|会议|谈话|询问|登记|维护|使用)记录(?!员|人员|仪|下|好|在)|[A-Za-z]{2,10}报告|记录(?!员|人员|仪|下|好|在)|台账|台帐|日志|登记[表簿本]|交接[本簿]|交接班[本簿]|值班[本簿]|情况表|处理表|审批表|检查表|签到表|汇总表|统计表|安排表|(?:书面|事故|事件|调查|评估|总结|检测|分析|处置|情况|续|专题|预警|详细|文字|日|周|月|季|年)报告(?!人|后|时|内容|会)|书面小结|协议书?|纪要|收据|凭据|照片|录像(?!机)|录音(?!电话|笔)|影像(?:资料)?|视频资料|签名|签收单|回执|备份|(?<!施)工单(?![位据])|通知书|报表|告知书|(?:演练|影像|现场|文字|书面|原始)资料|(?:档案|合同|清单|名单|证件|证明))(?!台帐|台账|登记|清单|记录|样本)/g;
/** These are proof only where they are made, kept or handed in. */
const HELD = /(?:档案|合同|清单|名单|证件|证明)$/;
const MADE =
  /(?:建立|健全|完善|签订|签|订立|列出|编制|制[定订作]|提供|提交|出具|报送|审查|审核|查验|核对|保存|留存|保管|收集|整理|汇总|备有|具有?|收存|完善|填写|上报)(?:好|了|其|有)?[^,。;]{0,10}$/;
/** Plans and schedules that are to be drawn up. */
const DRAWN = /(?:制[定订]|编制|拟[定订]|编写|出具?|做好)([^,。;]{0,24}?(?:方案|计划|预案|时间表|安排表))/g;
/** "记下客户联系方式": what is noted. */
const NOTED = /(?:记下|记录下|详细记录|详细记下|记录好)(?:有关)?([^,。;:后并]{3,16})/g;
/** Acts that leave a trace by themselves. */
const ACTS =
  /签字确认|签字(?!、|样)|签收(?!单)|签到(?!表)|盖章(?!样)|拍照|摄像(?!头|机)|录像(?!机)|存档|归档|备案(?!表)|记入[^,。;]{2,16}|写[进入在][^,。;]{2,10}?[本簿册]|记[在入][^,。;:]{2,10}?[本簿册](?:上|里|中)?|挂(?:牌|["“][^"”]{2,10}["”]牌)|登记造册|备查/g;
/** Said only in general: counts where nothing better is said. */
const GENERAL =
  /做好(?:详细|书面|文字|相关|相应|简单|的)*记录|有所记录|做好登记|登记(?=[,。;]|$)|记录(?=[,。;]|$|在案)|留存/;
const VERB =
  /(?:应|须|要|需|必须|负责|并|按|据|凭|将|把|对|向|在|于|由|为|以及|及时|立即|认真|详细|如实|做好|进行|一份|的)$/;

export function evidenceOf(body: string): readonly string[] {
  const found: string[] = [];
  const add = (text: string) => {
    if (text.length < 2 || found.some(other => other.includes(text))) return;
    found.push(text);
  };
  for (const match of body.matchAll(PAPER)) {
    const end = match.index + match[0].length;
    const name = nameOf(body, match.index, end);
    const before = body.slice(Math.max(0, end - name.length - 16), end - name.length);
    if (/(?:接到|收到|听取|根据|按|按照|依据|依照|参照|查阅|违反|经)[^,。;]{0,4}$/.test(before)) continue;
    if (name === '备份' && /未$/.test(before)) continue;
    if (name === '记录' || (HELD.test(name) && !MADE.test(before + name.slice(0, 2)))) continue;
    add(name);
  }
  for (const match of body.matchAll(DRAWN)) add(match[1] ?? '');
  for (const match of body.matchAll(NOTED)) add(match[1] ?? '');
  for (const match of body.matchAll(ACTS)) add(match[0]);
  const general = found.length === 0 ? GENERAL.exec(body)?.[0] : undefined;
  return general === undefined ? found : [general];
}

/** Verbs that are part of the name of a paper: 值班日志, 检查表. */
const NOUNS = /值班|交接|检查|巡查|演练|维修|培训|施工|试验|评估|处置|调查/;

/** Back from the paper to where its name begins: a comma, a verb or a word of duty. */
function nameOf(body: string, at: number, end: number): string {
  let start = at;
  while (start > 0 && at - start < 14) {
    const sign = body[start - 1] ?? '';
    if (/[,。;:、(]/.test(sign) || VERB.test(body.slice(Math.max(0, start - 2), start))) break;
    if (/[和及与并]/.test(sign)) break;
    if (start >= 2 && verbAt(body, start - 2) && !NOUNS.test(body.slice(start - 2, start))) break;
    start--;
  }
  return body.slice(start, end);
}

// What remains as proof that it was done: "签字", "拍照", "记入值班日志", "提交书面报告", "签订安全协议".
import { verbAt } from './lexicon.ts';

/** Papers and pictures; the words before one, back to its verb, belong to its name. */
const PAPER =
  /(?:记录(?!员|人员|仪)|台账|台帐|档案|日志|登记[表簿本]|登记(?=[,。;]|$)|记录[表簿本单]|交接[本班]*[簿本]|值班[本簿]|情况表|处理表|审批表|检查表|签到表|汇总表|统计表|(?<!听取|接|收|到|经|后|向|的|时|并)(?:书面|事故|事件|调查|评估|总结|检测|分析|处置|情况|续|专题|预警|详细|文字|突发事件)报告(?!人|后|时|内容|会)|书面小结|小结|总结(?=[,。;]|$)|协议书?|合同|纪要|清单|名单|收据|凭据|凭证|照片|录像|录音|影像(?:资料)?|视频资料|签名|签字|签收单?|回执|备份|证件|证明|工单|通知书|报表|告知书|(?:演练|影像|现场|文字|书面|有关|相关|原始)资料)/g;
/** Acts that leave a trace by themselves. */
const ACTS =
  /签字确认|签字(?!盖章样)|签名|签收|签到|盖章|拍照|摄像|录像|录音|存档|归档|备案|留存|留样|留底|封样|记入[^,。;]{2,16}|写[进入在][^,。;]{2,10}?[本簿册]|挂牌|挂["“][^"”]{2,10}["”]牌|做好(?:详细)?(?:的)?(?:书面)?(?:文字)?记录|记录(?:下|好|清楚|备查)|做好登记|登记(?:造册|在册)|有所记录|备查/g;
/** A paper is evidence where one makes, keeps or hands it in. */
const MAKES =
  /记|写|填|签|建|编制|制[定订作]|形成|提交|提供|出具|出方案|报送|上报|上交|整理|汇总|收集|保存|保留|留存|存档|归档|备有|备份|具备|做好|完善|登记|列出|开具|凭|拍|摄|录|审[查议核]|附|公布|报|交|制/;
const VERB =
  /(?:应|须|要|需|必须|负责|并|将|把|对|向|在|于|由|为|以及|及时|立即|认真|详细|如实|做好|有|进行|一份|的)$/;

export function evidenceOf(body: string): readonly string[] {
  const found: string[] = [];
  const add = (text: string) => {
    if (text.length < 2 || found.some(other => other.includes(text))) return;
    found.push(text);
  };
  for (const match of body.matchAll(PAPER)) {
    const name = nameOf(body, match.index, match.index + match[0].length);
    if (
      MAKES.test(body) &&
      !/(?:接到|收到|听取|根据|按照?|依据|参照|查阅|违反)$/.test(
        body.slice(Math.max(0, match.index - 12), match.index + match[0].length - name.length),
      )
    )
      add(name);
  }
  for (const match of body.matchAll(ACTS)) add(match[0]);
  return found;
}

/** Back from the paper to where its name begins: a comma, a verb or a word of duty. */
function nameOf(body: string, at: number, end: number): string {
  let start = at;
  while (start > 0 && at - start < 14) {
    const sign = body[start - 1] ?? '';
    if (/[,。;:、(]/.test(sign) || VERB.test(body.slice(Math.max(0, start - 2), start))) break;
    if (/[和及与并]/.test(sign)) break;
    if (start >= 2 && verbAt(body, start - 2)) break;
    start--;
  }
  return body.slice(start, end);
}

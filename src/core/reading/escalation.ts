// Whom to turn to next when it is not done, not enough or not answered: "30分钟内未恢复的,报总经理", "无法处理时请求支援".
import { endsAsParty } from './lexicon.ts';

/** What has gone wrong or too far: only then is telling somebody an escalation. */
const FAILED =
  /(?:超过|超出|逾)[^,]{1,14}(?:仍|还|尚)?[未没无不]|仍[未无不然]|还[未没不]|[分时天日钟]内?(?:仍|还|尚)?[未没](?!经)|(?:无法|不能|未能|难以)[^,]{0,6}(?:恢复|解决|处[理置]|控制|联系|排除|修复|完成|扑[灭救]|制止|满足|确定|定位|判[断明]|自行|胜任|到[场位达])|(?:力量|人手|人员|物资|设备|能力|资源|水源)[^,]{0,6}(?:不足|不够|单薄|短缺)|(?:处置|抢修|扑救|劝阻|调解|协商|联系|通知)[^,]{0,4}(?:无效|失败|不成|未果)|失控|控制不[住了]|(?:解决|处理|挡|压|守)不[了住]|还不行|[没无]人[应接]|无应答|未应答|不应答|不接|联系不上|打不通|超出[^,]{0,10}(?:能力|权限|范围)|棘手|进一步(?:扩大|恶化|升级)|(?:事态|事件|情节|态势|势态|险情|灾情|火势|矛盾|冲突)[^,]{0,6}(?:严重|扩大|恶化|升级|蔓延|激化|失控)/;
const ASKS =
  /(?:请求|申请|要求|寻求|请)[^,。;]{0,16}?(?:增援|支援|援助|救援|协助|帮助|援救|支持|联动)|增援|升级响应|扩大响应|提级响应|提升[^,]{0,6}响应/;
const TELLS = /报(?!纸|废|名|销)|通知|告知|请示|联系|请求|求助|拨打|致电|呼叫|移交|转交|转给|提请/;
/** Whom one tells because it concerns them. */
const CONCERNED = /客户|顾客|用户|乘客|旅客|家属|家长|群众|患者|居民|业主|住户|学生|媒体|^(?:相关|有关)部门$/;

/** `situation` is the condition of the clause or of the sentence before, `recipients` whom it tells. */
export function escalationOf(
  body: string,
  situation: string | null,
  recipients: readonly string[],
): string | null {
  const asks = ASKS.exec(body)?.[0];
  const failed = FAILED.test(situation ?? '') || /还不行|(?:解决|处理)不了/.test(body);
  if (!failed && !(asks !== undefined && /必要时|需要时|视情/.test(body))) return null;
  const told = recipients.filter(name => !CONCERNED.test(name));
  if (told.length > 0 && (asks !== undefined || TELLS.test(body))) return told.join('、');
  const next =
    /(?:报(?!警|案|名|社|纸)(?:告|请|给)?|直接呼叫|呼叫|联系|转|请)(?:至|到|给)?([^,。;]{2,12}?)(?=$|[,。;(]|协助|支援|处[理置]|到场)/.exec(
      body,
    )?.[1];
  return next !== undefined && (endsAsParty(next) || /上一级|总/.test(next)) ? next : (asks ?? null);
}

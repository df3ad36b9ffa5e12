// Whom to turn to next when it is not done, not enough or not answered: "30分钟内未恢复的,报总经理", "无法处理时请求支援".

/** What has gone wrong or too far: only then is telling somebody an escalation. */
const FAILED =
  /(?:超过|超出|逾)[^,]{1,14}(?:仍|还|尚)?[未没无不]|仍[未无不然]|还[未没不]|[分时天日]内?(?:仍|还|尚)?[未没](?!经)|无法|不能(?!正常上班)|未能|难以|不足|不够|无效|失败|失控|控制不[住了]|解决不了|处理不了|挡不住|还不行|没人(?:应|接)|无人(?:应|接)|联系不上|打不通|超出[^,]{0,10}(?:能力|权限|范围)|力量单薄|棘手|进一步(?:扩大|恶化|升级)|(?:事态|情况|情节|态势|险情|灾情|火势|病情|伤情)[^,]{0,6}(?:严重|扩大|恶化|升级|紧急|危急|失控)|扩大时|升级时/;
const ASKS =
  /(?:请求|申请|要求|寻求)[^,。;]{0,16}?(?:增援|支援|援助|救援|协助|帮助|援救|支持|联动)|增援|升级响应|扩大响应|提级|提升[^,]{0,6}响应/;
const TELLS = /报(?!纸|废|名|销)|通知|告知|请示|联系|请求|求助|拨打|致电|电话|呼叫|移交|转交|转给|提请|启动/;

/** `situation` is the condition of the clause or of the sentence before, `recipients` whom it tells. */
export function escalationOf(
  body: string,
  situation: string | null,
  recipients: readonly string[],
): string | null {
  const asks = ASKS.exec(body)?.[0];
  const failed = (situation !== null && FAILED.test(situation)) || /还不行|解决不了|处理不了/.test(body);
  if (asks !== undefined && (failed || /(?:请求|申请|寻求)/.test(asks) || /必要时|视情/.test(body)))
    return recipients.length > 0 ? recipients.join('、') : asks;
  if (!failed || !TELLS.test(body) || recipients.length === 0) return null;
  return recipients.join('、');
}

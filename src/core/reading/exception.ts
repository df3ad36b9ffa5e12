// What a prohibition or a duty does not cover: "除…外", "未经…不得", "…的除外", "特殊情况除外".

const EXCEPTIONS: readonly RegExp[] = [
  /((?<![排清拆消解去铲扣免废删根开革剔切])(?:除|除了)(?!夕|湿|尘|雪|冰|颤|臭|锈|草|名|非|去|险|患|障)[^,。;]{1,40}?(?:以外|之外|外)(?!部|围|界|来|观|包|伤|地|出|面|墙|籍))/,
  /(除非[^,。;]{2,40})/,
  /((?:但|若|如)?[^,。;]{2,30}(?:除外|例外))/,
  /((?<!的)未(?:经|得到?|获得?|取得)[^,。;]{1,24}?(?:批准|同意|许可|授权|允许|审批|确认|许可证|合格|通知|指令|命令))/,
];
/** "未经批准,不得…" is an exception of what is forbidden; elsewhere it is what somebody did. */
const FORBIDS = /严禁|禁止|不得|不准|不许|不可|不能|不允许|切勿|一律不|谢绝/;

export function exceptionOf(body: string): string | null {
  for (const pattern of EXCEPTIONS) {
    const found = pattern.exec(body)?.[1];
    if (found === undefined || (/^未/.test(found) && !FORBIDS.test(body))) continue;
    return found.replace(/^(?:但|若|如)/, '');
  }
  return null;
}

// Until when an act goes on: "直到客户满意为止", "直至险情解除", and what holds somebody to a place: "交接清楚后方可离开".

const UNTIL = /((?:直到|直至|一直到|持续到|持续至)[^,。;]{2,40}?(?:为止|止|(?=[,。;]|$)))/;
/** "指导用户会用为止", "至火灭为止". */
const AS_FAR = /([^,。;]{2,30}?为止)/;
const LEAVES =
  /([^,。;]{2,30}后?),?(?:[^,。;]{0,8})(?:方可|方能|方准|才可|才能|才准)(?:离开|撤离|离场|离岗|下班|撤出|离去|撤除|解除|停止|终止|结束)/;
/** "接班人员到岗前不得离岗". */
const STAYS =
  /([^,。;]{2,30}(?:之?前|以前)),?(?:[^,。;]{0,8})(?:严禁|禁止|不得|不准|不能|不可|不许)(?:擅自|随意|私自)?(?:离开|撤离|离场|离岗|下班|撤出|脱岗|停止|中断|关闭)/;

/** Signs one of which every such clause has: a cheap first look. */
const SIGNS = /直[到至]|持续|为止|离|撤|停|止|结束|下班|岗|断|关闭|除/;

export function untilOf(body: string): string | null {
  if (!SIGNS.test(body)) return null;
  return (
    UNTIL.exec(body)?.[1] ??
    AS_FAR.exec(body)?.[1]?.replace(/^(?:并|应|须|要|且)/, '') ??
    LEAVES.exec(body)?.[1] ??
    STAYS.exec(body)?.[1] ??
    null
  );
}

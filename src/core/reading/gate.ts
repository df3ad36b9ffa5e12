// What must be so before the act may begin: "经…批准后", "确认…后方可", "未…前,不得", "在…监护下", "只对…".

const NAMED: readonly RegExp[] = [
  // "确认无误后,方可送电": all that stands before 方可.
  /([^,。;]{2,40}(?:后|前提下|情况下|时|的),?)(?=[^,。;]{0,12}?(?:方可|方能|方准|才可|才能|才准))/,
  // "经总经理批准后实施", "报请上级同意", "按规定程序审批后"
  /((?:在)?(?:须|应|需|要|先)?(?:报经|报请|报|(?<![总副])经(?!理)过?|(?:由|按)(?=[^,。;]{1,32}后)|待|征得|取得)[^,。;]{1,24}?(?:批准|同意|审批|核准|许可|授权|签发|认可|(?:审核|确认|研判|评估|验收合格|检[查测验]合格)(?=后|无误|通过|同意|,?方可))(?:无误|通过|同意)?后?)(?!权|人|手续|程序|部门)/,
  /((?:在)?[^,。;]{0,20}(?:批准|同意|许可|验收合格|检[查测验]合格)后)/,
  // "待用户满意后", "只有查明原因后才…"
  /(?<=^|,|并)((?:待|等到?|只有)(?!命|候|遇|级|同|于|待)[^,。;]{2,30}?(?:后|才|时))/,
  // "方可" with what stands before it
  /([^,。;]{2,30})(?:方可|方能|方准|才可|才能|才准)/,
  // "在专人监护下作业"
  /(在[^,。;]{1,16}?(?:监护|监督|指导|陪同|看护|带领|许可)(?:之)?下)/,
  // "只对合格的客户", "仅限值班人员"
  /((?:只[对限]|仅[对限]|限于)[^,。;]{2,20})/,
];

/** One of the words every one of those holds: most clauses hold none, and are done with here. */
const SAYS =
  /方可|方能|方准|才|批准|同意|审批|核准|许可|授权|签发|认可|合格|审核|确认|研判|评估|待|等到|只|仅|限于|监护|监督|指导|陪同|看护|带领/;

/** "未查明原因前,不得…", "人员不到位,严禁…": what is lacking. */
const LACKING = /(?:未|没有?|不)[^,。;]{1,30}(?:之?前|以前|的|时)?$/;

/** "接班前不得离岗" is no gate but an end. */
const LEAVES = /(?:离开|撤离|离场|离岗|下班|撤出|脱岗|中断)/;

/** `body` is the whole clause in bare text, without its number. */
export function gateOf(body: string, condition: string | null, forbids: boolean): string | null {
  if (forbids) {
    if (LEAVES.test(body)) return null; // until.ts
    const before =
      /^([^。;]{2,50}?(?:之?前|以前|不到位|未到位|不合格|不齐)),?(?:一律)?(?:任何人)?(?:都|均)?(?:严禁|禁止|不得|不准|不可|不能|不允许)/.exec(
        body,
      )?.[1];
    if (before !== undefined && (LACKING.test(before) || /(?:之?前|以前)$/.test(before))) return tidy(before);
    return condition !== null && /[未没][^,]{1,30}(?:之?前|以前)$|不到位$|不合格$/.test(condition)
      ? condition
      : null;
  }
  if (!SAYS.test(body)) return null;
  for (const pattern of NAMED) {
    const found = pattern.exec(body)?.[1];
    if (found !== undefined) return tidy(found);
  }
  return null;
}

function tidy(text: string): string {
  return text
    .replace(/,$/, '')
    .replace(/^(?:并且?|但|且|则)/, '')
    .replace(/^(?:须|应|需|要|先)(?=经|报|由|按|待|征|取)/, '');
}

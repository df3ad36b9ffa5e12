// Words that leave it to somebody: 必要时, 视情况, 酌情, 适当, 原则上. A person has to say who judges and by what.

const WORDS =
  /必要时|必要的话|如有?必要|(?:如|若)?需要时|根据(?:实际|具体|现场|当时|事态)?(?:的)?(?:需要|情况)(?:的?(?:严重)?程度)?|(?<![监重注影电巡])视(?:具体|现场|事态|实际|事件|伤情|病情)?情况?(?:的)?(?:严重程度|需要)?|(?<![监重注影电巡])视情(?:节)?(?![绪景形])|酌情|酌量|适当|适时|适量|灵活|机动|原则上|一般(?=应|不|由|情况下)|尽可能|尽量|尽力|可能时|可能的情况下|有条件(?:的|时)|条件(?:允许|许可|具备)(?:的|时|情况下)?|相机|自行(?=决定|判断|处置|处理|掌握)|合理(?=安排|调配|处置|使用)/g;
/** "根据情况说明" and "视情况表" are things. */
const THINGS = /^(?:说明|表|报告单|汇报表|通报)/;

export function discretionOf(body: string): readonly string[] {
  const found = new Set<string>();
  for (const match of body.matchAll(WORDS)) {
    const after = body.slice(match.index + match[0].length, match.index + match[0].length + 4);
    if (!THINGS.test(after)) found.add(match[0]);
  }
  return [...found];
}

/** Words that leave a judgement to somebody, not merely how much effort to make. */
export function isJudgement(word: string): boolean {
  return !/^(?:尽|合理|适量|一般)/.test(word);
}

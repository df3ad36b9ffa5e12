// A title of an emergency plan with its body glued on ("3.1目的为了规范…", "2.3总指挥职责负责…"): the usual titles, each
// with the words its body begins with.

const GLUED: readonly (readonly [title: RegExp, body: RegExp])[] = [
  [
    /(?:编制|编写|制定)?目的(?:[和与及](?:意义|依据))?/y,
    /(?:是?为了?|建立|加强|提高|规范|通过|本预案|防止|预防|确保|保证|及时|明确|健全|最大)/y,
  ],
  [/(?:编制|编写|制定)?依据/y, /(?:依据|根据|本预案|《|中华人民共和国|按照)/y],
  [/(?:适用|使用)?范围/y, /(?:本|适用于|凡|在)/y],
  [
    /(?:应急)?(?:工作|基本|处置|救援|处理)?(?:原则|方针)/y,
    /(?:坚持|以人为本|统一|遵循|按照|预防为主|贯彻|本着|安全第一)/y,
  ],
  [
    /[\u4e00-\u9fa5]{0,10}?(?:职责|任务|职能)/y,
    /(?:负责|组织|协助|贯彻|执行|接受|承担|全面|领导|具体|在[^,，。]{2,12}领导下)/y,
  ],
  [/(?:应急)?[\u4e00-\u9fa5]{0,6}?(?:组成|机构|组织体系)/y, /(?:由|成立|设立|公司成立|本单位)/y],
  [
    /[\u4e00-\u9fa5]{0,10}?(?:处置|处理|措施|程序|流程|步骤|响应|报告|预警|终止|启动|监测|演练|培训)/y,
    /(?:发生|当(?!班|值)|接到|发现|立即|事故发生|一旦|如(?!何)|遇|事发|突发|根据|按照|本预案|现场人员|值班)/y,
  ],
];

/** Where such a title at `from` ends; `isTitle` has the last word on whether it is one. */
export function gluedTitleEnd(
  text: string,
  from: number,
  to: number,
  isTitle: (words: string) => boolean,
): number | undefined {
  for (const [title, body] of GLUED) {
    title.lastIndex = from;
    const found = title.exec(text)?.[0];
    if (found === undefined || from + found.length >= to) continue;
    body.lastIndex = from + found.length;
    if (body.test(text) && isTitle(found)) return from + found.length;
  }
  return undefined;
}

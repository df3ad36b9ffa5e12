// Hand in a written report: a form with what the text lists. A report by word of mouth is telling somebody.
import type { Clause } from '../../reading.ts';
import { fieldsOf, USUAL_REPORT } from '../field-types.ts';
import { cut } from '../words.ts';
import type { MakeAction } from './acting.ts';
import { notify, partyOf } from './notify.ts';

/** "事件报告", "书面报告", "总结报告", "RCA报告", "报告单". */
const PAPER =
  /(?:书面|总结|评估|调查|事件|事故|分析|专题|正式|简要|处置|情况|工作|RCA)[一-龥]{0,4}(?:报告(?![给至到])|材料|总结)|(?:报告单|报告表|报表|信息表|快报|简报|备案表|登记表)/;
/** A paper to be filled in, not a plan or rule that says how. */
const FORM = /(?:单|表|报告|记录|简报|快报|材料|书|函)$/;
/** Looks back on what is over: not what the report of the moment lists. */
export const looksBack = ({ quote }: Pick<Clause, 'quote'>): boolean =>
  /总结|评估|复盘|调查|分析|RCA|演练|整改/.test(quote);
const HANDS_IN = /提交|上交|报送|呈报|呈送|递交|形成|编写|撰写|填写|填报|出具|报(?!告)/;

export const report: MakeAction = acting => {
  const { clause, words, drafting } = acting;
  const paper = PAPER.exec(words)?.[0];
  if (paper === undefined || !HANDS_IN.test(words.replace(paper, ''))) return notify(acting);
  const named = /《([^》]{2,40})》/.exec(acting.clause.quote)?.[1]; // "填写《火灾事故报告单》"
  const title = cut(named !== undefined && FORM.test(named) ? named : paper, 40);
  const form = drafting.ids.named('forms', title);
  if (drafting.forms[form] === undefined) {
    const listed = contentOf(acting);
    if (listed.length === 0)
      drafting.gaps.add({
        code: 'fields-proposed',
        at: `${form}.fields`,
        clause: clause.id,
        value: '发生时间、地点、经过和原因、已采取的措施',
        why: `条文没有列明“${title}”的内容，暂按通常项目`,
      });
    drafting.forms[form] = {
      title,
      from: clause.id,
      fields: listed.length === 0 ? USUAL_REPORT : fieldsOf(listed),
    };
  }
  const to = [...new Set(clause.recipients.map(name => partyOf(name, acting)))];
  return { report: to.length === 0 ? form : { form, to } };
};

function contentOf({ clause, drafting: { contents } }: Parameters<MakeAction>[0]): readonly string[] {
  if (clause.fields.length > 0) return clause.fields;
  return contents(clause, looksBack(clause));
}

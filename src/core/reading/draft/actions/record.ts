// Write something down in a log: "在组长日志上做好记录", "记下客户联系方式".
import { evidenceOf } from '../evidence.ts';
import { fieldsOf, USUAL_ENTRY } from '../field-types.ts';
import { cut } from '../words.ts';
import type { MakeAction } from './acting.ts';

/** The named log of "在组长日志上做好记录", "记入《发电机试机记录》". */
const LOG =
  /(?:在|于|入|填写|填入|《|“|"|登记)(?:于)?[《“"]?([一-龥A-Z]{0,12}?(?:日志|处理表|登记表|记录表|登记簿|登记本|台账|台帐|记录本|记录簿|档案)|(?<=《)[^》]{2,16})/;
/** "记录故障开始和恢复时间", "记下客户联系方式", "做好时间和现象的记录" */
const WHAT =
  /(?:详细)?(?:记录|记下|登记|记载)(?:好|下)?(?:有关|相关)?([^,。;]{2,30})$|做好([^,。;]{2,20}?)的?[^,。;的]{0,3}记录/;

export const record: MakeAction = ({ clause, words, step, drafting }) => {
  const shown = evidenceOf(clause);
  if (shown.length > 0 && !/记录|日志|登记|台账|表/.test(words)) return { task: { evidence: shown } };
  const log = LOG.exec(words)?.[1] ?? clause.evidence.find(one => /日志|表$|簿$|台账|档案|记录$/.test(one));
  const said = WHAT.exec(words);
  const listed =
    clause.fields.length > 0
      ? clause.fields
      : (said?.[1] ?? said?.[2] ?? (/开始和(?:恢复|结束)时间/.test(words) ? '开始时间、恢复时间' : ''))
          .split(/、|和|及|以及/)
          .map(one => one.replace(/的(?:简单|详细)?$/, ''))
          .filter(
            one =>
              one.length >= 2 &&
              one.length <= 16 &&
              !/^(?:相应|有关|相关|详细|简单|书面|完整|工作|事故|处置)$|^之|保存|至少|\d/.test(one),
          );
  if (listed.length === 0)
    drafting.gaps.add({
      code: 'fields-proposed',
      at: `${step}.record`,
      clause: clause.id,
      value: '时间、情况',
      why: '条文没有列明记录项，暂记时间和情况',
    });
  return {
    record: { in: cut(log ?? '处置记录', 40), fields: listed.length === 0 ? USUAL_ENTRY : fieldsOf(listed) },
  };
};

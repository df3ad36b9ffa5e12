// Find out: "判明停电范围和原因", "确认是否已切换到电池". What is to be found out become facts.
import { fieldType } from '../field-types.ts';
import type { MakeAction } from './acting.ts';

const OBJECT =
  /(?:判明|判断|查明|查清|摸清|弄清|核实|核查|确认|评估|掌握|了解|研判|勘查|初步判定|核定|统计|监测|测定|分析)(?:清|出|好)?([^。;]{2,80})/;
/** After a comma the list goes on only with what can be found out. */
const THING = /(?:情况|程度|范围|原因|数量|人数|位置|地点|性质|类型|时间|趋势|损失|伤亡|面积|浓度|状态)$/;

export const assess: MakeAction = ({ clause, words, doer, drafting }) => {
  const object = OBJECT.exec(words)?.[1]?.replace(/^(?:并|且|一下)/, '');
  if (object === undefined || clause.discretion.includes(object)) return undefined;
  const yesNo = /是否|能否|有无|可否/.test(object);
  const [head = '', ...more] = object.split(',');
  const list = [head, ...more.filter(part => THING.test(part))].join('、');
  const things = yesNo ? [head] : list.split(/、|以及|及其|及|和(?!谐)/).filter(one => one.length >= 2);
  const facts = things
    .slice(0, 8)
    .map(thing =>
      yesNo
        ? drafting.facts.of('yes/no', `${thing}？`, doer.asked)
        : drafting.facts.of(fieldType(thing), thing, doer.asked),
    );
  return facts.length === 0 ? undefined : { assess: [...new Set(facts)] };
};

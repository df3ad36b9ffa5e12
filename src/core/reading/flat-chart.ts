// A chart of the organisation that lost its boxes: names of units and posts run together without a sign between them
// ("财务部主管会计出纳副总经理总经理综合部…").

const NAMES =
  /部(?!分|署|位)|经理|主管|主任|总监|组长|队长|班长|组(?!织|成)|科(?!学)|处(?!理|置)|室|中心|专员|总务|管理员|员(?!工)|总指挥|领导小组|办公室/g;
const SIGNS = /[,，。;；:：、]|应|须|必须|负责|立即/;

import { remembered } from './remembered.ts';

/** Within text[from, to). */
export function isFlatChart(text: string, from: number, to: number): boolean {
  return to - from >= 24 && to - from <= 600 && isChart(text.slice(from, to));
}

const isChart = remembered((words: string) => {
  if (SIGNS.test(words)) return false;
  const names = words.match(NAMES)?.length ?? 0;
  return names >= 6 && names * 5 >= words.replace(/\s+/g, '').length;
});

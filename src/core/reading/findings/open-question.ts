// What the writers left open: a question in the text, "待定", "另行通知".
import { bareText } from '../bare-text.ts';
import { each } from './rule.ts';

const OPEN =
  /待定|待确[认定]|待补充|待完善|待明确|尚未确定|暂未确定|有待(?:确定|明确|商榷)|TBD|另行(?:通知|规定|制定|确定|安排|明确|公布)|(?:由|请)[^,。]{1,10}(?:补充|填写)完整/i;
const ASKS = /[??]\s*$|是否(?:需要|可以|要)[^,。;]{0,20}$/;

export const openQuestion = each(({ kind, quote }) => {
  const open = OPEN.exec(quote)?.[0];
  if (kind !== 'question' && open === undefined && !(ASKS.test(bareText(quote)) && kind !== 'heading'))
    return undefined;
  return {
    code: 'open-question',
    severity: 'warning',
    message:
      open === undefined
        ? {
            zh: '这是一个未决问题，不是要求。请先答复，再定条款。',
            en: 'This is an open question, no instruction. Answer it before it can bind.',
          }
        : {
            zh: `“${open}”还没有定下来。请写明内容，或写明由谁在什么时候定。`,
            en: `"${open}" is not settled yet. Say what it is, or who settles it by when.`,
          },
  };
});

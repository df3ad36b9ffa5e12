// Decide, approve: a named post answers. Choices that the text lists are the answers; else yes or no.
import { APPROVAL } from '../ids.ts';
import { cut, wordsOf } from '../words.ts';
import type { MakeAction } from './acting.ts';

export const decide: MakeAction = ({ clause, words, step, drafting }) => {
  const answers = optionsIn(words);
  if (answers.length < 2)
    drafting.gaps.add({
      code: 'answer-proposed',
      at: `${step}.decide`,
      clause: clause.id,
      value: '是/否',
      why: '条文没有列出可选的答案，暂按是/否',
    });
  return {
    decide: {
      question: wordsOf(clause),
      answer: answers.length < 2 ? 'yes/no' : answers,
      reason: 'required',
    },
  };
};

/** "决定继续、暂停或者终止手术", "决定倒罐或者点燃放空管". */
function optionsIn(words: string): string[] {
  const found = /(?:决定|选择|确定)(?:采取|是否)?([^,。;]{3,40}?(?:或者?|还是)[^,。;]{2,20})/.exec(
    words,
  )?.[1];
  if (found === undefined) return [];
  const options = found
    .split(/、|或者?|还是/)
    .map(one => one.trim())
    .filter(one => one !== '' && one.length <= 14);
  return options.length >= 2 && options.length <= 6 ? [...new Set(options)] : [];
}

export const approve: MakeAction = acting => {
  const { clause, drafting, doer } = acting;
  const by = clause.recipients
    .filter(name => !drafting.parties.isOutside(name))
    .map(drafting.parties.role)
    .filter(role => role !== doer.asked);
  if (by.length > 0) return { approve: { by: [...new Set(by)], on_no: 'end' } };
  return decide(acting);
};

/** A question for whoever may say yes, in few words. */
export function approvalWords(words: string): string {
  return cut(`${APPROVAL}${words}`, 120);
}

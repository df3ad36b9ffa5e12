// Damaged text, and remains of a contents list: shown, never repaired in silence.
import { isGarbled } from '../garbled.ts';
import { each } from './rule.ts';

export const contentsLeft = each(({ quote }) =>
  /错误[!！]\s*未(?:定义书签|找到引用源)|Error! (?:Bookmark|Reference)/.test(quote)
    ? {
        code: 'contents-left',
        severity: 'info',
        message: {
          zh: '目录域残留文字，未当作条款。请在 Word 中更新或删除目录。',
          en: 'Remains of a contents list, not taken as a clause. Update or delete the list in Word.',
        },
      }
    : undefined,
);

export const garbledText = each(({ quote }) =>
  isGarbled(quote)
    ? {
        code: 'garbled-text',
        severity: 'warning',
        message: {
          zh: '文字似有乱码、错字或错位。请核对原文。',
          en: 'The text looks garbled, misspelt or misplaced. Check it against the original.',
        },
      }
    : undefined,
);

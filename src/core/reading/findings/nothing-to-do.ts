// A text without any duty is hardly a whole plan.
import { isObligation } from '../reading.ts';
import type { Rule } from './rule.ts';

export const nothingToDo: Rule = ({ clauses }) =>
  clauses.some(isObligation)
    ? []
    : [
        {
          code: 'nothing-to-do',
          severity: 'warning',
          message: {
            zh: '全文没有可执行的要求（可能只有依据、定义或目录）。请确认上传的是完整预案。',
            en: 'Nothing in the text is to be done (only basis, definitions or contents?). Check that the whole plan was uploaded.',
          },
          place: {},
        },
      ];

// What a template left to be filled in: "XX公司", "××路", "***", "____".
import { each } from './rule.ts';

const STARS = /[*＊]{2,}/;
const LETTERS = /(?<![A-Za-z0-9])(?:[XxＸ]{2,}|[×]{2,}|[○〇]{2,}|某某|ＸＸ)(?![A-Za-z0-9])/;
const BLANK = /[_＿]{4,}|[(（][\s　]{2,}[)）]|年[\s　]{1,8}月[\s　]{1,8}日/;

export const placeholderLeft = each(({ quote, kind }) => {
  if (STARS.test(quote) && kind !== 'heading')
    return {
      code: 'name-left-out',
      severity: 'warning',
      message: {
        zh: '人名以“*”代替。请指定岗位或人员。',
        en: 'A name is left out ("*"). Name the post or person.',
      },
    };
  const letters = LETTERS.exec(quote)?.[0];
  if (letters !== undefined)
    return {
      code: 'placeholder-left',
      severity: 'warning',
      message: {
        zh: `“${letters}”是模板留下的占位。请换成本单位的名称或数值。`,
        en: `"${letters}" was left by a template. Put the name or figure of this organisation in its place.`,
      },
    };
  return BLANK.test(quote)
    ? {
        code: 'blank-to-fill',
        severity: 'info',
        message: { zh: '有空白待填。', en: 'There is a blank to fill in.' },
      }
    : undefined;
});

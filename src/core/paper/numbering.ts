// The printed numbers of headings and clauses in the organisation's own way of numbering.
import type { PaperLanguage } from './fixed-words.ts';
import type { NumberingStyle } from './paper.ts';

const DIGITS = '零一二三四五六七八九';

/** 1 … 999 in Chinese: 十, 十一, 二十, 一百零三. */
export function chineseNumber(n: number): string {
  const [hundreds, tens, ones] = [Math.floor(n / 100), Math.floor(n / 10) % 10, n % 10];
  const head = hundreds === 0 ? '' : `${DIGITS[hundreds] ?? ''}百`;
  const ten =
    tens === 0
      ? hundreds > 0 && ones > 0
        ? '零'
        : ''
      : `${tens === 1 && hundreds === 0 ? '' : DIGITS[tens]}十`;
  return head + ten + (ones === 0 ? '' : (DIGITS[ones] ?? '')) || '零';
}

export type Numbering = {
  /** Number of the next heading of that level, 1 the highest. */
  heading(level: 1 | 2 | 3): string;
  /** Number of the next clause below the heading last numbered. */
  clause(): string;
};

/** Counts as it goes; headings restart what is below them, articles (第…条) run through the whole plan. */
export function numbering(wanted: NumberingStyle, language: PaperLanguage = 'zh'): Numbering {
  const style = language === 'en' ? 'decimal' : wanted; // Chinese numerals and 第…条 have no English form
  const counts = [0, 0, 0];
  let depth = 0;
  let clauses = 0;
  let articles = 0;
  return {
    heading(level) {
      counts[level - 1] = (counts[level - 1] ?? 0) + 1;
      counts.fill(0, level);
      depth = level;
      clauses = 0;
      return headingNumber(style, level, counts);
    },
    clause() {
      clauses++;
      articles++;
      if (style === 'articles') return `第${chineseNumber(articles)}条`;
      if (style === 'chinese') return depth >= 3 ? `(${clauses})` : `${clauses}.`;
      return [...counts.slice(0, depth), clauses].join('.');
    },
  };
}

function headingNumber(style: NumberingStyle, level: 1 | 2 | 3, counts: readonly number[]): string {
  const own = counts[level - 1] ?? 0;
  switch (style) {
    case 'decimal':
      return counts.slice(0, level).join('.');
    case 'chinese':
      return level === 1 ? `${chineseNumber(own)}、` : level === 2 ? `（${chineseNumber(own)}）` : `${own}.`;
    case 'articles':
      return level === 1
        ? `第${chineseNumber(own)}章`
        : level === 2
          ? `第${chineseNumber(own)}节`
          : `（${chineseNumber(own)}）`;
  }
}

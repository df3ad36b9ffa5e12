// Text as the rules look at it: no white space between Chinese characters, one form of each punctuation mark, a "~" that
// stands for a comma made one. Only for looking; quotes are always cut from the document itself.

import { remembered } from './remembered.ts';

const FORMS: Readonly<Record<string, string>> = {
  '，': ',',
  '；': ';',
  '：': ':',
  '！': '!',
  '？': '?',
  '（': '(',
  '）': ')',
  '．': '.',
  '“': '"',
  '”': '"',
  '~': ',', // between words only: the pattern leaves "9~12" alone
  釆: '采', // the look-alike U+91C6
};

const FOLDED = /[，；：！？（）．“”釆０-９]|(?<![\d０-９~])~(?![\d０-９~])|[*＊×]{2,}|\s+/g;

export const bareText: (text: string) => string = remembered(text =>
  text.replace(FOLDED, fold).replace(GRADE, letters => GRADES[letters] ?? letters),
);

/** "II级" and "Ⅱ 级" are one. */
const GRADE = /(?<![A-Za-z])(?:I{1,3}|IV|V)(?=级)/g;
const GRADES: Readonly<Record<string, string>> = { I: 'Ⅰ', II: 'Ⅱ', III: 'Ⅲ', IV: 'Ⅳ', V: 'Ⅴ' };

function fold(found: string, at: number, whole: string): string {
  const form = FORMS[found];
  if (form !== undefined) return form;
  if (found >= '０' && found <= '９') return String.fromCharCode(found.charCodeAt(0) - 0xfee0);
  if (/[*＊×]/.test(found)) return ''; // a name left out
  // white space parts words of Latin letters only
  return /[a-z]/i.test(whole[at - 1] ?? '') && /[a-z]/i.test(whole[at + found.length] ?? '') ? ' ' : '';
}

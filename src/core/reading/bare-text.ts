// Text as the rules look at it: no white space between Chinese characters, one form of each punctuation mark, a "~" that
// stands for a comma made one. Only for looking; quotes are always cut from the document itself.

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
  釆: '采', // the look-alike U+91C6
};

export function bareText(text: string): string {
  const folded = text
    .replace(/[，；：！？（）．“”釆]/g, sign => FORMS[sign] ?? sign)
    .replace(/[０-９]/g, digit => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/(?<![\d~])~(?![\d~])/g, ',')
    .replace(/[*＊×]{2,}/g, '');
  return folded.replace(/\s+/g, (_, at: number) => {
    const before = folded[at - 1] ?? '';
    const after = folded.slice(at).trimStart()[0] ?? '';
    return /[a-z]/i.test(before) && /[a-z]/i.test(after) ? ' ' : '';
  });
}

// Spaces that setting type brings into Chinese text and nobody wrote: round numbers, before punctuation, between the
// characters of a word set wide.

/** Before punctuation that closes, after punctuation that opens. */
const AT_PUNCTUATION = /(?<=[\p{Script=Han}\d]) (?=[，。；：、！？）》」』”])|(?<=[（《「『“]) (?=\S)/gu;
/** "在 30 分钟内" → "在30分钟内"; not "1 总则", not a telephone number, not "附件 1 通讯录". */
const BEFORE_NUMBER = /(?<=\p{Script=Han}) (?=\d{1,4}(?:\.\d+)?(?!\d))/gu;
const AFTER_NUMBER =
  /(?<=\p{Script=Han}(?<!附件|附录|附表|表|图|第)[\d.]{1,6}(?:%|％|℃|[~～—-]\d{1,4})?) (?=\p{Script=Han})/gu;
const AFTER_ORDINAL = /(?<=第\d{1,4}) (?=\p{Script=Han})/gu;
/** "应 急 预 案"; two characters apart ("目 录") stay as they are. */
const SET_WIDE = /(?<!\S)\p{Script=Han}(?: \p{Script=Han}){3,}(?!\S)/gu;

export function tightened(text: string): string {
  if (!text.includes(' ')) return text;
  return text
    .replace(SET_WIDE, word => word.replaceAll(' ', ''))
    .replace(AT_PUNCTUATION, '')
    .replace(BEFORE_NUMBER, '')
    .replace(AFTER_NUMBER, '')
    .replace(AFTER_ORDINAL, '');
}

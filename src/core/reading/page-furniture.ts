// What belongs to the page and not to the text, where it was left among the lines: page numbers, and headers that come
// again ("甲公司火灾应急预案", "Q/JY 12—2020"). Only the first header is a title.

type Span = { readonly start: number; readonly end: number };

const PAGE =
  /^(?:[-—–－·]\s*\d{1,4}\s*[-—–－·]|第\s*\d{1,4}\s*页(?:[,，/\s]*共\s*\d{1,4}\s*页)?|\d{1,4}\s*\/\s*\d{1,4}|page\s*\d{1,4}(?:\s*of\s*\d{1,4})?)$/i;
const NAMED =
  /(?:预案|方案|手册|制度|办法|规程|标准|规范|公司|集团|医院|学校|文件)(?:[（(][^（()）]{1,8}[)）])?$|^[A-Z]{1,4}[/-]|^编号/;
const OFTEN = 3;

/** Which of the lines are furniture. */
export function furnitureLines(text: string, lines: readonly Span[]): ReadonlySet<number> {
  const found = new Set<number>();
  const same = new Map<string, number[]>();
  lines.forEach(({ start, end }, index) => {
    if (end - start > 40) return;
    const words = text.slice(start, end);
    if (/[-—–－·第\dpP]/.test(words[0] ?? '') && PAGE.test(words)) found.add(index);
    else if (NAMED.test(words)) {
      const key = words.replace(/\s+/g, '');
      const at = same.get(key);
      if (at === undefined) same.set(key, [index]);
      else at.push(index);
    }
  });
  for (const at of same.values()) if (at.length >= OFTEN) for (const index of at.slice(1)) found.add(index);
  return found;
}

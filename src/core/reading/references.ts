// What a clause refers to: another clause of this document ("按本预案4.2规定", "第三条", "见附件2"), a document kept elsewhere
// ("值班制度"), a law, regulation or standard ("《中华人民共和国突发事件应对法》", "GB/T 29639"). The clause meant is looked up.
import { bareText } from './bare-text.ts';
import { CHINESE_NUMBER } from './numbering/construct.ts';
import type { Clause, Reference } from './reading.ts';
import { remembered } from './remembered.ts';

const ORDINAL = `(?:${CHINESE_NUMBER}|\\d{1,3})`;
const ARTICLE = new RegExp(
  `(?:按照?|依照|依据|根据|参照|执行|见|适用|符合|违反)?(?:本(?:预案|办法|方案|制度|规定|标准|规范|手册|程序|细则))?(?:的)?(第${ORDINAL}(?:条|章|节|部分|款|项)(?:第${ORDINAL}[款项])?(?:第?[(]?${ORDINAL}[)]?项)?)(?!规则|课|车|约)`,
  'g',
);
/** "按3.2.1执行", "见4.2条", "本预案4.2规定"; a bare "3.5" is no reference. */
const DOTTED =
  /(?:(?:按照?|依照|依据|根据|参照|详?见|执行|参见|遵照|符合)(?:本(?:预案|办法|方案|制度|规定|标准))?(?:的?第)?|本(?:预案|办法|方案|制度|规定|标准)第?)(\d{1,2}(?:\.\d{1,2}){1,4})(?![\d.]|[%米吨元小分天年版])/g;
const ANNEX = /((?:附件|附录|附表|附图|附则)(?:\d{1,2}|[一二三四五六七八九十]{1,2}|[A-H](?![A-Za-z])))/g;
/** "上述第(二)项", "第2项措施" of this list. */
const BOOK = /《([^《》]{2,60})》(?:[((]([^()()]{2,30})[))])?/g;
const STANDARD =
  /(?:GB|GBZ|AQ|DB\d{0,2}|JGJ|XF|GA|TB|JT|HJ|YD|MH|SL|DL|QX|WS|MZ|ISO|IEC)(?:[/／][TZ])?\s?\d{2,6}(?:\.\d{1,2})?(?:[-—–]\d{4})?/g;
const LAW =
  /(?:(?<![办方做手用算执司])法|条例|法规|宪法|民法典)$|^(?:中华人民共和国|国家|国务院|生产安全|生产经营单位|突发事件|[^,]{1,8}(?:省|市|自治区|县|区)(?!场|域|分)|[^,]{2,12}部(?!门))|GB|标准$|(?:令|号)第?|总体应急预案$|应急预案管理办法/;
/** Written without signs: "按值班制度执行", "详见应急物资管理办法". */
const NAMED =
  /(?:按照?|依照|依据|根据|参照|执行|详见|参见|遵守|遵照)(?:公司|本单位|我司|单位|集团|上级|总部|部门|学校|医院|医院的)?((?!本|国家|法律|有关|相关|规定|以下|下列|上述)[^,。;《》、应须\d]{2,14}?(?:制度|规程|手册|管理办法|实施细则|操作规范|服务规范|工作规范|处置规范|专项预案|专项应急预案|现场处置方案|总体预案|综合应急预案))/g;

export type FoundReference = Omit<Reference, 'clause'>;

export function referencesOf(body: string): readonly FoundReference[] {
  const found: FoundReference[] = [];
  const add = (reference: FoundReference) => {
    if (!found.some(other => other.title === reference.title)) found.push(reference);
  };
  const plain = body.replace(/《[^《》]{2,60}》/g, book => '《'.padEnd(book.length - 1, '·').concat('》'));
  for (const match of body.matchAll(BOOK)) {
    const title = match[1] ?? '';
    add({ text: match[0], to: isLaw(title) ? 'law' : 'document', title });
  }
  for (const match of plain.matchAll(STANDARD)) {
    if (!found.some(({ text, to }) => to === 'law' && text.includes(match[0])))
      add({ text: match[0], to: 'law', title: match[0] });
  }
  for (const match of plain.matchAll(ARTICLE)) {
    const title = match[1] ?? '';
    // "《…法》第十二条" is an article of that law, and a number that opens the clause is its own.
    if (/》[((]?[^,]{0,6}$/.test(plain.slice(Math.max(0, match.index - 8), match.index))) continue;
    add({ text: match[0], to: 'inside', title });
  }
  for (const match of plain.matchAll(DOTTED)) add({ text: match[0], to: 'inside', title: match[1] ?? '' });
  for (const match of plain.matchAll(ANNEX)) add({ text: match[0], to: 'inside', title: match[1] ?? '' });
  for (const match of plain.matchAll(NAMED)) add({ text: match[0], to: 'document', title: match[1] ?? '' });
  return found;
}

function isLaw(title: string): boolean {
  return LAW.test(title) && !/^(?:本|公司|我)/.test(title);
}

/** Looks up the clause each reference inside the document means. */
export function withClausesMeant(clauses: readonly Clause[]): readonly Clause[] {
  if (clauses.every(clause => clause.references.every(({ to }) => to !== 'inside'))) return clauses;
  const index = new Map<string, string>();
  for (const { id, number, quote } of clauses) {
    const annex =
      quote[0] !== '附'
        ? undefined
        : /^附[件录表图则](?:\d{1,2}|[一二三四五六七八九十]{1,2}|[A-H])/.exec(
            bareText(quote.slice(0, 8)),
          )?.[0];
    for (const key of labels(number)) if (!index.has(key)) index.set(key, id);
    if (annex !== undefined && !index.has(annex)) index.set(annex, id);
  }
  return clauses.map(clause => {
    if (clause.references.every(({ to }) => to !== 'inside')) return clause;
    return {
      ...clause,
      references: clause.references.map(reference => pointed(reference, clause.id, index)),
    };
  });
}

/** A clause may be meant by its whole number or, for chapters and articles, by one part of it. */
function labels(number: string | null): readonly string[] {
  return number === null ? [] : partsOf(number);
}

const partsOf = remembered((number: string): readonly string[] => {
  const articles = [...number.matchAll(/第[^第、()]{1,8}[条章节]/g)].map(match => match[0]);
  const chinese = /^[一二三四五六七八九十]{1,3}(?=$|、|\()/.exec(number)?.[0];
  const chapters = chinese === undefined ? [] : [`第${chinese}条`, `第${chinese}部分`, `第${chinese}章`];
  return [number, ...articles, ...chapters];
});

function pointed(reference: Reference, own: string, index: ReadonlyMap<string, string>): Reference {
  if (reference.to !== 'inside') return reference;
  const article = /^第[^第]{1,8}?[条章节]|^第[^第]{1,8}部分/.exec(reference.title)?.[0] ?? reference.title;
  const clause = index.get(reference.title) ?? index.get(article);
  return clause === undefined || clause === own ? reference : { ...reference, clause };
}

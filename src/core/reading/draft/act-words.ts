// The words of a step without what its other keys say: "发现损坏的，保安应在5分钟内报告店长" with when, who and within is 报告店长.
// Only what stands at the beginning or the end, word by word as the clause has it, is cut, and only when a sentence is left; so what
// the plan says in all is what the text says.
import { bareText } from '../bare-text.ts';
import type { Clause } from '../reading.ts';

/** What the plan says in keys of its own. */
export type SaidElsewhere = {
  readonly who?: boolean;
  readonly when?: boolean; // condition, context
  readonly gate?: boolean;
  readonly limit?: boolean;
  readonly until?: boolean;
  readonly cadence?: boolean;
  readonly order?: boolean; // 然后, 同时
};

export function actWords(words: string, clause: Clause, said: SaidElsewhere): string {
  let left = words;
  for (let round = 0; round < 6; round++) {
    const next = CUTS.reduce((text, cut) => keep(text, cut(text, clause, said)), left);
    if (next === left) break;
    left = next;
  }
  return left;
}

type Cut = (text: string, clause: Clause, said: SaidElsewhere) => string;

const condition: Cut = (text, clause, { when, gate }) => {
  const all = [...(when ? [clause.condition, clause.context ?? null] : []), ...(gate ? [clause.gate] : [])];
  for (const said of all)
    if (said !== null && said.length >= 2) {
      const found = new RegExp(
        `^${LEAD}${loose(said)}(?:的情况下|的话|的|时|[之以]?后)?[,，、]?(?:则|就(?![近地医诊]))?`,
      ).exec(text);
      if (found !== null) return text.slice(found[0].length);
    }
  return text;
};

const LEAD = '(?:如果|如|若|倘若|当|在|待|遇有|遇到|遇|凡|一旦|对于?)?';

/** "保安队和电工应", "由保安队": the names that act, with what binds them. */
const actor: Cut = (text, { actors }, { who }) => {
  const names = actors.filter(({ implied }) => implied !== true).map(({ name }) => name);
  if (who !== true) return text;
  if (/^由?其(?![中他次余实])/.test(text)) return modal(text.replace(/^由?其/, '')); // "由其报110"
  if (names.length === 0) return text;
  const name = `(?:${names
    .toSorted((a, b) => b.length - a.length)
    .map(loose)
    .join('|')})`;
  const found = new RegExp(
    `^(?:由|请|再由|须由|应由)?(?:各|每名|每位|全体)?${name}(?:(?:、|和|及|与|或者?|以及|会同)${name}){0,5}(?:人员|同志)?`,
  ).exec(text);
  if (found !== null) return modal(text.slice(found[0].length).replace(/^[,，:：]/, ''));
  return text.replace(new RegExp(`\\s+${name}$`), ''); // the last cell of a row
};

/** 应, 必须: the force of the step says so. */
function modal(text: string): string {
  return text.replace(
    /^(?:也|均|都|原则上)?(?:应当|应该|应(?![急对变付答用邀约])|必须|务必|方可|方能|方准|才能|才可|须(?![知要])|需要|需(?![求量])|要(?![求点害道闻])|可以|可(?![能燃靠疑视见])|宜)+(?=[^,，的])/,
    '',
  );
}

const force: Cut = (text, _, { who }) => (who === true ? modal(text) : text);

/** "在接报后5分钟内", "立即". */
const limit: Cut = (text, { deadline }, said) => {
  if (said.limit !== true || deadline === null || deadline.text.length < 2) return text;
  const of = deadline.origin === null ? '' : loose(deadline.origin);
  const origin = of === '' ? '' : `(?:(?:自|从)?${of}(?:之日|之时)?(?:起|[之以]?后)?[,，、]?的?)?`;
  const found =
    new RegExp(
      `^(?:在|于|并|最迟|至迟)?${origin}(?:在|于)?${loose(deadline.text)}(?:之?内)?(?:地)?[,，]?`,
    ).exec(text) ?? (deadline.class === 'hard' ? FIGURE.exec(text) : null);
  return found === null ? text : text.slice(found[0].length);
};

/** "停气后，客服部应1小时内通知": the limit stands apart from what it counts from. */
const FIGURE =
  /^(?:在|于)?(?:\d{1,3}|[一二两三四五六七八九十半]{1,3})个?(?:分钟|小时|工作日|天|日)之?内[,，]?/;

const until: Cut = (text, clause, said) => {
  if (said.until !== true || clause.until === null) return text;
  const found = new RegExp(
    `[,，、]?(?:直到|直至|一直到|至|到)?${loose(clause.until)}(?:为止|止)?[。]?$`,
  ).exec(text);
  return found === null || found.index === 0 ? text : text.slice(0, found.index);
};

const PERIOD =
  '每(?:个|间隔|隔)?(?:\\d{1,3}|[一二两三四五六半])?个?(?:小时|分钟|天|日|班次?|周|星期|月份?|季度?|半年|年度?|学期|学年)';
const TIMES = '(?:不少于|至少|不低于|最少)?(?:\\d{1,2}|[一二两三四五六])次(?:以上)?';
const OFTEN = new RegExp(
  `^(?:${PERIOD}|定期|不定期)(?:内|都)?(?:应当?|要|须|必须)?(?:(组织|开展|进行|举行|举办|安排)?${TIMES}的?|(?:不少于|至少)(?=[\\u4e00-\\u9fa5]))?`,
);

/** "每年组织不少于两次全院停电演练" → 组织全院停电演练. */
const cadence: Cut = (text, _, said) => {
  if (said.cadence !== true) return text;
  const found = OFTEN.exec(text);
  if (found === null) return text;
  const rest = text.slice(found[0].length).replace(/^[,，]/, '');
  return `${found[1] ?? ''}${rest}`;
};

const order: Cut = (text, _, said) =>
  said.order === true
    ? text.replace(/^(?:并且?|且)?(?:而后|然后|随后|之后|此后|其后|接着|同时(?!也是|满足))[,，]?/, '')
    : text;

const CUTS: readonly Cut[] = [order, condition, actor, force, limit, cadence, until];

/** The shorter text as long as it is something done. */
function keep(before: string, after: string): string {
  const left = after.replace(/^[\s,，、;；:：]+/, '').trim();
  if (left === before || [...left].length < 2) return before;
  return /^[\p{L}\p{N}“"《（(【]/u.test(left) && !REST.test(left) ? left : before;
}

/** The rest of a word or phrase, not the beginning of one. */
const REST =
  /^(?:的|地(?![面下上点震])|得|们|着|过(?!滤|磅)|之|时(?!刻)|后(?!勤|退|撤|送)|前(?!往|台|去)|内(?!部)|中(?!断|止|控|层)|起(?!动|草|吊|火|重)|以[下上内前后]|等|和(?!解)|与(?!会)|及(?!时)|或|为(?!了|伤|受|顾|客|被)|是|且|而|人(?!工|员|力)|[长员部处科室组队班](?![置理织署训查练长]))/;

/** A text as it may stand in the document: white space between its signs, punctuation of either width. */
function loose(text: string): string {
  return [...bareText(text).slice(0, 120)]
    .map(sign => (sign === ' ' ? '\\s*' : (WIDE[sign] ?? sign.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&'))))
    .join('\\s*');
}

const WIDE: Readonly<Record<string, string>> = {
  ',': '[,，~]',
  ';': '[;；]',
  ':': '[:：]',
  '(': '[(（]',
  ')': '[)）]',
  '"': '["“”]',
  '?': '[?？]',
  '!': '[!！]',
};

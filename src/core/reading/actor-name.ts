// Names of those who act, found where a sentence may name them: a noun phrase that ends as units and posts do, right
// before a predicate ("销售部、办公室应…", "由组长安排", "需防损部派人").

import { isNobody, knownNameAt } from './known-names.ts';
import { endsAsActor, endsAsParty, predicateAfterName, predicateAt, verbAt } from './lexicon.ts';
import { endsAsPeople, endsAsPost } from './name-ends.ts';
import { remembered } from './remembered.ts';

export type NamedActor = { readonly names: readonly string[]; readonly end: number };

const LONGEST = 36;
const LEAD =
  /(?:首先|同时|然后|并|再|还|且|但|,)?(?:应由|须由|由|需要?(?!求|量)|有(?=[相有]关))?(?:每[名位个](?=[^,]{2}))?/y;

/** "参与处置的人员应…": a verb phrase that names people. */
const RELATIVE =
  /[^,。;:]{1,22}的(?:工作|现场)?(?:人员|员工|职工|师生|学生|单位|部门|科室|同志|网点|人|者)(?![员工数群])/y;

const ENGAGED =
  /^(?:发生|首先|最先|最后|靠近|距离?|离|位于|留在|先到|后到|先行|出现|参[与加]|发现|负责|从事|进入|操作|接触|执行|承担|担任|值班|接到|违反|受伤|留守|驾驶)/;

/** No name goes on across these. */
const MODAL = /^(?:应(?!急|变|聘|用|届|答|对)|必须|立即|及时|迅速|尽快|不得|严禁|禁止)/;

/** The actor named at `at` in bare text; `end` is where the predicate begins. */
export function actorAt(text: string, at: number): NamedActor | undefined {
  return at === 0 ? actorAhead(text) : somebodyAt(text, at);
}

const actorAhead = remembered((text: string) => somebodyAt(text, 0));

/** What the organisation has said names nobody is nobody here as well. */
function somebodyAt(text: string, at: number): NamedActor | undefined {
  const found = nameAt(text, at);
  return found?.names.every(isNobody) ? undefined : found;
}

function nameAt(text: string, at: number): NamedActor | undefined {
  LEAD.lastIndex = at;
  const before = LEAD.exec(text)?.[0] ?? '';
  const start = at + before.length;
  if (text[start] === '除' && !/[雪冰尘害草锈]/.test(text[start + 1] ?? '')) return undefined; // "除网点主任外"
  const lead = /由|需/.test(before); // "由专人…", "需电工…": somebody is sure to follow
  const known = knownActorAt(text, start, lead);
  if (known !== undefined) return known;
  RELATIVE.lastIndex = start;
  const relative = RELATIVE.exec(text)?.[0];
  if (relative !== undefined && namesSomebody(text, start, relative))
    return { names: [relative], end: start + relative.length };
  const engaged = engagedAt(text, start);
  if (engaged !== undefined) return engaged;
  const both = relative === undefined ? undefined : withSecond(text, start, relative);
  if (both !== undefined) return both;
  if (!before.endsWith('由') && predicateAt(text, start)) return bound(text, start) ?? posted(text, start);
  if (text.startsWith('调度', start) && predicateAt(text, start + 2))
    return { names: ['调度'], end: start + 2 };
  for (let end = start + 1; end <= Math.min(text.length, start + LONGEST); end++) {
    const sign = text[end] ?? '';
    if (sign !== '(' && /[。;:!?"]/.test(text[end - 1] ?? '')) return undefined;
    if (text[end - 1] === ',') return undefined;
    if (text[end - 1] === '(') {
      const close = text.indexOf(')', end);
      if (close < 0 || close > end + 20) return undefined;
      end = close;
      continue;
    }
    const ends = endsHere(text, start, end);
    if (ends && /[与同]/.test(sign) && joinsNext(text, end + 1)) continue;
    if (!ends && MODAL.test(text.slice(end, end + 3)) && text[end - 1] !== '供') return undefined;
    if (!ends) continue;
    if (
      end < text.length &&
      !predicateAfterName(text, end) &&
      !/[,:]/.test(sign) &&
      !(lead && mayEnd(text, end) && !goesFurther(text, start, end))
    )
      continue;
    const anybody = end === text.length && before.endsWith('由') ? anybodyAt(text, start) : undefined;
    if (anybody !== undefined) return anybody; // "由救护车转送县医院"
    const names = splitNames(text.slice(start, end));
    if (isPlausible(names)) return withPartner(text, { names, end });
    break;
  }
  return before.endsWith('由') ? anybodyAt(text, start) : undefined;
}

/** A name that was taught, whatever it looks like: "抢险先锋应…", "由抢险先锋到场". */
function knownActorAt(text: string, start: number, lead: boolean): NamedActor | undefined {
  const name = knownNameAt(text, start);
  if (name === undefined) return undefined;
  const end = start + name.length;
  const goesOn = end >= text.length || lead || /[,:]/.test(text[end] ?? '') || predicateAfterName(text, end);
  return goesOn ? withPartner(text, { names: [name], end }) : undefined;
}

const VEHICLE = /^(?:救?护|消?防|抢?[修险]|运输|清障|除雪|送水|巡逻|发电|押运)车(?!辆)/;

/** "由救护车转送": between 由 and the verb stands who does it, whatever the name ends with. */
function anybodyAt(text: string, start: number): NamedActor | undefined {
  for (let end = start + 2; end <= Math.min(text.length - 2, start + 8); end++) {
    if (/[,。;:、()\d]/.test(text.slice(start, end))) return undefined;
    if (
      !predicateAfterName(text, end) ||
      VEHICLE.test(text.slice(end, end + 4)) ||
      /^[上下内外左右高低近远此着大小原前后]/.test(text.slice(start, end))
    )
      continue;
    const names = [text.slice(start, end)];
    return isPlausible(names) ? { names, end } : undefined;
  }
  return undefined;
}

/** "财务科会同仓储科在…": both act. */
function withPartner(text: string, found: NamedActor): NamedActor {
  const joint = /^(?:会同|联合)(?!会)/.exec(text.slice(found.end, found.end + 3))?.[0];
  const partner = joint === undefined ? undefined : actorAt(text, found.end + joint.length);
  return partner === undefined ? found : { names: [...found.names, ...partner.names], end: partner.end };
}

/** "参与处置的人员应…", "按钮旁的员工立即…", "发生事故的网点,…"; not "组织受伤的人员…". */
function namesSomebody(
  text: string,
  start: number,
  relative: string,
  end = start + relative.length,
): boolean {
  if (predicateAt(text, start) && !ENGAGED.test(relative)) return false;
  if (/应(?!急|变|聘|用|届|答|对|当事)|必须|不得|严禁/.test(relative)) return false;
  if (
    verbAt(text, start + relative.length - 1) ||
    !isPlausible([relative.replace(/^.*的/, '').padStart(2, '某')])
  )
    return false;
  return end >= text.length || text[end] === ',' || predicateAfterName(text, end);
}

/** "接到呼叫的护士立即…", "不会操作的新员工不得…": what a post has met or cannot do; not "发现受伤的司机送医院". */
const MET =
  /(?:接到|收到|听到|看到|发现|遇到|不会|不熟悉|未经|没有|首先|最先|负责|参[与加])[^,。;:的]{1,14}的/y;

function engagedAt(text: string, start: number): NamedActor | undefined {
  MET.lastIndex = start;
  const met = MET.exec(text)?.[0];
  if (met === undefined) return undefined;
  const from = start + met.length;
  for (let end = from + 2; end <= Math.min(text.length, from + 8); end++) {
    if (/[,。;:、的]/.test(text[end - 1] ?? '')) return undefined;
    if (!endsAsPost(text, end) || !predicateAfterName(text, end)) continue;
    const acts = !verbAt(text, from) && !/^[由送转移抬扶]/.test(text.slice(end, end + 1));
    return acts ? { names: [text.slice(start, end)], end } : undefined;
  }
  return undefined;
}

/** "未受训练的员工和游客一律…". */
function withSecond(text: string, start: number, relative: string): NamedActor | undefined {
  const from = start + relative.length + 1;
  if (!/[和及、]/.test(text[from - 1] ?? '')) return undefined;
  for (let end = from + 2; end <= Math.min(text.length, from + 6); end++)
    if (endsAsParty(text, end) && predicateAfterName(text, end) && namesSomebody(text, start, relative, end))
      return { names: [relative, text.slice(from, end)], end };
  return undefined;
}

/** "呼叫业务员应…": a verb begins the name all the same, since nothing but a name is bound by 应. */
const BOUND =
  /[^,。;:、的各]{2}[^,。;:、的各]{1,8}?(?=应(?!急|变|对|用|答)|须(?!知)|要(?!求|点|素)|必须|负责|不得)/y;

function bound(text: string, start: number): NamedActor | undefined {
  if (!verbAt(text, start) || !endsAsActor(text, boundEnd(text, start))) return undefined;
  const end = boundEnd(text, start);
  const name = text.slice(start, end);
  if (
    end - start < 4 ||
    /^(?:通知|报告|联系|安排|组织|要求|请示)|员工|人员|成员|领导|小组$|部门|单位|专人/.test(name) ||
    holdsVerb(name.slice(1))
  )
    return undefined;
  return { names: [name], end };
}

/** "出发台操作员停止放人": a place where something is done, and whose post it is. */
function posted(text: string, start: number): NamedActor | undefined {
  if (!verbAt(text, start) || !/[台口区厅廊]/.test(text[start + 2] ?? '')) return undefined;
  for (let end = start + 5; end <= Math.min(text.length, start + 9); end++)
    if (endsAsPost(text, end) && predicateAfterName(text, end)) {
      const name = text.slice(start, end);
      return /[,。;:、的]/.test(name) || holdsVerb(name.slice(3)) ? undefined : { names: [name], end };
    }
  return undefined;
}

function boundEnd(text: string, start: number): number {
  BOUND.lastIndex = start;
  return start + (BOUND.exec(text)?.[0].length ?? 0);
}

/** What follows a unit's name when it is part of a thing, a place or a title, not somebody who acts. */
const THING =
  /^(?:[、和与及或的()（）,:;]|之[间一]|应急预案|预案|方案|名单|电话|职责|分工|人数|概况|简介|情况|内(?!部)|外|里|上(?=[的空])|门口|附近|周边|周围|现场|区域|范围|系统|设备|设施|大楼|楼|负责人|有限|股份|[一二三四五六七八九十\d]+(?:号|级|类|层|楼|期|区|段)|突发|处置|处理|服务|安全|成员|人员|家属|工作|活动|等$|为|是|有)/;

/**
 * The actor at `at` even before a verb nobody has listed ("安检组划出…"): the name goes to its last ending, and at least
 * three signs must follow that go on with no noun.
 */
export function subjectAt(text: string, at: number): NamedActor | undefined {
  return at === 0 ? subjectAhead(text) : doerAt(text, at);
}

const subjectAhead = remembered((text: string) => doerAt(text, 0));

function doerAt(text: string, at: number): NamedActor | undefined {
  const sure = actorAt(text, at);
  if (sure !== undefined || predicateAt(text, at) || /^请(?![假示])/.test(text.slice(at, at + 2)))
    return sure;
  let end = -1;
  for (let i = at + 2; i <= Math.min(text.length - 3, at + 20); i++) {
    if (/[,。;:!?"]/.test(text[i - 1] ?? '')) break;
    if (end > 0 && i - end > 4) break;
    if (endsAsActor(text, i)) end = i;
  }
  if (end < 0 || THING.test(text.slice(end, end + 4))) return people(text, at);
  const names = splitNames(text.slice(at, end));
  return isPlausible(names) && !names.some(holdsVerb) ? { names, end } : people(text, at);
}

/** "家长知道孩子生病应当告诉老师": those who are bound although they belong to nobody's staff. */
function people(text: string, at: number): NamedActor | undefined {
  const piece = text.slice(at, at + 60).split(/[,。;]/)[0] ?? '';
  if (
    !/应(?!急|变|对|用|答)|须(?!知)|不得|不准|严禁|不能|不要|必须|自行|先行|^[^,]{2,7}(?:向|从|走|凭|沿|经|就近|就地|签字|配合)/.test(
      piece,
    )
  )
    return undefined;
  const those = /^(?:[未无不没][^,的]{2,10}|[^,的不]{2,8})者(?=不得|不准|严禁|应|须|必须|一律)/.exec(
    piece,
  )?.[0];
  if (those !== undefined) return { names: [those], end: at + those.length };
  for (let end = 2; end <= 8; end++)
    if (
      !/[不让应须被使]/.test(piece.slice(0, end)) &&
      endsAsPeople(piece, end) &&
      !/^[的、和与及或]/.test(piece.slice(end)) &&
      !holdsVerb(piece.slice(0, end + 2))
    )
      return { names: [piece.slice(0, end)], end: at + end };
  return undefined;
}

function holdsVerb(name: string): boolean {
  for (let at = 0; at < name.length - 3; at++) if (verbAt(name, at)) return true;
  return false;
}

/** "站长与操作员逐个…": another name follows that acts too; not "销售部与客户联系". */
function joinsNext(text: string, at: number): boolean {
  for (let end = at + 2; end <= Math.min(text.length, at + 10); end++)
    if (endsAsActor(text, end) && predicateAfterName(text, end) && !/[、和与及或]/.test(text[end] ?? ''))
      return !MEETS.test(text.slice(end, end + 8));
  return false;
}

/** What one does with another, who is then told rather than acting. */
const MEETS =
  /^(?:进行|保持|取得|建立|做好|办理)?(?:联系|联络|沟通|对接|协商|协调|核对|核实|签订|交接|商|谈|说|会商|讨论|通话)/;

/** A name ends at `end`, or a bracket behind one: "组长(校长)". */
function endsHere(text: string, start: number, end: number): boolean {
  if (text[end - 1] !== ')') return end - start >= 2 && endsAsActor(text, end);
  const open = text.lastIndexOf('(', end - 1);
  return open > start + 1 && endsAsActor(text.slice(start, open));
}

/** "由供应部调度员宣布": the name ends where a predicate follows, not where it first may. */
function goesFurther(text: string, start: number, from: number): boolean {
  for (let end = from + 1; end <= Math.min(text.length, from + 6); end++) {
    if (/[,。;:、()的]/.test(text[end - 1] ?? '')) return false;
    if (endsHere(text, start, end) && predicateAfterName(text, end)) return true;
  }
  return false;
}

/** After "由" any verb may follow a name, but a name goes on with these. */
function mayEnd(text: string, end: number): boolean {
  return end + 2 <= text.length && !/[、和与及或的长员人部组队办公主经负领室(]/.test(text[end] ?? '');
}

/** "销售部、办公室和采购部" → three; "客服(含外包)人员" stays one. */
export function splitNames(phrase: string): readonly string[] {
  const parts: string[] = [];
  let part = '';
  let depth = 0;
  for (let i = 0; i < phrase.length; i++) {
    const sign = phrase[i] ?? '';
    if (sign === '(') depth++;
    if (sign === ')') depth--;
    const joins = /[、,]/.test(sign) || (/[和与及或]/.test(sign) && endsAsActor(part.slice(-12)));
    if (depth === 0 && joins) {
      parts.push(part);
      part = '';
    } else part += sign;
  }
  return [...parts, part].map(tidyName).filter(name => name.length > 0);
}

const NOISE =
  /^(?:以及|及|和|与|或|并|各?有关的?|但|而|且|则|其中|另外|此外|对于?|向|给|为|由|在|(?:所有的?|全体)(?=.{3})|相应的?(?=.{2})|本(?=[^部科组]..)|现(?=[^场金有行任役状货代]..)|我(?:[社院校店行厂局站园馆](?=[^长]{2}))?(?=[^们]))/;

export function tidyName(name: string): string {
  return name
    .replace(/["“”《》]/g, '')
    .replace(NOISE, '')
    .replace(/^(?:及|的)/, '')
    .replace(/(?<=..)[一两二三四五六\d]人一组$/, '')
    .replace(/^(?:协助|督促|会同|配合|指导|监督|通知|报告|联系|请示|除)(?![员人])(?=.{2})/, '')
    .trim();
}

/** "细纱、织布车间" share what they end with; "险情排除、受伤人员" do not. */
function isListed(name: string): boolean {
  const bare = name.replace(/\(.*\)$/, '');
  return endsAsParty(bare) || (bare.length <= 4 && !verbAt(bare, 0) && !verbAt(bare, bare.length - 2));
}

/** A phrase with a verb phrase or a number in it was no name. */
function isPlausible(names: readonly string[]): boolean {
  return (
    names.length > 0 &&
    (names.length === 1 || names.every(isListed)) &&
    names.every(
      name =>
        name.length >= 2 &&
        name.length <= 28 &&
        !/[。;:?!]|\d{2,}|\d点|次日|当日|当天|当场|可在|书面|留待|须|前(?![台厅线端])|怎么|^转(?!运|诊|播)|是|(?<![临准小工])时|(?<![售善])后(?![勤厨台])|如果|为|成立|^(?:如|若|当(?!值|班|事)|因|对|在|把|将|按|从)|发生|造成|的话|包括|由|并|车送|.(?<![公外社成移提转])交(?![通接警管流易友际叉])|^任(?![何务课])|一律|告知|^告(?!示)|^带(?![班队教])|通知|联系(?![人员组])|带领|上报|.报告(?![员厅人])|的(?:报|与|通知|由|送|转|打|交|呼叫|联系|拨)|(?<![机重主])要专人|跟(?!班|单)|.向(?!导|日|阳|上级|下级)|^本?(?:手册|卡片?|预案|方案|通知)[放贴由]|直[到至]|等[待候]|就地|(?:结果|情况|总结|报告|记录|材料|名单|数据)报(?!告)|^加(?![油气工班氯药料固水盐盟])|^[一两二三四五]人|^(?:到|用|以|去|等|待|请|叫|找|喊|让|令|听(?!众|证)|打(?![印捞包磨桩字])|贴)|^报(?![警社告名关建])|^交(?![警通管易运投接])|^送(?![货餐水气电检医])|^派(?!出所|驻)|[分钟时日天]内|(?<![财])经(?![理营济费办侦贸销纪信])/.test(
          name,
        ),
    )
  );
}

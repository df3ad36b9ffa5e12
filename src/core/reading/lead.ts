// A clause taken apart: the condition that leads it, and the rest, which says what is to be done and by whom.
import { actorAt, subjectAt } from './actor-name.ts';
import { leadingCondition } from './condition.ts';
import { isOnlyLimit } from './deadline.ts';
import type { Group } from './pieces.ts';

export type Lead = { readonly condition: string | undefined; readonly main: string };

/** Leading condition pieces, and the rest as one string. */
export function leadOf(group: Group): Lead {
  let count = 0;
  while (count < group.length - 1 && group[count]?.condition) count++;
  const actorFirst =
    group[0] !== undefined && count === 0 && isBareName(group[0].bare) && group[1]?.condition === true;
  const from = actorFirst ? 2 : count;
  const conditions = group.slice(actorFirst ? 1 : 0, from).map(piece => piece.bare);
  const rest = group.slice(from).map(piece => piece.bare);
  const main = (actorFirst ? `${group[0]?.bare},` : '') + rest.join(',');
  const who = isBareName(rest[0] ?? '');
  const led = leadingCondition(who ? rest.join(',') : (rest[0] ?? ''));
  const inner = who && led === rest[0] ? null : led; // "发生事故的网点,应…" says who
  const inTail =
    inner === null
      ? (rest
          .slice(1)
          .map(leadingCondition)
          .find(found => found !== null) ?? null)
      : inner;
  const all = [...conditions, ...(conditions.length === 0 && inTail !== null ? [inTail] : [])];
  const cut =
    inner !== null && conditions.length === 0 && main.startsWith(inner) ? main.slice(inner.length) : main;
  return {
    condition: all.length === 0 ? undefined : tidy(all.join(',')),
    main: cut.replace(/^(?:[,则]|就(?![近地医诊餐座位]))/, ''),
  };
}

function isBareName(piece: string): boolean {
  return actorAt(piece, 0)?.end === piece.length;
}

export function isOnlyCondition(group: Group): boolean {
  return group.every(piece => piece.condition);
}

function tidy(condition: string): string {
  return condition.replace(/^(?:并且?|但|而|同时)(?=.{2})/, '');
}

/** Words and times before the subject: "同时", "15分钟内". */
const OPENING =
  /^(?:并且?|但|而后?|同时|然后|其次|最后(?!离|一)|之后|随后|再|首先|平时|日常|事后|会后|平日|此后|一般|期间|现场(?=须|应|由)|[赛会场课岗班战](?:前|后|中)|方(?![可能准法案])|即|严禁|禁止|不准|不许|(?:在|于)?(?:\d{1,4}|[一二三四五六七八九十半两]+)个?(?:分钟|小时|工作日|日|天|周)(?:之内|以内|内)?)/;

/** Who is named to act, in the rest or as the one the condition happens to; undefined when nobody is. */
export function namedActors(main: string, condition: string | undefined): readonly string[] | undefined {
  const all = main.split(',').slice(0, 3);
  while (all.length > 1 && isOnlyLimit(all[0] ?? '') && subjectAt(all[0] ?? '', 0) === undefined) all.shift(); // "演练结束后3日内,安全部…"
  const pieces = /^除(?!了?[雪冰尘害草锈])[^,]*外$/.test(all[0] ?? '') ? all.slice(1) : all; // "除站长外,任何人不得…"
  for (const [index, piece] of pieces.entries()) {
    const body = piece.replace(OPENING, '');
    if (/^(?:直到|直至|以便|以免|确保|防止|避免)/.test(body)) continue;
    const by = doerOf(body);
    if (by !== undefined) return by;
    const found = index === 0 ? subjectAt(body, 0) : actorAt(body, 0);
    if (found !== undefined && isTaken(found.names, body.slice(found.end))) continue;
    if (found !== undefined)
      return neededBy(body.slice(found.end)) ?? withPartners(found.names, body.slice(found.end));
    const inside = /(?:需|须|应|可|并)?(?<!自|理|缘)(?:由(?!于)|需要?(?!求|量))([^,。;]{2,30})/.exec(
      body,
    )?.[1];
    const named = inside === undefined ? undefined : actorAt(inside, 0);
    if (named !== undefined && named.end < (inside?.length ?? 0)) return named.names;
  }
  return condition === undefined ? undefined : actorOfCondition(condition, main);
}

/** "中毒人员立即送医院": it is done to them. */
function isTaken(names: readonly string[], rest: string): boolean {
  return (
    /^(?:应当?|必须|须|要|立即|马上|及时|尽快|迅速|先|就近|一律)*(?:送(?!货)|转送|转移|移至|抬[至到离]|护送|安置|隔离|单独)/.test(
      rest,
    ) &&
    names.every(name =>
      /^(?:[轻重]?[伤病]|中毒|受伤|被[困埋压]|发[病热]|患病|触电|溺水|昏迷|获救|遇险|烧伤|中暑|冻伤)/.test(
        name,
      ),
    )
  );
}

/** "巡查人员需保安队支援10人": whoever is needed does it. */
function neededBy(rest: string): readonly string[] | undefined {
  const asked = /^(?:需要?|须由)(?!求|量|时)([^,]{4,20})/.exec(rest)?.[1];
  const found = asked === undefined ? undefined : actorAt(asked, 0);
  return found !== undefined && found.end < (asked?.length ?? 0) ? found.names : undefined;
}

/** "伤员由医疗点初步处理": who does it stands behind what it is done to. */
function doerOf(piece: string): readonly string[] | undefined {
  const at = /^[^,由]{1,16}?(?<![自理缘])(?=由(?![于此]))/.exec(piece)?.[0].length ?? 0;
  const found = at === 0 ? undefined : (actorAt(piece, at) ?? subjectAt(piece, at + 1));
  return found !== undefined &&
    piece.length - found.end >= 2 &&
    !/^(?:组成|担任|兼任|构成)/.test(piece.slice(found.end))
    ? found.names
    : undefined;
}

/** What is done and to whom, without who does it. */
export function withoutActor(main: string): string {
  if (/^(?:严禁|禁止|不准|不许)/.test(main)) return main;
  const body = main.replace(OPENING, '');
  return body.slice(subjectAt(body, 0)?.end ?? 0);
}

/** "派技术员到场", "召集领导小组成员开会": those sent or called do what follows in the sentence. */
export function sentIn(main: string): readonly string[] {
  const appointed = appointedIn(main);
  if (appointed !== undefined) return [appointed];
  const found = SENT.exec(main);
  if (found === null) return [];
  const from = found.index + found[0].length;
  const at = from + (/^(?:有|具有|懂|熟悉)[^,的]{1,8}的/.exec(main.slice(from))?.[0].length ?? 0);
  const sent = subjectAt(main, at);
  return sent !== undefined && sent.end - at >= 3 && sent.end < main.length ? sent.names : [];
}

/** "指定专人,负责保管", "明确责任人,对预案全面掌握": who was appointed does the rest. */
export function appointedIn(main: string): string | undefined {
  return /(?:指定|明确|确定|制[定订]|落实)(?:了|出)?((?:相关|具体|有关)?(?:专人|责任人|负责人|责任人员|专门人员))$/.exec(
    main,
  )?.[1];
}

const SENT = /(?:(?<!调|特|分|改)派(?:出|遣)?|指派|委派|选派|召集|抽调|责成|责令|安排)(?=[^,。]{3,30})/;

/** What happens to somebody, or what somebody allows or orders others to do: it does not make them act. */
const SUFFERS =
  /受伤|被困|被[^,]{1,6}|中毒|死亡|发病|患病|昏迷|晕倒|失联|伤亡|受阻|不到位|[未没]到|到达[^,]{0,6}前|宣布|(?:确认|检查|验收|查明)[^,]*前|到场前|到来|抵达[^,]{0,6}前|来之?前|批准|同意|授权|许可|审[批核定签阅]|签[字发]|核准|下达|下令|指示|命令|要求|通知|提出|投诉|来电|求助|询问|不足|缺员|缺席|离岗|不在|^(?:为|是)|属于|涉及/;

/** "系统内上级机构接到报告后,立即…", "配电班确认稳定后,方可送电": whom the condition is about acts, unless it only suffers. */
function actorOfCondition(condition: string, main: string): readonly string[] | undefined {
  const body = condition.replace(/^(?:当(?![班值日地事家晚天场])|如|若|在)/, '');
  if (/^(?:经|待|等|征得|报|未经)/.test(body)) return undefined;
  const by = doerOf(body);
  if (by !== undefined && !/(?:批准|同意|审[批核定]|签发|发布|宣布|下达)/.test(body)) return by;
  const found = subjectAt(body, 0);
  if (found === undefined || (ARRIVES.test(body) && HANDS_OVER.test(main)) || /向其|对其|给其/.test(main))
    return undefined;
  const after = body.slice(found.end);
  if (/^(?:初步)?(?:判断|判定|诊断|认定|发现|查明|查实)/.test(after) && !body.endsWith('前'))
    return found.names;
  if (
    /^[,、]|^$/.test(after) ||
    SUFFERS.test(after.replace(/(?:接到|收到|接报|听到|未经|并?(?:经|报)(?=[^,]*(?:批准|同意)))[^,]*/, ''))
  )
    return undefined;
  return found.names;
}

/** "公安到达后移交现场": to whoever arrives. */
const ARRIVES = /(?:到达|到场|抵达|赶到|到来|到)(?:现场|后|之后)+$/;
const HANDS_OVER = /^[,应要须并立即及时主动]*(?:移交|交由|交给|转交|介绍|说明|配合|引导|协助|听从|服从)/;

/** "销售部会同生产部", "甲协助乙共同": both act. */
function withPartners(names: readonly string[], rest: string): readonly string[] {
  const partner = /^(?:应当?|应该|须|要|必须)?(?:会同|联合|协同|协助(?=[^,]{2,20}共同))([^,]{2,20})/.exec(
    rest,
  )?.[1];
  const found = partner === undefined ? undefined : actorAt(partner, 0);
  return found === undefined ? names : [...names, ...found.names];
}

/** "甲会同乙研究预案": both act here, but what the next sentence says is for 甲 alone. */
export function partnersIn(main: string): readonly string[] {
  const partner = /(?:会同|联合(?!会)|协同)([^,]{2,20})/.exec(main)?.[1];
  return partner === undefined ? [] : (actorAt(partner, 0)?.names ?? []);
}

/** "救护人员到达后向其介绍": whoever arrived. */
export function themOf({ main, condition }: Lead): readonly string[] {
  if (condition === undefined) return [];
  const arrives = ARRIVES.test(condition) && HANDS_OVER.test(main);
  if (!arrives && !/向其|给其/.test(main)) return [];
  return actorAt(condition.replace(/^(?:当(?![班值日地事家晚天场])|如|在)/, ''), 0)?.names ?? [];
}

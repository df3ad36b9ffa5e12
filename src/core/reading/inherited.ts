// Who acts where a clause names nobody: its label ("组长:…"), the sentence before, the lead-in of its list ("值班员应做到:"),
// the heading above. What none of them says stays open: nobody named beats a wrong guess.
import { actorAt, splitNames } from './actor-name.ts';
import { bareText } from './bare-text.ts';
import { DEFINES, startsAct } from './duty.ts';
import { partnersIn, sentIn } from './lead.ts';
import { endsAsActor, endsAsParty, predicateAt, verbAt } from './lexicon.ts';
import type { Passage } from './place.ts';
import type { Actor } from './reading.ts';

export type Memory = {
  item: number;
  heading: string; // titles above, to forget actors when they change
  actors: readonly string[]; // of the clause before
  topic: readonly string[]; // who acts first in the item before: its bare steps go on with them
  begun: boolean; // the first duty of the item was met
  partners: readonly string[]; // who acted beside them in the sentence before
  founded: readonly string[]; // set up in the item
  senders: readonly string[]; // go on in the next sentence
  sent: readonly string[]; // by the clause before, in the same sentence
  label: readonly string[]; // "组长:" names who acts until the next label
  owner: readonly string[]; // of "责任部门:…", until the next heading
  told: readonly string[]; // by the report before
  toldHere: readonly string[]; // in the same sentence
  describing: boolean; // after "类别描述:", until the next heading
  row: Passage['row']; // of the table it stands in
  list: List | undefined;
};

/** What a sentence that ends in a colon says of the items below it. */
type List = {
  readonly actors: readonly string[];
  readonly defines: boolean; // "下列情形之一的:": the items bind nobody
  readonly from: Passage['style'];
  style: Passage['style'] | 'lines' | 'open'; // of its items, once the first was met
};

export function emptyMemory(): Memory {
  return {
    item: 0,
    heading: '',
    actors: [],
    topic: [],
    begun: false,
    partners: [],
    founded: [],
    senders: [],
    sent: [],
    label: [],
    owner: [],
    told: [],
    toldHere: [],
    describing: false,
    row: undefined,
    list: undefined,
  };
}

export function enterHeading(memory: Memory): void {
  memory.label = [];
  memory.owner = [];
  memory.describing = false;
  memory.list = undefined;
}

/** What carries over to the next sentence: within an item everything, between items of a short list the actor. */
export function enterPassage(memory: Memory, passage: Passage, label: string | undefined): void {
  const heading = passage.above.flatMap(above => (above.marker === undefined ? [] : [above.title])).join('/');
  const next = passage.item !== memory.item;
  // a row says who acts in all of its sentences
  if (passage.row !== undefined && passage.row.actors.length > 0) memory.actors = [];
  if (passage.row !== memory.row)
    Object.assign(memory, { row: passage.row, actors: [], label: [], told: [] });
  const short = passage.style === undefined || isShortList(passage.style);
  if (next && (!short || (label !== undefined && label !== '职责'))) memory.actors = [];
  if (next && passage.style !== undefined) {
    if (label !== '职责') memory.label = [];
    memory.describing = false;
  }
  if (heading !== memory.heading) {
    memory.actors = [];
    memory.topic = [];
    memory.told = [];
  }
  if (next) Object.assign(memory, { begun: false, founded: [] });
  if (next && passage.style !== undefined)
    memory.actors = memory.actors.filter(name => !/^(?:各|所有|全体)/.test(name));
  memory.actors = memory.actors.filter(name => !memory.partners.includes(name));
  if (memory.senders.length > 0 && memory.actors.length > 0) memory.actors = memory.senders;
  memory.partners = [];
  memory.senders = [];
  memory.sent = [];
  memory.toldHere = [];
  if (next && isListed(memory, passage)) memory.actors = memory.list?.actors ?? [];
  // "任务:打开安全门" below the name of a group is the group's, whoever leads it
  if (TASKS.test(label ?? '') && passage.above.at(-1)?.actors.length) memory.actors = [];
  memory.item = passage.item;
  memory.heading = heading;
}

const TASKS = /^(?:主要|工作|具体)*(?:任务|职责|分工)(?:是|为|包括)?$/;

function isShortList(style: Passage['style']): boolean {
  return ['circled', 'small-paren', 'half-paren', 'letter', 'box'].includes(style ?? '');
}

/** Whether the passage is an item of the list the last colon opened; the first one says how its items are numbered. */
function isListed(memory: Memory, passage: Passage): boolean {
  const { list } = memory;
  if (list === undefined) return false;
  const style = passage.style ?? 'lines';
  if (list.style === 'open' && passage.style !== list.from) list.style = style;
  if (list.style === style) return true;
  memory.list = undefined;
  return false;
}

/** "就医途中,陪同教师要做到:" */
export function opensList(memory: Memory, passage: Passage, text: string, actors: readonly Actor[]): void {
  if (!/[:：]$/.test(text)) return;
  const defines = /是指|系指|指的是|包括|分为|情形|情况之一|条件|下列(?:事件|事故)|如下(?:事件|情)/.test(
    text,
  );
  const named = actors.length > 0 ? actors.map(actor => actor.name) : leadIn(text);
  memory.list = { actors: named, defines, from: passage.style, style: 'open' };
}

/** "总指挥履行下列职责:" */
function leadIn(text: string): readonly string[] {
  const last = bareText(text).split(',').at(-1) ?? '';
  return /^(?:各|相关|有关)/.test(last)
    ? []
    : (actorAt(last.replace(/的?(?:主要|工作|应急)?(?:职责|任务)[^,]{0,6}:$/, ''), 0)?.names ?? []);
}

export function isDefined(memory: Memory): boolean {
  return memory.list?.defines === true && memory.list.style !== 'open';
}

const ROLE = /^(?:组长|小组长|副组长|成员|组员|总指挥|副总指挥)/;
/** "责任部门:工程部": the body names who acts. */
const RESPONSIBLE =
  /^(?:责任|主责|牵头|执行|实施|负责|承办|主办|责任主体|岗位|责任岗位|适用岗位|使用岗位|(?:岗位)?(?:应急|处置|操作)+卡)(?:部门|单位|人|岗位?|人员|科室)?$/;

/** "(使用人:调度员)" behind the title of a card. */
const USED_BY =
  /^\((?:使用人?|使用者|持卡人|适用|使用岗位|适用岗位|岗位|责任人|负责人|责任岗位):([^()]{2,16})\)$/;

/** A label before the colon may name who acts, when this happens, or who somebody is. */
export function labelled(
  label: string | undefined,
  body: string,
  memory: Memory,
): 'condition' | 'definition' | 'body' {
  if (memory.describing) return 'condition';
  const user = USED_BY.exec(body)?.[1];
  if (user !== undefined && splitNames(user).every(one => endsAsActor(one))) {
    memory.owner = splitNames(user);
    return 'definition';
  }
  if (label === undefined) return 'body';
  const name = label.replace(/^\(?\d+\)/, '').replace(/\(\d{1,3}[人名][^()]{0,6}\)$/, '');
  if (RESPONSIBLE.test(name)) {
    memory.label = splitNames(body).filter(one => endsAsActor(one));
    memory.actors = memory.label;
    memory.owner = memory.label;
    return 'definition';
  }
  const party = actorAt(name, 0);
  if ((party?.end !== name.length && !endsAsActor(name) && !ROLE.test(name)) || verbAt(name, 0))
    return 'body';
  const kind = acts(body) ? 'body' : 'definition';
  // "成员:现场员工": the members act; "组长:支行负责人": the post keeps its name.
  memory.label = /^(?:成员|组员)$/.test(name) && kind === 'definition' ? [body] : splitNames(name);
  memory.actors = memory.label;
  return kind;
}

/** Duties stand after the label, not names. */
function acts(body: string): boolean {
  if (DEFINES.test(body)) return false;
  if (verbAt(body, 0) || predicateAt(body, 0) || /^(?:全面|具体|主要|总体)/.test(body)) return true;
  if (body.length >= 3 && verbAt(body, body.length - 2) && !endsAsParty(body)) return true; // "现场急救"
  return (
    body.length > 4 &&
    !splitNames(body.replace(/(?:共|各)?\d+[人名位]/g, '')).every(
      name => endsAsParty(name) || name.length <= 4,
    )
  );
}

/** "向总经理报告,并建议停产": still to those told in the same sentence. */
const TELLS_ON =
  /^(?:并|再|同时|[,要应须当必]|随时|及时)*(?:建议(?!召回|函)|提醒|请求(?!增援|支援)|请示|说明|报明|讲明|告知|告诉|保持[^,]{0,4}(?:联系|联络|通[讯话信])|(?:对|就|把|将)[^,]{2,14}(?:做好|作出)?[^,]{0,4}(?:提醒|说明|解释))/;

/** "报告内容包括…", "情况有变化的随时续报": to those the report before went to. */
export function toldOf(names: readonly string[], main: string, memory: Memory): readonly string[] {
  if (
    names.length === 0 &&
    !/起草|撰写|编写|拟写|拟定|出具|形成/.test(main) &&
    /^(?:报告)?内容|^(?:事件|情况)?报告(?:内容|应|要|中)|(?:续报|补报|报备|报告|汇报|通报|上报|首报|终报)(?:进展|情况|结果|一次)?$/.test(
      main,
    )
  )
    return memory.told;
  if (names.length === 0 && TELLS_ON.test(main)) return memory.toldHere;
  if (names.length > 0) {
    memory.told = names;
    memory.toldHere = names;
  }
  return names;
}

/** "任何单位不得…": who is forbidden something is not meant by the next sentence. */
export function carries(name: string): boolean {
  return !/^(?:任何|无关|非|其他|其余|人员$)/.test(name);
}

/** "工艺处置组由生产部组成,负责…": who was introduced does what follows. */
export function introduce(memory: Memory, statement: string, named: readonly string[] | undefined): void {
  memory.founded = SET_UP.exec(statement)?.slice(1) ?? memory.founded;
  const found = actorAt(statement, 0);
  if (found !== undefined && /^(?:由|设在|设于|下设|是|为)/.test(statement.slice(found.end))) {
    // "应急办公室:办公室主任为…": what follows is the office's
    if (memory.label.length === 0) memory.actors = found.names;
  } else if (found !== undefined && /^(?:成立|设立|组建)/.test(statement.slice(found.end)))
    memory.actors = found.names;
  else if (IS.test(statement) && endsAsActor(IS.exec(statement)?.[1] ?? ''))
    memory.actors = splitNames(IS.exec(statement)?.[1] ?? '');
  else if (named !== undefined && /了/.test(statement)) memory.actors = named;
}

/** "园区总经理是应急总负责人,负责…" */
const IS = /^([^,。;:是为]{2,12})(?:是|为)[^,]{0,16}(?:负责人|责任人|指挥|组长|队长|领导)$/;

const SET_UP =
  /(?:成立|设立|组建|建立)(?:了|由[^,]{2,20}组成的)?([^,。;:、]{2,20}?(?:组|部|队|委员会|专班|班子|机构))(?:\([^()]*\))?(?:,|$)/;

/** "医院成立应急领导小组,负责统一指挥": the group that was set up, although it is not named again. */
export function foundedFor(memory: Memory, main: string): readonly string[] | undefined {
  const does =
    memory.founded.length > 0 &&
    memory.label.length === 0 &&
    /^(?:主要|具体|全面|统一)*(?:负责|承担|统一指挥|统一领导)/.test(main);
  return does ? memory.founded : undefined;
}

/** "现场物品一律不许触碰": the subject is a thing, and nobody is meant in particular. */
export function isAboutThing(main: string): boolean {
  const first = main.split(',')[0] ?? '';
  if (predicateAt(first, 0) || startsAct(first) || /^(?:一|必要|如|若|该|此|尤其|特别)/.test(first))
    return false;
  return /^[^,]{3,16}?(?:须|必须|不得|不许|不准|一律|均|每[^,]{0,6}一?次)/.test(first);
}

/** "报物业经理,由他定…": whoever was told. */
export function pronounOf(main: string, memory: Memory): readonly string[] | undefined {
  const last = memory.told.at(-1);
  return last !== undefined && /由[他她其](?!他|它|余|中)/.test(main) ? [last] : undefined;
}

/** "(1)抢修人员先测浓度;(2)逐点查漏": steps that go on without a word of obligation are done by whoever began. */
function goesOnWith(memory: Memory, passage: Passage, bare: boolean): readonly string[] {
  return bare && !memory.begun && passage.style !== undefined && STEPS.has(passage.style) ? memory.topic : [];
}

const STEPS: ReadonlySet<Passage['style']> = new Set(['decimal-paren', 'chinese-paren']);

/** Keeps who acts here for what follows: first in the item, beside somebody, or sent. */
export function act(memory: Memory, actors: readonly Actor[], main: string): void {
  memory.partners = [...memory.partners, ...partnersIn(main)];
  const sent = sentIn(main);
  if (sent.length > 0) Object.assign(memory, { sent, senders: actors.map(({ name }) => name) });
  if (memory.begun) return;
  memory.begun = true;
  const named = actors.filter(({ implied }) => !implied).map(({ name }) => name);
  if (named.length > 0) memory.topic = named.filter(carries);
}

export function actorsOf(
  named: readonly string[] | undefined,
  passage: Passage,
  memory: Memory,
  label: string | undefined,
  bare: boolean,
): readonly Actor[] {
  if (named !== undefined && named.length > 0) return named.map(name => ({ name }));
  if (label !== undefined && memory.label.length > 0 && label.includes(memory.label[0] ?? label))
    return memory.label.map(name => ({ name }));
  const implied = [
    memory.sent,
    memory.actors,
    memory.label,
    passage.above.findLast(one => one.actors.length > 0)?.actors,
    memory.owner,
    goesOnWith(memory, passage, bare),
  ];
  return (implied.find(names => names !== undefined && names.length > 0) ?? []).map(name => ({
    name,
    implied: true,
  }));
}

// Passages of the outline → clauses with everything the text says of each: how binding, who, to whom, by when, how
// often, on what condition. Actors that are not named are taken from heading, lead-in or the sentence before, and marked.
import { actorAt } from './actor-name.ts';
import { leadingCondition } from './condition.ts';
import { deadlineOf, opensUrgently } from './deadline.ts';
import { kindOf, kindOfStatement } from './kind.ts';
import { endsAsActor, predicateAt, verbAt } from './lexicon.ts';
import { hasModal, modalityOf } from './modality.ts';
import type { Passage } from './outline.ts';
import { periodicityOf } from './periodicity.ts';
import { type Group, groupPieces, readPieces } from './pieces.ts';
import type { Actor, Clause } from './reading.ts';
import { recipientsOf } from './recipient.ts';
import type { Section } from './sections.ts';

/** A clause before it has its id, block and scenario. */
export type DraftClause = Omit<Clause, 'id' | 'quote' | 'block' | 'scenario'> & {
  readonly passage: Passage;
  readonly trigger: string | undefined; // "类别描述:…": when this scenario is meant
};

type Memory = {
  item: number;
  heading: string; // titles above, to forget actors when they change
  actors: readonly string[]; // of the clause before
  label: readonly string[]; // "组长:" names who acts until the next label
  describing: boolean; // after "类别描述:", until the next heading
  style: Passage['style'];
};

export function readClauses(text: string, passages: readonly Passage[]): readonly DraftClause[] {
  const clauses: DraftClause[] = [];
  const memory: Memory = { item: 0, heading: '', actors: [], label: [], describing: false, style: undefined };
  for (const passage of passages) {
    if (passage.heading) {
      memory.label = [];
      memory.describing = false;
      clauses.push(statement(passage, passage.start, passage.end, 'heading'));
      continue;
    }
    const pieces = readPieces(text, passage.body, passage.end);
    move(memory, passage, pieces[0]?.label === '职责');
    memory.describing ||= DESCRIBES.test(pieces[0]?.label ?? '');
    const groups = memory.describing || isPurpose(pieces) ? [pieces] : groupPieces(pieces);
    groups.forEach((group, index) => {
      const start = index === 0 ? passage.start : (group[0]?.start ?? passage.start);
      const end = group[group.length - 1]?.end ?? passage.end;
      clauses.push(readClause(passage, group, start, end, memory));
    });
  }
  return clauses;
}

/** "为维护…,根据《…》,制定本预案": one sentence, one purpose. */
function isPurpose(pieces: Group): boolean {
  const first = pieces[0]?.bare ?? '';
  return (
    /^(?:为|依据|根据)/.test(first) &&
    pieces.some(piece => /^(?:特|现)?(?:制定|编制|拟定)[^,]*$|制定(?:本|《)/.test(piece.bare))
  );
}

function statement(passage: Passage, start: number, end: number, kind: Clause['kind']): DraftClause {
  const { number, above } = passage;
  return {
    passage,
    start,
    end,
    number,
    path: above.map(heading => heading.title),
    kind,
    modality: 'statement',
    actors: [],
    recipients: [],
    deadline: null,
    periodicity: null,
    condition: null,
    trigger: undefined,
  };
}

/** What carries over to the next sentence: within an item everything, between items of a short list the actor. */
function move(memory: Memory, passage: Passage, keepLabel: boolean): void {
  const heading = passage.above.flatMap(above => (above.marker === undefined ? [] : [above.title])).join('/');
  const list = passage.style === undefined || isShortList(passage.style);
  if (passage.item !== memory.item && !list) memory.actors = [];
  if (passage.item !== memory.item && passage.style !== undefined) {
    if (!keepLabel) memory.label = [];
    memory.describing = false;
  }
  if (heading !== memory.heading) memory.actors = [];
  memory.item = passage.item;
  memory.heading = heading;
  memory.style = passage.style;
}

function isShortList(style: Passage['style']): boolean {
  return style === 'circled' || style === 'small-paren' || style === 'half-paren' || style === 'letter';
}

function readClause(passage: Passage, group: Group, start: number, end: number, memory: Memory): DraftClause {
  const label = group[0]?.label;
  const whole = group.map(piece => piece.bare).join(',');
  const section = sectionOfPassage(passage);
  const described = labelled(label, whole, memory);
  const base = statement(passage, start, end, kindOfStatement(whole, section));
  if (described === 'condition') return { ...base, kind: 'condition', condition: whole, trigger: whole };
  if (described === 'definition') return { ...base, kind: 'definition' };

  const lead = leadOf(group);
  const condition = lead.condition ?? null;
  const named = namedActors(lead.main, lead.condition);
  const duty = isNote(passage, whole)
    ? 'never'
    : isDuty(lead.main, whole, section, named !== undefined || memory.label.length > 0, label);
  const modality = duty === 'never' ? 'statement' : modalityOf(lead.main, duty === 'bare');
  if (modality === 'statement') return { ...base, condition: isOnlyCondition(group) ? whole : null };

  const actors = actorsOf(named, passage, memory, label);
  memory.actors = actors.map(actor => actor.name);
  const told = [...recipientsOf(lead.main.replace(PURPOSE_TAIL, '')), ...themOf(lead)].filter(
    name => !actors.some(actor => actor.name === name),
  );
  const deadline = deadlineOf(lead.main.replace(PURPOSE_TAIL, ''), whole) ?? boundBy(condition);
  const periodicity = periodicityOf(whole);
  const kind = kindOf(lead.main, modality, periodicity !== null);
  return { ...base, kind, modality, actors, recipients: told, deadline, periodicity, condition };
}

/** "在医护人员到达之前,…": the event bounds the act. */
function boundBy(condition: string | null): Clause['deadline'] {
  if (condition === null || !/(?<![目以当提上])(?:之前|前)$/.test(condition)) return null;
  return { text: condition, value: null, unit: null, class: 'event', origin: null };
}

const PURPOSE_TAIL = /,?(?:以便|以免|以利|以确保|确保|以保证|避免|防止|从而)[\s\S]*$/;

const DESCRIBES = /描述|触发条件|启动条件|定义|征兆/;

/** A cell of a table that holds a few words is no sentence. */
function isNote(passage: Passage, whole: string): boolean {
  return passage.cell && whole.length < 12 && !hasModal(whole);
}

/** A label before the colon may name who acts, when this happens, or who somebody is. */
function labelled(
  label: string | undefined,
  body: string,
  memory: Memory,
): 'condition' | 'definition' | 'body' {
  if (memory.describing) return 'condition';
  if (label === undefined) return 'body';
  const name = label.replace(/^\(?\d+\)/, '');
  const party = actorAt(name, 0);
  const isParty =
    party?.end === name.length || endsAsActor(name) || /^(?:组长|小组长|副组长|成员|总指挥)/.test(name);
  if (!isParty) return 'body';
  const acts = verbAt(body, 0) || predicateAt(body, 0) || /^(?:全面|具体|主要|总体)/.test(body);
  const kind = acts && !DEFINES.test(body) ? 'body' : 'definition';
  // "成员:现场员工": the members act; "组长:支行负责人": the post keeps its name.
  memory.label = [name === '成员' && kind === 'definition' ? body : name];
  memory.actors = memory.label;
  return kind;
}

/** "救护人员到达后向其介绍": whoever arrived. */
function themOf({ main, condition }: Lead): readonly string[] {
  if (condition === undefined || !/向其|给其/.test(main)) return [];
  return actorAt(condition.replace(/^(?:当|如|在)/, ''), 0)?.names ?? [];
}

type Lead = { readonly condition: string | undefined; readonly main: string };

/** Leading condition pieces, and the rest as one string. */
function leadOf(group: Group): Lead {
  let count = 0;
  while (count < group.length - 1 && group[count]?.condition) count++;
  const actorFirst =
    group[0] !== undefined && count === 0 && isBareName(group[0].bare) && group[1]?.condition === true;
  const from = actorFirst ? 2 : count;
  const conditions = group.slice(actorFirst ? 1 : 0, from).map(piece => piece.bare);
  const rest = group.slice(from).map(piece => piece.bare);
  const main = (actorFirst ? `${group[0]?.bare},` : '') + rest.join(',');
  const inner = leadingCondition(isBareName(rest[0] ?? '') ? rest.join(',') : (rest[0] ?? ''));
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
  return { condition: all.length === 0 ? undefined : tidy(all.join(',')), main: cut.replace(/^[,则]/, '') };
}

function isBareName(piece: string): boolean {
  return actorAt(piece, 0)?.end === piece.length;
}

function isOnlyCondition(group: Group): boolean {
  return group.every(piece => piece.condition);
}

function tidy(condition: string): string {
  return condition.replace(/^(?:并且?|但|而|同时)(?=.{2})/, '');
}

function namedActors(main: string, condition: string | undefined): readonly string[] | undefined {
  for (const piece of main.split(',').slice(0, 3)) {
    const body = piece.replace(/^(?:并且?|但|而后?|同时|然后|其次|最后|之后|随后|再|首先|方)/, '');
    const found = actorAt(body, 0);
    if (found !== undefined) return withPartners(found.names, body.slice(found.end));
    const inside = /(?:需|须|应|可|并)?(?:由|需要?|请)(?![求示])([^,。;]{2,30})/.exec(body)?.[1];
    const named = inside === undefined ? undefined : actorAt(inside, 0);
    if (named !== undefined && named.end < (inside?.length ?? 0)) return named.names;
  }
  return condition === undefined ? undefined : actorOfCondition(condition, main);
}

/** "系统内上级机构接到报告后,立即…": who received or found it acts; who is hurt or merely arrives to be told does not. */
function actorOfCondition(condition: string, main: string): readonly string[] | undefined {
  const body = condition.replace(/^(?:当|如|在)/, '');
  const found = actorAt(body, 0);
  if (found === undefined || /向其|对其|给其/.test(main)) return undefined;
  const after = body.slice(found.end);
  if (/受伤|被困|中毒|死亡|发病|伤亡|受阻|不到位/.test(after)) return undefined;
  const acts =
    /^(?:接到|接报|收到|听到|发现|赶到|赶赴|得知|发生|对|在)/.test(after) ||
    (/^(?:到达|到场|抵达)/.test(after) && /后$/.test(body));
  return acts ? found.names : undefined;
}

/** "销售部会同生产部", "甲协助乙共同": both act. */
function withPartners(names: readonly string[], rest: string): readonly string[] {
  const partner = /^(?:应当?|应该|须|要|必须)?(?:会同|联合|协同|协助(?=[^,]{2,20}共同))([^,]{2,20})/.exec(
    rest,
  )?.[1];
  const found = partner === undefined ? undefined : actorAt(partner, 0);
  return found === undefined ? names : [...names, ...found.names];
}

function actorsOf(
  named: readonly string[] | undefined,
  passage: Passage,
  memory: Memory,
  label: string | undefined,
): readonly Actor[] {
  if (named !== undefined && named.length > 0) return named.map(name => ({ name }));
  if (label !== undefined && memory.label[0] === label) return memory.label.map(name => ({ name }));
  const implied =
    memory.actors.length > 0
      ? memory.actors
      : memory.label.length > 0
        ? memory.label
        : ([...passage.above].reverse().find(heading => heading.actors.length > 0)?.actors ?? []);
  return implied.map(name => ({ name, implied: true }));
}

function sectionOfPassage(passage: Passage): Section | undefined {
  for (let i = passage.above.length - 1; i >= 0; i--) {
    const section = passage.above[i]?.section;
    if (section !== undefined) return section;
  }
  return undefined;
}

const DEFINES =
  /是指|系指|指的是|主要是?指|称为|分为|(?<!并|还|应)包括|适用于|由[^,]{2,60}(?:组成|担任|兼任)|任[副]?组长|设在|为[^,]{0,12}成员$|(?:^|,)本(?:预案|标准|办法|规范|方案|制度|规定)[^,]{0,6}(?:适用|规定|按|由|所称|根据|是)|制定本|特制定|特成立|特建立|成立[^,]{2,30}(?:组|机构|指挥部|委员会)|[^,]{2,12}为[^,]{2,14}(?:长|主任|经理)$|是[^,]{2,30}(?:机构|组织|部门|现象|状况|订单|素质|体现|活动)|如下$|以下应急方案|^(?:编号|单位|日期|版本|审批|复核|编制|备注)/;
const REMARK = /可能造成|会自动|难免|不可估量|时有发生|有利于|希望能|明确了|所需要的/;

/** 'never': it states something; 'modal': only a modal word binds; 'bare': a bare imperative is a duty here. */
function isDuty(
  main: string,
  whole: string,
  section: Section | undefined,
  named: boolean,
  label: string | undefined,
): 'never' | 'modal' | 'bare' {
  if (/[?？]$|(?:如何|怎么|怎样|什么|哪些)[^,]{0,6}$/.test(whole)) return 'never';
  if (/是否/.test(whole) && !/(?:检查|判断|判明|确认|询问|了解|核实|查看|看)/.test(whole)) return 'never';
  if (/^[^,]{1,14}:$/.test(whole)) return 'never';
  if (/^报告内容/.test(whole)) return 'bare';
  const strong = /必须|应当|应该|(?<![适对相反供])应(?!急|变|对|用|答)|严禁|不得|禁止/.test(main);
  if (DEFINES.test(whole) && !(strong && !/适用于|制定本/.test(whole))) return 'never';
  if (/^(?:为|依据|根据)/.test(whole) && /制定(?!针)|拟定|编制/.test(whole) && /本|《/.test(whole))
    return 'never';
  if (REMARK.test(whole) && !strong) return 'never';
  switch (section) {
    case 'purpose':
    case 'scope':
    case 'basis':
    case 'definition':
    case 'contents':
    case 'record':
    case 'grading':
      return strong ? 'modal' : 'never';
    case 'organisation':
      return strong || named ? (isImperative(main, named) ? 'bare' : 'modal') : 'never';
    case 'principle':
      return isSlogan(whole) ? 'never' : 'bare';
    default:
      return isImperative(main, named) || label === '职责' ? 'bare' : 'modal';
  }
}

/** "质量第一,用户至上": four-character phrases only. */
function isSlogan(text: string): boolean {
  const parts = text.split(/[,、]/);
  return parts.every(part => part.length <= 6 && !verbAt(part, 0)) && !hasModal(text);
}

/** Begins with what is to be done, or says who does it. */
function isImperative(main: string, named: boolean): boolean {
  const body = main
    .replace(/^(?:并且?|但|而后?|同时|然后|其次|最后|之后|随后|再|首先|先|则|也|以及|请|[,])+/, '')
    .replace(/^(?:尽量|合理|正确|及时|积极|认真|妥善|适时|切实|详细|主动|共同|继续)+/, '');
  if (named || opensUrgently(body) || verbAt(body, 0)) return true;
  if (/^(?:请|本着|对|将|把|向|与|和|在|按|按照|根据|通过|用|以|从|到|每|派|清|负责|随|确需)/.test(body))
    return body.length >= 5;
  return /工作[。]?$|进行[^,]{2,}|的(?:准备|安排|回收|调配)$/.test(body) || hasVerbInside(body);
}

function hasVerbInside(body: string): boolean {
  for (let at = 1; at < Math.min(body.length - 2, 12); at++) if (verbAt(body, at)) return true;
  return false;
}

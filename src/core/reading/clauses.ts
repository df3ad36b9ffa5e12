// Passages of the outline → clauses with everything the text says of each: how binding, who, to whom, by when, how
// often, on what condition. Actors that are not named are taken from heading, lead-in or the sentence before, and marked.
import { actorAt } from './actor-name.ts';
import { deadlineOf } from './deadline.ts';
import { DEFINES, isDuty } from './duty.ts';
import { kindOf, kindOfStatement } from './kind.ts';
import { isOnlyCondition, leadOf, namedActors, themOf } from './lead.ts';
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
    gate: null,
    until: null,
    exception: null,
    escalation: null,
    resources: [],
    evidence: [],
    fields: [],
    discretion: [],
    outside: [],
    references: [],
    confidence: 1,
    doubts: [],
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
  const deadline = deadlineOf(lead.main.replace(PURPOSE_TAIL, ''), whole, condition, modality);
  const periodicity = periodicityOf(whole);
  const kind = kindOf(lead.main, modality, periodicity !== null);
  return { ...base, kind, modality, actors, recipients: told, deadline, periodicity, condition };
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

// Passages of the outline → clauses with everything the text says of each: how binding, who, to whom, by when, how
// often, on what condition. Actors that are not named are taken from heading, lead-in or the sentence before, and marked.
import { deadlineOf } from './deadline.ts';
import { ADMIN, isDuty } from './duty.ts';
import { groupPieces } from './grouping.ts';
import {
  actorsOf,
  carries,
  emptyMemory,
  enterHeading,
  enterPassage,
  introduce,
  isAboutThing,
  isDefined,
  labelled,
  type Memory,
  opensList,
  pronounOf,
  toldOf,
} from './inherited.ts';
import { kindOf, kindOfStatement } from './kind.ts';
import { isOnlyCondition, leadOf, namedActors, themOf, withoutActor } from './lead.ts';
import { hasModal, modalityOf } from './modality.ts';
import type { Passage } from './outline.ts';
import { periodicityOf } from './periodicity.ts';
import { type Group, readPieces } from './pieces.ts';
import type { Clause } from './reading.ts';
import { recipientsOf } from './recipient.ts';
import type { Section } from './sections.ts';
import { withRow } from './table-row.ts';

/** A clause before it has its id, block and scenario. */
export type DraftClause = Omit<Clause, 'id' | 'quote' | 'block' | 'scenario'> & {
  readonly passage: Passage;
  readonly trigger: string | undefined; // "类别描述:…": when this scenario is meant
};

export function readClauses(text: string, passages: readonly Passage[]): readonly DraftClause[] {
  const clauses: DraftClause[] = [];
  const memory = emptyMemory();
  for (const passage of passages) {
    if (passage.silent !== undefined) {
      clauses.push(statement(passage, passage.start, passage.end, passage.silent));
      continue;
    }
    if (passage.heading) {
      enterHeading(memory);
      clauses.push(statement(passage, passage.start, passage.end, 'heading'));
      continue;
    }
    const pieces = readPieces(text, passage.body, passage.end);
    enterPassage(memory, passage, pieces[0]?.label);
    memory.describing ||= DESCRIBES.test(pieces[0]?.label ?? '');
    const whole = memory.describing || isPurpose(pieces) || ADMIN.test(pieces[0]?.label ?? '');
    const groups = whole ? [pieces] : groupPieces(pieces);
    groups.forEach((group, index) => {
      const start = index === 0 ? passage.start : (group[0]?.start ?? passage.start);
      const end = group[group.length - 1]?.end ?? passage.end;
      clauses.push(withRow(readClause(passage, group, start, end, memory), passage.row));
    });
    opensList(memory, passage, text.slice(passage.body, passage.end).trimEnd(), clauses.at(-1)?.actors ?? []);
  }
  return clauses;
}

/** "为维护…,根据《…》,制定本预案": one sentence, one purpose. */
function isPurpose(pieces: Group): boolean {
  const first = pieces[0]?.bare ?? '';
  if (
    /^(?:因此|所以)?为/.test(first) &&
    /^是[^,]*(?:能力|素质|要求|保障|基础|关键|前提)$/.test(pieces.at(-1)?.bare ?? '')
  )
    return true;
  return (
    /^(?:为|依据|根据)/.test(first) &&
    pieces.some(piece => /^(?:特|现)?(?:制[定订]|编制|拟[定订])[^,]*$|制[定订](?:本|《)/.test(piece.bare))
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
  const named = pronounOf(lead.main, memory) ?? namedActors(lead.main, lead.condition);
  const duty =
    isNote(passage, whole) || isDefined(memory)
      ? 'never'
      : isDuty(lead.main, whole, section, named !== undefined || memory.label.length > 0, label);
  const modality = duty === 'never' ? 'statement' : modalityOf(withoutActor(lead.main), duty === 'bare');
  if (modality === 'statement') {
    introduce(memory, whole, named);
    return { ...base, condition: isOnlyCondition(group) ? whole : null };
  }

  const thing = named === undefined && isAboutThing(lead.main);
  const actors = thing ? [] : actorsOf(named, passage, memory, label);
  if (!thing) memory.actors = actors.map(actor => actor.name).filter(carries);
  const told = toldOf(
    [
      ...recipientsOf(askedFirst(lead.condition) + withoutActor(lead.main).replace(PURPOSE_TAIL, '')),
      ...themOf(lead),
    ].filter(name => !actors.some(actor => actor.name.endsWith(name))),
    lead.main,
    memory,
  );
  const deadline = deadlineOf(lead.main.replace(PURPOSE_TAIL, ''), whole, condition, modality);
  const periodicity = periodicityOf(whole);
  const kind = kindOf(lead.main, modality, periodicity !== null);
  return { ...base, kind, modality, actors, recipients: told, deadline, periodicity, condition };
}

/** "报总经理批准后存档": what has to be asked first is asked by whoever goes on. */
function askedFirst(condition: string | undefined): string {
  return condition !== undefined &&
    /^(?:经?报|呈报|提请|请示|征得)[^,]{2,24}(?:批准|同意|审[批核定阅])后?$/.test(condition)
    ? `${condition},`
    : '';
}

const PURPOSE_TAIL = /,?(?:以便|以免|以利|以确保|确保|以保证|避免|防止|从而)[\s\S]*$/;

const DESCRIBES = /描述|触发条件|启动条件|定义|征兆/;

/** A cell of a table that holds a few words is no sentence. */
function isNote(passage: Passage, whole: string): boolean {
  return passage.cell && whole.length < 12 && !hasModal(whole);
}

function sectionOfPassage(passage: Passage): Section | undefined {
  for (let i = passage.above.length - 1; i >= 0; i--) {
    const section = passage.above[i]?.section;
    if (section !== undefined) return section;
  }
  return undefined;
}

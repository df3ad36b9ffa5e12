// Passages of the outline → clauses with everything the text says of each: how binding, who, to whom, by when, how
// often, on what condition. Actors that are not named are taken from heading, lead-in or the sentence before, and marked.
import { deadlineOf } from './deadline.ts';
import {
  act,
  actorsOf,
  carries,
  emptyMemory,
  enterHeading,
  enterPassage,
  foundedFor,
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
import { taughtDuty } from './known-names.ts';
import { hasModal, modalityOf } from './modality.ts';
import { periodicityOf } from './periodicity.ts';
import type { Passage } from './place.ts';
import type { Clause } from './reading.ts';
import type { Section } from './sections.ts';
import { withRow } from './table-row.ts';
import { cutOf, type Words, wordsOf } from './words.ts';

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
    const first = clauses.length;
    for (const part of passage.parts ?? [{ start: passage.body, end: passage.end, whole: false }]) {
      const cut = cutOf(text.slice(part.start, part.end));
      const label = cut.pieces[0]?.label;
      if (clauses.length === first) enterPassage(memory, passage, label);
      memory.describing ||= DESCRIBES.test(label ?? '');
      for (const one of memory.describing || part.whole ? [wordsOf(cut.pieces)] : cut.clauses) {
        const start = clauses.length === first ? passage.start : part.start + one.start;
        clauses.push(withRow(readClause(passage, one, start, part.start + one.end, memory), passage.row));
      }
    }
    if (clauses.length > first) clauses.push(...clauses.splice(-1).flatMap(last => withTail(text, last)));
    const sentence = text.slice(passage.body, passage.end).trimEnd();
    opensList(memory, passage, sentence, clauses.at(-1)?.actors ?? []);
  }
  return clauses;
}

/** What stands behind in the row belongs to the clause, unless it says of somebody else more than the clause says. */
function withTail(text: string, clause: DraftClause): readonly DraftClause[] {
  const { passage, actors, start, end } = clause;
  const { tail, row } = passage;
  if (tail === undefined) return [clause];
  const others = row !== undefined && row.actors.length > 0 && actors.some(({ implied }) => !implied);
  if (!others || row.actors.length === actors.length || tail - end <= end - start)
    return [{ ...clause, end: tail }];
  const rest = tail - text.slice(end, tail).trimStart().length;
  return [clause, statement(passage, rest, tail, 'definition')];
}

const NONE: readonly never[] = [];

/** One list for all clauses below the same headings. */
const paths = new WeakMap<Passage['above'], readonly string[]>();

function pathOf(above: Passage['above']): readonly string[] {
  const path = paths.get(above) ?? above.map(heading => heading.title);
  paths.set(above, path);
  return path;
}

function statement(passage: Passage, start: number, end: number, kind: Clause['kind']): DraftClause {
  const { number, above } = passage;
  return {
    passage,
    start,
    end,
    number,
    path: pathOf(above),
    kind,
    modality: 'statement',
    actors: NONE,
    recipients: NONE,
    deadline: null,
    periodicity: null,
    condition: null,
    gate: null,
    until: null,
    exception: null,
    escalation: null,
    resources: NONE,
    evidence: NONE,
    fields: NONE,
    discretion: NONE,
    outside: NONE,
    references: NONE,
    confidence: 1,
    doubts: NONE,
    trigger: undefined,
  };
}

function readClause(passage: Passage, words: Words, start: number, end: number, memory: Memory): DraftClause {
  const { label, whole, lead } = words;
  const section = sectionOfPassage(passage);
  const described = labelled(label, whole, memory);
  const base = statement(passage, start, end, kindOfStatement(whole, section));
  if (described === 'condition') return { ...base, kind: 'condition', condition: whole, trigger: whole };
  if (described === 'definition') return { ...base, kind: 'definition' };

  const condition = lead.condition ?? null;
  const meant = pronounOf(lead.main, memory);
  if (meant !== undefined && memory.senders.length === 0) memory.senders = memory.actors;
  const named = meant ?? words.named ?? foundedFor(memory, lead.main);
  const duty =
    isNote(passage, whole) || isDefined(memory)
      ? 'never'
      : taughtOr(
          words.dutyIn(section, named !== undefined || memory.label.length > 0 || passage.row?.duty === true),
          whole,
        );
  const modality = duty === 'never' ? 'statement' : modalityOf(words.act, duty === 'bare');
  if (modality === 'statement') {
    introduce(memory, whole, named);
    return { ...base, condition: words.onlyCondition ? whole : null };
  }

  const thing = named === undefined && isAboutThing(lead.main);
  const bare = duty === 'bare' && !/^每/.test(lead.main) && !hasModal(words.act);
  if (named !== undefined || JOINS.test(whole)) memory.sent = [];
  const found = thing ? [] : actorsOf(named, passage, memory, label, bare);
  const actors = passage.row === undefined ? found : withoutTold(found, words.told);
  act(memory, actors, lead.main);
  if (!thing)
    memory.actors = actors.map(actor => actor.name).filter(name => modality !== 'must_not' || carries(name));
  const told = words.told.filter(name => !actors.some(actor => isSelf(actor.name, name)));
  const recipients = toldOf(told, lead.main, memory);
  const deadline = deadlineOf(words.aim, whole, condition, modality);
  const periodicity = periodicityOf(whole);
  const kind = kindOf(lead.main, modality, periodicity !== null);
  return { ...base, kind, modality, actors, recipients, deadline, periodicity, condition };
}

/** A word the organisation has taught makes a duty or none, where the sentence has no modal word of its own. */
function taughtOr(duty: 'never' | 'modal' | 'bare', whole: string): 'never' | 'modal' | 'bare' {
  const taught = hasModal(whole) ? undefined : taughtDuty(whole);
  if (taught === undefined) return duty;
  return taught ? 'bare' : 'never';
}

/** "现场人员、安全员 | 报告安全员": of those beside a report whoever is told does not act. */
function withoutTold(actors: Clause['actors'], told: readonly string[]): Clause['actors'] {
  const others = actors.filter(({ name, implied }) => !implied || !told.includes(name));
  return others.length > 0 ? others : actors;
}

/** Whoever sends somebody goes on themselves: "并报告主任". */
const JOINS = /^(?:并|同时|再)/;

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

/** 值班组长 and 组长 are one; 副总经理 and 总经理 are not. */
function isSelf(actor: string, name: string): boolean {
  return actor.endsWith(name) && !actor.slice(0, actor.length - name.length).endsWith('副');
}

// What each clause says besides who does it and by when: gates, ends, exceptions, resources, proof, words of discretion,
// numbers and references; and what still holds from the sentence before: a condition, and where a clock starts.
import { bareText } from './bare-text.ts';
import type { DraftClause } from './clauses.ts';
import { isCondition } from './condition.ts';
import { discretionOf } from './discretion.ts';
import { escalationOf } from './escalation.ts';
import { evidenceOf } from './evidence.ts';
import { exceptionOf } from './exception.ts';
import { fieldsOf } from './fields.ts';
import { gateOf } from './gate.ts';
import { outsideOf } from './outside.ts';
import type { Passage } from './place.ts';
import type { Clause } from './reading.ts';
import { referencesOf } from './references.ts';
import { remembered } from './remembered.ts';
import { resourcesOf } from './resources.ts';
import { untilOf } from './until.ts';

/** What carries over to the next clause of the same sentence. */
type Carried = {
  passage: Passage | undefined;
  condition: string | null;
};

export function withDetails(text: string, drafts: readonly DraftClause[]): readonly DraftClause[] {
  const carried: Carried = { passage: undefined, condition: null };
  return drafts.map(draft => {
    if (draft.kind === 'heading') return draft;
    const body = bareText(
      text.slice(Math.max(draft.start, draft.passage.body), Math.min(draft.end, draft.passage.end)),
    ).replace(/[,。;]+$/, '');
    if (carried.passage !== draft.passage) {
      carried.passage = draft.passage;
      carried.condition = conditionAbove(draft.passage);
    }
    const detailed = detail(draft, body, carried);
    const { condition } = detailed;
    carried.condition = condition === null || SEQUENCE.test(condition) ? carried.condition : condition;
    return detailed;
  });
}

/** "而后," says in what order, not when. */
const SEQUENCE = /^(?:而后|然后|随后|之后|最后|事后|必要时|视情况?)$/;

function detail(draft: DraftClause, body: string, carried: Carried): DraftClause {
  const { discretion, references, fields, resources } = saidIn(body);
  const { modality } = draft;
  const said = {
    discretion,
    outside: outsideOf(body, draft.recipients),
    references,
    fields,
    resources:
      modality === 'must_not'
        ? []
        : modality === 'statement'
          ? resources.filter(({ quantity }) => quantity !== null)
          : resources,
  };
  if (modality === 'statement') return { ...draft, ...said };
  const condition = draft.condition ?? labelCondition(body);
  const situation = condition ?? carried.condition;
  return {
    ...draft,
    ...said,
    condition,
    ...(condition === null && carried.condition !== null ? { context: carried.condition } : {}),
    gate: gateOf(body, condition, modality === 'must_not'),
    escalation: escalationOf(body, situation, draft.recipients),
    ...askedIn(body),
    deadline: started(draft, situation),
  };
}

/** What the words alone say, whoever is meant. */
const saidIn = remembered((body: string) => ({
  discretion: discretionOf(body),
  references: referencesOf(body),
  fields: fieldsOf(body),
  resources: resourcesOf(body),
}));

const askedIn = remembered((body: string) => ({
  until: untilOf(body),
  exception: exceptionOf(body),
  evidence: evidenceOf(body),
}));

/** "橙色预警:停止售票". */
const WARNING = /^[红橙黄蓝]色(?:预警(?:信号)?)?(?:时|期间)?$|^[ⅠⅡⅢⅣ一二三四]级(?:预警|响应)(?:时|期间)?$/;

/** "有孩子受伤:随车老师打120": a label that says when. */
function labelCondition(body: string): string | null {
  const label = /^([^,。;:()]{2,16}):(?!\d)/.exec(body)?.[1];
  return label !== undefined && (isCondition(label) || WARNING.test(label)) ? label : null;
}

/** The clock of a limit starts at what the sentence says has happened. */
function started(draft: DraftClause, situation: string | null): Clause['deadline'] {
  const { deadline } = draft;
  if (deadline === null || deadline.origin !== null || situation === null) return deadline;
  if (deadline.class === 'clock' || deadline.class === 'event') return deadline;
  if (!isInstant(situation) || situation.includes(deadline.text)) return deadline;
  return { ...deadline, origin: situation };
}

/** Something that happens, no place, manner or judgement. */
function isInstant(situation: string): boolean {
  return !/^(?:必要时|需要时|视|根据|对(?!于?[^,]{2,30}(?:发生|出现))|一般|原则|在[^,]{1,12}(?:过程中|下|期间)$|无论|不论)|前$/.test(
    situation,
  );
}

/** A heading that says when: "发生火灾时", "如遇停电:". */
function conditionAbove(passage: Passage): string | null {
  const heading = passage.above.at(-1);
  if (heading === undefined || passage.heading) return null;
  const title = bareText(heading.title).replace(/[:。]$/, '');
  return isCondition(title) && !/的$/.test(title) ? title : null;
}

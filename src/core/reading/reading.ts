// What reading a document gives: its text and blocks, the clauses that tile it, units, scenarios and findings. Plain
// JSON: it is stored beside the upload, and the review screen shows it beside the original.
import type { FlatBlock } from '#core/document/flat-text.ts';
import type { Finding } from '#core/finding.ts';

export type Modality = 'must' | 'must_not' | 'should' | 'may' | 'statement';

export type ClauseKind =
  | 'heading'
  | 'purpose'
  | 'scope'
  | 'basis'
  | 'definition'
  | 'principle'
  | 'grading'
  | 'condition'
  | 'question'
  | 'notification'
  | 'report'
  | 'call'
  | 'recording'
  | 'assessment'
  | 'decision'
  | 'approval'
  | 'confirmation'
  | 'training'
  | 'periodic'
  | 'prohibition'
  | 'step'
  | 'other';

/** `implied`: named not in the clause but by its heading, lead-in or the sentence before. */
export type Actor = { readonly name: string; readonly implied?: true };

/** hard: a number; clock: a time of day or date; referenced: kept in another document; event: bounded by an event. */
export type DeadlineClass = 'hard' | 'clock' | 'immediate' | 'prompt' | 'event' | 'referenced';

export type Deadline = {
  readonly text: string;
  readonly value: number | null; // for `hard`, and for "提前1天"
  readonly unit: 'minutes' | 'hours' | 'days' | null;
  readonly class: DeadlineClass;
  /** What the clock counts from, as the text says; null: not said. */
  readonly origin: string | null;
  /** The time is the condition's: how long something may last before the act is due, which has no limit of its own. */
  readonly elapsed?: true;
};

/** `every`: ISO 8601 duration, "shift", "continuous" or null where the text gives no frequency. */
export type Periodicity = { readonly text: string; readonly every: string | null };

/** People, goods, vehicles, money or rooms a clause asks for. `quantity` null: not said. */
export type Resource = {
  readonly text: string; // "收银员 10 名"
  readonly name: string;
  readonly quantity: number | null;
  readonly unit: string | null; // "名", "台"
  /** Who keeps it and where, as a list of stocks says. */
  readonly keeper?: string;
  readonly place?: string;
};

/** Somebody outside, with the number where the text gives one: "拨打120". */
export type OutsideNumber = { readonly name: string; readonly number: string | null };

/** inside: another clause of this document; document: one kept elsewhere; law: a law, regulation or standard. */
export type Reference = {
  readonly text: string; // "按本预案4.2规定"
  readonly to: 'inside' | 'document' | 'law';
  readonly title: string; // "4.2", "值班制度", "中华人民共和国突发事件应对法"
  readonly clause?: string; // the clause meant, when it is inside and was found
};

/** Why a person should look at what was read. Each lowers `confidence`; doubt.ts says by how much and shows the sentence. */
export type Doubt =
  | 'no-actor' // a duty and nobody named
  | 'actor-carried' // taken from heading, lead-in or the sentence before
  | 'bare-duty' // taken as a duty although no word of the sentence says so
  | 'vague-recipient' // "相关部门", "有关人员"
  | 'no-origin' // a limit whose clock starts at nothing the text says
  | 'vague-urgency' // 立即, 及时: no number
  | 'unclear-condition'
  | 'left-to-discretion' // "视情况", "必要时"
  | 'garbled'
  | 'not-understood' // the rules found no sense in it: a remark, or a duty they do not know
  | 'number-out-of-order'; // the printed number repeats, skips or restarts

export type Clause = {
  readonly id: string; // c001 …; kept over editions by core/reading/identity.ts
  readonly quote: string; // text.slice(start, end)
  readonly start: number;
  readonly end: number;
  readonly block: string; // FlatBlock.id it begins in
  readonly number: string | null; // "二、4", "3.2.1", "四(一)"
  readonly path: readonly string[]; // headings above it, highest first
  readonly kind: ClauseKind;
  readonly modality: Modality;
  readonly actors: readonly Actor[]; // empty: nobody is named
  readonly recipients: readonly string[];
  readonly deadline: Deadline | null;
  readonly periodicity: Periodicity | null;
  readonly condition: string | null;
  /** A condition said before, in the sentence or its heading, that still holds; only where the clause has none itself. */
  readonly context?: string;
  readonly scenario: string | null; // name
  /** Must be so before the act may begin: "经公司管理层批准后". */
  readonly gate: string | null;
  /** Goes on until this is so: "直到客户满意为止". */
  readonly until: string | null;
  /** What the prohibition or duty does not cover: "除…外", "未经…不得". */
  readonly exception: string | null;
  /** Whom to turn to next when it is not done, not enough or not answered, as the text says. */
  readonly escalation: string | null;
  readonly resources: readonly Resource[];
  /** What remains as proof: "签字", "拍照", "做好记录". */
  readonly evidence: readonly string[];
  /** What the report or message has to say: "时间", "地点", "伤亡情况". */
  readonly fields: readonly string[];
  readonly discretion: readonly string[]; // "必要时", "视情况"
  readonly outside: readonly OutsideNumber[];
  readonly references: readonly Reference[];
  /** Of the row of a table of groups: the group, who leads it as which post, and who is in it. */
  readonly group?: {
    readonly name: string;
    readonly heads: readonly { readonly post: string; readonly holder: string }[];
    readonly members: readonly string[];
  };
  readonly confidence: number; // 0 … 1: how sure the rules are of the whole clause
  readonly doubts: readonly Doubt[];
};

export type UnitKind = 'unit' | 'post' | 'group' | 'outside';

export type ReadUnit = {
  readonly name: string;
  readonly kind: UnitKind;
  readonly clauses: readonly string[]; // where it acts or is told
};

/** Names that may mean the same unit or post, offered for a person to confirm: 客服部 / 市场客服部. The first is proposed. */
export type Synonym = {
  readonly names: readonly string[];
  readonly kind: UnitKind;
  readonly why: SynonymReason;
};

/** defined: "（以下简称…）"; contains: one name holds the other; known: from the organisation's dictionary. */
export type SynonymReason = 'defined' | 'contains' | 'abbreviation' | 'known';

export type ReadScenario = {
  readonly name: string;
  readonly clauses: readonly string[]; // empty: named, but without a body
  readonly trigger: string | null; // the text that says when it is this one
};

export type Reading = {
  readonly title: string;
  readonly text: string;
  readonly blocks: readonly FlatBlock[];
  readonly clauses: readonly Clause[];
  readonly units: readonly ReadUnit[];
  readonly synonyms: readonly Synonym[];
  readonly scenarios: readonly ReadScenario[];
  readonly findings: readonly Finding[];
};

export function isObligation(clause: Pick<Clause, 'modality'>): boolean {
  return clause.modality === 'must' || clause.modality === 'must_not';
}

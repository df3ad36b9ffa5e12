// A plan as the engine runs it: parsed, names resolved, spans in milliseconds, plain JSON. The YAML that people
// edit is read into this by parse-plan.ts; a version in force is stored in this shape and never changes.
import type { Millis } from '#core/time/instant.ts';

export type PlanId = string;
export type StepId = string;
export type FactId = string;
export type RoleId = string;
export type UnitId = string;
export type ScenarioId = string;
export type FormId = string;

/** A FEEL expression, as written. */
export type Feel = string;

/** A clause of the source document; `repaired` when its text was garbled and a person settled the reading. */
export type Source = { readonly clause: string; readonly reading?: 'repaired'; readonly note?: string };

/** 立即 immediately, 及时/尽快 promptly, asap 最短时间内. The word stays visible; the minutes are the organisation's. */
export type UrgencyWord = 'immediately' | 'promptly' | 'asap';

export type Plan = {
  readonly plan: PlanId;
  readonly title: string;
  readonly kind: 'comprehensive' | 'special' | 'on-site' | 'card';
  readonly zone: string; // IANA
  readonly head: PlanHead;
  readonly words: Readonly<Record<UrgencyWord, Millis>>;
  readonly units: Readonly<Record<UnitId, Unit>>;
  readonly roles: Readonly<Record<RoleId, Role>>;
  readonly facts: Readonly<Record<FactId, Fact>>;
  readonly acts: Readonly<Record<string, Act>>;
  readonly forms: Readonly<Record<FormId, Form>>;
  readonly contacts: Readonly<Record<string, Contact>>;
  readonly scenarios: Readonly<Record<ScenarioId, Scenario>>;
  /** Every step of every scenario by id; step ids are unique in a plan. */
  readonly steps: Readonly<Record<StepId, Step>>;
  /** Rungs of every must-duty that writes no ladder of its own. */
  readonly ladder: readonly Rung[];
  readonly filled: readonly Filled[];
  /** Clauses of the source that no step carries out, on purpose: clause id → reason. */
  readonly ignored: Readonly<Record<string, string>>;
};

export type PlanHead = {
  readonly code?: string;
  readonly issuer?: string;
  readonly edition?: string;
  readonly effective_from?: string;
  readonly scope?: string;
  readonly principles?: readonly string[];
  readonly basis?: readonly string[];
};

export type Unit = { readonly id: UnitId; readonly title: string; readonly parent?: UnitId };

export type Role = {
  readonly id: RoleId;
  readonly title: string;
  readonly unit?: UnitId;
  /** Relative roles are found in the incident, not in the roster. */
  readonly is?: 'reporter';
  /** A group of other roles: all their holders. */
  readonly members?: readonly RoleId[];
  /** Outside the organisation: never asked to sign in, never counted as a solver. */
  readonly outside?: boolean;
};

export type FactType =
  | 'yes-no'
  | 'number'
  | 'one-of'
  | 'text'
  | 'time'
  | 'place'
  | 'people'
  | 'list'
  | 'state';

export type Fact = {
  readonly id: FactId;
  readonly title: string;
  readonly type: FactType;
  readonly unit?: string;
  readonly values?: readonly string[];
  readonly ask: readonly RoleId[];
  /** State facts: how long it must stay off before the round is over (swallows flapping). */
  readonly stable?: Millis;
  /** List facts: the fields of an item. */
  readonly fields?: readonly Field[];
};

export type Act = { readonly id: string; readonly title: string; readonly by: RoleId };

export type Contact = {
  readonly id: string;
  readonly title: string;
  readonly number?: string;
  readonly keeper?: string;
};

export type Field = {
  readonly id: string;
  readonly title: string;
  readonly type: 'text' | 'number' | 'time' | 'yes-no' | 'one-of' | 'place' | 'people' | 'photo';
  readonly values?: readonly string[];
  readonly required: boolean;
};

export type Form = {
  readonly id: FormId;
  readonly title: string;
  readonly from: readonly Source[];
  readonly fields: readonly Field[];
};

export type Scenario = {
  readonly id: ScenarioId;
  readonly title: string;
  readonly from: readonly Source[];
  /** The state fact whose rising edge starts it; its round is the scenario's round. */
  readonly starts: FactId;
  readonly steps: readonly StepId[]; // in the order written
  readonly never: readonly Prohibition[];
  /** `goes_on`: steps whose duties may stay open after it (call back, write up); the case is filed when they are done. */
  readonly stand_down: { readonly when: Feel; readonly by: RoleId; readonly goes_on: readonly StepId[] };
};

export type Prohibition = {
  readonly id: string;
  readonly blocks: string; // act id
  readonly while?: Feel;
  readonly unless?: Feel | { readonly permission_of: RoleId };
  readonly from: readonly Source[];
};

/** People named by a plan, resolved to persons when the moment comes. */
export type Party =
  | { readonly kind: 'role'; readonly role: RoleId }
  | { readonly kind: 'reporter' }
  | { readonly kind: 'head-of'; readonly of: Party } // head of the unit of that party
  | { readonly kind: 'item-author' } // whoever entered the list item
  | { readonly kind: 'told-by'; readonly steps: readonly StepId[] } // those in fact told by these steps in this round
  | { readonly kind: 'contact'; readonly contact: string }; // outside number, called by a person

export type Who =
  | { readonly mode: 'one'; readonly party: Party }
  | { readonly mode: 'each-of'; readonly party: Party } // one duty per person on duty
  | { readonly mode: 'any-of'; readonly parties: readonly Party[] }; // one duty, whoever takes it first

export const STEP_EDGES = [
  'opened',
  'attempted',
  'sent',
  'acknowledged',
  'accepted',
  'arrived',
  'done',
] as const;

export type StepEdge = (typeof STEP_EDGES)[number];

export type Edge =
  | { readonly kind: 'step'; readonly step: StepId; readonly edge: StepEdge }
  | { readonly kind: 'state'; readonly fact: FactId; readonly edge: 'since' | 'ended' };

export type IncidentInstant = 'occurred' | 'reported' | 'activated' | 'stood_down';

/** Where a clock starts. `opened` is the duty's own opening; `fact` is the instant the fact was observed. */
export type Origin =
  | Edge
  | { readonly kind: 'incident'; readonly instant: IncidentInstant }
  | { readonly kind: 'fact'; readonly fact: FactId }
  | { readonly kind: 'opened' };

export type Opener =
  | { readonly kind: 'condition'; readonly feel: Feel }
  | { readonly kind: 'edge'; readonly edge: Edge }
  | { readonly kind: 'instant'; readonly offset: Millis; readonly origin: Origin };

/** How long a duty may take. `word` keeps the urgency word of the text beside the minutes taken for it. */
export type Limit = { readonly within: Millis; readonly of: Origin; readonly word?: UrgencyWord };

export type RungTarget =
  | { readonly kind: 'deputies' } // of the post that holds the duty, in order
  | { readonly kind: 'unit-head' }
  | { readonly kind: 'parent-head' }
  | { readonly kind: 'party'; readonly party: Party }
  | { readonly kind: 'alarm' }; // raises "nobody reachable"

/** Fires at origin + offset unless the duty bears the named mark by then. */
export type Rung = {
  readonly id: string;
  readonly offset: Millis;
  readonly of: Origin;
  readonly unless: 'acknowledged' | 'accepted' | 'arrived' | 'done';
  readonly tell: readonly RungTarget[];
};

export type Evidence = {
  readonly id: string;
  readonly title: string;
  readonly kind: 'note' | 'photo' | 'file' | 'form';
  readonly form?: FormId;
};

export type AnswerType =
  | { readonly kind: 'yes-no' }
  | { readonly kind: 'one-of'; readonly values: readonly string[] }
  | { readonly kind: 'fields'; readonly fields: readonly Field[] };

export type Action =
  | { readonly kind: 'task'; readonly evidence: readonly Evidence[] }
  | {
      readonly kind: 'notify';
      readonly to: readonly Party[];
      readonly quorum: 'any' | 'all' | number;
      readonly done: 'attempted' | 'sent' | 'delivered' | 'acknowledged';
      readonly say: readonly string[]; // fact ids or "fact.since" that the message must carry
    }
  | {
      readonly kind: 'call';
      readonly contact?: string;
      readonly item_field?: string;
      readonly script: readonly string[];
    }
  | {
      readonly kind: 'record';
      readonly in: string;
      readonly fields: readonly Field[];
      readonly list?: FactId;
    }
  | { readonly kind: 'assess'; readonly facts: readonly FactId[] }
  | {
      readonly kind: 'decide';
      readonly question: string;
      readonly answer: AnswerType;
      readonly reason: 'required' | 'optional';
      readonly asked_by?: Party;
    }
  | {
      readonly kind: 'approve';
      readonly by: readonly Party[];
      readonly quorum: 'any' | 'all' | number;
      readonly on_no: 'end' | 'back' | 'up';
    }
  | { readonly kind: 'report'; readonly form: FormId; readonly to: readonly Party[] }
  | {
      readonly kind: 'confirm';
      readonly question: string;
      readonly of: string; // who outside answers, as people call them: "客户"
      readonly not_by: readonly RoleId[]; // solvers: never record the outsider's answer
      readonly again?: StepId; // `no` opens the next round of this step
    }
  | { readonly kind: 'wait'; readonly for: Feel };

export type StepKind = Action['kind'];

export type Step = {
  readonly id: StepId;
  readonly scenario: ScenarioId;
  readonly title: string; // `do`, or made from the kind
  readonly from: readonly Source[];
  readonly force: 'must' | 'should' | 'may';
  readonly who: Who;
  readonly action: Action;
  readonly after: readonly Edge[];
  readonly when?: Feel;
  readonly if_unknown: 'ask' | 'open' | 'wait';
  readonly opens: readonly Opener[]; // any of them; empty: as soon as `after` and `when` allow
  readonly while?: Feel;
  readonly each?: { readonly list: FactId; readonly where?: Feel };
  readonly limit?: Limit;
  readonly ladder?: readonly Rung[]; // undefined: the plan's own
  readonly life_safety?: boolean; // cannot be waived at stand-down
};

/** A value the text does not give: where it acts, and why it was taken. Signed at approval, shown wherever it acts. */
export type Filled = { readonly at: readonly string[]; readonly why: string };

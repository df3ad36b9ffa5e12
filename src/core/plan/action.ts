// What a step does: one kind, and when that kind is done. docs/plan-language.md has a line and an example for each.
import type { Millis } from '#core/time/instant.ts';
import type { Consequence } from './clock.ts';
import type { AnswerType, Evidence, Field } from './field.ts';
import type { FactId, Feel, FormId, ListId, PlanId, ResourceId, RoleId, ScenarioId, StepId } from './ids.ts';
import type { Party, Quorum } from './party.ts';

export type Action =
  | { readonly kind: 'task'; readonly evidence: readonly Evidence[] }
  | Notify
  | Call
  | Record
  | { readonly kind: 'assess'; readonly facts: readonly FactId[] }
  | Decide
  | Approve
  | {
      readonly kind: 'report';
      readonly form: FormId;
      readonly to: readonly Party[];
      readonly copy?: readonly string[]; // logs that get a copy
    }
  | Confirm
  | { readonly kind: 'wait'; readonly for: Feel }
  | Dispatch
  | Convene
  | RollCall
  | Watch
  | Request
  | Expect
  | Use;

export type StepKind = Action['kind'];

type Notify = {
  readonly kind: 'notify';
  readonly to: readonly Party[]; // with `relay`: everybody in its stages
  readonly quorum: 'any' | 'all' | number;
  readonly done: 'attempted' | 'sent' | 'delivered' | 'acknowledged';
  readonly say: readonly string[]; // fact ids or "fact.since" that the message must carry
  /** One sender, one after another in the order written; the next when the one before is `done`. Absent: all at once. */
  readonly order?: 'one-by-one';
  /** Each receiver passes it on: stage by stage, each with its own clock from receipt. */
  readonly relay?: readonly RelayStage[];
  /** Channels in the order to be tried ("radio", "phone"); "any": whatever works. */
  readonly via?: readonly string[];
  readonly next_channel?: Millis; // no answer: the next of `via` after this long
};

export type RelayStage = {
  readonly from?: Party; // absent: whoever received the stage before; of the first, whoever does the step
  readonly to: readonly Party[];
  readonly quorum: 'any' | 'all' | number;
};

type Call = {
  readonly kind: 'call';
  readonly contact?: string;
  readonly item_field?: string;
  readonly script: readonly string[];
  readonly via?: readonly string[];
  readonly again?: Millis; // not answered: once more after this long
  readonly outcomes?: readonly string[]; // what may come of it: told, no answer
};

type Record = {
  readonly kind: 'record';
  readonly in: string;
  readonly fields: readonly Field[];
  readonly list?: FactId;
  readonly copy?: readonly string[];
};

type Decide = {
  readonly kind: 'decide';
  readonly question: string;
  readonly answer: AnswerType;
  readonly reason: 'required' | 'optional';
  readonly asked_by?: Party;
  readonly again?: boolean; // may be decided any number of times; each is an answer of its own
};

type Approve = {
  readonly kind: 'approve';
  readonly by: readonly Party[];
  readonly quorum: 'any' | 'all' | number;
  readonly on_no: 'end' | 'back' | 'up';
  readonly back_to?: StepId; // with `back`: the step whose next round opens
};

type Confirm = {
  readonly kind: 'confirm';
  readonly question: string;
  readonly of: string; // who outside answers, as people call them: "客户"
  readonly not_by: readonly RoleId[]; // solvers: never record the outsider's answer
  readonly again?: StepId; // `no` opens the next round of this step
  /** Nobody there to answer for so long: these decide how it goes on. It is never confirmed by silence. */
  readonly unreachable?: { readonly after: Millis; readonly decide: Party };
};

/** People, goods or money counted as reserved, sent, arrived, used, returned. */
export type Dispatch = {
  readonly kind: 'dispatch';
  readonly what: string; // as people call it
  readonly resource?: ResourceId; // taken from these
  readonly count: Count;
  readonly lender?: Party; // who lends or sends it
  readonly lead?: Party; // who leads those sent
  readonly ends: 'reserved' | 'sent' | 'arrived' | 'used' | 'returned'; // done at this edge
  readonly if_short?: Consequence;
  readonly give_back?: string; // when it goes back, as the text says
};

/** 2..3 per shift, of whom 1 roving. `least` = `most` where the text gives one figure; undefined: not said. */
export type Count = {
  readonly least?: number;
  readonly most?: number;
  readonly unit?: string;
  readonly per?: 'day' | 'shift' | 'time';
  readonly need?: number; // what is wanted in all, and what there is: the gap is shown
  readonly have?: number;
  readonly of_which?: readonly { readonly count: number; readonly as: string }[];
};

export type Convene = {
  readonly kind: 'convene';
  readonly members: readonly Party[];
  readonly quorum: Quorum; // done when so many have gathered
  readonly place?: string;
  readonly gives?: ListId; // measures decided there: items of this list, which `each` makes duties of
};

export type RollCall = {
  readonly kind: 'roll_call';
  readonly of: RollOf;
  readonly ticks: readonly string[]; // what each may be: present, injured, missing
  readonly missing?: Consequence;
};

/** People of a role or several, items of a list, or whoever is on site, as the text says it. */
export type RollOf =
  | { readonly kind: 'parties'; readonly parties: readonly Party[] }
  | { readonly kind: 'list'; readonly list: ListId }
  | { readonly kind: 'text'; readonly text: string };

/** A grid of ticks until the step's `until` or `while` ends it. Missed ticks are closed as missed, never piled up. */
export type Watch = {
  readonly kind: 'watch';
  readonly every: Millis;
  readonly from: 'grid' | 'last-done'; // `last-done` where the interval itself matters: loosen the tie every 30 minutes
  readonly asks?: Party; // who has to answer: reachability of somebody else
  readonly fields: readonly Field[]; // what each tick writes down
  readonly missed?: Consequence & { readonly after: Millis };
};

/** Stands by; each request opens a round with its own clock. */
export type Request = {
  readonly kind: 'request';
  readonly what: string;
  readonly by: readonly Party[]; // who may ask; empty: anybody in the case
  readonly evidence: readonly Evidence[]; // what is given
};

/** Equipment behaves as expected, by itself; else these are told and these steps open. Within the step's limit. */
export type Expect = { readonly kind: 'expect'; readonly holds: Feel; readonly otherwise: Consequence };

export type Use = {
  readonly kind: 'use';
  readonly plan: PlanId;
  readonly scenario?: ScenarioId;
  /** also: beside this one; instead: this one hands over when it is accepted; call: this one waits for its end. */
  readonly mode: 'also' | 'instead' | 'call';
  readonly accepted_by?: Party;
};

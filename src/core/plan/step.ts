// One step of a plan: who does what, when it opens, what must hold, how long it may take, whom to call.
import type { Action } from './action.ts';
import type { Consequence, Due, Edge, Limit, Need, Opener, Rung } from './clock.ts';
import type { FactId, Feel, PlanId, ScenarioId, Source, StepId } from './ids.ts';
import type { Party, Who } from './party.ts';

export type Step = {
  readonly id: StepId;
  /** The scenario or routine it belongs to; "gates" and "after" for those of the whole plan. */
  readonly scenario: ScenarioId;
  /** Where it stands, when that is no scenario: a routine, before the work at all, after stand-down. */
  readonly part?: 'routine' | 'gate' | 'after';
  readonly title: string; // `do`, or made from the kind
  readonly from: readonly Source[];
  readonly force: 'must' | 'should' | 'may';
  readonly who: Who;
  readonly sticky?: boolean; // stays with the same person, off duty or not
  readonly action: Action;
  /** Exactly one of these is what is to be done: the first that holds, `when` absent for "otherwise". */
  readonly cases?: readonly Case[];
  readonly after: readonly Edge[];
  readonly when?: Feel;
  readonly if_unknown: 'ask' | 'open' | 'wait';
  readonly opens: readonly Opener[]; // any of them; empty: as soon as `after` and `when` allow
  /** Opens only when this person says it is needed (必要时); "not needed" is an answer, with its reason. */
  readonly discretion?: Party;
  readonly while?: Feel; // withdrawn when it no longer holds
  readonly until?: readonly Need[]; // done when any of them comes about
  readonly needs?: readonly Need[]; // open but locked until all of them hold
  readonly holds?: readonly Feel[]; // must hold throughout
  readonly on_loss?: OnLoss; // one of `holds` is lost
  readonly overridden_by?: Override; // who may go through a lock of `needs` or `holds`
  readonly each?: { readonly list: FactId; readonly where?: Feel };
  readonly limit?: Limit;
  readonly due?: Due;
  readonly meets?: Edge; // two arrivals that belong together; the gap is shown
  readonly ladder?: readonly Rung[]; // undefined: the plan's own
  readonly life_safety?: boolean; // cannot be waived at stand-down
  /** One act satisfies both this duty and that one. */
  readonly same_as?: { readonly plan?: PlanId; readonly step: StepId };
};

export type Case = {
  readonly when?: Feel;
  readonly title: string;
  readonly until?: readonly Need[];
  readonly from: readonly Source[];
};

/** stop: the duty is halted until all holds again; withdraw: it is over. Both may tell people and open steps. */
export type OnLoss = Consequence & { readonly do: 'stop' | 'withdraw' };

/** A lock on a person yields to danger to life and to whoever is named here, always logged. */
export type Override = { readonly by: Party; readonly reason: boolean };

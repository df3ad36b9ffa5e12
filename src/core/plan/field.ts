// What people fill in: fields of forms, entries and answers; facts that can be known; evidence.
import type { Millis } from '#core/time/instant.ts';
import type { Due, Limit, Rung } from './clock.ts';
import type { FactId, Feel, FormId, ListId, RoleId, Source, StepId } from './ids.ts';
import type { Party } from './party.ts';

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
  /** How long whoever is asked may take; absent: the minutes of 立即. */
  readonly answer_within?: Millis;
  /** State facts: how long it must stay off before the round is over (swallows flapping). */
  readonly stable?: Millis;
  /** State facts: on while this holds; nobody reports it. */
  readonly when?: Feel;
  /** State facts: rungs hung on the state itself. */
  readonly ladder?: readonly Rung[];
  /** One value for each item of this list ("seat_down" per seat). */
  readonly per?: ListId;
  /** List facts: the fields of an item. */
  readonly fields?: readonly Field[];
  readonly from?: readonly Source[];
};

/** How sure a value is. A field that says nothing takes exact values only. */
export type Certainty = 'exact' | 'about' | 'unconfirmed';

export type Field = {
  readonly id: string;
  readonly title: string;
  readonly type: 'text' | 'number' | 'time' | 'yes-no' | 'one-of' | 'place' | 'people' | 'photo';
  readonly values?: readonly string[];
  readonly required: boolean;
  readonly unit?: string;
  readonly may_be?: readonly Certainty[];
  readonly least?: number; // photos, people: how many
  readonly or_reason?: boolean; // a reason stands in for it: no photo because …
  readonly from_fact?: string; // filled in beforehand: "outage.since"
};

export type Form = {
  readonly id: FormId;
  readonly title: string;
  readonly from: readonly Source[];
  readonly fields: readonly Field[];
  readonly sign?: FormSignature;
  readonly to?: readonly Party[];
  /** When it is due, for steps that write no limit of their own. */
  readonly limit?: Limit;
  readonly due?: Due;
  /** Late: nothing more, or not without a reason. */
  readonly late_reason?: 'required' | 'optional';
  /** Fields left unconfirmed need a note, and this step chases them. */
  readonly unconfirmed?: { readonly note: 'required' | 'optional'; readonly chase?: StepId };
};

export type FormSignature = {
  readonly by: readonly Party[]; // empty: whoever fills it in
  readonly handed_in_at: boolean; // with the time it was handed in
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

// The operations of the desk, as http and cli call them. Rights are checked by the caller's route (rights.ts);
// rules of the incident itself (is it your duty, is it closed) by the core.
import type { DutyChange } from '#core/compare/duty-changes.ts';
import type { Finding } from '#core/finding.ts';
import type { FactId, Plan, PlanId, ScenarioId } from '#core/plan/plan.ts';
import type { Entry } from '#core/reading/dictionary.ts';
import type { Command } from '#core/response/command.ts';
import type { FactValue, FieldMarks, Holder, IncidentId, IncidentState, Mark } from '#core/response/state.ts';
import type { ReviewCommand } from '#core/review/command.ts';
import type { Decision } from '#core/review/decision.ts';
import type { Review } from '#core/review/review.ts';
import type { ReviewSettings } from '#core/review/settings.ts';
import type { PersonId } from '#core/roster/roster.ts';
import type { Instant } from '#core/time/instant.ts';
import type { Actor } from './actor.ts';
import type { PlanDrift } from './base-plans.ts';
import type {
  DictionaryEntry,
  EditionListed,
  EditionRow,
  OrgId,
  PlanVersion,
  RosterRecord,
  SourceDocument,
  StoredProposal,
} from './ports.ts';
import type { Result } from './result.ts';

export type NewIncident = {
  readonly plan: PlanId; // its version in force
  readonly scenarios: readonly ScenarioId[];
  readonly kind: 'incident' | 'drill';
  readonly title?: string; // else the scenario's
  readonly reporter?: PersonId; // else the actor
  readonly occurred?: Instant; // else now
  readonly facts: Readonly<Record<FactId, FactValue>>;
  readonly exercise?: string; // of the plan: the drill follows its script
};

/** Who will be called and what opens, decided by the engine itself on a state that is thrown away. */
export type Preview = {
  readonly duties: readonly {
    readonly step: string;
    readonly title: string;
    readonly force: 'must' | 'should' | 'may';
    readonly due: Instant | null;
    readonly people: readonly {
      readonly person: PersonId;
      readonly name: string;
      readonly as: 'holder' | 'receiver';
      readonly reason: string;
      readonly channels: readonly string[];
    }[];
    readonly nobody: boolean;
  }[];
  readonly later: readonly {
    readonly step: string;
    readonly title: string;
    readonly opens: Instant | null;
  }[];
};

export type ReportPreview = Preview & { readonly recent: readonly Recent[] };

/** An incident of the same kind that ended a short time ago: it may be that one again. */
export type Recent = {
  readonly incident: IncidentId;
  readonly title: string;
  readonly stood_down: Instant;
};

/** What adopting a version would change: what has to be decided, what comes, what opens and moves at once. */
export type AdoptionPreview = {
  readonly plan: {
    readonly id: PlanId;
    readonly title: string;
    readonly from: number;
    readonly version: number;
  };
  readonly goes: readonly {
    readonly duty: string;
    readonly title: string;
    readonly holders: readonly Holder[];
  }[];
  readonly other: readonly { readonly duty: string; readonly title: string }[];
  readonly comes: readonly { readonly step: string; readonly title: string }[];
  readonly changed: readonly { readonly step: string; readonly title: string }[];
  readonly leaves: readonly { readonly scenario: string; readonly title: string }[];
  readonly opens: readonly {
    readonly title: string;
    readonly due: Instant | null;
    readonly holders: readonly Holder[];
  }[];
  readonly moves: readonly { readonly title: string; readonly from: Instant | null; readonly to: Instant }[];
};

/** A command as a person sends it: the desk adds who and when it was received. */
export type PersonCommand = Exclude<
  Command,
  { type: 'ReportIncident' } | { type: 'PassTime' } | { type: 'RecordDelivery' } | { type: 'AbsorbIncident' }
>;
export type CommandBody = PersonCommand extends infer C
  ? C extends { by: PersonId }
    ? Omit<C, 'by'> & { readonly by?: PersonId }
    : never
  : never;

export type Board = {
  readonly state: IncidentState;
  readonly plan: Plan;
  readonly roster: RosterRecord;
  readonly next_due: Instant | null;
  readonly closing: Closing;
  /** Plans of the case that have a newer version in force. */
  readonly newer: Readonly<Record<PlanId, number>>;
};

/** What still stands in the way of standing down. */
export type Closing = {
  readonly may_close: boolean;
  readonly condition: { readonly feel: string; readonly holds: boolean | null };
  readonly ticks: readonly { readonly id: string; readonly title: string; readonly ticked: Mark | null }[];
  readonly open_musts: readonly {
    readonly duty: string;
    readonly title: string;
    readonly waivable: boolean;
  }[];
};

export interface IncidentDesk {
  preview(actor: Actor, input: NewIncident): Promise<Result<ReportPreview>>;
  report(
    actor: Actor,
    commandId: string,
    input: NewIncident,
  ): Promise<Result<{ readonly incident: IncidentId; readonly seq: number }>>;
  act(
    actor: Actor,
    incident: IncidentId,
    commandId: string,
    body: CommandBody,
  ): Promise<Result<{ readonly seq: number }>>;
  board(org: OrgId, incident: IncidentId): Promise<Result<Board>>;
  /** `plan` null: the first plan of the case. */
  adoption(
    org: OrgId,
    incident: IncidentId,
    plan: PlanId | null,
    version: number | null, // null: the one in force
  ): Promise<Result<AdoptionPreview>>;
}

export type PlanCheck = { readonly plan: Plan | null; readonly findings: readonly Finding[] };

export type TakenUpload = {
  readonly document: string;
  readonly plan: PlanId;
  readonly version: number;
  readonly revision: number;
  readonly edition: number | null; // null: there is nothing to review
  readonly findings: readonly Finding[];
};

export interface PlanDesk {
  /**
   * Keeps the upload, reads it, makes a draft plan of it. Unreadable files are refused, and kept all the same. Where a plan of
   * the same title is here it is kept, and `same-title` asks what it is; `separate` says so beforehand.
   */
  upload(
    actor: Actor,
    file: { readonly name: string; readonly media_type: string; readonly bytes: Uint8Array },
    choice?: 'separate',
  ): Promise<Result<TakenUpload>>;
  /** Answers what `same-title` asked. */
  takeUpload(actor: Actor, document: string, as: 'edition' | 'separate'): Promise<Result<TakenUpload>>;
  /** Its reading is as the review has it. */
  document(org: OrgId, id: string): Promise<Result<SourceDocument>>;
  /** A plan id that nobody has yet, made of the title. */
  freeId(org: OrgId, title: string): Promise<PlanId>;
  check(org: OrgId, yaml: string): Promise<PlanCheck>;
  saveDraft(
    actor: Actor,
    plan: PlanId,
    yaml: string,
    revision: number | null,
    /** Document the draft was made from; else that of the draft before. */
    source?: string,
  ): Promise<
    Result<{ readonly version: number; readonly revision: number; readonly findings: readonly Finding[] }>
  >;
  version(
    org: OrgId,
    plan: PlanId,
    version: number,
  ): Promise<Result<{ readonly version: PlanVersion; readonly findings: readonly Finding[] }>>;
  /** How far a version has drifted from the plan it refines; null when it refines none. */
  drift(org: OrgId, plan: PlanId, version: number): Promise<Result<PlanDrift | null>>;
  /** Refused with the findings while any is an error: a role nobody holds, say. */
  putIntoForce(
    actor: Actor,
    plan: PlanId,
    version: number,
    revision: number,
  ): Promise<Result<{ readonly version: number }>>;
}

export type LoadedReview = {
  readonly edition: EditionRow;
  readonly review: Review;
  readonly settings: ReviewSettings;
};

export type ReviewDecided = LoadedReview & {
  readonly before: Review;
  readonly decision: Decision;
  readonly learnt: readonly DictionaryEntry[];
};

type EditionTally = {
  readonly unchanged: number;
  readonly moved: number;
  readonly edited: number;
  readonly new: number;
};

export type UploadedEdition = EditionTally & {
  readonly document: string;
  readonly edition: number;
  readonly plan: PlanId | null;
  readonly review: Review;
  readonly removed: number;
};

export type EditionChanges = EditionTally & {
  readonly before: string | null; // document of the edition before
  readonly removed: readonly { readonly clause: string; readonly quote: string }[];
  readonly duties: readonly DutyChange[];
};

export interface ReviewDesk {
  load(org: OrgId, document: string): Promise<Result<LoadedReview>>;
  /** All editions of a chain, oldest first. */
  editions(org: OrgId, chain: string): Promise<readonly EditionListed[]>;
  /** `seen` is the seq of the review the person looked at; `teach` are words of the clause for the dictionary. */
  decide(
    actor: Actor,
    document: string,
    commandId: string,
    seen: number,
    command: ReviewCommand,
    teach: readonly Entry[],
  ): Promise<Result<ReviewDecided>>;
  uploadEdition(
    actor: Actor,
    before: string,
    file: { readonly name: string; readonly media_type: string; readonly bytes: Uint8Array },
  ): Promise<Result<UploadedEdition>>;
  /** The same file again, with what the reader and the dictionary know now: a new edition. */
  reread(actor: Actor, document: string): Promise<Result<UploadedEdition>>;
  changes(org: OrgId, document: string): Promise<Result<EditionChanges>>;
  /** Replaces the plan's draft by one made of the review as it stands. `revision` null: there is no draft yet. */
  draft(
    actor: Actor,
    document: string,
    commandId: string,
    revision: number | null,
  ): Promise<
    Result<{
      readonly plan: PlanId;
      readonly version: number;
      readonly revision: number;
      readonly seq: number;
      readonly open: number;
      readonly findings: readonly Finding[];
    }>
  >;
  proposals(org: OrgId, document: string): Promise<readonly StoredProposal[]>;
  /** The model that may be asked, and about how many clauses of this document still; null: none is configured. */
  proposer(org: OrgId, document: string): Promise<{ readonly model: string; readonly left: number } | null>;
  propose(
    actor: Actor,
    document: string,
    clauses: readonly string[] | null,
  ): Promise<Result<{ readonly asked: number; readonly proposed: readonly string[]; readonly left: number }>>;
  settings(org: OrgId): Promise<ReviewSettings>;
  saveSettings(actor: Actor, settings: ReviewSettings): Promise<ReviewSettings>;
  teach(actor: Actor, entry: Entry): Promise<DictionaryEntry>;
  forget(actor: Actor, entry: string): Promise<Result<undefined>>;
}

/** What a phone card shows and may do: one person, one duty. Every use of a link goes through here. */
export interface CardDesk {
  open(secret: string): Promise<Result<Card>>;
  /** acknowledge, accept, arrive, done, decline; `at` is the original time of the tap, kept when it was made offline. */
  act(secret: string, commandId: string, act: CardAct): Promise<Result<Card>>;
}

export type CardAct = {
  readonly act: 'acknowledge' | 'accept' | 'arrive' | 'done' | 'decline';
  readonly at?: Instant;
  readonly answer?: unknown;
  readonly facts?: Readonly<Record<FactId, FactValue>>;
  readonly fields?: Readonly<Record<string, unknown>>;
  readonly marks?: FieldMarks;
  readonly note?: string;
  readonly reason?: string; // decline
};

export type Card = {
  readonly organisation: string;
  readonly zone: string;
  readonly language: 'zh' | 'en';
  readonly incident: {
    readonly title: string;
    readonly drill: boolean;
    readonly scenario: string;
    readonly phase: IncidentState['phase'];
    readonly occurred: Instant;
  };
  readonly person: { readonly name: string; readonly as: 'holder' | 'called' | 'receiver' };
  readonly duty: {
    readonly title: string;
    readonly kind: string;
    readonly phase: string;
    readonly due: Instant | null;
    readonly overdue: boolean;
    readonly acknowledged: Instant | null; // by this person
    readonly done: Instant | null;
    readonly say: readonly { readonly title: string; readonly value: string; readonly instant?: Instant }[];
    /** Inputs asked for when it is done: fields of a form, facts to find out, the answer of a decision. */
    readonly asks: readonly {
      readonly id: string;
      readonly title: string;
      readonly type: string;
      readonly values: readonly string[];
      readonly unit: string | null;
      readonly required: boolean;
      readonly target: 'answer' | 'fact' | 'field';
    }[];
    readonly call: {
      readonly title: string;
      readonly number: string | null;
      readonly script: readonly string[];
    } | null;
  };
  readonly may: readonly CardAct['act'][];
};

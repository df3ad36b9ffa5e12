// What the desk needs from outside: a clock, a store, channels. Each port has one contract suite, run against every
// implementation (memory and PostgreSQL for the store).
import type { LifeRecord } from '#core/life/act.ts';
import type { Waiting } from '#core/life/waiting.ts';
import type { Plan, PlanId } from '#core/plan/plan.ts';
import type { Entry } from '#core/reading/dictionary.ts';
import type { IncidentEvent, MessageContent, MessagePurpose } from '#core/response/event.ts';
import type { DutyId, IncidentId, IncidentState } from '#core/response/state.ts';
import type { Decision } from '#core/review/decision.ts';
import type { ClauseProposal } from '#core/review/proposal.ts';
import type { ReviewSettings } from '#core/review/settings.ts';
import type { PersonId } from '#core/roster/roster.ts';
import type { Instant, Millis } from '#core/time/instant.ts';

export type OrgId = string;

/** Owns *now* and waking up. The test clock is moved by hand and runs what is due. */
export interface Clock {
  now(): Instant;
  /** Calls back once at or soon after `at`; the returned function cancels. */
  wakeAt(at: Instant, call: () => void): () => void;
}

// ---------------------------------------------------------------- incidents

export type StoredIncident = {
  readonly org: OrgId;
  readonly state: IncidentState;
  readonly next_due: Instant | null;
};

/** One act on one incident: all of it is written in one transaction or none of it. */
export type Act = {
  readonly org: OrgId;
  readonly incident: IncidentId;
  readonly from_seq: number; // seq of the state it was decided on; 0: the incident is new
  readonly state: IncidentState; // after it
  readonly events: readonly IncidentEvent[];
  readonly actor: string | null; // user or person id; null: the clock
  readonly now: Instant;
  readonly next_due: Instant | null;
  readonly messages: readonly OutgoingMessage[];
  readonly command: { readonly id: string; readonly digest: string; readonly answer: unknown } | null;
};

/** One message on one channel: an outbox row. `key` never changes over retries. */
export type OutgoingMessage = {
  readonly key: string; // MessageRequested.key + "/" + channel
  readonly person: PersonId;
  readonly channel: string;
  readonly address: string;
  readonly duty: DutyId;
  readonly purpose: MessagePurpose;
  readonly content: MessageContent;
  readonly language: 'zh' | 'en';
  readonly link: TaskLink | null;
};

/** A right to see and acknowledge one duty as one person, without signing in. Only the hash of its secret is stored. */
export type TaskLink = { readonly hash: string; readonly expires: Instant };

export type StoredEvent = {
  readonly cursor: string; // position in the organisation's stream: an opaque text, safe as Last-Event-ID
  readonly incident: IncidentId;
  readonly seq: number; // from 1, without gaps in an incident
  readonly actor: string | null;
  readonly recorded: Instant;
  readonly event: IncidentEvent;
};

export type CommandAnswer =
  | { readonly kind: 'new' }
  | { readonly kind: 'repeated'; readonly answer: unknown }
  | { readonly kind: 'other-body' };

export interface IncidentStore {
  /** Was this command id answered before? Same digest: the answer; another digest: refused. */
  findCommand(org: OrgId, id: string, digest: string): Promise<CommandAnswer>;
  /** Writes a new incident in one round trip. A command id that is taken writes nothing and says so. */
  create(act: Act): Promise<CommandAnswer>;
  /**
   * Locks the incident, loads it, lets `decide` make the act and writes it, in one transaction.
   * `decide` returns null to write nothing. Undefined when there is no such incident in the organisation.
   */
  update(
    org: OrgId,
    incident: IncidentId,
    decide: (found: StoredIncident) => Act | null,
  ): Promise<'written' | 'unchanged' | 'missing' | CommandAnswer>;
  /**
   * Locks up to `limit` incidents due at or before `now` that nobody else holds (SKIP LOCKED), oldest due first, fair
   * between organisations, and writes what `decide` makes of each in the same transaction. Returns how many it took.
   */
  updateDue(now: Instant, limit: number, decide: (found: StoredIncident) => Act | null): Promise<number>;
  /** The earliest next_due of all, or null. */
  earliestDue(): Promise<Instant | null>;
  load(org: OrgId, incident: IncidentId): Promise<StoredIncident | undefined>;
  list(org: OrgId, filter: IncidentFilter): Promise<Page<IncidentRow>>;
  /** Events of one incident in order, from `after_seq` on. */
  events(org: OrgId, incident: IncidentId, after_seq: number, limit: number): Promise<readonly StoredEvent[]>;
  /** The organisation's stream after a cursor; never skips an event that commits late. `limit` 0: the present end alone. */
  stream(
    org: OrgId,
    after: string | null,
    limit: number,
  ): Promise<{ readonly events: readonly StoredEvent[]; readonly cursor: string }>;
  /** Open duties of a person over all open incidents, most urgent first. */
  dutiesOf(org: OrgId, person: PersonId): Promise<readonly DutyRow[]>;
}

export type Page<T> = { readonly items: readonly T[]; readonly next: string | null; readonly total: number };

export type IncidentFilter = {
  readonly phase?: 'open' | 'closed';
  readonly text?: string; // part of the title
  readonly plan?: PlanId;
  readonly after?: string; // cursor of the page before
  readonly limit: number;
};

export type IncidentRow = {
  readonly id: IncidentId;
  readonly title: string;
  readonly plan: PlanId;
  readonly version: number;
  readonly kind: 'incident' | 'drill' | 'routine';
  readonly phase: IncidentState['phase'];
  readonly occurred: Instant;
  readonly reported: Instant;
  readonly open_duties: number;
  readonly overdue: number;
  readonly alarms: number;
  readonly next_due: Instant | null;
};

export type DutyRow = {
  readonly incident: IncidentId;
  readonly incident_title: string;
  readonly duty: DutyId;
  readonly title: string;
  readonly due: Instant | null;
  readonly overdue: boolean;
};

// ---------------------------------------------------------------- outbox

export type OutboxState = 'waiting' | 'sending' | 'sent' | 'dead' | 'cancelled';

export type OutboxRow = OutgoingMessage & {
  readonly id: string;
  readonly org: OrgId;
  readonly incident: IncidentId;
  readonly state: OutboxState;
  readonly attempts: number;
  readonly created: Instant;
  readonly next_try: Instant | null;
  readonly last_error: string | null;
  readonly fence: number; // rises with every claim; only the last claimer may finish
};

export type SendOutcome =
  | { readonly kind: 'sent' }
  | { readonly kind: 'retry'; readonly at: Instant; readonly error: string }
  | { readonly kind: 'dead'; readonly error: string };

export interface OutboxStore {
  /**
   * Takes up to `limit` rows due at `now`, or whose holder's lease ran out, fair between organisations.
   * `busy` are channels that have no room now: their rows are left for later.
   */
  claim(now: Instant, lease: Millis, limit: number, busy?: readonly string[]): Promise<readonly OutboxRow[]>;
  /** Writes outcomes; those whose fence is no longer theirs are dropped. Returns the ids that were written. */
  finish(
    now: Instant,
    outcomes: readonly { readonly id: string; readonly fence: number; readonly outcome: SendOutcome }[],
  ): Promise<readonly string[]>;
  earliestTry(): Promise<Instant | null>;
  list(
    org: OrgId,
    filter: {
      readonly state?: OutboxState;
      readonly incident?: IncidentId;
      readonly after?: string;
      readonly limit: number;
    },
  ): Promise<Page<OutboxRow>>;
  /** A dead row waits again. False when it is not dead or not of this organisation. */
  sendAgain(org: OrgId, id: string, now: Instant): Promise<boolean>;
}

export interface LinkStore {
  /** The link of a hash with its duty and person, expired or revoked ones too (the caller says why it refuses). */
  find(hash: string): Promise<StoredLink | undefined>;
  revoke(
    org: OrgId,
    incident: IncidentId,
    duty: DutyId,
    person: PersonId | null,
    now: Instant,
  ): Promise<number>;
}

export type StoredLink = {
  readonly org: OrgId;
  readonly incident: IncidentId;
  readonly duty: DutyId;
  readonly person: PersonId;
  readonly expires: Instant;
  readonly revoked: Instant | null;
};

// ---------------------------------------------------------------- plans

export type SourceDocument = {
  readonly id: string;
  readonly org: OrgId;
  readonly name: string; // file name as uploaded
  readonly media_type: string;
  readonly bytes: Uint8Array; // the upload as it came, kept for ever
  readonly reading: unknown; // what core/reading made of it (JSON)
  readonly uploaded: Instant;
  readonly by: string;
  readonly outcome?: UploadOutcome; // none: uploaded before this was kept
};

/** What became of an upload. */
export type UploadOutcome =
  /** It has a review and a plan of its own, or is an edition of another document. */
  | { readonly kind: 'read' }
  /** Kept all the same: why, as it was said then. */
  | { readonly kind: 'refused'; readonly code: string; readonly detail: Readonly<Record<string, unknown>> }
  /** Printed here and not edited since: the plan itself was taken back, there is nothing to review. */
  | { readonly kind: 'taken-back'; readonly plan: PlanId; readonly version: number }
  /** There is a plan of the same title: whether this is a new edition of it or a plan of its own, a person says. */
  | ({ readonly kind: 'waiting' } & SameTitle);

export type SameTitle = {
  readonly plan: PlanId;
  readonly title: string;
  readonly before: string | null; // latest document of that plan; null: it was written here
  readonly share: number | null; // of its clauses that are in that document as well
  readonly proposed: 'edition' | 'separate';
};

export type UploadRow = Pick<SourceDocument, 'id' | 'name' | 'media_type' | 'uploaded' | 'by'> & {
  readonly size: number;
  readonly outcome: UploadOutcome | null;
  readonly was_read: boolean;
  readonly edition: number | null; // null: it has no review
  readonly clauses: number;
  readonly settled: number;
  readonly plan: PlanId | null;
};

export interface UploadStore {
  /** Latest first; `text` is part of the file name. */
  list(
    org: OrgId,
    filter: { readonly text?: string; readonly after?: string; readonly limit: number },
  ): Promise<Page<UploadRow>>;
  /** False when its outcome is of another kind by now: of two who answer, one does. */
  become(org: OrgId, id: string, from: UploadOutcome['kind'], outcome: UploadOutcome): Promise<boolean>;
  /** Of an upload that waited: its reading with the ids of the edition before it. */
  readAs(org: OrgId, id: string, reading: unknown): Promise<void>;
}

export type PlanVersionState = 'draft' | 'in-force' | 'retired';

export type PlanVersion = {
  readonly org: OrgId;
  readonly plan: PlanId;
  readonly version: number;
  readonly state: PlanVersionState;
  readonly title: string;
  readonly yaml: string;
  readonly compiled: Plan | null; // null while the draft has errors
  readonly source: string | null; // SourceDocument.id
  readonly saved: Instant;
  readonly saved_by: string;
  readonly in_force_from: Instant | null;
  readonly approved_by: string | null;
  readonly revision: number; // rises with every save of a draft: for If-Match
};

export interface PlanStore {
  addDocument(document: SourceDocument): Promise<void>;
  document(org: OrgId, id: string): Promise<SourceDocument | undefined>;
  /** Saves a draft. `expected` is the revision it was edited from; null: there must be none yet. */
  saveDraft(
    draft: Omit<PlanVersion, 'state' | 'revision' | 'in_force_from' | 'approved_by'>,
    expected: number | null,
  ): Promise<{ readonly revision: number } | 'stale'>;
  version(org: OrgId, plan: PlanId, version: number): Promise<PlanVersion | undefined>;
  versions(org: OrgId, plan: PlanId): Promise<readonly Omit<PlanVersion, 'yaml' | 'compiled'>[]>;
  list(
    org: OrgId,
    filter: {
      readonly text?: string;
      readonly state?: PlanVersionState;
      readonly after?: string;
      readonly limit: number;
    },
  ): Promise<Page<PlanRow>>;
  /** The draft becomes the version in force, the former one is retired, in one transaction. 'stale' when the draft changed meanwhile. */
  putIntoForce(
    org: OrgId,
    plan: PlanId,
    version: number,
    revision: number,
    by: string,
    now: Instant,
  ): Promise<'done' | 'stale'>;
  inForce(org: OrgId, plan: PlanId): Promise<PlanVersion | undefined>;
}

export type PlanRow = {
  readonly plan: PlanId;
  readonly title: string;
  readonly in_force: number | null;
  readonly draft: number | null;
  readonly changed: Instant;
  readonly scenarios: readonly { readonly id: string; readonly title: string }[]; // of the version in force, else the draft
};

// ---------------------------------------------------------------- routines

/** A time something that comes round fell due. */
export type RoutineSlot = {
  readonly org: OrgId;
  readonly plan: PlanId;
  readonly routine: string; // "routine:walk", "exercise:fire_drill", "training:newcomers"
  readonly slot: string;
  readonly opens: Instant;
  readonly due: Instant;
  readonly state: 'open' | 'done' | 'missed';
  readonly incident: IncidentId | null; // null: it passed while nobody kept the clock
  readonly by: PersonId; // in whose name the case was opened
  readonly done_at: Instant | null;
};

/** People who have a role since a routine posted them. */
export type Posting = {
  readonly org: OrgId;
  readonly role: string;
  readonly people: readonly PersonId[];
  readonly since: Instant;
  readonly until: Instant | null; // null: until the next posting
  readonly incident: IncidentId;
};

export interface RoutineStore {
  /** False when it is there already: somebody else opens its case. */
  claim(slot: RoutineSlot): Promise<boolean>;
  /** An open one is done or missed; the postings of its case are written with it, once. */
  close(
    slot: Pick<RoutineSlot, 'org' | 'plan' | 'routine' | 'slot'>,
    how: { readonly state: 'done' | 'missed'; readonly done_at: Instant | null },
    postings: readonly Posting[],
  ): Promise<void>;
  /** Of all organisations, earliest first. */
  open(): Promise<readonly RoutineSlot[]>;
  /** The latest of each thing that comes round, and the latest that was done. */
  latest(org: OrgId): Promise<readonly RoutineSlot[]>;
  /** The last so many of one, latest first. */
  history(org: OrgId, plan: PlanId, routine: string, limit: number): Promise<readonly RoutineSlot[]>;
  /** The latest of each role. */
  postings(org: OrgId): Promise<readonly Posting[]>;
}

// ---------------------------------------------------------------- life of plans

/** What the acts about a plan leave open. */
export type LifeStanding = {
  readonly waiting: readonly Waiting[];
  readonly review_due: string | null; // "YYYY-MM-DD"
  readonly review_called: boolean;
};

export type PaperRow = Omit<Waiting, 'person'> & { readonly plan: PlanId; readonly title: string };

export type ReviewDueRow = {
  readonly plan: PlanId;
  readonly title: string;
  readonly due: string | null;
  readonly called: boolean;
};

export interface PlanLifeStore {
  records(org: OrgId, plan: PlanId): Promise<readonly LifeRecord[]>;
  /**
   * In one transaction: the records, what they leave open, and a version in force that is retired. `after` is the last seq
   * that was seen; 'stale' when somebody was faster. No records: only what is open is written anew.
   */
  append(
    org: OrgId,
    plan: PlanId,
    act: {
      readonly after: number;
      readonly records: readonly LifeRecord[];
      readonly standing: LifeStanding;
      readonly retire: number | null;
    },
  ): Promise<'done' | 'stale'>;
  /** What waits for a person, oldest first; at most 500. */
  papers(org: OrgId, person: PersonId): Promise<readonly PaperRow[]>;
  /** Plans in force to be looked at again before that day, or called for at once: those first, then by date. */
  reviewsDue(
    org: OrgId,
    filter: { readonly before: string; readonly after?: string; readonly limit: number },
  ): Promise<Page<ReviewDueRow>>;
}

// ---------------------------------------------------------------- reviews

/** One edition of a document under review; editions of the same plan form a chain. */
export type Edition = {
  readonly org: OrgId;
  readonly document: string; // SourceDocument.id
  readonly chain: string; // document of the first edition
  readonly edition: number; // from 1
  readonly before: string | null; // document of the edition before
  readonly plan: PlanId | null;
  readonly identity: unknown; // core/reading/identity.ts: what became of the clauses of the edition before
  readonly began: Instant;
};

export type ReviewCounts = { readonly clauses: number; readonly settled: number };
export type EditionRow = Edition & ReviewCounts & { readonly seq: number };
export type EditionListed = EditionRow & { readonly name: string; readonly by: string };

/** Written in one transaction: the decision, what it taught, and the command that is answered by it. */
export type ReviewAct = {
  readonly org: OrgId;
  readonly document: string;
  readonly from_seq: number;
  readonly decisions: readonly Decision[];
  readonly counts: ReviewCounts;
  readonly learnt: readonly DictionaryEntry[];
  /** Decisions of this document whose lessons are forgotten. */
  readonly forgotten: readonly number[];
  readonly command: { readonly id: string; readonly digest: string; readonly answer: unknown };
};

export type DictionaryEntry = Entry & {
  readonly id: string;
  readonly from: { readonly document: string; readonly clause: string; readonly seq: number } | null;
  readonly by: string;
  readonly at: Instant;
};

export type StoredProposal = ClauseProposal & { readonly model: string; readonly at: Instant };

export interface ReviewStore {
  /** 'taken' when the document has its edition already, or its chain that number. */
  begin(edition: Edition, decisions: readonly Decision[], counts: ReviewCounts): Promise<'done' | 'taken'>;
  edition(org: OrgId, document: string): Promise<EditionRow | undefined>;
  /** Oldest first. */
  chain(org: OrgId, chain: string): Promise<readonly EditionListed[]>;
  /** The latest edition of each chain, latest begun first. */
  list(org: OrgId, filter: { readonly after?: string; readonly limit: number }): Promise<Page<EditionListed>>;
  /** The plan whose versions name this document as their source. */
  planOf(org: OrgId, document: string): Promise<PlanId | undefined>;
  setPlan(org: OrgId, document: string, plan: PlanId): Promise<void>;
  decisions(org: OrgId, document: string, after_seq: number): Promise<readonly Decision[]>;
  /** 'moved-on': `from_seq` is not the last any more. Command ids are shared with those of incidents. */
  append(act: ReviewAct): Promise<'written' | 'moved-on' | Exclude<CommandAnswer, { kind: 'new' }>>;
  /** What counts now, oldest first. */
  dictionary(org: OrgId): Promise<readonly DictionaryEntry[]>;
  teach(org: OrgId, entries: readonly DictionaryEntry[]): Promise<void>;
  /** False when there is none of this id (any more). Removed entries are kept in the table, with who and when. */
  forget(org: OrgId, entry: string, by: string, now: Instant): Promise<boolean>;
  settings(org: OrgId): Promise<ReviewSettings | undefined>;
  saveSettings(org: OrgId, settings: ReviewSettings): Promise<void>;
  proposals(org: OrgId, document: string): Promise<readonly StoredProposal[]>;
  /** A clause has one proposal: the latest. */
  addProposals(org: OrgId, document: string, proposals: readonly StoredProposal[]): Promise<void>;
}

// ---------------------------------------------------------------- organisation

export type Organisation = {
  readonly id: OrgId;
  readonly name: string;
  readonly zone: string;
  readonly language: 'zh' | 'en';
};

export type Address = {
  readonly channel: string;
  readonly value: string;
  readonly secret?: string;
  readonly verified: boolean;
};

export type PersonRecord = {
  readonly id: PersonId;
  readonly org: OrgId;
  readonly name: string;
  readonly unit: string | null;
  readonly language: 'zh' | 'en';
  readonly addresses: readonly Address[]; // in the order wanted
  readonly user: string | null; // account, when the person may sign in
};

export type Holding = {
  readonly post: string;
  readonly person: PersonId;
  readonly capacity: 'holder' | 'deputy';
  readonly order: number;
  readonly on_duty: boolean;
};

export type RosterRecord = {
  readonly version: number;
  readonly people: readonly PersonRecord[];
  readonly units: readonly {
    readonly id: string;
    readonly title: string;
    readonly parent: string | null;
    readonly head: PersonId | null;
  }[];
  readonly posts: readonly { readonly id: string; readonly title: string; readonly unit: string | null }[];
  readonly holdings: readonly Holding[];
};

export interface RosterStore {
  organisation(org: OrgId): Promise<Organisation | undefined>;
  organisations(): Promise<readonly Organisation[]>;
  addOrganisation(organisation: Organisation): Promise<void>;
  /** Rises with every change; cheap, for caches. */
  rosterVersion(org: OrgId): Promise<number>;
  roster(org: OrgId): Promise<RosterRecord>;
  savePerson(person: PersonRecord): Promise<void>;
  saveUnit(org: OrgId, unit: RosterRecord['units'][number]): Promise<void>;
  savePost(org: OrgId, post: RosterRecord['posts'][number]): Promise<void>;
  /** Replaces all holdings of a post. */
  saveHoldings(org: OrgId, post: string, holdings: readonly Holding[]): Promise<void>;
}

// ---------------------------------------------------------------- audit

export type AuditEntry = {
  readonly org: OrgId;
  readonly at: Instant;
  readonly actor: string | null;
  readonly action: string; // "plan.put-into-force", "link.revealed" …
  readonly object: string;
  readonly outcome: 'done' | 'refused';
  readonly detail: Readonly<Record<string, unknown>>; // never secrets
  readonly address: string | null; // network address
};

export interface AuditStore {
  /** All of them or none, in order. */
  add(...entries: readonly AuditEntry[]): Promise<void>;
  list(
    org: OrgId,
    filter: {
      readonly actor?: string;
      readonly action?: string;
      readonly after?: string;
      readonly limit: number;
    },
  ): Promise<Page<AuditEntry & { readonly id: string }>>;
}

export interface Store {
  readonly incidents: IncidentStore;
  readonly outbox: OutboxStore;
  readonly links: LinkStore;
  readonly plans: PlanStore;
  readonly lives: PlanLifeStore;
  readonly uploads: UploadStore;
  readonly routines: RoutineStore;
  readonly reviews: ReviewStore;
  readonly roster: RosterStore;
  readonly audit: AuditStore;
  /** Another process wrote something due earlier, or a message, or an event. Signals are hints: missing one costs time only. */
  listen(
    on: (signal: {
      readonly kind: 'due' | 'outbox' | 'events';
      readonly org: OrgId | null;
      readonly at?: Instant; // the earliest instant that was written as due, where it is known
    }) => void,
  ): Promise<() => Promise<void>>;
  /** False while the database is away. */
  healthy(): Promise<boolean>;
  close(): Promise<void>;
}

// ---------------------------------------------------------------- channels

export type ChannelMessage = {
  readonly key: string; // the receiver may drop repeats by it
  readonly org: OrgId;
  readonly address: string;
  readonly secret: string | null; // webhook signing secret of the address
  readonly language: 'zh' | 'en';
  readonly zone: string;
  readonly purpose: MessagePurpose;
  readonly content: MessageContent;
  readonly link: string | null;
  readonly now: Instant;
};

export type ChannelResult =
  | { readonly kind: 'accepted'; readonly reference: string | null }
  | {
      readonly kind: 'fault';
      readonly retry: boolean;
      readonly code: string;
      readonly detail: string;
      readonly not_before?: Instant;
    };

/** A message in words of the receiver's language. Lines are in reading order; text and html say the same. */
export type MessageWords = {
  readonly subject: string;
  readonly lines: readonly { readonly label: string; readonly value: string }[];
  readonly text: string;
  readonly html: string; // a whole document, everything of the content escaped
};

/** How channels get their words; main gives them desk/messages. */
export type WriteMessage = (message: ChannelMessage) => MessageWords;

export interface Channel {
  readonly kind: string; // "email", "webhook", "in-app"
  /** Never throws: every trouble is a fault that says whether a retry may help. Gives up by itself after its time limit. */
  send(message: ChannelMessage): Promise<ChannelResult>;
  close(): Promise<void>;
}

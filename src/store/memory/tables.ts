// The rows of the memory store, shared by its ports.
import type { LifeRecord } from '#core/life/act.ts';
import type { Decision } from '#core/review/decision.ts';
import type { ReviewSettings } from '#core/review/settings.ts';
import type {
  Act,
  AuditEntry,
  DictionaryEntry,
  EditionRow,
  LifeStanding,
  Organisation,
  OrgId,
  OutboxRow,
  PlanVersion,
  Posting,
  RosterRecord,
  RoutineSlot,
  SourceDocument,
  StoredEvent,
  StoredIncident,
  StoredLink,
  StoredProposal,
} from '#desk/ports.ts';
import { asStored } from '../json-text.ts';
import { localSignals, type Signals } from '../signals.ts';

/** A removed entry stays. */
export type Taught = DictionaryEntry & { readonly org: OrgId; readonly removed: number | null };

export type PlanLife = {
  readonly org: OrgId;
  readonly plan: string;
  readonly records: readonly LifeRecord[];
  readonly standing: LifeStanding;
};

export type Tables = {
  readonly signals: Signals;
  readonly incidents: Map<string, StoredIncident>;
  readonly commands: Map<string, { readonly id: string; readonly digest: string; readonly answer: unknown }>;
  readonly events: (StoredEvent & { readonly org: OrgId })[];
  readonly outbox: Map<string, OutboxRow>; // by id
  readonly links: Map<string, StoredLink>; // by hash
  readonly documents: Map<string, SourceDocument>;
  readonly plans: Map<string, PlanVersion>;
  readonly lives: Map<string, PlanLife>;
  readonly slots: Map<string, RoutineSlot>;
  readonly postings: Map<string, Posting>;
  readonly editions: Map<string, EditionRow>;
  readonly decisions: Map<string, readonly Decision[]>;
  readonly dictionary: Taught[];
  readonly reviewSettings: Map<OrgId, ReviewSettings>;
  readonly proposals: Map<string, readonly StoredProposal[]>;
  readonly organisations: Map<OrgId, Organisation>;
  readonly rosters: Map<OrgId, RosterRecord>;
  readonly audit: (AuditEntry & { readonly id: string })[];
  /** The messages of an act and the links in them. */
  queue(act: Act): void;
};

export function emptyTables(): Tables {
  const outbox = new Map<string, OutboxRow>();
  const links = new Map<string, StoredLink>();
  const keys = new Set<string>();
  return {
    signals: localSignals(),
    incidents: new Map(),
    commands: new Map(),
    events: [],
    outbox,
    links,
    documents: new Map(),
    plans: new Map(),
    lives: new Map(),
    slots: new Map(),
    postings: new Map(),
    editions: new Map(),
    decisions: new Map(),
    dictionary: [],
    reviewSettings: new Map(),
    proposals: new Map(),
    organisations: new Map(),
    rosters: new Map(),
    audit: [],
    queue({ org, incident, now, messages }) {
      for (const message of asStored(messages)) {
        const { duty, person, link } = message;
        if (link && !links.has(link.hash))
          links.set(link.hash, { org, incident, duty, person, expires: link.expires, revoked: null });
        const key = JSON.stringify([org, message.key]);
        if (keys.has(key)) continue;
        keys.add(key);
        const id = String(outbox.size + 1);
        const empty = { attempts: 0, last_error: null, fence: 0 };
        outbox.set(id, {
          ...message,
          ...empty,
          id,
          org,
          incident,
          state: 'waiting',
          created: now,
          next_try: now,
        });
      }
    },
  };
}

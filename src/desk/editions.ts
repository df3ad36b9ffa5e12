// Editions of a document: the first begins a review, a later one is read with the ids of the one before and keeps the
// review of what is unchanged. Documents uploaded before there were reviews begin theirs when somebody looks.
import { type DutyChange, dutyChanges } from '#core/compare/duty-changes.ts';
import type { PlanId } from '#core/plan/plan.ts';
import { dictionaryOf } from '#core/reading/dictionary.ts';
import { highestOf, keepIdentity } from '#core/reading/identity.ts';
import type { Reading } from '#core/reading/reading.ts';
import { acceptedAlone, type Carried, carryOver } from '#core/review/carry.ts';
import type { Decision } from '#core/review/decision.ts';
import { type Review, reviewOf } from '#core/review/review.ts';
import { reviewedReading } from '#core/review/reviewed-reading.ts';
import { type ReviewSettings, USUAL_SETTINGS } from '#core/review/settings.ts';
import { storedReading } from '#core/review/stored-reading.ts';
import { type Actor, nameOf } from './actor.ts';
import type { Clock, EditionRow, OrgId, Store } from './ports.ts';
import type { ReadUpload } from './read-upload.ts';
import type { Readings } from './readings.ts';
import { ok, type Result, refuse } from './result.ts';
import type { EditionChanges, UploadedEdition } from './services.ts';

/** What is kept of how an edition follows on the one before. */
export type EditionIdentity = {
  readonly changes: Readonly<Record<string, 'moved' | 'edited' | 'new'>>;
  readonly removed: readonly string[];
  readonly highest: number;
  readonly earlier: Carried['earlier'];
};

export type EditionParts = {
  readonly store: Store;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly readings: Readings;
  readonly readUpload: ReadUpload;
};

export type Editions = {
  edition(org: OrgId, document: string): Promise<Result<EditionRow>>;
  /** `plan`: that it is a document of; else the one that names it as its source. */
  begin(org: OrgId, document: string, reading: Reading, plan?: PlanId): Promise<void>;
  isSuperseded(edition: EditionRow): Promise<boolean>;
  upload(
    actor: Actor,
    before: string,
    file: { readonly name: string; readonly media_type: string; readonly bytes: Uint8Array },
  ): Promise<Result<UploadedEdition>>;
  /** What was read becomes the edition after `before`; `keep` writes it down with the ids of what is unchanged. */
  follow(
    org: OrgId,
    before: string,
    document: string,
    reading: Reading,
    keep: (reading: Reading) => Promise<void>,
  ): Promise<Result<UploadedEdition>>;
  changes(org: OrgId, document: string): Promise<Result<EditionChanges>>;
};

export function makeEditions(parts: EditionParts): Editions {
  const { store, clock, newId, readings, readUpload } = parts;
  const settings = async (org: OrgId) => (await store.reviews.settings(org)) ?? USUAL_SETTINGS;

  async function begin(org: OrgId, document: string, reading: Reading, of?: PlanId): Promise<void> {
    const identity: EditionIdentity = {
      changes: {},
      removed: [],
      highest: highestOf(reading.clauses),
      earlier: {},
    };
    const plan = of ?? (await store.reviews.planOf(org, document)) ?? null;
    const began = clock.now();
    const decisions = begunWith(reading, [], await settings(org), {}, began);
    const chain = { chain: document, edition: 1, before: null };
    await store.reviews.begin(
      { org, document, ...chain, plan, identity, began },
      decisions,
      countsOf(reviewOf(reading, decisions)),
    );
  }

  async function edition(org: OrgId, document: string): Promise<Result<EditionRow>> {
    const found = await store.reviews.edition(org, document);
    if (found) return ok(found);
    const source = await store.plans.document(org, document);
    if (!source) return refuse('unknown-document', { document });
    const { outcome } = source;
    if (outcome?.kind === 'taken-back')
      return refuse('printed-here', { document, plan: outcome.plan, version: outcome.version });
    if (outcome?.kind === 'waiting') return refuse('upload-waits', { document, title: outcome.title });
    const reading = storedReading(source.reading);
    if (!reading) return refuse('nothing-was-read', { document });
    await begin(org, document, reading);
    const made = await store.reviews.edition(org, document);
    return made ? ok(made) : refuse('unknown-document', { document });
  }

  async function isSuperseded({ org, chain, edition: number }: EditionRow): Promise<boolean> {
    const all = await store.reviews.chain(org, chain);
    return all.some(one => one.edition > number);
  }

  async function both(
    org: OrgId,
    document: string,
  ): Promise<Result<{ readonly edition: EditionRow; readonly review: Review }>> {
    const found = await edition(org, document);
    if (!found.ok) return found;
    const review = await readings.review(org, document);
    return review ? ok({ edition: found.value, review }) : refuse('nothing-was-read', { document });
  }

  async function follow(
    org: OrgId,
    before: string,
    document: string,
    reading: Reading,
    keep: (reading: Reading) => Promise<void>,
  ): Promise<Result<UploadedEdition>> {
    const former = await both(org, before);
    if (!former.ok) return former;
    if (await isSuperseded(former.value.edition)) return refuse('edition-superseded', { document: before });
    const at = clock.now();
    const follows = followOn(former.value, reading, before);
    const { identity } = follows;
    const { chain, plan, edition: number } = former.value.edition;
    const set = await settings(org);
    const decisions = begunWith(follows.reading, follows.decisions, set, identity.earlier, at);
    const review = reviewOf(follows.reading, decisions);
    await keep(follows.reading);
    const done = await store.reviews.begin(
      { org, document, chain, edition: number + 1, before, plan, identity, began: at },
      decisions,
      countsOf(review),
    );
    if (done === 'taken') return refuse('edition-superseded', { document: before });
    return ok({ document, edition: number + 1, plan, review, ...tally(follows.reading, identity) });
  }

  return {
    edition,
    begin,
    isSuperseded,

    follow,

    async upload(actor, before, file) {
      const { org } = actor;
      const former = await both(org, before);
      if (!former.ok) return former;
      if (await isSuperseded(former.value.edition)) return refuse('edition-superseded', { document: before });
      const entries = await store.reviews.dictionary(org);
      const read = await readUpload(file.bytes, file.name, dictionaryOf(entries));
      const document = newId();
      const stored = { id: document, org, ...file, uploaded: clock.now(), by: nameOf(actor) };
      if (!read.ok) {
        const { code, detail = {} } = read.refused;
        await store.plans.addDocument({
          ...stored,
          reading: null,
          outcome: { kind: 'refused', code, detail },
        });
        return refuse(code, { ...detail, document });
      }
      return await follow(org, before, document, read.reading, reading =>
        store.plans.addDocument({ ...stored, reading, outcome: { kind: 'read' } }),
      );
    },

    async changes(org, document) {
      const now = await both(org, document);
      if (!now.ok) return now;
      const identity = now.value.edition.identity as EditionIdentity;
      const { before } = now.value.edition;
      const counts = tally(now.value.review.reading, identity);
      if (before === null)
        return ok({ before, ...counts, unchanged: counts.unchanged, removed: [], duties: [] });
      const former = await both(org, before);
      if (!former.ok) return former;
      const gone = new Set(identity.removed);
      const removed = former.value.review.reading.clauses.filter(clause => gone.has(clause.id));
      const duties: readonly DutyChange[] = dutyChanges(
        reviewedReading(former.value.review).reading,
        reviewedReading(now.value.review).reading,
      );
      return ok({
        before,
        ...counts,
        removed: removed.map(({ id, quote }) => ({ clause: id, quote })),
        duties,
      });
    },
  };
}

type Follows = {
  readonly reading: Reading;
  readonly identity: EditionIdentity;
  readonly decisions: readonly Decision[];
};

function followOn(
  former: { readonly edition: EditionRow; readonly review: Review },
  read: Reading,
  document: string,
): Follows {
  const { highest } = former.edition.identity as EditionIdentity;
  const kept = keepIdentity(former.review.reading, read, highest);
  const { decisions, earlier } = carryOver(former.review, document, kept);
  const { changes, removed } = kept;
  return { reading: kept.reading, identity: { changes, removed, highest: kept.highest, earlier }, decisions };
}

/** What was carried over, and then what the organisation's threshold accepts by itself, as a decision like any other. */
function begunWith(
  reading: Reading,
  carried: readonly Decision[],
  { alone_above }: ReviewSettings,
  earlier: Carried['earlier'],
  at: number,
): readonly Decision[] {
  const clauses = acceptedAlone(reviewOf(reading, carried), alone_above, earlier);
  if (clauses.length === 0 || alone_above === null) return carried;
  const act = { type: 'accept', clauses, above: alone_above } as const;
  return [...carried, { seq: carried.length + 1, by: null, at, act }];
}

function tally(reading: Reading, { changes, removed }: EditionIdentity) {
  const count = (change: string) => Object.values(changes).filter(one => one === change).length;
  const [moved, edited, added] = [count('moved'), count('edited'), count('new')];
  const unchanged = reading.clauses.length - moved - edited - added;
  return { unchanged, moved, edited, new: added, removed: removed.length };
}

export function countsOf(review: Review): { readonly clauses: number; readonly settled: number } {
  const all = [...review.clauses.values()];
  return { clauses: all.length, settled: all.filter(one => one.settled !== null).length };
}

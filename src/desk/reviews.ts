// Reviews of readings: what people decide about each clause, kept one by one; new editions, which keep what is unchanged;
// the draft plan made of what was reviewed; and what the organisation's dictionary learns on the way.

import { dictionaryOf, type Entry } from '#core/reading/dictionary.ts';
import { decideReview, decisionOf, type ReviewCommand } from '#core/review/command.ts';
import type { Decision } from '#core/review/decision.ts';
import { type Lesson, lessonsOf } from '#core/review/lessons.ts';
import { afterDecision, type Review } from '#core/review/review.ts';
import { USUAL_SETTINGS } from '#core/review/settings.ts';
import { nameOf } from './actor.ts';
import { digestOf } from './digest.ts';
import { countsOf, type Editions } from './editions.ts';
import type { Clock, DictionaryEntry, OrgId, Store } from './ports.ts';
import { makeProposals } from './proposals.ts';
import type { Proposer } from './proposer.ts';
import type { Readings } from './readings.ts';
import { ok, type Result, refuse } from './result.ts';
import { makeReviewDrafts } from './review-drafts.ts';
import type { LoadedReview, PlanDesk, ReviewDecided, ReviewDesk } from './services.ts';

export type ReviewDeskParts = {
  readonly store: Store;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly readings: Readings;
  readonly editions: Editions;
  readonly plans: PlanDesk;
  readonly proposer: Proposer | null;
};

/** Two may decide at the same instant; the second is decided again on what the first left. */
const TRIES = 30;

export function makeReviewDesk(parts: ReviewDeskParts): ReviewDesk {
  const { store, clock, newId, readings, editions } = parts;
  const settings = async (org: OrgId) => (await store.reviews.settings(org)) ?? USUAL_SETTINGS;

  async function load(org: OrgId, document: string): Promise<Result<LoadedReview>> {
    const edition = await editions.edition(org, document);
    if (!edition.ok) return edition;
    const [review, set] = await Promise.all([readings.review(org, document), settings(org)]);
    if (!review) return refuse('nothing-was-read', { document });
    return ok({ edition: edition.value, review, settings: set });
  }

  /** What a person teaches by hand must stand in the clause it is said to come from. */
  function wrongTerm(review: Review, command: ReviewCommand, teach: readonly Entry[]): string | undefined {
    const quote = command.type === 'correct' ? review.clauses.get(command.clause)?.clause.quote : undefined;
    return teach.find(({ term }) => !quote?.replace(/\s+/g, '').includes(term.replace(/\s+/g, '')))?.term;
  }

  function entryOf(lesson: Lesson, document: string, decision: Decision): DictionaryEntry {
    const { term, meaning, clause } = lesson;
    const { seq, at, by } = decision;
    return { id: newId(), term, meaning, from: { document, clause, seq }, by: by ?? '', at };
  }

  const drafts = makeReviewDrafts({ ...parts, load });

  return {
    load,
    uploadEdition: editions.upload,
    async reread(actor, document) {
      const found = await store.plans.document(actor.org, document);
      if (!found) return refuse('unknown-document', { document });
      const { name, media_type, bytes } = found;
      return await editions.upload(actor, document, { name, media_type, bytes });
    },
    changes: editions.changes,
    editions: (org, chain) => store.reviews.chain(org, chain),
    draft: drafts.make,
    ...makeProposals({ ...parts, load }),

    async decide(actor, document, commandId, seen, command, teach) {
      const digest = digestOf({ document, command, teach });
      for (let tries = 0; tries < TRIES; tries++) {
        const loaded = await load(actor.org, document);
        if (!loaded.ok) return loaded;
        const { review, edition } = loaded.value;
        if (await editions.isSuperseded(edition)) return refuse('edition-superseded', { document });
        const by = nameOf(actor);
        const known = await store.reviews.dictionary(actor.org);
        const outcome = decideReview(review, command, {
          ...{ by, seen, settings: loaded.value.settings },
          dictionary: dictionaryOf(known),
        });
        const term = wrongTerm(review, command, teach);
        if (!outcome.ok || term !== undefined) {
          const refused = outcome.ok
            ? refuse('term-not-in-clause', { term })
            : refuse(outcome.code, outcome.detail);
          return await orAnswered(actor.org, commandId, digest, document, refused);
        }
        const decision = decisionOf(review, outcome.act, by, clock.now());
        const own = teach.map(entry => ({
          ...entry,
          clause: command.type === 'correct' ? command.clause : '',
        }));
        const lessons = [...lessonsOf(review, outcome.act, known), ...own];
        const learnt = lessons.map(lesson => entryOf(lesson, document, decision));
        const after = afterDecision(review, decision);
        const written = await store.reviews.append({
          org: actor.org,
          document,
          from_seq: review.seq,
          decisions: [decision],
          counts: countsOf(after),
          learnt,
          forgotten: decision.act.type === 'undo' ? [decision.act.seq] : [],
          command: { id: commandId, digest, answer: { seq: decision.seq } },
        });
        if (written === 'moved-on') continue;
        if (written !== 'written') return await answered(actor.org, document, written);
        return ok({
          before: review,
          review: after,
          decision,
          learnt,
          settings: loaded.value.settings,
          edition,
        });
      }
      return refuse('decided-on-old-state');
    },

    settings,
    async saveSettings(actor, next) {
      await store.reviews.saveSettings(actor.org, next);
      return next;
    },

    async teach(actor, { term, meaning }) {
      const entry = { id: newId(), term, meaning, from: null, by: nameOf(actor), at: clock.now() };
      await store.reviews.teach(actor.org, [entry]);
      return entry;
    },

    async forget(actor, entry) {
      const done = await store.reviews.forget(actor.org, entry, nameOf(actor), clock.now());
      return done ? ok(undefined) : refuse('unknown-entry', { entry });
    },
  };

  async function orAnswered(
    org: OrgId,
    id: string,
    digest: string,
    document: string,
    refused: Result<ReviewDecided>,
  ): Promise<Result<ReviewDecided>> {
    const before = await store.incidents.findCommand(org, id, digest);
    return before.kind === 'new' ? refused : await answered(org, document, before);
  }

  /** The decision that this command made, with the review as it stands now. */
  async function answered(
    org: OrgId,
    document: string,
    answer: { readonly kind: 'repeated'; readonly answer: unknown } | { readonly kind: 'other-body' },
  ): Promise<Result<ReviewDecided>> {
    if (answer.kind === 'other-body') return refuse('command-id-reused');
    const loaded = await load(org, document);
    if (!loaded.ok) return loaded;
    const { review, edition, settings: set } = loaded.value;
    const { seq } = answer.answer as { readonly seq: number };
    const decision = review.decisions[seq - 1];
    if (!decision) return refuse('command-id-reused');
    const entries = await store.reviews.dictionary(org);
    const learnt = entries.filter(entry => entry.from?.document === document && entry.from.seq === seq);
    return ok({ before: review, review, decision, learnt, settings: set, edition });
  }
}

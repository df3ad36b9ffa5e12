// Asking a language model about clauses the rules are unsure of. What it says is checked against the clause's own text and
// kept beside the reading; it settles nothing. Each document has a budget, each call its time limit.
import type { Clause } from '#core/reading/reading.ts';
import { isUncertain } from '#core/review/progress.ts';
import { checkedProposals, type ProposalQuestion } from '#core/review/proposal.ts';
import { orderedClauses } from '#core/review/review.ts';
import type { Clock, OrgId, Store } from './ports.ts';
import type { Proposer } from './proposer.ts';
import { ok, type Result, refuse } from './result.ts';
import type { LoadedReview, ReviewDesk } from './services.ts';

export type ProposalParts = {
  readonly store: Store;
  readonly clock: Clock;
  readonly proposer: Proposer | null;
  readonly load: (org: OrgId, document: string) => Promise<Result<LoadedReview>>;
};

/** Clauses in one question to the model: more make answers worse and waiting longer. */
const AT_ONCE = 12;

export function makeProposals(parts: ProposalParts): Pick<ReviewDesk, 'proposals' | 'proposer' | 'propose'> {
  const { store, clock, proposer, load } = parts;
  const left = (asked: number): number => Math.max(0, (proposer?.budget ?? 0) - asked);

  return {
    proposals: (org, document) => store.reviews.proposals(org, document),

    async proposer(org, document) {
      if (proposer === null) return null;
      const asked = await store.reviews.proposals(org, document);
      return { model: proposer.model, left: left(asked.length) };
    },

    async propose(actor, document, clauses) {
      const loaded = await load(actor.org, document);
      if (!loaded.ok) return loaded;
      if (proposer === null) return refuse('proposer-off');
      const before = await store.reviews.proposals(actor.org, document);
      if (left(before.length) === 0) return refuse('proposer-budget-spent', { budget: proposer.budget });
      const known = new Set(before.map(one => one.clause));
      const { review, settings } = loaded.value;
      const ordered = orderedClauses(review);
      const asked = ordered
        .map((one, index) => ({ one, before: ordered[index - 1]?.clause }))
        .filter(({ one }) => isUncertain(one, settings) && !known.has(one.clause.id))
        .filter(({ one }) => clauses === null || clauses.includes(one.clause.id))
        .slice(0, Math.min(AT_ONCE, left(before.length)));
      if (asked.length === 0) return ok({ asked: 0, proposed: [], left: left(before.length) });
      const answer = await proposer.propose(asked.map(it => questionOf(it.one.clause, it.before)));
      if (!answer.ok) return refuse('proposer-failed', { reason: answer.code, detail: answer.detail });
      const found = checkedProposals(
        answer.answers,
        new Map(asked.map(({ one }) => [one.clause.id, one.clause])),
      );
      if (found === undefined) return refuse('proposer-failed', { reason: 'unreadable-answer', detail: '' });
      const byClause = new Map(found.map(one => [one.clause, one]));
      const [at, model] = [clock.now(), proposer.model];
      // What was asked and not answered counts as well: it is not asked again.
      const kept = asked.map(({ one: { clause } }) => ({
        ...(byClause.get(clause.id) ?? { clause: clause.id, fields: {}, dropped: [] }),
        model,
        at,
      }));
      await store.reviews.addProposals(actor.org, document, kept);
      const proposed = kept.filter(one => Object.keys(one.fields).length > 0).map(one => one.clause);
      return ok({ asked: asked.length, proposed, left: left(before.length + asked.length) });
    },
  };
}

function questionOf(clause: Clause, before: Clause | undefined): ProposalQuestion {
  const { id, quote, path, kind, modality } = clause;
  return {
    clause: id,
    text: quote.slice(0, 1_000),
    headings: path,
    before: (before?.quote ?? '').slice(-200),
    kind,
    modality,
  };
}

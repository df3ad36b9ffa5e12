// The draft plan made of a review as it stands: settled clauses as people have them, open ones as the rules read them,
// ignored ones named with their reason. What people have edited in the plan meanwhile stays as they left it.
import { writtenIn } from '#core/plan/parse-plan.ts';
import type { PlanId } from '#core/plan/plan.ts';
import type { WrittenPlan } from '#core/plan/plan-schema.ts';
import { writePlanYaml } from '#core/plan/write-plan.ts';
import { dictionaryOf } from '#core/reading/dictionary.ts';
import { urgencyOf } from '#core/reading/urgency.ts';
import { decisionOf } from '#core/review/command.ts';
import { redraft } from '#core/review/redraft.ts';
import { afterDecision, type Review } from '#core/review/review.ts';
import { formatDuration } from '#core/time/instant.ts';
import { nameOf } from './actor.ts';
import { digestOf } from './digest.ts';
import { countsOf } from './editions.ts';
import type { Clock, DictionaryEntry, EditionRow, OrgId, Store } from './ports.ts';
import type { Readings } from './readings.ts';
import { ok, type Result, refuse } from './result.ts';
import type { LoadedReview, PlanDesk, ReviewDesk } from './services.ts';

export type ReviewDraftParts = {
  readonly store: Store;
  readonly clock: Clock;
  readonly plans: PlanDesk;
  readonly readings: Readings;
  readonly load: (org: OrgId, document: string) => Promise<Result<LoadedReview>>;
};

type Made = Awaited<ReturnType<ReviewDesk['draft']>>;
type Answer = Extract<Made, { ok: true }>['value'];

export function makeReviewDrafts({ store, clock, plans, readings, load }: ReviewDraftParts): {
  readonly make: ReviewDesk['draft'];
} {
  /** That the draft was made is kept among the decisions, with the command it answers. */
  async function keep(
    org: OrgId,
    document: string,
    by: string,
    command: { readonly id: string; readonly digest: string },
    answer: Answer,
  ): Promise<Made> {
    for (;;) {
      const loaded = await load(org, document);
      if (!loaded.ok) return loaded;
      const { review } = loaded.value;
      const { plan, version, revision } = answer;
      const act = { type: 'draft', plan, version, revision } as const;
      const after = afterDecision(review, decisionOf(review, act, by, clock.now()));
      const said = { ...answer, seq: after.seq };
      const written = await store.reviews.append({
        org,
        document,
        from_seq: review.seq,
        decisions: after.decisions.slice(-1),
        counts: countsOf(after),
        learnt: [],
        forgotten: [],
        command: { ...command, answer: said },
      });
      if (written === 'written') return ok(said);
      if (written !== 'moved-on')
        return written.kind === 'repeated' ? ok(written.answer as Answer) : refuse('command-id-reused');
    }
  }

  /** The draft as it stands, else the latest version; `unreadable` when it cannot be merged with. */
  async function planAsEdited(org: OrgId, plan: PlanId): Promise<WrittenPlan | 'unreadable' | undefined> {
    const versions = await store.plans.versions(org, plan);
    const latest = versions.toSorted((a, b) => b.version - a.version)[0];
    if (latest === undefined) return undefined;
    const stored = await store.plans.version(org, plan, latest.version);
    return stored === undefined ? undefined : (writtenIn(stored.yaml) ?? 'unreadable');
  }

  /** Reviews of the editions before this one, latest first. */
  async function earlierReviews(org: OrgId, { chain, edition }: EditionRow): Promise<readonly Review[]> {
    const before = (await store.reviews.chain(org, chain)).filter(one => one.edition < edition);
    const latestFirst = before.toSorted((a, b) => b.edition - a.edition);
    const reviews = await Promise.all(latestFirst.map(({ document }) => readings.review(org, document)));
    return reviews.flatMap(review => review ?? []);
  }

  return {
    async make(actor, document, commandId, revision) {
      const { org } = actor;
      const digest = digestOf({ draft: document, revision });
      const before = await store.incidents.findCommand(org, commandId, digest);
      if (before.kind === 'other-body') return refuse('command-id-reused');
      if (before.kind === 'repeated') return ok(before.answer as Answer);
      const loaded = await load(org, document);
      if (!loaded.ok) return loaded;
      const { review, edition } = loaded.value;
      const plan = edition.plan ?? (await plans.freeId(org, review.reading.title));
      const edited = await planAsEdited(org, plan);
      if (edited === 'unreadable') return refuse('draft-not-readable', { plan });
      const drafted = redraft(review, await earlierReviews(org, edition), edited);
      const words = { ...drafted.plan.words, ...wordsOf(await store.reviews.dictionary(org)) };
      const written: WrittenPlan = { ...drafted.plan, words, plan };
      const saved = await plans.saveDraft(actor, plan, writePlanYaml(written), revision, document);
      if (!saved.ok) return saved;
      if (edition.plan === null) await store.reviews.setPlan(org, document, plan);
      const open = [...review.clauses.values()].filter(one => one.settled === null).length;
      const findings = [...drafted.findings, ...saved.value.findings];
      const answer = { plan, ...saved.value, findings, seq: review.seq, open };
      return await keep(org, document, nameOf(actor), { id: commandId, digest }, answer);
    },
  };
}

/** The organisation's own minutes for vague words, by the group each word belongs to; the shortest of a group counts. */
function wordsOf(entries: readonly DictionaryEntry[]): NonNullable<WrittenPlan['words']> {
  const words: Partial<Record<ReturnType<typeof urgencyOf>, number>> = {};
  for (const [term, minutes] of dictionaryOf(entries).minutes) {
    const group = urgencyOf(term);
    words[group] = Math.min(words[group] ?? Number.POSITIVE_INFINITY, minutes);
  }
  return Object.fromEntries(
    Object.entries(words).map(([group, minutes]) => [group, formatDuration(minutes * 60_000)]),
  );
}

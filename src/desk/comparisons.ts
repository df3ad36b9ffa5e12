// Two things side by side by meaning: documents as their reviews stand, versions of a plan. The last few comparisons of documents
// are kept, for a screen asks for page after page of the same one; bounded by the clauses they hold.
import { comparePlans } from '#core/compare/compare-plans.ts';
import { type Comparison, compareReadings } from '#core/compare/compare-readings.ts';
import type { PlanComparison } from '#core/compare/plan-comparison.ts';
import type { PlanId } from '#core/plan/plan.ts';
import type { Reading } from '#core/reading/reading.ts';
import { reviewedReading } from '#core/review/reviewed-reading.ts';
import type { OrgId, PlanVersion, Store } from './ports.ts';
import { ok, type Result, refuse } from './result.ts';
import type { LoadedReview, ReviewDesk } from './services.ts';

export type ComparedDocument = {
  readonly document: string;
  readonly name: string;
  readonly edition: number;
  readonly title: string;
  readonly clauses: number;
};

export type ComparedDocuments = {
  readonly before: ComparedDocument;
  readonly after: ComparedDocument;
  readonly comparison: Comparison;
};

export type ComparedVersions = {
  readonly before: PlanVersion;
  readonly after: PlanVersion;
  readonly comparison: PlanComparison;
};

export interface ComparisonDesk {
  documents(org: OrgId, before: string, after: string): Promise<Result<ComparedDocuments>>;
  versions(org: OrgId, plan: PlanId, before: number, after: number): Promise<Result<ComparedVersions>>;
}

const MOST_KEPT = 60_000; // clauses

export function makeComparisonDesk(
  store: Store,
  reviews: Pick<ReviewDesk, 'load' | 'editions'>,
): ComparisonDesk {
  const kept = new Map<string, ComparedDocuments>();

  function keep(key: string, compared: ComparedDocuments): ComparedDocuments {
    kept.delete(key);
    kept.set(key, compared);
    let clauses = [...kept.values()].reduce((sum, one) => sum + one.comparison.clauses.length, 0);
    for (const [oldest, one] of kept) {
      if (clauses <= MOST_KEPT || oldest === key) break;
      kept.delete(oldest);
      clauses -= one.comparison.clauses.length;
    }
    return compared;
  }

  async function side(org: OrgId, { edition }: LoadedReview, reading: Reading): Promise<ComparedDocument> {
    const chain = await reviews.editions(org, edition.chain);
    return {
      document: edition.document,
      name: chain.find(one => one.document === edition.document)?.name ?? '',
      edition: edition.edition,
      title: reading.title,
      clauses: reading.clauses.length,
    };
  }

  async function version(org: OrgId, plan: PlanId, number: number) {
    const found = await store.plans.version(org, plan, number);
    if (!found) return refuse('unknown-version', { plan, version: number });
    const { compiled } = found;
    return compiled ? ok({ found, compiled }) : refuse('version-not-comparable', { plan, version: number });
  }

  return {
    async documents(org, before, after) {
      const [was, is] = [await reviews.load(org, before), await reviews.load(org, after)];
      if (!was.ok) return was;
      if (!is.ok) return is;
      // nobody changes a review without its seq
      const key = JSON.stringify([org, before, was.value.review.seq, after, is.value.review.seq]);
      const known = kept.get(key);
      if (known) return ok(keep(key, known));
      const { reading: earlier } = reviewedReading(was.value.review);
      const { reading: later } = reviewedReading(is.value.review);
      return ok(
        keep(key, {
          before: await side(org, was.value, earlier),
          after: await side(org, is.value, later),
          comparison: compareReadings(earlier, later),
        }),
      );
    },

    async versions(org, plan, before, after) {
      const [was, is] = [await version(org, plan, before), await version(org, plan, after)];
      if (!was.ok) return was;
      if (!is.ok) return is;
      const comparison = comparePlans(was.value.compiled, is.value.compiled);
      return ok({ before: was.value.found, after: is.value.found, comparison });
    },
  };
}

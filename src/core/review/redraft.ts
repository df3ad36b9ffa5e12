// The draft of a review over a draft that people have edited since: what they changed stays theirs, the rest follows the
// review. What the draft before was is drafted again from the review as it stood then, so nothing has to be kept of it.
import type { WrittenPlan } from '#core/plan/plan-schema.ts';
import { mergeDraft } from '#core/reading/draft/merge-draft.ts';
import { type Draft, makeDraft } from '#core/reading/draft-plan.ts';
import { type Review, reviewOf } from './review.ts';
import { reviewedReading } from './reviewed-reading.ts';

/**
 * `earlier`: the reviews of the editions before, latest first. `edited`: the plan as people have it now; undefined when
 * there is none yet. Findings say what was put in, what was kept of people's edits and what they have deleted.
 */
export function redraft(review: Review, earlier: readonly Review[], edited: WrittenPlan | undefined): Draft {
  if (edited === undefined) return draftOf(review);
  const fresh = draftOf(review, edited);
  const base = draftOf(lastDrafted([review, ...earlier]), edited);
  const merged = mergeDraft(base.plan, edited, fresh.plan);
  return { plan: merged.plan, findings: [...fresh.findings, ...merged.findings] };
}

function draftOf(review: Review, former?: WrittenPlan): Draft {
  const { reading, ignored } = reviewedReading(review);
  const { plan, findings } = makeDraft(reading, former === undefined ? {} : { former });
  const none = Object.keys(ignored).length === 0;
  return { plan: none ? plan : { ...plan, ignored: { ...plan.ignored, ...ignored } }, findings };
}

/** The review as it stood when the latest draft was made of it; an upload is drafted before anything is decided. */
function lastDrafted(reviews: readonly Review[]): Review {
  for (const { reading, decisions } of reviews) {
    const at = decisions.findLastIndex(({ act }) => act.type === 'draft');
    if (at >= 0) return reviewOf(reading, decisions.slice(0, at));
  }
  const first = reviews.at(-1);
  if (first === undefined) throw new Error('a draft is made of a review');
  return reviewOf(first.reading, []);
}

// Whether there is a plan of this title already, and how much of its document the new one holds: what has to be asked
// before an upload becomes a second plan of the same name.
import type { PlanId } from '#core/plan/plan.ts';
import type { Reading } from '#core/reading/reading.ts';
import { looksLikeEdition, resemblance, titleKey } from '#core/review/resemblance.ts';
import { storedReading } from '#core/review/stored-reading.ts';
import type { OrgId, SameTitle, Store } from './ports.ts';

/** More plans of one title nobody is asked about. */
const MOST = 8;

/** The plan of this title whose document resembles it most; undefined: there is none. */
export async function sameTitle(
  store: Pick<Store, 'plans' | 'reviews'>,
  org: OrgId,
  reading: Reading,
): Promise<SameTitle | undefined> {
  const key = titleKey(reading.title);
  if (key === '') return undefined;
  const { items } = await store.plans.list(org, { text: reading.title, limit: 50 });
  const plans = items.filter(({ title }) => titleKey(title) === key).slice(0, MOST);
  const found = await Promise.all(
    plans.map(async ({ plan, title }) => ({ plan, title, ...(await latestOf(plan)) })),
  );
  const asked = found.map(({ plan, title, before, earlier }): SameTitle => {
    const share = earlier === undefined ? null : resemblance(earlier, reading);
    return { plan, title, before, share, proposed: looksLikeEdition(share) ? 'edition' : 'separate' };
  });
  return asked.toSorted((a, b) => (b.share ?? -1) - (a.share ?? -1))[0];

  /** The latest edition of the document a plan was made from. */
  async function latestOf(
    plan: PlanId,
  ): Promise<{ readonly before: string | null; readonly earlier: Reading | undefined }> {
    const versions = await store.plans.versions(org, plan);
    const source = versions.find(one => one.source !== null)?.source ?? null;
    if (source === null) return { before: null, earlier: undefined };
    const edition = await store.reviews.edition(org, source);
    const chain = edition === undefined ? [] : await store.reviews.chain(org, edition.chain);
    const before = chain.at(-1)?.document ?? source;
    const document = await store.plans.document(org, before);
    return { before, earlier: document && storedReading(document.reading) };
  }
}

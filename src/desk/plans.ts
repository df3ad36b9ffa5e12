// The plans desk: from an uploaded document to a draft, from a draft to the version in force. The upload is kept as it
// came, whatever becomes of it; a version in force never changes.
import type { PlanId } from '#core/plan/plan.ts';
import { readPlan } from '#core/plan/read-plan.ts';
import { titleKey } from '#core/review/resemblance.ts';
import { reviewedReading } from '#core/review/reviewed-reading.ts';
import { type Actor, nameOf } from './actor.ts';
import { makeBasePlans } from './base-plans.ts';
import type { Editions } from './editions.ts';
import type { Known } from './known.ts';
import type { PlanLives } from './plan-life.ts';
import type { Clock, OrgId, PlanVersion, Store } from './ports.ts';
import type { ReadUpload } from './read-upload.ts';
import type { Readings } from './readings.ts';
import { ok, refuse } from './result.ts';
import type { PlanCheck, PlanDesk } from './services.ts';
import { makeUploads, type UploadParts } from './uploads.ts';

export type PlanDeskParts = {
  readonly store: Store;
  readonly clock: Clock;
  readonly known: Known;
  readonly newId: () => string;
  readonly readings: Readings;
  readonly editions: Pick<Editions, 'begin' | 'follow'>;
  readonly readUpload: ReadUpload;
  readonly lives: PlanLives;
};

export function makePlanDesk(parts: PlanDeskParts): PlanDesk {
  const { store, clock, known, readings, lives } = parts;
  const bases = makeBasePlans(store);

  /** As it is this moment: whoever has just filled a post looks at the plan next. */
  async function organisationNow(org: OrgId) {
    const found = await known.organisation(org);
    if (found?.record.version === (await store.roster.rosterVersion(org))) return found;
    known.forget(org);
    return await known.organisation(org);
  }

  async function check(org: OrgId, yaml: string, source: string | null): Promise<PlanCheck> {
    const [organisation, base] = await Promise.all([organisationNow(org), bases.of(org, yaml)]);
    const review = source === null ? undefined : await readings.review(org, source);
    const clauses = review && reviewedReading(review).reading.clauses;
    return readPlan(yaml, {
      ...(organisation ? { roster: organisation.roster } : {}),
      ...(clauses ? { clauses } : {}),
      ...(base ? { base } : {}),
    });
  }

  async function freePlanId(org: OrgId, title: string): Promise<PlanId> {
    const base = planIdOf(title);
    for (let n = 1; ; n++) {
      const id = n === 1 ? base : `${base}-${n}`;
      if ((await store.plans.versions(org, id)).length === 0) return id;
    }
  }

  async function saveDraft(
    actor: Actor,
    plan: PlanId,
    yaml: string,
    revision: number | null,
    from: { readonly source?: string | null; readonly title?: string },
  ): ReturnType<PlanDesk['saveDraft']> {
    const versions = await store.plans.versions(actor.org, plan);
    const draft = versions.find(version => version.state === 'draft');
    const version = draft?.version ?? Math.max(0, ...versions.map(one => one.version)) + 1;
    const source = from.source ?? draft?.source ?? versions.find(one => one.source !== null)?.source ?? null;
    const checked = await check(actor.org, yaml, source);
    if (checked.plan && checked.plan.plan !== plan) return refuse('plan-id-differs', { plan });
    const made = draftOf(actor.org, plan, version, yaml, checked, {
      source,
      saved: clock.now(),
      saved_by: nameOf(actor),
    });
    const title = checked.plan?.title ?? draft?.title ?? from.title ?? plan;
    const saved = await store.plans.saveDraft({ ...made, title }, draft ? revision : null);
    if (saved === 'stale') return refuse('stale-revision', { plan });
    await lives.edited(actor, plan, version);
    return ok({ version, revision: saved.revision, findings: checked.findings });
  }

  const save: UploadParts['save'] = (actor, plan, yaml, from) => saveDraft(actor, plan, yaml, null, from);

  const desk: PlanDesk = {
    ...makeUploads({ ...parts, freeId: freePlanId, save }),

    async document(org, id) {
      const found = await store.plans.document(org, id);
      if (!found) return refuse('unknown-document', { document: id });
      const review = await readings.review(org, id);
      return ok(review ? { ...found, reading: reviewedReading(review).reading } : found);
    },

    freeId: freePlanId,

    check: (org, yaml) => check(org, yaml, null),

    saveDraft: (actor, plan, yaml, revision, source) =>
      saveDraft(actor, plan, yaml, revision, source === undefined ? {} : { source }),

    async version(org, plan, version) {
      const found = await store.plans.version(org, plan, version);
      if (!found) return refuse('unknown-version', { plan, version });
      const { findings } = await check(org, found.yaml, found.source);
      return ok({ version: found, findings });
    },

    async drift(org, plan, version) {
      const found = await store.plans.version(org, plan, version);
      return found ? await bases.drift(org, found) : refuse('unknown-version', { plan, version });
    },

    async putIntoForce(actor, plan, version, revision) {
      const found = await store.plans.version(actor.org, plan, version);
      if (!found) return refuse('unknown-version', { plan, version });
      if (found.state !== 'draft') return refuse('not-a-draft', { plan, version });
      if (found.revision !== revision) return refuse('stale-revision', { plan });
      known.forget(actor.org);
      const { findings } = await check(actor.org, found.yaml, found.source);
      const errors = findings.filter(finding => finding.severity === 'error');
      if (errors.length > 0)
        return refuse('plan-has-errors', { plan, version, count: errors.length }, errors);
      const unsigned = await lives.standsInTheWay(actor.org, plan);
      if (unsigned) return refuse(unsigned.code, { plan, version, ...unsigned.detail });
      const done = await store.plans.putIntoForce(
        actor.org,
        plan,
        version,
        revision,
        nameOf(actor),
        clock.now(),
      );
      known.forget(actor.org);
      if (done === 'stale') return refuse('stale-revision', { plan });
      await lives.tookEffect(actor, plan);
      return ok({ version });
    },
  };
  return desk;
}

type Saved = Pick<PlanVersion, 'source' | 'saved' | 'saved_by'>;
type Draft = Omit<PlanVersion, 'state' | 'revision' | 'in_force_from' | 'approved_by' | 'title'>;

function draftOf(
  org: OrgId,
  plan: PlanId,
  version: number,
  yaml: string,
  checked: PlanCheck,
  saved: Saved,
): Draft {
  return { org, plan, version, yaml, compiled: checked.plan, ...saved };
}

/** Letters and digits of the title, whatever the script: the id people see in addresses. */
function planIdOf(title: string): PlanId {
  return [...titleKey(title)].slice(0, 40).join('').replaceAll(/-+$/g, '') || 'plan';
}

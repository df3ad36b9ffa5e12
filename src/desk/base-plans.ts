// Plans that refine another: a branch's on top of its group's. A branch is read on the group's version in force (its draft
// where none is); once in force it stays as it was read, and how far the two have drifted apart is told on request.

import { writtenIn } from '#core/plan/parse-plan.ts';
import type { PlanId } from '#core/plan/plan.ts';
import type { WrittenPlan } from '#core/plan/plan-schema.ts';
import { type Drift, driftOf, refine, titleAt } from '#core/plan/refine-plan.ts';
import type { Instant } from '#core/time/instant.ts';
import type { OrgId, PlanVersion, Store } from './ports.ts';
import { ok, type Result, refuse } from './result.ts';

export type PlanDrift = {
  readonly base: PlanId;
  readonly title: string;
  readonly base_version: number; // that stands now
  /** Version of the base that stood when the branch was saved; null: there was none. */
  readonly written_on: number | null;
  readonly drifts: readonly (Drift & { readonly title: string | null })[];
};

export interface BasePlans {
  /** The whole plan that this text refines; undefined when it refines none, or one that is not here. */
  of(org: OrgId, yaml: string): Promise<WrittenPlan | undefined>;
  /** Null: the version refines no plan. */
  drift(org: OrgId, version: PlanVersion): Promise<Result<PlanDrift | null>>;
}

const DEEPEST = 5; // group, company, branch, site, and one to spare

export function makeBasePlans({ plans }: Pick<Store, 'plans'>): BasePlans {
  async function standing(org: OrgId, plan: PlanId, at?: Instant): Promise<PlanVersion | undefined> {
    const versions = await plans.versions(org, plan);
    const row =
      at === undefined
        ? (versions.find(({ state }) => state === 'in-force') ??
          versions.find(({ state }) => state === 'draft'))
        : versions
            .filter(({ in_force_from }) => in_force_from !== null && in_force_from <= at)
            .sort((a, b) => (b.in_force_from ?? 0) - (a.in_force_from ?? 0))[0];
    return row && (await plans.version(org, plan, row.version));
  }

  /** With what it refines itself, however deep; undefined when something is missing or goes in a circle. */
  async function whole(org: OrgId, yaml: string, above: readonly PlanId[]): Promise<WrittenPlan | undefined> {
    const written = writtenIn(yaml);
    const name = written && baseOf(written);
    if (!written || name === undefined) return written;
    if (above.includes(name) || above.length >= DEEPEST) return undefined;
    const found = await standing(org, name);
    const base = found && (await whole(org, found.yaml, [...above, name]));
    return base && { ...refine(base, written) };
  }

  return {
    async of(org, yaml) {
      const written = writtenIn(yaml);
      const name = written && baseOf(written);
      if (!written || name === undefined || name === written.plan) return undefined;
      const found = await standing(org, name);
      return found && (await whole(org, found.yaml, [written.plan, name]));
    },

    async drift(org, version) {
      const branch = writtenIn(version.yaml);
      const name = branch && baseOf(branch);
      if (!branch || name === undefined) return ok(null);
      const [now, then] = await Promise.all([standing(org, name), standing(org, name, version.saved)]);
      const base = now && writtenIn(now.yaml);
      if (!now || !base) return refuse('unknown-plan', { plan: name });
      const former = then && writtenIn(then.yaml);
      const { title } = now;
      return ok({
        base: name,
        title,
        base_version: now.version,
        written_on: then?.version ?? null,
        drifts: driftOf(branch, base, former).map(one => ({
          ...one,
          title: titleAt(one.at, [branch, base, ...(former ? [former] : [])]),
        })),
      });
    },
  };
}

const baseOf = ({ refines }: WrittenPlan): PlanId | undefined =>
  typeof refines === 'object' ? refines.plan : refines;

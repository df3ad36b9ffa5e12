// What the desk keeps at hand so that deciding needs no reading: plan versions (they never change once in force) and the
// organisations' rosters (at most a second old, and dropped at once when this process changes one).
import type { Plan, PlanId } from '#core/plan/plan.ts';
import type { Roster } from '#core/roster/roster.ts';
import type { Millis } from '#core/time/instant.ts';
import type { Clock, Organisation, OrgId, RosterRecord, Store } from './ports.ts';
import { rosterOf } from './roster-picture.ts';

export type KnownOrganisation = {
  readonly organisation: Organisation;
  readonly record: RosterRecord;
  readonly roster: Roster;
};

export type Known = {
  plan(org: OrgId, plan: PlanId, version: number): Promise<Plan | undefined>;
  organisation(org: OrgId): Promise<KnownOrganisation | undefined>;
  /** The version in force, at most a second old. */
  inForce(org: OrgId, plan: PlanId): Promise<{ readonly version: number; readonly plan: Plan } | undefined>;
  /** Only what is at hand already: for decisions inside a transaction. */
  planAtHand(org: OrgId, plan: PlanId, version: number): Plan | undefined;
  organisationAtHand(org: OrgId): KnownOrganisation | undefined;
  forget(org: OrgId): void;
};

const FRESH: Millis = 1_000;
const MOST_PLANS = 1_000;
const MOST_ORGANISATIONS = 2_000;

type Dated<T> = { readonly at: number; readonly value: T };

export function makeKnown(store: Store, clock: Clock): Known {
  const plans = new Map<string, Plan>();
  const organisations = new Map<OrgId, Dated<KnownOrganisation>>();
  const inForce = new Map<string, Dated<number>>();
  const key = (...parts: readonly (string | number)[]) => JSON.stringify(parts);
  const isFresh = (dated: Dated<unknown> | undefined) =>
    dated !== undefined && Math.abs(clock.now() - dated.at) < FRESH;

  async function plan(org: OrgId, id: PlanId, version: number): Promise<Plan | undefined> {
    const known = plans.get(key(org, id, version));
    if (known) return known;
    const found = await store.plans.version(org, id, version);
    if (!found?.compiled || found.state === 'draft') return undefined;
    remember(plans, key(org, id, version), found.compiled, MOST_PLANS);
    return found.compiled;
  }

  async function organisation(org: OrgId): Promise<KnownOrganisation | undefined> {
    const known = organisations.get(org);
    if (known && isFresh(known)) return known.value;
    const at = clock.now();
    const unchanged = known && (await store.roster.rosterVersion(org)) === known.value.record.version;
    const value = unchanged ? known.value : await load(org);
    if (value) remember(organisations, org, { at, value }, MOST_ORGANISATIONS);
    return value;
  }

  async function load(org: OrgId): Promise<KnownOrganisation | undefined> {
    const [found, record] = await Promise.all([store.roster.organisation(org), store.roster.roster(org)]);
    return found && { organisation: found, record, roster: rosterOf(record) };
  }

  return {
    plan,
    organisation,
    async inForce(org, id) {
      const known = inForce.get(key(org, id));
      if (known && isFresh(known)) {
        const at = plans.get(key(org, id, known.value));
        if (at) return { version: known.value, plan: at };
      }
      const found = await store.plans.inForce(org, id);
      if (!found?.compiled) return undefined;
      remember(inForce, key(org, id), { at: clock.now(), value: found.version }, MOST_PLANS);
      remember(plans, key(org, id, found.version), found.compiled, MOST_PLANS);
      return { version: found.version, plan: found.compiled };
    },
    planAtHand: (org, id, version) => plans.get(key(org, id, version)),
    organisationAtHand: org => organisations.get(org)?.value,
    forget(org) {
      organisations.delete(org);
      for (const known of inForce.keys())
        if ((JSON.parse(known) as readonly unknown[])[0] === org) inForce.delete(known);
    },
  };
}

/** Keeps the latest `most`: a Map gives its keys in the order they were put in. */
function remember<V>(map: Map<string, V>, key: string, value: V, most: number): void {
  map.delete(key);
  map.set(key, value);
  const oldest = map.keys().next();
  if (map.size > most && !oldest.done) map.delete(oldest.value);
}

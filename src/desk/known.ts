// What the desk keeps at hand so that deciding needs no reading: plan versions (they never change once in force) and the
// organisations' rosters (at most a second old, and dropped at once when this process changes one).
import type { Plan, PlanId } from '#core/plan/plan.ts';
import { casePlan, type PlanInForce, plansOf, plansUsed } from '#core/response/case-plans.ts';
import type { IncidentState } from '#core/response/state.ts';
import type { Roster } from '#core/roster/roster.ts';
import type { Millis } from '#core/time/instant.ts';
import type { Clock, Organisation, OrgId, Posting, RosterRecord, Store } from './ports.ts';
import { rosterOf, withPostings } from './roster-picture.ts';

export type KnownOrganisation = {
  readonly organisation: Organisation;
  readonly record: RosterRecord;
  readonly roster: Roster; // with those whom routines have posted
  readonly posted: readonly Posting[];
};

export type Known = {
  plan(org: OrgId, plan: PlanId, version: number): Promise<Plan | undefined>;
  organisation(org: OrgId): Promise<KnownOrganisation | undefined>;
  /** The version in force, at most a second old. */
  inForce(org: OrgId, plan: PlanId): Promise<{ readonly version: number; readonly plan: Plan } | undefined>;
  /** Only what is at hand already: for decisions inside a transaction. */
  planAtHand(org: OrgId, plan: PlanId, version: number): Plan | undefined;
  organisationAtHand(org: OrgId): KnownOrganisation | undefined;
  /** All plans of a case as one, and the versions in force of those that its steps use. */
  ofCase(org: OrgId, state: IncidentState): Promise<CasePlans | undefined>;
  ofCaseAtHand(org: OrgId, state: IncidentState): CasePlans | undefined;
  /** With those that their steps use in turn. */
  inForceWithUsed(org: OrgId, plans: readonly PlanId[]): Promise<CasePlans['plans']>;
  forget(org: OrgId): void;
};

export type CasePlans = { readonly plan: Plan; readonly plans: Readonly<Record<PlanId, PlanInForce>> };

const FRESH: Millis = 1_000;
/** For decisions inside a transaction, which cannot look it up. */
const FRESH_ENOUGH: Millis = 30_000;
const MOST_PLANS = 1_000;
const MOST_ORGANISATIONS = 2_000;

type Dated<T> = { readonly at: number; readonly value: T };

export function makeKnown(store: Store, clock: Clock): Known {
  const plans = new Map<string, Plan>();
  const organisations = new Map<OrgId, Dated<KnownOrganisation>>();
  const inForce = new Map<string, Dated<number | null>>(); // null: none
  const key = (...parts: readonly (string | number)[]) => JSON.stringify(parts);
  const isFresh = (dated: Dated<unknown> | undefined, span: Millis = FRESH) =>
    dated !== undefined && Math.abs(clock.now() - dated.at) < span;

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
    const value = unchanged && (await isPostedStill(org, known.value)) ? known.value : await load(org);
    if (value) remember(organisations, org, { at, value }, MOST_ORGANISATIONS);
    return value;
  }

  /** Nobody was posted since, and nobody's posting has run out. */
  async function isPostedStill(org: OrgId, { posted }: KnownOrganisation): Promise<boolean> {
    const now = await store.routines.postings(org);
    const runsOut = posted.some(({ until }) => until !== null && until <= clock.now());
    return !runsOut && JSON.stringify(now) === JSON.stringify(posted);
  }

  async function load(org: OrgId): Promise<KnownOrganisation | undefined> {
    const [found, record, posted] = await Promise.all([
      store.roster.organisation(org),
      store.roster.roster(org),
      store.routines.postings(org),
    ]);
    return (
      found && {
        organisation: found,
        record,
        roster: withPostings(rosterOf(record), posted, clock.now()),
        posted,
      }
    );
  }

  async function versionInForce(org: OrgId, id: PlanId): Promise<PlanInForce | undefined> {
    const known = inForce.get(key(org, id));
    if (known && known.value !== null && isFresh(known)) {
      const at = plans.get(key(org, id, known.value));
      if (at) return { version: known.value, plan: at };
    }
    const found = await store.plans.inForce(org, id);
    const version = found?.compiled ? found.version : null;
    remember(inForce, key(org, id), { at: clock.now(), value: version }, MOST_PLANS);
    if (!found?.compiled) return undefined;
    remember(plans, key(org, id, found.version), found.compiled, MOST_PLANS);
    return { version: found.version, plan: found.compiled };
  }

  /** Undefined: not known; null: known that there is none. */
  function inForceAtHand(org: OrgId, id: PlanId): PlanInForce | null | undefined {
    const known = inForce.get(key(org, id));
    if (!known || !isFresh(known, FRESH_ENOUGH)) return undefined;
    if (known.value === null) return null;
    const found = plans.get(key(org, id, known.value));
    return found && { version: known.value, plan: found };
  }

  async function inForceWithUsed(org: OrgId, ids: readonly PlanId[]): Promise<CasePlans['plans']> {
    const all: Record<PlanId, PlanInForce> = {};
    const seen = new Set<PlanId>();
    for (let next = [...ids]; next.length > 0; ) {
      const fresh = next.filter(id => !seen.has(id));
      for (const id of fresh) seen.add(id);
      const found = await Promise.all(fresh.map(id => versionInForce(org, id)));
      next = found.flatMap(one => (one ? plansUsed(one.plan) : []));
      for (const [index, id] of fresh.entries()) {
        const one = found[index];
        if (one) all[id] = one;
      }
    }
    return all;
  }

  function usedAtHand(org: OrgId, used: readonly PlanId[]): CasePlans['plans'] | undefined {
    const all: Record<PlanId, PlanInForce> = {};
    const seen = new Set<PlanId>();
    for (let next = [...used]; next.length > 0; ) {
      const id = next.shift();
      if (id === undefined || seen.has(id)) continue;
      seen.add(id);
      const found = inForceAtHand(org, id);
      if (found === undefined) return undefined;
      if (found === null) continue;
      all[id] = found;
      next = [...next, ...plansUsed(found.plan)];
    }
    return all;
  }

  function ofCaseAtHand(org: OrgId, state: IncidentState): CasePlans | undefined {
    const found = casePlan(state, ({ id, version }) => plans.get(key(org, id, version)));
    const used = found && usedAtHand(org, plansUsed(found));
    return found && used && { plan: found, plans: used };
  }

  async function ofCase(org: OrgId, state: IncidentState): Promise<CasePlans | undefined> {
    const refs = plansOf(state);
    const versions = await Promise.all(refs.map(({ id, version }) => plan(org, id, version)));
    const found = casePlan(
      state,
      ({ id, version }) => versions[refs.findIndex(one => one.id === id && one.version === version)],
    );
    return found && { plan: found, plans: await inForceWithUsed(org, plansUsed(found)) };
  }

  return {
    plan,
    organisation,
    ofCase,
    ofCaseAtHand,
    inForceWithUsed,
    inForce: versionInForce,
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

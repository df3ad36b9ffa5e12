// Before a running case adopts a newer version: what goes, what comes, what has to be decided, and what would open or move,
// decided by the engine itself on a state that is thrown away.
import type { Plan, PlanId } from '#core/plan/plan.ts';
import { adoptionOf } from '#core/response/adopt.ts';
import { aliasOf, plansOf } from '#core/response/case-plans.ts';
import { decide } from '#core/response/decide.ts';
import type { IncidentState } from '#core/response/state.ts';
import { afterAdopting } from './case-commands.ts';
import type { Known } from './known.ts';
import type { Clock, OrgId, Store } from './ports.ts';
import { ok, type Result, refuse } from './result.ts';
import type { AdoptionPreview } from './services.ts';

/** Versions in force that are newer than those the case follows. */
export async function newerVersions(
  known: Known,
  org: OrgId,
  state: IncidentState,
): Promise<Readonly<Record<PlanId, number>>> {
  if (state.phase !== 'active') return {};
  const found = await Promise.all(
    plansOf(state).map(async ({ id, version }) => {
      const inForce = await known.inForce(org, id);
      return inForce && inForce.version > version ? [[id, inForce.version] as const] : [];
    }),
  );
  return Object.fromEntries(found.flat());
}

export async function adoptionPreview(
  { store, known, clock }: { readonly store: Store; readonly known: Known; readonly clock: Clock },
  org: OrgId,
  incident: string,
  planId: PlanId | null,
  wanted: number | null,
): Promise<Result<AdoptionPreview>> {
  const found = await store.incidents.load(org, incident);
  if (!found) return refuse('unknown-incident', { incident });
  const { state } = found;
  const id = planId ?? state.plan.id;
  const [organisation, present, inForce] = await Promise.all([
    known.organisation(org),
    known.ofCase(org, state),
    known.inForce(org, id),
  ]);
  const adopted = inForce && (wanted ?? inForce.version) === inForce.version ? inForce.plan : null;
  const version = inForce?.version ?? 0;
  if (!organisation || !present) return refuse('unknown-incident', { incident });
  const from = plansOf(state).find(one => one.id === id)?.version;
  if (from === undefined || aliasOf(state, id) === undefined) return refuse('unknown-plan', { plan: id });
  const after = adopted && afterAdopting(known, org, state, id, adopted);
  if (!after || version <= from)
    return refuse('not-a-newer-version', { version: wanted ?? version, present: from });
  const { plan } = present;
  const change = adoptionOf(state, plan, after);
  const { opens, moves } = consequences(
    state,
    { ...present, roster: organisation.roster, now: clock.now(), commands: true, adopting: after },
    { plan: id, version, goes: change.goes.map(duty => duty.id) },
  );
  const titled = (of: Plan, step: string) => ({ step, title: of.steps[step]?.title ?? step });
  return ok({
    plan: { id, title: adopted.title, from, version },
    goes: change.goes.map(duty => ({ duty: duty.id, title: duty.title, holders: duty.holders })),
    other: change.other.map(duty => ({ duty: duty.id, title: duty.title })),
    comes: change.comes.map(step => titled(after, step)),
    changed: change.changed.map(step => titled(after, step)),
    leaves: change.leaves.map(scenario => ({ scenario, title: plan.scenarios[scenario]?.title ?? scenario })),
    opens,
    moves,
  });
}

type Given = Parameters<typeof decide>[2];

function consequences(
  state: IncidentState,
  given: Given,
  {
    plan,
    version,
    goes,
  }: { readonly plan: PlanId; readonly version: number; readonly goes: readonly string[] },
): Pick<AdoptionPreview, 'opens' | 'moves'> {
  const decided = decide(
    state,
    {
      type: 'AdoptVersion',
      plan,
      version,
      gone: Object.fromEntries(goes.map(duty => [duty, 'keep' as const])),
      reason: 'preview',
      by: Object.keys(given.roster.people)[0] ?? state.reporter,
    },
    given,
  );
  if (!decided.ok) return { opens: [], moves: [] };
  const adopted = decided.events.findIndex(event => event.type === 'VersionAdopted');
  const follows = decided.events.slice(adopted + 1);
  return {
    opens: follows.flatMap(event =>
      event.type === 'DutyOpened'
        ? [{ title: event.duty.title, due: event.duty.due, holders: event.duty.holders }]
        : [],
    ),
    moves: follows.flatMap(event =>
      event.type === 'DeadlineMoved'
        ? [{ title: state.duties[event.duty]?.title ?? event.duty, from: event.from, to: event.to }]
        : [],
    ),
  };
}

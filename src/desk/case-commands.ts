// What a command needs beside the plans that the case follows: another plan that it adds, a newer version that it adopts.
import type { Plan } from '#core/plan/plan.ts';
import { casePlan } from '#core/response/case-plans.ts';
import type { IncidentState } from '#core/response/state.ts';
import type { CasePlans, Known } from './known.ts';
import type { OrgId } from './ports.ts';
import type { PersonCommand } from './services.ts';

export type Extra = {
  /** Versions in force of the plan that is added and of those it uses. */
  readonly plans: CasePlans['plans'];
  /** The version that is adopted; null: it is not in force. */
  readonly adopted: Plan | null;
};

const NOTHING: Extra = { plans: {}, adopted: null };

export async function plansFor(known: Known, org: OrgId, command: PersonCommand): Promise<Extra> {
  if (command.type === 'AddScenario' && command.plan !== undefined)
    return { plans: await known.inForceWithUsed(org, [command.plan]), adopted: null };
  if (command.type !== 'AdoptVersion' || command.plan === undefined) return NOTHING;
  return { plans: {}, adopted: await inForceVersion(known, org, command.plan, command.version) };
}

/** Only a version in force is adopted: no draft, and none that is over. */
async function inForceVersion(known: Known, org: OrgId, plan: string, version: number): Promise<Plan | null> {
  const found = await known.inForce(org, plan);
  return found && found.version === version ? found.plan : null;
}

/** Pure but for what is at hand: for decisions inside a transaction. */
export function withExtra(
  known: Known,
  org: OrgId,
  {
    present,
    extra,
    state,
  }: { readonly present: CasePlans; readonly extra: Extra; readonly state: IncidentState },
  command: PersonCommand,
): CasePlans & { readonly adopting?: Plan } {
  const plans = { ...present.plans, ...extra.plans };
  const adopting =
    command.type === 'AdoptVersion' && extra.adopted !== null
      ? afterAdopting(known, org, state, command.plan ?? state.plan.id, extra.adopted)
      : undefined;
  return { plan: present.plan, plans, ...(adopting ? { adopting } : {}) };
}

/** The plans of the case with that version of one of them. */
export function afterAdopting(
  known: Known,
  org: OrgId,
  state: IncidentState,
  plan: string,
  adopted: Plan,
): Plan | undefined {
  return casePlan(state, ref => (ref.id === plan ? adopted : known.planAtHand(org, ref.id, ref.version)));
}

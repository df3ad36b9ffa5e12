// Incidents of the same kind that ended a short time ago: whoever reports is asked whether it is the same one again.
import { mayReopen } from '#core/response/reopen.ts';
import type { Instant } from '#core/time/instant.ts';
import type { OrgId, Store } from './ports.ts';
import type { NewIncident, Recent } from './services.ts';

const LOOKED_AT = 30;

/** Latest ended first. */
export async function recentOf(
  store: Pick<Store, 'incidents'>,
  org: OrgId,
  input: NewIncident,
  now: Instant,
): Promise<readonly Recent[]> {
  const { items } = await store.incidents.list(org, { plan: input.plan, limit: LOOKED_AT });
  const ended = items.filter(
    ({ phase, kind }) => kind === input.kind && (phase === 'stood-down' || phase === 'filed'),
  );
  const found = await Promise.all(ended.map(({ id }) => store.incidents.load(org, id)));
  return found
    .flatMap(one => {
      const state = one?.state;
      if (!state || !mayReopen(state, now)) return [];
      const same = state.scenarios.some(scenario => input.scenarios.includes(scenario));
      return same && state.stood_down !== null
        ? [{ incident: state.id, title: state.title, stood_down: state.stood_down }]
        : [];
    })
    .sort((a, b) => b.stood_down - a.stood_down);
}

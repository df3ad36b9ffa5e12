// Tells the engine what became of messages: all reports on one incident are one act. Telling the same twice changes
// nothing.
import type { Command } from '#core/response/command.ts';
import type { Delivery, OnDelivery } from './deliveries.ts';
import { type ActContext, actOn } from './incident-acts.ts';
import type { Known } from './known.ts';
import type { Links } from './links.ts';
import type { Act, Clock, Store, StoredIncident } from './ports.ts';

export type DeliveryReportParts = {
  readonly store: Pick<Store, 'incidents'>;
  readonly clock: Clock;
  readonly known: Known;
  readonly links: Links;
};

/** A fault of the store is thrown through: the dispatcher tells again. */
export function makeDeliveryReports(parts: DeliveryReportParts): OnDelivery {
  async function tell(deliveries: readonly Delivery[]): Promise<void> {
    const [first] = deliveries;
    if (!first) return;
    const { org, incident } = first;
    const [known, found] = await Promise.all([
      parts.known.organisation(org),
      parts.store.incidents.load(org, incident),
    ]);
    const plans = found && (await parts.known.ofCase(org, found.state));
    if (!known || !plans) return;
    const { links, clock } = parts;
    await parts.store.incidents.update(org, incident, now => {
      const present = parts.known.ofCaseAtHand(org, now.state);
      if (!present) throw new Error(`plans of incident ${incident} are not at hand`); // told again later
      const base = { org, known, now: clock.now(), actor: null, commands: false, links };
      return actAll(now, deliveries, { ...base, ...present });
    });
  }

  return async deliveries => {
    const byIncident = Map.groupBy(deliveries, one => `${one.org}/${one.incident}`);
    for (const some of byIncident.values()) await tell(some);
  };
}

/** Null when the reports say nothing new. */
function actAll(found: StoredIncident, deliveries: readonly Delivery[], context: ActContext): Act | null {
  let { plan } = context;
  let state = found.state;
  let act: Act | null = null;
  for (const { duty, person, outcome, at } of deliveries) {
    const command: Command = { type: 'RecordDelivery', duty, person, outcome, at };
    const acted = actOn(state, command, { ...context, plan });
    const next = acted.act;
    if (!next || next.events.length === 0) continue;
    plan = acted.plan;
    act = act === null ? next : after(act, next);
    state = next.state;
  }
  return act;
}

function after(first: Act, next: Act): Act {
  return {
    ...next,
    from_seq: first.from_seq,
    events: [...first.events, ...next.events],
    messages: [...first.messages, ...next.messages],
  };
}

// An act as the rows it becomes, in the shape the database function write_acts takes, and the hints it gives.
import type { IncidentState } from '#core/response/state.ts';
import type { Instant } from '#core/time/instant.ts';
import type { Act, OutgoingMessage } from '#desk/ports.ts';
import { StoreFault } from '#desk/store-fault.ts';
import { dutyChanges, rowOf } from './projection.ts';
import type { Signal } from './signals.ts';

/** One element of write_acts's first parameter. `before` is the state it was decided on, null for a new incident. */
export function actRows(act: Act, before: IncidentState | null): object {
  checkAct(act);
  return {
    ...rowOf(act),
    org: act.org,
    from_seq: act.from_seq,
    seq: act.state.seq,
    state: act.state,
    actor: act.actor,
    recorded: act.now,
    events: act.events,
    ...dutyChanges(before, act.state),
    messages: act.messages.map(messageRow),
  };
}

/** A mistake of the caller that would leave a hole in the log. */
export function checkAct(act: Act): void {
  if (act.state.id !== act.incident || act.state.seq !== act.from_seq + act.events.length)
    throw new StoreFault(
      'decided-on-old-state',
      `Act on ${act.incident}: ${act.events.length} events after ${act.from_seq} do not make seq ${act.state.seq} of ${act.state.id}.`,
    );
}

/** write_acts's second parameter. */
export function commandRow(act: Act): object | null {
  return act.command && { org: act.org, ...act.command };
}

export function signalsOf(act: Act, due_before: Instant | null): readonly Signal[] {
  const { org, next_due } = act;
  const earlier = next_due !== null && (due_before === null || next_due < due_before);
  return [
    ...(act.events.length > 0 ? [{ kind: 'events', org } as const] : []),
    ...(earlier ? [{ kind: 'due', org } as const] : []),
    ...(act.messages.length > 0 ? [{ kind: 'outbox', org } as const] : []),
  ];
}

function messageRow({ link, ...message }: OutgoingMessage, place: number): object {
  return { ...message, place, link_hash: link?.hash, link_expires: link?.expires };
}

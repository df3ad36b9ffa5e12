// Acts as the parameters of the database function write_acts, and the hints that they give.
import type { IncidentState } from '#core/response/state.ts';
import type { Instant } from '#core/time/instant.ts';
import type { Act, OutgoingMessage } from '#desk/ports.ts';
import { StoreFault } from '#desk/store-fault.ts';
import { toJson } from './json-text.ts';
import { dutyChanges, rowOf } from './projection.ts';
import type { Signal } from './signals.ts';

/** An act and the state it was decided on; null for a new incident. */
export type DecidedAct = { readonly act: Act; readonly before: IncidentState | null };

/** Parameters of write_acts in their order: narrow rows as JSON, long texts beside them as lines. */
export function actParameters(decided: readonly DecidedAct[], command: Act['command'] = null): unknown[] {
  for (const { act } of decided) checkAct(act);
  const acts = decided.map(({ act }) => act);
  const messages = acts.flatMap(act => act.messages.map(message => ({ act, message })));
  return [
    toJson(decided.map(actRow)),
    lines(acts.map(act => act.state)),
    acts.map(act => lines(act.events)).join('\f'),
    toJson(messages.map(({ act, message }) => messageRow(act, message))),
    lines(messages.map(({ message }) => message.content)),
    command && toJson({ org: acts[0]?.org, ...command }),
  ];
}

/** JSON text has no line ends of its own. */
function lines(values: readonly unknown[]): string {
  return values.map(toJson).join('\n');
}

function actRow({ act, before }: DecidedAct): object {
  return {
    ...rowOf(act),
    org: act.org,
    from_seq: act.from_seq,
    seq: act.state.seq,
    actor: act.actor,
    recorded: act.now,
    ...dutyChanges(before, act.state),
  };
}

function messageRow({ org, incident, now }: Act, message: OutgoingMessage): object {
  const { content: _beside, link, ...row } = message;
  return {
    org,
    incident,
    ...row,
    link_hash: link?.hash,
    link_expires: link?.expires,
    recorded: now,
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

export function signalsOf(act: Act, due_before: Instant | null): readonly Signal[] {
  const { org, next_due } = act;
  const earlier = next_due !== null && (due_before === null || next_due < due_before);
  return [
    ...(act.events.length > 0 ? [{ kind: 'events', org } as const] : []),
    ...(earlier ? [{ kind: 'due', org, at: next_due } as const] : []),
    ...(act.messages.length > 0 ? [{ kind: 'outbox', org } as const] : []),
  ];
}

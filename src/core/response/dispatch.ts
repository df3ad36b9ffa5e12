// What is sent: counted as reserved, sent, arrived, used, returned. Done when enough has come to the edge the plan names;
// when there is less than that, the shortage is told at once, and once for each figure.

import type { Count, Dispatch } from '#core/plan/action.ts';
import type { Plan } from '#core/plan/plan.ts';
import type { Command, Refusal } from './command.ts';
import { bringAbout } from './consequence.ts';
import { current } from './current-duty.ts';
import { DISPATCH_EDGES, type DispatchEdge } from './dispatch-edges.ts';
import { completeDuty } from './fulfil.ts';

import { aboutDuty } from './message.ts';
import { refusal } from './refuse.ts';
import type { Duty, Mark } from './state.ts';
import { emit, type Work } from './work.ts';

export function dispatchAction(plan: Plan, duty: Pick<Duty, 'step'>): Dispatch | undefined {
  const action = duty.step === null ? undefined : plan.steps[duty.step]?.action;
  return action?.kind === 'dispatch' ? action : undefined;
}

/** How many are wanted; one thing where the plan gives no figure. */
export function wanted(count: Count): number {
  return count.least ?? count.need ?? 1;
}

/** The plan itself says that there is less than is needed, or less is left in store. */
export function tellKnownShortage(work: Work, duty: Duty, action: Dispatch): void {
  const { need, have } = action.count;
  if (need !== undefined && have !== undefined && have < need) {
    fallShort(work, duty, action, have);
    return;
  }
  const left = leftInStore(work, duty, action);
  if (left !== null && left < wanted(action.count)) fallShort(work, duty, action, left);
}

/** What is kept, without what others have reserved or sent and not given back; null where the plan gives no figure. */
function leftInStore(work: Work, duty: Duty, { resource }: Dispatch): number | null {
  const kept = resource === undefined ? undefined : work.plan.resources?.[resource]?.quantity;
  if (kept === undefined) return null;
  const others = Object.values(work.state.duties).filter(
    one => one.id !== duty.id && dispatchAction(work.plan, one)?.resource === resource,
  );
  const out = others.map(one => (countAt(one, 'reserved') ?? 0) - (one.counts?.returned ?? 0));
  return Math.max(
    0,
    out.reduce((left, taken) => left - Math.max(0, taken), kept),
  );
}

/**
 * `fields`: how many at each edge, all told so far; "available" says how many there are at all. Without any figure all that
 * is wanted has come to the edge the duty ends at.
 */
export function countDispatch(
  work: Work,
  duty: Duty,
  action: Dispatch,
  command: Extract<Command, { type: 'CompleteDuty' }>,
  mark: Mark,
  note: string | null,
): Refusal | null {
  const given = Object.entries(command.fields ?? {}).filter(
    ([, value]) => value !== null && value !== undefined,
  );
  const known = (name: string) =>
    name === 'available' || (DISPATCH_EDGES as readonly string[]).includes(name);
  const wrong = given.find(([name, value]) => known(name) && !(typeof value === 'number' && value >= 0));
  if (wrong) return refusal('answer-required', { duty: duty.title, expected: wrong[0] });
  const figures = given.filter(([name]) => known(name)) as readonly (readonly [string, number])[];
  const counts = Object.fromEntries(figures.filter(([name]) => name !== 'available'));
  const available = figures.find(([name]) => name === 'available')?.[1];
  const reached = figures.length === 0 ? { [action.ends]: wanted(action.count) } : counts;
  if (Object.keys(reached).length > 0) emit(work, { type: 'Counted', duty: duty.id, counts: reached, mark });
  if (available !== undefined && available < wanted(action.count)) fallShort(work, duty, action, available);
  const after = current(work, duty);
  if (after.phase === 'open' && (countAt(after, action.ends) ?? 0) >= wanted(action.count))
    completeDuty(work, after, mark, after.counts ?? {}, note);
  return null;
}

/** What has come to an edge has passed those before it: what arrived was sent. */
export function countAt(duty: Duty, edge: DispatchEdge): number | undefined {
  const from = DISPATCH_EDGES.indexOf(edge);
  const found = DISPATCH_EDGES.slice(from).flatMap(one => duty.counts?.[one] ?? []);
  return found.length === 0 ? undefined : Math.max(...found);
}

function fallShort(work: Work, duty: Duty, action: Dispatch, available: number): void {
  if (current(work, duty).short === available) return;
  emit(work, { type: 'FellShort', duty: duty.id, available, wanted: wanted(action.count) });
  if (action.if_short)
    bringAbout(work, aboutDuty(duty), current(work, duty), action.if_short, `short:${available}`);
}

// People's hands: whoever has a duty does one thing at a time, what must be done first and what is due first before the
// rest; a log that is kept while something lasts goes on beside it.
import type { Duty } from '#core/response/state.ts';
import type { PersonId } from '#core/roster/roster.ts';
import { hoursFor } from './answering.ts';
import { logNormal } from './luck.ts';
import type { Span } from './people-model.ts';
import { dutyOf, type Hand, openDuty, type Simulation, type Task, throwOf } from './simulation.ts';

export function takeOn(world: Simulation, person: PersonId, task: Task): void {
  const duty = openDuty(world, task);
  if (!duty) return;
  if (isKept(world, duty)) {
    const wait = spanOf(world, world.people.entries, 'entry', task, person);
    world.agenda.put(world.now + wait, { do: 'entry', ...task, person });
    return;
  }
  const hand = handOf(world, person);
  const isThere = [hand.now, ...hand.waiting].some(one => one?.duty === task.duty && one.case === task.case);
  if (isThere) return;
  hand.waiting = [...hand.waiting, task];
  beginNext(world, person);
}

/** Something came to an end: whoever was at it is free again. */
export function letGo(world: Simulation, task: Task): void {
  for (const [person, hand] of world.hands) {
    if (hand.waiting.length > 0)
      hand.waiting = hand.waiting.filter(one => one.duty !== task.duty || one.case !== task.case);
    if (hand.now?.duty !== task.duty || hand.now.case !== task.case) continue;
    hand.now = null;
    beginNext(world, person);
  }
}

/** A log with entries of its own, written as long as something lasts: nobody is busy with it all the time. */
export function isKept(world: Simulation, duty: Duty): boolean {
  const step = duty.step === null ? undefined : world.plan.steps[duty.step];
  return step?.action.kind === 'record' && (step.while !== undefined || step.action.list !== undefined);
}

export function beginNext(world: Simulation, person: PersonId): void {
  const hand = handOf(world, person);
  if (hand.now !== null) return;
  const open = hand.waiting.filter(task => canDo(openDuty(world, task)));
  const next = open.reduce<Task | null>(
    (best, task) => (best === null || isMoreUrgent(world, task, best) ? task : best),
    null,
  );
  if (next === null) return;
  hand.now = next;
  hand.waiting = hand.waiting.filter(task => task !== next);
  hand.turn++;
  const span = workSpan(world, openDuty(world, next), next, person);
  world.agenda.put(world.now + span, { do: 'finish', ...next, person, turn: hand.turn });
}

/** What is locked waits until it is not. */
function canDo(duty: Duty | null): boolean {
  return duty !== null && (duty.locks ?? []).length === 0;
}

export function handOf(world: Simulation, person: PersonId): Hand {
  const known = world.hands.get(person);
  if (known) return known;
  const fresh: Hand = { now: null, turn: 0, waiting: [] };
  world.hands.set(person, fresh);
  return fresh;
}

const FORCE = { must: 0, should: 1, may: 2 } as const;

function isMoreUrgent(world: Simulation, task: Task, than: Task): boolean {
  const [a, b] = [dutyOf(world, task), dutyOf(world, than)];
  if (!a || !b) return a !== undefined;
  if (a.force !== b.force) return FORCE[a.force] < FORCE[b.force];
  return (a.due ?? Number.POSITIVE_INFINITY) < (b.due ?? Number.POSITIVE_INFINITY);
}

function workSpan(world: Simulation, duty: Duty | null, task: Task, person: PersonId): number {
  const { people } = world;
  const own = duty?.step == null ? undefined : people.steps[duty.step];
  const span = own ?? people.work[duty?.kind ?? 'task'] ?? people.work.task;
  return span ? spanOf(world, span, 'work', task, person) : 0;
}

export function spanOf(
  world: Simulation,
  span: Span,
  name: string,
  task: Task,
  person: PersonId,
  more = '',
): number {
  const roll = throwOf(world, name, task.case, task.duty, person, more);
  return Math.max(1000, Math.round(logNormal(roll, span.median, span.spread)));
}

export function travelSpan(world: Simulation, task: Task, person: PersonId): number {
  return spanOf(world, world.people.travel[hoursFor(world, person)], 'travel', task, person);
}

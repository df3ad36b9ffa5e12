// Who is told when: all at once, one after another, or passed on stage by stage, each stage when enough of the one before
// have it. A receiver no channel reaches does not stop the others. Where the plan names channels, the next is tried after
// its time.

import type { Action } from '#core/plan/plan.ts';
import type { Instant } from '#core/time/instant.ts';
import { commanders } from './alarm.ts';
import { current } from './current-duty.ts';
import { isLocked } from './locks.ts';
import { aboutDuty, requestNotices, sayOf, viaOf } from './message.ts';
import { markOf } from './origin.ts';
import { isOutside } from './outside.ts';
import { once } from './people.ts';
import { needed } from './quorum.ts';
import { isInTurns } from './receivers.ts';
import type { Duty, Told } from './state.ts';
import { emit, openDuties, type Work } from './work.ts';

type Notify = Extract<Action, { kind: 'notify' }>;

export function notifyOf(work: Pick<Work, 'plan'>, duty: Duty): Notify | undefined {
  const action = duty.step === null ? undefined : work.plan.steps[duty.step]?.action;
  return action?.kind === 'notify' ? action : undefined;
}

/** Tells those whose turn has come. */
export function settleTurns(work: Work): void {
  for (const duty of openDuties(work.state)) {
    const action = notifyOf(work, duty);
    if (!action || !isInTurns(action) || isLocked(duty)) continue;
    for (const told of turnOf(duty, action)) tell(work, current(work, duty), action, told);
  }
}

/** Those of the turn that is on who have not been told: a person outside is rung up by whoever has the duty. */
function turnOf(duty: Duty, action: Notify): readonly Told[] {
  const on = presentTurn(duty, action);
  return duty.told.filter(
    (told, index) =>
      turnIndex(told, index, action) <= on && told.attempted === null && !isOutside(told.person),
  );
}

function turnIndex(told: Told, index: number, action: Notify): number {
  return action.relay ? (told.stage ?? 0) : index;
}

/** The first turn that has not enough yet; one that nobody can reach, or that is empty, holds nothing up. */
export function presentTurn(duty: Duty, action: Notify): number {
  const turns = action.relay
    ? Math.max(0, ...duty.told.map(({ stage }) => stage ?? 0)) + 1
    : duty.told.length;
  for (let turn = 0; turn < turns; turn++) if (!isPassed(duty, action, turn)) return turn;
  return turns;
}

function isPassed(duty: Duty, action: Notify, turn: number): boolean {
  const those = duty.told.filter((told, index) => turnIndex(told, index, action) === turn);
  if (those.length === 0 || those.every(told => told.failed !== null && told.acknowledged === null))
    return true;
  return hasEnough(those, action, turn);
}

function hasEnough(those: readonly Told[], action: Notify, turn: number): boolean {
  const marks = those.map(markOf(action.done)).filter(at => at !== null);
  const quorum = action.relay ? (those[0]?.quorum ?? action.relay[turn]?.quorum ?? 'all') : 'all';
  return marks.length >= needed(quorum, those.length);
}

/** Every stage of a relay has enough; when the last one had. */
export function relayedAt(duty: Duty, action: Notify): Instant | null {
  const stages = new Set(duty.told.map(({ stage }) => stage ?? 0));
  if (stages.size === 0 || duty.stages_empty) return null;
  for (const stage of stages) {
    const those = duty.told.filter(told => (told.stage ?? 0) === stage);
    if (!hasEnough(those, action, stage)) return null;
  }
  const marks = duty.told.map(markOf(action.done)).filter(at => at !== null);
  return Math.max(...marks);
}

function tell(work: Work, duty: Duty, action: Notify, told: Told): void {
  emit(work, { type: 'ReceiverMarked', duty: duty.id, person: told.person, mark: 'attempted' });
  sendTo(work, duty, action, told, 0);
}

/** The message to one receiver, in the name of who passes it on, by the channel whose turn it is. */
export function sendTo(work: Work, duty: Duty, action: Notify, told: Told, channel: number): void {
  const before = duty.told.find(
    one => action.relay && (one.stage ?? 0) === (told.stage ?? 0) - 1 && one.acknowledged,
  );
  const about = {
    ...aboutDuty(duty),
    say: sayOf(work, duty),
    ...(before ? { from: before.person } : {}),
    ...viaOf(action, channel),
  };
  requestNotices(work, about, 'know', [told], channel > 0 ? `channel${channel + 1}` : undefined);
}

// ---------------------------------------------------------------- clocks of receivers

type Clock = { readonly told: Told; readonly at: Instant; readonly what: 'channel' | 'overdue' };

/** The next channel of those who have not answered, and the limit of each stage of a relay from its receipt. */
export function receiverClocks(work: Pick<Work, 'plan'>, duty: Duty): readonly Clock[] {
  const action = notifyOf(work, duty);
  if (!action || (action.next_channel === undefined && !action.relay)) return [];
  const limit = duty.step === null ? undefined : work.plan.steps[duty.step]?.limit;
  return duty.told.flatMap(told => {
    if (told.attempted === null || told.acknowledged !== null) return [];
    const tried = told.channel ?? 0;
    const channels = (action.via ?? []).length;
    const next =
      action.next_channel !== undefined && tried + 1 < channels
        ? [{ told, at: told.attempted + (tried + 1) * action.next_channel, what: 'channel' as const }]
        : [];
    const overdue =
      action.relay && limit && !told.overdue
        ? [{ told, at: told.attempted + limit.within, what: 'overdue' as const }]
        : [];
    return [...next, ...overdue];
  });
}

export function fireReceiverClock(work: Work, duty: Duty, clock: Clock): void {
  const action = notifyOf(work, duty);
  const { told, at } = clock;
  if (!action) return;
  if (clock.what === 'channel') {
    const channel = (told.channel ?? 0) + 1;
    emit(work, { type: 'NextChannel', duty: duty.id, person: told.person, channel }, at);
    sendTo(work, current(work, duty), action, told, channel);
    return;
  }
  emit(work, { type: 'ReceiverOverdue', duty: duty.id, person: told.person, due: at }, at);
  const senders = duty.told.filter(one => (one.stage ?? 0) === (told.stage ?? 0) - 1);
  const people = once([told, ...senders, ...duty.holders, ...commanders(work, duty)]);
  const inside = people.filter(one => !isOutside(one.person));
  requestNotices(
    work,
    aboutDuty(current(work, duty)),
    'overdue',
    inside,
    `stage${told.stage ?? 0}/${told.person}`,
  );
}

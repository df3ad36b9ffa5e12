// Locks of a duty: what must hold before it begins, what must hold throughout, what forbids it. A locked duty stands open
// and cannot be done. A lock yields to danger to life and to whoever the plan names, and that is always logged.

import type { Override } from '#core/plan/step.ts';
import { bansOnStep } from './bans.ts';
import type { Command, Refusal } from './command.ts';
import { isConcerned, mayCommand } from './concerned.ts';
import { bringAbout } from './consequence.ts';
import { current } from './current-duty.ts';
import { itemEntry, itemsOf } from './items.ts';
import { aboutDuty, requestMessages } from './message.ts';
import { needHolds, needName } from './need.ts';
import { everyone } from './people.ts';
import { questionsLocking } from './questions.ts';
import { tellReceivers } from './receivers.ts';
import { refusal } from './refuse.ts';
import { rulesStoppingDuty } from './rules.ts';
import { scopeAt } from './scope.ts';
import type { Duty, Items } from './state.ts';
import { emit, openDuties, type Work } from './work.ts';

type Place = Pick<Duty, 'step' | 'item' | 'round' | 'scenario' | 'through' | 'items'>;
type Found = { readonly locks: readonly string[]; readonly unknown: readonly string[] };

const FREE: Found = { locks: [], unknown: [] };

/** "need:look.done", "holds:guard_post.present", "never:no_lift", "question:q1": what keeps it from beginning now. */
export function locksNow(work: Pick<Work, 'plan' | 'state'>, place: Place): Found {
  const step = place.step === null ? undefined : work.plan.steps[place.step];
  if (!step || place.through) return FREE;
  const items = place.items ?? itemsOf(work, step, place.item);
  const bans = bansOnStep(work, step.id, itemEntry(work, step, place.item)?.values, items);
  const asked = questionsLocking(work, step).map(({ id }) => `question:${id}`);
  const rules = rulesStoppingDuty(work, place).map(({ id }) => `rule:${id}`);
  const others = [...bans.map(({ ban }) => `never:${ban.id}`), ...asked, ...rules];
  if (!step.needs && !step.holds && others.length === 0) return FREE;
  const scope = scopeAt(work, step, Number.parseInt(place.round, 10), items, place.item);
  const needs = (step.needs ?? []).map(need => ({
    name: `need:${needName(need)}`,
    ...needHolds(need, scope),
  }));
  const holds = (step.holds ?? []).map(feel => ({
    name: `holds:${feel}`,
    ...needHolds({ kind: 'condition', feel }, scope),
  }));
  const shut = [...needs, ...holds].filter(one => one.holds !== true);
  return {
    locks: [...shut.map(one => one.name), ...others],
    unknown: shut.flatMap(one => one.unknown),
  };
}

export function isLocked(duty: Duty): boolean {
  return (duty.locks?.length ?? 0) > 0;
}

export function refuseLocked(duty: Duty): Refusal | null {
  if (!isLocked(duty)) return null;
  return refusal('duty-locked', { duty: duty.title, locks: (duty.locks ?? []).join('; ') });
}

/** Opens and shuts locks as things are now; answers the facts that would have to be known, and for whom. */
export function settleLocks(
  work: Work,
): readonly { readonly fact: string; readonly scenario: string; readonly items?: Items | undefined }[] {
  return openDuties(work.state).flatMap(duty => {
    const { locks, unknown } = locksNow(work, duty);
    const before = duty.locks ?? [];
    if (locks.join('\n') !== before.join('\n')) change(work, duty, before, locks);
    return unknown.map(fact => ({ fact, scenario: duty.scenario, items: duty.items }));
  });
}

function change(work: Work, duty: Duty, before: readonly string[], locks: readonly string[]): void {
  emit(work, { type: 'DutyLocked', duty: duty.id, locks });
  const lost = locks.filter(lock => /^(holds|rule):/.test(lock) && !before.includes(lock));
  if (lost.length > 0) lose(work, duty, lost);
  else if (locks.length === 0) {
    requestMessages(work, current(work, duty), 'do', duty.holders, `unlocked:${work.state.seq}`);
    tellReceivers(work, current(work, duty));
  }
}

/** A guard leaves: the work stops until he is back, or is over; who has it is told to stop. */
function lose(work: Work, duty: Duty, lost: readonly string[]): void {
  const own = duty.step === null ? undefined : work.plan.steps[duty.step]?.on_loss;
  const on_loss = lost.some(lock => lock.startsWith('holds:')) ? own : undefined; // a rule brings about its own
  const why = `lost:${lost.map(lock => lock.slice(lock.indexOf(':') + 1)).join(', ')}`;
  if (on_loss?.do === 'withdraw') emit(work, { type: 'DutyWithdrawn', duty: duty.id, reason: why });
  else emit(work, { type: 'DutyHalted', duty: duty.id, lost });
  requestMessages(work, duty, 'stop', [...duty.holders, ...duty.called], `${why}/${work.state.seq}`);
  if (on_loss) bringAbout(work, aboutDuty(duty), duty, on_loss, `${why}/${work.state.seq}`);
}

type GoThrough = Extract<Command, { type: 'GoThroughLock' }>;

export function goThroughLock(work: Work, command: GoThrough, commands: boolean): Refusal | null {
  const duty = work.state.duties[command.duty];
  if (!duty) return refusal('unknown-duty', { duty: command.duty });
  if (duty.phase !== 'open') return refusal('duty-not-open', { duty: duty.title, phase: duty.phase });
  if (!isLocked(duty)) return refusal('not-locked', { duty: duty.title });
  if (!command.reason.trim()) return refusal('reason-required', { duty: duty.title });
  const may = command.life
    ? isConcerned(duty, command.by) || mayCommand(work, duty, command.by, commands)
    : (duty.locks ?? []).every(lock => mayOverride(work, duty, lock, command.by));
  if (!may) return refusal('not-yours', { duty: duty.title });
  emit(work, {
    type: 'LockOverridden',
    duty: duty.id,
    locks: duty.locks ?? [],
    by: command.by,
    life: command.life,
    reason: command.reason,
  });
  tellReceivers(work, current(work, duty));
  return null;
}

function mayOverride(work: Work, duty: Duty, lock: string, person: string): boolean {
  const step = duty.step === null ? null : (work.plan.steps[duty.step] ?? null);
  if (!lock.startsWith('never:')) return mayPass(work, step?.overridden_by, person, duty);
  const found = bansOnStep(work, step?.id ?? '').find(({ ban }) => `never:${ban.id}` === lock);
  return mayPass(work, found?.ban.overridden_by, person, duty);
}

/** Is the person named by the plan as one who may go through? */
export function mayPass(
  work: Work,
  override: Override | undefined,
  person: string,
  place: Pick<Duty, 'item' | 'round'> & { readonly step: string | null },
): boolean {
  if (!override) return false;
  const step = place.step === null ? null : (work.plan.steps[place.step] ?? null);
  return everyone(override.by, work, {
    step,
    item: place.item,
    round: Number.parseInt(place.round, 10),
  }).some(holder => holder.person === person);
}

// Roll calls: each person or entry is ticked off; it is done when all are, and whoever is found missing is told of at once.

import type { RollCall } from '#core/plan/action.ts';
import type { Plan, Step } from '#core/plan/plan.ts';
import { raiseAlarm } from './alarm.ts';
import type { Command, Refusal } from './command.ts';
import { bringAbout } from './consequence.ts';
import { current } from './current-duty.ts';
import { completeDuty } from './fulfil.ts';
import { listItems } from './items.ts';
import { aboutDuty } from './message.ts';
import { everyone, once } from './people.ts';
import { refusal } from './refuse.ts';
import type { Duty, Mark, RollEntry } from './state.ts';
import { emit, type Work } from './work.ts';

/** Who is to be ticked off, fixed at opening. In words only (whoever is on site): how many of each. */
export function newRoll(
  work: Work,
  action: RollCall,
  context: { readonly step: Step; readonly item: string | null; readonly round: number },
): readonly RollEntry[] {
  const entry = (id: string, title: string): RollEntry => ({ id, title, tick: null });
  switch (action.of.kind) {
    case 'parties':
      return once(action.of.parties.flatMap(party => everyone(party, work, context))).map(({ person }) =>
        entry(person, work.roster.people[person]?.name ?? person),
      );
    case 'list':
      return listItems(work, action.of.list).map(({ id, values }) =>
        entry(id, String(values.name ?? values.title ?? Object.values(values)[0] ?? id)),
      );
    case 'text':
      return [];
    default:
      return action.of satisfies never;
  }
}

/** Of nobody a roll call is never done. */
export function raiseEmptyRoll(work: Work, duty: Duty, action: RollCall): void {
  if (action.of.kind !== 'text' && duty.roll?.length === 0) raiseAlarm(work, duty, 'nobody-to-call');
}

/** The tick that says somebody is missing: by its word, else the last. */
export function missingTick({ ticks }: RollCall): string | undefined {
  return ticks.find(tick => /missing|absent|缺席|失踪|失联|未到|不在/.test(tick)) ?? ticks.at(-1);
}

export function rollAction(plan: Plan, duty: Pick<Duty, 'step'>): RollCall | undefined {
  const action = duty.step === null ? undefined : plan.steps[duty.step]?.action;
  return action?.kind === 'roll_call' ? action : undefined;
}

/** `fields`: who → tick, some now and others later; in words only: tick → how many. */
export function tickRoll(
  work: Work,
  duty: Duty,
  action: RollCall,
  command: Extract<Command, { type: 'CompleteDuty' }>,
  mark: Mark,
  note: string | null,
): Refusal | null {
  const fields = Object.entries(command.fields ?? {});
  if (action.of.kind === 'text') return countRoll(work, duty, action, Object.fromEntries(fields), mark, note);
  const roll = duty.roll ?? [];
  const given = fields.filter(([, tick]) => tick !== undefined && tick !== null && tick !== '');
  const wrong = given.find(
    ([who, tick]) => !roll.some(one => one.id === who) || !action.ticks.includes(String(tick)),
  );
  if (wrong) return refusal('answer-required', { duty: duty.title, expected: action.ticks.join(', ') });
  if (given.length === 0 && roll.some(one => one.tick === null))
    return refusal('answer-required', { duty: duty.title, expected: action.ticks.join(', ') });
  const missing = missingTick(action);
  for (const [who, tick] of given) {
    if (roll.find(one => one.id === who)?.tick === tick) continue;
    emit(work, { type: 'RollTicked', duty: duty.id, who, tick: String(tick), by: command.by });
    if (tick === missing) tellMissing(work, duty, action, who);
  }
  const after = current(work, duty);
  if (!(after.roll ?? []).every(one => one.tick !== null) || after.roll?.length === 0) return null;
  const counts = Object.fromEntries(
    action.ticks.map(tick => [tick, (after.roll ?? []).filter(one => one.tick === tick).length]),
  );
  completeDuty(work, after, mark, withMissing(counts, missing), note);
  return null;
}

function countRoll(
  work: Work,
  duty: Duty,
  action: RollCall,
  fields: Readonly<Record<string, unknown>>,
  mark: Mark,
  note: string | null,
): Refusal | null {
  const counts = Object.fromEntries(action.ticks.map(tick => [tick, fields[tick]]));
  const isCount = (count: unknown) => typeof count === 'number' && Number.isInteger(count) && count >= 0;
  if (!Object.values(counts).every(isCount))
    return refusal('answer-required', { duty: duty.title, expected: action.ticks.join(', ') });
  const missing = missingTick(action);
  if (missing !== undefined && Number(counts[missing]) > 0) tellMissing(work, duty, action, missing);
  completeDuty(work, current(work, duty), mark, withMissing(counts, missing), note);
  return null;
}

/** `headcount.missing` in conditions, whatever the plan calls the tick. */
function withMissing(counts: Readonly<Record<string, unknown>>, missing: string | undefined) {
  return missing === undefined ? counts : { ...counts, missing: counts[missing] };
}

function tellMissing(work: Work, duty: Duty, action: RollCall, who: string): void {
  if (action.missing)
    bringAbout(work, aboutDuty(duty), current(work, duty), action.missing, `missing:${who}`);
}

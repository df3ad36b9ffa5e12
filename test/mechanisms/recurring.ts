// When what comes round in a plan falls due between two instants, and the case it becomes.
import assert from 'node:assert/strict';
import type { Plan } from '#core/plan/plan.ts';
import { madeUpRoster } from '#core/rehearsal/made-up-roster.ts';
import { recurringOf } from '#core/routines/recurring.ts';
import { routinePlan } from '#core/routines/routine-case.ts';
import { slotsBetween } from '#core/routines/slots.ts';
import { STATUTORY_DAYS } from '#core/time/statutory-days.ts';
import { Story } from '../harness/story.ts';

/** Days (Beijing) on which each opens, first and last of them included. */
export function slotsOf(plan: Plan, id: string, from: string, until: string): readonly string[] {
  const found = recurringOf(plan).find(one => one.id === id);
  assert.ok(
    found,
    recurringOf(plan)
      .map(one => one.id)
      .join(),
  );
  const scope = {
    zone: plan.zone,
    days_off: STATUTORY_DAYS,
    calendars: plan.calendars ?? {},
    anchor: start(from),
  };
  return slotsBetween(found, scope, start(from), start(until)).map(({ opens }) =>
    new Date(opens + 8 * 3_600_000).toISOString().slice(0, 16),
  );
}

const start = (day: string) => Date.parse(`${day}T00:00:00+08:00`);

/** One turn of it, opened at nine. */
export function turnOf(plan: Plan, scenario: string): Story {
  const made = routinePlan(plan, scenario);
  assert.ok(made, scenario);
  const story = new Story(made, madeUpRoster(plan));
  story.report(
    '09:00',
    '09:00',
    'clerk',
    { routine_due: '2026-11-23T18:00:00+08:00' },
    [scenario],
    'routine',
  );
  return story;
}

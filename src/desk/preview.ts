// Who will be called: the engine itself decides on a state that is thrown away, so the preview cannot differ from what
// will happen.

import type { Command } from '#core/response/command.ts';
import { decide } from '#core/response/decide.ts';
import type { Duty, IncidentState } from '#core/response/state.ts';
import type { ActContext } from './incident-acts.ts';
import { fromCore, ok, type Result, refuse } from './result.ts';
import type { Preview } from './services.ts';

export function previewOf(command: Command, context: ActContext): Result<Preview> {
  const decided = decide(null, command, {
    plan: context.plan,
    roster: context.known.roster,
    now: context.now,
    commands: true,
  });
  if (!decided.ok) return fromCore(decided.refusal);
  const duties = Object.values(decided.state.duties);
  return duties.length === 0 && decided.state.scenarios.length === 0
    ? refuse('unknown-scenario', {})
    : ok({ duties: duties.map(duty => previewDuty(duty, context)), later: laterOf(decided.state, context) });
}

function previewDuty(duty: Duty, context: ActContext): Preview['duties'][number] {
  const person = (id: string, as: 'holder' | 'receiver', reason: string) => ({
    person: id,
    name: context.known.roster.people[id]?.name ?? id,
    as,
    reason,
    channels: context.known.roster.people[id]?.channels ?? [],
  });
  return {
    step: duty.step ?? duty.id,
    title: duty.title,
    force: duty.force,
    due: duty.due,
    people: [
      ...duty.holders.map(holder => person(holder.person, 'holder', holder.reason)),
      ...duty.told.map(told => person(told.person, 'receiver', told.reason)),
    ],
    nobody: duty.alarm !== null,
  };
}

/** Steps not open yet, with the instant at which the clock alone would open them. */
function laterOf(state: IncidentState, context: ActContext): Preview['later'] {
  const opened = new Set(Object.values(state.duties).map(duty => duty.step));
  return state.scenarios
    .flatMap(scenario => context.plan.scenarios[scenario]?.steps ?? [])
    .filter(step => !opened.has(step))
    .map(step => ({
      step,
      title: context.plan.steps[step]?.title ?? step,
      opens: Object.entries(state.openings).find(([key]) => key.startsWith(`${step}/`))?.[1] ?? null,
    }));
}

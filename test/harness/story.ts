// Tells the engine a story: commands at times of the day, and what the state is after each. Given–when–then without a
// store: `say` answers the events, `refused` the code of a refusal.
import type { Plan } from '#core/plan/plan.ts';
import type { PlanInForce } from '#core/response/case-plans.ts';
import { nextDue } from '#core/response/clock.ts';
import type { Command } from '#core/response/command.ts';
import { decide } from '#core/response/decide.ts';
import type { IncidentEvent } from '#core/response/event.ts';
import type { Duty, FactValue, IncidentState } from '#core/response/state.ts';
import type { Roster } from '#core/roster/roster.ts';
import type { DaysOff } from '#core/time/working-days.ts';

const DAY = Date.parse('2026-11-23T00:00:00+08:00');

/** "09:05" or "09:05:30" of the story's day, Beijing time; "+1 09:05" the next day. */
export function at(clock: string): number {
  const found = /^(?:\+(\d+) )?(\d\d):(\d\d)(?::(\d\d))?$/.exec(clock);
  if (!found) throw new Error(`not a time of the day: ${clock}`);
  const [, days = '0', hours, minutes, seconds = '0'] = found;
  return DAY + ((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60_000 + Number(seconds) * 1000;
}

type Said = Command extends infer C ? (C extends { type: 'ReportIncident' } ? never : C) : never;

export class Story {
  plan: Plan; // of the case: another once a plan is added or a version adopted
  readonly roster: Roster;
  /** Versions in force of other plans. */
  plans: Readonly<Record<string, PlanInForce>> = {};
  /** What the plan becomes if its newer version is adopted. */
  adopting: Plan | undefined;
  readonly events: IncidentEvent[] = [];
  days_off: DaysOff | undefined;
  #state: IncidentState | null = null;

  constructor(plan: Plan, roster: Roster) {
    this.plan = plan;
    this.roster = roster;
  }

  get state(): IncidentState {
    if (!this.#state) throw new Error('nothing has been reported yet');
    return this.#state;
  }

  report(
    when: string,
    occurred: string,
    by: string,
    facts: Readonly<Record<string, FactValue>> = {},
    scenarios = ['s'],
    kind: 'incident' | 'drill' | 'routine' = 'incident',
  ): readonly IncidentEvent[] {
    const command: Command = {
      type: 'ReportIncident',
      incident: 'i1',
      kind,
      plan: { id: this.plan.plan, version: 1 },
      scenarios,
      title: 'Incident',
      occurred: at(occurred),
      facts,
      by,
    };
    return this.#take(null, command, when);
  }

  /** A drill of scenario s that follows an exercise of the plan. */
  drill(when: string, by: string, exercise: string, kind: 'drill' | 'incident' = 'drill') {
    const command: Command = {
      type: 'ReportIncident',
      incident: 'i1',
      kind,
      plan: { id: this.plan.plan, version: 1 },
      scenarios: ['s'],
      title: 'Drill',
      occurred: at(when),
      facts: {},
      by,
      exercise,
    };
    return this.#take(null, command, when);
  }

  /** Reported the instant it occurred. */
  reportAt(now: number, by: string, scenarios = ['s']): readonly IncidentEvent[] {
    const { plan } = this;
    const command: Command = {
      type: 'ReportIncident',
      incident: 'i1',
      kind: 'incident',
      plan: { id: plan.plan, version: 1 },
      scenarios,
      title: 'Incident',
      occurred: now,
      facts: {},
      by,
    };
    return this.#take(null, command, now);
  }

  say(when: string, command: Said, commands = false): readonly IncidentEvent[] {
    return this.#take(this.state, command, when, commands);
  }

  pass(when: string): readonly IncidentEvent[] {
    return this.say(when, { type: 'PassTime' });
  }

  refused(when: string, command: Said, commands = false): string | null {
    const decided = decide(this.state, command, {
      ...this.#given(),
      now: at(when),
      commands,
    });
    return decided.ok ? null : decided.refusal.code;
  }

  duty(id: string): Duty {
    const duty = this.state.duties[id];
    if (!duty) throw new Error(`no duty ${id}; there are ${Object.keys(this.state.duties).join(', ')}`);
    return duty;
  }

  /** Ids of duties in a phase, sorted. */
  ids(phase: Duty['phase'] = 'open'): readonly string[] {
    return Object.values(this.state.duties)
      .filter(duty => duty.phase === phase)
      .map(duty => duty.id)
      .sort();
  }

  nextDue(): number | null {
    return nextDue(this.plan, this.state);
  }

  #given() {
    const { plan, plans, roster, adopting } = this;
    return { plan, plans, roster, ...(adopting ? { adopting } : {}) };
  }

  #take(
    state: IncidentState | null,
    command: Command,
    when: string | number,
    commands = false,
  ): readonly IncidentEvent[] {
    const decided = decide(state, command, {
      ...this.#given(),
      now: typeof when === 'number' ? when : at(when),
      commands,
      ...(this.days_off ? { days_off: this.days_off } : {}),
    });
    if (!decided.ok)
      throw new Error(`refused: ${decided.refusal.code} ${JSON.stringify(decided.refusal.detail)}`);
    this.#state = decided.state;
    this.plan = decided.plan;
    this.events.push(...decided.events);
    return decided.events;
  }
}

/** Who gets a message for what: "supervisor know tell_supervisor/1". */
export function messages(events: readonly IncidentEvent[]): readonly string[] {
  return events
    .flatMap(event =>
      event.type === 'MessageRequested' ? [`${event.to} ${event.purpose} ${event.duty}`] : [],
    )
    .sort();
}

export function only<T extends IncidentEvent['type']>(
  events: readonly IncidentEvent[],
  type: T,
): readonly Extract<IncidentEvent, { type: T }>[] {
  return events.filter((event): event is Extract<IncidentEvent, { type: T }> => event.type === type);
}

// The world of one rehearsal while it goes on: the cases, the people and what is going to happen. Mutable on purpose and
// only inside `rehearse`.
import type { Plan, ScenarioId } from '#core/plan/plan.ts';
import type { Command } from '#core/response/command.ts';
import { decide } from '#core/response/decide.ts';
import type { IncidentEvent, MessagePurpose } from '#core/response/event.ts';
import type { Duty, DutyId, FactValue, IncidentState } from '#core/response/state.ts';
import type { PersonId } from '#core/roster/roster.ts';
import type { Instant } from '#core/time/instant.ts';
import type { Agenda } from './agenda.ts';
import type { HoursAt } from './hours.ts';
import type { Luck } from './luck.ts';
import type { PeopleModel } from './people-model.ts';
import type { Call, Refused } from './run.ts';
import type { RosterAt, Setting } from './setting.ts';

/** What a person, or the script, does when its time has come. */
export type Doing =
  | { readonly do: 'report'; readonly case: number; readonly occurred: Instant }
  | {
      readonly do: 'answer';
      readonly case: number;
      readonly person: PersonId;
      readonly duty: DutyId;
      readonly purpose: MessagePurpose;
    }
  | { readonly do: 'arrive'; readonly case: number; readonly person: PersonId; readonly duty: DutyId }
  | {
      readonly do: 'finish';
      readonly case: number;
      readonly person: PersonId;
      readonly duty: DutyId;
      readonly turn: number;
    }
  | {
      readonly do: 'chase';
      readonly case: number;
      readonly person: PersonId;
      readonly duty: DutyId;
      readonly time: number;
    }
  | { readonly do: 'entry'; readonly case: number; readonly person: PersonId; readonly duty: DutyId }
  | { readonly do: 'fact'; readonly case: number; readonly fact: string; readonly value: FactValue }
  | {
      readonly do: 'delivery';
      readonly case: number;
      readonly person: PersonId;
      readonly duty: DutyId;
      readonly outcome: 'sent' | 'delivered' | 'failed';
    }
  | { readonly do: 'sign-on'; readonly case: number; readonly post: string; readonly person: PersonId }
  | { readonly do: 'reply'; readonly case: number; readonly question: string; readonly person: PersonId }
  | { readonly do: 'end'; readonly case: number; readonly scenario: ScenarioId; readonly person: PersonId }
  | { readonly do: 'stand-down'; readonly case: number; readonly person: PersonId }
  | { readonly do: 'file'; readonly case: number; readonly person: PersonId };

export type Case = {
  readonly scenario: ScenarioId;
  /** Its plans as one: another once a step has used one. */
  plan: Plan;
  state: IncidentState | null;
  readonly events: IncidentEvent[];
  /** Somebody is about to stand it down, or to file it. */
  closing: boolean;
};

export type Task = { readonly case: number; readonly duty: DutyId };

/** What a person has in hand: one thing at a time, the rest waits. */
export type Hand = { now: Task | null; turn: number; waiting: readonly Task[] };

export type Simulation = {
  /** Of the case that something is happening to. */
  plan: Plan;
  readonly rosterAt: RosterAt;
  readonly setting: Setting;
  readonly people: PeopleModel;
  readonly silent: ReadonlySet<PersonId>;
  readonly luck: Luck;
  readonly hours: HoursAt;
  readonly agenda: Agenda<Doing>;
  readonly cases: readonly Case[];
  readonly hands: Map<PersonId, Hand>;
  readonly calls: Call[];
  readonly refused: Refused[];
  /** Called with the new events of a case, once they are written down. */
  readonly heed: (world: Simulation, index: number, events: readonly IncidentEvent[]) => void;
  now: Instant;
};

/** The engine decides; what follows from it is heeded. Answers the code of a refusal, or null. */
export function tell(world: Simulation, index: number, command: Command): string | null {
  const its = world.cases[index];
  if (!its || (its.state === null && command.type !== 'ReportIncident')) return 'not-reported';
  world.plan = its.plan;
  const decided = decide(its.state, command, {
    plan: its.plan,
    ...(world.setting.plans ? { plans: world.setting.plans } : {}),
    roster: world.rosterAt(world.now),
    now: world.now,
    commands: false,
  });
  its.plan = decided.plan;
  world.plan = decided.plan;
  if (decided.state) its.state = decided.state;
  its.events.push(...decided.events);
  world.heed(world, index, decided.events);
  if (decided.ok) return null;
  world.refused.push({
    at: world.now,
    case: index,
    person: 'by' in command ? command.by : '',
    duty: 'duty' in command ? command.duty : null,
    code: decided.refusal.code,
  });
  return decided.refusal.code;
}

/** What happens next is about this case. */
export function turnTo(world: Simulation, index: number): void {
  world.plan = world.cases[index]?.plan ?? world.plan;
}

export function dutyOf(world: Simulation, { case: index, duty }: Task): Duty | undefined {
  return world.cases[index]?.state?.duties[duty];
}

export function openDuty(world: Simulation, task: Task): Duty | null {
  const duty = dutyOf(world, task);
  return duty?.phase === 'open' ? duty : null;
}

/** The name of a throw: the same whatever else happens in the run. */
export function throwOf(world: Simulation, ...parts: readonly (string | number)[]): number {
  return world.luck.roll(parts.join('|'));
}

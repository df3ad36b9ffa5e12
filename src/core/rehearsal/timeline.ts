// A run as a timeline: what happened when, to whom, by which duty; every call with the channels it went out on and when it
// was answered. The words are made by whoever shows it; a call names the message it is about.
import type { IncidentEvent } from '#core/response/event.ts';
import type { Duty, FactValue } from '#core/response/state.ts';
import type { PersonId } from '#core/roster/roster.ts';
import type { Instant, Millis } from '#core/time/instant.ts';
import type { Run } from './run.ts';

export type TimelineRow = { readonly at: Instant; readonly case: number } & (
  | { readonly what: 'reported'; readonly person: PersonId; readonly scenario: string }
  | {
      readonly what: 'called';
      readonly call: number; // index in `run.calls`
      readonly person: PersonId;
      readonly duty: string;
      readonly title: string;
    }
  | {
      readonly what: 'opened' | 'overdue' | 'alarm' | 'withdrawn' | 'outside';
      readonly duty: string;
      readonly title: string;
    }
  | { readonly what: 'rung'; readonly duty: string; readonly title: string; readonly rung: string }
  | {
      readonly what: 'answered' | 'accepted' | 'arrived' | 'heard';
      readonly duty: string;
      readonly title: string;
      readonly person: PersonId;
    }
  | {
      readonly what: 'done';
      readonly duty: string;
      readonly title: string;
      readonly person: PersonId;
      readonly late: Millis | null;
      readonly answer: string | null;
    }
  | {
      readonly what: 'fact';
      readonly fact: string;
      readonly value: FactValue;
      readonly person: PersonId | null;
    }
  | {
      readonly what: 'level';
      readonly level: string;
      readonly rows: readonly string[];
      readonly person: PersonId | null;
    }
  | { readonly what: 'command'; readonly person: PersonId; readonly level: string }
  | { readonly what: 'signed-on' | 'signed-off'; readonly post: string; readonly person: PersonId }
  | { readonly what: 'rule'; readonly rule: string; readonly holds: boolean }
  | { readonly what: 'stood-down' | 'filed'; readonly person: PersonId }
);

export function timelineOf(run: Run): readonly TimelineRow[] {
  const rows = run.cases.flatMap(({ events, state }, index) => {
    const calls = new Map(
      run.calls.flatMap((call, i) => (call.case === index ? [[call.key, i] as const] : [])),
    );
    return events.flatMap(event => rowOf(event, index, state.duties, calls));
  });
  return rows.toSorted((a, b) => a.at - b.at);
}

function rowOf(
  event: IncidentEvent,
  index: number,
  duties: Readonly<Record<string, Duty>>,
  calls: ReadonlyMap<string, number>,
): readonly TimelineRow[] {
  const { at } = event;
  const of = (duty: string) => ({ at, case: index, duty, title: duties[duty]?.title ?? duty });
  switch (event.type) {
    case 'IncidentReported':
      return [
        { at, case: index, what: 'reported', person: event.reporter, scenario: event.scenarios[0] ?? '' },
      ];
    case 'DutyOpened': {
      const opened: TimelineRow = { ...of(event.duty.id), what: 'opened' };
      const outside =
        event.duty.kind === 'call' || event.duty.told.some(one => one.person.startsWith('contact:'));
      return outside ? [opened, { ...of(event.duty.id), what: 'outside' }] : [opened];
    }
    case 'MessageRequested': {
      const call = calls.get(event.key);
      return call === undefined ? [] : [{ ...of(event.duty), what: 'called', call, person: event.to }];
    }
    case 'DutyAcknowledged':
      return [{ ...of(event.duty), what: 'answered', person: event.mark.by }];
    case 'DutyAccepted':
      return [{ ...of(event.duty), what: 'accepted', person: event.mark.by }];
    case 'DutyArrived':
      return [{ ...of(event.duty), what: 'arrived', person: event.mark.by }];
    case 'ReceiverAcknowledged':
      return [{ ...of(event.duty), what: 'heard', person: event.person }];
    case 'DutyDone': {
      const { mark, late_by: late, answer } = event;
      return [{ ...of(event.duty), what: 'done', person: mark.by, late, answer: plainAnswer(answer) }];
    }
    case 'DutyOverdue':
      return [{ ...of(event.duty), what: 'overdue' }];
    case 'DutyWithdrawn':
      return [{ ...of(event.duty), what: 'withdrawn' }];
    case 'NobodyReachable':
      return [{ ...of(event.duty), what: 'alarm' }];
    case 'RungFired':
      return [{ ...of(event.duty), what: 'rung', rung: event.rung }];
    case 'FactRecorded':
      return [{ at, case: index, what: 'fact', fact: event.fact, value: event.value, person: event.by }];
    case 'StateBegan':
      return [{ at, case: index, what: 'fact', fact: event.fact, value: true, person: null }];
    case 'StateEnded':
      return [{ at, case: index, what: 'fact', fact: event.fact, value: false, person: null }];
    case 'LevelChanged': {
      const { level, rows, by } = event.level;
      return [{ at, case: index, what: 'level', level, rows, person: by }];
    }
    case 'CommandTaken':
      return [{ at, case: index, what: 'command', person: event.person, level: event.level }];
    case 'SignedOn':
      return event.again
        ? []
        : [{ at, case: index, what: 'signed-on', post: event.post, person: event.entry.person }];
    case 'SignedOff':
      return [{ at, case: index, what: 'signed-off', post: event.post, person: event.person }];
    case 'RuleBroken':
    case 'RuleRestored':
      return [{ at, case: index, what: 'rule', rule: event.rule, holds: event.type === 'RuleRestored' }];
    case 'IncidentStoodDown':
      return [{ at, case: index, what: 'stood-down', person: event.by }];
    case 'IncidentFiled':
      return [{ at, case: index, what: 'filed', person: event.by }];
    default:
      return [];
  }
}

/** Of a decision: yes, no or the choice. What is filled into forms is made up and says nothing. */
function plainAnswer(answer: unknown): string | null {
  return typeof answer === 'boolean' || typeof answer === 'string' ? String(answer) : null;
}

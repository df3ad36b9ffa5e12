// What lists and the timekeeper need to know of an incident, read off its state: counters and open duties by person.
import type { Duty, IncidentState } from '#core/response/state.ts';
import type { DutyRow, IncidentRow, StoredIncident } from '#desk/ports.ts';

export type OpenDuty = {
  readonly person: string;
  readonly duty: string;
  readonly title: string;
  readonly due: number | null;
  readonly overdue: boolean;
};

/** After stand-down work may still be open; an incident is closed once it is filed or was a false alarm. */
export const CLOSED_PHASES: readonly IncidentState['phase'][] = ['filed', 'false-alarm', 'merged'];

export function rowOf({ state, next_due }: StoredIncident): IncidentRow {
  const open = openDuties(state);
  return {
    id: state.id,
    title: state.title,
    plan: state.plan.id,
    version: state.plan.version,
    kind: state.kind,
    phase: state.phase,
    occurred: state.occurred,
    reported: state.reported,
    open_duties: open.length,
    overdue: open.filter(duty => duty.overdue !== null).length,
    alarms: open.filter(duty => duty.alarm !== null).length,
    next_due,
  };
}

/** Open duties by person: holders, people called in, and approvers who have not answered. */
export function dutiesByPerson(state: IncidentState): readonly OpenDuty[] {
  return openDuties(state).flatMap(duty =>
    [...peopleOf(duty)].map(person => ({
      person,
      duty: duty.id,
      title: duty.title,
      due: duty.due,
      overdue: duty.overdue !== null,
    })),
  );
}

/** What changes in the list of open duties from one state to the next. */
export function dutyChanges(
  before: IncidentState | null,
  after: IncidentState,
): {
  readonly closed: readonly { readonly person: string; readonly duty: string }[];
  readonly opened: readonly OpenDuty[];
} {
  const was = new Map((before ? dutiesByPerson(before) : []).map(row => [keyOf(row), row]));
  const is = new Map(dutiesByPerson(after).map(row => [keyOf(row), row]));
  return {
    closed: [...was.values()]
      .filter(row => !is.has(keyOf(row)))
      .map(({ person, duty }) => ({ person, duty })),
    opened: [...is.values()].filter(row => !same(row, was.get(keyOf(row)))),
  };
}

/** Most urgent first: by deadline, those without one last. */
export function byUrgency(a: DutyRow, b: DutyRow): number {
  const [due, other] = [a.due ?? Number.POSITIVE_INFINITY, b.due ?? Number.POSITIVE_INFINITY];
  if (due !== other) return due < other ? -1 : 1;
  return compare(a.incident, b.incident) || compare(a.duty, b.duty);
}

export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function openDuties(state: IncidentState): readonly Duty[] {
  if (CLOSED_PHASES.includes(state.phase)) return [];
  return Object.values(state.duties).filter(duty => duty.phase === 'open');
}

function peopleOf(duty: Duty): ReadonlySet<string> {
  const asked = duty.kind === 'approve' || (duty.kind === 'use' && duty.phase === 'open');
  const approvers = asked ? duty.told.map(told => told.person) : [];
  return new Set([
    ...duty.holders.map(holder => holder.person),
    ...duty.called.map(holder => holder.person),
    ...approvers.filter(person => duty.approvals[person] === undefined),
  ]);
}

const keyOf = (row: { person: string; duty: string }): string => JSON.stringify([row.person, row.duty]);

const same = (a: OpenDuty, b: OpenDuty | undefined): boolean =>
  b !== undefined && a.title === b.title && a.due === b.due && a.overdue === b.overdue;

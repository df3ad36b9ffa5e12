// Rows for the contract suites: only what a test is about needs saying.
import { randomUUID } from 'node:crypto';
import type { IncidentEvent } from '#core/response/event.ts';
import type { Duty, IncidentState } from '#core/response/state.ts';
import type { Act, OutgoingMessage, Store } from '#desk/ports.ts';

/** A store of a suite; `close` also removes its database. */
export type Opened = { readonly store: Store; close(): Promise<void> };
export type Open = () => Promise<Opened>;

export const NOON = Date.UTC(2026, 10, 23, 12);
export const MINUTE = 60_000;

export const anOrg = (): string => `org-${randomUUID()}`;

export function aDuty(id: string, change: Partial<Duty> = {}): Duty {
  return {
    id,
    step: id,
    fact: null,
    kind: 'task',
    title: `Duty ${id}`,
    force: 'must',
    scenario: 's',
    item: null,
    round: '1',
    times: 1,
    opened: NOON,
    phase: 'open',
    closed: null,
    reason: null,
    holders: [{ person: 'li', reason: 'holder' }],
    called: [],
    declined: [],
    unreachable: [],
    told: [],
    due: null,
    overdue: null,
    late: null,
    corrected: false,
    short_notice: null,
    acknowledged: null,
    accepted: null,
    arrived: null,
    done: null,
    answer: null,
    note: null,
    entries: [],
    approvals: {},
    rungs: [],
    alarm: null,
    alarm_seen: null,
    condition_gone: false,
    ...change,
  };
}

export function aState(change: Partial<IncidentState> = {}, duties: readonly Duty[] = []): IncidentState {
  return {
    id: randomUUID(),
    plan: { id: 'lorry', version: 3 },
    kind: 'incident',
    title: '货车抛锚',
    phase: 'active',
    scenarios: ['s'],
    reporter: 'li',
    occurred: NOON - 5 * MINUTE,
    reported: NOON,
    activated: NOON,
    stood_down: null,
    filed: null,
    facts: {},
    states: {},
    logs: {},
    duties: Object.fromEntries(duties.map(duty => [duty.id, duty])),
    openings: {},
    again: {},
    latest: NOON,
    seq: 1,
    ...change,
  };
}

export const aNote = (text: string, at = NOON): IncidentEvent => ({ type: 'NoteAdded', text, by: 'li', at });

/** An act that reports a new incident, unless `from_seq` says otherwise; its seq follows from its events. */
export function anAct(org: string, change: Partial<Act> = {}): Act {
  const events = change.events ?? [aNote('first')];
  const from_seq = change.from_seq ?? 0;
  const state = { ...(change.state ?? aState()), seq: from_seq + events.length };
  return {
    org,
    actor: 'user-1',
    now: NOON,
    next_due: null,
    messages: [],
    command: null,
    ...change,
    incident: state.id,
    from_seq,
    state,
    events,
  };
}

/** What follows on a stored incident. */
export function nextAct(org: string, before: IncidentState, change: Partial<Act> = {}): Act {
  return anAct(org, { state: before, from_seq: before.seq, events: [aNote('next')], ...change });
}

export function aMessage(key: string, change: Partial<OutgoingMessage> = {}): OutgoingMessage {
  return {
    key,
    person: 'li',
    channel: 'email',
    address: 'li@example.org',
    duty: 'call/1',
    purpose: 'do',
    content: {
      incident: '货车抛锚',
      drill: false,
      scenario: '货车抛锚',
      duty: 'Call the driver',
      due: NOON + 5 * MINUTE,
      say: [{ title: '地点', value: 'G15 “K 1203”' }],
      from: null,
      why: 'holder',
    },
    language: 'zh',
    link: null,
    ...change,
  };
}

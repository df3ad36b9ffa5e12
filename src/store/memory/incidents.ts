// Incidents in memory, for tests and rehearsals: the same answers as PostgreSQL gives, checked by the same contract
// suite. Nothing is awaited inside an operation, so each is atomic.
import type { IncidentEvent } from '#core/response/event.ts';
import type { IncidentId } from '#core/response/state.ts';
import type { Instant } from '#core/time/instant.ts';
import type {
  Act,
  CommandAnswer,
  DutyRow,
  IncidentFilter,
  IncidentRow,
  IncidentStore,
  OrgId,
  StoredEvent,
  StoredIncident,
} from '#desk/ports.ts';
import { StoreFault } from '#desk/store-fault.ts';
import { checkAct, signalsOf } from '../act-rows.ts';
import { keysOf, pageOf } from '../cursor.ts';
import { asStored } from '../json-text.ts';
import { byUrgency, CLOSED_PHASES, compare, dutiesByPerson, rowOf } from '../projection.ts';
import { fairly } from './fairly.ts';
import type { Tables } from './tables.ts';

const NEW: CommandAnswer = { kind: 'new' };

export function memoryIncidents(tables: Tables): IncidentStore {
  const keyOf = (org: OrgId, id: string): string => JSON.stringify([org, id]);
  const find = (org: OrgId, id: IncidentId): StoredIncident | undefined =>
    tables.incidents.get(keyOf(org, id));

  function answerOf(org: OrgId, id: string, digest: string): CommandAnswer {
    const found = tables.commands.get(keyOf(org, id));
    if (!found) return NEW;
    return found.digest === digest
      ? { kind: 'repeated', answer: asStored(found.answer) }
      : { kind: 'other-body' };
  }

  function write(act: Act): void {
    checkAct(act);
    const before = find(act.org, act.incident);
    if (act.from_seq === 0 && before)
      throw new StoreFault('already-there', `There is an incident ${act.incident} already.`);
    if ((before?.state.seq ?? 0) !== act.from_seq)
      throw new StoreFault('decided-on-old-state', `Incident ${act.incident} has moved on.`);
    const { org, actor } = act;
    tables.incidents.set(
      keyOf(org, act.incident),
      asStored({ org, state: act.state, next_due: act.next_due }),
    );
    for (const [i, event] of asStored<readonly IncidentEvent[]>(act.events).entries()) {
      const cursor = String(tables.events.length + 1).padStart(12, '0');
      const seq = act.from_seq + i + 1;
      tables.events.push({ org, cursor, incident: act.incident, seq, actor, recorded: act.now, event });
    }
    tables.queue(act);
    if (act.command) tables.commands.set(keyOf(org, act.command.id), asStored(act.command));
    for (const signal of signalsOf(act, before?.next_due ?? null)) tables.signals.give(signal);
  }

  return {
    async findCommand(org, id, digest) {
      return answerOf(org, id, digest);
    },

    async create(act) {
      const answer = act.command ? answerOf(act.org, act.command.id, act.command.digest) : NEW;
      if (answer.kind === 'new') write(act);
      return answer;
    },

    async update(org, incident, decide) {
      const found = find(org, incident);
      if (!found) return 'missing';
      const act = decide(asStored(found));
      if (!act) return 'unchanged';
      const answer = act.command ? answerOf(org, act.command.id, act.command.digest) : NEW;
      if (answer.kind !== 'new') return answer;
      write(act);
      return 'written';
    },

    async updateDue(now, limit, decide) {
      const due = [...tables.incidents.values()]
        .filter(found => found.next_due !== null && found.next_due <= now)
        .sort((a, b) => (a.next_due ?? 0) - (b.next_due ?? 0));
      const taken = fairly(due, limit);
      const acts = taken.flatMap(found => decide(asStored(found)) ?? []);
      for (const act of acts) write(act);
      return taken.length;
    },

    async earliestDue() {
      return [...tables.incidents.values()].reduce<Instant | null>(
        (least, { next_due }) => (next_due === null ? least : Math.min(least ?? next_due, next_due)),
        null,
      );
    },

    async load(org, incident) {
      const found = find(org, incident);
      return found && asStored(found);
    },

    async list(org, filter) {
      const rows = [...tables.incidents.values()]
        .filter(found => found.org === org)
        .map(rowOf)
        .filter(row => row.kind !== 'routine' && matches(row, filter))
        .sort(byReported);
      const after = filter.after === undefined ? undefined : keysOf(filter.after, ['number', 'string']);
      const rest = after ? rows.filter(row => isAfter(row, Number(after[0]), String(after[1]))) : rows;
      return pageOf(rest.slice(0, filter.limit + 1), filter.limit, rows.length, row => [
        row.reported,
        row.id,
      ]);
    },

    async events(org, incident, after_seq, limit) {
      return tables.events
        .filter(row => row.org === org && row.incident === incident && row.seq > after_seq)
        .slice(0, limit)
        .map(publicEvent);
    },

    async stream(org, after, limit) {
      if (after !== null && !/^\d+$/.test(after))
        throw new StoreFault('bad-cursor', 'Not a stream position.');
      const found = tables.events
        .filter(row => row.org === org && (after === null || row.cursor > after))
        .slice(0, limit)
        .map(publicEvent);
      const end = tables.events.length === 0 ? '0'.padStart(12, '0') : (tables.events.at(-1)?.cursor ?? '');
      const last = found.at(-1)?.cursor;
      return { events: found, cursor: last ?? after ?? end };
    },

    async dutiesOf(org, person) {
      const rows: DutyRow[] = [...tables.incidents.values()]
        .filter(found => found.org === org)
        .flatMap(({ state }) =>
          dutiesByPerson(state)
            .filter(row => row.person === person)
            .map(({ duty, title, due, overdue }) => ({
              incident: state.id,
              incident_title: state.title,
              duty,
              title,
              due,
              overdue,
            })),
        );
      return rows.sort(byUrgency);
    },
  };
}

function matches(row: IncidentRow, filter: IncidentFilter): boolean {
  const closed = CLOSED_PHASES.includes(row.phase);
  if (filter.phase !== undefined && closed !== (filter.phase === 'closed')) return false;
  if (filter.plan !== undefined && row.plan !== filter.plan) return false;
  return filter.text === undefined || row.title.toLowerCase().includes(filter.text.toLowerCase());
}

const byReported = (a: IncidentRow, b: IncidentRow): number => b.reported - a.reported || compare(b.id, a.id);

const isAfter = (row: IncidentRow, reported: Instant, id: IncidentId): boolean =>
  row.reported < reported || (row.reported === reported && row.id < id);

function publicEvent({ org: _, ...event }: StoredEvent & { readonly org: OrgId }): StoredEvent {
  return asStored(event);
}

// Incidents over HTTP: lists, boards, logs; reporting, and every other act as one command route.
import type { z } from 'zod';
import { boardView, closingView } from '#contract/board-view.ts';
import type { Command } from '#contract/commands.ts';
import { personRef } from '#contract/duty-view.ts';
import { eventView } from '#contract/event-view.ts';
import { factValueIn } from '#contract/fact-values.ts';
import {
  type AdoptionView,
  getAdoption,
  getBoard,
  getClosing,
  type IncidentRow,
  listEvents,
  listIncidents,
  listMyDuties,
  type NewIncident as NewIncidentBody,
  type Preview as PreviewView,
  previewIncident,
  reportIncident,
  sendCommand,
} from '#contract/incidents.ts';
import { outsideTitle } from '#core/response/outside.ts';
import type { FactValue } from '#core/response/state.ts';
import { fromIso, type Instant, toIso } from '#core/time/instant.ts';
import type { IncidentFilter, IncidentRow as StoredRow } from '#desk/ports.ts';
import { ok, type Result } from '#desk/result.ts';
import type { AdoptionPreview, CommandBody, NewIncident, ReportPreview } from '#desk/services.ts';
import type { HttpDeps } from './deps.ts';
import type { Mount } from './mount.ts';
import { type NameBook, namesOf } from './names.ts';

export function mountIncidents(mount: Mount, { incidents, store, clock }: HttpDeps, book: NameBook): void {
  mount(listIncidents, async ({ query, actor }) => {
    const page = await store.incidents.list(actor.org, given<IncidentFilter>(query));
    return ok({ ...page, items: page.items.map(incidentRow) });
  });

  mount(previewIncident, async ({ body, actor }) =>
    map(await incidents.preview(actor, newIncident(body)), previewView),
  );

  mount(
    reportIncident,
    async ({ body, headers, actor, note }) => {
      note.detail = { plan: body.plan, kind: body.kind };
      const result = await incidents.report(actor, headers['idempotency-key'], newIncident(body));
      if (result.ok) note.object = result.value.incident;
      return result;
    },
    { auditLater: true },
  );

  mount(
    sendCommand,
    async ({ params, body, headers, actor, note }) => {
      note.detail = { command: body.type, ...('duty' in body ? { duty: body.duty } : {}) };
      return await incidents.act(actor, params.incident, headers['idempotency-key'], commandBody(body));
    },
    { auditLater: true },
  );

  mount(getBoard, async ({ params, actor }) =>
    map(await incidents.board(actor.org, params.incident), board =>
      boardView({ ...board, names: namesOf(board.roster), now: clock.now() }),
    ),
  );

  mount(getAdoption, async ({ params, query, actor }) => {
    const board = await incidents.board(actor.org, params.incident);
    if (!board.ok) return board;
    const names = namesOf(board.value.roster);
    const found = await incidents.adoption(
      actor.org,
      params.incident,
      query.plan ?? null,
      query.version ?? null,
    );
    return map(found, preview => adoptionView(preview, names));
  });

  mount(getClosing, async ({ params, actor }) =>
    map(await incidents.board(actor.org, params.incident), board =>
      closingView(board.closing, board.plan, namesOf(board.roster)),
    ),
  );

  mount(listEvents, async ({ params, query, actor }) => {
    const board = await incidents.board(actor.org, params.incident);
    if (!board.ok) return board;
    const { after_seq, limit } = query;
    const events = await store.incidents.events(actor.org, params.incident, after_seq, limit);
    const names = await book.of(actor.org);
    const { plan, state } = board.value;
    const context = {
      plan,
      state,
      name: (id: string) => names.get(id) ?? outsideTitle(plan, id) ?? id,
      dutyTitle: (id: string) => state.duties[id]?.title ?? id,
    };
    const next = events.length === limit ? (events.at(-1)?.seq ?? null) : null;
    return ok({ items: events.map(event => eventView(event, context)), next });
  });

  mount(listMyDuties, async ({ actor }) => {
    const rows = actor.person === null ? [] : await store.incidents.dutiesOf(actor.org, actor.person);
    return ok({ items: rows.map(row => ({ ...row, due: iso(row.due) })) });
  });
}

const iso = (at: Instant | null): string | null => (at === null ? null : toIso(at));

/** The instant of a text that the contract has checked. */
const instant = (text: string): Instant => fromIso(text) ?? Date.parse(text);

function map<T, U>(result: Result<T>, make: (value: T) => U): Result<U> {
  return result.ok ? ok(make(result.value)) : result;
}

/** Leaves out what is undefined: ports say "missing", zod says undefined. */
function given<T>(values: { readonly [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T;
}

function incidentRow(row: StoredRow): IncidentRow {
  return {
    ...row,
    occurred: toIso(row.occurred),
    reported: toIso(row.reported),
    next_due: iso(row.next_due),
  };
}

function newIncident(body: z.output<typeof NewIncidentBody>): NewIncident {
  const { occurred, facts, title, reporter, exercise, ...rest } = body;
  return {
    ...rest,
    ...(title === undefined ? {} : { title }),
    ...(exercise === undefined ? {} : { exercise }),
    ...(reporter === undefined ? {} : { reporter }),
    ...(occurred === undefined ? {} : { occurred: instant(occurred) }),
    facts: factValues(facts),
  };
}

function factValues(facts: z.output<typeof NewIncidentBody>['facts']): Record<string, FactValue> {
  return Object.fromEntries(Object.entries(facts).map(([id, value]) => [id, factValueIn(value)]));
}

function adoptionView(preview: AdoptionPreview, names: ReturnType<typeof namesOf>): AdoptionView {
  const people = (holders: AdoptionPreview['opens'][number]['holders']) =>
    holders.map(({ person, reason }) => ({ ...personRef(person, names), reason }));
  return {
    plan: { ...preview.plan },
    goes: preview.goes.map(one => ({ ...one, holders: people(one.holders) })),
    other: preview.other.map(one => ({ ...one })),
    comes: preview.comes.map(one => ({ ...one })),
    changed: preview.changed.map(one => ({ ...one })),
    leaves: preview.leaves.map(one => ({ ...one })),
    opens: preview.opens.map(one => ({ ...one, due: iso(one.due), holders: people(one.holders) })),
    moves: preview.moves.map(one => ({ ...one, from: iso(one.from), to: toIso(one.to) })),
  };
}

function previewView(preview: ReportPreview): PreviewView {
  return {
    duties: preview.duties.map(duty => ({
      ...duty,
      due: iso(duty.due),
      people: duty.people.map(person => ({ ...person, channels: [...person.channels] })),
    })),
    later: preview.later.map(step => ({ ...step, opens: iso(step.opens) })),
    recent: preview.recent.map(one => ({ ...one, stood_down: toIso(one.stood_down) })),
  };
}

/** ISO 8601 becomes milliseconds; everything else has the desk's own shape already. */
export function commandBody(command: Command): CommandBody {
  const { at, ...rest } = command;
  const when = at === undefined ? {} : { at: instant(at) };
  return given<CommandBody>({ ...converted(rest as Command), ...when } as CommandBody);
}

function converted(command: Command): object {
  switch (command.type) {
    case 'RecordFact':
      return { ...command, value: factValueIn(command.value) };
    case 'CorrectFact':
      return { ...command, to: instant(command.to) };
    case 'AddScenario': {
      const { facts, since, ...rest } = command;
      const values = facts ? { facts: factValues(facts) } : {};
      return { ...rest, ...values, ...(since === undefined ? {} : { since: instant(since) }) };
    }
    case 'ReopenIncident': {
      const { since, ...rest } = command;
      return since === undefined ? rest : { ...rest, since: instant(since) };
    }
    case 'SetDeadline':
      return { ...command, due: instant(command.due) };
    case 'CompleteDuty':
      return command.facts ? { ...command, facts: factValues(command.facts) } : command;
    default:
      return command;
  }
}

// Incidents: what is going on, starting one, looking at its board and log, and acting on it.
import { z } from 'zod';
import { BoardView, Called, ClosingView, Phase } from './board.ts';
import { Command, FactValues } from './commands.ts';
import { route } from './route.ts';
import { Id, IdempotencyKey, IsoInstant, pageOf, paging, Text } from './text.ts';

const incident = z.object({ incident: Id });
const Kind = z.enum(['incident', 'drill']);
const AnyKind = z.enum(['incident', 'drill', 'routine']);

export const IncidentRow = z.object({
  id: z.string(),
  title: z.string(),
  plan: z.string(),
  version: z.int(),
  kind: AnyKind,
  phase: Phase,
  occurred: IsoInstant,
  reported: IsoInstant,
  open_duties: z.int(),
  overdue: z.int(),
  alarms: z.int(),
  next_due: IsoInstant.nullable(),
});
export type IncidentRow = z.infer<typeof IncidentRow>;

export const listIncidents = route({
  id: 'list-incidents',
  method: 'GET',
  path: '/api/v1/incidents',
  action: 'incident.read',
  summary: { zh: '事件列表', en: 'Incidents, latest first' },
  query: z.object({
    phase: z.enum(['open', 'closed']).optional(),
    text: z.string().max(80).optional(),
    plan: Id.optional(),
    ...paging,
  }),
  status: 200,
  answer: pageOf(IncidentRow),
});

export const NewIncident = z.strictObject({
  /** A plan with a version in force. */
  plan: Id,
  scenarios: z.array(Id).min(1).max(50),
  kind: Kind.default('incident'),
  title: z.string().trim().min(1).max(200).optional(),
  /** Who reported it, when not the person signed in. */
  reporter: Id.optional(),
  /** When it happened; now when left out. */
  occurred: IsoInstant.optional(),
  facts: FactValues.default({}),
  /** A drill may follow an exercise of the plan: its injects are given on the clock, what it expects is looked for. */
  exercise: Id.optional(),
});

export const Preview = z.object({
  duties: z.array(
    z.object({
      step: z.string(),
      title: z.string(),
      force: z.enum(['must', 'should', 'may']),
      due: IsoInstant.nullable(),
      people: z.array(
        z.object({
          person: z.string(),
          name: z.string(),
          as: z.enum(['holder', 'receiver']),
          reason: z.string(),
          channels: z.array(z.string()),
        }),
      ),
      nobody: z.boolean(),
    }),
  ),
  later: z.array(z.object({ step: z.string(), title: z.string(), opens: IsoInstant.nullable() })),
  /** The same trouble ended a short time ago: these may be opened again instead. */
  recent: z.array(z.object({ incident: z.string(), title: z.string(), stood_down: IsoInstant })),
});
export type Preview = z.infer<typeof Preview>;

export const previewIncident = route({
  id: 'preview-incident',
  method: 'POST',
  path: '/api/v1/incidents/preview',
  action: 'incident.report',
  summary: {
    zh: '预览将通知谁、启动哪些任务，不产生任何动作',
    en: 'Who would be called and what opens; does nothing',
  },
  body: NewIncident,
  status: 200,
  answer: Preview,
});

export const reportIncident = route({
  id: 'report-incident',
  method: 'POST',
  path: '/api/v1/incidents',
  action: 'incident.report',
  summary: { zh: '上报事件并启动预案', en: 'Report an incident and start its plan' },
  headers: IdempotencyKey,
  body: NewIncident,
  status: 201,
  answer: z.object({ incident: z.string(), seq: z.int() }),
});

export const getBoard = route({
  id: 'get-board',
  method: 'GET',
  path: '/api/v1/incidents/:incident',
  action: 'incident.read',
  summary: { zh: '事件看板', en: 'The board of an incident' },
  params: incident,
  status: 200,
  answer: BoardView,
});

const People = z.array(Called);

/** What adopting a version would change; nothing happens. */
export const AdoptionView = z.object({
  plan: z.object({ id: z.string(), title: z.string(), from: z.int(), version: z.int() }),
  /** Open, and not in the new version: to be kept or withdrawn, one by one. */
  goes: z.array(z.object({ duty: z.string(), title: z.string(), holders: People })),
  /** Open, and of another kind in the new version: withdrawn and opened anew. */
  other: z.array(z.object({ duty: z.string(), title: z.string() })),
  comes: z.array(z.object({ step: z.string(), title: z.string() })),
  changed: z.array(z.object({ step: z.string(), title: z.string() })),
  leaves: z.array(z.object({ scenario: z.string(), title: z.string() })),
  /** What would open at once, and whose limits would move. */
  opens: z.array(z.object({ title: z.string(), due: IsoInstant.nullable(), holders: People })),
  moves: z.array(z.object({ title: z.string(), from: IsoInstant.nullable(), to: IsoInstant })),
});
export type AdoptionView = z.infer<typeof AdoptionView>;

export const getAdoption = route({
  id: 'get-adoption',
  method: 'GET',
  path: '/api/v1/incidents/:incident/adoption',
  action: 'incident.read',
  summary: { zh: '改用新版本前的预览', en: 'What adopting a newer version would change' },
  params: incident,
  /** Without `version`: the one in force. */
  query: z.object({ plan: Id.optional(), version: z.coerce.number<number>().int().min(1).optional() }),
  status: 200,
  answer: AdoptionView,
});

export const getClosing = route({
  id: 'get-closing',
  method: 'GET',
  path: '/api/v1/incidents/:incident/closing',
  action: 'incident.read',
  summary: { zh: '还有什么妨碍结束响应', en: 'What still stands in the way of standing down' },
  params: incident,
  status: 200,
  answer: ClosingView,
});

/** `seq` is the incident's after the command; a board with this seq or a higher one shows it. */
export const sendCommand = route({
  id: 'send-command',
  method: 'POST',
  path: '/api/v1/incidents/:incident/commands',
  action: 'incident.act',
  summary: { zh: '对事件执行一个操作', en: 'Act on an incident' },
  params: incident,
  headers: IdempotencyKey,
  body: Command,
  status: 200,
  answer: z.object({ seq: z.int() }),
});

/** One line of the log. */
export const EventView = z.object({
  incident: z.string(),
  /** From 1, without gaps. */
  seq: z.int(),
  type: z.string(),
  /** When it took effect. */
  at: IsoInstant,
  recorded: IsoInstant,
  late_ms: z.number().nullable(),
  /** Who did it; null is the clock. */
  actor: z.object({ id: z.string(), name: z.string() }).nullable(),
  duty: z.object({ id: z.string(), title: z.string() }).nullable(),
  /** A sentence for people. */
  text: Text,
  /** The event's own fields; instants in ISO 8601. */
  detail: z.record(z.string(), z.unknown()),
});
export type EventView = z.infer<typeof EventView>;

export const listEvents = route({
  id: 'list-events',
  method: 'GET',
  path: '/api/v1/incidents/:incident/events',
  action: 'incident.read',
  summary: { zh: '事件日志（按顺序）', en: 'The log of an incident, in order' },
  params: incident,
  query: z.object({
    after_seq: z.coerce.number<number>().int().min(0).default(0),
    limit: z.coerce.number<number>().int().min(1).max(500).default(200),
  }),
  status: 200,
  answer: z.object({ items: z.array(EventView), next: z.int().nullable() }),
});

export const MyDuty = z.object({
  incident: z.string(),
  incident_title: z.string(),
  duty: z.string(),
  title: z.string(),
  due: IsoInstant.nullable(),
  overdue: z.boolean(),
});

export const listMyDuties = route({
  id: 'list-my-duties',
  method: 'GET',
  path: '/api/v1/duties/mine',
  action: 'signed-in',
  summary: { zh: '我的待办任务', en: 'My open duties, most urgent first' },
  status: 200,
  answer: z.object({ items: z.array(MyDuty) }),
});

export const incidentRoutes = [
  listIncidents,
  previewIncident,
  reportIncident,
  getBoard,
  getClosing,
  getAdoption,
  sendCommand,
  listEvents,
  listMyDuties,
] as const;

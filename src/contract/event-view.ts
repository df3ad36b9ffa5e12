// One line of an incident's log: who, what, when, as a sentence in both languages and as data in ISO 8601.
import type { Bilingual } from '#core/finding.ts';
import type { Plan } from '#core/plan/plan.ts';
import type { IncidentEvent } from '#core/response/event.ts';
import type { IncidentState } from '#core/response/state.ts';
import { type Instant, toIso } from '#core/time/instant.ts';
import { eventSentence } from './event-sentence.ts';
import type { EventView } from './incidents.ts';
import { sentenceWords } from './sentence-words.ts';

export type EventInput = {
  readonly incident: string;
  readonly seq: number;
  readonly actor: string | null;
  readonly recorded: Instant;
  readonly event: IncidentEvent;
};

/** What the log needs to know beside the event: names of people and users, titles of duties, the plan's words. */
export type EventContext = {
  readonly name: (id: string) => string;
  readonly dutyTitle: (id: string) => string;
  readonly plan: Plan;
  readonly state?: IncidentState; // to name the items of lists
};

export function eventView(
  { incident, seq, actor, recorded, event }: EventInput,
  context: EventContext,
): EventView {
  const duty = dutyOf(event);
  return {
    incident,
    seq,
    type: event.type,
    at: toIso(event.at),
    recorded: toIso(recorded),
    late_ms: event.late ?? null,
    actor: actor === null ? null : { id: actor, name: context.name(actor) },
    duty: duty === null ? null : { id: duty, title: context.dutyTitle(duty) },
    text: sentence(event, context),
    detail: detailOf(event),
  };
}

export function dutyOf(event: IncidentEvent): string | null {
  if (!('duty' in event)) return null;
  return typeof event.duty === 'string' ? event.duty : event.duty.id;
}

function sentence(event: IncidentEvent, { name, dutyTitle, plan, state }: EventContext): Bilingual {
  const time = (at: Instant) => localTime(at, plan.zone);
  const words = sentenceWords(plan, { name, duty: dutyTitle, time }, state);
  return { zh: eventSentence(event, words, 'zh'), en: eventSentence(event, words, 'en') };
}

/** "11-23 16:05:30" in the zone of the plan. */
export function localTime(at: Instant, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at);
  const part = (type: string) => parts.find(it => it.type === type)?.value ?? '';
  return `${part('month')}-${part('day')} ${part('hour')}:${part('minute')}:${part('second')}`;
}

// ---------------------------------------------------------------- detail

/** Fields of events, and of the marks in them, that are instants. */
const INSTANTS: ReadonlySet<string> = new Set([
  'at',
  'occurred',
  'observed',
  'recorded',
  'since',
  'ended',
  'due',
  'was',
  'opened',
  'closed',
  'overdue',
  'fired',
  'alarm',
  'attempted',
  'sent',
  'delivered',
  'failed',
  'instant',
  'asked',
  'renewed',
  'happened',
]);

/** `from` and `to` are instants only where clocks are moved; elsewhere they are people. */
const SPANS_OF_INSTANTS: ReadonlySet<string> = new Set(['FactCorrected', 'DeadlineMoved', 'RungMoved']);

function detailOf(event: IncidentEvent): Record<string, unknown> {
  const moved = SPANS_OF_INSTANTS.has(event.type);
  const isInstant = (key: string) => INSTANTS.has(key) || (moved && (key === 'from' || key === 'to'));
  const { type: _type, at: _at, late: _late, ...rest } = event;
  return convert(rest, isInstant) as Record<string, unknown>;
}

/** Values that people entered (`value`, `values`, `answer`) are left alone, but for the instants of list items. */
function convert(value: unknown, isInstant: (key: string) => boolean): unknown {
  if (Array.isArray(value)) return value.map(it => convert(it, isInstant));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, it]) => {
      if (typeof it === 'number' && isInstant(key)) return [key, toIso(it)];
      if (key === 'values' || key === 'answer') return [key, it];
      if (key === 'reached') return [key, convert(it, () => true)]; // instants by level
      return [key, convert(it, isInstant)];
    }),
  );
}

// From what was typed on the card to what the desk takes: every input is text, and becomes a value by the type of what
// was asked. What cannot be read stays text: the rules of the incident refuse it and say why.
import { type CardAsk, type CardView, inputName, markName, whyName } from '#contract/card-view.ts';
import type { FactValue } from '#core/response/state.ts';
import { fromIso, toIso } from '#core/time/instant.ts';
import { wallTime } from '#core/time/wall-clock.ts';
import type { Card, CardAct } from '#desk/services.ts';

/** Asks that one value answers bear this id; other answers are values by id. */
const WHOLE_ANSWER = 'answer';

type Inputs = Readonly<Record<string, string>>;

/** Answer, facts and fields of a tap; what was left empty is left out. */
export function valuesOf(inputs: Inputs, card: Pick<Card, 'duty' | 'zone'>): Partial<CardAct> {
  const given = card.duty.asks.flatMap(ask => {
    const text = inputs[inputName(ask)]?.trim() ?? '';
    return text === '' ? [] : [{ ask, value: readInput(ask, text, card.zone) }];
  });
  const of = (target: CardAsk['target']) =>
    Object.fromEntries(given.filter(one => one.ask.target === target).map(one => [one.ask.id, one.value]));
  const [facts, fields, answers] = [of('fact'), of('field'), of('answer')];
  const answer = WHOLE_ANSWER in answers ? answers[WHOLE_ANSWER] : answers;
  return {
    ...(isEmpty(facts) ? {} : { facts }),
    ...(isEmpty(fields) ? {} : { fields }),
    ...marksOf(inputs, card.duty.asks),
    ...(isEmpty(answers) ? {} : { answer }),
  };
}

/** How sure each value is, and the note beside it. */
function marksOf(inputs: Inputs, asks: readonly CardAsk[]): Pick<Partial<CardAct>, 'marks'> {
  const marks = asks.flatMap(ask => {
    const certainty = CERTAINTIES.find(one => one === inputs[markName(ask)]);
    const note = inputs[whyName(ask)]?.trim();
    if (certainty === undefined && !note) return [];
    return [[ask.id, { ...(certainty ? { certainty } : {}), ...(note ? { note } : {}) }] as const];
  });
  return marks.length === 0 ? {} : { marks: Object.fromEntries(marks) };
}

const CERTAINTIES = ['exact', 'about', 'unconfirmed'] as const;

function isEmpty(values: Readonly<Record<string, unknown>>): boolean {
  return Object.keys(values).length === 0;
}

function readInput(ask: CardAsk, text: string, zone: string): FactValue {
  switch (ask.type) {
    case 'yes-no':
    case 'state':
    case 'reached':
    case 'signature':
    case 'sign-or-send-back':
      return text === 'yes' ? true : text === 'no' ? false : text;
    case 'number':
      return numberOf(text) ?? text;
    case 'time':
      return instantOf(text, zone) ?? text;
    case 'people':
    case 'list':
      return ask.target === 'fact' ? (linesOf(text) as FactValue & object) : text;
    default:
      return text;
  }
}

/** Figures as Chinese keyboards write them too: "１２．５", "1,200". */
function numberOf(text: string): number | undefined {
  const plain = text
    .normalize('NFKC')
    .replace(/[,，\s]/g, '')
    .replace('。', '.');
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined;
}

/** "2026-11-23T16:00" is wall-clock time of the organisation's zone. */
function instantOf(text: string, zone: string): string | undefined {
  const at = fromIso(text);
  if (at !== undefined) return toIso(at);
  try {
    return toIso(Temporal.PlainDateTime.from(text).toZonedDateTime(zone).epochMilliseconds);
  } catch {
    return undefined;
  }
}

/** Names, one per line, as values without further fields. */
function linesOf(text: string): Readonly<Record<string, unknown>> {
  const lines = text.split(/[\n、，,;；]+/).map(line => line.trim());
  return { names: lines.filter(line => line !== '') };
}

/** Filled in beforehand as it would be typed: times by the clock on the wall. */
function asTyped(ask: CardAsk, zone: string): CardAsk {
  const { value, type } = ask;
  if (type !== 'time' || typeof value !== 'string' || fromIso(value) === undefined) return ask;
  const { day, minute } = wallTime(Date.parse(value), zone);
  const two = (n: number) => String(n).padStart(2, '0');
  return { ...ask, value: `${day}T${two(Math.floor(minute / 60))}:${two(minute % 60)}` };
}

/** A card as it travels. */
export function viewOf(card: Card, now: number): CardView {
  const { incident, duty } = card;
  const iso = (at: number | null) => (at === null ? null : toIso(at));
  return {
    now: toIso(now),
    organisation: card.organisation,
    zone: card.zone,
    language: card.language,
    incident: {
      title: incident.title,
      drill: incident.drill,
      scenario: incident.scenario,
      open: incident.phase === 'active' || incident.phase === 'stood-down',
      occurred: toIso(incident.occurred),
    },
    person: card.person,
    duty: {
      ...duty,
      asks: duty.asks.map(ask => asTyped(ask, card.zone)),
      due: iso(duty.due),
      acknowledged: iso(duty.acknowledged),
      done: iso(duty.done),
      say: duty.say.map(({ title, value, instant }) => ({ title, value, instant: iso(instant ?? null) })),
    },
    may: card.may,
  };
}

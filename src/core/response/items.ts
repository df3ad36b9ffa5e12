// Items: what a list holds now, which of them a duty is for, and the keys of values that each item has of its own
// ("seat_down/s3"). An item that was taken off its list is in none of these.
import type { FactId, Plan, ScenarioId, Step } from '#core/plan/plan.ts';
import type { Entry, IncidentState, Items, StateFact } from './state.ts';

type Place = { readonly plan: Plan; readonly state: IncidentState };

export const NO_ITEMS: Items = {};

/** Where the value of a fact lives: under its id, or under its id and the item's where each item has one. */
export function factKey(fact: FactId, item: string | undefined): string {
  return item === undefined ? fact : `${fact}/${item}`;
}

/** "seat_down/s3" → seat_down. */
export function factOf(key: string): FactId {
  const at = key.indexOf('/');
  return at < 0 ? key : key.slice(0, at);
}

/** "seat_down/s3" → s3. */
export function itemOf(key: string): string | undefined {
  const at = key.indexOf('/');
  return at < 0 ? undefined : key.slice(at + 1);
}

/** The key of a fact as somebody sees it who works on these items. */
export function keyIn(plan: Plan, fact: FactId, items: Items | undefined): string {
  const per = plan.facts[fact]?.per;
  return factKey(fact, per === undefined ? undefined : items?.[per]);
}

/** Under which keys a fact is known to somebody who works on these items: from outside, one for each item of its list. */
export function keysOf(place: Place, fact: FactId, items: Items | undefined): readonly string[] {
  const per = place.plan.facts[fact]?.per;
  if (per === undefined || items?.[per] !== undefined) return [keyIn(place.plan, fact, items)];
  return listItems(place, per).map(({ id }) => factKey(fact, id));
}

/** "一号库区泄漏": the title of a fact, with the item's name where each has its own. */
export function titleOfKey(place: Place, key: string): string {
  const fact = place.plan.facts[factOf(key)];
  const item = itemOf(key);
  const title = fact?.title ?? factOf(key);
  return item === undefined || fact?.per === undefined
    ? title
    : `${title}：${nameOfItem(place, fact.per, item)}`;
}

/** Items of a list: entered in its log, or recorded as a fact. */
export function listItems({ state }: Pick<Place, 'state'>, list: string): readonly Entry[] {
  const value = state.facts[list]?.value;
  const recorded = Array.isArray(value) ? (value as readonly Entry[]) : [];
  const gone = state.gone?.[list] ?? [];
  const all = [...(state.logs[list] ?? []), ...recorded];
  return gone.length === 0 ? all : all.filter(({ id }) => !gone.includes(id));
}

/** The items that a duty of this step and item is for: of its own list, and of the course of its scenario. */
export function itemsOf(place: Place, step: Step | null, item: string | null): Items {
  if (step === null || item === null) return NO_ITEMS;
  const course = place.plan.scenarios[step.scenario]?.each?.list;
  if (course === undefined) return step.each ? { [step.each.list]: item } : NO_ITEMS;
  for (const { id } of listItems(place, course)) {
    if (id === item) return { [course]: id };
    if (item.startsWith(`${id}/`))
      return { [course]: id, ...(step.each ? { [step.each.list]: item.slice(id.length + 1) } : {}) };
  }
  return NO_ITEMS;
}

/** The list item a duty is for; in a course per item, with what the course's item says besides. */
export function itemEntry(place: Place, step: Step | null, item: string | null): Entry | undefined {
  return entryOf(place, itemsOf(place, step, item), step);
}

function entryOf(place: Place, items: Items, step: Step | null): Entry | undefined {
  const found = Object.entries(items).flatMap(([list, id]) => {
    const entry = listItems(place, list).find(one => one.id === id);
    return entry ? [{ list, entry, values: valuesOf(place, list, entry) }] : [];
  });
  const own = found.find(({ list }) => list === step?.each?.list) ?? found[0];
  if (!own) return undefined;
  const others = found.filter(one => one !== own).map(({ values }) => values);
  return { ...own.entry, values: Object.assign({}, ...others, own.values) as Entry['values'] };
}

/** The fields of an item, and the facts that each item of the list has a value of. */
export function valuesOf({ plan, state }: Place, list: string, entry: Entry): Entry['values'] {
  const own = perItemFacts(plan, list);
  if (own.length === 0) return entry.values;
  const known = own.flatMap(fact => {
    const key = factKey(fact, entry.id);
    const value = state.states[key]?.on ?? state.facts[key]?.value;
    return value === undefined ? [] : [[fact, value] as const];
  });
  return { ...Object.fromEntries(known), ...entry.values };
}

/**
 * A state as somebody sees it who works on these items. Seen from outside its items it is on while it is on for any of
 * them: since the first began, ended with the last.
 */
export function stateIn(
  { plan, state }: { readonly plan?: Plan | undefined; readonly state: IncidentState },
  fact: FactId,
  items: Items | undefined,
): StateFact | undefined {
  const per = plan?.facts[fact]?.per;
  if (per === undefined) return state.states[fact];
  const item = items?.[per];
  return item === undefined ? ofAll(state, fact, per) : state.states[factKey(fact, item)];
}

function ofAll(state: IncidentState, fact: FactId, list: string): StateFact | undefined {
  const all = listItems({ state }, list).flatMap(({ id }) => state.states[factKey(fact, id)] ?? []);
  const [first] = all;
  if (!first) return undefined;
  const on = all.filter(one => one.on);
  const since = (on.length > 0 ? on : all).flatMap(one => one.since ?? []);
  const ended = all.flatMap(one => one.ended ?? []);
  const told = all.flatMap(one => one.began_recorded ?? []);
  return {
    on: on.length > 0,
    since: since.length > 0 ? Math.min(...since) : null,
    ended: on.length > 0 || ended.length === 0 ? null : Math.max(...ended),
    round: Math.max(...all.map(({ round }) => round)),
    began_recorded: told.length > 0 ? Math.min(...told) : null,
    settled: all.every(one => one.settled),
  };
}

/** How people call an item: by its name or title, else by its first words. */
export function itemName({ id, values }: Entry): string {
  const words = values.title ?? values.measure ?? values.name ?? Object.values(values)[0];
  return words === undefined || words === null || String(words).trim() === '' ? id : String(words).trim();
}

export function nameOfItem(place: Pick<Place, 'state'>, list: string, id: string): string {
  const entry = listItems(place, list).find(one => one.id === id);
  return entry ? itemName(entry) : id;
}

/** Facts that each item of the list has a value of. */
export function perItemFacts(plan: Plan, list: string): readonly FactId[] {
  let known = ofLists.get(plan);
  if (!known) {
    const found = new Map<string, FactId[]>();
    for (const { id, per } of Object.values(plan.facts))
      if (per !== undefined) found.set(per, [...(found.get(per) ?? []), id]);
    known = found;
    ofLists.set(plan, known);
  }
  return known.get(list) ?? [];
}

/** Kept as long as the plan object is. */
const ofLists = new WeakMap<Plan, ReadonlyMap<string, readonly FactId[]>>();

/** The list that a scenario runs once for each item of. */
export function courseList(plan: Plan, scenario: ScenarioId): string | undefined {
  return plan.scenarios[scenario]?.each?.list;
}

/** Do these belong together: nothing that both are for is another item? */
export function isAmong(items: Items | undefined, others: Items | undefined): boolean {
  if (!items || !others) return true;
  return Object.entries(items).every(([list, id]) => others[list] === undefined || others[list] === id);
}

// May a step open, and is an open one still needed? A step opens once per round (per item, per person); what opened it
// is latched, except the ending of a state that is taken back.

import type { Edge, FactId, Opener, Step } from '#core/plan/plan.ts';
import type { Instant } from '#core/time/instant.ts';
import { againKey } from './again-key.ts';
import { isCalled, waitsToBeCalled } from './called.ts';
import { chooseCase } from './cases.ts';
import { truthOf } from './condition.ts';
import { type Course, coursesOf } from './courses.ts';
import { isNeeded } from './discretion.ts';
import { hasHappened, takeNextOccurrence } from './every.ts';
import { shutGates } from './gates.ts';
import { factKey, factOf, itemName, itemOf, listItems, NO_ITEMS, valuesOf } from './items.ts';
import { edgeCame, edgeName, type NeedScope } from './need.ts';
import { holderFor, openDuty } from './open-duty.ts';
import { edgeInstant, isEmpty, labelNow, originInstant } from './origin.ts';
import { everyone } from './people.ts';
import { scopeAt, scopeOf } from './scope.ts';
import type { Duty, Holder, Items } from './state.ts';
import { dutiesOfStep, dutyAt, emit, scenarioRound, type Work } from './work.ts';

/** A duty of the step: of one place there may be several, one for each person. */
type One = { readonly item: string | null; readonly holders: readonly Holder[] | null };

/** Where duties of a step belong: once, or for an item of its list and of the course of its scenario. */
type Place = {
  readonly place: string | undefined;
  readonly items: Items;
  readonly round: number;
  readonly name?: string;
};

/** A fact that would have to be known first; of which item, where each has its own. */
export type Missing = { readonly fact: FactId; readonly items: Items };

/** Opens the step where it may; answers the facts that would have to be known first. */
export function considerOpening(work: Work, step: Step): readonly Missing[] {
  if (step.part === undefined && shutGates(work, step.scenario).length > 0) return [];
  if (!step.each && !work.plan.scenarios[step.scenario]?.each) {
    const round = scenarioRound(work, step.scenario);
    return round > 0 ? considerPlace(work, step, { place: undefined, items: NO_ITEMS, round }) : [];
  }
  return coursesOf(work, step.scenario)
    .filter(({ round }) => round > 0)
    .flatMap(course => placesOf(work, step, course))
    .flatMap(place => considerPlace(work, step, place));
}

function considerPlace(work: Work, step: Step, place: Place): readonly Missing[] {
  const { round, items } = place;
  if (isSettled(work, step, place)) return [];
  const scope = scopeAt(work, step, round, items, place.place ?? null);
  takeNextOccurrence(work, step, scope, place.place);
  const label = labelNow(work.state, step.id, round, place.place);
  const missing = onesOf(work, step, place, label).filter(one => mayOpenAt(work, step, label, one.item));
  const called = isCalled(work, step.id, round, place.place);
  const ready = missing.length > 0 && holdsWhile(step, scope) && (called || afterHolds(step, scope));
  const opening = ready
    ? openerOf(work, step, scope, place.place, called)
    : ({ kind: 'not-yet', at: null } as const);
  scheduleOpening(work, againKey(step.id, round, place.place), opening.kind === 'timed' ? opening.at : null);
  if (opening.kind !== 'open') return [];
  return missing.flatMap(one => openPlace(work, step, label, place, one, opening));
}

/** It has its duty, no other is to come, and no opening is planned: most steps at most times, told without looking further. */
function isSettled(work: Work, step: Step, { round, place }: Place): boolean {
  if (step.who.mode === 'each-of' || step.opens.some(opener => opener.kind === 'edge' && opener.every))
    return false;
  const label = labelNow(work.state, step.id, round, place);
  if (mayOpenAt(work, step, label, place ?? null)) return false;
  const { openings } = work.state;
  return isEmpty(openings) || !(againKey(step.id, round, place) in openings);
}

function openPlace(
  work: Work,
  step: Step,
  label: string,
  { round, items, place, name }: Place,
  one: One,
  opening: { readonly why: string; readonly due: Instant },
): readonly Missing[] {
  const scope = scopeAt(work, step, round, items, place ?? null);
  if (step.when) {
    const { holds, unknown } = truthOf(step.when, scope);
    if (holds === null && step.if_unknown === 'ask') return unknown.map(fact => ({ fact, items }));
    if (holds === false || (holds === null && step.if_unknown !== 'open')) return [];
  }
  if (step.cases && chooseCase(work, step, one.item).kind === 'none') return [];
  if (isNeeded(work, step, label, round, one.item, items) !== true) return [];
  const holders = one.holders ?? holderFor(work, step, one.item, round);
  const title = name === undefined ? {} : { title: `${step.title}：${name}` };
  openDuty(
    work,
    { step, item: one.item, round, label, holders, items, ...(place ? { place } : {}), ...title },
    opening.why,
    opening.due,
  );
  return [];
}

/** Where the step has duties now: for each item of its list; else once in the course of its scenario. */
function placesOf(work: Work, step: Step, course: Course): readonly Place[] {
  const { round, items, name } = course;
  const whole = { place: course.item ?? undefined, items, round, ...(name === undefined ? {} : { name }) };
  if (!step.each) return [whole];
  const { list, where } = step.each;
  if (items[list] !== undefined) return [whole];
  return listItems(work, list).flatMap(entry => {
    const own: Items = { ...items, [list]: entry.id };
    const values = { ...course.values, ...valuesOf(work, list, entry) };
    const scope = { plan: work.plan, state: work.state, scenario: step.scenario, item: values, items: own };
    if (where !== undefined && truthOf(where, scope).holds !== true) return [];
    const place = course.item === null ? entry.id : `${course.item}/${entry.id}`;
    return [{ place, items: own, round, ...nameOf(entry) }];
  });
}

/** Measures of a meeting are named by what was decided, people by their names. */
function nameOf(entry: Parameters<typeof itemName>[0]): { readonly name?: string } {
  const name = itemName(entry);
  return name === entry.id ? {} : { name };
}

/** One duty at this place, or one per person on duty, fixed at the first opening. */
function onesOf(work: Work, step: Step, { place, items, round }: Place, label: string): readonly One[] {
  const here = place ?? null;
  if (step.who.mode !== 'each-of') return [{ item: here, holders: null }];
  const opened = dutiesOfStep(work.state, step.id, round, items).filter(duty => duty.round === label);
  if (opened.length > 0) return opened.map(duty => ({ item: duty.item, holders: duty.holders }));
  const people = everyone(step.who.party, work, { step, item: here, round });
  if (people.length === 0) return [{ item: here, holders: null }];
  return people.map(holder => ({
    item: here === null ? holder.person : `${here}/${holder.person}`,
    holders: [holder],
  }));
}

/** Not open yet in this round; or withdrawn for want of its `while` or of its edge, and now needed again. */
function mayOpenAt(work: Work, step: Step, label: string, item: string | null): boolean {
  const duty = dutyAt(work.state, step.id, label, item);
  if (!duty) return true;
  return duty.phase === 'withdrawn' && /^(while|taken-back|item|scenario|version):/.test(duty.reason ?? '');
}

function holdsWhile(step: Step, scope: NeedScope): boolean {
  return !step.while || truthOf(step.while, scope).holds === true;
}

function afterHolds(step: Step, scope: NeedScope): boolean {
  return step.after.every(edge => edgeCame(edge, scope));
}

type Decision =
  | { readonly kind: 'open'; readonly why: string; readonly due: Instant }
  | { readonly kind: 'timed'; readonly at: Instant }
  | { readonly kind: 'not-yet'; readonly at: null };

/** Any of `opens` will do; of those still to come the earliest instant is kept as the planned opening. */
function openerOf(
  work: Work,
  step: Step,
  scope: NeedScope,
  place: string | undefined,
  called: boolean,
): Decision {
  if (called) return { kind: 'open', why: 'called', due: work.at };
  if (waitsToBeCalled(work.plan, step.id)) return { kind: 'not-yet', at: null };
  if (step.opens.length === 0)
    return { kind: 'open', why: step.after.length > 0 ? 'after' : 'begin', due: work.at };
  let coming: Instant | null = null;
  for (const opener of step.opens) {
    const at = openerInstant(work, step, opener, scope, place);
    if (at === null) continue;
    if (at <= work.at)
      return { kind: 'open', why: openerName(opener), due: opener.kind === 'instant' ? at : work.at };
    coming = coming === null ? at : Math.min(coming, at);
  }
  return coming === null ? { kind: 'not-yet', at: null } : { kind: 'timed', at: coming };
}

function openerInstant(
  work: Work,
  step: Step,
  opener: Opener,
  scope: NeedScope,
  place: string | undefined,
): Instant | null {
  switch (opener.kind) {
    case 'condition':
      return truthOf(opener.feel, scope).holds === true ? work.at : null;
    case 'edge': {
      const came = opener.every
        ? hasHappened(work, step.id, scope.round, place)
        : edgeInstant(opener.edge, scope) !== null && edgeCame(opener.edge, scope);
      const back = opener.edge.kind === 'step' || edgeInstant(opener.edge, scope) !== null;
      return came && back ? work.at : null;
    }
    case 'instant': {
      const from = originInstant(opener.origin, { ...scope, opened: null });
      return from === null ? null : from + opener.offset;
    }
    default:
      return opener satisfies never;
  }
}

function openerName(opener: Opener): string {
  if (opener.kind === 'condition') return `condition:${opener.feel}`;
  if (opener.kind === 'instant') return 'clock';
  return `edge:${edgeName(opener.edge)}`;
}

function scheduleOpening(work: Work, opening: string, at: Instant | null): void {
  const was = work.state.openings[opening] ?? null;
  if (was !== at) emit(work, { type: 'OpeningSet', opening, due: at, was });
}

/** What a former round had planned does not open any more. */
export function forgetFormerOpenings(work: Work): void {
  for (const [opening, was] of Object.entries(work.state.openings)) {
    const step = work.plan.steps[factOf(opening)];
    const after = itemOf(opening) ?? '';
    const kept =
      step !== undefined &&
      !isFormer(work, step.scenario) &&
      coursesOf(work, step.scenario)
        .flatMap(course => placesOf(work, step, course))
        .some(({ round, place }) => after === factKey(String(round), place));
    if (!kept) emit(work, { type: 'OpeningSet', opening, due: null, was });
  }
}

function isFormer({ state }: Work, scenario: string): boolean {
  return state.former?.some(one => one.scenario === scenario) === true && !state.scenarios.includes(scenario);
}

/** Null while it is; else why not: "while:<feel>", "item:injured/i2" or "taken-back:outage.ended". */
export function isStillNeeded(work: Work, step: Step, duty: Duty): string | null {
  const gone = Object.entries(duty.items ?? {}).find(
    ([list, id]) => !listItems(work, list).some(entry => entry.id === id),
  );
  if (gone) return `item:${gone[0]}/${gone[1]}`;
  const scope = scopeOf(work, step, duty);
  if (step.while && truthOf(step.while, scope).holds === false) return `while:${step.while}`;
  if (isCalled(work, step.id, scope.round, duty.place)) return null;
  const lost = endingEdges(step).find(edge => edgeInstant(edge, { ...scope, round: 0 }) === null);
  return lost ? `taken-back:${edgeName(lost)}` : null;
}

/** The endings of states that a step waits for, if nothing else could have opened it. */
export function endingEdges(step: Step): readonly Edge[] {
  const only = step.opens.length === 1 && step.opens[0]?.kind === 'edge' ? [step.opens[0].edge] : [];
  return [...step.after, ...only].filter(edge => edge.kind === 'state' && edge.edge === 'ended');
}

// May a step open, and is an open one still needed? A step opens once per round (per item, per person); what opened it
// is latched, except the ending of a state that is taken back.

import type { Edge, FactId, Opener, Step } from '#core/plan/plan.ts';
import type { Instant } from '#core/time/instant.ts';
import { isCalled, waitsToBeCalled } from './called.ts';
import { chooseCase } from './cases.ts';
import { truthOf } from './condition.ts';
import { isNeeded } from './discretion.ts';
import { dutyId } from './duty-id.ts';
import { shutGates } from './gates.ts';
import { doesNotApply, edgeName } from './need.ts';
import { holderFor, openDuty } from './open-duty.ts';
import { edgeInstant, occurrenceLabel, originInstant } from './origin.ts';
import { everyone, itemEntry, listItems } from './people.ts';
import type { Duty, Holder } from './state.ts';
import { emit, scenarioRound, type Work } from './work.ts';

type Place = {
  readonly item: string | null;
  readonly holders: readonly Holder[] | null;
  readonly title?: string;
};

/** Opens the step where it may; answers the facts that would have to be known first. */
export function considerOpening(work: Work, step: Step): readonly FactId[] {
  const round = scenarioRound(work, step.scenario);
  if (round === 0 || (step.part === undefined && shutGates(work).length > 0)) return [];
  const label = occurrenceLabel(round, 1 + (work.state.again[`${step.id}/${round}`] ?? 0));
  const missing = placesOf(work, step, round, label).filter(place =>
    mayOpenAt(work, step, label, place.item),
  );
  const called = isCalled(work, step.id, round);
  const ready = missing.length > 0 && holdsWhile(work, step) && (called || afterHolds(work, step, round));
  const opening = ready ? openerOf(work, step, round, called) : ({ kind: 'not-yet', at: null } as const);
  scheduleOpening(work, step, round, opening.kind === 'timed' ? opening.at : null);
  if (opening.kind !== 'open') return [];
  return missing.flatMap(place => openPlace(work, step, round, label, place, opening));
}

function openPlace(
  work: Work,
  step: Step,
  round: number,
  label: string,
  place: Place,
  opening: { readonly why: string; readonly due: Instant },
): readonly FactId[] {
  const item = itemEntry(work, step, place.item)?.values;
  const scope = { plan: work.plan, state: work.state, scenario: step.scenario, item };
  if (step.when) {
    const { holds, unknown } = truthOf(step.when, scope);
    if (holds === null && step.if_unknown === 'ask') return unknown;
    if (holds === false || (holds === null && step.if_unknown !== 'open')) return [];
  }
  if (step.cases && chooseCase(work, step, place.item).kind === 'none') return [];
  if (isNeeded(work, step, label, round, place.item) !== true) return [];
  const holders = place.holders ?? holderFor(work, step, place.item, round);
  openDuty(
    work,
    { step, item: place.item, round, label, holders, ...(place.title ? { title: place.title } : {}) },
    opening.why,
    opening.due,
  );
  return [];
}

/** Where duties of this step belong now: one, one per list item, or one per person on duty (fixed at the first opening). */
function placesOf(work: Work, step: Step, round: number, label: string): readonly Place[] {
  if (step.each) {
    const { list, where } = step.each;
    return listItems(work, list)
      .filter(
        entry =>
          where === undefined ||
          truthOf(where, { plan: work.plan, state: work.state, scenario: step.scenario, item: entry.values })
            .holds === true,
      )
      .map(entry => ({ item: entry.id, holders: null, ...itemTitle(step, entry.values) }));
  }
  if (step.who.mode !== 'each-of') return [{ item: null, holders: null }];
  const opened = Object.values(work.state.duties).filter(
    duty => duty.step === step.id && duty.round === label,
  );
  if (opened.length > 0) return opened.map(duty => ({ item: duty.item, holders: duty.holders }));
  const people = everyone(step.who.party, work, { step, item: null, round });
  if (people.length === 0) return [{ item: null, holders: null }];
  return people.map(holder => ({ item: holder.person, holders: [holder], title: step.title }));
}

/** Measures of a meeting are named by what was decided. */
function itemTitle(step: Step, values: Readonly<Record<string, unknown>>): { readonly title?: string } {
  const words = values.title ?? values.measure ?? values.name;
  return typeof words === 'string' && words.trim() !== '' ? { title: `${step.title}：${words.trim()}` } : {};
}

/** Not open yet in this round; or withdrawn for want of its `while` or of its edge, and now needed again. */
function mayOpenAt(work: Work, step: Step, label: string, item: string | null): boolean {
  const duty = work.state.duties[dutyId(step.id, label, item)];
  if (!duty) return true;
  return duty.phase === 'withdrawn' && /^(while|taken-back|scenario|version):/.test(duty.reason ?? '');
}

function holdsWhile(work: Work, step: Step): boolean {
  if (!step.while) return true;
  return truthOf(step.while, { plan: work.plan, state: work.state, scenario: step.scenario }).holds === true;
}

function afterHolds({ plan, state }: Work, step: Step, round: number): boolean {
  return step.after.every(
    edge => edgeInstant(edge, { state, round }) !== null || doesNotApply(edge, { plan, state, round }),
  );
}

type Decision =
  | { readonly kind: 'open'; readonly why: string; readonly due: Instant }
  | { readonly kind: 'timed'; readonly at: Instant }
  | { readonly kind: 'not-yet'; readonly at: null };

/** Any of `opens` will do; of those still to come the earliest instant is kept as the planned opening. */
function openerOf(work: Work, step: Step, round: number, called: boolean): Decision {
  if (called) return { kind: 'open', why: 'called', due: work.at };
  if (waitsToBeCalled(work.plan, step.id)) return { kind: 'not-yet', at: null };
  if (step.opens.length === 0)
    return { kind: 'open', why: step.after.length > 0 ? 'after' : 'begin', due: work.at };
  let coming: Instant | null = null;
  for (const opener of step.opens) {
    const at = openerInstant(work, step, opener, round);
    if (at === null) continue;
    if (at <= work.at)
      return { kind: 'open', why: openerName(opener), due: opener.kind === 'instant' ? at : work.at };
    coming = coming === null ? at : Math.min(coming, at);
  }
  return coming === null ? { kind: 'not-yet', at: null } : { kind: 'timed', at: coming };
}

function openerInstant(work: Work, step: Step, opener: Opener, round: number): Instant | null {
  switch (opener.kind) {
    case 'condition':
      return truthOf(opener.feel, { plan: work.plan, state: work.state, scenario: step.scenario }).holds ===
        true
        ? work.at
        : null;
    case 'edge':
      return edgeInstant(opener.edge, { state: work.state, round }) === null ? null : work.at;
    case 'instant': {
      const from = originInstant(opener.origin, { state: work.state, round, opened: null });
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

function scheduleOpening(work: Work, step: Step, round: number, at: Instant | null): void {
  const opening = `${step.id}/${round}`;
  const was = work.state.openings[opening] ?? null;
  if (was !== at) emit(work, { type: 'OpeningSet', opening, due: at, was });
}

/** What a former round had planned does not open any more. */
export function forgetFormerOpenings(work: Work): void {
  for (const [opening, was] of Object.entries(work.state.openings)) {
    const [id = '', round] = opening.split('/');
    const step = work.plan.steps[id];
    if (!step || Number(round) !== scenarioRound(work, step.scenario) || isFormer(work, step.scenario))
      emit(work, { type: 'OpeningSet', opening, due: null, was });
  }
}

function isFormer({ state }: Work, scenario: string): boolean {
  return state.former?.some(one => one.scenario === scenario) === true && !state.scenarios.includes(scenario);
}

/** Null while it is; else why not: "while:<feel>" or "taken-back:outage.ended". */
export function isStillNeeded(work: Work, step: Step, duty: Duty): string | null {
  const item = itemEntry(work, step, duty.item)?.values;
  if (
    step.while &&
    truthOf(step.while, { plan: work.plan, state: work.state, scenario: step.scenario, item }).holds === false
  )
    return `while:${step.while}`;
  if (isCalled(work, step.id, scenarioRound(work, step.scenario))) return null;
  const lost = endingEdges(step).find(edge => edgeInstant(edge, { state: work.state, round: 0 }) === null);
  return lost ? `taken-back:${edgeName(lost)}` : null;
}

/** The endings of states that a step waits for, if nothing else could have opened it. */
export function endingEdges(step: Step): readonly Edge[] {
  const only = step.opens.length === 1 && step.opens[0]?.kind === 'edge' ? [step.opens[0].edge] : [];
  return [...step.after, ...only].filter(edge => edge.kind === 'state' && edge.edge === 'ended');
}

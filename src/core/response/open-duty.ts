// Opening a duty: who has it, by when, which rungs hang on it, who is told. A duty is (step, round, item): opening it a
// second time continues the same one (`identity`).

import type { RelayStage } from '#core/plan/action.ts';
import type { Party, Step } from '#core/plan/plan.ts';
import { isReachable } from '#core/roster/resolve.ts';
import { type Instant, type Millis, toIso } from '#core/time/instant.ts';
import { accepting } from './accepting.ts';
import { raiseAlarm } from './alarm.ts';
import { chooseCase } from './cases.ts';
import { current } from './current-duty.ts';
import { tellKnownShortage } from './dispatch.ts';
import { dueInstant } from './due.ts';
import { dutyId } from './duty-id.ts';
import { factKey, isAmong, itemsOf, keysOf, NO_ITEMS, titleOfKey } from './items.ts';
import { type ClockPlace, clockContext, ladderOf, rungsOf } from './ladder.ts';
import { dueOfStep, limitOf, minutesOf } from './level-limit.ts';
import { locksNow } from './locks.ts';
import { askPurpose, requestMessage, requestMessages } from './message.ts';
import { originInstant } from './origin.ts';
import { isOutside, outsider, outsidersOf } from './outside.ts';
import { candidates, everyone, once, upTheLine } from './people.ts';
import { isHandOver, isInTurns, messageReceivers } from './receivers.ts';
import { requestTitle } from './requests.ts';
import { newRoll, raiseEmptyRoll } from './roll-call.ts';
import type { Duty, Holder, Items, Permit, Told } from './state.ts';

import { newWatch } from './watch.ts';
import { emit, openDuties, roundOf, scenarioRound, type Work } from './work.ts';

export type Opening = {
  readonly step: Step;
  readonly item: string | null;
  readonly round: number;
  readonly label: string; // "1" or "1~2"
  readonly holders: readonly Holder[];
  readonly items?: Items;
  readonly place?: string;
  readonly title?: string;
};

export function openDuty(work: Work, opening: Opening, why: string, due: Instant = work.at): void {
  const { step, item, round, label, holders, items = NO_ITEMS, place } = opening;
  const id = dutyId(step.id, label, item);
  const before = work.state.duties[id];
  const { locks } = locksNow(work, { step: step.id, item, round: label, scenario: step.scenario, items });
  const chosen = step.cases && chooseCase(work, step, item);
  const helpers = helpersOf(work, step, item, round, holders);
  const inTurns = isInTurns(step.action);
  const told = receivers(work, step, item, round).map(one =>
    locks.length > 0 || inTurns ? { ...one, attempted: null } : one,
  );
  const empty = step.action.kind === 'notify' && hasEmptyStage(step.action, told);
  const duty: Duty = {
    ...blankDuty(work, id, step.scenario, before),
    step: step.id,
    kind: step.action.kind,
    title: titleFor(work, opening, chosen?.kind === 'one' ? chosen.title : undefined),
    force: step.force,
    item,
    round: label,
    holders,
    told,
    due: dueOf(work, step, { round, opened: work.at, item, items }),
    short_notice: shortNotice(work, step, { round, opened: work.at, item, items }),
    rungs: rungsOf(work, ladderOf(work, { step: step.id, force: step.force }), {
      round,
      opened: work.at,
      item,
      items,
      step,
    }),
    ...(Object.keys(items).length > 0 ? { items } : {}),
    ...(place === undefined ? {} : { place }),
    ...(locks.length > 0 ? { locks } : {}),
    ...(chosen ? { chosen: chosen.kind === 'one' ? chosen.index : null } : {}),
    ...(helpers.length > 0 ? { helpers } : {}),
    ...(empty ? { stages_empty: true } : {}),
    ...(step.action.kind === 'watch' ? { watch: newWatch(step.action, work.at) } : {}),
    ...(step.action.kind === 'roll_call' ? { roll: newRoll(work, step.action, { step, item, round }) } : {}),
  };
  emit(work, { type: 'DutyOpened', duty, why, again: before !== undefined }, due);
  callPeople(work, duty, step);
  if (step.action.kind === 'dispatch') tellKnownShortage(work, duty, step.action);
  if (step.action.kind === 'roll_call') raiseEmptyRoll(work, current(work, duty), step.action);
}

function titleFor(work: Work, { step, label, title }: Opening, chosen: string | undefined): string {
  if (step.action.kind === 'request') return requestTitle(work, step.id, label, step.title);
  return chosen ?? title ?? step.title;
}

/** Asks for a missing fact: a duty of its own, with its own limit and ladder. */
export function openQuestion(
  work: Work,
  fact: string,
  scenario: string,
  items: Items = NO_ITEMS,
  within?: Millis,
): void {
  const asked = work.plan.facts[fact];
  const item = asked?.per === undefined ? undefined : items[asked.per];
  const round = scenarioRound(work, scenario, items);
  const id = factKey(`ask:${fact}/${round}`, item);
  const before = work.state.duties[id];
  if (!asked || (before && before.phase !== 'withdrawn') || isBeingAssessed(work, fact, items)) return;
  if (keysOf(work, fact, items).length === 0) return; // of no item
  const parties: readonly Party[] = asked.ask.map(role => ({ kind: 'role', role }));
  const holders = once(
    parties.flatMap(party => candidates(party, work, { step: null, item: null, round })),
  ).slice(0, 1);
  const duty: Duty = {
    ...blankDuty(work, id, scenario, before),
    fact,
    kind: 'ask',
    title: titleOfKey(work, factKey(fact, item)),
    force: 'must',
    item: item ?? null,
    round: String(round),
    holders,
    due: work.at + (asked.answer_within ?? within ?? minutesOf(work, 'immediately')),
    rungs: rungsOf(work, work.plan.ladder, { round, opened: work.at }),
    ...(Object.keys(items).length > 0 ? { items } : {}),
  };
  emit(work, { type: 'DutyOpened', duty, why: `unknown:${fact}`, again: before !== undefined });
  callPeople(work, duty, null);
}

/** Asks for permission: whoever may give it has a duty to answer, with the ladder of the plan. */
export function openPermit(work: Work, permit: Permit, title: string, index: number, scenario: string): void {
  const id = `permit:${permit.request}${index > 0 ? `/${index + 1}` : ''}`;
  const holders = once(
    permit.of.flatMap(party => candidates(party, work, { step: null, item: null, round: 0 })),
  )
    .filter(holder => holder.person !== permit.by)
    .slice(0, 1);
  const duty: Duty = {
    ...blankDuty(work, id, scenario, undefined),
    kind: 'permit',
    title,
    item: index > 0 ? String(index + 1) : null,
    round: permit.request.slice(permit.act.length + 1),
    holders,
    due: work.at + minutesOf(work, 'immediately'),
    rungs: rungsOf(work, work.plan.ladder, { round: 0, opened: work.at }),
    permit,
  };
  emit(work, { type: 'DutyOpened', duty, why: `asked:${permit.request}`, again: false });
  callPeople(work, duty, null);
}

/** A duty that no step has, as it is given here; its holders are asked to do it. */
export function openAlone(work: Work, duty: Duty, why: string): void {
  emit(work, { type: 'DutyOpened', duty, why, again: false });
  callPeople(work, duty, null);
}

/** A question of the response itself: which level it is, who takes command. With the ladder of the plan. */
export function openAsked(
  work: Work,
  asked: Pick<Duty, 'id' | 'kind' | 'title' | 'holders'> &
    Partial<Pick<Duty, 'asked_of' | 'grades' | 'commands'>>,
  why: string,
): void {
  const duty: Duty = {
    ...blankDuty(work, asked.id, work.state.scenarios[0] ?? '', undefined),
    ...asked,
    holders: asked.holders.slice(0, 1),
    round: asked.id.slice(asked.id.lastIndexOf('/') + 1),
    due: work.at + minutesOf(work, 'immediately'),
    rungs: rungsOf(work, work.plan.ladder, { round: 0, opened: work.at }),
  };
  emit(work, { type: 'DutyOpened', duty, why, again: false });
  callPeople(work, duty, null);
}

/** Whom the response itself asks next, when somebody declined to answer. */
export function askedNext(work: Work, duty: Duty, declined: readonly string[]): readonly Holder[] {
  const place = { step: null, item: null, round: 0 };
  const all = once((duty.asked_of ?? []).flatMap(party => candidates(party, work, place)));
  return all.filter(one => !declined.includes(one.person)).slice(0, 1);
}

/** Somebody has the duty to find it out already: nobody is asked twice. */
function isBeingAssessed(work: Work, fact: string, items: Items): boolean {
  return openDuties(work.state).some(duty => {
    if (!isAmong(duty.items, items)) return false;
    const action = duty.step === null ? undefined : work.plan.steps[duty.step]?.action;
    return action?.kind === 'assess' && action.facts.includes(fact);
  });
}

/** When the duty is due, if its clock has started; null without limit or before its origin. */
export function dueOf(work: Work, step: Step, place: ClockPlace): Instant | null {
  const limit = limitOf(work, step);
  const due = dueOfStep(work, step);
  if (!limit && !due) return null;
  const context = clockContext(work, { ...place, step });
  if (!limit && due) return dueInstant(due, { ...context, plan: work.plan, days_off: work.days_off });
  const from = limit ? originInstant(limit.of, context) : null;
  return from === null || !limit ? null : from + limit.within;
}

/** How much of the limit was gone before we knew: 3 of 5 minutes. */
function shortNotice(work: Work, step: Step, place: ClockPlace): Duty['short_notice'] {
  const limit = limitOf(work, step);
  if (!limit) return null;
  const from = originInstant(limit.of, clockContext(work, { ...place, step }));
  const used = from === null ? 0 : work.at - from;
  return used > 0 && used < limit.within ? { limit: limit.within, used } : null;
}

/** The person a duty goes to: the best candidate, without those who declined it. */
export function holderFor(
  work: Work,
  step: Step,
  item: string | null,
  round: number,
  declined: readonly string[] = [],
): readonly Holder[] {
  const context = { step, item, round };
  const parties = step.who.mode === 'any-of' ? step.who.parties : [step.who.party];
  const all = once([
    ...(step.sticky ? samePerson(work, step, item, round) : []),
    ...parties.flatMap(party => candidates(party, work, context)),
  ]);
  const free = all.filter(one => !declined.includes(one.person));
  return step.who.mode === 'any-of' ? free : free.slice(0, 1);
}

/** `sticky`: whoever had a duty of the same party in this round keeps it, off duty by now or not. */
function samePerson(work: Work, step: Step, item: string | null, round: number): readonly Holder[] {
  const party = JSON.stringify(step.who);
  const items = itemsOf(work, step, item);
  const before = Object.values(work.state.duties).filter(duty => {
    const other = duty.step === null ? undefined : work.plan.steps[duty.step];
    const same = other?.scenario === step.scenario && JSON.stringify(other.who) === party;
    return same && roundOf(duty) === round && isAmong(duty.items, items);
  });
  const had = before.map(duty => duty.done?.by ?? duty.arrived?.by ?? duty.holders[0]?.person);
  const person = had.findLast(one => one !== undefined && one in work.roster.people);
  return person === undefined ? [] : [{ person, reason: 'same-person' }];
}

/** Those who take part: told, not accountable. */
function helpersOf(
  work: Work,
  step: Step,
  item: string | null,
  round: number,
  holders: readonly Holder[],
): readonly Holder[] {
  const parties = step.who.mode === 'one' ? (step.who.with ?? []) : [];
  const all = once(parties.flatMap(party => everyone(party, work, { step, item, round })));
  return all.filter(one => !holders.some(holder => holder.person === one.person));
}

function receivers(work: Work, step: Step, item: string | null, round: number): readonly Told[] {
  const { action } = step;
  if (action.kind === 'notify' && action.relay)
    return relayReceivers(work, action.relay, { step, item, round });
  const parties = action.kind === 'use' ? accepting(work, step) : receiving(action);
  const outside = parties.flatMap(party => outsidersOf(work.plan, party));
  const people = once(parties.flatMap(party => everyone(party, work, { step, item, round })));
  return [...people, ...outside].map(holder => ({
    person: holder.person,
    reason: holder.reason,
    attempted: isOutside(holder.person) ? null : work.at, // a person rings them up and says so
    sent: null,
    delivered: null,
    acknowledged: null,
    failed: null,
  }));
}

function receiving(action: Step['action']): readonly Party[] {
  if (action.kind === 'notify') return action.to;
  if (action.kind === 'approve') return action.by;
  return action.kind === 'convene' ? action.members : [];
}

/** Stage by stage; heads up the line are a stage each. Whoever has it from an earlier stage is not told again. */
function relayReceivers(
  work: Work,
  relay: readonly RelayStage[],
  context: { readonly step: Step; readonly item: string | null; readonly round: number },
): readonly Told[] {
  const found: Told[] = [];
  let stage = 0;
  for (const { to, quorum, from } of relay) {
    const line = to.some(party => party.kind === 'up-the-line');
    const people = to.flatMap(party =>
      party.kind === 'contact'
        ? [outsider(party.contact)]
        : party.kind === 'up-the-line'
          ? upTheLine(work, party, lastOf(found, from, work, context))
          : everyone(party, work, context),
    );
    const fresh = once(people).filter(one => !found.some(told => told.person === one.person));
    for (const [index, one] of fresh.entries())
      found.push({ ...toldLater(one), stage: line ? stage + index : stage, quorum });
    stage += line ? Math.max(1, fresh.length) : 1;
  }
  return found;
}

function toldLater({ person, reason }: Holder): Told {
  return { person, reason, attempted: null, sent: null, delivered: null, acknowledged: null, failed: null };
}

/** Who passes it on: whom the stage names, else the last of those told before, else whoever has the duty. */
function lastOf(
  found: readonly Told[],
  from: Party | undefined,
  work: Work,
  context: { readonly step: Step; readonly item: string | null; readonly round: number },
): string | undefined {
  if (from) return candidates(from, work, context)[0]?.person;
  return found.at(-1)?.person ?? holderFor(work, context.step, context.item, context.round)[0]?.person;
}

function hasEmptyStage(action: Extract<Step['action'], { kind: 'notify' }>, told: readonly Told[]): boolean {
  if (!action.relay) return false;
  const stages = new Set(told.map(({ stage }) => stage ?? 0));
  return told.length === 0 || stages.size <= Math.max(...stages);
}

function callPeople(work: Work, duty: Duty, step: Step | null): void {
  const receiving = duty.told.map(told => ({ person: told.person, reason: told.reason }));
  for (const holder of duty.holders)
    if (!receiving.some(one => one.person === holder.person))
      requestMessage(work, duty, askPurpose(duty), holder);
  requestMessages(work, duty, 'know', duty.helpers ?? [], 'with');
  if (!duty.locks && !(step && isInTurns(step.action))) messageReceivers(work, duty, receiving);
  const needsReceivers =
    step !== null && (['notify', 'approve', 'convene'].includes(step.action.kind) || isHandOver(step.action));
  if (duty.holders.length === 0) raiseAlarm(work, duty, 'nobody-holds-the-post');
  else if (!duty.holders.some(one => isReachable(one.person, work.roster)))
    raiseAlarm(work, duty, 'no-channel');
  else if (needsReceivers && (receiving.length === 0 || duty.stages_empty))
    raiseAlarm(work, duty, 'nobody-to-tell');
}

/** Those told by a duty learn that what they were told is no longer so. */
export function correctThoseTold(work: Work, duty: Duty): void {
  const told = duty.told.filter(one => one.attempted !== null && one.failed === null);
  requestMessages(work, current(work, duty), 'correction', told, toIso(work.at));
}

export function blankDuty(work: Work, id: string, scenario: string, before: Duty | undefined): Duty {
  return {
    id,
    step: null,
    fact: null,
    kind: 'task',
    title: '',
    force: 'must',
    scenario,
    item: null,
    round: '1',
    times: (before?.times ?? 0) + 1,
    opened: work.at,
    phase: 'open',
    closed: null,
    reason: null,
    holders: [],
    called: [],
    declined: before?.declined ?? [],
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
    entries: before?.entries ?? [],
    approvals: {},
    rungs: [],
    alarm: null,
    alarm_seen: null,
    condition_gone: false,
  };
}

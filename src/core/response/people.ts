// Whom a plan means by a party, in this incident, now. Relative parties (the reporter, the author of an item, those
// told before) come from the incident; posts come from the roster.
import { ownName } from '#core/plan/case-name.ts';
import type { Party, Step } from '#core/plan/plan.ts';
import { allOf, candidatesOf, headsAbove } from '#core/roster/resolve.ts';
import { commandersNow } from './commander.ts';
import { itemEntry, itemsOf } from './items.ts';
import { sceneLead } from './scene-lead.ts';
import { isThere, signedOn } from './signed-on.ts';
import type { Duty, Holder, Items } from './state.ts';
import { dutiesOfStep, scenarioRound, type Work } from './work.ts';

export type PartyContext = {
  readonly step: Step | null;
  readonly item: string | null;
  readonly round: number;
};

/** Everyone who may answer for the party, best first. */
export function candidates(party: Party, work: Work, context: PartyContext): readonly Holder[] {
  switch (party.kind) {
    case 'role': {
      const role = work.plan.roles[party.role];
      if (role?.is === 'reporter') return known(work, work.state.reporter, 'reporter');
      if (role?.is === 'scene-lead') return known(work, sceneLead(work.state), 'scene-lead');
      if (role?.is === 'level-commander') return commanding(work, context);
      if (role?.first_present) return firstPresent(work, role.first_present, context);
      if (role?.members)
        return once(
          role.members.flatMap(member => candidates({ kind: 'role', role: member }, work, context)),
        );
      return role?.outside ? [] : candidatesOf(party.role, work.roster);
    }
    case 'reporter':
      return known(work, work.state.reporter, 'reporter');
    case 'head-of':
      return headsOf(party.of, work, context);
    case 'item-author': {
      const entry = itemEntry(work, context.step, context.item);
      return entry ? known(work, entry.by, 'item-author') : [];
    }
    case 'told-by':
      return once(party.steps.flatMap(step => toldBy(work, step, itemsIn(work, context))));
    case 'contact':
      return [];
    case 'unit-head':
      return headOfUnit(party.unit, work, context);
    case 'item-field':
      return inField(itemEntry(work, context.step, context.item)?.values[party.field], work, context);
    case 'doer-of':
      return doersOf(work, party.step, itemsIn(work, context));
    case 'scene-lead':
      return known(work, sceneLead(work.state), 'scene-lead');
    case 'up-the-line':
      return upTheLine(work, party, context.step ? firstOf(work, context) : undefined);
    case 'level-commander':
      return commanding(work, context);
    case 'present-at':
      return once(signedOn(work.state, party.post).flatMap(one => known(work, one.person, 'present')));
    default:
      return party satisfies never;
  }
}

/** Everyone meant, when all are told: for a post all on duty, for a group one or more of each member post. */
export function everyone(party: Party, work: Work, context: PartyContext): readonly Holder[] {
  if (party.kind !== 'role')
    return party.kind === 'head-of'
      ? candidates(party, work, context).slice(0, 1)
      : candidates(party, work, context);
  const role = work.plan.roles[party.role];
  if (role?.is !== undefined || role?.outside) return candidates(party, work, context);
  if (role?.first_present) return candidates(party, work, context).slice(0, 1);
  if (role?.members)
    return once(role.members.flatMap(member => everyone({ kind: 'role', role: member }, work, context)));
  return allOf(party.role, work.roster);
}

/** Does the person hold a post named by one of the roles, reporter included? */
export function holdsRole(
  person: string,
  role: string,
  work: Pick<Work, 'plan' | 'roster' | 'state'>,
): boolean {
  const named = work.plan.roles[role];
  if (named?.is === 'reporter') return person === work.state.reporter;
  if (named?.is === 'scene-lead') return person === sceneLead(work.state);
  if (named?.is === 'level-commander') return commandersHere(work).includes(person);
  const group = named?.members ?? named?.first_present;
  if (group) return group.some(member => holdsRole(person, member, work));
  const post = work.roster.posts[ownName(role)];
  return post ? post.holders.includes(person) || post.deputies.includes(person) : false;
}

type Case = Pick<Work, 'plan' | 'roster' | 'state'>;

/** Who commands now; a post that stands for it is looked up like any other. */
function commanding(work: Work, context: PartyContext): readonly Holder[] {
  const found = commandersNow(work, party => everyone(party, work, context));
  return once(found).filter(({ person }) => person in work.roster.people);
}

function commandersHere(work: Case): readonly string[] {
  const post = (role: string): readonly string[] => {
    const { holders = [], deputies = [] } = work.roster.posts[role] ?? {};
    return [...holders, ...deputies];
  };
  const resolve = (party: Party) =>
    party.kind === 'role' ? post(party.role).map(person => ({ person, reason: 'commander' })) : [];
  return commandersNow(work, resolve).map(one => one.person);
}

/** "负责人或当班负责人": of these posts in order, whoever is there; then whoever is on duty; then whoever answers for them. */
function firstPresent(work: Work, roles: readonly string[], context: PartyContext): readonly Holder[] {
  const all = roles.flatMap(role => candidates({ kind: 'role', role }, work, context));
  const there = all.filter(one => isThere(work.state, one.person));
  const on_duty = all.filter(one => one.reason === 'on-duty');
  return once([...there.map(({ person }) => ({ person, reason: 'present' })), ...on_duty, ...all]);
}

function headsOf(of: Party, work: Work, context: PartyContext): readonly Holder[] {
  const [first] = candidates(of, work, context);
  if (!first) return [];
  const unit = work.roster.people[first.person]?.unit;
  return headsAbove(unit, work.roster).filter(
    head => head.person !== first.person && head.person in work.roster.people,
  );
}

/** By the roster; where it does not know the unit, the post that the plan names as its head. */
function headOfUnit(unit: string, work: Work, context: PartyContext): readonly Holder[] {
  const heads = headsAbove(unit, work.roster).filter(head => head.person in work.roster.people);
  const role = work.plan.units[unit]?.head;
  return heads.length > 0 || role === undefined ? heads : candidates({ kind: 'role', role }, work, context);
}

/** Heads of unit after unit, from somebody's own up to the unit named, or to the top. */
export function upTheLine(
  work: Work,
  party: Extract<Party, { kind: 'up-the-line' }>,
  from: string | undefined,
): readonly Holder[] {
  const found: Holder[] = [];
  const seen = new Set<string>();
  let unit = from === undefined ? undefined : work.roster.people[from]?.unit;
  for (; unit !== undefined && !seen.has(unit); unit = work.roster.units[unit]?.parent) {
    seen.add(unit);
    const head = work.roster.units[unit]?.head;
    if (head !== undefined && head !== from && head in work.roster.people)
      found.push({ person: head, reason: seen.size === 1 ? 'unit-head' : 'parent-head' });
    if (unit === party.to) break;
  }
  return once(found);
}

/** Who has, or would have, the step: the line begins at his unit. */
function firstOf(work: Work, { step, item, round }: PartyContext): string | undefined {
  if (!step) return undefined;
  const [party] = step.who.mode === 'any-of' ? step.who.parties : [step.who.party];
  if (!party || party.kind === 'up-the-line') return undefined;
  return candidates(party, work, { step, item, round })[0]?.person;
}

/** A field of an item names a person, a post or a unit. */
function inField(value: unknown, work: Work, context: PartyContext): readonly Holder[] {
  if (Array.isArray(value)) return once(value.flatMap(one => inField(one, work, context)));
  if (typeof value !== 'string') return [];
  if (value in work.roster.people) return known(work, value, 'item-named');
  if (value in work.roster.posts) return candidates({ kind: 'role', role: value }, work, context);
  return headOfUnit(value, work, context);
}

function itemsIn(work: Work, { step, item }: PartyContext): Items {
  return itemsOf(work, step, item);
}

function doersOf(work: Work, stepId: string, items: Items): readonly Holder[] {
  const step = work.plan.steps[stepId];
  const duties = step
    ? dutiesOfStep(work.state, stepId, scenarioRound(work, step.scenario, items), items)
    : [];
  const doers = duties.flatMap(duty => duty.done?.by ?? duty.holders[0]?.person ?? []);
  return once(doers.flatMap(person => known(work, person, 'doer')));
}

function toldBy(work: Work, stepId: string, items: Items): readonly Holder[] {
  const step = work.plan.steps[stepId];
  if (!step) return [];
  const duties = dutiesOfStep(work.state, stepId, scenarioRound(work, step.scenario, items), items);
  return duties.flatMap(peopleTold).map(person => ({ person, reason: 'told-before' }));
}

/** Who in fact came to know of it by this duty. */
export function peopleTold(duty: Duty): readonly string[] {
  if (duty.kind !== 'notify' && duty.kind !== 'level')
    return [...duty.holders, ...duty.called].map(holder => holder.person);
  return duty.told
    .filter(told => told.acknowledged || (told.attempted !== null && told.failed === null))
    .map(told => told.person);
}

function known(work: Work, person: string, reason: Holder['reason']): readonly Holder[] {
  return person in work.roster.people ? [{ person, reason }] : [];
}

export function once(holders: readonly Holder[]): readonly Holder[] {
  return holders.filter((one, i) => holders.findIndex(other => other.person === one.person) === i);
}

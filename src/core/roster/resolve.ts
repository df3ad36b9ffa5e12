// From a post to a person, at the moment it matters: on duty now, then deputies, then the head of the unit, then the
// heads above. Each answer says why that person; an empty answer means nobody, and the caller must raise the alarm.
import { ownName } from '#core/plan/case-name.ts';
import type { RoleId, UnitId } from '#core/plan/plan.ts';
import type { PersonId, Roster } from './roster.ts';

/** Why this person: stable codes, shown in both languages by screens and messages. */
export type ResolveReason =
  | 'on-duty'
  | 'deputy'
  | 'unit-head'
  | 'parent-head'
  | 'reporter'
  | 'item-author'
  | 'told-before'
  | 'asked-for'
  | 'assigned'
  | 'climbed';

export type Candidate = { readonly person: PersonId; readonly reason: ResolveReason };

/** All who may answer for a post, best first: everyone only once, those with a channel before those without. */
export function candidatesOf(post: RoleId, roster: Roster): readonly Candidate[] {
  const found = roster.posts[ownName(post)];
  if (!found) return [];
  const present = new Set(found.on_duty);
  const holders = found.holders.filter(person => present.has(person));
  const deputies = [...found.deputies].sort((a, b) => Number(present.has(b)) - Number(present.has(a)));
  return reachableFirst(
    [
      ...holders.map(person => ({ person, reason: 'on-duty' as const })),
      ...deputies.map(person => ({ person, reason: 'deputy' as const })),
      ...headsAbove(found.unit, roster),
    ],
    roster,
  );
}

/** Everyone of a post who is on duty now; when nobody is, the one who answers for it. */
export function allOf(post: RoleId, roster: Roster): readonly Candidate[] {
  const candidates = candidatesOf(post, roster);
  const present = candidates.filter(candidate => candidate.reason === 'on-duty');
  return present.length > 0 ? present : candidates.slice(0, 1);
}

export function deputiesOf(post: RoleId, roster: Roster): readonly Candidate[] {
  return (roster.posts[ownName(post)]?.deputies ?? []).map(person => ({ person, reason: 'deputy' }));
}

/** The head of a unit, then of its parent and so on up; a head who heads several units comes once. */
export function headsAbove(unit: UnitId | undefined, roster: Roster): readonly Candidate[] {
  const heads: Candidate[] = [];
  const seen = new Set<UnitId>();
  for (let at = unit, depth = 0; at !== undefined && !seen.has(at); at = roster.units[at]?.parent, depth++) {
    seen.add(at);
    const head = roster.units[at]?.head;
    if (head !== undefined && !heads.some(one => one.person === head))
      heads.push({ person: head, reason: depth === 0 ? 'unit-head' : 'parent-head' });
  }
  return heads;
}

export function isReachable(person: PersonId, roster: Roster): boolean {
  return (roster.people[person]?.channels.length ?? 0) > 0;
}

function reachableFirst(candidates: readonly Candidate[], roster: Roster): readonly Candidate[] {
  const once = candidates.filter(
    (one, i) =>
      one.person in roster.people && candidates.findIndex(other => other.person === one.person) === i,
  );
  return [
    ...once.filter(one => isReachable(one.person, roster)),
    ...once.filter(one => !isReachable(one.person, roster)),
  ];
}

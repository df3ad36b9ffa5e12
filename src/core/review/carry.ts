// The review of an edition carried over to the next: a clause that says the same keeps its settlement, with who and when;
// one that was edited is offered with what was decided before and is to be confirmed again. Nothing is settled anew here.
import { changeOf, type Identity } from '#core/reading/identity.ts';
import type { Clause, Reading } from '#core/reading/reading.ts';
import type { Instant } from '#core/time/instant.ts';
import { correctionsOf, type Fixes, liveDecisions } from './corrections.ts';
import { type Act, type Correction, type Decision, subjectsOf } from './decision.ts';
import { meansTheSame } from './meaning.ts';
import { findingKeys, type Review, reviewOf, type Settlement } from './review.ts';

/** What was decided about a clause in the edition before. */
export type Earlier = {
  readonly how: Settlement['how'];
  readonly by: string | null;
  readonly at: Instant;
  readonly reason: string | null;
  readonly quote: string; // as it was then
  readonly fields: Correction; // what was corrected then
};

export type Carried = {
  readonly decisions: readonly Decision[]; // the beginning of the new review
  readonly earlier: Readonly<Record<string, Earlier>>; // clause → to be confirmed again
};

export function carryOver(
  before: Review,
  document: string,
  { reading, changes, removed }: Pick<Identity, 'reading' | 'changes' | 'removed'>,
): Carried {
  const gone = new Set(removed);
  const now = byId(reading);
  const groups = groupsOf(before);
  const was: Side = { reading: before.reading, clauses: byId(before.reading) };
  const is: Side = { reading, clauses: now };
  const fixes = correctionsOf(before);
  const stays = new Set<string>();
  for (const roots of groups.values()) {
    const keeps = roots.every(
      root =>
        !gone.has(root) &&
        changeOf({ changes }, root) !== 'edited' &&
        saysTheSame(root, roots, before, fixes, [was, is]),
    );
    if (keeps) for (const root of roots) stays.add(root);
  }
  const decisions = verified(before, document, reading, stays);
  return { decisions, earlier: earlierOf(before, now, stays, fixes) };
}

/** c010b → c010. */
const rootOf = (id: string): string => /^\D*\d+/.exec(id)?.[0] ?? id;

/** Clauses of the reading that were joined stay or fall together. */
function groupsOf(before: Review): ReadonlyMap<string, readonly string[]> {
  const leader = new Map(before.reading.clauses.map(({ id }) => [id, id]));
  const find = (id: string): string => {
    let at = id;
    for (let up = leader.get(at); up !== undefined && up !== at; up = leader.get(at)) at = up;
    return at;
  };
  for (const { act } of liveDecisions(before))
    if (act.type === 'merge') {
      const [first = '', ...rest] = act.clauses.map(rootOf);
      for (const root of rest) leader.set(find(root), find(first));
    }
  return Map.groupBy(
    before.reading.clauses.map(({ id }) => id),
    find,
  );
}

type Side = { readonly reading: Reading; readonly clauses: ReadonlyMap<string, Clause> };

const byId = ({ clauses }: Reading): ReadonlyMap<string, Clause> =>
  new Map(clauses.map(clause => [clause.id, clause]));

/** The rules read the same as before, or what a person corrected makes it the same. */
function saysTheSame(
  root: string,
  group: readonly string[],
  before: Review,
  fixes: Fixes,
  [was, is]: readonly [Side, Side],
): boolean {
  const [earlier, later] = [was.clauses.get(root), is.clauses.get(root)];
  if (!earlier || !later) return false;
  const renamed = sameScenario(earlier.scenario, was.reading, later.scenario, is.reading);
  const except = renamed ? (['scenario'] as const) : [];
  if (meansTheSame(earlier, later, except)) return true;
  const reviewed = before.clauses.get(root)?.clause;
  if (!reviewed || group.length !== 1 || reviewed.end !== earlier.end) return false;
  return meansTheSame({ ...later, ...fixes.get(root) }, reviewed, except);
}

/** A heading that was reworded is the same scenario still. */
function sameScenario(was: string | null, before: Reading, is: string | null, after: Reading): boolean {
  if (was === null || is === null) return was === is;
  const first = (name: string, { scenarios }: Reading) =>
    scenarios.find(scenario => scenario.name === name)?.clauses[0];
  return was === is || (first(was, before) !== undefined && first(was, before) === first(is, after));
}

/** Replays what is carried; a group whose clauses did not come out with the same words is left behind. */
function verified(
  before: Review,
  document: string,
  reading: Reading,
  stays: Set<string>,
): readonly Decision[] {
  for (;;) {
    const decisions = carried(before, document, reading, stays);
    const after = reviewOf(reading, decisions);
    const wrong = [...before.clauses.values()].filter(({ clause, settled }) => {
      if (settled === null || !stays.has(rootOf(clause.id))) return false;
      const found = after.clauses.get(clause.id)?.clause;
      return found === undefined || tail(found.quote) !== tail(clause.quote);
    });
    if (wrong.length === 0) return decisions;
    for (const { clause } of wrong) stays.delete(rootOf(clause.id));
  }
}

/** The words without white space; the number at the head may be another. */
const tail = (quote: string): string => bare(quote).slice(-12);
const bare = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '');

function carried(
  before: Review,
  document: string,
  reading: Reading,
  stays: ReadonlySet<string>,
): readonly Decision[] {
  const keys = new Set(findingKeys(reading.findings));
  const [was, is] = [byId(before.reading), byId(reading)];
  const kept = liveDecisions(before).flatMap(decision => {
    const act = carriedAct(decision.act, {
      stays: id => stays.has(rootOf(id)),
      finding: key => keys.has(key),
      place: (id, at) => placeIn(before.reading, was.get(rootOf(id)), reading, is.get(rootOf(id)), at),
    });
    return act === undefined ? [] : [{ decision, act }];
  });
  return kept.map(({ decision, act }, index) => ({
    seq: index + 1,
    by: decision.by,
    at: decision.at,
    act,
    carried: decision.carried ?? { document, seq: decision.seq },
  }));
}

type Carrying = {
  readonly stays: (id: string) => boolean;
  readonly finding: (key: string) => boolean;
  readonly place: (id: string, at: number) => number;
};

function carriedAct(act: Act, { stays, finding, place }: Carrying): Act | undefined {
  switch (act.type) {
    case 'accept':
    case 'ignore':
    case 'reopen': {
      const clauses = act.clauses.filter(stays);
      return clauses.length === 0 ? undefined : { ...act, clauses };
    }
    case 'split':
      return stays(act.clause) ? { ...act, at: place(act.clause, act.at) } : undefined;
    case 'settle': {
      const clause = act.finding.split(':')[1] ?? '';
      return clause !== '' && stays(clause) && finding(act.finding) ? act : undefined;
    }
    case 'same':
      return act;
    case 'correct':
    case 'merge':
      return subjectsOf(act).every(stays) ? act : undefined;
    case 'draft':
    case 'undo':
      return undefined;
    default:
      return act satisfies never;
  }
}

/** The same place in the later text: as many signs from the clause's end, white space not counted. */
function placeIn(
  before: Reading,
  was: Clause | undefined,
  after: Reading,
  is: Clause | undefined,
  at: number,
): number {
  if (!was || !is) return at;
  let left = bareLength(before.text.slice(at, was.end));
  let place = is.end;
  while (left > 0 && place > is.start) {
    place -= 1;
    if (!/\s/.test(after.text.charAt(place))) left -= 1;
  }
  return place;
}

const bareLength = (text: string): number => text.replace(/\s+/g, '').length;

function earlierOf(
  before: Review,
  now: ReadonlyMap<string, Clause>,
  stays: ReadonlySet<string>,
  fixes: Fixes,
): Readonly<Record<string, Earlier>> {
  return Object.fromEntries(
    [...before.clauses.values()].flatMap(({ clause, settled }) => {
      if (settled === null || !now.has(clause.id) || stays.has(clause.id)) return [];
      const { how, by, at, reason } = settled;
      const fields = fixes.get(clause.id) ?? {};
      return [[clause.id, { how, by, at, reason, quote: clause.quote, fields }] as const];
    }),
  );
}

/** What the organisation's threshold accepts by itself; never a clause that is to be confirmed again. */
export function acceptedAlone(
  review: Review,
  above: number | null,
  earlier: Carried['earlier'],
): readonly string[] {
  if (above === null) return [];
  return [...review.clauses.values()].flatMap(({ clause, settled }) =>
    settled === null && clause.confidence >= above && !Object.hasOwn(earlier, clause.id) ? [clause.id] : [],
  );
}

// The reading as the review has it: corrected, split and joined clauses, names brought together, findings answered. The
// draft plan is made from it. What is ignored stays in the text and asks for nothing.

import type { Clause, Reading, ReadUnit } from '#core/reading/reading.ts';
import { kindOfUnit } from '#core/reading/units.ts';
import { parseDuration } from '#core/time/instant.ts';
import { type Answer, synonymKey } from './decision.ts';
import { findingKeys, homesOf, orderedClauses, type Review, type ReviewedClause } from './review.ts';

export type Reviewed = {
  readonly reading: Reading;
  /** Clause → why nothing carries it out. */
  readonly ignored: Readonly<Record<string, string>>;
};

export function reviewedReading(review: Review): Reviewed {
  const ordered = orderedClauses(review);
  const told = clausesAsTold(review);
  const clauses = ordered.map(one => (one.settled?.how === 'ignored' ? silent(one.clause) : told(one)));
  const ignored = ordered.flatMap(({ clause, settled }) =>
    settled?.how === 'ignored' ? [[clause.id, settled.reason ?? ''] as const] : [],
  );
  return { reading: rebuilt(review, clauses), ignored: Object.fromEntries(ignored) };
}

/** A clause with the findings answered and the names brought together: what screens show and the draft takes. */
export function clausesAsTold(review: Review): (one: ReviewedClause) => Clause {
  const names = nameOf(review);
  const answered = answersByClause(review);
  return ({ clause, read }) =>
    renamed(read === null ? (answered.get(clause.id) ?? []).reduce(withAnswer, clause) : clause, names);
}

function rebuilt(review: Review, clauses: readonly Clause[]): Reading {
  const { reading } = review;
  const byScenario = Map.groupBy(clauses, clause => clause.scenario);
  const named = new Map(reading.scenarios.map(scenario => [scenario.name, scenario]));
  for (const name of byScenario.keys())
    if (name !== null && !named.has(name)) named.set(name, { name, clauses: [], trigger: null });
  const scenarios = [...named.values()].map(scenario => ({
    ...scenario,
    clauses: (byScenario.get(scenario.name) ?? []).map(clause => clause.id),
  }));
  const keys = findingKeys(reading.findings);
  const home = homesOf(review);
  return {
    ...reading,
    clauses,
    scenarios,
    units: unitsOf(reading, clauses),
    synonyms: reading.synonyms.filter(({ names }) => !answeredNames(review, names)),
    findings: reading.findings.flatMap((finding, i) => {
      if (review.answers.has(keys[i] ?? '')) return [];
      const { place } = finding;
      return [
        place.clause === undefined
          ? finding
          : { ...finding, place: { ...place, clause: home(place.clause) } },
      ];
    }),
  };
}

const silent = (clause: Clause): Clause => ({
  ...clause,
  modality: 'statement',
  actors: [],
  recipients: [],
  deadline: null,
});

function answeredNames({ synonyms }: Review, names: readonly string[]): boolean {
  return [...synonyms.values()].some(answer => names.every(name => answer.names.includes(name)));
}

/** Every name that is called otherwise from now on; what the dictionary knows was confirmed once already. */
function nameOf({ reading, synonyms }: Review): ReadonlyMap<string, string> {
  const called = new Map<string, string>();
  for (const { names, why } of reading.synonyms)
    if (why === 'known' && !synonyms.has(synonymKey(names))) {
      const [as = '', ...others] = names;
      for (const name of others) called.set(name, as);
    }
  for (const { names, as, same } of synonyms.values())
    if (same) for (const name of names) if (name !== as) called.set(name, as);
  return called;
}

function renamed(clause: Clause, names: ReadonlyMap<string, string>): Clause {
  if (names.size === 0) return clause;
  const last = (name: string): string => {
    let now = name;
    for (let steps = 0; steps < names.size && names.has(now); steps++) now = names.get(now) ?? now;
    return now;
  };
  const actors = clause.actors.map(actor => ({ ...actor, name: last(actor.name) }));
  return {
    ...clause,
    actors: [...new Map(actors.map(actor => [actor.name, actor])).values()],
    recipients: [...new Set(clause.recipients.map(last))],
  };
}

function unitsOf(reading: Reading, clauses: readonly Clause[]): readonly ReadUnit[] {
  const kinds = new Map(reading.units.map(unit => [unit.name, unit.kind]));
  const at = new Map<string, Set<string>>();
  for (const clause of clauses)
    for (const name of [...clause.actors.map(actor => actor.name), ...clause.recipients])
      at.set(name, (at.get(name) ?? new Set<string>()).add(clause.id));
  return [...at].map(([name, ids]) => ({
    name,
    kind: kinds.get(name) ?? kindOfUnit(name),
    clauses: [...ids],
  }));
}

// ---------------------------------------------------------------- answers to findings

type Told = { readonly code: string; readonly answer: Answer };

function answersByClause(review: Review): ReadonlyMap<string, readonly Told[]> {
  const { reading, answers } = review;
  const home = homesOf(review);
  const keys = findingKeys(reading.findings);
  const told = reading.findings.flatMap(({ code, place }, i) => {
    const found = answers.get(keys[i] ?? '');
    return found && place.clause !== undefined
      ? [{ clause: home(place.clause), code, answer: found.answer }]
      : [];
  });
  return Map.groupBy(told, one => one.clause);
}

/** What an answer changes in its clause; a reason for leaving it changes nothing. */
function withAnswer(clause: Clause, { code, answer }: Told): Clause {
  if (answer.how === 'left') return clause;
  const { value } = answer;
  const { deadline } = clause;
  if (code === 'actor-missing') return { ...clause, actors: [{ name: value }] };
  if (deadline === null) return clause;
  if (code === 'origin-missing') return { ...clause, deadline: { ...deadline, origin: value } };
  if (code === 'vague-urgency' || code === 'limit-elsewhere') {
    const minutes = minutesOf(value);
    if (minutes !== undefined)
      return { ...clause, deadline: { ...deadline, class: 'hard', value: minutes, unit: 'minutes' } };
  }
  return clause;
}

/** "PT15M", "15", "15分钟" → 15. */
export function minutesOf(text: string): number | undefined {
  const span = parseDuration(text.trim());
  if (span !== undefined) return span > 0 ? span / 60_000 : undefined;
  const digits = /^(\d{1,6})\s*(?:分钟|分|min(?:utes?)?)?$/.exec(text.trim())?.[1];
  return digits === undefined || Number(digits) === 0 ? undefined : Number(digits);
}

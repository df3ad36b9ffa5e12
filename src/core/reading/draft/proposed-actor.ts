// Who is proposed where the text names nobody: whoever answers for it by their standing duties, else who acts most often in
// the same scenario or chapter.
import { bareText } from '../bare-text.ts';
import { usualActors } from '../findings/actor-missing.ts';
import type { Clause } from '../reading.ts';
import { kindOfUnit } from '../units.ts';
import { chapterOf } from './part-of-clause.ts';

export type Proposal = { readonly name: string; readonly why: string };

/** Signs two words in a row, of what is answered for: enough to know 疏散 or 警戒 again. */
const PAIR = /[一-龥]{2}/;

export function proposedActor(clauses: readonly Clause[]): (clause: Clause) => Proposal | undefined {
  const inside = clauses.map(clause => ({
    ...clause,
    actors: clause.actors.filter(
      ({ name }) => kindOfUnit(name, true) !== 'outside' && !/^(?:任何|各|全体|所有)/.test(name),
    ),
  }));
  const usual = usualActors(inside);
  const answers = answersFor(inside);
  const counts = new Map<string, number>();
  for (const { actors } of inside)
    for (const { name } of actors) counts.set(name, (counts.get(name) ?? 0) + 1);
  const everywhere = [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
  return clause => {
    const bound = byDuty(clause, answers);
    if (bound !== undefined) return { name: bound, why: '职责一章写由其负责' };
    const name = usual(clause);
    if (name === undefined)
      return everywhere === undefined ? undefined : { name: everywhere, why: '全文多由其负责' };
    return { name, why: clause.scenario === null ? '本章多由其负责' : '本情形多由其处置' };
  };
}

/** Pairs of signs of standing duties → the only post that has them. */
function answersFor(clauses: readonly Clause[]): ReadonlyMap<string, string | null> {
  const answers = new Map<string, string | null>();
  for (const clause of clauses) {
    const [actor] = clause.actors;
    if (actor === undefined || clause.modality === 'statement' || chapterOf(clause) !== 'duties') continue;
    for (const pair of new Set(pairsOf(clause.quote)))
      answers.set(pair, answers.has(pair) && answers.get(pair) !== actor.name ? null : actor.name);
  }
  return answers;
}

/** The post most of whose own pairs stand in the clause; two at least, and twice as many as the next. */
function byDuty(clause: Clause, answers: ReadonlyMap<string, string | null>): string | undefined {
  if (answers.size === 0) return undefined;
  const counts = new Map<string, number>();
  for (const pair of new Set(pairsOf(clause.quote))) {
    const name = answers.get(pair);
    if (name) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const [first, second] = [...counts].sort((a, b) => b[1] - a[1]);
  return first !== undefined && first[1] >= 3 && first[1] >= 2 * (second?.[1] ?? 0) ? first[0] : undefined;
}

function pairsOf(quote: string): readonly string[] {
  const text = bareText(quote);
  const pairs: string[] = [];
  for (let i = 0; i + 2 <= text.length; i++) {
    const pair = text.slice(i, i + 2);
    if (PAIR.test(pair)) pairs.push(pair);
  }
  return pairs;
}

// The role proposed where the text names nobody for something besides a step: an act, an approval, a routine.
import type { Clause } from '../reading.ts';
import type { Drafting } from './drafting.ts';

export function proposedOr(clause: Clause, at: string, key: string, drafting: Drafting): string {
  const { parties, gaps, proposed } = drafting;
  const proposal = proposed(clause);
  if (proposal === undefined) {
    gaps.add({ code: 'actor-proposed', at: `${at}.${key}`, clause: clause.id, why: '条文没有写由谁负责' });
    return parties.unassigned();
  }
  const { name, why } = proposal;
  gaps.add({
    code: 'actor-proposed',
    at: `${at}.${key}`,
    clause: clause.id,
    value: name,
    why: `条文没有写由谁负责，暂按“${name}”（${why}）`,
  });
  return parties.role(name);
}

/** The role of whom the clause names first, or the one proposed. */
export function namedOr(clause: Clause, at: string, key: string, drafting: Drafting): string {
  const [first] = clause.actors.map(({ name }) => name).filter(name => !drafting.parties.isOutside(name));
  return first === undefined ? proposedOr(clause, at, key, drafting) : drafting.parties.role(first);
}

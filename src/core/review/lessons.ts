// What a decision teaches the organisation's dictionary: names a person gave that stand in the text, names brought together
// or kept apart, minutes for a vague word. Who acts in one clause says nothing of another: names taken out teach nothing.
import type { Entry } from '#core/reading/dictionary.ts';
import { kindOfUnit } from '#core/reading/units.ts';
import { isSame } from './command.ts';
import type { Act } from './decision.ts';
import { findingKeys, type Review } from './review.ts';
import { minutesOf } from './reviewed-reading.ts';

export type Lesson = Entry & { readonly clause: string };

/** `review` as it was before the act; `known` is what the dictionary has already. */
export function lessonsOf(review: Review, act: Act, known: readonly Entry[]): readonly Lesson[] {
  return taught(review, act).filter(
    lesson => !known.some(entry => entry.term === lesson.term && isSame(entry.meaning, lesson.meaning)),
  );
}

function taught(review: Review, act: Act): readonly Lesson[] {
  switch (act.type) {
    case 'correct':
      return namesGiven(review, act);
    case 'same':
      return act.same
        ? act.names
            .filter(name => name !== act.as)
            .map(term => ({ term, meaning: { kind: 'same', name: act.as }, clause: '' }))
        : act.names
            .filter(name => name !== act.as)
            .map(term => ({ term, meaning: { kind: 'not-same', name: act.as }, clause: '' }));
    case 'settle':
      return minutesGiven(review, act);
    default:
      return [];
  }
}

function namesGiven(review: Review, act: Extract<Act, { type: 'correct' }>): readonly Lesson[] {
  const clause = review.clauses.get(act.clause)?.clause;
  if (!clause) return [];
  const had = new Set([...clause.actors.map(actor => actor.name), ...clause.recipients]);
  const given = [...(act.fields.actors ?? []).map(actor => actor.name), ...(act.fields.recipients ?? [])];
  const kinds = new Map(review.reading.units.map(unit => [unit.name, unit.kind]));
  return [...new Set(given)]
    .filter(name => name.length >= 2 && !had.has(name) && bare(clause.quote).includes(bare(name)))
    .map(term => ({
      term,
      meaning: { kind: 'party', as: kinds.get(term) ?? kindOfUnit(term) },
      clause: clause.id,
    }));
}

function minutesGiven(
  { reading, clauses }: Review,
  { finding, answer }: Extract<Act, { type: 'settle' }>,
): readonly Lesson[] {
  if (answer.how === 'left' || !finding.startsWith('vague-urgency:')) return [];
  const place = reading.findings[findingKeys(reading.findings).indexOf(finding)]?.place.clause ?? '';
  const word = clauses.get(place)?.clause.deadline?.text;
  const minutes = minutesOf(answer.value);
  if (word === undefined || minutes === undefined) return [];
  return [{ term: word, meaning: { kind: 'minutes', minutes }, clause: place }];
}

const bare = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '');

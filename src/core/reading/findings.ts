// What a person has to settle before the text can be carried out: gaps, vague words, contradictions, things promised and
// never said, names that should not be there, places where the text is damaged. One rule a file; this is their table.
import type { Finding } from '#core/finding.ts';
import { actorMissing } from './findings/actor-missing.ts';
import { chapterMissing } from './findings/chapter-missing.ts';
import { contradictingLimits, contradictingOwners } from './findings/contradiction.ts';
import { discretion } from './findings/discretion.ts';
import { contentsLeft, garbledText } from './findings/garbled-text.ts';
import { gradeBounds } from './findings/grade-bounds.ts';
import { limitElsewhere } from './findings/limit-elsewhere.ts';
import { limitOverParent } from './findings/limit-over-parent.ts';
import { nothingToDo } from './findings/nothing-to-do.ts';
import { openQuestion } from './findings/open-question.ts';
import { originMissing } from './findings/origin-missing.ts';
import { passageRepeated } from './findings/passage-repeated.ts';
import { personNamed } from './findings/person-named.ts';
import { placeholderLeft } from './findings/placeholder-left.ts';
import { referenceMissing } from './findings/reference-missing.ts';
import { repeatedNumber } from './findings/repeated-number.ts';
import type { Found, Rule } from './findings/rule.ts';
import { scenarioWithoutBody } from './findings/scenario-without-body.ts';
import { sectionWithoutBody } from './findings/section-without-body.ts';
import { unitNotListed } from './findings/unit-not-listed.ts';
import { vagueUrgency } from './findings/vague-urgency.ts';
import { windowBounds } from './findings/window-bounds.ts';

const RULES: readonly Rule[] = [
  actorMissing,
  originMissing,
  vagueUrgency,
  limitElsewhere,
  limitOverParent,
  discretion,
  openQuestion,
  contradictingLimits,
  contradictingOwners,
  gradeBounds,
  windowBounds,
  contentsLeft,
  garbledText,
  placeholderLeft,
  personNamed,
  scenarioWithoutBody,
  sectionWithoutBody,
  chapterMissing,
  referenceMissing,
  unitNotListed,
  repeatedNumber,
  passageRepeated,
  nothingToDo,
];

/** All findings in the order of the text; those of the whole text come first. */
export function findingsOf(reading: Found): readonly Finding[] {
  const order = new Map(reading.clauses.map((clause, index) => [clause.id, index]));
  const place = ({ place }: Finding) => (place.clause === undefined ? -1 : (order.get(place.clause) ?? -1));
  return RULES.flatMap(rule => rule(reading)).toSorted((a, b) => place(a) - place(b));
}

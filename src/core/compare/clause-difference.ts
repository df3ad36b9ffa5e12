// In what two clauses say something else for people: how binding, who, whom, by when, how often, on what condition. Words
// may differ where the meaning does not: 半小时 is 30 分钟, and a post goes by any of its names.
import type { Clause, Deadline } from '#core/reading/reading.ts';

export const MEANING_FIELDS = [
  'modality',
  'actors',
  'recipients',
  'deadline',
  'periodicity',
  'condition',
  'gate',
  'until',
  'exception',
  'resources',
  'scenario',
] as const;

export type MeaningField = (typeof MEANING_FIELDS)[number];

/** One name for everything that is called several things. */
export type SameName = (name: string) => string;

export type Same = { readonly name: SameName; readonly scenario: SameName };

export function differingFields(before: Clause, after: Clause, same: Same): readonly MeaningField[] {
  return MEANING_FIELDS.filter(field => SAYS[field](before, same) !== SAYS[field](after, same));
}

/** What a clause says in one respect, so that equal meanings are equal texts. */
const SAYS: Readonly<Record<MeaningField, (clause: Clause, same: Same) => string>> = {
  modality: clause => clause.modality,
  actors: (clause, same) =>
    names(
      clause.actors.map(actor => actor.name),
      same.name,
    ),
  recipients: (clause, same) => names(clause.recipients, same.name),
  deadline: clause => deadline(clause.deadline, clause.condition),
  periodicity: ({ periodicity: it }) => (it === null ? '' : (it.every ?? bare(it.text))),
  condition: clause => bare(clause.condition),
  gate: clause => bare(clause.gate),
  until: clause => bare(clause.until),
  exception: clause => bare(clause.exception),
  resources: clause =>
    clause.resources
      .map(({ name, quantity, unit }) => `${bare(name)} ${quantity ?? ''}${unit ?? ''}`)
      .toSorted()
      .join('、'),
  scenario: ({ scenario: it }, same) => (it === null ? '' : same.scenario(it)),
};

const names = (all: readonly string[], same: SameName): string =>
  [...new Set(all.map(same))].toSorted().join('、');

const MINUTES = { minutes: 1, hours: 60, days: 1_440 } as const;

/** A clock that starts with the condition differs with the condition, which is told of the condition. */
function deadline(it: Deadline | null, condition: string | null): string {
  if (it === null) return '';
  const much = it.value !== null && it.unit !== null ? String(it.value * MINUTES[it.unit]) : bare(it.text);
  const origin = bare(it.origin);
  return `${it.class} ${much} ${origin !== '' && origin === bare(condition) ? '=' : origin}`;
}

/** Without white space and punctuation, which carry no meaning here. */
export const bare = (text: string | null): string =>
  (text ?? '').normalize('NFKC').replace(/[\s\p{P}]+/gu, '');

// What a clause says in one respect, as people read it. Modality is a word of the program: screens have their own for it.
import type { Clause } from '#core/reading/reading.ts';
import type { MeaningField } from './clause-difference.ts';

export const meaningInWords = (clause: Clause, field: MeaningField): string => SAID[field](clause);

const SAID: Readonly<Record<MeaningField, (clause: Clause) => string>> = {
  modality: clause => clause.modality,
  actors: clause => clause.actors.map(actor => actor.name).join('、'),
  recipients: clause => clause.recipients.join('、'),
  deadline: ({ deadline: it }) => [it?.origin, it?.text].filter(Boolean).join(' '),
  periodicity: clause => clause.periodicity?.text ?? '',
  condition: clause => clause.condition ?? '',
  gate: clause => clause.gate ?? '',
  until: clause => clause.until ?? '',
  exception: clause => clause.exception ?? '',
  resources: clause => clause.resources.map(({ text }) => text).join('、'),
  scenario: clause => clause.scenario ?? '',
};

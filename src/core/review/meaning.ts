// What a clause says for people to do, apart from where it stands and how sure the rules are. Two readings of a clause
// mean the same when these are the same.
import type { Clause } from '#core/reading/reading.ts';
import type { Correction } from './decision.ts';

const KEYS = [
  'kind',
  'modality',
  'actors',
  'recipients',
  'deadline',
  'periodicity',
  'condition',
  'scenario',
  'gate',
  'until',
  'exception',
  'escalation',
  'resources',
  'evidence',
  'fields',
  'discretion',
  'outside',
] as const satisfies readonly (keyof Correction)[];

export type Meaning = Required<Correction>;

export function meaningOf(clause: Clause): Meaning {
  const { kind, modality, actors, recipients, deadline, periodicity, condition, scenario, ...rest } = clause;
  const { gate, until, exception, escalation, resources, evidence, fields, discretion, outside } = rest;
  return {
    ...{ kind, modality, actors, recipients, deadline, periodicity, condition, scenario },
    ...{ gate, until, exception, escalation, resources, evidence, fields, discretion, outside },
  };
}

/** Whether a name was implied counts for nothing here. */
export function meansTheSame(a: Clause, b: Clause, except: readonly (keyof Correction)[] = []): boolean {
  return KEYS.every(key => except.includes(key) || said(a, key) === said(b, key));
}

function said(clause: Clause, key: (typeof KEYS)[number]): string {
  return JSON.stringify(key === 'actors' ? clause.actors.map(actor => actor.name) : clause[key]);
}

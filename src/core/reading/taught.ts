// What the organisation's dictionary changes in a reading: names at their full length, names that are none, words that make
// a duty or do not, synonyms known, minutes for vague words. With an empty dictionary everything is handed back as it came.
import type { Finding } from '#core/finding.ts';
import { formatDuration } from '#core/time/instant.ts';
import { type Dictionary, pairKey } from './dictionary.ts';
import { hasModal } from './modality.ts';
import type { Actor, Clause, Reading, Synonym } from './reading.ts';

export function taughtClauses(clauses: readonly Clause[], dictionary: Dictionary): readonly Clause[] {
  if (dictionary.size === 0) return clauses;
  const names = [...dictionary.parties.keys()].sort((a, b) => b.length - a.length);
  return clauses.map(clause =>
    clause.kind === 'heading' ? clause : withNames(withDuty(clause, dictionary), names, dictionary),
  );
}

export function taughtReading(reading: Reading, dictionary: Dictionary): Reading {
  if (dictionary.size === 0) return reading;
  const units = reading.units.map(unit => ({
    ...unit,
    kind: dictionary.parties.get(unit.name) ?? unit.kind,
  }));
  return {
    ...reading,
    units,
    synonyms: synonymsOf({ ...reading, units }, dictionary),
    findings: reading.findings.map(finding => withMinutes(finding, reading, dictionary)),
  };
}

// ---------------------------------------------------------------- duties

/** A sentence that says 应, 必须, 不得 itself is what it says, whatever the dictionary. */
function withDuty(clause: Clause, { duties }: Dictionary): Clause {
  if (duties.size === 0 || hasModal(clause.quote)) return clause;
  const word = [...duties.keys()].find(term => clause.quote.includes(term));
  if (word === undefined) return clause;
  if (duties.get(word) === true)
    return clause.modality === 'statement'
      ? { ...clause, modality: 'must', kind: clause.kind === 'other' ? 'step' : clause.kind }
      : clause;
  return clause.modality === 'statement'
    ? clause
    : { ...clause, modality: 'statement', kind: 'other', actors: [], recipients: [], deadline: null };
}

// ---------------------------------------------------------------- names

function withNames(clause: Clause, names: readonly string[], dictionary: Dictionary): Clause {
  if (clause.modality === 'statement') return clause;
  const { noParties } = dictionary;
  // The same object stays where nothing is known of it.
  const said = names.filter(name => clause.quote.includes(name));
  const actors = actorsOf(clause, said, noParties);
  const recipients = clause.recipients.filter(name => !noParties.has(name)).map(name => whole(name, said));
  return {
    ...clause,
    actors,
    recipients: [...new Set(recipients)].filter(name => !actors.some(actor => actor.name === name)),
  };
}

/** "客服部应…" of a "市场客服部" that the dictionary knows: the text says the long name, so does the reading. */
function actorsOf(clause: Clause, said: readonly string[], noParties: ReadonlySet<string>): readonly Actor[] {
  const own = clause.actors.filter(actor => !actor.implied && !noParties.has(actor.name));
  if (own.length > 0) return unique(own.map(actor => ({ ...actor, name: whole(actor.name, said) })));
  const first = said.find(name => beginsWith(clause.quote, name));
  if (first !== undefined) return [{ name: first }];
  return clause.actors.filter(actor => !noParties.has(actor.name));
}

const unique = (actors: readonly Actor[]): readonly Actor[] => [
  ...new Map(actors.map(actor => [actor.name, actor])).values(),
];

/** The longest name of the text that holds this one, or is held by it. */
function whole(name: string, said: readonly string[]): string {
  if (said.includes(name)) return name;
  return said.find(known => known.includes(name)) ?? said.find(known => name.includes(known)) ?? name;
}

/** After its number and a condition that ends in a comma: "发生火灾时，义务消防队…". */
function beginsWith(quote: string, name: string): boolean {
  const at = quote.indexOf(name);
  return (
    at >= 0 &&
    (/^[\s\d第章节条款一二三四五六七八九十.．、()（）①-⒛:：]*$/u.test(quote.slice(0, at)) ||
      /[，,：:]\s*$/.test(quote.slice(0, at)))
  );
}

// ---------------------------------------------------------------- synonyms and minutes

function synonymsOf({ synonyms, units }: Reading, dictionary: Dictionary): readonly Synonym[] {
  const { same, notSame } = dictionary;
  const offered = synonyms.filter(
    ({ names: [first = '', ...others] }) =>
      !others.every(
        name => notSame.has(pairKey(first, name)) || same.get(name) === first || same.get(first) === name,
      ),
  );
  const there = new Map(units.map(unit => [unit.name, unit.kind]));
  const known = [...same].flatMap(([name, as]): readonly Synonym[] => {
    const kind = there.get(name);
    return kind === undefined ? [] : [{ names: [as, name], kind, why: 'known' }];
  });
  return [...known, ...offered];
}

function withMinutes(finding: Finding, { clauses }: Reading, { minutes }: Dictionary): Finding {
  if (finding.code !== 'vague-urgency' || minutes.size === 0) return finding;
  const clause = clauses.find(one => one.id === finding.place.clause);
  const word = clause?.deadline?.text ?? '';
  const known = minutes.get(word);
  if (known === undefined) return finding;
  const reason = {
    zh: `本单位对“${word}”的取值`,
    en: `what this organisation takes "${word}" for`,
  };
  return { ...finding, proposal: { value: formatDuration(known * 60_000), reason } };
}

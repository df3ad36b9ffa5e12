// Document tree → reading. Pure, linear in the length of the text, never throws on text: what is not understood is kept
// as a statement, and what a person must settle is a finding.
import type { DocumentTree } from '#core/document/document.ts';
import { type FlatText, flatten } from '#core/document/flat-text.ts';
import { type DraftClause, readClauses } from './clauses.ts';
import { withDetails } from './details.ts';
import { type Dictionary, NO_DICTIONARY } from './dictionary.ts';
import { withDoubts } from './doubt.ts';
import { findingsOf } from './findings.ts';
import { readOutline } from './outline.ts';
import type { Clause, Reading } from './reading.ts';
import { withClausesMeant } from './references.ts';
import { forget } from './remembered.ts';
import { readScenarios } from './scenarios.ts';
import { readSynonyms } from './synonyms.ts';
import { taughtClauses, taughtReading } from './taught.ts';
import { readUnits } from './units.ts';

/** `dictionary`: what the organisation has taught; without one, the rules alone. */
export function readDocument(document: DocumentTree, dictionary: Dictionary = NO_DICTIONARY): Reading {
  try {
    return read(document, dictionary);
  } finally {
    forget();
  }
}

function read(document: DocumentTree, dictionary: Dictionary): Reading {
  const flat = flatten(document);
  const passages = readOutline(flat);
  const drafts = withDetails(flat.text, readClauses(flat.text, passages));
  const { scenarios, scenarioOf } = readScenarios(flat.text, passages, drafts);
  const clauses = withDoubts(withClausesMeant(taughtClauses(number(flat, drafts, scenarioOf), dictionary)));
  const byScenario = Map.groupBy(clauses, clause => clause.scenario);
  const units = readUnits(clauses);
  const reading = {
    title: titleOf(clauses, document.name),
    text: flat.text,
    blocks: flat.blocks,
    clauses,
    units,
    synonyms: readSynonyms(flat.text, units),
    scenarios: scenarios.map(scenario => ({
      ...scenario,
      clauses: (byScenario.get(scenario.name) ?? []).map(clause => clause.id),
    })),
  };
  const findings = [...document.findings, ...findingsOf(reading)];
  return taughtReading({ ...reading, findings }, dictionary);
}

/** Gives ids, quotes and blocks; clauses are already in the order of the text. */
function number(
  flat: FlatText,
  drafts: readonly DraftClause[],
  scenarioOf: (index: number) => string | null,
): readonly Clause[] {
  const width = Math.max(3, String(drafts.length).length);
  let block = 0;
  return drafts.map(({ passage, trigger, ...draft }, index) => {
    while ((flat.blocks[block + 1]?.start ?? Number.POSITIVE_INFINITY) <= draft.start) block++;
    const quote = flat.text.slice(draft.start, draft.end).trimEnd();
    return {
      id: `c${String(index + 1).padStart(width, '0')}`,
      quote,
      ...draft,
      end: draft.start + quote.length,
      block: flat.blocks[block]?.id ?? '',
      scenario: scenarioOf(index),
    };
  });
}

function titleOf(clauses: readonly Clause[], name: string): string {
  const headings = clauses.slice(0, 8).filter(clause => clause.kind === 'heading' && clause.number === null);
  const best = headings.find(clause => /预案|方案|办法|制度/.test(clause.quote)) ?? headings[0];
  return best?.quote.replace(/\s+/g, ' ').slice(0, 80) ?? name.replace(/\.[^.]+$/, '');
}

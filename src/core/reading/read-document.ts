// Document tree → reading. Pure, linear in the length of the text, never throws on text: what is not understood is kept
// as a statement, and what a person must settle is a finding.
import type { DocumentTree } from '#core/document/document.ts';
import { type FlatText, flatten } from '#core/document/flat-text.ts';
import { writtenAsThere } from './as-written.ts';
import { type DraftClause, readClauses } from './clauses.ts';
import { withDetails } from './details.ts';
import { type Dictionary, NO_DICTIONARY } from './dictionary.ts';
import { withDoubts } from './doubt.ts';
import { findingsOf } from './findings.ts';
import { knowing } from './known-names.ts';
import { readOutline } from './outline.ts';
import type { Clause, Reading } from './reading.ts';
import { withClausesMeant } from './references.ts';
import { readScenarios } from './scenarios.ts';
import { readSynonyms } from './synonyms.ts';
import { withColumns } from './table-row.ts';
import { taughtClauses, taughtReading } from './taught.ts';
import { readUnits } from './units.ts';

/** `dictionary`: what the organisation has taught; without one, the rules alone. */
export function readDocument(document: DocumentTree, dictionary: Dictionary = NO_DICTIONARY): Reading {
  return knowing(dictionary, () => read(document, dictionary));
}

function read(document: DocumentTree, dictionary: Dictionary): Reading {
  const flat = flatten(document);
  const passages = readOutline(flat);
  const drafts = withColumns(withDetails(flat.text, readClauses(flat.text, passages)));
  const { scenarios, scenarioOf } = readScenarios(flat.text, passages, drafts);
  const numbered = numberedClauses(flat, drafts, scenarioOf);
  const told = toldByColumns(drafts);
  const clauses = withDoubts(
    withClausesMeant(taughtClauses(numbered, dictionary)),
    new Set(numbered.flatMap(({ id }, index) => (told(index) ? [id] : []))),
  );
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

/** The columns of its row say that it is a duty, and whose; not where the row was cut into several clauses. */
function toldByColumns(drafts: readonly DraftClause[]): (index: number) => boolean {
  const actors = (index: number) => drafts[index]?.passage.row?.actors; // one list for the cells of a row
  return index => {
    const row = drafts[index]?.passage.row;
    if (row?.duty !== true || row.carried) return false;
    if (actors(index - 1) === row.actors || actors(index + 1) === row.actors) return false;
    return drafts[index]?.actors.some(({ implied }) => !implied) === true;
  };
}

/** Gives ids, quotes and blocks; clauses are already in the order of the text. */
export function numberedClauses(
  flat: FlatText,
  drafts: readonly DraftClause[],
  scenarioOf: (index: number) => string | null,
): readonly Clause[] {
  const width = Math.max(3, String(drafts.length).length);
  let block = 0;
  const written = writtenAsThere();
  return drafts.map((draft, index) => {
    while ((flat.blocks[block + 1]?.start ?? Number.POSITIVE_INFINITY) <= draft.start) block++;
    const quote = flat.text.slice(draft.start, draft.end).trimEnd();
    const id = `c${String(index + 1).padStart(width, '0')}`;
    return written(numbered(draft, id, quote, flat.blocks[block]?.id ?? '', scenarioOf(index)));
  });
}

/** Field by field: all clauses have one shape, which every later rule reads faster. */
function numbered(
  draft: DraftClause,
  id: string,
  quote: string,
  block: string,
  scenario: string | null,
): Clause {
  return {
    id,
    quote,
    start: draft.start,
    end: draft.start + quote.length,
    number: draft.number,
    path: draft.path,
    kind: draft.kind,
    modality: draft.modality,
    actors: draft.actors,
    recipients: draft.recipients,
    deadline: draft.deadline,
    periodicity: draft.periodicity,
    condition: draft.condition,
    gate: draft.gate,
    until: draft.until,
    exception: draft.exception,
    escalation: draft.escalation,
    resources: draft.resources,
    evidence: draft.evidence,
    fields: draft.fields,
    discretion: draft.discretion,
    outside: draft.outside,
    references: draft.references,
    confidence: draft.confidence,
    doubts: draft.doubts,
    ...(draft.context === undefined ? {} : { context: draft.context }),
    ...(draft.group === undefined ? {} : { group: draft.group }),
    block,
    scenario,
  };
}

function titleOf(clauses: readonly Clause[], name: string): string {
  const headings = clauses.slice(0, 8).filter(clause => clause.kind === 'heading' && clause.number === null);
  const best = headings.find(clause => /预案|方案|办法|制度/.test(clause.quote)) ?? headings[0];
  return best?.quote.replace(/\s+/g, ' ').slice(0, 80) ?? name.replace(/\.[^.]+$/, '');
}

// A review as the contract shows it: clauses with how they stand, decisions in words, the dictionary.
import type { DictionaryEntry as EntryView } from '#contract/dictionary.ts';
import type { DutyChange as DutyView } from '#contract/editions.ts';
import type { ReviewedClause as ClauseView } from '#contract/review-clause.ts';
import type { DecisionRow } from '#contract/review-decisions.ts';
import type { EditionRow as EditionView } from '#contract/reviews.ts';
import type { DutyChange } from '#core/compare/duty-changes.ts';
import type { Bilingual, Finding } from '#core/finding.ts';
import { changeOf } from '#core/reading/identity.ts';
import type { Clause } from '#core/reading/reading.ts';
import type { Earlier } from '#core/review/carry.ts';
import { isSame } from '#core/review/command.ts';
import type { Act, Correction, Decision } from '#core/review/decision.ts';
import { meaningOf } from '#core/review/meaning.ts';
import { isUncertain } from '#core/review/progress.ts';
import {
  findingKeys,
  homesOf,
  type Review,
  type ReviewedClause,
  type Settlement,
} from '#core/review/review.ts';
import { clausesAsTold } from '#core/review/reviewed-reading.ts';
import { toIso } from '#core/time/instant.ts';
import type { DictionaryEntry, EditionListed, EditionRow, StoredProposal } from '#desk/ports.ts';
import type { LoadedReview } from '#desk/services.ts';

export type Names = ReadonlyMap<string, string>;
type Person = { id: string; name: string };

export const personOf = (id: string, names: Names): Person => ({ id, name: names.get(id) ?? id });

const personOrNull = (id: string | null, names: Names): Person | null =>
  id === null ? null : personOf(id, names);

export type KeyedFinding = Finding & { readonly key: string; readonly answer: string | null };

/** Findings with their keys and what was answered. */
export function keyedFindings(review: Review): readonly KeyedFinding[] {
  const keys = findingKeys(review.reading.findings);
  return review.reading.findings.map((finding, i) => {
    const key = keys[i] ?? '';
    const answer = review.answers.get(key)?.answer;
    const said = answer === undefined ? null : answer.how === 'left' ? answer.reason : answer.value;
    return { ...finding, key, answer: said };
  });
}

/** Rows of clauses of one review; what all of them need is worked out once. */
export function clauseRows(
  { review, edition, settings }: LoadedReview,
  proposals: readonly StoredProposal[],
  names: Names,
): (one: ReviewedClause) => ClauseView {
  const identity = edition.identity as {
    readonly changes: Readonly<Record<string, 'moved' | 'edited' | 'new'>>;
    readonly earlier: Readonly<Record<string, Earlier>>;
  };
  const proposed = new Map(proposals.map(one => [one.clause, one]));
  const told = clausesAsTold(review);
  const home = homesOf(review);
  const findings = Map.groupBy(keyedFindings(review), ({ place }) => home(place.clause ?? ''));
  return one => {
    const { clause, read, settled } = one;
    const { id, number, path, block, quote, start, end, confidence, doubts } = clause;
    const earlier =
      settled === null && Object.hasOwn(identity.earlier, id) ? identity.earlier[id] : undefined;
    const proposal = settled === null ? proposed.get(id) : undefined;
    return {
      ...{ id, number, block, quote, start, end, confidence },
      path: [...path],
      doubts: [...doubts],
      meaning: meaningView(told(one)),
      references: clause.references.map(it => ({ ...it, clause: it.clause ?? null })),
      uncertain: isUncertain(one, settings),
      settled: settled && settlementView(settled, names),
      read: read ? meaningView(read) : isSame(told(one), clause) ? null : meaningView(clause),
      findings: (findings.get(id) ?? []).map(it => ({ ...it })),
      change: edition.before === null ? null : changeOf(identity, id),
      earlier: earlier ? earlierView(earlier, names) : null,
      proposal: proposal && hasFields(proposal.fields) ? proposalView(proposal) : null,
    };
  };
}

export const hasFields = (fields: Correction): boolean => Object.keys(fields).length > 0;

/** Plain JSON already, and checked against the contract on its way out; copied, for the contract's arrays are mutable. */
const plain = <T>(value: unknown): T => structuredClone(value) as T;

const meaningView = (clause: Clause): ClauseView['meaning'] => plain(meaningOf(clause));

function settlementView({ by, at, ...settled }: Settlement, names: Names): ClauseView['settled'] {
  return { ...settled, by: personOrNull(by, names), at: toIso(at) };
}

function earlierView({ by, at, fields, ...earlier }: Earlier, names: Names): ClauseView['earlier'] {
  return { ...earlier, by: personOrNull(by, names), at: toIso(at), fields: plain(fields) };
}

function proposalView({ model, at, fields, dropped }: StoredProposal): ClauseView['proposal'] {
  return { model, at: toIso(at), fields: plain(fields), dropped: [...dropped] };
}

export function editionView(row: EditionListed, names: Names): EditionView {
  const { by, name } = row;
  return { ...editionNumbers(row), name, by: personOf(by, names) };
}

function editionNumbers(row: EditionRow) {
  const { document, chain, edition, before, plan, began, seq, clauses, settled } = row;
  return { document, chain, edition, before, plan, began: toIso(began), seq, clauses, settled };
}

// ---------------------------------------------------------------- decisions

export function decisionView(decision: Decision, review: Review, names: Names): DecisionRow {
  const { seq, by, at, act, carried } = decision;
  return {
    seq,
    type: act.type,
    by: personOrNull(by, names),
    at: toIso(at),
    clauses: [...clausesOf(act)].slice(0, 200),
    said: sentenceOf(act),
    undone: review.undone.has(seq),
    from: carried?.document ?? null,
  };
}

/** Clauses a decision is about; none of those that are about names or the whole. */
export function clausesOf(act: Act): readonly string[] {
  if ('clauses' in act) return act.clauses;
  if (act.type === 'split') return [act.clause, act.into];
  if (act.type === 'settle') return [act.finding.split(':')[1] ?? ''].filter(id => id !== '');
  return 'clause' in act ? [act.clause] : [];
}

function sentenceOf(act: Act): Bilingual {
  switch (act.type) {
    case 'accept':
      return act.above === undefined
        ? { zh: `确认 ${listed(act.clauses)}`, en: `Accepted ${listed(act.clauses)}` }
        : {
            zh: `一并确认 ${act.clauses.length} 条（把握不低于 ${act.above}）`,
            en: `Accepted ${act.clauses.length} together (confidence ${act.above} or more)`,
          };
    case 'correct':
      return { zh: `更正 ${act.clause}`, en: `Corrected ${act.clause}` };
    case 'split':
      return { zh: `将 ${act.clause} 拆出 ${act.into}`, en: `Split ${act.into} off ${act.clause}` };
    case 'merge':
      return { zh: `合并 ${listed(act.clauses)}`, en: `Merged ${listed(act.clauses)}` };
    case 'ignore':
      return {
        zh: `不采用 ${listed(act.clauses)}：${act.reason}`,
        en: `Ignored ${listed(act.clauses)}: ${act.reason}`,
      };
    case 'reopen':
      return { zh: `重新打开 ${listed(act.clauses)}`, en: `Reopened ${listed(act.clauses)}` };
    case 'same':
      return act.same
        ? { zh: `${act.names.join('、')} 同为“${act.as}”`, en: `${act.names.join(', ')} are all "${act.as}"` }
        : { zh: `${act.names.join('、')} 不是同一个`, en: `${act.names.join(', ')} are not the same` };
    case 'settle':
      return act.answer.how === 'left'
        ? {
            zh: `检查结果不处理：${act.answer.reason}`,
            en: `Left a finding: ${act.answer.reason}`,
          }
        : { zh: `检查结果答复为“${act.answer.value}”`, en: `Answered a finding: "${act.answer.value}"` };
    case 'draft':
      return {
        zh: `生成预案 ${act.plan} 第 ${act.version} 版草稿`,
        en: `Made the draft of ${act.plan}, version ${act.version}`,
      };
    case 'undo':
      return { zh: `撤销第 ${act.seq} 条`, en: `Undid decision ${act.seq}` };
    default:
      return act satisfies never;
  }
}

const listed = (ids: readonly string[]): string =>
  ids.length <= 5 ? ids.join(', ') : `${ids.slice(0, 5).join(', ')} … (${ids.length})`;

export function entryView({ id, term, meaning, from, by, at }: DictionaryEntry, names: Names): EntryView {
  return {
    id,
    term,
    meaning,
    from: from && { document: from.document, clause: from.clause },
    by: personOf(by, names),
    at: toIso(at),
  };
}

// ---------------------------------------------------------------- what an edition changes

export function dutyView({ clause, change, fields, before, after }: DutyChange): DutyView {
  return { clause, change, fields: [...fields], before: sideView(before), after: sideView(after) };
}

function sideView(clause: Clause | null): DutyView['before'] {
  if (clause === null) return null;
  const { quote, modality, actors, recipients, deadline, condition } = clause;
  return {
    quote,
    modality,
    actors: actors.map(actor => actor.name),
    recipients: [...recipients],
    deadline: deadline?.text ?? null,
    condition,
  };
}

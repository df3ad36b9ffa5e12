// Readings for tests of reviews: text of one paragraph a line, read by the real reader.
import type { DocumentTree } from '#core/document/document.ts';
import type { Dictionary } from '#core/reading/dictionary.ts';
import { readDocument } from '#core/reading/read-document.ts';
import type { Clause, Reading } from '#core/reading/reading.ts';
import { decideReview, decisionOf, type ReviewCommand } from './command.ts';
import { afterDecision, type Review, reviewOf } from './review.ts';
import { USUAL_SETTINGS } from './settings.ts';

export const NOON = Date.UTC(2026, 10, 23, 12);

export function readLines(lines: readonly string[], dictionary?: Dictionary): Reading {
  const document: DocumentTree = {
    name: '预案.txt',
    format: 'text',
    body: lines.map((text, i) => ({ kind: 'paragraph', text, place: { in: 'line', line: i + 1 } })),
    notes: [],
    apart: [],
    findings: [],
  };
  return readDocument(document, dictionary);
}

export const HOTEL = [
  '锦江楼酒店停电处置预案',
  '一、目的',
  '为减少停电对住客的影响，制定本预案。',
  '二、处置',
  '1. 发现停电后，值班员应当立即报告大堂经理。',
  '2. 大堂经理应当在5分钟内通知工程部，并安抚住客。',
  '3. 工程部应当检查电梯是否困人，必要时请求消防队支援。',
  '4. 恢复供电后，值班员应当做好记录。',
] as const;

/** The clause whose words begin or go on so. */
export function clauseOf(reading: Pick<Reading, 'clauses'>, words: string): Clause {
  const found = reading.clauses.find(clause => clause.quote.includes(words));
  if (!found)
    throw new Error(`no clause with ${words}: ${reading.clauses.map(clause => clause.quote).join(' | ')}`);
  return found;
}

/** What `li` does one after the other; throws with the code of what is refused. */
export function decided(review: Review, ...commands: readonly ReviewCommand[]): Review {
  return commands.reduce((now, command) => {
    const outcome = decideReview(now, command, { by: 'li', seen: now.seq, settings: USUAL_SETTINGS });
    if (!outcome.ok) throw new Error(outcome.code);
    return afterDecision(now, decisionOf(now, outcome.act, 'li', NOON));
  }, review);
}

export const begun = (reading: Reading): Review => reviewOf(reading, []);

/** The code a command is refused with. */
export function refusal(review: Review, command: ReviewCommand, by = 'li', seen = review.seq): string {
  const outcome = decideReview(review, command, { by, seen, settings: USUAL_SETTINGS });
  return outcome.ok ? 'not refused' : outcome.code;
}

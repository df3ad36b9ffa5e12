// Where a reading differs from the annotation, a line each, in the order of the text.
import { isObligation } from '#core/reading/reading.ts';
import { type Measured, ofGold } from './documents.ts';
import { bare, matched, type Placed, type Scored } from './score.ts';

export function differences({ document, read }: Measured): readonly string[] {
  const gold = ofGold(document.gold);
  const { pairs, found } = matched(gold.clauses, read.clauses, bare(document.text));
  const mated = new Set(pairs.map(pair => pair.read));
  const lines: { readonly at: number; readonly text: string }[] = [];
  for (const { gold: wanted, read: got } of pairs) {
    if (got === null) {
      if (isObligation(wanted.clause)) lines.push({ at: wanted.start, text: `missed  ${told(wanted)}` });
      continue;
    }
    const changes = changed(wanted.clause, got.clause);
    if (changes.length > 0)
      lines.push({ at: wanted.start, text: [`differs ${told(wanted)}`, ...changes].join('\n') });
  }
  for (const one of found)
    if (!mated.has(one) && isObligation(one.clause))
      lines.push({ at: one.start, text: `extra   ${told(one)}` });
  return [
    ...lines.sort((a, b) => a.at - b.at).map(line => line.text),
    ...names(gold.scenarios, read.scenarios),
  ];
}

/** Only what is scored: the fields of obligations, and whether it is one. */
function changed(gold: Scored, read: Scored): readonly string[] {
  const modality =
    isObligation(gold) === isObligation(read) ? [] : line('modality', gold.modality, read.modality);
  if (!isObligation(gold)) return modality;
  return [
    ...modality,
    ...line('actor', join(gold.actors), join(read.actors)),
    ...line('recipient', join(gold.recipients), join(read.recipients)),
    ...line('deadline', limit(gold), limit(read)),
    ...line('period', gold.periodicity ?? '', read.periodicity ?? ''),
    ...line('condition', gold.condition ?? '', read.condition ?? ''),
  ];
}

function line(field: string, gold: string, read: string): readonly string[] {
  if (bare(gold) === bare(read)) return [];
  return [`          ${field.padEnd(9)} gold ${gold || '–'}   read ${read || '–'}`];
}

function limit({ deadline }: Scored): string {
  if (deadline === null) return '';
  return deadline.value === null ? deadline.text : `${deadline.text} (${deadline.value} ${deadline.unit})`;
}

function join(list: readonly string[]): string {
  return [...list].sort().join('、');
}

function told({ clause }: Placed): string {
  return `${clause.modality} ${clause.quote.replace(/\s+/g, ' ')}`;
}

function names(gold: readonly string[], read: readonly string[]): readonly string[] {
  const missed = gold.filter(name => !read.some(other => other.includes(name) || name.includes(other)));
  const extra = read.filter(name => !gold.some(other => other.includes(name) || name.includes(other)));
  return [
    ...missed.map(name => `missed  scenario ${name}`),
    ...extra.map(name => `extra   scenario ${name}`),
  ];
}

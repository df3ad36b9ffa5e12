// Cutting a clause in two and joining neighbours. The text stays tiled: the parts hold every sign of the whole but the
// white space between them. What the rules read of the whole goes to the part that says it.
import type { Clause, Modality } from '#core/reading/reading.ts';

/** `at` counts in the text. Undefined when one part would be empty, or a character would be cut in two. */
export function splitClause(
  clause: Clause,
  text: string,
  at: number,
  into: string,
): readonly [Clause, Clause] | undefined {
  if (!Number.isInteger(at) || at <= clause.start || at >= clause.end) return undefined;
  if (/[\ud800-\udbff]/.test(text.charAt(at - 1)) && /[\udc00-\udfff]/.test(text.charAt(at)))
    return undefined;
  const rest = text.slice(at, clause.end);
  const second = at + (rest.length - rest.trimStart().length);
  const [head, tail] = [text.slice(clause.start, at).trimEnd(), text.slice(second, clause.end)];
  if (head.trim() === '' || tail.trim() === '') return undefined;
  return [partOf(clause, clause.id, clause.start, head, true), partOf(clause, into, second, tail, false)];
}

function partOf(clause: Clause, id: string, start: number, quote: string, first: boolean): Clause {
  const says = (words: string) => quote.includes(words);
  const saysText = ({ text }: { readonly text: string }) => says(text);
  // A condition or actor at the head of the sentence holds for what follows as well, but only a person knows: it is kept as implied.
  const actors = clause.actors.map(actor =>
    first || says(actor.name) ? actor : { ...actor, implied: true as const },
  );
  const ifSaid = (words: string | null) => (words !== null && says(words) ? words : null);
  return {
    ...clause,
    id,
    start,
    end: start + quote.length,
    quote,
    actors,
    recipients: clause.recipients.filter(says),
    deadline: clause.deadline !== null && saysText(clause.deadline) ? clause.deadline : null,
    periodicity: clause.periodicity !== null && saysText(clause.periodicity) ? clause.periodicity : null,
    condition: first || (clause.condition !== null && says(clause.condition)) ? clause.condition : null,
    gate: ifSaid(clause.gate),
    until: ifSaid(clause.until),
    exception: ifSaid(clause.exception),
    escalation: ifSaid(clause.escalation),
    resources: clause.resources.filter(saysText),
    evidence: clause.evidence.filter(says),
    fields: clause.fields.filter(says),
    discretion: clause.discretion.filter(says),
    outside: clause.outside.filter(({ name, number }) => says(number ?? name)),
    references: clause.references.filter(saysText),
    confidence: Math.min(clause.confidence, 0.5),
  };
}

const BINDING: readonly Modality[] = ['must', 'must_not', 'should', 'may', 'statement'];

/** Neighbours in the order of the text, at least one; the first gives id, place and number. */
export function mergedClause(parts: readonly Clause[], text: string): Clause {
  const [first] = parts;
  if (!first) throw new Error('no clauses to merge');
  const end = parts.at(-1)?.end ?? first.end;
  // The most binding part says what the whole asks for.
  const binding = BINDING.find(modality => parts.some(part => part.modality === modality)) ?? first.modality;
  const main = parts.find(part => part.modality === binding) ?? first;
  const firstOf = <K extends keyof Clause>(key: K): Clause[K] =>
    main[key] ?? parts.find(part => part[key] !== null)?.[key] ?? main[key];
  const all = <T>(of: (part: Clause) => readonly T[], keyOf: (item: T) => string): readonly T[] => [
    ...new Map(parts.flatMap(of).map(item => [keyOf(item), item])).values(),
  ];
  const itself = (words: string) => words;
  return {
    ...main,
    id: first.id,
    start: first.start,
    end,
    quote: text.slice(first.start, end),
    block: first.block,
    number: first.number,
    path: first.path,
    scenario: firstOf('scenario'),
    actors:
      main.actors.length > 0
        ? main.actors
        : all(
            part => part.actors,
            actor => actor.name,
          ),
    recipients: all(part => part.recipients, itself),
    deadline: firstOf('deadline'),
    periodicity: firstOf('periodicity'),
    condition: firstOf('condition'),
    gate: firstOf('gate'),
    until: firstOf('until'),
    exception: firstOf('exception'),
    escalation: firstOf('escalation'),
    resources: all(
      part => part.resources,
      it => it.text,
    ),
    evidence: all(part => part.evidence, itself),
    fields: all(part => part.fields, itself),
    discretion: all(part => part.discretion, itself),
    outside: all(
      part => part.outside,
      it => `${it.name} ${it.number ?? ''}`,
    ),
    references: all(
      part => part.references,
      it => it.text,
    ),
    doubts: all(part => part.doubts, itself),
    confidence: Math.min(...parts.map(part => part.confidence), 0.5),
  };
}

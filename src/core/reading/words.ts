// A sentence cut into clauses, and what the words of each say by themselves, whatever stands around them. Plans repeat their
// sentences, so it is kept for as long as a document is read.
import { ADMIN, isDuty } from './duty.ts';
import { groupPieces } from './grouping.ts';
import { isOnlyCondition, type Lead, leadOf, namedActors, themOf, withoutActor } from './lead.ts';
import { type Group, type Piece, readPieces } from './pieces.ts';
import { recipientsOf } from './recipient.ts';
import { remembered } from './remembered.ts';
import type { Section } from './sections.ts';

/** Places count from where the sentence begins. */
export type Words = {
  readonly start: number;
  readonly end: number;
  readonly label: string | undefined;
  readonly whole: string;
  readonly onlyCondition: boolean;
  readonly lead: Lead;
  readonly named: readonly string[] | undefined;
  readonly act: string; // without who does it
  readonly told: readonly string[];
  readonly aim: string; // the rest without what it is good for
  readonly dutyIn: (section: Section | undefined, named: boolean) => 'never' | 'modal' | 'bare';
};

export type Cut = { readonly pieces: readonly Piece[]; readonly clauses: readonly Words[] };

export const cutOf: (sentence: string) => Cut = remembered(sentence => {
  const pieces = readPieces(sentence, 0, sentence.length);
  const whole = isPurpose(pieces) || ADMIN.test(pieces[0]?.label ?? '');
  return { pieces, clauses: (whole ? [pieces] : groupPieces(pieces)).map(wordsOf) };
});

export function wordsOf(group: Group): Words {
  const lead = leadOf(group);
  const act = withoutActor(lead.main);
  const label = group[0]?.label;
  const whole = group.map(piece => piece.bare).join(',');
  const duties = new Map<string, ReturnType<typeof isDuty>>();
  return {
    start: group[0]?.start ?? 0,
    end: group.at(-1)?.end ?? 0,
    label,
    whole,
    onlyCondition: isOnlyCondition(group),
    lead,
    named: namedActors(lead.main, lead.condition),
    act,
    told: [...recipientsOf(askedFirst(lead.condition) + act.replace(PURPOSE_TAIL, '')), ...themOf(lead)],
    aim: lead.main.replace(PURPOSE_TAIL, ''),
    dutyIn(section, named) {
      const key = `${section} ${named}`;
      const known = duties.get(key) ?? isDuty(lead.main, whole, section, named, label);
      duties.set(key, known);
      return known;
    },
  };
}

const PURPOSE_TAIL = /,?(?:以便|以免|以利|以确保|确保|以保证|避免|防止|从而)[\s\S]*$/;

/** "报总经理批准后存档": what has to be asked first is asked by whoever goes on. */
function askedFirst(condition: string | undefined): string {
  return condition !== undefined &&
    /^(?:经?报|呈报|提请|请示|征得)[^,]{2,24}(?:批准|同意|审[批核定阅])后?$/.test(condition)
    ? `${condition},`
    : '';
}

/** "为维护…,根据《…》,制定本预案": one sentence, one purpose. */
function isPurpose(pieces: Group): boolean {
  const first = pieces[0]?.bare ?? '';
  if (
    /^(?:因此|所以)?为/.test(first) &&
    /^是[^,]*(?:能力|素质|要求|保障|基础|关键|前提)$/.test(pieces.at(-1)?.bare ?? '')
  )
    return true;
  return (
    /^(?:为|依据|根据)/.test(first) &&
    pieces.some(piece => /^(?:特|现)?(?:制[定订]|编制|拟[定订])[^,]*$|制[定订](?:本|《)/.test(piece.bare))
  );
}

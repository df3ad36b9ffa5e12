// The organisation's own dictionary: what its people have taught the reader about names and words. It is data: shown,
// removable, and with it empty the reader reads as if there were none.
import type { UnitKind } from './reading.ts';

export type Meaning =
  /** A unit, post, group or somebody outside, by this very name. */
  | { readonly kind: 'party'; readonly as: UnitKind }
  /** Never somebody who acts or is told. */
  | { readonly kind: 'no-party' }
  /** Another name of the same. */
  | { readonly kind: 'same'; readonly name: string }
  /** Looks like the same and is not. */
  | { readonly kind: 'not-same'; readonly name: string }
  /** A sentence with this word asks for something, or does not. */
  | { readonly kind: 'duty'; readonly duty: boolean }
  /** What a vague word of urgency is taken for here. */
  | { readonly kind: 'minutes'; readonly minutes: number };

export type Entry = { readonly term: string; readonly meaning: Meaning };

/** Entries as the reader asks for them. */
export type Dictionary = {
  readonly size: number;
  readonly parties: ReadonlyMap<string, UnitKind>;
  readonly noParties: ReadonlySet<string>;
  readonly same: ReadonlyMap<string, string>; // name → what it is called
  readonly notSame: ReadonlySet<string>; // pairKey
  readonly duties: ReadonlyMap<string, boolean>;
  readonly minutes: ReadonlyMap<string, number>;
};

export const NO_DICTIONARY: Dictionary = dictionaryOf([]);

/** Later entries win over earlier ones about the same. */
export function dictionaryOf(entries: readonly Entry[]): Dictionary {
  const parties = new Map<string, UnitKind>();
  const noParties = new Set<string>();
  const same = new Map<string, string>();
  const notSame = new Set<string>();
  const duties = new Map<string, boolean>();
  const minutes = new Map<string, number>();
  for (const { term, meaning } of entries) {
    switch (meaning.kind) {
      case 'party':
        parties.set(term, meaning.as);
        noParties.delete(term);
        break;
      case 'no-party':
        noParties.add(term);
        parties.delete(term);
        break;
      case 'same':
        same.set(term, meaning.name);
        notSame.delete(pairKey(term, meaning.name));
        break;
      case 'not-same':
        notSame.add(pairKey(term, meaning.name));
        if (same.get(term) === meaning.name) same.delete(term);
        break;
      case 'duty':
        duties.set(term, meaning.duty);
        break;
      case 'minutes':
        minutes.set(term, meaning.minutes);
        break;
      default:
        meaning satisfies never;
    }
  }
  return { size: entries.length, parties, noParties, same, notSame, duties, minutes };
}

export const pairKey = (a: string, b: string): string => [a, b].toSorted().join(' = ');

// The names an organisation has taught, while one of its documents is read: they begin and end where the dictionary says,
// whatever the grammar of names makes of them. With nothing taught every question is answered no.
import { bareText } from './bare-text.ts';
import { type Dictionary, NO_DICTIONARY } from './dictionary.ts';
import { forget } from './remembered.ts';

type Known = {
  readonly names: readonly string[]; // longest first
  readonly last: ReadonlySet<string>; // signs they end with
  readonly none: ReadonlySet<string>;
  readonly words: readonly (readonly [word: string, duty: boolean])[];
};

const NOTHING: Known = { names: [], last: new Set(), none: new Set(), words: [] };

let known = NOTHING;

/** Reads with this dictionary; what the rules remember of texts read without it is forgotten before and after. */
export function knowing<Value>(dictionary: Dictionary, read: () => Value): Value {
  if (dictionary.size > 0) forget();
  known = knownOf(dictionary);
  try {
    return read();
  } finally {
    known = NOTHING;
    forget();
  }
}

function knownOf(dictionary: Dictionary): Known {
  if (dictionary.size === 0 || dictionary === NO_DICTIONARY) return NOTHING;
  const { parties, same, noParties, duties } = dictionary;
  const taught = [...parties.keys(), ...same.keys(), ...same.values()].map(bareText);
  const names = [...new Set(taught)]
    .filter(name => name.length >= 2 && !noParties.has(name))
    .sort((a, b) => b.length - a.length);
  return {
    names,
    last: new Set(names.map(name => name.slice(-1))),
    none: new Set([...noParties].map(bareText)),
    words: [...duties].map(([word, duty]) => [bareText(word), duty]),
  };
}

/** The longest taught name that begins at `at`. */
export function knownNameAt(text: string, at: number): string | undefined {
  if (known.names.length === 0) return undefined;
  return known.names.find(name => text.startsWith(name, at));
}

/** Whether a taught name ends at `end`. */
export function endsAsKnown(text: string, end: number): boolean {
  if (known.names.length === 0 || !known.last.has(text[end - 1] ?? '')) return false;
  return known.names.some(name => text.endsWith(name, end));
}

/** Whether the organisation has said that this names nobody. */
export const isNobody = (name: string): boolean => known.none.has(name);

/** Whether a word of the sentence was taught to make it a duty, or not to; undefined: nothing was. */
export function taughtDuty(sentence: string): boolean | undefined {
  return known.words.find(([word]) => sentence.includes(word))?.[1];
}

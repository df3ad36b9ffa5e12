// The setting of a rehearsal as it stands in the address: what is shown can be sent to a colleague.
export type RehearsalSearch = {
  readonly version?: string;
  readonly scenario?: string;
  readonly at?: string;
  readonly facts?: string;
  readonly answers?: string;
  readonly silent?: string;
  readonly manned?: string;
  readonly also?: string;
  readonly people?: 'made-up';
  readonly runs?: string;
  readonly seed?: string;
  /** What is shown: one run (of this seed, "usual" without luck) or the sum of many. */
  readonly one?: string;
  readonly many?: 'yes';
};

const TEXTS = [
  'version',
  'scenario',
  'at',
  'facts',
  'answers',
  'silent',
  'manned',
  'also',
  'runs',
  'seed',
  'one',
] as const;

/** Only what is known, and nothing that is empty. */
export function rehearsalSearch(raw: Record<string, unknown>): RehearsalSearch {
  const texts = TEXTS.flatMap(key => {
    const value = raw[key];
    const text = typeof value === 'number' ? String(value) : value;
    return typeof text === 'string' && text !== '' ? [[key, text.slice(0, 4_000)] as const] : [];
  });
  return {
    ...Object.fromEntries(texts),
    ...(raw.people === 'made-up' ? { people: 'made-up' as const } : {}),
    ...(raw.many === 'yes' ? { many: 'yes' as const } : {}),
  };
}

/** What both routes are asked with. */
export function scriptOf(search: RehearsalSearch, language: 'zh' | 'en') {
  const { scenario, at, facts = '', answers = '', silent = '', manned = '', also = '', people } = search;
  return {
    ...(scenario === undefined ? {} : { scenario }),
    ...(at === undefined ? {} : { at }),
    facts,
    answers,
    silent,
    manned,
    also,
    people: people ?? ('organisation' as const),
    language,
  };
}

export const linesOf = (text: string | undefined): readonly string[] =>
  (text ?? '')
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '');

// How alike two texts are, by the pairs of signs they share: 1 the same, 0 nothing in common.

/** Pairs of neighbouring signs; a text of one sign is its own. */
export function shingles(text: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (let i = 0; i + 1 < text.length; i++) found.add(text.slice(i, i + 2));
  if (found.size === 0 && text !== '') found.add(text);
  return found;
}

/** Dice: twice what both have, against what each has. */
export function similarity(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size + b.size === 0) return 1;
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let both = 0;
  for (const shingle of small) if (large.has(shingle)) both++;
  return (2 * both) / (a.size + b.size);
}

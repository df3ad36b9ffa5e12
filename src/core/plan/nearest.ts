// "Did you mean": the name spelt most like another, when it is close enough to be meant.

/** Undefined when nothing is within two changes (one, for names of up to four characters). */
export function nearest(name: string, names: Iterable<string>): string | undefined {
  const most = name.length > 4 ? 2 : 1;
  let best: { readonly name: string; readonly changes: number } | undefined;
  for (const other of names) {
    if (Math.abs(other.length - name.length) > most || other === name) continue;
    const changes = distance(name.toLowerCase(), other.toLowerCase());
    if (changes <= most && changes < (best?.changes ?? Number.POSITIVE_INFINITY))
      best = { name: other, changes };
  }
  return best?.name;
}

/** Levenshtein distance. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, sign] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries())
      next.push(
        Math.min((row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1, (row[j] ?? 0) + (sign === other ? 0 : 1)),
      );
    row = next;
  }
  return row.at(-1) ?? 0;
}

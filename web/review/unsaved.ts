// A correction that was begun and not yet sent: kept in this tab, so that neither a reload nor a step aside loses it.
import type { Meaning } from '#contract/review-clause.ts';

const keyOf = (document: string, clause: string) => `fengsui.review.${document}.${clause}`;

export function keptCorrection(document: string, clause: string): Meaning | undefined {
  try {
    const kept = sessionStorage.getItem(keyOf(document, clause));
    return kept === null ? undefined : (JSON.parse(kept) as Meaning);
  } catch {
    return undefined; // storage is closed to us, or holds something else
  }
}

export function keepCorrection(document: string, clause: string, meaning: Meaning | undefined): void {
  try {
    if (meaning === undefined) sessionStorage.removeItem(keyOf(document, clause));
    else sessionStorage.setItem(keyOf(document, clause), JSON.stringify(meaning));
  } catch {
    // then it is only not kept
  }
}

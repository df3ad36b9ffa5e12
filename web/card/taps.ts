// Taps that were made and not yet sent, and what the card looks like meanwhile. Pure; main.ts keeps and sends them.
import type { CardActName, CardView } from '#contract/card-view.ts';

/** A tap as it waits: where it goes, under which command id, when it was made. */
export type Tap = {
  readonly id: string;
  readonly path: string; // "/t/<secret>"
  readonly act: CardActName;
  readonly at: string; // ISO 8601
  readonly inputs: Readonly<Record<string, string>>;
  readonly note?: string;
  readonly reason?: string;
};

/** The card as it will be once the taps have arrived. */
export function withTaps(view: CardView, taps: readonly Tap[]): CardView {
  return taps.reduce(withTap, view);
}

function withTap(view: CardView, tap: Tap): CardView {
  const { duty } = view;
  const may = view.may.filter(act => act !== tap.act);
  switch (tap.act) {
    case 'acknowledge':
      return { ...view, may, duty: { ...duty, acknowledged: duty.acknowledged ?? tap.at } };
    case 'accept':
    case 'arrive':
      return { ...view, may, duty: { ...duty, acknowledged: duty.acknowledged ?? tap.at } };
    case 'done':
      return { ...view, may: [], duty: { ...duty, phase: 'done', done: tap.at } };
    case 'decline':
      return { ...view, may: [] };
    default:
      return tap.act satisfies never;
  }
}

/** What was read from a phone's storage; anything that is no list of taps counts as none. */
export function tapsFrom(text: string | null): readonly Tap[] {
  try {
    const found: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(found) ? found.filter(isTap) : [];
  } catch {
    return [];
  }
}

function isTap(value: unknown): value is Tap {
  if (typeof value !== 'object' || value === null) return false;
  const tap = value as Record<string, unknown>;
  return (
    [tap.id, tap.path, tap.act, tap.at].every(part => typeof part === 'string') &&
    typeof tap.inputs === 'object'
  );
}

/** What to do with a tap after an answer: it arrived, it never will, or it is sent again later. */
export function afterAnswer(status: number): 'arrived' | 'refused' | 'later' {
  if (status >= 200 && status < 300) return 'arrived';
  if (status === 408 || status === 425 || status === 429 || status >= 500) return 'later';
  return 'refused';
}

// How many are enough, of those fixed at opening. Of nobody nothing is ever enough.
import type { Quorum } from '#core/plan/party.ts';

export function needed(quorum: Quorum, of: number): number {
  if (quorum === 'all') return Math.max(1, of);
  if (quorum === 'half') return Math.floor(of / 2) + 1;
  return quorum === 'any' ? 1 : quorum;
}

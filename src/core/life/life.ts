// How a plan stands in its life, from its versions and the acts about it: what the draft still waits for, who has the version
// in force, and when the plan must be looked at again.

import type { PersonId } from '#core/roster/roster.ts';
import type { Instant } from '#core/time/instant.ts';
import type { Issue, LifeAct, LifeRecord, Signature } from './act.ts';

/** `drafted`: not handed in, edited since, taken back or turned down. */
export type DraftPhase = 'drafted' | 'in-review' | 'in-approval' | 'approved';

export type Signed = Extract<LifeAct, { type: 'signed' }> & Pick<LifeRecord, 'at' | 'by'>;

export type DraftLife = {
  readonly version: number;
  readonly revision: number;
  readonly phase: DraftPhase;
  readonly submitted: (Pick<LifeRecord, 'at' | 'by'> & { readonly note: string | null }) | null;
  readonly signatures: readonly (Signature & { readonly signed: Signed | null })[];
  readonly turned_down: Signed | null; // why it went back, as long as it has not been handed in again
};

export type IssueLife = {
  readonly version: number;
  readonly issued: Instant;
  readonly to: readonly Issue[];
  readonly received: Readonly<Record<PersonId, Instant>>;
};

export type LifeVersion = {
  readonly version: number;
  readonly revision: number;
  readonly state: 'draft' | 'in-force' | 'retired';
};

export function draftLife(draft: LifeVersion, records: readonly LifeRecord[]): DraftLife {
  const own = records.filter(({ act }) => 'version' in act && act.version === draft.version);
  const from = own.findLastIndex(({ act }) => act.type === 'submitted' || act.type === 'taken-back');
  const start = own[from];
  const { version, revision } = draft;
  const drafted = {
    version,
    revision,
    phase: 'drafted',
    submitted: null,
    signatures: [],
    turned_down: null,
  } as const;
  if (start?.act.type !== 'submitted') return drafted;
  const signed = own
    .slice(from + 1)
    .flatMap(({ act, at, by }) => (act.type === 'signed' ? [{ ...act, at, by }] : []));
  const turned_down = signed.find(({ agrees }) => !agrees) ?? null;
  if (turned_down) return { ...drafted, turned_down };
  if (start.act.revision !== revision) return drafted;
  const signatures = start.act.signatures.map(one => ({
    ...one,
    signed: signed.find(({ signature }) => signature === one.id) ?? null,
  }));
  const { at, by, act } = start;
  return {
    version,
    revision,
    phase: phaseOf(signatures),
    submitted: { at, by, note: act.note },
    signatures,
    turned_down,
  };
}

function phaseOf(signatures: DraftLife['signatures']): DraftPhase {
  const missing = signatures.filter(({ signed }) => !signed);
  if (missing.length === 0) return 'approved';
  return missing.some(({ kind }) => kind === 'review') ? 'in-review' : 'in-approval';
}

/** Signatures that are due now: approvers are asked when every reviewer has signed. */
export function dueSignatures(draft: DraftLife): DraftLife['signatures'] {
  const kind = draft.phase === 'in-review' ? 'review' : draft.phase === 'in-approval' ? 'approval' : null;
  return draft.signatures.filter(one => one.kind === kind && !one.signed);
}

/** Of the version in force; null before it was handed out. Handing it out again adds who came since. */
export function issueLife(version: number, records: readonly LifeRecord[]): IssueLife | null {
  const own = records.filter(({ act }) => 'version' in act && act.version === version);
  const issues = own.flatMap(({ at, act }) => (act.type === 'issued' ? [{ at, to: act.to }] : []));
  const [first, last] = [issues[0], issues.at(-1)];
  if (!first || !last) return null;
  // The first receipt of a person counts.
  const receipts = own.flatMap(({ at, act }) => (act.type === 'received' ? [[act.person, at] as const] : []));
  return { version, issued: first.at, to: last.to, received: Object.fromEntries(receipts.toReversed()) };
}

export function missingReceipts({ to, received }: IssueLife): readonly PersonId[] {
  return [...new Set(to.flatMap(({ people }) => people))].filter(person => !(person in received));
}

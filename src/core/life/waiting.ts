// For whom a plan waits: signatures that are due, receipts that are missing. Kept beside the plan's acts so that a person's
// papers are found without reading every plan.
import type { PersonId } from '#core/roster/roster.ts';
import type { Instant } from '#core/time/instant.ts';
import type { LifeRecord, SignatureKind } from './act.ts';
import { draftLife, dueSignatures, issueLife, type LifeVersion, missingReceipts } from './life.ts';

export type Waiting = {
  readonly person: PersonId;
  readonly version: number;
  readonly for: SignatureKind | 'receipt';
  readonly since: Instant;
};

/** Everyone once for each thing, however many posts ask the same of them. */
export function waitingFor(
  versions: readonly LifeVersion[],
  records: readonly LifeRecord[],
): readonly Waiting[] {
  const found = versions.flatMap(version => {
    if (version.state === 'draft') return forSignatures(version, records);
    const issued = version.state === 'in-force' ? issueLife(version.version, records) : null;
    return (issued ? missingReceipts(issued) : []).map(person => ({
      person,
      version: version.version,
      for: 'receipt' as const,
      since: issued?.issued ?? 0,
    }));
  });
  const key = ({ person, version, for: what }: Waiting) => `${version} ${what} ${person}`;
  return [...new Map(found.map(one => [key(one), one])).values()];
}

function forSignatures(version: LifeVersion, records: readonly LifeRecord[]): readonly Waiting[] {
  const life = draftLife(version, records);
  const signed = life.signatures.flatMap(one => (one.signed ? [one.signed.at] : []));
  const since = Math.max(life.submitted?.at ?? 0, ...signed);
  return dueSignatures(life).flatMap(({ people, kind }) =>
    people.map(person => ({ person, version: version.version, for: kind, since })),
  );
}

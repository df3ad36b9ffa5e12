// Puts the sample organisations into an empty database: people, posts, accounts, and each one's plan in force. Loads
// nothing where there is an organisation already.
import { readFileSync } from 'node:fs';
import { readPlan } from '#core/plan/read-plan.ts';
import type { Reading } from '#core/reading/reading.ts';
import type { Clock, Store } from '#desk/ports.ts';
import type { ReadUpload } from '#desk/read-upload.ts';
import { rosterOf } from '#desk/roster-picture.ts';
import type { Auth } from '#http/auth-port.ts';
import { emailOf, loadRoster } from './load-roster.ts';
import { SAMPLES, type SampleOrganisation } from './people.ts';

export type SampleParts = {
  readonly store: Store;
  readonly auth: Auth;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly readUpload: ReadUpload;
};

/** The account that the first one-time link is for, or null when nothing was loaded. */
export async function loadSample(parts: SampleParts): Promise<string | null> {
  if ((await parts.store.roster.organisations()).length > 0) return null;
  for (const sample of SAMPLES) {
    await loadRoster(parts.store, sample);
    await loadPlan(parts, sample);
  }
  return await loadAccounts(parts.auth);
}

async function loadPlan(
  { store, clock, newId, readUpload }: SampleParts,
  sample: SampleOrganisation,
): Promise<void> {
  const folder = new URL(`../../../plans/${sample.plan}/`, import.meta.url);
  const yaml = readFileSync(new URL('plan.yaml', folder), 'utf8');
  const source = readFileSync(new URL('source.txt', folder));
  const document = newId();
  const read = await readUpload(source, 'source.txt');
  const reading: Reading | null = read.ok ? read.reading : null;
  const now = clock.now();
  await store.plans.addDocument({
    id: document,
    org: sample.id,
    name: `${sample.name}应急预案.txt`,
    media_type: 'text/plain',
    bytes: source,
    reading,
    uploaded: now,
    by: 'sample',
  });
  const { plan, findings } = readPlan(yaml, { roster: rosterOf(await store.roster.roster(sample.id)) });
  const errors = findings.filter(finding => finding.severity === 'error');
  if (!plan || errors.length > 0)
    throw new Error(`sample plan ${sample.plan}: ${errors.map(one => one.message.en).join(' ')}`);
  const saved = await store.plans.saveDraft(
    {
      org: sample.id,
      plan: plan.plan,
      version: 1,
      title: plan.title,
      yaml,
      compiled: plan,
      source: document,
      saved: now,
      saved_by: 'sample',
    },
    null,
  );
  if (saved !== 'stale')
    await store.plans.putIntoForce(sample.id, plan.plan, 1, saved.revision, 'sample', now);
}

/** Everyone with roles gets an account; the first administrator belongs to both organisations, to look around. */
async function loadAccounts(auth: Auth): Promise<string | null> {
  let first: string | null = null;
  for (const sample of SAMPLES)
    for (const { id, name, roles } of sample.people) {
      if (!roles) continue;
      const made = await auth.createUser({ email: emailOf(sample, id), name });
      if (!made.ok) continue;
      await auth.saveMembership(made.value.user, { org: sample.id, person: id, roles });
      first ??= made.value.user;
    }
  const [, other] = SAMPLES;
  const [guest] = other?.people ?? [];
  if (first !== null && other && guest)
    await auth.saveMembership(first, { org: other.id, person: guest.id, roles: guest.roles ?? [] });
  return first;
}

// Bringing documents in: every upload is kept as it came, whatever becomes of it. A file of this program's own is the plan
// it was printed from; one titled like a plan that is here waits until a person has said whose edition it is.
import type { Finding } from '#core/finding.ts';
import type { PlanId } from '#core/plan/plan.ts';
import { readPlan } from '#core/plan/read-plan.ts';
import { withPlanId } from '#core/plan/with-plan-id.ts';
import { writePlanYaml } from '#core/plan/write-plan.ts';
import { dictionaryOf } from '#core/reading/dictionary.ts';
import { draftPlan } from '#core/reading/draft-plan.ts';
import type { Reading } from '#core/reading/reading.ts';
import { storedReading } from '#core/review/stored-reading.ts';
import { type Actor, nameOf } from './actor.ts';
import type { Editions } from './editions.ts';
import type { Clock, OrgId, Store, UploadOutcome } from './ports.ts';
import type { ReadUpload } from './read-upload.ts';
import { ok, type Result, refuse } from './result.ts';
import { sameTitle } from './same-title.ts';
import type { PlanDesk, TakenUpload } from './services.ts';

type Waiting = Extract<UploadOutcome, { kind: 'waiting' }>;

export type UploadParts = {
  readonly store: Store;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly editions: Pick<Editions, 'begin' | 'follow'>;
  readonly readUpload: ReadUpload;
  readonly freeId: PlanDesk['freeId'];
  /** `title` where the draft has none of its own yet. */
  readonly save: (
    actor: Actor,
    plan: PlanId,
    yaml: string,
    from: { readonly source: string | null; readonly title: string },
  ) => ReturnType<PlanDesk['saveDraft']>;
};

export function makeUploads(parts: UploadParts): Pick<PlanDesk, 'upload' | 'takeUpload'> {
  const { store, clock, newId, editions, readUpload, freeId, save } = parts;

  /** A plan that was printed here comes back as the next draft of it; one of elsewhere, or beside another draft, as a new plan. */
  async function takeBack(actor: Actor, yaml: string) {
    const { plan: found } = readPlan(yaml);
    if (!found) return undefined;
    const versions = await store.plans.versions(actor.org, found.plan);
    const draft = versions.find(({ state }) => state === 'draft');
    const drafted = draft && (await store.plans.version(actor.org, found.plan, draft.version));
    if (draft && drafted?.yaml === yaml)
      return { plan: found.plan, version: draft.version, revision: draft.revision, findings: [] };
    const plan = draft ? await freeId(actor.org, found.title) : found.plan;
    const saved = await save(actor, plan, plan === found.plan ? yaml : withPlanId(yaml, plan), {
      ...{ source: null, title: found.title },
    });
    return saved.ok ? { plan, ...saved.value } : undefined;
  }

  async function asPlan(actor: Actor, document: string, reading: Reading): Promise<Result<TakenUpload>> {
    const plan = await freeId(actor.org, reading.title);
    const yaml = writePlanYaml({ ...draftPlan(reading), plan });
    const saved = await save(actor, plan, yaml, { source: document, title: reading.title });
    if (!saved.ok) return saved;
    await editions.begin(actor.org, document, reading);
    const findings = [...reading.findings, ...saved.value.findings];
    return ok({ document, plan, ...saved.value, edition: 1, findings });
  }

  async function asEdition(
    actor: Actor,
    document: string,
    reading: Reading,
    { plan, before }: Waiting,
  ): Promise<Result<TakenUpload>> {
    if (before === null) {
      await editions.begin(actor.org, document, reading, plan);
    } else {
      const followed = await editions.follow(actor.org, before, document, reading, kept =>
        store.uploads.readAs(actor.org, document, kept),
      );
      if (!followed.ok) return followed;
    }
    const edition = (await store.reviews.edition(actor.org, document))?.edition ?? 1;
    const versions = await store.plans.versions(actor.org, plan);
    const latest = versions.find(({ state }) => state === 'draft') ?? versions[0];
    const { version = 1, revision = 1 } = latest ?? {};
    return ok({ document, plan, version, revision, edition, findings: reading.findings });
  }

  return {
    async upload(actor, file, choice) {
      const id = newId();
      const { org } = actor;
      const entries = await store.reviews.dictionary(org);
      const read = await readUpload(file.bytes, file.name, dictionaryOf(entries));
      const keep = (outcome: UploadOutcome) =>
        store.plans.addDocument({
          ...{ id, org, ...file, uploaded: clock.now(), by: nameOf(actor), outcome },
          reading: read.ok ? read.reading : null,
        });
      if (!read.ok) {
        await keep({ kind: 'refused', ...read.refused, detail: read.refused.detail ?? {} });
        return refuse(read.refused.code, { ...read.refused.detail, document: id });
      }
      if (read.carried !== null) {
        const back = await takeBack(actor, read.carried);
        if (back) {
          await keep({ kind: 'taken-back', plan: back.plan, version: back.version });
          return ok({ document: id, ...back, edition: null, findings: [READ_BACK, ...back.findings] });
        }
      }
      const same = choice === 'separate' ? undefined : await sameTitle(store, org, read.reading);
      if (same) {
        await keep({ kind: 'waiting', ...same });
        return refuse('same-title', { document: id, ...same });
      }
      await keep({ kind: 'read' });
      return await asPlan(actor, id, read.reading);
    },

    async takeUpload(actor, id, as) {
      const found = await store.plans.document(actor.org, id);
      if (!found) return refuse('unknown-document', { document: id });
      const { outcome } = found;
      const reading = storedReading(found.reading);
      if (outcome?.kind !== 'waiting' || !reading) return refuse('upload-settled', { document: id });
      // Of two who answer at once one does; who fails gives the question back.
      if (!(await store.uploads.become(actor.org, id, 'waiting', { kind: 'read' })))
        return refuse('upload-settled', { document: id });
      const taken =
        as === 'edition'
          ? await asEdition(actor, id, reading, await latest(actor.org, outcome))
          : await asPlan(actor, id, reading);
      if (!taken.ok) await store.uploads.become(actor.org, id, 'read', outcome);
      return taken;
    },
  };

  /** While it waited, another edition may have come. */
  async function latest(org: OrgId, outcome: Waiting): Promise<Waiting> {
    if (outcome.before === null) return outcome;
    const edition = await store.reviews.edition(org, outcome.before);
    const chain = edition === undefined ? [] : await store.reviews.chain(org, edition.chain);
    return { ...outcome, before: chain.at(-1)?.document ?? outcome.before };
  }
}

const READ_BACK: Finding = {
  code: 'plan-read-back',
  severity: 'info',
  message: {
    zh: '这份文件由烽燧打印，打印后文字没有改动：已直接取回原预案。',
    en: 'This file was printed by Fengsui and its text has not been edited since: the plan itself was taken back.',
  },
  place: {},
};

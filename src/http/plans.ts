// Plans and documents over HTTP.
import {
  checkPlan,
  downloadDocument,
  getDocument,
  getDrift,
  getVersion,
  listPlans,
  listVersions,
  putIntoForce,
  saveDraft,
  uploadDocument,
} from '#contract/plans.ts';
import { stepRows } from '#contract/step-rows.ts';
import type { Finding } from '#core/finding.ts';
import { type Instant, toIso } from '#core/time/instant.ts';
import type { PlanVersion as Stored } from '#desk/ports.ts';
import { ok, refuse } from '#desk/result.ts';
import type { HttpDeps } from './deps.ts';
import { documentView } from './document-view.ts';
import type { Mount } from './mount.ts';
import type { NameBook } from './names.ts';
import { fileName, revisionOf } from './request-values.ts';
import { type Names, personOf } from './review-view.ts';

/** Routes with a JSON body or none. Uploads are mounted where raw bodies are taken. */
export function mountPlans(mount: Mount, { plans, store }: HttpDeps, book: NameBook): void {
  mount(listPlans, async ({ query: { text, state, after, limit }, actor }) => {
    const page = await store.plans.list(actor.org, {
      limit,
      ...(text ? { text } : {}),
      ...(state ? { state } : {}),
      ...(after ? { after } : {}),
    });
    return ok({
      ...page,
      items: page.items.map(row => ({ ...row, changed: toIso(row.changed), scenarios: [...row.scenarios] })),
    });
  });

  mount(getDocument, async ({ params, actor }) => {
    const found = await plans.document(actor.org, params.document);
    return found.ok ? ok(documentView(found.value)) : found;
  });

  mount(downloadDocument, async ({ params, actor }) => {
    const found = await plans.document(actor.org, params.document);
    if (!found.ok) return found;
    const { bytes, name } = found.value;
    // Never by its own type: a document may be a web page in disguise.
    return ok({ name, type: 'application/octet-stream', cache: 'private, max-age=3600', bytes });
  });

  mount(listVersions, async ({ params: { plan }, actor }) => {
    const versions = await store.plans.versions(actor.org, plan);
    if (versions.length === 0) return refuse('unknown-plan', { plan });
    const names = await book.of(actor.org);
    return ok({ items: versions.map(version => versionRow(version, names)) });
  });

  mount(getVersion, async ({ params, actor }) => {
    const found = await plans.version(actor.org, params.plan, params.version);
    if (!found.ok) return found;
    const { version, findings } = found.value;
    const { yaml, compiled } = version;
    const steps = compiled ? stepRows(compiled) : [];
    const names = await book.of(actor.org);
    return ok({ ...versionRow(version, names), yaml, compiled, steps, findings: findings.map(copy) });
  });

  mount(getDrift, async ({ params: { plan, version }, actor }) => {
    const found = await plans.drift(actor.org, plan, version);
    if (!found.ok) return found;
    const { value } = found;
    return ok({ drift: value && { ...value, drifts: value.drifts.map(it => ({ ...it })) } });
  });

  mount(checkPlan, async ({ body, actor, note }) => {
    note.object = 'plan';
    const { plan, findings } = await plans.check(actor.org, body.yaml);
    return ok({ compiled: plan, steps: plan ? stepRows(plan) : [], findings: findings.map(copy) });
  });

  mount(saveDraft, async ({ params, headers, body, actor }) => {
    const edited = headers['if-match'] === 'new' ? null : revisionOf(headers['if-match']);
    const saved = await plans.saveDraft(actor, params.plan, body.yaml, edited);
    return saved.ok ? ok({ ...saved.value, findings: saved.value.findings.map(copy) }) : saved;
  });

  mount(putIntoForce, async ({ params: { plan, version }, headers, actor }) =>
    plans.putIntoForce(actor, plan, version, revisionOf(headers['if-match'])),
  );
}

export function mountUploads(mount: Mount, { plans }: HttpDeps): void {
  mount(uploadDocument, async ({ headers, bytes, actor, note }) => {
    const name = fileName(headers['x-file-name']);
    note.detail = { name, size: bytes.byteLength };
    const media_type = headers['x-file-type'] ?? 'application/octet-stream';
    const uploaded = await plans.upload(actor, { name, media_type, bytes }, headers['x-same-title']);
    if (!uploaded.ok) return uploaded;
    note.object = uploaded.value.document;
    return ok({ ...uploaded.value, findings: uploaded.value.findings.map(copy) });
  });
}

const copy = (finding: Finding) => ({ ...finding });

function versionRow(version: Omit<Stored, 'yaml' | 'compiled'>, names: Names) {
  const { plan, state, title, source, saved, saved_by, in_force_from, approved_by, revision } = version;
  return {
    plan,
    version: version.version,
    state,
    title,
    source,
    saved: toIso(saved),
    saved_by,
    saved_by_name: personOf(saved_by, names).name,
    in_force_from: iso(in_force_from),
    approved_by,
    approved_by_name: approved_by === null ? null : personOf(approved_by, names).name,
    revision,
  };
}

const iso = (at: Instant | null): string | null => (at === null ? null : toIso(at));

// The list of uploads over HTTP, and the answer where one waits to be told whose edition it is.
import { listUploads, takeUpload, type UploadRow } from '#contract/uploads.ts';
import { toIso } from '#core/time/instant.ts';
import type { UploadRow as Stored } from '#desk/ports.ts';
import { describeRefusal } from '#desk/refusals.ts';
import { ok } from '#desk/result.ts';
import type { HttpDeps } from './deps.ts';
import type { Mount } from './mount.ts';
import type { NameBook } from './names.ts';
import { type Names, personOf } from './review-view.ts';

export function mountUploadList(mount: Mount, { plans, store }: HttpDeps, book: NameBook): void {
  mount(listUploads, async ({ query: { text, after, limit }, actor }) => {
    const filter = { limit, ...(text ? { text } : {}), ...(after ? { after } : {}) };
    const [page, names] = await Promise.all([store.uploads.list(actor.org, filter), book.of(actor.org)]);
    return ok({ ...page, items: page.items.map(row => uploadView(row, names)) });
  });

  mount(takeUpload, async ({ params: { document }, body, actor, note }) => {
    note.object = document;
    note.detail = { as: body.as };
    const taken = await plans.takeUpload(actor, document, body.as);
    if (!taken.ok) return taken;
    note.detail = { as: body.as, plan: taken.value.plan };
    return ok({ ...taken.value, findings: taken.value.findings.map(finding => ({ ...finding })) });
  });
}

const STATES = { read: 'read', refused: 'refused', 'taken-back': 'printed', waiting: 'waiting' } as const;

function uploadView(row: Stored, names: Names): UploadRow {
  const { id, name, media_type, size, uploaded, by, outcome, was_read, edition, clauses, settled, plan } =
    row;
  const state = outcome === null ? (was_read ? 'read' : 'refused') : STATES[outcome.kind];
  return {
    ...{ document: id, name, media_type, size, state, edition, clauses, settled, plan },
    uploaded: toIso(uploaded),
    by: personOf(by, names),
    why: state === 'refused' ? whyOf(outcome) : null,
    question: outcome?.kind === 'waiting' ? questionOf(outcome) : null,
    version: outcome?.kind === 'taken-back' ? outcome.version : null,
  };
}

/** In the words it was refused with; uploads of long ago were not kept with their reason. */
function whyOf(outcome: Stored['outcome']): UploadRow['why'] {
  if (outcome?.kind !== 'refused')
    return {
      code: 'not-read',
      zh: '当时没有读出内容，原因没有保存；可下载原件后重新上传。',
      en: 'Nothing was read at the time and the reason was not kept. Download the original and upload it again.',
    };
  return { code: outcome.code, ...describeRefusal(outcome.code, outcome.detail).detail };
}

function questionOf({ plan, title, before, share, proposed }: NonNullable<UploadRow['question']>) {
  return { plan, title, before, share, proposed };
}

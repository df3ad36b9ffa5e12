// The audit log over HTTP.
import { listAudit } from '#contract/audit.ts';
import { toIso } from '#core/time/instant.ts';
import { ok } from '#desk/result.ts';
import type { HttpDeps } from './deps.ts';
import type { Mount } from './mount.ts';
import type { NameBook } from './names.ts';

export function mountAudit(mount: Mount, { store }: HttpDeps, book: NameBook): void {
  mount(listAudit, async ({ query, actor }) => {
    const page = await store.audit.list(actor.org, {
      limit: query.limit,
      ...(query.actor ? { actor: query.actor } : {}),
      ...(query.action ? { action: query.action } : {}),
      ...(query.after ? { after: query.after } : {}),
    });
    const names = await book.of(actor.org);
    const items = page.items.map(({ id, at, action, object, outcome, detail, address, ...entry }) => ({
      id,
      at: toIso(at),
      actor: entry.actor === null ? null : { id: entry.actor, name: names.get(entry.actor) ?? entry.actor },
      action,
      object,
      outcome,
      detail: { ...detail },
      address,
    }));
    return ok({ ...page, items });
  });
}

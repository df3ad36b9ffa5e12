// Plans, their versions and the uploads they came from, in memory; the same answers as PostgreSQL gives.
import type { OrgId, PlanRow, PlanStore, PlanVersion, SourceDocument } from '#desk/ports.ts';
import { StoreFault } from '#desk/store-fault.ts';
import { keysOf, pageOf } from '../cursor.ts';
import { asStored } from '../json-text.ts';
import { compare } from '../projection.ts';
import type { Tables } from './tables.ts';

export function memoryPlans(tables: Tables): PlanStore {
  const keyOf = (...parts: readonly (string | number)[]): string => JSON.stringify(parts);
  const versionsOf = (org: OrgId, plan: string): readonly PlanVersion[] =>
    [...tables.plans.values()]
      .filter(row => row.org === org && row.plan === plan)
      .sort((a, b) => a.version - b.version);
  const put = (row: PlanVersion): void => {
    tables.plans.set(keyOf(row.org, row.plan, row.version), asStored(row));
  };

  return {
    async addDocument(document) {
      const key = keyOf(document.org, document.id);
      if (tables.documents.has(key))
        throw new StoreFault('already-there', `There is a document ${document.id} already.`);
      tables.documents.set(key, copy(document));
    },

    async document(org, id) {
      const found = tables.documents.get(keyOf(org, id));
      return found && copy(found);
    },

    async saveDraft(draft, expected) {
      const found = tables.plans.get(keyOf(draft.org, draft.plan, draft.version));
      const stale = found ? found.state !== 'draft' || found.revision !== expected : expected !== null;
      if (stale) return 'stale';
      const revision = (found?.revision ?? 0) + 1;
      put({ ...draft, state: 'draft', revision, in_force_from: null, approved_by: null });
      return { revision };
    },

    async version(org, plan, version) {
      const found = tables.plans.get(keyOf(org, plan, version));
      return found && asStored(found);
    },

    async versions(org, plan) {
      return versionsOf(org, plan)
        .map(({ yaml: _yaml, compiled: _compiled, ...row }) => row)
        .reverse();
    },

    async list(org, filter) {
      const plans = new Set([...tables.plans.values()].filter(row => row.org === org).map(row => row.plan));
      const rows = [...plans]
        .map(plan => versionsOf(org, plan))
        .filter(versions => filter.state === undefined || versions.some(row => row.state === filter.state))
        .map(planRow)
        .filter(row => row.title.toLowerCase().includes((filter.text ?? '').toLowerCase()))
        .sort((a, b) => b.changed - a.changed || compare(a.plan, b.plan));
      const after = filter.after === undefined ? undefined : keysOf(filter.after, ['number', 'string']);
      const rest = rows.filter(row => !after || isAfter(row, Number(after[0]), String(after[1])));
      return pageOf(rest.slice(0, filter.limit + 1), filter.limit, rows.length, row => [
        row.changed,
        row.plan,
      ]);
    },

    async putIntoForce(org, plan, version, revision, by, now) {
      const draft = tables.plans.get(keyOf(org, plan, version));
      if (draft?.state !== 'draft' || draft.revision !== revision || draft.compiled === null) return 'stale';
      for (const row of versionsOf(org, plan))
        if (row.state === 'in-force') put({ ...row, state: 'retired' });
      put({ ...draft, state: 'in-force', in_force_from: now, approved_by: by });
      return 'done';
    },

    async inForce(org, plan) {
      const found = versionsOf(org, plan).find(row => row.state === 'in-force');
      return found && asStored(found);
    },
  };
}

/** `versions` are all of one plan, oldest first, at least one. */
function planRow(versions: readonly PlanVersion[]): PlanRow {
  const in_force = versions.find(row => row.state === 'in-force');
  const draft = versions.findLast(row => row.state === 'draft');
  const shown = in_force ?? draft ?? versions.at(-1);
  const changes = versions.flatMap(row => [row.saved, row.in_force_from ?? row.saved]);
  return {
    plan: shown?.plan ?? '',
    title: shown?.title ?? '',
    in_force: in_force?.version ?? null,
    draft: draft?.version ?? null,
    changed: Math.max(...changes),
    scenarios: Object.values(shown?.compiled?.scenarios ?? {}).map(({ id, title }) => ({ id, title })),
  };
}

const isAfter = (row: PlanRow, changed: number, plan: string): boolean =>
  row.changed < changed || (row.changed === changed && row.plan > plan);

const copy = (document: SourceDocument): SourceDocument => ({
  ...document,
  bytes: Uint8Array.from(document.bytes),
  reading: asStored(document.reading),
  ...(document.outcome ? { outcome: asStored(document.outcome) } : {}),
});

// The audit log in memory; the same answers as PostgreSQL gives.
import type { AuditStore } from '#desk/ports.ts';
import { keysOf, pageOf } from '../cursor.ts';
import { asStored } from '../json-text.ts';
import type { Tables } from './tables.ts';

export function memoryAudit(tables: Tables): AuditStore {
  return {
    async add(...entries) {
      for (const entry of entries)
        tables.audit.push(asStored({ ...entry, id: String(tables.audit.length + 1) }));
    },

    async list(org, filter) {
      const rows = tables.audit
        .filter(row => row.org === org)
        .filter(row => filter.actor === undefined || row.actor === filter.actor)
        .filter(row => filter.action === undefined || row.action === filter.action)
        .reverse();
      const after = filter.after === undefined ? undefined : Number(keysOf(filter.after, ['number'])[0]);
      const rest = rows.filter(row => after === undefined || Number(row.id) < after);
      return pageOf(rest.slice(0, filter.limit + 1).map(asStored), filter.limit, rows.length, row => [
        Number(row.id),
      ]);
    },
  };
}

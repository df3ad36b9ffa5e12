// Uploads and what became of them, in memory; the same answers as PostgreSQL gives.
import type { SourceDocument, UploadRow, UploadStore } from '#desk/ports.ts';
import { keysOf, pageOf } from '../cursor.ts';
import { asStored } from '../json-text.ts';
import { compare } from '../projection.ts';
import type { Tables } from './tables.ts';

export function memoryUploads(tables: Tables): UploadStore {
  const keyOf = (...parts: readonly string[]): string => JSON.stringify(parts);

  function rowOf(document: SourceDocument): UploadRow {
    const { org, id, name, media_type, bytes, uploaded, by, reading, outcome = null } = document;
    const edition = [...tables.editions.values()].find(one => one.org === org && one.document === id);
    const named = outcome !== null && 'plan' in outcome ? outcome.plan : null;
    return {
      ...{ id, name, media_type, uploaded, by, outcome },
      size: bytes.byteLength,
      was_read: reading !== null,
      edition: edition?.edition ?? null,
      clauses: edition?.clauses ?? 0,
      settled: edition?.settled ?? 0,
      plan: edition?.plan ?? named,
    };
  }

  return {
    async list(org, filter) {
      const wanted = filter.text?.toLowerCase() ?? '';
      const rows = [...tables.documents.values()]
        .filter(one => one.org === org && one.name.toLowerCase().includes(wanted))
        .sort((a, b) => b.uploaded - a.uploaded || compare(a.id, b.id));
      const after = filter.after === undefined ? undefined : keysOf(filter.after, ['number', 'string']);
      const rest = rows.filter(
        row =>
          !after ||
          row.uploaded < Number(after[0]) ||
          (row.uploaded === Number(after[0]) && row.id > String(after[1])),
      );
      const page = rest.slice(0, filter.limit + 1).map(rowOf);
      return pageOf(page, filter.limit, rest.length === 0 ? 0 : rows.length, row => [row.uploaded, row.id]);
    },

    async become(org, id, from, outcome) {
      const key = keyOf(org, id);
      const found = tables.documents.get(key);
      if (found?.outcome?.kind !== from) return false;
      tables.documents.set(key, { ...found, outcome: asStored(outcome) });
      return true;
    },

    async readAs(org, id, reading) {
      const key = keyOf(org, id);
      const found = tables.documents.get(key);
      if (found) tables.documents.set(key, { ...found, reading: asStored(reading) });
    },
  };
}

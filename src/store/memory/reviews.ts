// Reviews of readings in memory; the same answers as PostgreSQL gives.
import type { Decision } from '#core/review/decision.ts';
import type { DictionaryEntry, EditionListed, EditionRow, OrgId, ReviewStore } from '#desk/ports.ts';
import { keysOf, pageOf } from '../cursor.ts';
import { asStored } from '../json-text.ts';
import { compare } from '../projection.ts';
import type { Tables, Taught } from './tables.ts';

export function memoryReviews(tables: Tables): ReviewStore {
  const keyOf = (...parts: readonly string[]): string => JSON.stringify(parts);
  const ofChain = (org: OrgId, chain: string): readonly EditionRow[] =>
    [...tables.editions.values()]
      .filter(row => row.org === org && row.chain === chain)
      .sort((a, b) => a.edition - b.edition);
  const listed = (row: EditionRow): readonly EditionListed[] => {
    const document = tables.documents.get(keyOf(row.org, row.document));
    return document ? [{ ...asStored(row), name: document.name, by: document.by }] : [];
  };
  const keep = (org: OrgId, document: string, decisions: readonly Decision[]): void => {
    const key = keyOf(org, document);
    tables.decisions.set(key, [...(tables.decisions.get(key) ?? []), ...asStored(decisions)]);
  };
  const teach = (org: OrgId, entries: readonly DictionaryEntry[]): void => {
    for (const entry of asStored(entries)) tables.dictionary.push({ ...entry, org, removed: null });
  };
  const remove = (which: (entry: Taught) => boolean, now: number): boolean => {
    const found = tables.dictionary.filter(entry => entry.removed === null && which(entry));
    for (const entry of found)
      tables.dictionary[tables.dictionary.indexOf(entry)] = { ...entry, removed: now };
    return found.length > 0;
  };

  return {
    async begin(edition, decisions, counts) {
      const { org, document, chain } = edition;
      const taken =
        tables.editions.has(keyOf(org, document)) ||
        ofChain(org, chain).some(row => row.edition === edition.edition);
      if (taken) return 'taken';
      tables.editions.set(keyOf(org, document), asStored({ ...edition, ...counts, seq: decisions.length }));
      keep(org, document, decisions);
      return 'done';
    },

    async edition(org, document) {
      const found = tables.editions.get(keyOf(org, document));
      return found && asStored(found);
    },

    async chain(org, chain) {
      return ofChain(org, chain).flatMap(listed);
    },

    async list(org, filter) {
      const latest = [...tables.editions.values()]
        .filter(row => row.org === org && ofChain(org, row.chain).at(-1)?.document === row.document)
        .sort((a, b) => b.began - a.began || compare(a.document, b.document))
        .flatMap(listed);
      const after = filter.after === undefined ? undefined : keysOf(filter.after, ['number', 'string']);
      const [began, document] = [Number(after?.[0]), String(after?.[1])];
      const rest = latest.filter(
        row => !after || row.began < began || (row.began === began && row.document > document),
      );
      return pageOf(rest.slice(0, filter.limit + 1), filter.limit, latest.length, row => [
        row.began,
        row.document,
      ]);
    },

    async planOf(org, document) {
      const plans = [...tables.plans.values()].filter(row => row.org === org && row.source === document);
      return plans.map(row => row.plan).sort(compare)[0];
    },

    async setPlan(org, document, plan) {
      const found = tables.editions.get(keyOf(org, document));
      if (found) tables.editions.set(keyOf(org, document), { ...found, plan });
    },

    async decisions(org, document, after_seq) {
      const all = tables.decisions.get(keyOf(org, document)) ?? [];
      return asStored(all.filter(decision => decision.seq > after_seq));
    },

    async append({ org, document, from_seq, decisions, counts, learnt, forgotten, command }) {
      const taken = tables.commands.get(keyOf(org, command.id));
      if (taken)
        return taken.digest === command.digest
          ? { kind: 'repeated', answer: asStored(taken.answer) }
          : { kind: 'other-body' };
      const found = tables.editions.get(keyOf(org, document));
      if (found?.seq !== from_seq) return 'moved-on';
      keep(org, document, decisions);
      teach(org, learnt);
      const now = decisions.at(-1)?.at ?? 0;
      remove(
        entry => entry.org === org && entry.from?.document === document && forgotten.includes(entry.from.seq),
        now,
      );
      tables.commands.set(keyOf(org, command.id), asStored(command));
      tables.editions.set(keyOf(org, document), { ...found, ...counts, seq: from_seq + decisions.length });
      return 'written';
    },

    async dictionary(org) {
      return tables.dictionary
        .filter(entry => entry.org === org && entry.removed === null)
        .map(({ org: _org, removed: _removed, ...entry }) => asStored(entry));
    },

    async teach(org, entries) {
      teach(org, entries);
    },

    async forget(org, id, _by, now) {
      return remove(entry => entry.org === org && entry.id === id, now);
    },

    async settings(org) {
      const found = tables.reviewSettings.get(org);
      return found && asStored(found);
    },

    async saveSettings(org, settings) {
      tables.reviewSettings.set(org, asStored(settings));
    },

    async proposals(org, document) {
      const found = tables.proposals.get(keyOf(org, document)) ?? [];
      return asStored(found.toSorted((a, b) => compare(a.clause, b.clause)));
    },

    async addProposals(org, document, proposals) {
      const key = keyOf(org, document);
      const news = new Set(proposals.map(one => one.clause));
      const kept = (tables.proposals.get(key) ?? []).filter(one => !news.has(one.clause));
      tables.proposals.set(key, [...kept, ...asStored(proposals)]);
    },
  };
}

// Comparisons over HTTP: counts and names of two documents, their clauses page by page; versions of a plan.
import type { z } from 'zod';
import {
  type ComparedRow,
  type ComparedVersion,
  compareDocuments,
  compareVersions,
  listComparedClauses,
} from '#contract/compare.ts';
import type { ComparedClause, Comparison, Shared } from '#core/compare/compare-readings.ts';
import { DIFFERENCE_KINDS, type DifferenceKind, differenceKinds } from '#core/compare/difference-kinds.ts';
import { meaningInWords } from '#core/compare/meaning-in-words.ts';
import type { PlanRow } from '#core/compare/plan-comparison.ts';
import type { Clause } from '#core/reading/reading.ts';
import { toIso } from '#core/time/instant.ts';
import type { PlanVersion } from '#desk/ports.ts';
import { ok } from '#desk/result.ts';
import type { HttpDeps } from './deps.ts';
import type { Mount } from './mount.ts';
import { pageOf } from './paging.ts';

export function mountCompare(mount: Mount, { comparisons }: HttpDeps): void {
  mount(compareDocuments, async ({ params: { document, other }, actor }) => {
    const compared = await comparisons.documents(actor.org, document, other);
    if (!compared.ok) return compared;
    const { before, after, comparison } = compared.value;
    return ok({
      before,
      after,
      counts: { ...comparison.counts },
      kinds: kindCounts(comparison),
      units: sharedView(comparison.units),
      scenarios: sharedView(comparison.scenarios),
    });
  });

  mount(listComparedClauses, async ({ params: { document, other }, query, actor }) => {
    const compared = await comparisons.documents(actor.org, document, other);
    if (!compared.ok) return compared;
    const shown = shownBy(query);
    const page = pageOf(compared.value.comparison.clauses.filter(shown), query.after, query.limit);
    return ok({ ...page, items: page.items.map(rowView) });
  });

  mount(compareVersions, async ({ params: { plan, version, other }, query, actor }) => {
    const compared = await comparisons.versions(actor.org, plan, version, other);
    if (!compared.ok) return compared;
    const { before, after, comparison } = compared.value;
    const { part, change } = query;
    const text = bare(query.text);
    const rows = comparison.rows.filter(
      row =>
        (part === undefined || row.part === part) &&
        (change === undefined || row.change === change) &&
        [row.title, row.before, row.after, ...row.fields.flatMap(one => [one.before, one.after])].some(said =>
          bare(said).includes(text),
        ),
    );
    const page = pageOf(rows, query.after, query.limit);
    return ok({
      ...page,
      items: page.items.map(row => ({ ...row, fields: row.fields.map(one => ({ ...one })) })),
      before: versionView(before),
      after: versionView(after),
      same: comparison.same,
      ...tally(comparison.rows),
    });
  });
}

const bare = (text: string | null | undefined): string => (text ?? '').replace(/\s+/g, '');

const sharedView = ({ both, only_before, only_after }: Shared) => ({
  both: [...both],
  only_before: [...only_before],
  only_after: [...only_after],
});

function kindCounts({ clauses }: Comparison): Record<DifferenceKind, number> {
  const counts = Object.fromEntries(DIFFERENCE_KINDS.map(kind => [kind, 0])) as Record<
    DifferenceKind,
    number
  >;
  for (const row of clauses) if (row.duty) for (const kind of differenceKinds(row)) counts[kind] += 1;
  return counts;
}

type Query = z.output<typeof listComparedClauses.query>;

function shownBy({ show, kind, text }: Query): (row: ComparedClause) => boolean {
  const wanted = bare(text);
  return row =>
    (show === 'all' || (row.duty && row.likeness !== 'same')) &&
    (kind === undefined || differenceKinds(row).has(kind)) &&
    [row.before?.quote, row.after?.quote].some(quote => bare(quote).includes(wanted));
}

function rowView({ likeness, moved, duty, before, after, fields }: ComparedClause): ComparedRow {
  return {
    likeness,
    moved,
    duty,
    before: sideView(before),
    after: sideView(after),
    fields:
      before === null || after === null
        ? []
        : fields.map(field => ({
            field,
            before: meaningInWords(before, field),
            after: meaningInWords(after, field),
          })),
  };
}

function sideView(clause: Clause | null): ComparedRow['before'] {
  if (clause === null) return null;
  const { id, number, path, quote } = clause;
  return { clause: id, number, path: [...path], quote };
}

function versionView({ version, state, title, saved }: PlanVersion): ComparedVersion {
  return { version, state, title, saved: toIso(saved) };
}

function tally(rows: readonly PlanRow[]) {
  const changes = { added: 0, removed: 0, changed: 0 };
  for (const { change } of rows) changes[change] += 1;
  const parts = [...Map.groupBy(rows, row => row.part)].map(([part, of]) => ({ part, count: of.length }));
  return { changes, parts };
}

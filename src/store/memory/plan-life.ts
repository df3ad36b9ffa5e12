// The life of plans in memory; the same answers as PostgreSQL gives.
import type { PlanLifeStore } from '#desk/ports.ts';
import { keysOf, pageOf } from '../cursor.ts';
import { asStored } from '../json-text.ts';
import { compare } from '../projection.ts';
import type { Tables } from './tables.ts';

export function memoryPlanLife(tables: Tables): PlanLifeStore {
  const keyOf = (...parts: readonly (string | number)[]): string => JSON.stringify(parts);
  const titleOf = (org: string, plan: string, version: number): string | undefined =>
    tables.plans.get(keyOf(org, plan, version))?.title;

  return {
    async records(org, plan) {
      return asStored(tables.lives.get(keyOf(org, plan))?.records ?? []);
    },

    async append(org, plan, { after, records, standing, retire }) {
      const known = tables.lives.get(keyOf(org, plan));
      if ((known?.records.length ?? 0) !== after) return 'stale';
      const retired = retire === null ? undefined : tables.plans.get(keyOf(org, plan, retire));
      if (retire !== null && retired?.state !== 'in-force') return 'stale';
      if (retired) tables.plans.set(keyOf(org, plan, retired.version), { ...retired, state: 'retired' });
      const all = [...(known?.records ?? []), ...records];
      tables.lives.set(keyOf(org, plan), asStored({ org, plan, records: all, standing }));
      return 'done';
    },

    async papers(org, person) {
      return [...tables.lives.values()]
        .filter(life => life.org === org)
        .flatMap(({ plan, standing }) =>
          standing.waiting
            .filter(one => one.person === person)
            .flatMap(({ version, for: what, since }) => {
              const title = titleOf(org, plan, version);
              return title === undefined ? [] : [{ plan, version, for: what, since, title }];
            }),
        )
        .sort((a, b) => a.since - b.since || compare(a.plan, b.plan) || compare(a.for, b.for))
        .slice(0, 500);
    },

    async reviewsDue(org, { before, after, limit }) {
      const place = (row: { readonly called: boolean }): number => (row.called ? 0 : 1);
      const all = [...tables.lives.values()]
        .filter(life => life.org === org)
        .flatMap(({ plan, standing: { review_due: due, review_called: called } }) => {
          const inForce = [...tables.plans.values()].find(
            row => row.org === org && row.plan === plan && row.state === 'in-force',
          );
          const isDue = called || (due !== null && due < before);
          return inForce && isDue ? [{ plan, title: inForce.title, due, called }] : [];
        })
        .sort((a, b) => place(a) - place(b) || compare(a.due ?? '', b.due ?? '') || compare(a.plan, b.plan));
      const [at, day, plan] =
        after === undefined ? [-1, '', ''] : keysOf(after, ['number', 'string', 'string']);
      const rest = all.filter(
        row =>
          place(row) > Number(at) ||
          (place(row) === at &&
            ((row.due ?? '') > String(day) || ((row.due ?? '') === day && row.plan > String(plan)))),
      );
      return pageOf(rest.slice(0, limit + 1), limit, all.length, row => [
        place(row),
        row.due ?? '',
        row.plan,
      ]);
    },
  };
}

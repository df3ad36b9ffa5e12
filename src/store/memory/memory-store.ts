// A store that lives as long as the process: for tests and rehearsals. It keeps every promise of the Store port but
// durability, and is held to them by the same contract suites as PostgreSQL.
import type { Store } from '#desk/ports.ts';
import { memoryAudit } from './audit.ts';
import { memoryIncidents } from './incidents.ts';
import { memoryLinks, memoryOutbox } from './outbox.ts';
import { memoryPlanLife } from './plan-life.ts';
import { memoryPlans } from './plans.ts';
import { memoryReviews } from './reviews.ts';
import { memoryRoster } from './roster.ts';
import { memoryRoutines } from './routines.ts';
import { emptyTables } from './tables.ts';
import { memoryUploads } from './uploads.ts';

export function openMemoryStore(): Store {
  const tables = emptyTables();
  return {
    incidents: memoryIncidents(tables),
    outbox: memoryOutbox(tables),
    links: memoryLinks(tables),
    plans: memoryPlans(tables),
    lives: memoryPlanLife(tables),
    uploads: memoryUploads(tables),
    routines: memoryRoutines(tables),
    reviews: memoryReviews(tables),
    roster: memoryRoster(tables),
    audit: memoryAudit(tables),
    async listen(on) {
      const stop = tables.signals.listen(on);
      return async () => stop();
    },
    async healthy() {
      return true;
    },
    async close() {},
  };
}

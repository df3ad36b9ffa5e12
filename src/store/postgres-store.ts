// The Store port on PostgreSQL. The database must be migrated first (migrate.ts).
import type pg from 'pg';
import type { Store } from '#desk/ports.ts';
import { postgresAudit } from './audit.ts';
import { type DatabaseConfig, openDatabase } from './database.ts';
import { postgresIncidents } from './incidents.ts';
import { postgresLinks } from './links.ts';
import { openNotifications } from './notifications.ts';
import { postgresOutbox } from './outbox.ts';
import { postgresPlanLife } from './plan-life.ts';
import { postgresPlans } from './plans.ts';
import { postgresReviews } from './reviews.ts';
import { postgresRoster } from './roster.ts';
import { postgresRoutines } from './routines.ts';
import { postgresUploads } from './uploads.ts';

export type PostgresStore = Store & {
  /** For parts that bring their own tables to the same database (sign-in). Queries on one client are pipelined. */
  readonly pool: pg.Pool;
};

export function openPostgresStore(config: DatabaseConfig): PostgresStore {
  const database = openDatabase(config);
  const notifications = openNotifications(config);
  return {
    incidents: postgresIncidents(database, notifications.give),
    outbox: postgresOutbox(database, notifications.give),
    links: postgresLinks(database),
    plans: postgresPlans(database),
    lives: postgresPlanLife(database),
    uploads: postgresUploads(database),
    routines: postgresRoutines(database),
    reviews: postgresReviews(database),
    roster: postgresRoster(database),
    audit: postgresAudit(database),
    pool: database.pool,
    listen: notifications.listen,
    async healthy() {
      const late = new Promise<false>(resolve => setTimeout(resolve, 2_000, false).unref());
      const answer = database.query({ text: 'select 1' }).then(
        () => true,
        () => false,
      );
      return await Promise.race([answer, late]);
    },
    async close() {
      await notifications.close();
      await database.close();
    },
  };
}

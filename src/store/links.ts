// Task links in PostgreSQL: found by the hash of their secret, which is all that is kept of it.
import type { LinkStore, StoredLink } from '#desk/ports.ts';
import type { Database } from './database.ts';

export function postgresLinks(database: Database): LinkStore {
  return {
    async find(hash) {
      const [found] = await database.query<StoredLink>({
        name: 'find-link',
        text: 'select org, incident, duty, person, expires, revoked from task_links where hash = $1',
        values: [hash],
      });
      return found;
    },

    async revoke(org, incident, duty, person, now) {
      const rows = await database.query({
        text: `
          update task_links set revoked = $5
          where org = $1 and incident = $2 and duty = $3 and ($4::text is null or person = $4) and revoked is null
          returning hash`,
        values: [org, incident, duty, person, now],
      });
      return rows.length;
    },
  };
}

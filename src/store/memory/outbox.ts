// The outbox and task links in memory; the same answers as PostgreSQL gives.
import type { Instant } from '#core/time/instant.ts';
import type { LinkStore, OutboxRow, OutboxStore, SendOutcome } from '#desk/ports.ts';
import { keysOf, pageOf } from '../cursor.ts';
import { asStored, storable } from '../json-text.ts';
import { fairly } from './fairly.ts';
import type { Tables } from './tables.ts';

export function memoryOutbox(tables: Tables): OutboxStore {
  return {
    async claim(now, lease, limit, busy = []) {
      const due = [...tables.outbox.values()]
        .filter(row => row.next_try !== null && row.next_try <= now && !busy.includes(row.channel))
        .sort((a, b) => (a.next_try ?? 0) - (b.next_try ?? 0) || Number(a.id) - Number(b.id));
      return fairly(due, limit).map(row => {
        const { attempts, fence } = row;
        const claimed: OutboxRow = {
          ...row,
          state: 'sending',
          attempts: attempts + 1,
          fence: fence + 1,
          next_try: now + lease,
        };
        tables.outbox.set(row.id, claimed);
        return asStored(claimed);
      });
    },

    async finish(_now, outcomes) {
      return outcomes.flatMap(({ id, fence, outcome }) => {
        const row = tables.outbox.get(id);
        if (!row || row.fence !== fence || row.state !== 'sending') return [];
        tables.outbox.set(id, finished(row, outcome));
        if (outcome.kind === 'retry') tables.signals.give({ kind: 'outbox', org: row.org });
        return [id];
      });
    },

    async earliestTry() {
      return [...tables.outbox.values()].reduce<Instant | null>(
        (least, { next_try }) => (next_try === null ? least : Math.min(least ?? next_try, next_try)),
        null,
      );
    },

    async list(org, filter) {
      const rows = [...tables.outbox.values()]
        .filter(row => row.org === org)
        .filter(row => filter.state === undefined || row.state === filter.state)
        .filter(row => filter.incident === undefined || row.incident === filter.incident)
        .sort((a, b) => Number(b.id) - Number(a.id));
      const after = filter.after === undefined ? undefined : Number(keysOf(filter.after, ['number'])[0]);
      const rest = rows.filter(row => after === undefined || Number(row.id) < after);
      return pageOf(rest.slice(0, filter.limit + 1).map(asStored), filter.limit, rows.length, row => [
        Number(row.id),
      ]);
    },

    async sendAgain(org, id, now) {
      const row = tables.outbox.get(id);
      if (row?.org !== org || row.state !== 'dead') return false;
      tables.outbox.set(id, { ...row, state: 'waiting', attempts: 0, next_try: now });
      tables.signals.give({ kind: 'outbox', org });
      return true;
    },
  };
}

function finished(row: OutboxRow, outcome: SendOutcome): OutboxRow {
  switch (outcome.kind) {
    case 'sent':
      return { ...row, state: 'sent', next_try: null, last_error: null };
    case 'retry':
      return { ...row, state: 'waiting', next_try: outcome.at, last_error: storable(outcome.error) };
    case 'dead':
      return { ...row, state: 'dead', next_try: null, last_error: storable(outcome.error) };
    default:
      return outcome satisfies never;
  }
}

export function memoryLinks(tables: Tables): LinkStore {
  return {
    async find(hash) {
      const found = tables.links.get(hash);
      return found && asStored(found);
    },

    async revoke(org, incident, duty, person, now) {
      const found = [...tables.links].filter(
        ([, link]) =>
          link.org === org &&
          link.incident === incident &&
          link.duty === duty &&
          link.revoked === null &&
          (person === null || link.person === person),
      );
      for (const [hash, link] of found) tables.links.set(hash, { ...link, revoked: now });
      return found.length;
    },
  };
}

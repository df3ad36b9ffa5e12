// Reading the append-only log: of one incident by seq, of an organisation as a stream.
//
// Positions are given out before their transaction commits, so the highest seen says nothing about lower ones still to
// come. The stream therefore orders by (transaction, position) and shows only transactions older than every one that is
// still open. A cursor is `epoch.transaction.position`; the epoch changes when the rows move to another cluster, and a
// cursor of an older epoch starts over.
import type { OrgId, StoredEvent } from '#desk/ports.ts';
import { StoreFault } from '#desk/store-fault.ts';
import type { Database } from './database.ts';
import type { Signal } from './signals.ts';

const COLUMNS = 'e.incident, e.seq, e.actor, e.recorded, e.event';

export async function eventsOf(
  database: Database,
  org: OrgId,
  incident: string,
  after_seq: number,
  limit: number,
): Promise<readonly StoredEvent[]> {
  return await database.query<StoredEvent>({
    name: 'events-of',
    text: `
      select (select epoch from cluster) || '.' || e.written || '.' || e.position as cursor, ${COLUMNS}
      from events e where e.org = $1 and e.incident = $2 and e.seq > $3 order by e.seq limit $4`,
    values: [org, incident, after_seq, limit],
  });
}

type Row = { readonly end: string; readonly epoch: string; readonly held: boolean } & (
  | StoredEvent
  | { readonly cursor: null }
);

export async function streamOf(
  database: Database,
  give: (signal: Signal) => void,
  org: OrgId,
  after: string | null,
  limit: number,
): Promise<{ readonly events: readonly StoredEvent[]; readonly cursor: string }> {
  const rows = await database.query<Row>({
    name: 'stream',
    text: `
      with here as materialized (
        select pg_snapshot_xmin(pg_current_snapshot()) as open, (select epoch from cluster) as epoch
      )
      select h.epoch, h.epoch || '.' || h.open || '.0' as end,
        exists (select from events e where e.org = $1 and e.written >= h.open) as held,
        h.epoch || '.' || e.written || '.' || e.position as cursor, ${COLUMNS}
      from here h left join lateral (
        select * from events e
        where e.org = $1 and e.written < h.open
          and (e.written, e.position) > (case when h.epoch = $2 then $3::xid8 else '0' end,
                                         case when h.epoch = $2 then $4::bigint else 0 end)
        order by e.written, e.position
        limit $5
      ) e on true
      order by e.written, e.position`,
    values: [org, ...partsOf(after), limit],
  });
  const events = rows.flatMap(row => (row.cursor === null ? [] : [eventOf(row)]));
  const [first] = rows;
  // Something is written already that may not be shown yet, perhaps because of a transaction that will tell nobody.
  if (first?.held) setTimeout(() => give({ kind: 'events', org }), 10).unref();
  const known = after?.startsWith(`${first?.epoch}.`) ? after : null;
  return { events, cursor: events.at(-1)?.cursor ?? known ?? first?.end ?? '' };
}

function eventOf({ cursor, incident, seq, actor, recorded, event }: StoredEvent): StoredEvent {
  return { cursor, incident, seq, actor, recorded, event };
}

function partsOf(cursor: string | null): readonly [string, string, string] {
  if (cursor === null) return ['', '0', '0'];
  const [, epoch, written, position] = /^([0-9a-f]*)\.(\d{1,19})\.(\d{1,18})$/.exec(cursor) ?? [];
  if (epoch === undefined || written === undefined || position === undefined)
    throw new StoreFault('bad-cursor', 'The stream position is none: start again without it.');
  return [epoch, written, position];
}

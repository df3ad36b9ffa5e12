// The statement that takes due incidents: oldest first, skipping those another process holds, and, only when more are
// due than fit, a fair share for each organisation first. Parameters: now, limit.
//
// Without a backlog it is a short scan of the index on `next_due + 0`. With one, the organisations are found by hopping
// through the index on (org, next_due), so the cost is by organisation, not by row. `limit` stands twice where a smaller
// number is meant: the planner knows it, locks are taken only as rows are pulled, and the smaller one ends the pulling.
// Send it unnamed: a plan kept for any limit reads whole tables.
//
// A state that was replaced between this statement's snapshot and its lock (seq differs) is left for the next call.

export const TAKE_DUE = `
with recursive backlog as materialized (
  select count(*) > $2 as yes
  from (select from incidents where next_due + 0 <= $1 order by next_due + 0 limit $2 + 1) first
), waiting (org) as (
  (select org from incidents where next_due is not null and (select yes from backlog) order by org limit 1)
  union all
  select (select i.org from incidents i where i.next_due is not null and i.org > w.org order by i.org limit 1)
  from waiting w where w.org is not null
), heads as materialized (
  select w.org, h.next_due
  from waiting w cross join lateral (
    select i.next_due from incidents i where i.org = w.org and i.next_due <= $1 order by i.next_due limit 1
  ) h
  order by h.next_due limit $2
), shared as materialized (
  select f.*
  from heads h cross join lateral (
    select * from (
      select i.ctid as place, i.org, i.id, i.seq, i.next_due from incidents i
      where i.org = h.org and i.next_due <= $1
      order by i.next_due limit $2 for update skip locked
    ) own limit greatest(1, $2 / (select count(*) from heads))
  ) f
), oldest as materialized (
  select * from (
    select i.org, i.id, i.seq, i.next_due from incidents i
    where i.next_due + 0 <= $1 and i.ctid <> all (array(select place from shared))
    order by i.next_due + 0 limit $2 for update skip locked
  ) rest limit $2 - (select count(*) from shared)
)
select t.org, t.next_due, s.state
from (select org, id, seq, next_due from shared union all table oldest) t
join incident_states s on s.org = t.org and s.id = t.id and s.seq = t.seq
order by t.next_due`;

/** The earliest instant of all. */
export const EARLIEST_DUE =
  'select next_due as due from incidents where next_due is not null order by next_due + 0 limit 1';

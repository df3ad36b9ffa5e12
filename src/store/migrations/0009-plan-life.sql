-- The life of plans: what people did with them (append-only), whom they wait for, when they must be looked at again.

create table plan_acts (
  org text collate "C" not null,
  plan text collate "C" not null,
  seq int not null,
  at bigint not null,
  done_by text not null,
  act json not null,
  primary key (org, plan, seq)
);
create trigger plan_acts_append_only before update or delete or truncate on plan_acts
  for each statement execute function refuse_change();

-- As the acts and versions leave it; written anew with every act.
create table plan_life (
  org text collate "C" not null,
  plan text collate "C" not null,
  seq int not null, -- of the last act
  review_due text collate "C", -- "YYYY-MM-DD"
  review_called bool not null,
  primary key (org, plan)
);
create index plan_life_due on plan_life (org, review_due) where review_due is not null or review_called;

create table plan_waiting (
  org text collate "C" not null,
  person text collate "C" not null,
  plan text collate "C" not null,
  version int not null,
  what text not null check (what in ('review', 'approval', 'receipt')),
  since bigint not null,
  primary key (org, person, plan, version, what)
);
create index plan_waiting_by_plan on plan_waiting (org, plan);

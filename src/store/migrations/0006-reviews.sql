-- Reviews of readings: editions of a document, the decisions about each (append-only), what an organisation has taught
-- the reader, its settings, and what a language model proposed.

create table editions (
  org text collate "C" not null,
  document text collate "C" not null,
  chain text collate "C" not null, -- document of the first edition
  edition int not null,
  before text collate "C",
  plan text collate "C",
  identity json not null,
  began bigint not null,
  seq int not null, -- of the last decision
  clauses int not null,
  settled int not null,
  primary key (org, document),
  unique (org, chain, edition)
);
create index editions_listed on editions (org, began desc, document);
create index plan_versions_source on plan_versions (org, source) where source is not null;

create table review_decisions (
  org text collate "C" not null,
  document text collate "C" not null,
  seq int not null,
  decided_by text, -- null: the organisation's threshold
  at bigint not null,
  act json not null,
  carried json, -- from the review of an earlier edition
  primary key (org, document, seq)
);
create trigger review_decisions_append_only before update or delete or truncate on review_decisions
  for each statement execute function refuse_change();

-- A removed entry stays, with who removed it and when.
create table dictionary (
  org text collate "C" not null,
  id text collate "C" not null,
  place bigint generated always as identity,
  term text not null,
  meaning json not null,
  source json, -- document, clause and decision it was learnt from
  taught_by text not null,
  taught bigint not null,
  removed_by text,
  removed bigint,
  primary key (org, id)
);
create index dictionary_valid on dictionary (org, place) where removed is null;

create table review_settings (
  org text collate "C" primary key,
  settings json not null
);

create table proposals (
  org text collate "C" not null,
  document text collate "C" not null,
  clause text collate "C" not null,
  model text not null,
  at bigint not null,
  proposal json not null,
  primary key (org, document, clause)
);

-- What became of an upload: read, refused and why, taken back as the plan it was printed from, or waiting to be told whose
-- edition it is. Null: uploaded before this was kept.
alter table documents add column outcome json;
create index documents_listed on documents (org, uploaded desc, id);

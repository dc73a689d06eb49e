-- What a filing does to the other versions of its document: as what each reference stands, what became of the version before, and whether
-- a recall makes it current again.
alter table "effect"
  add column "is_earlier_restored" boolean not null default false,
  add column "filed_as" text null,
  add column "earlier" text null,
  add column "is_relation_left_out" boolean not null default false;

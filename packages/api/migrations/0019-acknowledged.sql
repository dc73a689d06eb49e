-- That the server made a reference is known before its id is: a server may say that it is done and not where, and list it later.
alter table "effect" add column "is_acknowledged" boolean not null default false;
-- Since when an answer is missing: what was sent is sent again only once it must have arrived and be found.
alter table "effect" add column "unanswered_at" timestamptz(3) null;

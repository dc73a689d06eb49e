-- That the server made a reference is known before its id is: a server may say that it is done and not where, and list it later.
alter table "effect" add column "is_acknowledged" boolean not null default false;

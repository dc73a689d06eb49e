-- What of a filed document was read back from the hospital's server before it was confirmed; null for those of older releases.
alter table "effect" add "read_back" text null;
alter table "effect" add constraint "effect_read_back_check" check ("read_back" in ('bytes', 'reference'));

-- A record that breaks the specification is shown, and never matched by itself.
alter table "patient" add "is_understood" boolean not null default true;

-- What of a filed document was read back from the hospital's server before it was confirmed; null for those of older releases.
alter table "effect" add "read_back" text null;
alter table "effect" add constraint "effect_read_back_check" check ("read_back" in ('bytes', 'reference'));

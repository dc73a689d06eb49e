-- What is done of an effect, step by step, each with what shows it.
alter table "effect" add column "steps" jsonb not null default '[]';
alter table "effect" add constraint "effect_steps_limit" check (pg_column_size("steps") <= 20000);

-- The installation: one row, made here. Its id marks the folder of its files, so that a wrong folder is noticed.
create table "installation" ("id" uuid not null default uuidv7(), "oldest_release" text not null, "created_at" timestamptz(3) not null default now(), primary key ("id"));
insert into "installation" ("oldest_release") values ('0.1.0');

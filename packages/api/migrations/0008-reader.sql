-- The text of a clinical document for people is read once, by the reader, and kept as a file of its own.

alter table "attachment" add "narrative_state" text null, add "narrative_sha256" text null;
alter table "attachment" add constraint "attachment_narrative_state_check" check ("narrative_state" in ('awaited', 'kept', 'none'));
create index "attachment_narrative_unread" on "attachment" ("facility_id", "id") where role = 'original' and narrative_state is null;

-- The audit is listed by its instants, of everybody and of one person.
create index "audit_event_occurred" on "audit_event" ("facility_id", "occurred_at", "id");
create index "audit_event_actor" on "audit_event" ("facility_id", "actor_id", "occurred_at", "id");

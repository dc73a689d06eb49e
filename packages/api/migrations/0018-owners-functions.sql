-- A function of the owner finds its names where it says, and not where its caller does: a caller may put temporary types before those
-- of PostgreSQL, and a type may run a function, which would then run as the owner.
alter function current_actor_id() set search_path = pg_catalog, pg_temp;
alter function record_audit(jsonb) set search_path = pg_catalog, pg_temp;
alter function begin_session(uuid, text, double precision) set search_path = pg_catalog, pg_temp;
alter function end_session(text) set search_path = pg_catalog, pg_temp;
alter function enter_session(text) set search_path = pg_catalog, pg_temp;
alter function other_facilities_on(text, text) set search_path = pg_catalog, pg_temp;

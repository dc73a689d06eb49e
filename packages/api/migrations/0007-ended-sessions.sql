-- A session that is revoked is told, so that its open streams end at once and not at the next change.
create function tell_ended_session() returns trigger language plpgsql as $$
begin
  perform pg_notify('session', new.id::text);
  return null;
end $$;
create trigger session_ended after update of revoked_at on session for each row
  when (new.revoked_at is not null) execute function tell_ended_session();

-- That the list or the audit itself was read is told too.
alter table "audit_event" drop constraint "audit_event_action_check", add constraint "audit_event_action_check" check ("action" in ('document-received', 'document-received-again', 'document-read', 'document-unreadable', 'read-again-asked', 'successor-found', 'shared-identifier-found', 'shared-identifier-noted', 'document-opened', 'document-loaded-ahead', 'file-read', 'narrative-read', 'patients-searched', 'document-verified', 'verification-unanswered', 'verification-not-asked', 'verification-asked', 'document-claimed', 'document-taken-over', 'document-released', 'document-assigned', 'document-tagged', 'document-untagged', 'note-added', 'trait-corrected', 'candidate-chosen', 'likely-patients-searched', 'provisional-patient-created', 'lost-files-accepted', 'known-document-accepted', 'document-rejected', 'integration-decided', 'integration-sent', 'integration-unclear', 'integration-confirmed', 'integration-refused', 'recall-decided', 'recall-sent', 'recall-unclear', 'recall-confirmed', 'recall-refused', 'decision-undone', 'effect-redriven', 'version-superseded', 'version-restored', 'search-kept', 'list-seen', 'signed-in', 'signed-out', 'facility-set-up', 'person-invited', 'invitation-accepted', 'real-record-searched', 'merge-decided', 'merge-undone', 'document-moved', 'merge-done', 'retention-rule-changed', 'retention-previewed', 'documents-purged', 'document-purged', 'document-erased', 'patient-erased', 'hold-placed', 'hold-lifted', 'patient-exported', 'audit-read', 'audit-exported'));

-- Writes down who saw the list, as [{tokenSha256, facilityId, firstAt, times}]: a process gathers them for a minute, so that the list's own
-- statement stays one. Who it was is known from the session, also when it ended or went on elsewhere meanwhile; without a facility it is
-- the session's own.
create function record_lists_seen(seen jsonb) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  before_facility text := coalesce(current_setting('mailroom.facility_id', true), '');
  before_token text := coalesce(current_setting('mailroom.session_token', true), '');
  one record;
  who record;
  place uuid;
  entered text;
  entry uuid;
begin
  for one in select * from jsonb_to_recordset(seen) as listed ("tokenSha256" text, "facilityId" uuid, "firstAt" text, times integer) loop
    entered := set_config('mailroom.session_token', one."tokenSha256", true);
    select user_id, facility_id into who from public.session where token_sha256 = one."tokenSha256";
    place := coalesce(one."facilityId", who.facility_id);
    continue when place is null;
    entered := set_config('mailroom.facility_id', place::text, true);
    continue when not exists (select 1 from public.membership where facility_id = place and user_id = who.user_id);
    insert into public.audit_event (facility_id, occurred_at, actor_id, action, details)
      values (place, now(), who.user_id, 'list-seen', jsonb_build_object('firstAt', one."firstAt", 'times', one.times))
      returning id into entry;
    insert into public.audit_link (id, facility_id, transaction_id) values (entry, place, pg_current_xact_id()::text::bigint);
  end loop;
  entered := set_config('mailroom.facility_id', before_facility, true);
  entered := set_config('mailroom.session_token', before_token, true);
end $$;

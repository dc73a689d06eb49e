-- What somebody reads of a document, and whom they look for, leaves an audit entry.
alter table "audit_event" drop constraint "audit_event_action_check";
alter table "audit_event" add constraint "audit_event_action_check" check ("action" in ('document-received', 'document-received-again', 'document-read', 'document-unreadable', 'read-again-asked', 'document-opened', 'document-loaded-ahead', 'file-read', 'narrative-read', 'patients-searched', 'document-verified', 'verification-unanswered', 'verification-not-asked', 'verification-asked', 'document-claimed', 'document-taken-over', 'document-released', 'document-assigned', 'document-tagged', 'document-untagged', 'note-added', 'trait-corrected', 'candidate-chosen', 'provisional-patient-created', 'lost-files-accepted', 'document-rejected', 'integration-decided', 'integration-sent', 'integration-unclear', 'integration-confirmed', 'integration-refused', 'recall-decided', 'recall-sent', 'recall-unclear', 'recall-confirmed', 'recall-refused', 'decision-undone', 'effect-redriven', 'search-kept', 'signed-in', 'signed-out', 'facility-set-up'));

-- How many other facilities use a server is counted by the owner's function alone. Until here a setting opened every connection,
-- and a setting is set by whoever runs a statement.
alter policy "connection_tenant" on "connection" using (facility_id = (select current_facility_id()) or current_user = (select tableowner from pg_tables where schemaname = 'public' and tablename = 'connection'));
create or replace function other_facilities_on(server text, fallback text) returns int language sql stable security definer as $$
  select count(*)::int from public.facility left join public.connection on connection.facility_id = facility.id
    where facility.id is distinct from public.current_facility_id() and coalesce(connection.base_url, fallback) = server
$$;

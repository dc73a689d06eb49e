-- The audit tells who restricted a document, who opened a restricted one, and who was told of it.
alter table "audit_event" drop constraint "audit_event_action_check", add constraint "audit_event_action_check" check ("action" in ('document-received', 'document-received-again', 'document-read', 'document-unreadable', 'read-again-asked', 'successor-found', 'shared-identifier-found', 'shared-identifier-noted', 'document-opened', 'document-loaded-ahead', 'file-read', 'narrative-read', 'patients-searched', 'document-restricted', 'restriction-lifted', 'restricted-document-opened', 'restricted-opening-noted', 'document-verified', 'verification-unanswered', 'verification-not-asked', 'verification-asked', 'document-claimed', 'document-taken-over', 'document-released', 'document-assigned', 'document-tagged', 'document-untagged', 'note-added', 'trait-corrected', 'candidate-chosen', 'likely-patients-searched', 'provisional-patient-created', 'lost-files-accepted', 'known-document-accepted', 'document-rejected', 'integration-decided', 'integration-sent', 'integration-unclear', 'integration-confirmed', 'integration-refused', 'recall-decided', 'recall-sent', 'recall-unclear', 'recall-confirmed', 'recall-refused', 'decision-undone', 'effect-redriven', 'version-superseded', 'version-restored', 'search-kept', 'list-seen', 'signed-in', 'signed-out', 'facility-set-up', 'person-invited', 'invitation-accepted', 'own-session-ended', 'facility-left', 'facility-entered', 'real-record-searched', 'merge-decided', 'merge-undone', 'document-moved', 'merge-done', 'role-given', 'role-changed', 'person-removed', 'sessions-ended', 'invitation-taken-back', 'facility-changed', 'source-changed', 'tag-changed', 'retention-rule-changed', 'retention-previewed', 'documents-purged', 'document-purged', 'document-erased', 'patient-erased', 'hold-placed', 'hold-lifted', 'patient-exported', 'audit-read', 'audit-exported'));
-- The reasons for which restricted documents were opened are words about them, and go with theirs.
create function forget_openings() returns trigger language plpgsql as $$
begin
  update public.restricted_opening set because = '' where document_id = new.id;
  return null;
end $$;
create trigger document_openings_forgotten after update of purged_at on document for each row when (new.purged_at is not null)
  execute function forget_openings();

-- What is decided about one document may rest on others that whoever decides has not opened: they are asked by the functions below, which
-- answer yes or no. The policies would answer that there are none.
create function has_other_documents(patient uuid, but uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select 1 from public.verification where patient_id = patient and document_id <> but)
$$;

-- The same bytes are looked for in the ledger, which hides none of them.
create index "received_object_digest" on "received_object" ("facility_id", "sha256");

-- Which documents of a patient an erasure takes next, of how many, and the first of all of them that is closed to who asks. Those that are
-- kept come first: nothing of a patient is erased while one of their documents is. The one that somebody looks at comes last: it is what the
-- next call names too.
create function documents_to_erase(patient uuid, looked_at uuid, most integer) returns json language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with theirs as (
    select document.id, restriction is not null and document.id <> all (public.opened_restricted()) as is_closed
    from public.document join public.verification on verification.document_id = document.id
    where verification.patient_id = documents_to_erase.patient and purged_at is null
  )
  select json_build_object('of', count(*), 'closed', (array_agg(id order by id) filter (where is_closed))[1], 'ids', array(
    select id from theirs order by public.kept_because(id) is null, id = looked_at, id limit most
  )) from theirs
$$;

-- What nobody may lose unseen: a tag that a document carries stays.
alter table "document_tag" drop constraint "document_tag_tag_id_foreign", add constraint "document_tag_tag_id_foreign" foreign key ("tag_id") references "tag" ("id") on update cascade on delete restrict;
create function tag_in_use(tag uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select 1 from public.document_tag where tag_id = tag)
$$;
-- How many documents carry it; 10,001 stands for all that are more.
create function tagged_documents(tag uuid) returns integer language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select count(*)::integer from (select from public.document_tag where tag_id = tag limit 10001) counted
$$;

-- What left the list with its successor waits again. One that somebody else locks at this moment, or works on, is left to them.
create function take_back_replaced(successors uuid[], by_person uuid) returns table (id uuid, version integer, successor_id uuid) language sql security definer set search_path = pg_catalog, pg_temp as $$
  update public.document set status = 'review', rejection_reason = null, version = document.version + 1, changed_by_id = by_person
    where rejection_reason = 'replaced' and document.id in (
      select behind.id from public.document behind where behind.successor_id = any(successors) and behind.status = 'rejected'
        and not exists (select 1 from public.claim where claim.document_id = behind.id and claim.held_until > now())
      order by behind.id for update skip locked)
    returning document.id, document.version, document.successor_id
$$;

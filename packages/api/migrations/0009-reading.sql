-- Reading: each way in which a document cannot be read has a reason of its own.

alter table "document" drop constraint "document_unreadable_reason_check";
alter table "document" add constraint "document_unreadable_reason_check" check ("unreadable_reason" in ('empty', 'unknown-format', 'no-reader', 'xml-malformed', 'xml-doctype', 'xml-limits', 'not-a-clinical-document', 'no-patient', 'password-needed', 'broken', 'cannot-be-shown', 'limits', 'reading-failed', 'damaged'));

alter table "metadata" add "patient_birth_family" text null, add "patient_used_family" text null, add "patient_name_text" text null, add "other_patients" jsonb not null default '[]', add "not_understood" jsonb not null default '[]', add "lost_files" jsonb not null default '[]', add "loss_accepted_by_id" uuid null;
alter table "metadata" add constraint "metadata_loss_accepted_by_id_foreign" foreign key ("loss_accepted_by_id") references "app_user" ("id") on delete restrict;

alter table "audit_event" drop constraint "audit_event_action_check";
alter table "audit_event" add constraint "audit_event_action_check" check ("action" in ('document-received', 'document-received-again', 'document-read', 'document-unreadable', 'document-opened', 'document-loaded-ahead', 'document-verified', 'verification-asked', 'document-claimed', 'document-taken-over', 'document-released', 'document-assigned', 'document-tagged', 'document-untagged', 'note-added', 'trait-corrected', 'candidate-chosen', 'provisional-patient-created', 'lost-files-accepted', 'document-rejected', 'integration-decided', 'integration-sent', 'integration-unclear', 'integration-confirmed', 'integration-refused', 'recall-decided', 'recall-sent', 'recall-unclear', 'recall-confirmed', 'recall-refused', 'decision-undone', 'effect-redriven', 'search-kept', 'signed-in', 'signed-out', 'facility-set-up'));

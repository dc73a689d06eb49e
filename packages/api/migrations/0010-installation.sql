-- The installation: one row, made here. Its id marks the folder of its files, so that a wrong folder is noticed.
create table "installation" ("id" uuid not null default uuidv7(), "oldest_release" text not null, "created_at" timestamptz(3) not null default now(), primary key ("id"));
insert into "installation" ("oldest_release") values ('0.1.0');

-- A document whose file is out of reach waits to be read; one that could not be read can be read again.
alter table "document" drop constraint "document_unreadable_reason_check";
alter table "document" add constraint "document_unreadable_reason_check" check ("unreadable_reason" in ('empty', 'unknown-format', 'no-reader', 'xml-malformed', 'xml-doctype', 'xml-limits', 'not-a-clinical-document', 'no-patient', 'password-needed', 'broken', 'cannot-be-shown', 'limits', 'reading-failed', 'missing', 'damaged'));
alter table "audit_event" drop constraint "audit_event_action_check";
alter table "audit_event" add constraint "audit_event_action_check" check ("action" in ('document-received', 'document-received-again', 'document-read', 'document-unreadable', 'read-again-asked', 'document-opened', 'document-loaded-ahead', 'document-verified', 'verification-asked', 'document-claimed', 'document-taken-over', 'document-released', 'document-assigned', 'document-tagged', 'document-untagged', 'note-added', 'trait-corrected', 'candidate-chosen', 'provisional-patient-created', 'lost-files-accepted', 'document-rejected', 'integration-decided', 'integration-sent', 'integration-unclear', 'integration-confirmed', 'integration-refused', 'recall-decided', 'recall-sent', 'recall-unclear', 'recall-confirmed', 'recall-refused', 'decision-undone', 'effect-redriven', 'search-kept', 'signed-in', 'signed-out', 'facility-set-up'));

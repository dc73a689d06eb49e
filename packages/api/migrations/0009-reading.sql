-- Reading: each way in which a document cannot be read has a reason of its own.

alter table "document" drop constraint "document_unreadable_reason_check";
alter table "document" add constraint "document_unreadable_reason_check" check ("unreadable_reason" in ('empty', 'unknown-format', 'no-reader', 'xml-malformed', 'xml-doctype', 'xml-limits', 'not-a-clinical-document', 'no-patient', 'password-needed', 'broken', 'cannot-be-shown', 'limits', 'reading-failed', 'damaged'));

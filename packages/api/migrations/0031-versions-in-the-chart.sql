-- What a filing does to the other versions of its document: as what each reference stands, what became of the version before, and whether
-- a recall makes it current again.
alter table "effect"
  add column "is_earlier_restored" boolean not null default false,
  add column "filed_as" text null,
  add column "earlier" text null,
  add column "is_relation_left_out" boolean not null default false;
alter table "effect"
  add constraint "effect_filed_as_check" check ("filed_as" in ('current', 'superseded', 'entered-in-error')),
  add constraint "effect_earlier_check" check ("earlier" in ('marking', 'superseded', 'newer-stands', 'other-chart', 'withdrawn', 'recalled', 'quarantined', 'not-filed', 'not-received', 'shared', 'restoring', 'restored', 'left'));
alter table "incident" drop constraint "incident_trouble_check", add constraint "incident_trouble_check" check ("trouble" in ('content-refused', 'not-allowed', 'conflict', 'patient-inactive', 'other-facility', 'unscoped', 'earlier-refused', 'no-answer'));
alter table "effect" drop constraint "effect_trouble_check", add constraint "effect_trouble_check" check ("trouble" in ('content-refused', 'not-allowed', 'conflict', 'patient-inactive', 'other-facility', 'unscoped', 'earlier-refused', 'no-answer'));
alter table "audit_event" drop constraint "audit_event_action_check", add constraint "audit_event_action_check" check ("action" in ('document-received', 'document-received-again', 'document-read', 'document-unreadable', 'read-again-asked', 'document-opened', 'document-loaded-ahead', 'file-read', 'narrative-read', 'patients-searched', 'document-verified', 'verification-unanswered', 'verification-not-asked', 'verification-asked', 'document-claimed', 'document-taken-over', 'document-released', 'document-assigned', 'document-tagged', 'document-untagged', 'note-added', 'trait-corrected', 'candidate-chosen', 'provisional-patient-created', 'lost-files-accepted', 'document-rejected', 'integration-decided', 'integration-sent', 'integration-unclear', 'integration-confirmed', 'integration-refused', 'recall-decided', 'recall-sent', 'recall-unclear', 'recall-confirmed', 'recall-refused', 'decision-undone', 'effect-redriven', 'version-superseded', 'version-restored', 'search-kept', 'signed-in', 'signed-out', 'facility-set-up'));
-- Who is a version of whom is asked for each chart by what was filed there; a recall is asked about by what it takes back.
create index "effect_recalls" on "effect" ("recalls_id") where recalls_id is not null;

-- Each text has a maximum of characters, and each list and each JSON value one of bytes. A value that is longer is refused before it
-- comes here (`reading-limits.ts`, `answer-limits.ts`, the inputs of the contracts); this is the last wall, which names the column.
-- Not valid: what release 0.1.0 kept may be longer, and stays until it is written anew.

alter table "app_user"
  add constraint "app_user_login_limit" check (char_length("login") <= 500) not valid,
  add constraint "app_user_name_limit" check (char_length("name") <= 500) not valid;
alter table "attachment"
  add constraint "attachment_file_name_limit" check (char_length("file_name") <= 255) not valid,
  add constraint "attachment_media_type_limit" check (char_length("media_type") <= 500) not valid,
  add constraint "attachment_narrative_sha256_limit" check (char_length("narrative_sha256") <= 64) not valid,
  add constraint "attachment_sha256_limit" check (char_length("sha256") <= 64) not valid;
alter table "audit_event"
  add constraint "audit_event_details_limit" check (pg_column_size("details") <= 20000) not valid;
alter table "candidate"
  add constraint "candidate_evidence_limit" check (pg_column_size("evidence") <= 1000000) not valid,
  add constraint "candidate_strict_doubts_limit" check (pg_column_size("strict_doubts") <= 250000) not valid;
alter table "connection"
  add constraint "connection_base_url_limit" check (char_length("base_url") <= 2000) not valid,
  add constraint "connection_identifier_systems_limit" check (pg_column_size("identifier_systems") <= 250000) not valid,
  add constraint "connection_managing_organization_limit" check (char_length("managing_organization") <= 500) not valid;
alter table "correction"
  add constraint "correction_as_read_limit" check (pg_column_size("as_read") <= 1000000) not valid;
alter table "document"
  add constraint "document_title_limit" check (char_length("title") <= 1000) not valid,
  add constraint "document_unreadable_detail_limit" check (char_length("unreadable_detail") <= 1000) not valid;
alter table "document_type"
  add constraint "document_type_code_limit" check (char_length("code") <= 500) not valid,
  add constraint "document_type_name_en_limit" check (char_length("name_en") <= 500) not valid,
  add constraint "document_type_name_fr_limit" check (char_length("name_fr") <= 500) not valid;
alter table "document_word"
  add constraint "document_word_word_limit" check (char_length("word") <= 200) not valid;
alter table "effect"
  add constraint "effect_reference_fhir_id_limit" check (char_length("reference_fhir_id") <= 500) not valid;
alter table "facility"
  add constraint "facility_city_limit" check (char_length("city") <= 500) not valid,
  add constraint "facility_code_limit" check (char_length("code") <= 500) not valid,
  add constraint "facility_country_limit" check (char_length("country") <= 500) not valid,
  add constraint "facility_name_limit" check (char_length("name") <= 500) not valid,
  add constraint "facility_time_zone_limit" check (char_length("time_zone") <= 500) not valid;
alter table "installation"
  add constraint "installation_oldest_release_limit" check (char_length("oldest_release") <= 500) not valid;
alter table "metadata"
  add constraint "metadata_author_limit" check (char_length("author") <= 500) not valid,
  add constraint "metadata_custodian_limit" check (char_length("custodian") <= 500) not valid,
  add constraint "metadata_document_code_limit" check (char_length("document_code") <= 500) not valid,
  add constraint "metadata_document_code_system_limit" check (char_length("document_code_system") <= 500) not valid,
  add constraint "metadata_document_date_limit" check (char_length("document_date") <= 500) not valid,
  add constraint "metadata_document_title_limit" check (char_length("document_title") <= 1000) not valid,
  add constraint "metadata_lost_files_limit" check (pg_column_size("lost_files") <= 1000000) not valid,
  add constraint "metadata_not_understood_limit" check (pg_column_size("not_understood") <= 1000000) not valid,
  add constraint "metadata_other_patients_limit" check (pg_column_size("other_patients") <= 1000000) not valid,
  add constraint "metadata_patient_birth_date_limit" check (char_length("patient_birth_date") <= 500) not valid,
  add constraint "metadata_patient_birth_family_limit" check (char_length("patient_birth_family") <= 500) not valid,
  add constraint "metadata_patient_family_limit" check (char_length("patient_family") <= 500) not valid,
  add constraint "metadata_patient_given_limit" check (pg_column_size("patient_given") <= 250000) not valid,
  add constraint "metadata_patient_identifiers_limit" check (pg_column_size("patient_identifiers") <= 1000000) not valid,
  add constraint "metadata_patient_name_limit" check (char_length("patient_name") <= 3000) not valid,
  add constraint "metadata_patient_name_text_limit" check (char_length("patient_name_text") <= 500) not valid,
  add constraint "metadata_patient_used_family_limit" check (char_length("patient_used_family") <= 500) not valid;
alter table "mirrored_identifier"
  add constraint "mirrored_identifier_system_limit" check (char_length("system") <= 500) not valid,
  add constraint "mirrored_identifier_value_limit" check (char_length("value") <= 500) not valid;
alter table "note"
  add constraint "note_text_limit" check (char_length("text") <= 2000) not valid;
alter table "patient"
  add constraint "patient_address_line_limit" check (char_length("address_line") <= 500) not valid,
  add constraint "patient_address_line2_limit" check (char_length("address_line2") <= 12000) not valid,
  add constraint "patient_birth_date_limit" check (char_length("birth_date") <= 500) not valid,
  add constraint "patient_birth_family_limit" check (char_length("birth_family") <= 500) not valid,
  add constraint "patient_birth_place_limit" check (char_length("birth_place") <= 12000) not valid,
  add constraint "patient_city_limit" check (char_length("city") <= 500) not valid,
  add constraint "patient_country_limit" check (char_length("country") <= 500) not valid,
  add constraint "patient_deceased_at_limit" check (char_length("deceased_at") <= 500) not valid,
  add constraint "patient_district_limit" check (char_length("district") <= 500) not valid,
  add constraint "patient_email_limit" check (char_length("email") <= 500) not valid,
  add constraint "patient_emergency_contact_name_limit" check (char_length("emergency_contact_name") <= 12000) not valid,
  add constraint "patient_emergency_contact_phone_limit" check (char_length("emergency_contact_phone") <= 500) not valid,
  add constraint "patient_family_limit" check (char_length("family") <= 500) not valid,
  add constraint "patient_fhir_id_limit" check (char_length("fhir_id") <= 500) not valid,
  add constraint "patient_fhir_version_limit" check (char_length("fhir_version") <= 500) not valid,
  add constraint "patient_former_families_limit" check (pg_column_size("former_families") <= 250000) not valid,
  add constraint "patient_given_limit" check (pg_column_size("given") <= 250000) not valid,
  add constraint "patient_identifiers_limit" check (pg_column_size("identifiers") <= 1000000) not valid,
  add constraint "patient_language_limit" check (char_length("language") <= 500) not valid,
  add constraint "patient_managing_organization_limit" check (char_length("managing_organization") <= 500) not valid,
  add constraint "patient_marital_status_limit" check (char_length("marital_status") <= 500) not valid,
  add constraint "patient_medical_record_number_limit" check (char_length("medical_record_number") <= 500) not valid,
  add constraint "patient_mobile_phone_limit" check (char_length("mobile_phone") <= 500) not valid,
  add constraint "patient_name_prefix_limit" check (char_length("name_prefix") <= 12000) not valid,
  add constraint "patient_name_suffix_limit" check (char_length("name_suffix") <= 12000) not valid,
  add constraint "patient_name_text_limit" check (char_length("name_text") <= 500) not valid,
  add constraint "patient_national_identifier_limit" check (char_length("national_identifier") <= 500) not valid,
  add constraint "patient_national_identifier_system_limit" check (char_length("national_identifier_system") <= 500) not valid,
  add constraint "patient_phone_limit" check (char_length("phone") <= 500) not valid,
  add constraint "patient_postal_code_limit" check (char_length("postal_code") <= 500) not valid,
  add constraint "patient_replaced_by_fhir_id_limit" check (char_length("replaced_by_fhir_id") <= 500) not valid,
  add constraint "patient_state_limit" check (char_length("state") <= 500) not valid;
alter table "provider"
  add constraint "provider_address_line_limit" check (char_length("address_line") <= 500) not valid,
  add constraint "provider_city_limit" check (char_length("city") <= 500) not valid,
  add constraint "provider_country_limit" check (char_length("country") <= 500) not valid,
  add constraint "provider_email_limit" check (char_length("email") <= 500) not valid,
  add constraint "provider_family_limit" check (char_length("family") <= 500) not valid,
  add constraint "provider_fhir_id_limit" check (char_length("fhir_id") <= 500) not valid,
  add constraint "provider_given_limit" check (pg_column_size("given") <= 250000) not valid,
  add constraint "provider_identifier_limit" check (char_length("identifier") <= 500) not valid,
  add constraint "provider_identifier_system_limit" check (char_length("identifier_system") <= 500) not valid,
  add constraint "provider_name_prefix_limit" check (char_length("name_prefix") <= 500) not valid,
  add constraint "provider_phone_limit" check (char_length("phone") <= 500) not valid,
  add constraint "provider_postal_code_limit" check (char_length("postal_code") <= 500) not valid,
  add constraint "provider_specialty_limit" check (char_length("specialty") <= 500) not valid;
alter table "received_object"
  add constraint "received_object_file_name_limit" check (char_length("file_name") <= 255) not valid,
  add constraint "received_object_sha256_limit" check (char_length("sha256") <= 64) not valid;
alter table "session"
  add constraint "session_token_sha256_limit" check (char_length("token_sha256") <= 64) not valid;
alter table "source"
  add constraint "source_code_limit" check (char_length("code") <= 500) not valid,
  add constraint "source_name_limit" check (char_length("name") <= 500) not valid;
alter table "tag"
  add constraint "tag_color_limit" check (char_length("color") <= 500) not valid,
  add constraint "tag_name_limit" check (char_length("name") <= 500) not valid;
alter table "worklist_search"
  add constraint "worklist_search_patient_name_limit" check (char_length("patient_name") <= 500) not valid;

-- Rows of these are written again whenever somebody corrects or decides: what they show of a sender's words is cut, the original
-- keeps them. A code or a date that long is none. Whose it is is not cut: a patient's name of such a length is looked at by a person,
-- and is told of by its column.
alter table "document" no force row level security;
alter table "document" disable trigger user;
update "document" set "title" = left("title", 1000) where char_length("title") > 1000;
alter table "document" enable trigger user;
alter table "document" force row level security;
alter table "metadata" no force row level security;
alter table "metadata" disable trigger user;
update "metadata" set
  "author" = left("author", 500), "custodian" = left("custodian", 500), "document_title" = left("document_title", 1000),
  "document_code" = case when char_length("document_code") <= 500 then "document_code" end,
  "document_code_system" = case when char_length("document_code_system") <= 500 then "document_code_system" end,
  "document_date" = case when char_length("document_date") <= 500 then "document_date" end
where greatest(char_length("author"), char_length("custodian"), char_length("document_code"),
  char_length("document_code_system"), char_length("document_date")) > 500 or char_length("document_title") > 1000;
alter table "metadata" enable trigger user;
alter table "metadata" force row level security;
alter table "attachment" no force row level security;
update "attachment" set "file_name" = left("file_name", 255) where char_length("file_name") > 255;
alter table "attachment" force row level security;
alter table "received_object" no force row level security;
update "received_object" set "file_name" = left("file_name", 255) where char_length("file_name") > 255;
alter table "received_object" force row level security;

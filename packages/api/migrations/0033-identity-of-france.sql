-- What a French identity has beside a name and a number: given names at birth apart from those in use, the place of birth by its code,
-- numbers that somebody no longer has, and how far the hospital trusts the record. And who gives out the hospital's own numbers.
alter table "patient" add column "birth_given" text[] not null default '{}', add column "birth_place_code" text null, add column "former_numbers" text[] not null default '{}', add column "identity_status" text null, add column "medical_record_number_system" text null;
alter table "patient"
  add constraint "patient_birth_given_limit" check (pg_column_size("birth_given") <= 250000) not valid,
  add constraint "patient_birth_place_code_limit" check (char_length("birth_place_code") <= 500) not valid,
  add constraint "patient_former_numbers_limit" check (pg_column_size("former_numbers") <= 250000) not valid,
  add constraint "patient_identity_status_limit" check (char_length("identity_status") <= 12000) not valid,
  add constraint "patient_medical_record_number_system_limit" check (char_length("medical_record_number_system") <= 200) not valid;
alter table "metadata" add column "patient_used_given" text[] not null default '{}', add column "patient_birth_place" text null;
alter table "metadata"
  add constraint "metadata_patient_used_given_limit" check (pg_column_size("patient_used_given") <= 250000) not valid,
  add constraint "metadata_patient_birth_place_limit" check (char_length("patient_birth_place") <= 500) not valid;
alter table "correction" drop constraint "correction_trait_check";
alter table "correction" add constraint "correction_trait_check" check ("trait" in ('identifier', 'family', 'given', 'birthDate', 'sex', 'birthPlace'));

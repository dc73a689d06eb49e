-- An auditor sees what was done and by whom, and opens no document.
alter table "membership" drop constraint "membership_role_check", add constraint "membership_role_check" check ("role" in ('clerk', 'nurse', 'supervisor', 'administrator', 'auditor'));

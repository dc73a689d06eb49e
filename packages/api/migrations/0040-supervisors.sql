-- A supervisor sees to what others left: recalls anybody’s filing, sends again what was refused, assigns to others.
alter table "membership" drop constraint "membership_role_check", add constraint "membership_role_check" check ("role" in ('clerk', 'nurse', 'supervisor', 'administrator'));

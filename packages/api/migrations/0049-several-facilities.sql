-- A provider's word changes where somebody works at several facilities in one transaction: what a row of one shows is told there, whichever
-- the transaction acts for when it ends.
create or replace function on_shown_row_changed() returns trigger language plpgsql as $$
declare
  acting_for text := coalesce(current_setting('mailroom.facility_id', true), '');
  place uuid := coalesce(new.facility_id, old.facility_id);
begin
  if acting_for = place::text then
    perform raise_worklist_version(place);
    return null;
  end if;
  perform set_config('mailroom.facility_id', place::text, true);
  perform raise_worklist_version(place);
  perform set_config('mailroom.facility_id', acting_for, true);
  return null;
end $$;

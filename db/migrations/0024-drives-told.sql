-- Who looks at an event's board hears of every change at once.
create function tell_drive_changed() returns trigger language plpgsql as $$
begin
  perform pg_notify('event_changed', s.event_id::text) from slots s where s.id = coalesce(new.slot_id, old.slot_id);
  return null;
end $$;
create trigger drive_assignments_tell after insert or update or delete on drive_assignments
  for each row execute function tell_drive_changed();

create index drive_assignments_vehicle on drive_assignments (vehicle_id);
create index drive_assignments_instructor on drive_assignments (instructor_id);

-- A pass is worth something only while the reservation is what it was when the pass was shown: whoever writes to a
-- reservation, the number that its passes carry moves on with it.

create function renew_passes() returns trigger language plpgsql as $$
begin
  new.pass_number := greatest(new.pass_number, old.pass_number + 1);
  return new;
end $$;
-- It ends, or its party grows or shrinks.
create trigger reservations_renew_passes before update on reservations for each row
  when ((new.state in ('cancelled', 'lapsed') and old.state not in ('cancelled', 'lapsed'))
    or (old.state = 'confirmed' and old.seats is distinct from new.seats))
  execute function renew_passes();

-- A guest who is named for the first time takes a seat that was theirs to take; one who gives place to another changes the party.
create function renew_passes_of_party() returns trigger language plpgsql as $$
begin
  update reservations set pass_number = pass_number + 1 where id = old.reservation_id and state = 'confirmed';
  return null;
end $$;
create trigger guests_renew_passes_delete after delete on guests for each row execute function renew_passes_of_party();
create trigger guests_renew_passes_update after update on guests for each row
  when (old.full_name is distinct from new.full_name) execute function renew_passes_of_party();

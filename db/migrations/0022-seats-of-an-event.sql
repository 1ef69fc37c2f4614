-- How many people an event can seat, however its slots are laid out: its own bound, the smallest slot of its whole, and,
-- where each reservation takes slots to choose from, what these together allow.
create function event_seats(event uuid) returns integer language sql stable as $$
  select coalesce(least(
    e.capacity,
    (select min(s.capacity) from slots s where s.event_id = e.id and s.part = 'whole'),
    case when e.choices_min > 0 or not exists (select 1 from slots s where s.event_id = e.id and s.part = 'whole') then
      (select sum(s.capacity) / greatest(e.choices_min, 1) from slots s
       where s.event_id = e.id and s.part = 'choice' and (s.closed_at is null or live_seats(s.id) > 0))
    end
  ), 0)::integer
  from events e where e.id = event
$$;

-- The one slot of an event that has no other: it follows the event's own times and seats.
create function only_slot(event uuid) returns uuid language sql stable as $$
  select case when count(*) = 1 and bool_and(s.part = 'whole') then (array_agg(s.id))[1] end
  from slots s where s.event_id = event
$$;

-- The promotion of an event that has not begun, for whoever frees seats.
create index outbox_waiting_promotion on outbox ((payload->>'eventId'))
  where kind = 'waitlist.promote' and delivered_at is null;

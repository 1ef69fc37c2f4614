-- Guests are named then, or later by a date, and the house says its word on each where the event asks for it.

-- Nobody is still to be named once the event has begun.
update events set guests_named_by = starts_at where guests_named_by > starts_at;
alter table events add constraint events_named_before_start
  check (guests_named_by is null or guests_named_by <= starts_at);

-- An event that begins earlier than it did brings its date for names with it.
create function keep_naming_before_start() returns trigger language plpgsql as $$
begin
  new.guests_named_by := least(new.guests_named_by, new.starts_at);
  return new;
end $$;
create trigger events_keep_naming_before_start before update of starts_at on events for each row
  when (new.guests_named_by is not distinct from old.guests_named_by)
  execute function keep_naming_before_start();

-- How long a guest has waited for the word of the house.
alter table guests
  add column named_at timestamptz not null default clock_timestamp();
update guests g set named_at = coalesce(r.confirmed_at, r.created_at) from reservations r where r.id = g.reservation_id;
-- Whoever is declined leaves the party: nobody who has a seat was.
alter table guests
  drop constraint guests_review_check,
  drop constraint guests_check,
  add constraint guests_review_check check (review in ('not_needed', 'waiting', 'accepted')),
  add constraint guests_reviewed_check check ((review = 'accepted') = (reviewed_at is not null));
create index guests_waiting on guests (reservation_id) where review = 'waiting';

-- Whom the house could not receive, and the words that their member read. Their seat left the party with them.
create table guests_declined (
  guest_id uuid primary key,
  reservation_id uuid not null,
  event_id uuid not null,
  full_name text not null check (full_name <> ''),
  because text not null check (because <> ''),
  declined_by uuid references persons (id),
  declined_at timestamptz not null default clock_timestamp(),
  foreign key (reservation_id, event_id) references reservations (id, event_id)
);
create index guests_declined_event on guests_declined (event_id);
create index guests_declined_reservation on guests_declined (reservation_id);

-- One letter for a reservation of which a guest is still to be named, some days before the date for names.
create table naming_reminders (
  reservation_id uuid primary key,
  event_id uuid not null,
  reminded_at timestamptz not null default clock_timestamp(),
  foreign key (reservation_id, event_id) references reservations (id, event_id)
);
create index naming_reminders_event on naming_reminders (event_id);

-- Whoever is named in a party of an event that reviews them no more waits for nobody's word.
create view invariants.guests_wait_where_reviewed as
  select g.reservation_id, g.position
  from guests g
  join invariants.live_reservations l on l.id = g.reservation_id
  join events e on e.id = l.event_id
  where g.review = 'waiting' and e.guest_rule = 'named';

-- One reminder for a reservation, on the eve of its event.
create table event_reminders (
  reservation_id uuid primary key,
  event_id uuid not null,
  reminded_at timestamptz not null default clock_timestamp(),
  foreign key (reservation_id, event_id) references reservations (id, event_id)
);
create index event_reminders_event on event_reminders (event_id);

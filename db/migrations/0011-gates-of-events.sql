-- Who may see and book an event without a personal invitation: by rank, from an instant that comes earlier for some.

alter table events
  add column min_rank integer check (min_rank between 1 and 99),
  add column bookings_open_at timestamptz,
  add check (bookings_open_at is null or bookings_open_at < rsvp_closes_at);

-- The till also takes what a step of an application asks: a deposit belongs to a reservation or to an application.

alter table deposits
  alter column reservation_id drop not null,
  alter column refund_steps drop not null,
  alter column time_zone drop not null,
  alter column event_starts_at drop not null,
  add column application_id uuid references applications (id),
  add column step_id text,
  -- Goes back when the answer is no; a fee stays.
  add column is_returned boolean,
  -- A payment page that ran out unpaid: another deposit takes its place.
  add column ended_at timestamptz,
  add check (num_nonnulls(reservation_id, application_id) = 1),
  add check (num_nonnulls(reservation_id, refund_steps, time_zone, event_starts_at) in (0, 4)),
  add check (num_nonnulls(application_id, step_id, is_returned) in (0, 3)),
  add check (ended_at is null or application_id is not null);
-- Two tabs find the one page.
create unique index deposits_one_step on deposits (application_id, step_id) where ended_at is null;

alter table deposit_refunds
  drop constraint deposit_refunds_because_check,
  add constraint deposit_refunds_because_check check (because in ('cancelled', 'too_late', 'declined', 'withdrawn'));

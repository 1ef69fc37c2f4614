-- What those concerned were told when an event was called off: each of them, once.

alter table events
  add column cancelled_because_en text not null default '',
  add column cancelled_by uuid references persons (id);

create table event_notices (
  event_id uuid not null references events (id),
  kind text not null check (kind in ('cancelled')),
  person_id uuid not null references persons (id),
  written_at timestamptz not null default clock_timestamp(),
  primary key (event_id, kind, person_id)
);

alter table deposit_refunds
  drop constraint deposit_refunds_because_check,
  add constraint deposit_refunds_because_check
    check (because in ('cancelled', 'too_late', 'declined', 'withdrawn', 'event_cancelled'));

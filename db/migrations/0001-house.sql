-- The house itself: its brands, the outbox and the audit trail.

-- One house, one row. Its zone is for people whose own is not known.
create table club (
  only_one boolean primary key default true check (only_one),
  name text not null check (name <> ''),
  home_time_zone text not null check (home_time_zone <> '')
);
insert into club (name, home_time_zone) values ('Connivence', 'Europe/Paris');

create table brands (
  id uuid primary key default gen_random_uuid(),
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name text not null check (name <> ''),
  kind text not null,
  accent text not null check (accent ~ '^#[0-9a-f]{6}$')
);

-- An effect on the world outside, committed with its cause and delivered by the worker once it is due.
create table outbox (
  id uuid primary key default gen_random_uuid(),
  kind text not null,
  payload jsonb not null,
  created_at timestamptz not null default clock_timestamp(),
  due_at timestamptz not null default clock_timestamp(),
  delivered_at timestamptz,
  attempts integer not null default 0 check (attempts >= 0),
  last_error text
);
create index outbox_undelivered on outbox (due_at) where delivered_at is null;

create table audit_entries (
  id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  actor_kind text not null check (actor_kind in ('person', 'letter', 'system')),
  actor_person_id uuid,
  action text not null,
  subject_kind text not null,
  subject_id text not null,
  brand_id uuid references brands (id),
  details jsonb not null default '{}'
);
create index audit_entries_subject on audit_entries (subject_kind, subject_id, id);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'integrity_constraint_violation';
end $$;

create trigger audit_entries_append_only before update or delete on audit_entries
  for each row execute function refuse_change();

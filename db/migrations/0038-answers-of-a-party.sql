-- What an event asks is answered by its own party, and what is signed is the text that was read.

-- An event asks the day of birth, and the licence, once at a time.
create unique index event_questions_one_of_kind on event_questions (event_id, kind)
  where retired_at is null and kind in ('birth_date', 'licence');
alter table event_questions add check (jsonb_typeof(choices) = 'array');

-- The words of a waiver in their present wording: what was signed under a former one stays signed, with its text.
alter table events add column waiver_version integer not null default 1 check (waiver_version > 0);
create function count_waiver_version() returns trigger language plpgsql as $$
begin
  new.waiver_version := old.waiver_version + 1;
  return new;
end $$;
create trigger events_waiver_version before update of waiver_fr, waiver_en on events
  for each row when (old.waiver_fr <> '' and (old.waiver_fr <> new.waiver_fr or old.waiver_en <> new.waiver_en))
  execute function count_waiver_version();

alter table waiver_signatures
  add column version integer not null default 1 check (version > 0),
  drop constraint waiver_signatures_pkey,
  add primary key (reservation_id, position, version);

-- Whoever comes along says nothing before they have a name; what they said goes with it.
alter table reservation_answers
  add column guest integer generated always as (nullif(position, 0)) stored,
  add constraint reservation_answers_guest foreign key (reservation_id, guest)
    references guests (reservation_id, position) on delete cascade;
alter table waiver_signatures
  add column guest integer generated always as (nullif(position, 0)) stored,
  add constraint waiver_signatures_guest foreign key (reservation_id, guest)
    references guests (reservation_id, position) on delete cascade;

create function guard_answer() returns trigger language plpgsql as $$
begin
  if not exists (
    select 1 from reservations r join event_questions q on q.event_id = r.event_id
    where r.id = new.reservation_id and q.id = new.question_id
      and new.position < r.seats and (new.position = 0 or q.for_guests)
  ) then
    raise exception 'an answer is of nobody whom the event asks'
      using errcode = 'check_violation', constraint = 'answers_of_the_party';
  end if;
  return new;
end $$;
create trigger reservation_answers_guard before insert or update on reservation_answers
  for each row execute function guard_answer();

create function guard_signature() returns trigger language plpgsql as $$
begin
  if not exists (
    select 1 from reservations r join events e on e.id = r.event_id
    where r.id = new.reservation_id and new.position < r.seats and new.version = e.waiver_version
      and new.text = case new.locale when 'fr' then e.waiver_fr else e.waiver_en end
  ) then
    raise exception 'what is signed is the waiver of the event as it stands, by one of the party'
      using errcode = 'check_violation', constraint = 'signed_as_read';
  end if;
  return new;
end $$;
create trigger waiver_signatures_guard before insert on waiver_signatures
  for each row execute function guard_signature();

-- One letter for a reservation of which something is still asked, some days before its event.
create table answer_reminders (
  reservation_id uuid primary key,
  event_id uuid not null,
  reminded_at timestamptz not null default clock_timestamp(),
  foreign key (reservation_id, event_id) references reservations (id, event_id)
);
create index answer_reminders_event on answer_reminders (event_id);

create view invariants.answers_of_the_party as
  select a.reservation_id, a.position
  from (select reservation_id, position from reservation_answers
        union all select reservation_id, position from waiver_signatures) a
  join reservations r on r.id = a.reservation_id
  where a.position >= r.seats;

create view invariants.ages_are_asked as
  select e.id as event_id, e.min_age, e.min_licence_years
  from events e
  where (e.min_age is not null and not exists (
      select 1 from event_questions q where q.event_id = e.id and q.kind = 'birth_date' and q.retired_at is null))
    or (e.min_licence_years is not null and not exists (
      select 1 from event_questions q where q.event_id = e.id and q.kind = 'licence' and q.retired_at is null));

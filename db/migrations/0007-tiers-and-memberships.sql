-- The ladder of the club, who stands where on it and since when, and what presence has earned.

create extension if not exists btree_gist;

create table tiers (
  id uuid primary key default gen_random_uuid(),
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  -- Checked at the end of a statement, so that one statement can put the whole ladder in another order.
  rank integer not null check (rank between 1 and 99),
  name_fr text not null check (name_fr <> ''),
  name_en text not null check (name_en <> ''),
  words_fr text not null default '',
  words_en text not null default '',
  -- What members of this tier are given. Allowances are counted a calendar year in the club's zone, guests an event.
  early_access_hours integer not null default 0 check (early_access_hours between 0 and 720),
  guests_per_event integer not null default 0 check (guests_per_event between 0 and 9),
  nominations_per_year integer not null default 0 check (nominations_per_year between 0 and 99),
  concierge_per_year integer not null default 0 check (concierge_per_year between 0 and 99),
  -- What is asked to rise into this tier, and to stay in it: shapes in domain/tiers/schema.ts.
  rise_rule jsonb not null default '{"byHand": true}',
  stay_rule jsonb not null default '{}',
  grace_days integer not null default 60 check (grace_days between 0 and 730),
  version integer not null default 1,
  constraint tiers_rank_once unique (rank) deferrable initially immediate
);

-- One membership a person at a time; a new one after an end is a new row.
create table memberships (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references persons (id),
  started_at timestamptz not null default clock_timestamp(),
  ended_at timestamptz,
  ended_because text check (ended_because in ('own_wish', 'club')),
  -- For the person to read, as every word of the club's about them.
  ended_words text not null default '',
  ended_by uuid references persons (id),
  version integer not null default 1,
  unique (id, person_id),
  check ((ended_at is null) = (ended_because is null)),
  check (ended_at is null or ended_at >= started_at),
  check (ended_because <> 'club' or ended_words <> '')
);
create unique index memberships_one_living on memberships (person_id) where ended_at is null;

-- What someone was on any date: the periods of a person never overlap, and the one without an end is now.
create table membership_periods (
  id uuid primary key default gen_random_uuid(),
  membership_id uuid not null,
  person_id uuid not null,
  tier_id uuid not null references tiers (id),
  state text not null check (state in ('active', 'paused', 'suspended')),
  kind text not null check (kind in ('full', 'trial', 'honorary')),
  trial_until timestamptz,
  paused_until timestamptz,
  -- Why this period began, and by whom (null: by the club's rules); words are for the member to read.
  cause text not null check (cause in ('admitted', 'rose', 'fell', 'by_hand', 'trial_passed', 'paused', 'resumed', 'suspended', 'reinstated', 'honoured')),
  words text not null default '',
  changed_by uuid references persons (id),
  from_at timestamptz not null,
  to_at timestamptz,
  foreign key (membership_id, person_id) references memberships (id, person_id),
  check (to_at is null or to_at >= from_at),
  check ((kind = 'trial') = (trial_until is not null)),
  check (paused_until is null or state = 'paused'),
  check (state <> 'suspended' or words <> ''),
  exclude using gist (person_id with =, tstzrange(from_at, to_at) with &&)
);
create unique index membership_periods_now on membership_periods (membership_id) where to_at is null;
create index membership_periods_tier on membership_periods (tier_id) where to_at is null;

-- A descent that has been announced and waits for its day; it is called off when the rule is met again before.
create table membership_descents (
  id uuid primary key default gen_random_uuid(),
  membership_id uuid not null references memberships (id),
  to_tier_id uuid not null references tiers (id),
  announced_at timestamptz not null default clock_timestamp(),
  falls_at timestamptz not null,
  settled_at timestamptz,
  outcome text check (outcome in ('fell', 'called_off')),
  check ((settled_at is null) = (outcome is null)),
  check (falls_at >= announced_at)
);
create unique index membership_descents_one_pending on membership_descents (membership_id) where settled_at is null;

-- An allowance that was used, once for each thing it was used for.
create table benefit_uses (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references persons (id),
  benefit text not null check (benefit in ('guests', 'nomination', 'early_access', 'concierge')),
  quantity integer not null default 1 check (quantity between 1 and 9),
  subject_kind text not null,
  subject_id text not null,
  words text not null default '',
  used_at timestamptz not null default clock_timestamp(),
  given_back_at timestamptz
);
create unique index benefit_uses_once on benefit_uses (benefit, subject_kind, subject_id) where given_back_at is null;
create index benefit_uses_person on benefit_uses (person_id, benefit, used_at);

-- Points are a ledger. A positive row is earned and may run out; a negative row says in point_uses which it was taken from.
create table point_entries (
  id bigint generated always as identity primary key,
  person_id uuid not null references persons (id),
  amount integer not null check (amount <> 0 and abs(amount) <= 1000000),
  reason text not null check (reason in ('attendance', 'feedback', 'nomination', 'confidence', 'gift', 'benefit', 'expiry', 'correction')),
  words text not null default '',
  subject_kind text not null,
  subject_id text not null,
  earned_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz,
  recorded_by uuid references persons (id),
  unique (id, person_id),
  check (amount > 0 or expires_at is null),
  check (expires_at is null or expires_at > earned_at)
);
-- The same cause earns once, however often it is told.
create unique index point_entries_once on point_entries (person_id, reason, subject_kind, subject_id);
create trigger point_entries_append_only before update or delete on point_entries
  for each row execute function refuse_change();

create table point_uses (
  spent_entry_id bigint not null,
  earned_entry_id bigint not null,
  person_id uuid not null,
  amount integer not null check (amount > 0),
  primary key (spent_entry_id, earned_entry_id),
  foreign key (spent_entry_id, person_id) references point_entries (id, person_id),
  foreign key (earned_entry_id, person_id) references point_entries (id, person_id)
);
create index point_uses_earned on point_uses (earned_entry_id);
create trigger point_uses_append_only before update or delete on point_uses
  for each row execute function refuse_change();

-- No entry is spent beyond what it brought, nor after it ran out; every negative row is covered whole.
create function guard_points() returns trigger language plpgsql as $$
declare
  earned point_entries;
  spent point_entries;
begin
  select * into earned from point_entries where id = new.earned_entry_id for no key update;
  select * into spent from point_entries where id = new.spent_entry_id;
  if earned.amount <= 0 or spent.amount >= 0
    or (select sum(amount) from point_uses where earned_entry_id = earned.id) > earned.amount
    or (select sum(amount) from point_uses where spent_entry_id = spent.id) > -spent.amount
    or (spent.reason <> 'expiry' and earned.expires_at is not null and earned.expires_at <= spent.earned_at) then
    raise exception 'points of entry % are spent beyond what it brought', earned.id
      using errcode = 'check_violation', constraint = 'points_within_earned';
  end if;
  return null;
end $$;
create constraint trigger point_uses_guard after insert on point_uses
  deferrable initially deferred for each row execute function guard_points();

create function guard_spent_points() returns trigger language plpgsql as $$
begin
  if coalesce((select sum(amount) from point_uses where spent_entry_id = new.id), 0) <> -new.amount then
    raise exception 'entry % is not covered by what was earned', new.id
      using errcode = 'check_violation', constraint = 'points_within_earned';
  end if;
  return null;
end $$;
create constraint trigger point_entries_guard_spent after insert on point_entries
  deferrable initially deferred for each row when (new.amount < 0) execute function guard_spent_points();

-- Who came. One word a reservation, put right by another; the door adds more to it.
create table attendances (
  reservation_id uuid primary key,
  event_id uuid not null,
  person_id uuid not null references persons (id),
  came boolean not null,
  recorded_by uuid references persons (id),
  recorded_at timestamptz not null default clock_timestamp(),
  foreign key (reservation_id, event_id) references reservations (id, event_id)
);
create index attendances_person on attendances (person_id, recorded_at);

-- The nightly look at the ladder: a dry run is kept like a run, with a reason for each change.
create table tier_evaluations (
  id uuid primary key default gen_random_uuid(),
  is_dry boolean not null,
  started_by uuid references persons (id),
  as_of timestamptz not null,
  finished_at timestamptz not null default clock_timestamp(),
  members_read integer not null check (members_read >= 0)
);
create table tier_evaluation_changes (
  evaluation_id uuid not null references tier_evaluations (id) on delete cascade,
  person_id uuid not null references persons (id),
  change text not null check (change in ('rise', 'announce_descent', 'call_off_descent', 'fall', 'end_trial', 'resume')),
  from_tier_id uuid references tiers (id),
  to_tier_id uuid references tiers (id),
  reasons jsonb not null,
  primary key (evaluation_id, person_id, change)
);

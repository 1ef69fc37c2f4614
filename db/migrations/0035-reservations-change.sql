-- A reservation may be changed: seats leave a party, and each time what was paid for them goes back by its terms.

-- For how many seats a deposit was asked.
alter table deposits add column seats integer;
update deposits d set seats = r.seats from reservations r where r.id = d.reservation_id;
alter table deposits
  add constraint deposits_of_seats check ((reservation_id is null) = (seats is null)),
  add constraint deposits_by_seat check (seats is null or (seats > 0 and amount % seats = 0));

-- What was paid for seats that left a party. What is left of a deposit is its amount less these, and of the seats too.
create table deposit_shares (
  id uuid primary key default gen_random_uuid(),
  deposit_id uuid not null references deposits (id),
  seats integer not null check (seats > 0),
  amount integer not null check (amount > 0),
  because text not null check (because in ('seats_left', 'guest_declined')),
  left_at timestamptz not null default clock_timestamp(),
  unique (id, deposit_id)
);
create index deposit_shares_deposit on deposit_shares (deposit_id);
create trigger deposit_shares_append_only before update or delete on deposit_shares
  for each row execute function refuse_change();

-- Several ways back of one deposit: one for each share, once, and one that ends it.
alter table deposit_refunds
  drop constraint deposit_refunds_deposit_id_key,
  drop constraint deposit_refunds_because_check,
  add column share_id uuid unique,
  add foreign key (share_id, deposit_id) references deposit_shares (id, deposit_id),
  add constraint deposit_refunds_because_check check (because in
    ('cancelled', 'too_late', 'declined', 'withdrawn', 'event_cancelled', 'seats_left', 'guest_declined')),
  add check ((share_id is not null) = (because in ('seats_left', 'guest_declined')));
create unique index deposit_refunds_one_end on deposit_refunds (deposit_id) where share_id is null;
create index deposit_refunds_deposit on deposit_refunds (deposit_id);

-- Never more than was taken, and never more seats than were paid for: counted under a lock on the deposit.
create function guard_refunds() returns trigger language plpgsql as $$
begin
  perform 1 from deposits where id = new.deposit_id for no key update;
  if (select sum(amount) from deposit_refunds where deposit_id = new.deposit_id)
    > (select coalesce(sum(amount), 0) from deposit_movements where deposit_id = new.deposit_id and kind = 'captured') then
    raise exception 'more is owed back of deposit % than was taken', new.deposit_id
      using errcode = 'check_violation', constraint = 'owed_within_paid';
  end if;
  return null;
end $$;
create trigger deposit_refunds_guard after insert or update of amount on deposit_refunds
  for each row execute function guard_refunds();

create function guard_shares() returns trigger language plpgsql as $$
begin
  perform 1 from deposits where id = new.deposit_id for no key update;
  if exists (
    select 1 from deposits d join deposit_shares s on s.deposit_id = d.id
    where d.id = new.deposit_id group by d.id having sum(s.seats) > d.seats or sum(s.amount) > d.amount) then
    raise exception 'more seats leave deposit % than it was asked for', new.deposit_id
      using errcode = 'check_violation', constraint = 'shares_within_deposit';
  end if;
  return null;
end $$;
create trigger deposit_shares_guard after insert on deposit_shares for each row execute function guard_shares();

create view invariants.owed_within_paid as
  select o.deposit_id, sum(o.amount) as owed
  from deposit_refunds o
  group by o.deposit_id
  having sum(o.amount) > (
    select coalesce(sum(m.amount), 0) from deposit_movements m where m.deposit_id = o.deposit_id and m.kind = 'captured');

create view invariants.shares_within_deposit as
  select d.id as deposit_id
  from deposits d join deposit_shares s on s.deposit_id = d.id
  group by d.id having sum(s.seats) > d.seats or sum(s.amount) > d.amount;

-- Why the house named someone itself is kept with its other acts; the trail names the reason by its id and holds no words.
-- While the former version still runs, it goes on to write the reason into the trail: that name is given, its reason unread.

alter table reservation_acts
  drop constraint reservation_acts_act_check,
  add constraint reservation_acts_act_check check (act in ('changed', 'cancelled', 'named')),
  drop constraint reservation_acts_reason_check,
  add constraint reservation_acts_reason_check check (btrim(reason) <> '' and char_length(reason) <= 600),
  -- Nothing goes back with a name.
  alter column returns drop not null,
  add constraint reservation_acts_returns_of_act check ((act = 'named') = (returns is null));

-- The words leave the trail, which no erasure reaches; who did it, when, and for how many stays as it was written.
alter table audit_entries disable trigger audit_entries_append_only;
with told as (
  select e.id as entry_id, e.at, gen_random_uuid() as act_id, r.id as reservation_id, p.id as person_id,
    e.details ->> 'because' as reason
  from audit_entries e
  join reservations r on r.id::text = e.subject_id
  join persons p on p.id = e.actor_person_id
  where e.subject_kind = 'reservation' and e.action = 'reservation.named_late' and e.details ->> 'because' is not null
), kept as (
  insert into reservation_acts (id, reservation_id, act, reason, done_by, done_at)
  select act_id, reservation_id, 'named', reason, person_id, at from told
)
update audit_entries e set details = e.details - 'because' || jsonb_build_object('actId', t.act_id)
from told t where t.entry_id = e.id;
alter table audit_entries enable trigger audit_entries_append_only;

-- What a line remembers of each party: why it is passed over for now, and why it ended.

alter table waitlist_entries
  -- The gate that keeps this party from an offer at present; '': none. It holds no seat back meanwhile.
  add column passed_over_because text not null default '',
  add column ended_because text
    check (ended_because in ('seated', 'own_wish', 'declined', 'unanswered', 'taken_off', 'event_over', 'event_cancelled')),
  -- For the person to read, when the house took the party off the line.
  add column ended_words text not null default '',
  add check ((ended_at is null) = (ended_because is null)),
  add check (ended_because <> 'taken_off' or ended_words <> '');

create index waitlist_entries_person on waitlist_entries (person_id, joined_at desc);

-- What readers wrote about an application is erased with it. Blanking their words is no new vote: only a vote is guarded.

drop trigger reviews_guard_conflict on reviews;
create constraint trigger reviews_guard_conflict after insert or update of vote on reviews
  deferrable initially deferred for each row execute function guard_conflict();

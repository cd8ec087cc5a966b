-- Why: a reply keeps a promise when it reaches whoever waits for it. Until now it was enough that somebody pressed send; a
-- reply that came back left the requester with a date that passed in silence. A keeping can be taken back from now on. And a
-- date that is moved before it is due says why, by a message of its own: how often it was moved stands beside it, so that the
-- third time goes to the lead and the rate of kept first dates can leave moved ones apart.

alter table promise
  add column undelivered_at timestamptz,
  add column moves          integer not null default 0,
  add column moved_by       uuid references message,
  add column move_reason    text check (move_reason in
                              ('more_work', 'specialist', 'supplier', 'testing', 'workload', 'away')),
  add constraint promise_moved_with_reason check ((move_reason is null) = (moved_by is null)),
  add constraint promise_moved_by_message check (moved_by is null or state = 'moved');
comment on column promise.undelivered_at is
  'When it was found that the message which kept it did not arrive. It stands again, unless the promise after it has ended too.';
comment on column promise.moves is 'How many times in a row the date was moved before this one, with a reason that was told.';
comment on column promise.moved_by is 'The delay notice by which a person moved it; null when the desk did, or it was not moved.';

-- The notice is a message with a purpose of its own beside those that there are.
do $$
begin
  execute (select 'alter table message drop constraint message_purpose_check, add constraint message_purpose_check '
                  || replace(pg_get_constraintdef(oid), 'ARRAY[', 'ARRAY[''delay''::text, ')
             from pg_constraint where conname = 'message_purpose_check');
end $$;

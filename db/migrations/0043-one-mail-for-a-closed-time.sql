-- Why: whoever had several tickets when the desk closed for a time got as many mails; one mail names them all now, so that each
-- move remembers its message, its dates and with which others it was told. And a date that was agreed with the requester is
-- not moved like any other: its assignee is asked to agree on another one first, and the desk asks the requester itself only
-- where nobody did. So a move is due twice.

alter table closed_time_move
  add column due_at     timestamptz,
  add column promise_id uuid references promise on delete set null,
  add column telling_id uuid,
  add column message_id uuid references message on delete set null,
  add column was_due_at timestamptz,
  add column new_due_at timestamptz;
update closed_time_move set due_at = asked_at;
alter table closed_time_move alter column due_at set not null;
comment on column closed_time_move.promise_id is 'An agreed date whose assignee was asked to agree on another one, by `due_at`.';
comment on column closed_time_move.telling_id is 'Those with the same one were told together, each reader in one mail.';
drop index closed_time_move_due;
create index closed_time_move_due on closed_time_move (due_at) where done_at is null;
create index closed_time_move_told on closed_time_move (telling_id) where telling_id is not null;
create index closed_time_move_by_message on closed_time_move (message_id) where message_id is not null;
create index closed_time_move_by_promise on closed_time_move (promise_id) where promise_id is not null;

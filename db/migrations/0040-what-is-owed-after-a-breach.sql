-- Why: R67 says that a breach opens the task “tell the requester”. The table was there and nothing wrote it. A task belongs to
-- the ticket, so that it goes with it to whoever has it next; which breaches it stands for is a row each, so that one clock
-- opens it once, whatever becomes of priorities. It is done by a word of a person that reaches the requester, and comes back
-- when that word does. Ticked by hand it says why.

drop index task_open;
alter table task
  drop constraint task_ended_as_check,
  drop column about,
  drop column done_by,
  add column told_by uuid references message on delete set null,
  add column done_by uuid references person,
  add column reason  text check (reason <> ''),
  add constraint task_ended_as check (ended_as in ('told', 'by_hand', 'void')),
  add constraint task_by_hand_with_reason check ((ended_as is not distinct from 'by_hand') = (reason is not null)),
  add constraint task_done_by_hand check (done_by is null or ended_as = 'by_hand');
comment on column task.told_by is 'The message that told the requester; none where they were told by a call or a visit.';
comment on column task.done_by is 'Who ticked it by hand, and why stands beside it.';
create index task_by_ticket on task (ticket_id);
create index task_open on task (ticket_id) where done_at is null;

create table task_breach (
  ticket_id   bigint not null references ticket on delete cascade,
  metric      clock_metric not null,
  cycle       smallint not null,
  breached_at timestamptz not null,
  task_id     uuid not null references task on delete cascade,
  primary key (ticket_id, metric, cycle)
);
comment on table task_breach is 'The clocks for whose lateness a task was made. A clock makes one once.';
create index task_breach_by_task on task_breach (task_id);

-- What is late now has no task yet. Where a person has written since, the requester was told.
with late as (
  select t.id as ticket_id, t.last_human_reply_at, gen_random_uuid() as task_id, max(c.breached_at) as at
    from ticket t join clock c on c.ticket_id = t.id
   where t.status in ('new', 'open', 'waiting_on_requester', 'waiting_on_third_party', 'scheduled')
     and c.state in ('running', 'paused') and c.breached_at is not null
     and c.metric in ('first_response', 'next_response', 'update', 'resolution', 'total_resolution')
   group by t.id, t.last_human_reply_at),
made as (
  insert into task (id, ticket_id, kind, made_at, done_at, ended_as)
  select task_id, ticket_id, 'tell_requester', at, case when last_human_reply_at > at then last_human_reply_at end,
         case when last_human_reply_at > at then 'told' end from late),
breaches as (
  insert into task_breach (ticket_id, metric, cycle, breached_at, task_id)
  select c.ticket_id, c.metric, c.cycle, c.breached_at, late.task_id from late join clock c on c.ticket_id = late.ticket_id
   where c.state in ('running', 'paused') and c.breached_at is not null
     and c.metric in ('first_response', 'next_response', 'update', 'resolution', 'total_resolution'))
insert into event (kind, at, ticket_id, subject_id, data)
select 'task.made', now(), ticket_id, task_id, '{"kind": "tell_requester"}' from late;

-- Another organisation of a requester changes what their tickets go by.
alter table recalculation
  drop constraint recalculation_why_check,
  add constraint recalculation_why check (why in ('policy', 'calendar', 'team', 'organisation'));
comment on column recalculation.subject_id is 'The version of a policy, the calendar, team or requester that changed; of a requester only their tickets.';

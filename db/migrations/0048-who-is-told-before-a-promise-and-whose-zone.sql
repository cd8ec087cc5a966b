-- Why: a promise was one of the things that clocks measure, and one that has no clock, as a date that an agent chose, came due
-- without a word to whoever has the ticket. It has its one push now, in the queue of the clocks. And nobody could say in which
-- zone a requester reads times: what their browser says is kept, and what a person chose is never overwritten by it.

alter table promise add column near_at timestamptz;
comment on column promise.near_at is
  'When nine tenths of its working time are used; empty once its push was made, and where the next word is the requester''s.';
-- By the wall clock for what stands already: the working time of a ticket is not known here, and a push waits for it anyway.
update promise set near_at = due_at - (due_at - made_at) / 10
 where state = 'standing' and purpose in ('update', 'agreed') and due_at > now();
create index promise_near on promise (near_at) where state = 'standing' and near_at is not null;

alter table push drop constraint push_pkey;
alter table push
  alter column metric drop not null,
  alter column cycle drop not null,
  add column promise_id uuid references promise on delete cascade,
  add constraint push_of_one check ((metric is null) = (cycle is null) and (metric is null) <> (promise_id is null)),
  add constraint push_clock unique (ticket_id, metric, cycle),
  add constraint push_promise unique (promise_id);
comment on table push is 'A clock or promise that has used nine tenths of its time: somebody is to be told, once. It stays, so that it tells nobody twice.';
comment on column push.ended_as is 'seen: somebody was looking at it; told_before: of another clock or promise, and nobody has written to the requester since; over: it was done meanwhile, or late.';

alter table person
  add column zone_from text check (zone_from in ('browser', 'requester', 'agent'));
comment on column person.zone_from is 'Who said the zone of a requester; browser: nobody chose it, and it may be overwritten by who does. Empty where it was never asked.';

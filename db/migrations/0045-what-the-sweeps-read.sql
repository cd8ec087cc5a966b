-- Why: with a hundred thousand unresolved tickets the look for promises that come due soon read all of them, every twenty
-- seconds: when a promise has a quarter of its time left stood nowhere. It stands beside it now, until the look has seen it.

alter table promise add column soon_at timestamptz;
comment on column promise.soon_at is
  'When a quarter of its time is left; empty once that was seen, and where the next word is the requester''s.';
update promise p set soon_at = p.due_at - (p.due_at - p.made_at) / 4
  from ticket t
 where t.promise_id = p.id and p.state = 'standing' and p.purpose in ('update', 'agreed') and t.promise_level = 0;
create index promise_soon on promise (soon_at) where state = 'standing' and soon_at is not null;

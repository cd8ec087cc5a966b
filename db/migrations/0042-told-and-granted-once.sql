-- Why: two things were taken for granted. The lead's approval of a compensation stayed good when the ticket was opened again,
-- so that one yes could be granted twice; from now on it belongs to the one resolution that granted it. And a date that took
-- the place of another by the requester's own word was told to nobody, and yet called promised once it was late: a promise
-- remembers when its date was told apart from a message made in the same breath, or when it has to be.

alter table resolution add column approval_id uuid unique references compensation_request;
comment on column resolution.approval_id is 'The approval that was used up by it; empty where none was needed.';
update resolution r set approval_id = a.id
  from (select distinct on (q.id) q.id, q.ticket_id, s.sequence
          from compensation_request q join resolution s on s.ticket_id = q.ticket_id and s.compensation_offer_id = q.offer_id
         where q.decision = 'approved' order by q.id, s.sequence) a
 where a.ticket_id = r.ticket_id and a.sequence = r.sequence;

alter table promise add column told_at timestamptz, add column tell_due_at timestamptz;
comment on column promise.told_at is 'When the requester was told its date by anything but a message that was written in the same breath.';
comment on column promise.tell_due_at is 'When the desk tells its date by itself, unless a person writes before.';
create index promise_tell_due on promise (tell_due_at) where tell_due_at is not null and state = 'standing';

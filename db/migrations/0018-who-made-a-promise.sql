-- Why: beside a promise stands who made it. The first one, and each that follows from the policy, was made by the desk and
-- not by the person who happens to have the ticket, who may not have seen it yet.

alter table promise alter column made_by drop not null;
comment on column promise.made_by is 'The person who wrote it or agreed the date; null: the desk itself, by its policy.';
update promise p set made_by = null from ticket t where t.id = p.ticket_id and p.made_at = t.opened_at;

-- Why: an agent asks a developer or a manager in, who then reads the ticket with its notes and writes notes. That is no
-- participant: a participant is written to with every public reply, has links of their own, and may be there because a
-- customer copied them in. So it is a row of its own, and no mail to the requester's side can find it.

create table collaborator (
  ticket_id bigint not null references ticket on delete cascade,
  person_id uuid not null references person,
  asked_by  uuid references person,
  asked_at  timestamptz not null,
  primary key (ticket_id, person_id)
);
comment on table collaborator is
  'Who was asked in on a ticket; after a merge they see the ticket that it lives on in. The row goes when they are let go.';
create index collaborator_by_person on collaborator (person_id);

-- Lead is what leading a team makes of somebody: who leads one has the role, who leads none any more has not.
delete from role_grant g where g.role = 'lead' and not exists (select 1 from team t where t.lead_id = g.person_id);
insert into role_grant (person_id, role, granted_at)
select distinct on (lead_id) lead_id, 'lead', created_at from team order by lead_id, created_at
on conflict do nothing;

-- Why: a mail that does not arrive was a red sentence in the words of a foreign server, and nobody knew what follows. A
-- delivery now says in a word why, and ends when a person has found another way; an address says why it is thought broken;
-- somebody who is away is offered as a date; and a server through which nothing leaves raises an alarm as one does from
-- which nothing comes in.

alter table delivery
  add column reason     text check (reason ~ '^[a-z_]+$'),
  add column status     text,
  add column settled_at timestamptz,
  add column settled_by uuid references person,
  add constraint delivery_settled_late check (settled_at is null or state in ('failed', 'human_task', 'rerouted'));
comment on column delivery.reason is 'Why it has not arrived or left, in one word; what the other server said stands in last_error.';
comment on column delivery.status is 'The other server''s code, as 5.1.1 or 550.';
comment on column delivery.settled_at is 'When somebody said that this person was told another way, or sent it anew.';
create index delivery_undelivered on delivery (ticket_id) where state in ('failed', 'human_task') and settled_at is null;

alter table address
  add column health_reason text check (health_reason ~ '^[a-z_]+$'),
  add column health_said   text;
comment on column address.health_said is 'What the other server said when a mail came back from it.';

create table holiday_reply (
  ticket_id  bigint not null references ticket on delete cascade,
  person_id  uuid not null references person,
  inbound_id uuid references inbound on delete set null,
  returns_on text not null check (returns_on ~ '^\d{4}-\d\d-\d\d$'),
  substitute text,
  heard_at   timestamptz not null,
  decided_at timestamptz,
  decided_by uuid references person,
  decision   text check (decision in ('waited', 'put_away')),
  primary key (ticket_id, person_id),
  check ((decided_at is null) = (decision is null))
);
comment on table holiday_reply is 'Somebody on the ticket answered by machine that they are away. The day is offered to an agent; nothing moves by itself.';
comment on column holiday_reply.returns_on is 'The day, which is none of a zone: they are back when our calendar opens on it.';
comment on column holiday_reply.substitute is 'The one address that the reply names for urgent matters.';

create table sender_health (
  mailbox_id    uuid unique nulls not distinct references mailbox on delete cascade,
  failing_since timestamptz,
  failure       jsonb,
  check ((failing_since is null) = (failure is null))
);
comment on table sender_health is 'Of the outgoing server of a mailbox, or of the desk''s own (no mailbox), since when nothing leaves through it.';

alter table mailbox_alarm
  alter column mailbox_id drop not null,
  drop constraint mailbox_alarm_kind_check,
  add constraint mailbox_alarm_kind_check
    check (kind in ('fetching', 'sign_in', 'silent', 'sending', 'sending_sign_in', 'deferred')),
  add constraint mailbox_alarm_of_desk check (mailbox_id is not null or kind in ('sending', 'sending_sign_in', 'deferred'));
comment on column mailbox_alarm.mailbox_id is 'Empty: the desk''s own outgoing server.';
drop index mailbox_alarm_standing;
create unique index mailbox_alarm_standing on mailbox_alarm (mailbox_id, kind) nulls not distinct where ended_at is null;

alter table inbound add column addressed_to_id uuid references mailbox on delete set null;
comment on column inbound.addressed_to_id is 'The mailbox that it was delivered to by SMTP, LMTP or a pipe; its silence is known from there.';
create index inbound_by_addressed on inbound (addressed_to_id, received_at desc) where addressed_to_id is not null;
-- A copy of another mail says so.
create index inbound_by_mail_id on inbound (mail_id) where mail_id is not null;

-- Whatever door it came through. Answers come to an address with a tag before the @.
create function inbound_addressed_to() returns trigger language plpgsql as $$
begin
  new.addressed_to_id := (
    select m.id from mailbox m
     where m.address = any (new.envelope_to)
        or m.address in (select regexp_replace(lower(a), '\+[^@]*@', '@') from unnest(new.envelope_to) a)
     limit 1);
  return new;
end $$;
create trigger inbound_addressed_to before insert on inbound
  for each row when (new.mailbox_id is null) execute function inbound_addressed_to();

create index delivery_put_off on delivery (ticket_id) where state = 'retry';

-- Why: nothing that arrives may vanish and nothing that leaves may be forgotten. An inbound is stored raw before anybody
-- looks at it; a delivery is one message to one address, with its tries.

create table inbound (
  id             uuid primary key,
  channel        text not null,
  door           text not null,
  received_at    timestamptz not null,
  raw_sha256     bytea not null references file,
  size           bigint not null,
  envelope_from  text,
  envelope_to    text[] not null default '{}',
  remote_address text,
  mail_id        text,
  sender         text,
  subject        text,
  authentication jsonb,
  state          text not null default 'received'
                 check (state in ('received', 'accepted', 'automatic', 'quarantined', 'rejected')),
  reason         text,
  explanation    text,
  duplicate_of   uuid references inbound,
  ticket_id      bigint references ticket on delete set null,
  message_id     uuid references message on delete set null,
  tries          integer not null default 0,
  due_at         timestamptz,
  ended_at       timestamptz,
  check ((state = 'received') = (ended_at is null)),
  check (state = 'received' or message_id is not null or reason is not null)
);
comment on column inbound.due_at is 'Received: not tried again before. Quarantined: somebody looks at it until then.';
comment on column inbound.sender is 'The address in From, for whoever looks through what was put aside.';
create index inbound_waiting on inbound (received_at) where state = 'received';
create index inbound_by_state on inbound (state, received_at desc);
create index inbound_by_ticket on inbound (ticket_id) where ticket_id is not null;
create index inbound_by_message on inbound (message_id) where message_id is not null;

-- One row per mail that was accepted, by Message-ID and content: a second arrival waits here and then knows that it is one.
create table mail_identity (
  identity   bytea primary key,
  inbound_id uuid not null references inbound on delete cascade
);

create table mail_reference (
  mail_id   text not null,
  ticket_id bigint not null references ticket on delete cascade,
  source    text not null check (source in ('sent', 'received', 'seen')),
  primary key (mail_id, ticket_id)
);
comment on table mail_reference is 'Every Message-ID of ours and theirs, also of mails only seen in References, and the ticket it belongs to.';
create index mail_reference_by_ticket on mail_reference (ticket_id);

create table notice (
  id         uuid primary key,
  person_id  uuid not null references person,
  kind       text not null,
  ticket_id  bigint references ticket on delete cascade,
  link_id    uuid references sign_in_link on delete cascade,
  data       jsonb not null default '{}',
  at         timestamptz not null
);
comment on table notice is 'What the desk tells a person outside a ticket''s conversation (assigned to you, your sign-in link).';
create index notice_by_person on notice (person_id, at);
create index notice_by_ticket on notice (ticket_id) where ticket_id is not null;

create table delivery (
  id           uuid primary key,
  message_id   uuid,
  message_kind text,
  notice_id    uuid references notice on delete cascade,
  ticket_id    bigint references ticket on delete cascade,
  person_id    uuid not null references person,
  channel      text not null,
  to_address   text not null,
  mail_id      text unique,
  state        text not null default 'queued' check (state in
                 ('queued', 'sending', 'retry', 'sent', 'delivered', 'read', 'failed', 'rerouted', 'human_task', 'discarded')),
  tries        integer not null default 0,
  queued_at    timestamptz not null,
  due_at       timestamptz,
  sent_at      timestamptz,
  ended_at     timestamptz,
  last_error   text,
  example      boolean not null default false,
  check ((message_id is null) <> (notice_id is null)),
  -- A note has no way into a delivery: the kind travels with the key.
  constraint delivery_is_public check (message_id is null or message_kind = 'public'),
  foreign key (message_id, message_kind) references message (id, kind) on delete cascade
);
comment on column delivery.due_at is 'When it is tried next; empty when nothing is left to do or it waits in the Outbox.';
create index delivery_by_message on delivery (message_id);
create index delivery_by_notice on delivery (notice_id);
create index delivery_by_ticket on delivery (ticket_id, queued_at);
create index delivery_due on delivery (due_at) where due_at is not null;
create index delivery_waiting on delivery (queued_at desc) where state in ('queued', 'sending', 'retry', 'failed');
create index delivery_by_person on delivery (person_id, queued_at desc);

-- Delivery states only move forward.
create function delivery_moves_forward() returns trigger language plpgsql as $$
declare
  ranks constant jsonb := '{"queued":0,"retry":1,"sending":1,"sent":2,"failed":3,"delivered":4,"read":5,"rerouted":6,"human_task":6,"discarded":6}';
begin
  if (ranks ->> new.state)::int < (ranks ->> old.state)::int then
    raise exception 'delivery % cannot go from % back to %', old.id, old.state, new.state using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger delivery_moves_forward before update of state on delivery
  for each row when (old.state is distinct from new.state) execute function delivery_moves_forward();

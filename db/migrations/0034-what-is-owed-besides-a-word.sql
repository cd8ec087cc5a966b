-- Why: three things that are owed besides the next word. What cannot be solved needs a decision about compensation: what there
-- is to offer, up to what an agent grants it alone, and who approved what is more. A requester may ask to hear by a date of
-- theirs. And the time until a solution is told as an interval that was learnt from the desk's own tickets, with how many.

create table compensation_offer (
  id           uuid primary key,
  name         text not null check (name <> ''),
  amount_cents integer not null check (amount_cents >= 0),
  position     integer not null,
  created_at   timestamptz not null,
  retired_at   timestamptz
);
comment on column compensation_offer.name is 'As the requester reads it when it is granted.';

alter table desk
  add column compensation_currency    text not null default 'EUR' check (compensation_currency ~ '^[A-Z]{3}$'),
  add column compensation_limit_cents integer not null default 0 check (compensation_limit_cents >= 0);
comment on column desk.compensation_limit_cents is 'What an agent grants alone; above it a lead approves.';

create table compensation_request (
  id           uuid primary key,
  ticket_id    bigint not null references ticket on delete cascade,
  offer_id     uuid not null references compensation_offer,
  amount_cents integer not null,
  asked_by     uuid not null references person,
  asked_at     timestamptz not null,
  decision     text check (decision in ('approved', 'refused')),
  decided_by   uuid references person,
  decided_at   timestamptz,
  check ((decision is null) = (decided_at is null))
);
comment on column compensation_request.amount_cents is 'What was approved: an offer that costs more since then has to be asked for again.';
create unique index compensation_request_open on compensation_request (ticket_id) where decision is null;
create index compensation_request_by_ticket on compensation_request (ticket_id, asked_at);

alter table resolution
  add column compensation_offer_id uuid references compensation_offer,
  add column compensation_cents    integer,
  add constraint resolution_compensation_whole check ((compensation_offer_id is null) = (compensation_cents is null));

create table date_request (
  id         uuid primary key,
  ticket_id  bigint not null references ticket on delete cascade,
  person_id  uuid not null references person,
  wanted_at  timestamptz not null,
  asked_at   timestamptz not null,
  decision   text check (decision in ('kept', 'accepted', 'answered', 'void')),
  decided_by uuid references person,
  decided_at timestamptz,
  check ((decision is null) = (decided_at is null))
);
comment on table date_request is 'By when a requester asked to hear from us, or sooner.';
comment on column date_request.decision is
  'kept: the desk promised it by itself; accepted: an agent did; answered: an agent wrote instead; void: nothing was owed any more.';
create unique index date_request_open on date_request (ticket_id) where decision is null;

alter table ticket
  add column expected_early_at timestamptz,
  add column expected_cases    integer check (expected_cases > 0);
comment on column ticket.expected_early_at is 'By when half of such tickets were solved; empty where the policy alone spoke.';
comment on column ticket.expected_cases is 'From how many tickets the interval was learnt.';

create table expected_span (
  kind         text not null,
  priority     smallint not null,
  team_id      uuid references team on delete cascade,
  half_seconds bigint not null,
  most_seconds bigint not null,
  cases        integer not null,
  watched      integer not null,
  learnt_at    timestamptz not null,
  unique nulls not distinct (kind, priority, team_id)
);
comment on table expected_span is 'In what working time half and nine tenths of such tickets are solved; `kind` is empty and the team left out where few of them are known.';

-- Why: people go on leave, fall ill and leave. A ticket keeps its assignee, and while they are away its cover acts: current
-- truth stands on the ticket's row, what was and why stands here.

create table absence (
  id         uuid primary key,
  person_id  uuid not null references person,
  kind       text not null check (kind in ('planned', 'sudden')),
  from_at    timestamptz not null,
  to_at      timestamptz,
  cover_id   uuid references person,
  state      text not null default 'planned' check (state in ('planned', 'running', 'over', 'cancelled')),
  said_by    uuid references person,
  said_at    timestamptz not null,
  begun_at   timestamptz,
  ended_at   timestamptz,
  example    boolean not null default false,
  check (to_at > from_at),
  check (cover_id <> person_id)
);
comment on table absence is 'Away, and no word of why: nobody ever writes down what somebody is ill with.';
comment on column absence.to_at is 'When they are back; null: nobody knows yet.';
comment on column absence.cover_id is 'Whom they named to stand in; null: the desk chooses for each ticket.';
create index absence_by_person on absence (person_id, from_at);
create index absence_to_begin on absence (from_at) where state = 'planned';
create index absence_to_end on absence (to_at) where state = 'running';
create index absence_current on absence (person_id, from_at) where state in ('planned', 'running');

-- What was chosen otherwise than the desk proposed, ticket by ticket.
create table absence_choice (
  absence_id uuid not null references absence on delete cascade,
  ticket_id  bigint not null references ticket on delete cascade,
  fate       text not null check (fate in ('now', 'waits')),
  cover_id   uuid references person,
  chosen_by  uuid references person,
  primary key (absence_id, ticket_id)
);
create index absence_choice_by_ticket on absence_choice (ticket_id);

create table cover (
  ticket_id     bigint not null references ticket on delete cascade,
  sequence      integer not null,
  person_id     uuid not null references person,
  for_id        uuid not null references person,
  absence_id    uuid not null references absence,
  why           text not null check (why in ('named', 'named_in_turn', 'team', 'lead', 'duty', 'administrator', 'chosen')),
  from_at       timestamptz not null,
  given_by      uuid references person,
  accepted_at   timestamptz,
  accept_due_at timestamptz,
  ended_at      timestamptz,
  end_why       text check (end_why in ('back', 'away_too', 'not_accepted', 'passed_on', 'over')),
  return_asked_at timestamptz,
  primary key (ticket_id, sequence),
  check (person_id <> for_id),
  check ((ended_at is null) = (end_why is null))
);
comment on column cover.end_why is 'back: the assignee is here again; away_too: another cover followed; not_accepted: it went to the lead; passed_on: the ticket has another assignee; over: it is resolved or put aside.';
comment on column cover.return_asked_at is 'They were back, but the cover had become the real contact; both were asked whose it is.';
create unique index cover_running on cover (ticket_id) where ended_at is null;
create index cover_by_person on cover (person_id, from_at);
create index cover_for on cover (for_id) where ended_at is null;
create index cover_accept_due on cover (accept_due_at) where accept_due_at is not null;

alter table ticket add column cover_id uuid references person;
alter table ticket add constraint nobody_covers_themselves check (cover_id <> assignee_id);
alter table ticket add constraint covered_is_unresolved check (cover_id is null
  or status in ('new', 'open', 'waiting_on_requester', 'waiting_on_third_party', 'scheduled'));
create index ticket_covered on ticket (cover_id, risk_level desc, next_due_at, id) where cover_id is not null;
comment on column ticket.cover_id is 'Who acts while the assignee is away.';

-- As of who is made to answer for a ticket (0017): nobody is made to stand in who has just left.
create function cover_works_here() returns trigger language plpgsql as $$
begin
  perform 1 from person where id = new.cover_id and kind = 'agent' and state = 'active' for share;
  if not found then
    raise exception 'person % stands in for nobody any more', new.cover_id using errcode = 'serialization_failure';
  end if;
  return null;
end $$;
create trigger "A_cover_works_here" after update of cover_id on ticket for each row
  when (new.cover_id is not null and new.cover_id is distinct from old.cover_id) execute function cover_works_here();

-- Whatever gives the ticket another assignee, or puts it aside, ends its cover: no action can forget to.
create function cover_ends() returns trigger language plpgsql as $$
declare
  passed_on boolean := new.status in ('new', 'open', 'waiting_on_requester', 'waiting_on_third_party', 'scheduled');
begin
  update cover set ended_at = greatest(new.updated_at, from_at), accept_due_at = null, end_why = case when passed_on then 'passed_on' else 'over' end
   where ticket_id = new.id and ended_at is null;
  new.cover_id := null;
  return new;
end $$;
create trigger cover_ends before update of assignee_id, status on ticket for each row
  when (old.cover_id is not null and new.cover_id is not distinct from old.cover_id
    and (new.assignee_id is distinct from old.assignee_id or new.status not in
      ('new', 'open', 'waiting_on_requester', 'waiting_on_third_party', 'scheduled')))
  execute function cover_ends();

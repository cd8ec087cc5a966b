-- Why: a ticket that is stuck was seen by its assignee alone, and then by a lead. Who is called next, by which way and within
-- what time is written down before it is needed; a call is answered with the next step or goes on to the next person, and where
-- everybody has been called, administrators are told again and again until somebody answers.

create table escalation_policy (
  id         uuid primary key,
  name       text not null check (name <> ''),
  team_id    uuid references team,
  created_by uuid references person,
  created_at timestamptz not null,
  retired_at timestamptz,
  check (team_id is not null or retired_at is null)
);
comment on column escalation_policy.team_id is 'Null: of every team that has none of its own; this one always stands.';
create unique index escalation_policy_of_team on escalation_policy (team_id) nulls not distinct where retired_at is null;

create table escalation_version (
  policy_id uuid not null references escalation_policy,
  number    integer not null check (number > 0),
  steps     jsonb not null check (jsonb_array_length(steps) > 0),
  triggers  jsonb not null,
  words     jsonb not null,
  made_by   uuid references person,
  made_at   timestamptz not null,
  primary key (policy_id, number)
);
comment on table escalation_version is 'The highest number is in force; what runs already goes on by the version that it began with.';
comment on column escalation_version.steps is 'In their order: {target, kind, withinMinutes, media}.';
comment on column escalation_version.words is 'What a complaint or a word about security is known by, in each language.';
create function escalation_version_stays() returns trigger language plpgsql as $$
begin
  raise exception 'By what somebody was called is never edited; write a new version.';
end $$;
create trigger escalation_version_stays before update on escalation_version for each row execute function escalation_version_stays();

create table escalation (
  id              uuid primary key,
  ticket_id       bigint not null references ticket on delete cascade,
  trigger         text not null check (trigger in ('clock', 'stuck', 'transfers', 'complaint', 'security')),
  level           text not null,
  said_by         text not null check (said_by in ('requester', 'agent', 'desk')),
  opened_by       uuid references person,
  opened_at       timestamptz not null,
  policy_id       uuid not null,
  policy_number   integer not null,
  alarms          integer not null default 0,
  ended_at        timestamptz,
  end_as          text check (end_as in ('acknowledged', 'joined', 'over')),
  acknowledged_by uuid references person,
  next_step_id    uuid references message,
  foreign key (policy_id, policy_number) references escalation_version (policy_id, number),
  check ((ended_at is null) = (end_as is null)),
  check ((end_as is not distinct from 'acknowledged') = (acknowledged_by is not null)),
  check ((acknowledged_by is null) = (next_step_id is null))
);
comment on table escalation is 'Somebody else has to look at a ticket, and why. Who has it does not change by it.';
comment on column escalation.level is 'Each cause calls once per ticket and level: which clock, which number of transfers, when it was said.';
comment on column escalation.end_as is 'joined: another one ran already; over: the ticket was resolved or put aside first.';
comment on column escalation.next_step_id is 'The note in which whoever answered says what comes next.';
create unique index escalation_once on escalation (ticket_id, trigger, level);
create unique index escalation_running on escalation (ticket_id) where ended_at is null;
create index escalation_of_policy on escalation (policy_id, policy_number);

create table escalation_call (
  escalation_id uuid not null references escalation on delete cascade,
  sequence      integer not null,
  step          integer not null,
  state         text not null check (state in ('armed', 'fired', 'acknowledged', 'timed_out', 'skipped', 'over')),
  person_id     uuid references person,
  media         text[] not null default '{}',
  skip_why      text check (skip_why in ('nobody', 'left', 'away', 'off_shift', 'quiet_hours', 'no_address', 'called_already')),
  at            timestamptz not null,
  due_at        timestamptz,
  ended_at      timestamptz,
  primary key (escalation_id, sequence),
  check ((state in ('armed', 'fired')) = (due_at is not null)),
  check ((state = 'skipped') = (skip_why is not null)),
  check (state <> 'fired' or person_id is not null)
);
comment on table escalation_call is 'Who was called, and who was not and why. armed: nobody could be called, and it is tried again at due_at.';
create index escalation_call_due on escalation_call (due_at) where due_at is not null;
create index escalation_call_of_person on escalation_call (person_id) where state = 'fired';

-- Whatever resolves a ticket or puts it aside ends what was called for on it: no action can forget to.
create function escalation_ends() returns trigger language plpgsql as $$
begin
  update escalation_call c set state = 'over', due_at = null, ended_at = greatest(new.updated_at, c.at)
    from escalation e where e.id = c.escalation_id and e.ticket_id = new.id and e.ended_at is null and c.state in ('armed', 'fired');
  update escalation set ended_at = greatest(new.updated_at, opened_at), end_as = 'over' where ticket_id = new.id and ended_at is null;
  return null;
end $$;
create trigger escalation_ends after update of status on ticket for each row
  when (new.status is distinct from old.status and new.status not in
    ('new', 'open', 'waiting_on_requester', 'waiting_on_third_party', 'scheduled'))
  execute function escalation_ends();

insert into escalation_policy (id, name, created_at) values (gen_random_uuid(), 'Standard', '2000-01-01Z');
insert into escalation_version (policy_id, number, steps, triggers, words, made_at)
select id, 1,
  '[{"target": {"kind": "assignee"}, "kind": "functional", "withinMinutes": 30, "media": ["email", "desk"]},
    {"target": {"kind": "lead"}, "kind": "hierarchical", "withinMinutes": 30, "media": ["email", "desk"]},
    {"target": {"kind": "administrator"}, "kind": "hierarchical", "withinMinutes": 60, "media": ["email", "desk"]}]',
  '{"clock": false, "stuck": true, "transfers": false, "complaint": false, "security": false}',
  '{"complaint": {"en": ["complaint", "as I said", "unacceptable"], "ru": ["жалоб", "уже писал", "недопустимо"],
      "pt-BR": ["reclamação", "como já disse", "inaceitável"], "pt-PT": ["reclamação", "como já disse", "inaceitável", "inadmissível"]},
    "security": {"en": ["data breach", "phishing", "ransomware", "hacked"], "ru": ["утечк", "фишинг", "взлом", "шифровальщик"],
      "pt-BR": ["vazamento de dados", "phishing", "ransomware", "invadid"], "pt-PT": ["violação de dados", "fuga de dados", "phishing", "ransomware"]}}',
  created_at from escalation_policy;

-- Why: a new ticket lay with a lead until somebody happened to see it, whatever language it was in and whoever knew the matter.
-- What people can, how much they take and by which rules tickets find them is written down here; rules are versions that are
-- never edited, so that a decision of March can be explained by the rules of March.

create table spoken_language (
  person_id uuid not null references person on delete cascade,
  language  text not null check (language in ('en', 'ru', 'pt-BR', 'pt-PT')),
  primary key (person_id, language)
);
comment on table spoken_language is 'Languages that a person of ours reads and writes. Without a row: that of their screens.';

-- The locale of the screens stands in for what nobody has said yet.
create function languages_of(whose uuid) returns text[] language sql stable as $$
  select coalesce(nullif(array(select language from spoken_language where person_id = whose order by language), '{}'),
                  array[coalesce((select locale from person where id = whose), (select default_locale from desk))])
$$;

create table skill (
  id         uuid primary key,
  name       text not null check (name <> ''),
  created_at timestamptz not null,
  retired_at timestamptz
);
create unique index skill_name on skill (lower(name)) where retired_at is null;

create table person_skill (
  person_id uuid not null references person on delete cascade,
  skill_id  uuid not null references skill,
  level     smallint not null check (level between 1 and 3),
  primary key (person_id, skill_id)
);
comment on column person_skill.level is '1: can help, 2: knows it well, 3: is asked by the others.';

create table work_capacity (
  person_id uuid primary key references person on delete cascade,
  units     integer not null check (units between 1 and 1000)
);
comment on table work_capacity is 'How much somebody takes at once, in units of work. Without a row: what the desk says.';

alter table team add column gives text not null default 'holder' check (gives in ('holder', 'best_placed'));
comment on column team.gives is 'Where a new ticket goes: it stays with the duty agent or lead until somebody takes it, or is given to whoever is placed best.';

create table routing_version (
  number          integer primary key check (number > 0),
  rules           jsonb not null,
  units           jsonb not null,
  capacity        integer not null check (capacity between 1 and 1000),
  untouched_hours integer check (untouched_hours between 2 and 200),
  made_by         uuid references person,
  made_at         timestamptz not null
);
comment on table routing_version is 'The highest number is in force.';
comment on column routing_version.rules is 'In their order: {id, name, when, to}; the first that fits counts.';
comment on column routing_version.units is 'What a ticket weighs by its priority, with what its kind adds.';
comment on column routing_version.untouched_hours is 'After so many working hours in which a requester waits and the assignee does nothing, the ticket goes back to the queue; empty: never.';
create function routing_version_stays() returns trigger language plpgsql as $$
begin
  raise exception 'The rules of a decision are never edited; write a new version.';
end $$;
create trigger routing_version_stays before update on routing_version for each row execute function routing_version_stays();
insert into routing_version (number, rules, units, capacity, made_at) values
  (1, '[]', '{"priorities": {"P1": 8, "P2": 4, "P3": 2, "P4": 1}, "kinds": {}, "waiting": 1}', 60, '2000-01-01Z');

create table vip (
  id              uuid primary key,
  organisation_id uuid unique references organisation,
  person_id       uuid unique references person on delete cascade,
  account_team_id uuid references team on delete set null,
  marked_by       uuid references person,
  marked_at       timestamptz not null,
  check (num_nonnulls(organisation_id, person_id) = 1)
);
comment on table vip is 'For whom routing, and never priority, goes another way; the account team knows them.';

create table needed_skill (
  ticket_id   bigint primary key references ticket on delete cascade,
  skill_id    uuid not null references skill,
  least_level smallint not null check (least_level between 1 and 3)
);

alter table stint add column for_queue boolean;
comment on column stint.for_queue is 'Whether it only lies with them until somebody of the team takes it; empty: so it is if the reason is first or escalated.';

create table passed_over (
  ticket_id bigint not null references ticket on delete cascade,
  person_id uuid not null references person on delete cascade,
  reason    text not null check (reason in ('language', 'skill', 'workload', 'too_close', 'ends_work', 'other')),
  at        timestamptz not null,
  until_at  timestamptz not null,
  primary key (ticket_id, person_id)
);
comment on table passed_over is 'Who gave a ticket back, and until when it is not offered to them again.';

create table untouched_warning (
  ticket_id bigint primary key references ticket on delete cascade,
  person_id uuid not null references person on delete cascade,
  since_at  timestamptz not null,
  told_at   timestamptz not null,
  due_at    timestamptz not null
);
comment on table untouched_warning is 'Who was told that a ticket goes back to the queue at due_at, because its requester waits since since_at.';
create index untouched_warning_due on untouched_warning (due_at);

create index ticket_requester_waits on ticket (last_requester_at)
  where status = 'open' and (last_human_reply_at is null or last_human_reply_at < last_requester_at);

-- Why: a desk that is open day and night has somebody on duty at every instant: whose turn it is follows from rotations, and
-- a gap must be known weeks before it comes. And whoever works in shifts is not reached outside of them.

create table shift (
  person_id uuid primary key references person,
  tz        text not null,
  hours     jsonb not null,
  set_by    uuid references person,
  set_at    timestamptz not null
);
comment on table shift is 'When somebody works, week by week. Whoever has none is reached in the hours of their team.';

create table shift_day (
  person_id uuid not null references person,
  day       text not null check (day ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'),
  hours     jsonb not null,
  kind      text not null check (kind in ('extra', 'off', 'swap')),
  with_id   uuid references person,
  said_by   uuid references person,
  said_at   timestamptz not null,
  primary key (person_id, day),
  check ((kind = 'swap') = (with_id is not null))
);
comment on table shift_day is 'What one day differs from the week: its hours take the place of the usual ones.';

create table duty_schedule (
  id         uuid primary key,
  name       text not null,
  team_id    uuid references team,
  created_by uuid references person,
  created_at timestamptz not null,
  retired_at timestamptz
);
comment on column duty_schedule.team_id is 'Null: it is the whole desk’s.';
create unique index duty_schedule_name on duty_schedule (lower(name)) where retired_at is null;
create index duty_schedule_of_team on duty_schedule (team_id) where retired_at is null;

-- Never edited: a change is a new version, so that who was on duty last month stays true.
create table duty_version (
  schedule_id uuid not null references duty_schedule,
  number      integer not null,
  from_at     timestamptz not null,
  layers      jsonb not null,
  wanted      jsonb,
  made_by     uuid references person,
  primary key (schedule_id, number)
);
comment on column duty_version.wanted is 'When somebody has to be on duty, as a calendar; null: always.';

create table duty_override (
  id          uuid primary key,
  schedule_id uuid not null references duty_schedule,
  person_id   uuid not null references person,
  from_at     timestamptz not null,
  to_at       timestamptz not null,
  state       text not null default 'stands' check (state in ('stands', 'over', 'taken_back')),
  said_by     uuid references person,
  said_at     timestamptz not null,
  ended_at    timestamptz,
  check (to_at > from_at)
);
create index duty_override_standing on duty_override (schedule_id, to_at) where state = 'stands';
create index duty_override_of_schedule on duty_override (schedule_id, from_at) where state <> 'taken_back';

create table duty_gap (
  schedule_id uuid not null references duty_schedule,
  from_at     timestamptz not null,
  to_at       timestamptz not null,
  goes_on     boolean not null,
  told_at     timestamptz not null,
  primary key (schedule_id, from_at)
);
comment on table duty_gap is 'The gaps that somebody was told of, as long as they stand: each is told once.';
comment on column duty_gap.goes_on is 'It reached to the end of what was looked at, so its end was not known.';

create table duty_feed (
  person_id uuid primary key references person,
  serial    integer not null,
  made_at   timestamptz not null,
  ended_at  timestamptz
);
comment on table duty_feed is 'The address at which a calendar program reads one’s duty; another serial number makes the former address void.';

-- Why: working time had one row that every change overwrote, so that nobody could say which hours counted when a promise was
-- made, and no change could be prepared. There are several calendars now, each a row of versions that are never edited: who
-- made them, why, from when they are in force, what was arranged (`plan`) and what arithmetic reads (`input`). The row of the
-- calendar keeps the version in force together with those to come, so that an action still reads one row by its key. A team
-- may go by a calendar of its own. A time for which the desk closes moves each promise that lies in it once, and tells so.

create table calendar_version (
  calendar_id uuid not null references calendar,
  number      integer not null check (number > 0),
  from_at     timestamptz not null,
  plan        jsonb not null,
  input       jsonb not null,
  what        text not null check (what in
    ('first', 'hours', 'day', 'holidays', 'more_holidays', 'import', 'closed', 'reopened', 'carried_on')),
  about       jsonb not null default '{}',
  note        text check (note <> ''),
  made_by     uuid references person,
  made_at     timestamptz not null,
  primary key (calendar_id, number),
  -- What was in force is not changed afterwards; only what is to come.
  check (from_at >= made_at)
);
comment on table calendar_version is 'At an instant that version is in force which has the highest number among those that begin by then.';
comment on column calendar_version.plan is 'What people arranged: hours, days, holidays with what they came from, closed times.';
comment on column calendar_version.input is 'What arithmetic reads, worked out from the plan when the version was made.';
comment on column calendar_version.about is 'Codes and dates that say what the change was about, by `what`.';

create function calendar_version_stays() returns trigger language plpgsql as $$
begin
  raise exception 'A version of a calendar is never edited; make a new one.';
end $$;
create trigger calendar_version_stays before update on calendar_version
  for each row execute function calendar_version_stays();

insert into calendar_version (calendar_id, number, from_at, plan, input, what, made_at)
select c.id, 1, c.created_at,
       jsonb_build_object(
         'tz', c.input -> 'tz',
         'hours', c.input -> 'hours',
         'days', coalesce((select jsonb_object_agg(day, jsonb_build_object('name', '', 'hours', '[]'::jsonb, 'source', 'own'))
                             from jsonb_array_elements_text(c.input -> 'holidays') day), '{}')
              || coalesce((select jsonb_object_agg(key, jsonb_build_object('name', '', 'hours', value, 'source', 'own'))
                             from jsonb_each(c.input -> 'overrides')), '{}'),
         'yearly', coalesce((select jsonb_object_agg(day, jsonb_build_object('name', '', 'hours', '[]'::jsonb, 'source', 'own'))
                               from jsonb_array_elements_text(c.input -> 'yearlyHolidays') day), '{}'),
         'holidays', null,
         'closed', '[]'::jsonb),
       c.input, 'first', c.created_at
  from calendar c;

alter table calendar
  add column number     integer not null default 1,
  add column turns_at   timestamptz,
  add column retired_at timestamptz,
  add constraint calendar_default_stays check (not (is_default and retired_at is not null));
comment on column calendar.input is 'The version in force, with those to come under `later`: right at every instant without a look at the versions.';
comment on column calendar.number is 'The version that was in force when the row was written last.';
comment on column calendar.turns_at is 'When the next version takes over; then the row is written anew.';
create index calendar_turns on calendar (turns_at) where turns_at is not null;

alter table team add column calendar_id uuid references calendar;
comment on column team.calendar_id is 'The working time that counts for its tickets; empty: the default calendar.';

create table closed_time_move (
  id          uuid primary key,
  calendar_id uuid not null,
  number      integer not null,
  closed_id   uuid not null,
  ticket_id   bigint not null references ticket on delete cascade,
  asked_at    timestamptz not null,
  done_at     timestamptz,
  foreign key (calendar_id, number) references calendar_version,
  unique (ticket_id, calendar_id, number)
);
comment on table closed_time_move is 'A ticket whose promise lay in a time that a version of the calendar closed: it is moved and told once.';
comment on column closed_time_move.closed_id is 'The closed time, by its id in the plan of the version.';
create index closed_time_move_due on closed_time_move (asked_at) where done_at is null;

-- The desk tells that it closes for a time: a purpose of its own beside those that there are.
do $$
begin
  execute (select 'alter table message drop constraint message_purpose_check, add constraint message_purpose_check '
                  || replace(pg_get_constraintdef(oid), 'ARRAY[', 'ARRAY[''away''::text, ')
             from pg_constraint where conname = 'message_purpose_check');
end $$;

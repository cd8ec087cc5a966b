-- Why: a mail at three in the morning wakes people. What the desk tells its own people by itself waits until their quiet hours
-- are over (R94); emergencies do not wait, and nothing that a requester is owed ever does.

create table quiet_hours (
  person_id    uuid primary key references person on delete cascade,
  from_minute  smallint not null check (from_minute between 0 and 1439),
  until_minute smallint not null check (until_minute between 0 and 1439),
  check (from_minute <> until_minute)
);
comment on table quiet_hours is 'By the person''s own clock, in minutes of the day; over midnight where it ends before it begins. Without a row the desk''s hold.';

alter table desk
  add column quiet_from_minute  smallint check (quiet_from_minute between 0 and 1439),
  add column quiet_until_minute smallint check (quiet_until_minute between 0 and 1439),
  add constraint desk_quiet_whole check ((quiet_from_minute is null) = (quiet_until_minute is null)),
  add constraint desk_quiet_span check (quiet_from_minute <> quiet_until_minute);

-- When somebody may be told: now, or when their quiet hours are over.
create function quiet_until(told_person uuid, at timestamptz) returns timestamptz language sql stable as $$
  select coalesce((
    select (date_trunc('day', local) + make_interval(mins => until_minute, days => case when minute >= until_minute then 1 else 0 end))
             at time zone zone
      from (select *, at at time zone zone as local,
                   (extract(hour from at at time zone zone) * 60 + extract(minute from at at time zone zone))::int as minute
              from (select coalesce(q.from_minute, d.quiet_from_minute) as from_minute,
                           coalesce(q.until_minute, d.quiet_until_minute) as until_minute,
                           coalesce(p.zone, c.input ->> 'tz', 'UTC') as zone
                      from desk d left join person p on p.id = told_person left join quiet_hours q on q.person_id = told_person
                      left join calendar c on c.is_default) hours
             where from_minute is not null) now_there
     where case when from_minute < until_minute then minute >= from_minute and minute < until_minute
                else minute >= from_minute or minute < until_minute end), at)
$$;

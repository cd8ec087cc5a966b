-- Why: a change of the name that a requester was told was owed by one date on the ticket's row, and what became of it stood
-- nowhere. Each change is a row now, opened and closed by the database itself, so that no action can forget one and invariant 4
-- can be asked of the record. Several tickets of one requester are told in one mail; who would rather wait for their own contact
-- says so; who has no address that works is called; a desk of one person closes with its absence; and planned absences come
-- out of a calendar feed.

create table contact_change (
  ticket_id  bigint not null references ticket on delete cascade,
  sequence   integer not null,
  told_id    uuid not null references person,
  began_at   timestamptz not null,
  due_at     timestamptz,
  held_until timestamptz,
  ended_at   timestamptz,
  ended_as   text check (ended_as in ('told', 'back', 'over')),
  primary key (ticket_id, sequence),
  check ((ended_at is null) = (ended_as is null))
);
comment on table contact_change is 'Somebody else acts than the requester was told, until they know: from when, and by when they are told.';
comment on column contact_change.told_id is 'Whose name the requester knows.';
comment on column contact_change.held_until is 'The requester''s quiet hours hold the desk''s own notice back until then.';
comment on column contact_change.ended_as is 'told: they know the new name; back: the one whom they know acts again; over: nobody waits any more.';
create unique index contact_change_open on contact_change (ticket_id) where ended_at is null;

create function contact_changes() returns trigger language plpgsql as $$
declare
  acting uuid := coalesce(new.cover_id, new.assignee_id);
  acted uuid := coalesce(old.cover_id, old.assignee_id);
  unresolved constant text[] := array['new', 'open', 'waiting_on_requester', 'waiting_on_third_party', 'scheduled'];
  open contact_change;
begin
  select * into open from contact_change where ticket_id = new.id and ended_at is null;
  if new.status = any(unresolved) and new.status <> 'new' and acting <> new.contact_told_id then
    if open.ticket_id is null then
      -- First routing is no change: as long as nobody had taken the ticket, the requester loses nobody.
      if new.contact_notice_due_at is not null or (old.status <> 'new' and (acting is distinct from acted or not old.status = any(unresolved))) then
        insert into contact_change (ticket_id, sequence, told_id, began_at, due_at)
        values (new.id, coalesce((select max(sequence) from contact_change where ticket_id = new.id), 0) + 1,
                new.contact_told_id, new.updated_at, new.contact_notice_due_at);
      end if;
    elsif new.contact_notice_due_at > old.contact_notice_due_at then
      update contact_change set held_until = new.contact_notice_due_at where ticket_id = new.id and ended_at is null;
    end if;
  elsif open.ticket_id is not null then
    update contact_change
       set ended_at = greatest(new.updated_at, open.began_at),
           ended_as = case when not new.status = any(unresolved) or new.contact_told_id is null then 'over'
                           when new.contact_told_id <> open.told_id then 'told' else 'back' end
     where ticket_id = new.id and ended_at is null;
  end if;
  return null;
end $$;
create trigger contact_changes after update of assignee_id, cover_id, status, contact_told_id, contact_notice_due_at on ticket
  for each row when (new.contact_told_id is not null or old.contact_told_id is not null) execute function contact_changes();

insert into contact_change (ticket_id, sequence, told_id, began_at, due_at)
select id, 1, contact_told_id, contact_notice_due_at - interval '25 minutes', contact_notice_due_at from ticket
 where contact_notice_due_at is not null and contact_told_id is not null and coalesce(cover_id, assignee_id) <> contact_told_id
   and status in ('open', 'waiting_on_requester', 'waiting_on_third_party', 'scheduled');

-- What was said together, each reader in one mail.
create table contact_telling (
  message_id      uuid primary key references message on delete cascade,
  telling_id      uuid not null,
  ticket_id       bigint not null references ticket on delete cascade,
  contact_id      uuid not null references person,
  next_due_at     timestamptz not null,
  wait_absence_id uuid references absence
);
comment on table contact_telling is 'A message of the desk that says who has the ticket now. Those with the same telling were told together.';
comment on column contact_telling.wait_absence_id is 'The mail offers to wait for whoever is away, until this absence ends.';
create index contact_telling_together on contact_telling (telling_id);
create index contact_telling_by_ticket on contact_telling (ticket_id);
create index contact_telling_by_contact on contact_telling (contact_id);
create index contact_telling_by_absence on contact_telling (wait_absence_id) where wait_absence_id is not null;

-- “I would rather wait for Max.”
create table wait (
  id         uuid primary key,
  ticket_id  bigint not null references ticket on delete cascade,
  absence_id uuid not null references absence,
  for_id     uuid not null references person,
  until_at   timestamptz not null,
  said_by    uuid not null references person,
  said_at    timestamptz not null,
  promise_id uuid references promise on delete set null,
  ended_at   timestamptz,
  end_why    text check (end_why in ('not_any_more', 'back', 'event', 'over')),
  check ((ended_at is null) = (end_why is null))
);
comment on table wait is 'The requester would rather wait for their contact than be looked after by somebody who stands in.';
comment on column wait.said_by is 'The requester, or who heard them say so.';
comment on column wait.promise_id is 'What was promised for the return.';
comment on column wait.end_why is 'not_any_more: they changed their mind; back: the contact is here again; event: something came up that could not wait; over: the ticket is resolved or has another assignee.';
create unique index wait_running on wait (ticket_id) where ended_at is null;
create index wait_by_ticket on wait (ticket_id);
create index wait_by_absence on wait (absence_id);
create index wait_by_promise on wait (promise_id) where promise_id is not null;

create function wait_ends() returns trigger language plpgsql as $$
begin
  update wait set ended_at = greatest(new.updated_at, said_at), end_why = case
           when new.cover_id is not null and new.assignee_id = old.assignee_id then 'event' else 'over' end
   where ticket_id = new.id and ended_at is null;
  return null;
end $$;
create trigger wait_ends after update of assignee_id, cover_id, status on ticket for each row
  when ((new.cover_id is not null and new.cover_id is distinct from old.cover_id) or new.assignee_id is distinct from old.assignee_id
    or new.status not in ('new', 'open', 'waiting_on_requester', 'waiting_on_third_party', 'scheduled'))
  execute function wait_ends();

alter table cover drop constraint cover_end_why_check,
  add constraint cover_end_why_check check (end_why in ('back', 'away_too', 'not_accepted', 'passed_on', 'over', 'requester_waits'));

-- Who can be written to nowhere is called.
alter table task drop constraint task_kind_check,
  add constraint task_kind_check check (kind in ('tell_requester', 'call_requester')),
  add column say_text     text check (say_text <> ''),
  add column say_language text,
  add constraint call_says_what check ((kind = 'call_requester') = (say_text is not null) and (say_text is null) = (say_language is null));
comment on column task.say_text is 'What is to be said, in the language of whoever is called.';
create unique index task_one_call on task (ticket_id) where kind = 'call_requester' and done_at is null;

-- A desk of one person closes while they are away; which closed time that is, so that it is taken back with the absence.
alter table absence
  add column closed_id          uuid,
  add column closed_calendar_id uuid references calendar,
  add constraint absence_closes check ((closed_id is null) = (closed_calendar_id is null));
create index absence_by_closed_calendar on absence (closed_calendar_id) where closed_calendar_id is not null;

create table absence_feed (
  id          uuid primary key,
  person_id   uuid not null references person,
  address     text not null,
  name        text not null,
  added_by    uuid references person,
  added_at    timestamptz not null,
  read_due_at timestamptz not null,
  read_at     timestamptz,
  failing_since timestamptz,
  failure     text check (failure in ('not_https', 'private_address', 'too_slow', 'too_large', 'too_many_redirects', 'unreachable', 'refused', 'no_calendar')),
  check ((failing_since is null) = (failure is null)),
  unique (person_id, address)
);
comment on table absence_feed is 'A calendar of somebody''s, out of which their planned absences come. Its address is a secret: whoever knows it reads the calendar.';
comment on column absence_feed.name is 'The host, which is what people are shown.';
create index absence_feed_due on absence_feed (read_due_at);
alter table absence add column feed_id uuid references absence_feed on delete set null;
create index absence_by_feed on absence (feed_id) where feed_id is not null;
